"""Sitemaps of all kinds, and what only calls itself one."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.sitemap import MAX_ENTRIES, Entry, Listing, read

URL = "https://quay.example/maps/sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = f"<urlset xmlns='{NAMESPACE}'><url><loc> /prices </loc></url><url><loc>b</loc></url></urlset>"


def urls(entries: list[Entry]) -> list[str]:
    return [entry.url for entry in entries]


def nothing(listing: Listing) -> bool:
    """Whether nothing was read, with a reason."""
    return not listing.sitemaps and not listing.pages and bool(listing.problem)


def test_pages_are_resolved_against_the_sitemap() -> None:
    assert urls(read(PAGES.encode(), URL, 10_000).pages) == [
        "https://quay.example/prices",
        "https://quay.example/maps/b",
    ]


def test_a_gzipped_sitemap_is_unpacked() -> None:
    assert len(read(gzip.compress(PAGES.encode()), URL, 10_000).pages) == 2


def test_an_index_lists_sitemaps() -> None:
    index = b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>"
    found = read(index, URL, 10_000)
    assert (urls(found.sitemaps), found.pages, found.problem) == (["https://quay.example/a.xml"], [], None)


def test_a_news_sitemap_gives_title_keywords_and_date() -> None:
    news = b"""<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc><news:news>
      <news:publication_date>2026-03-01</news:publication_date><news:title>Coworking opens</news:title>
      <news:keywords>Laken</news:keywords></news:news></url></urlset>"""
    [entry] = read(news, URL, 10_000).pages
    assert entry == ("https://quay.example/a", "Coworking opens Laken", "2026-03-01")


def test_what_stands_before_a_break_is_read_and_the_break_is_told() -> None:
    found = read(b"<urlset><url><loc>/a</loc></url><url><loc>/b</lo", URL, 10_000)
    assert "https://quay.example/a" in urls(found.pages)
    assert "broken in line 1" in (found.problem or "")


def test_a_bomb_is_not_unpacked() -> None:
    assert nothing(read(gzip.compress(PAGES.encode() + b" " * 1_000_000), URL, 10_000))


def test_entities_are_not_followed() -> None:
    evil = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><urlset><url><loc>/a&e;</loc></url></urlset>"
    assert urls(read(evil, URL, 10_000).pages) in ([], ["https://quay.example/a"])


def test_entities_do_not_explode() -> None:
    nested = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "lol">{nested}]><urlset><url><loc>/a&e9;</loc></url></urlset>'
    assert all(len(entry.url) < 100 for entry in read(bomb.encode(), URL, 10_000).pages)


def test_no_more_than_the_limit_of_entries_is_read() -> None:
    many = b"<urlset>" + b"<url><loc>/x</loc></url>" * (MAX_ENTRIES + 5) + b"</urlset>"
    found = read(many, URL, 10_000_000)
    assert (len(found.pages), found.problem) == (MAX_ENTRIES, f"only its first {MAX_ENTRIES} entries were read")


@pytest.mark.parametrize(
    "body", [b"", b"not here", b"<html><body>404</body></html>", b"\x1f\x8bnope", b"<urlset><url><loc>"]
)
def test_what_is_no_sitemap_lists_nothing_and_says_why(body: bytes) -> None:
    assert nothing(read(body, URL, 10_000))


@given(st.binary(max_size=200))
def test_no_bytes_break_it(body: bytes) -> None:
    read(body, URL, 10_000)
    read(b"<urlset>" + body, URL, 10_000)
