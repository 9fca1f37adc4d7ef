"""The press spider over real HTTP: what it follows, what it leaves, and what it records of feeds that are none."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from crawling import Answer, Crawled, card, crawled, serving

NESTED = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">{NESTED}]><rss version="2.0">&e9;</rss>'


def item(path: str, title: str, text: str = "") -> str:
    return f"<item><link>{path}</link><title>{title}</title><description>{text}</description></item>"


def rss(*items: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'


def article(title: str, head: str = "", text: str = "Een coworkingplek in Laken.") -> str:
    top = f"<!doctype html><html lang=nl><head><title>{title}</title>{head}</head>"
    return f"{top}<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


HOME = """<html lang=nl><head><link rel=alternate type=application/rss+xml href=/rss.xml>
  <link rel=alternate type=application/atom+xml href=http://elsewhere.example/atom></head><body>
  <div class=teaser><h2><a href="/a/by-teaser">Nieuw in Laken</a></h2><p>Een coworkingspace opent.</p></div>
  <div class=teaser><h2><a href="/a/football">Voetbal</a></h2><p>Nieuws uit de derby.</p></div>
  <a href="/tag/coworking">Alles over coworking</a> <a href="/search?q=coworking">Zoek</a>
  <a href="/coworking.pdf">Brochure coworking</a></body></html>"""

LOCKED = """<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False",
  "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".closed"}}</script>"""

PAGES: dict[str, Any] = {
    "/robots.txt": ("User-agent: *\nDisallow: /private/\nSitemap: /news-map.xml\n", "text/plain"),
    "/": HOME,
    "/rss.xml": rss(
        item("/a/by-title", "Coworking in Elsene"),
        item("/a/by-summary", "Le Fil a fermé", "L’espace de travail partagé a fermé."),
        item("/a/other", "Weather", "Rain."),
        item("/private/coworking", "Coworking for few"),
        item("http://elsewhere.example/coworking", "Coworking elsewhere"),
    ),
    "/news-map.xml": """<sitemapindex><sitemap><loc>/news-map.xml</loc></sitemap><sitemap><loc>/deep.xml</loc></sitemap>
      </sitemapindex>""",
    "/deep.xml": """<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>/a/by-news-title</loc><n:news><n:title>Büros zum Teilen: ein Gemeinschaftsbüro</n:title></n:news></url>
      <url><loc>/2026/03/nieuw-flexkantoor-in-gent</loc></url><url><loc>/2026/03/weather</loc></url></urlset>""",
    "/tag/coworking": '<html><body><a href="/a/by-topic">Co-working in Jette</a></body></html>',
    "/find?q=coworking": '<html><body><li><a href="/a/by-search">Jette</a> gedeelde werkplekken</li></body></html>',
    "/section": '<html><body><p><a href="/a/by-section">Tiers-lieux à Namur</a></p></body></html>',
    "/a/locked": article("Locked", LOCKED, "Een coworking.</p><p class=closed>Geheim: 12 bureaus."),
    "/a/undated": article("Open", text="Coworkingplek Morgenrood in Anderlecht is geopend. Er zijn 48 werkplekken."),
    "/broken.xml": '<rss version="2.0"><channel>' + item("/a/before", "Coworking") + "<item><title>Co",
    "/html.xml": "<html><body>no feed</body></html>",
    "/bomb.xml": BOMB,
    "/latin.xml": rss(item("/a/latin", "Café coworking")).encode("latin-1"),
}


def route(answer: Answer) -> None:
    found = PAGES.get(answer.path)
    if answer.path == "/endless.xml":
        answer.send_response(200)
        answer.end_headers()
        for _ in range(200):
            answer.wfile.write(b"<item>" * 10_000)
    elif answer.path == "/zipped.xml":
        answer.send(gzip.compress(rss(item("/a/z", "Coworking")).encode()), kind="text/xml", Content_Encoding="gzip")
    elif answer.path == "/a/payment":
        answer.send("pay first", 402)
    elif isinstance(found, tuple):
        answer.send(found[0], kind=found[1])
    elif found is not None:
        answer.send(found, kind="text/xml" if answer.path.endswith(".xml") else "text/html; charset=utf-8")
    elif answer.path.startswith(("/a/", "/2026/")):
        answer.send(article(answer.path))
    else:
        answer.send("not here", 404)


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crawled, list[str]]]:
    """One crawl of a title whose card names all there is, and one of a title whose card names its home page only."""
    with serving(route) as server:
        root = server.address
        broken = [f"{root}/{name}.xml" for name in ("broken", "html", "bomb", "latin", "zipped", "endless", "missing")]
        full = card(
            "full",
            f"{root}/a/locked",
            "127.0.0.1",
            kind="press",
            feeds=broken,
            sitemaps=[f"{root}/news-map.xml"],
            sections=[f"{root}/section"],
            search=[f"{root}/find?q={{query}}"],
        )
        bare = card("bare", f"{root}/", "127.0.0.1", kind="press")
        undated = card("undated", f"{root}/a/undated", "127.0.0.1", kind="press")
        pay = card("pay", f"{root}/a/payment", "127.0.0.1", kind="press")
        settings = {"DOWNLOAD_DELAY": 0, "DOWNLOAD_TIMEOUT": 10, "RETRY_ENABLED": False}
        found = crawled([full, bare, pay, undated], tmp_path_factory.mktemp("press"), settings=settings)
        yield found, [path for path, _ in server.asked]


def of(found: Crawled, source: str) -> dict[str, dict[str, Any]]:
    """The documents of a source by the path that was asked for."""
    return {
        "/" + document["requested_url"].split("/", 3)[3]: document
        for document in found.documents
        if document["source_id"] == source
    }


def test_articles_are_found_through_feed_sitemap_teaser_and_topic(crawl: tuple[Crawled, list[str]]) -> None:
    articles = {path for path, one in of(crawl[0], "bare").items() if one["role"] not in ("home", "feed", "sitemap")}
    assert articles - {"/tag/coworking", "/private/coworking"} == {
        "/a/by-title",
        "/a/by-summary",
        "/a/by-teaser",
        "/a/by-topic",
        "/a/by-news-title",
        "/2026/03/nieuw-flexkantoor-in-gent",
    }


def test_what_does_not_speak_of_coworking_is_never_asked_for(crawl: tuple[Crawled, list[str]]) -> None:
    asked = set(crawl[1])
    assert not asked & {"/a/football", "/a/other", "/2026/03/weather", "/search?q=coworking", "/coworking.pdf"}


def test_robots_txt_is_obeyed_and_on_record(crawl: tuple[Crawled, list[str]]) -> None:
    assert of(crawl[0], "bare")["/private/coworking"]["outcome"] == "robots"


def test_sections_and_searches_of_the_card_are_read(crawl: tuple[Crawled, list[str]]) -> None:
    assert {"/a/by-section", "/a/by-search"} <= set(of(crawl[0], "full"))


def test_a_sitemap_that_points_at_itself_is_read_once(crawl: tuple[Crawled, list[str]]) -> None:
    assert [one["role"] for one in crawl[0].of("/news-map.xml")] == ["sitemap", "sitemap"]
    assert {one["source_id"] for one in crawl[0].of("/news-map.xml")} == {"bare", "full"}


@pytest.mark.parametrize(
    ("feed", "outcome", "said"),
    [
        ("/broken.xml", "read", "it is broken"),
        ("/html.xml", "parse", "expected RSS or Atom"),
        ("/bomb.xml", "parse", "defines entities"),
        ("/latin.xml", "read", "charset is not the declared one"),
        ("/endless.xml", "too_large", "larger than the limit"),
        ("/missing.xml", "gone", "404"),
    ],
)
def test_a_bad_feed_is_refused_or_read_in_part_with_its_reason(
    crawl: tuple[Crawled, list[str]], feed: str, outcome: str, said: str
) -> None:
    [document] = crawl[0].of(feed)
    assert document["outcome"] == outcome
    assert said in document["reason"]


@pytest.mark.parametrize("path", ["/a/before", "/a/latin", "/a/z"])
def test_what_a_bad_feed_still_says_is_followed(crawl: tuple[Crawled, list[str]], path: str) -> None:
    assert of(crawl[0], "full")[path]["outcome"] == "read"


def test_a_list_is_on_record_and_claims_nothing(crawl: tuple[Crawled, list[str]]) -> None:
    lists = [one for one in crawl[0].documents if one["role"] in ("feed", "section", "search", "sitemap", "home")]
    assert len(lists) > 8
    assert all(one["mentions"] == 0 and one["kind"] == "press" for one in lists)


def test_an_article_behind_a_wall_is_read_as_far_as_it_is_free_and_says_so(crawl: tuple[Crawled, list[str]]) -> None:
    [document] = crawl[0].of("/a/locked")
    assert (document["outcome"], document["paywalled"]) == ("read", 1)
    assert "paywall" in document["reason"]


def test_an_article_without_a_date_is_read_and_says_so(crawl: tuple[Crawled, list[str]]) -> None:
    [document] = crawl[0].of("/a/undated")
    assert (document["outcome"], document["published_at"], document["mentions"]) == ("read", None, 1)
    assert "no date of publication" in document["reason"]


def test_payment_required_is_not_got_round(crawl: tuple[Crawled, list[str]]) -> None:
    [document] = crawl[0].of("/a/payment")
    assert document["outcome"] == "blocked"
    assert crawl[1].count("/a/payment") == 1


def test_the_run_goes_on_whatever_a_feed_does(crawl: tuple[Crawled, list[str]]) -> None:
    assert [one["reason"] for one in crawl[0].results] == ["finished"] * 4
    assert [one["errors"] for one in crawl[0].results] == [0, 0, 0, 0]
