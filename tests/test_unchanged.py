"""Asking the press only for what has changed: ETag and Last-Modified live in the claim store, a 304 is a sighting."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from crawling import Answer, card, crawled, serving

from cowcrawl.model import Known, Reading, Validators
from db.evidence import evidence
from db.store import Store
from helpers import a_card, a_claim, a_reading
from spiders.tdmrep import FILE

SETTINGS = {"DOWNLOAD_DELAY": 0, "RETRY_ENABLED": False}
FEED = """<rss version="2.0"><channel><item><link>/a/1</link><title>Coworking</title></item></channel></rss>"""
MODIFIED = "Mon, 16 Mar 2026 08:00:00 GMT"
SEEN = (
    "SELECT document_id, first_seen, last_run_id FROM documents "
    "WHERE source_id = 'title' AND outcome = 'read' ORDER BY document_id"
)
ARTICLE = "<html lang=en><body><article><h1>Coworking</h1><p>A coworking space.</p></article></body></html>"


def route(answer: Answer) -> None:
    """Feed and article with an ETag each; `server.broken` makes the article fail."""
    tag = f'"{answer.path}"'
    if answer.path not in ("/feed.xml", "/a/1"):
        answer.send("", 404)
    elif answer.path == "/a/1" and getattr(answer.server, "broken", False):
        answer.send("", 503)
    elif answer.headers.get("If-None-Match") == tag:
        answer.send("", 304, ETag=tag)
    else:
        body, kind = (FEED, "text/xml") if answer.path == "/feed.xml" else (ARTICLE, "text/html")
        answer.send(body, kind=kind, ETag=tag, Last_Modified=MODIFIED)


def house(answer: Answer) -> None:
    """The site of an operator: a home page and three pages with prices, an ETag each."""
    tag, links = f'"{answer.path}"', "".join(f'<a href="/prices/{number}">Prices</a>' for number in range(3))
    known = answer.headers.get("If-None-Match") == tag
    if answer.path in ("/robots.txt", "/sitemap.xml", FILE):
        answer.send("", 404)
    else:
        page = f"<html><title>{answer.path}</title><p>10 desks</p>{links}"
        answer.send("" if known else page, 304 if known else 200, ETag=tag)


class Nights(NamedTuple):
    """Three crawls of a title of the press and of an operator."""

    title: list[dict[str, Any]]
    operator: list[dict[str, Any]]
    """How each crawl of them went."""
    asked: dict[str, dict[str, str]]
    """What the title was asked with in the last crawl, by path."""
    before: list[tuple[Any, ...]]
    after: list[tuple[Any, ...]]
    """Its documents in the store before and after that."""
    tallies: list[tuple[Any, ...]]
    """What the first two crawls of the operator counted."""
    log: str
    """Of the last crawl, before which the operator's first archive was deleted."""


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Nights:
    var = tmp_path_factory.mktemp("unchanged")
    with serving(route) as server, serving(house) as home:
        feeds = [f"{server.address}/feed.xml"]
        title = card("title", f"{server.address}/a/1", "127.0.0.1", kind="press", feeds=feeds)
        cards = [title, card("house", f"{home.address}/", "127.0.0.1")]
        server.broken = True
        first = crawled(cards, var, store=True, run_stamp="20260101T000000Z", settings=SETTINGS)
        server.broken = False
        second = crawled(cards, var, store=True, run_stamp="20260102T000000Z", settings=SETTINGS)
        before = stored(var, SEEN)
        tallies = stored(var, "SELECT what, number FROM tallies WHERE run_id LIKE '%house' ORDER BY run_id, what")
        (var / "archive" / "20260101T000000Z-house.warc.gz").unlink()
        server.asked.clear()
        third = crawled(cards, var, store=True, run_stamp="20260103T000000Z", settings=SETTINGS)
    results = [crawl.results for crawl in (first, second, third)]
    titles, houses = ([result[place] for result in results] for place in (0, 1))
    asked = {path: headers for path, headers in server.asked if path not in ("/robots.txt", FILE)}
    return Nights(titles, houses, asked, before, stored(var, SEEN), tallies, third.log)


def stored(var: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(var / "claims.db") as connection:
        return connection.execute(sql).fetchall()


def test_only_what_has_changed_or_failed_is_asked_for_again(nights: Nights) -> None:
    first, second, third = nights.title
    assert first["outcomes"] == {"read": 1, "server_error": 1}
    assert second["outcomes"] == {"read": 2}  # the feed too: not all that it leads to had come
    assert (third["outcome"], third["outcomes"]) == ("healthy", {"unchanged": 2})


def test_a_server_is_asked_with_what_it_gave(nights: Nights) -> None:
    assert {headers.get("If-None-Match") for headers in nights.asked.values()} == {'"/feed.xml"', '"/a/1"'}
    assert {headers.get("If-Modified-Since") for headers in nights.asked.values()} == {MODIFIED}


def test_what_has_not_changed_is_a_sighting_of_what_was_read(nights: Nights) -> None:
    assert [row[:2] for row in nights.after] == [row[:2] for row in nights.before]
    assert {row[2] for row in nights.after} == {"20260103T000000Z-title"}


def test_an_operator_s_page_that_has_not_changed_leads_on_and_counts_as_what_was_read(nights: Nights) -> None:
    assert [result["outcomes"] for result in nights.operator[:2]] == [{"read": 4}, {"unchanged": 4}]
    half = len(nights.tallies) // 2
    assert nights.tallies[:half] == nights.tallies[half:] != []


def test_a_page_that_is_in_no_archive_any_more_is_sent_again(nights: Nights) -> None:
    assert nights.operator[2]["outcomes"] == {"read": 4}
    assert "is fetched anew" in nights.log


NOTHING: dict[str, Any] = {}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "claims.db") as opened:
        yield opened


def read_once(store: Store, outcome: str = "healthy") -> Reading:
    """A page with an ETag, read by one run."""
    reading = replace(a_reading("/a/1", a_claim("name", "Quay")), validators=Validators(etag="x"))
    store.open_run("r1", a_card(), "live", "2026-01-01T00:00:00Z")
    store.add("r1", [reading])
    store.close_run("r1", outcome=outcome, reason=None, finished_at="2026-01-01T01:00:00Z")
    return reading


def test_what_a_healthy_run_has_read_is_known(store: Store) -> None:
    document = read_once(store).document
    known = Known(document_id=document.document_id, url=document.url, validators=Validators(etag="x"))
    assert store.known() == {document.source_id: {document.requested_url: known}}


def test_what_an_unhealthy_run_has_read_is_asked_for_anew(store: Store) -> None:
    read_once(store, outcome="unhealthy")
    assert store.known() == NOTHING


def test_another_version_of_the_reader_asks_anew(store: Store) -> None:
    read_once(store)
    store.connection.execute("UPDATE runs SET cowcrawl_version = '0.0.1'")
    assert store.known() == NOTHING


def test_an_unchanged_page_stays_current_with_all_its_claims(store: Store) -> None:
    reading = read_once(store)
    again = replace(reading.document, outcome="unchanged", reason="so", fetched_at="2026-02-01T00:00:00Z")
    store.open_run("r2", a_card(), "live", "2026-02-01T00:00:00Z")
    store.add("r2", [Reading(document=again)])
    store.close_run("r2", outcome="healthy", reason=None, finished_at="2026-02-01T01:00:00Z")
    [claim] = evidence(store)
    assert (claim.current, claim.last_seen) == (True, "2026-02-01T00:00:00Z")
