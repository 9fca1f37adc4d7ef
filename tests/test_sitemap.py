"""Sitemaps of all kinds, and what only calls itself one."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.sitemap import MAX_ENTRIES, read

URL = "https://quay.example/maps/sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = f"<urlset xmlns='{NAMESPACE}'><url><loc> /prices </loc></url><url><loc>b</loc></url></urlset>"


def test_pages_are_resolved_against_the_sitemap() -> None:
    assert read(PAGES.encode(), URL, 10_000).pages == ["https://quay.example/prices", "https://quay.example/maps/b"]


def test_a_gzipped_sitemap_is_unpacked() -> None:
    assert len(read(gzip.compress(PAGES.encode()), URL, 10_000).pages) == 2


def test_an_index_lists_sitemaps() -> None:
    index = b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>"
    assert read(index, URL, 10_000) == (["https://quay.example/a.xml"], [])


def test_a_bomb_is_not_unpacked() -> None:
    assert read(gzip.compress(PAGES.encode() + b" " * 1_000_000), URL, 10_000) == ([], [])


def test_entities_are_not_followed() -> None:
    evil = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><urlset><url><loc>/a&e;</loc></url></urlset>"
    assert read(evil, URL, 10_000).pages in ([], ["https://quay.example/a"])


def test_no_more_than_the_limit_of_entries_is_read() -> None:
    many = b"<urlset>" + b"<url><loc>/x</loc></url>" * (MAX_ENTRIES + 5) + b"</urlset>"
    assert len(read(many, URL, 10_000_000).pages) == MAX_ENTRIES


@pytest.mark.parametrize(
    "body", [b"", b"not here", b"<html><body>404</body></html>", b"\x1f\x8bnope", b"<urlset><url><loc>"]
)
def test_what_is_no_sitemap_lists_nothing(body: bytes) -> None:
    assert read(body, URL, 10_000) == ([], [])


@given(st.binary(max_size=200))
def test_no_bytes_break_it(body: bytes) -> None:
    read(body, URL, 10_000)
    read(b"<urlset>" + body, URL, 10_000)
