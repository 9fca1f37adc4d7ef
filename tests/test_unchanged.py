"""Asking the press only for what has changed: ETag and Last-Modified live in the claim store, a 304 is a sighting."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from crawling import Answer, Crawled, card, crawled, serving

from cowcrawl.model import Known, Reading, Validators
from db.evidence import evidence
from db.store import Store
from helpers import a_card, a_claim, a_reading

SETTINGS = {"DOWNLOAD_DELAY": 0, "RETRY_ENABLED": False}
FEED = """<rss version="2.0"><channel><item><link>/a/1</link><title>Coworking</title></item></channel></rss>"""
MODIFIED = "Mon, 16 Mar 2026 08:00:00 GMT"
SEEN = "SELECT document_id, first_seen, last_run_id FROM documents WHERE outcome = 'read' ORDER BY document_id"
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


@pytest.fixture
def server() -> Iterator[Any]:
    with serving(route) as opened:
        yield opened


def crawl(server: Any, var: Path, stamp: str) -> Crawled:
    start = f"{server.address}/a/1"
    title = card("title", start, "127.0.0.1", kind="press", feeds=[f"{server.address}/feed.xml"])
    server.asked.clear()
    return crawled([title], var, store=True, run_stamp=stamp, settings=SETTINGS)


def stored(var: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(var / "claims.db") as connection:
        return connection.execute(sql).fetchall()


def test_only_what_has_changed_or_failed_is_asked_for_again(server: Any, tmp_path: Path) -> None:
    server.broken = True
    [first] = crawl(server, tmp_path, "20260101T000000Z").results
    assert first["outcomes"] == {"read": 1, "server_error": 1}

    server.broken = False
    [second] = crawl(server, tmp_path, "20260102T000000Z").results
    assert second["outcomes"] == {"read": 2}  # the feed too: not all that it leads to had come
    before = stored(tmp_path, SEEN)

    [third] = crawl(server, tmp_path, "20260103T000000Z").results
    asked = {path: headers for path, headers in server.asked if path not in ("/robots.txt", "/.well-known/tdmrep.json")}
    assert {headers.get("If-None-Match") for headers in asked.values()} == {'"/feed.xml"', '"/a/1"'}
    assert {headers.get("If-Modified-Since") for headers in asked.values()} == {MODIFIED}
    assert (third["outcome"], third["outcomes"]) == ("healthy", {"unchanged": 2})
    after = stored(tmp_path, SEEN)
    assert [row[:2] for row in after] == [row[:2] for row in before]
    assert {row[2] for row in after} == {"20260103T000000Z-title"}


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
