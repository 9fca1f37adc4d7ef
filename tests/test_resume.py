"""A crawl that is cut off, and goes on: real processes, a real server, `kill -9`."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from crawling import Answer, Crawled, crawled, serving
from hypothesis import given
from hypothesis import strategies as st
from programs import ran
from scrapy import Request
from warcio.archiveiterator import ArchiveIterator

from bench.web import Web, served
from cowcrawl.walk import Ask, Note, Visit, Walk
from db.store import Store
from helpers import a_card, a_claim, a_reading
from spiders.archive import Writer
from spiders.frontier import Asked, Step, step_from, told
from spiders.registry import load
from spiders.scheduler import Scheduler
from spiders.tdmrep import FILE

PAGES = 40


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with served(2, PAGES, delay_ms=5) as opened:
        yield opened


def night(web: Web, var: Path, *words: str, until: Callable[[], bool] | None = None, by: int = signal.SIGKILL) -> Any:
    """A crawl of the web in a process of its own; stopped by a signal once `until` holds."""
    cards = var.parent / "cards"
    if not cards.exists():
        web.write_cards(cards)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(ran, "bench.night", *(words or ("crawl",)), "--cards", cards, "--var", var)
        while until and not job.done():
            if until():
                stop(var, by)
                break
            time.sleep(0.02)
        done = job.result()
    return done.returncode, done.stdout + done.stderr


def stop(var: Path, by: int) -> None:
    """Send a signal to the process that holds the lock of a state folder."""
    os.kill(int((var / "lock").read_text()), by)


def rows(var: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query to the store in `var`; none before it is there."""
    try:
        with sqlite3.connect(f"file:{var / 'claims.db'}?mode=ro", uri=True) as store:
            return store.execute(sql).fetchall()
    except sqlite3.Error:
        return []


def stored(var: Path) -> int:
    """Pages in the store."""
    return int((rows(var, "SELECT count(*) FROM documents") or [(0,)])[0][0])


class Nights(NamedTuple):
    """A crawl that took three nights: the first ran out of time, the second was killed."""

    var: Path
    first: Crawled
    killed: int
    last: tuple[int, str]
    asked: Counter[str]
    """How often each page was asked for."""


@pytest.fixture(scope="module")
def nights(web: Web, tmp_path_factory: pytest.TempPathFactory) -> Nights:
    var, before = tmp_path_factory.mktemp("nights") / "var", web.asked()
    web.write_cards(var.parent / "cards")
    hurry = {"CLOSESPIDER_TIMEOUT": 1, "DOWNLOAD_DELAY": 0.1}  # for 40 pages that take four seconds
    first = crawled(load(var.parent / "cards"), var, store=True, settings=hurry)
    there = stored(var)
    killed, _ = night(web, var, until=lambda: stored(var) > there + 10)
    last = night(web, var)
    asked = {path: n for path, n in (web.asked() - before).items() if not path.endswith((".txt", ".xml", ".json"))}
    return Nights(var, first, killed, last, Counter(asked))


def test_a_crawl_that_runs_out_of_time_or_is_killed_goes_on_in_the_same_run(nights: Nights) -> None:
    assert [result["reason"] for result in nights.first.results] == ["closespider_timeout"] * 2
    assert nights.killed == -signal.SIGKILL
    assert nights.last[0] == 0, nights.last[1]
    assert rows(nights.var, "SELECT outcome, n_documents FROM runs") == [("healthy", PAGES)] * 2


def test_what_was_read_before_is_not_asked_for_again_but_for_what_was_in_flight(nights: Nights) -> None:
    assert len(nights.asked) == 2 * PAGES
    again = sum(nights.asked.values()) - len(nights.asked)
    assert again <= 2 * 2  # one a host, each time


def test_all_claims_are_there_and_none_twice(nights: Nights) -> None:
    whole, claims = nights.var.parent / "whole", "SELECT claim_id FROM claims WHERE last_run_id IS NOT NULL ORDER BY 1"
    crawled(load(nights.var.parent / "cards"), whole, store=True, settings={"DOWNLOAD_DELAY": 0})
    assert rows(nights.var, claims) == rows(whole, claims)


@pytest.mark.slow
def test_a_crawl_that_is_asked_to_stop_goes_on_too(web: Web, tmp_path: Path) -> None:
    var = tmp_path / "var"
    code, said = night(web, var, until=lambda: stored(var) > 10, by=signal.SIGTERM)
    assert code == 1
    assert "goes on where it stopped" in said
    assert rows(var, "SELECT DISTINCT finished_at FROM runs") == [(None,)]
    code, _ = night(web, var)
    assert (code, rows(var, "SELECT DISTINCT outcome, n_documents FROM runs")) == (0, [("healthy", PAGES)])


def site(answer: Answer) -> None:
    """A home page, three pages with prices, a Crawl-delay; the server kills the crawler at the second of them."""
    answer.server.times.append(time.monotonic())  # type: ignore[attr-defined]
    links = "".join(f'<a href="/prices/{number}">Prices</a>' for number in range(3))
    if answer.path == "/robots.txt":
        answer.send("User-agent: *\nCrawl-delay: 1", kind="text/plain")
    elif answer.path == "/prices/1" and answer.server.crawler:  # type: ignore[attr-defined]
        var, answer.server.crawler = answer.server.crawler, None  # type: ignore[attr-defined]
        stop(var, signal.SIGKILL)
    elif answer.path == "/sitemap.xml":
        answer.send("", 404)
    else:
        answer.send(f"<html><title>{answer.path}</title><p>10 desks</p>{links}")


@pytest.mark.slow
def test_the_delay_that_a_site_asks_for_is_kept_when_a_run_goes_on(tmp_path: Path) -> None:
    with serving(site) as server:
        server.times = []
        cards = tmp_path / "cards"
        cards.mkdir()
        (cards / "one.yml").write_text(
            f"id: one\nname: One\nkind: operator\nstart_urls: ['{server.address}/']\nhosts: [127.0.0.1]\n"
            "languages: [en]\nlicence: None.\nrobots: None.\n"
        )
        command = ["bench.night", "crawl", "--cards", cards, "--var", tmp_path / "var"]
        server.crawler = tmp_path / "var"
        assert [ran(*command).returncode for _ in range(2)] == [-signal.SIGKILL, 0]
    paths = [path for path, _ in server.asked]
    again = len(paths) - 1 - paths[::-1].index("/robots.txt")
    gaps = [later - sooner for sooner, later in zip(server.times[again - 1 :], server.times[again:], strict=False)]
    assert paths[again:] == ["/robots.txt", FILE, "/prices/1", "/prices/2"]
    assert min(gaps) > 0.9


def open_run(store: Store, *visits: Visit) -> None:
    """A run over the network that was cut off."""
    store.open_run("r1", a_card(), "live", "2026-01-01T00:00:00Z")
    store.add("r1", [a_reading("/", a_claim("name", "Quay"))], visits)


HOME = Ask(number=1, url="http://quay.example/", form="page", priority=60, told={})
PRICES = Ask(number=2, url="http://quay.example/prices", form="page", priority=40, told={})


def test_a_run_goes_on_with_what_was_waiting_and_noted(tmp_path: Path) -> None:
    noted = Note(number=1, what="first", told=("http://quay.example/prices",))
    with Store(tmp_path / "claims.db") as store:
        open_run(store, Visit(number=1, outcome="read", asks=(HOME, PRICES), notes=(noted,)))
        walk = store.go_on([a_card(name="Another name", floors={"claims": 1})], "2026-01-02T00:00:00Z")
    assert walk == {"marolles-desk": Walk(run_id="r1", waiting=(PRICES,), notes=(noted,), last=2, pages=1)}


def test_a_run_whose_card_leads_elsewhere_now_is_closed_and_its_evidence_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        open_run(store, Visit(number=1, outcome="read", asks=(HOME, PRICES)))
        assert not store.go_on([a_card(start_urls=["http://quay.example/en"])], "2026-01-02T00:00:00Z")
        [run] = store.rows("SELECT outcome, reason, failure FROM runs JOIN diagnoses USING (run_id)")
        assert (run["outcome"], run["failure"]) == ("failed", "interrupted")
        assert "its card has changed since" in run["reason"]
        assert [row[0] for row in store.rows("SELECT count(*) FROM claims")] == [1]


def test_of_a_closed_run_only_what_failed_stays_in_the_frontier(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        open_run(store, Visit(number=1, outcome="read", asks=(HOME, PRICES)))
        store.add("r1", [], [Visit(number=2, outcome="gone", reason="the server answered 404 Not Found")])
        store.close_run("r1", outcome="healthy", reason=None, finished_at="2026-01-01T01:00:00Z")
        [left] = store.rows("SELECT url, outcome, reason FROM frontier")
        assert tuple(left) == (PRICES.url, "gone", "the server answered 404 Not Found")
        assert not list(store.rows("SELECT * FROM notes"))


def test_a_run_that_was_killed_before_its_first_page_leaves_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        store.open_run("r1", a_card(), "live", "2026-01-01T00:00:00Z")
        assert not store.go_on([a_card()], "2026-01-02T00:00:00Z")
        assert not list(store.rows("SELECT * FROM runs"))


@pytest.mark.parametrize("left", [1, 40, -1])
def test_an_archive_whose_last_record_broke_off_is_cut_back_and_grows_on(tmp_path: Path, left: int) -> None:
    path = tmp_path / "run.warc.gz"
    for number in range(2):
        place = Writer(path).add(f"http://quay.example/{number}", 200, [], b"<html>", "2026-01-01T00:00:00Z")
    with path.open("rb+") as file:
        file.truncate(place.offset + left if left > 0 else path.stat().st_size + left)
    Writer(path).add("http://quay.example/2", 200, [], b"<html>", "2026-01-01T00:00:00Z")
    with path.open("rb") as file:
        urls = [record.rec_headers.get_header("WARC-Target-URI") for record in ArchiveIterator(file)]
    assert urls == [None, "http://quay.example/0", "http://quay.example/2"]


CALLS = st.tuples(st.sampled_from(["first", "reached", "gone"]), st.sampled_from("a A b b/ b?x=1 b?x=2 c".split()))


@given(st.lists(CALLS))
def test_what_was_noted_brings_back_what_was_asked_for(calls: list[tuple[str, str]]) -> None:
    noted: list[tuple[str, str]] = []
    asked = Asked(1, lambda what, url: noted.append((what, url)))
    for what, path in calls:
        getattr(asked, what)(f"http://quay.example/{path}")
    again = Asked(1)
    for what, url in noted:
        again.recall(what, url)
    assert {**vars(again), "_note": None} == {**vars(asked), "_note": None}


def test_a_step_is_the_same_after_it_was_written_down() -> None:
    step = Step(url="/", role="home", depth=0, otherwise=(Step(url="/en", role="prices", depth=1),))
    assert step_from(told(step)) == step


def test_hosts_take_turns_and_the_most_useful_page_of_each_comes_first() -> None:
    queue = Scheduler()
    for url, priority in (("a/1", 1), ("a/2", 2), ("a/3", 1), ("b/1", 0), ("b/2", 0)):
        queue.enqueue_request(Request(f"http://{url}", priority=priority))
    order = []
    while request := queue.next_request():
        order.append(request.url.removeprefix("http://"))
    assert order == ["a/2", "b/1", "a/1", "b/2", "a/3"]
    assert not queue.has_pending_requests()
