"""A crawl on two processes: whole hosts to each, the claims of one process, no host asked twice at once."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from archives import page, stored
from crawling import Answer, card, crawled, serving
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.card import SourceCard
from spiders import shares as shares_module
from spiders.crawl import CrawlResult
from spiders.shares import crawl_shared, shares

HOSTS = ("quay.example", "pier.example", "dock.example", "mole.example")
CARDS = [
    *(card(host.partition(".")[0], f"http://{host}/", host) for host in HOSTS),
    card("quay-too", "http://www.quay.example/prices", "www.quay.example"),
]


class Site:
    """Some houses, and how many requests each of their hosts was answering at once."""

    def __init__(self) -> None:
        self.most: Counter[str] = Counter()
        self._now: Counter[str] = Counter()
        self._lock = threading.Lock()

    def route(self, answer: Answer) -> None:
        """Answer after a moment, in which others may come."""
        host = (urlsplit(answer.path).hostname or "").removeprefix("www.")
        with self._lock:
            self._now[host] += 1
            self.most[host] = max(self.most[host], self._now[host])
        time.sleep(0.02)
        with self._lock:
            self._now[host] -= 1
        number = len(host) + sum(map(ord, host)) % 50
        path = urlsplit(answer.path).path
        if path in ("/", "/prices", "/locations"):
            links = b"<a href='/prices'>Prices</a> <a href='/locations'>Locations</a>"
            answer.send(page(number + len(path)).replace(b"</html>", links + b"</html>"))
        else:
            answer.send("", 404)


@pytest.mark.slow
def test_two_processes_find_what_one_finds_and_ask_no_host_twice_at_once(tmp_path: Path) -> None:
    found = []
    for workers in (1, 2):
        site = Site()
        with serving(site.route) as server:
            given = {"proxy": server.address, "store": True, "workers": workers}
            done = crawled(CARDS, tmp_path / str(workers), **given)
        assert [result["source_id"] for result in done.results] == [card.id for card in CARDS]
        assert {result["outcome"] for result in done.results} == {"healthy"}, done.results
        assert set(site.most.values()) == {1}, site.most
        assert done.log.count("pages read") == len(CARDS), "one display for all"
        store = tmp_path / str(workers) / "claims.db"
        found.append((stored(store, "claims"), stored(store, "runs", "started_at", "finished_at")))
    assert found[0] == found[1]
    assert len(found[0][0]) > 20


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=12), st.integers(1, 5))
def test_every_card_is_in_one_share_and_every_host_too(hosts: list[set[str]], number: int) -> None:
    cards = [
        card(f"card-{at}", f"http://{min(names)}.example/", *(f"{name}.example" for name in sorted(names)))
        for at, names in enumerate(hosts)
    ]
    told = shares(cards, number)
    assert sorted(one.id for share in told for one in share) == sorted(one.id for one in cards)
    seen = [{host for one in share for host in one.hosts} for share in told]
    assert sum(map(len, seen)) == len(set().union(*seen)), "no host in two shares"
    assert len(told) <= number


def test_shares_have_about_the_same_to_do() -> None:
    cards = [card(f"card-{at}", f"http://h{at}.example/", f"h{at}.example", page_cap=at + 1) for at in range(8)]
    weights = [sum(one.page_cap for one in share) for share in shares(cards, 2)]
    assert weights == [18, 18]


def test_of_a_process_that_died_it_is_said_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crawl(cards: list[SourceCard], **_: Any) -> list[CrawlResult]:
        if cards[0].id == "pier":
            os.kill(os.getpid(), signal.SIGKILL)
        return [CrawlResult(source_id=one.id, run_id=one.id, outcome="healthy") for one in cards]

    monkeypatch.setattr(shares_module, "crawl", crawl)
    results = crawl_shared(CARDS[:2], 2, known={}, walks={}, var=tmp_path, run_stamp="now")
    assert [(result.source_id, result.outcome) for result in results] == [("quay", "healthy"), ("pier", "failed")]
    assert "died" in results[1].sentence


def test_an_error_of_one_process_is_that_of_the_crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crawl(cards: list[SourceCard], **_: Any) -> list[CrawlResult]:
        raise ValueError("no archive")

    monkeypatch.setattr(shares_module, "crawl", crawl)
    with pytest.raises(ValueError, match="no archive"):
        crawl_shared(CARDS[:2], 2, known={}, walks={}, var=tmp_path, run_stamp="now")


def test_a_signal_reaches_every_process_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crawl(cards: list[SourceCard], **_: Any) -> list[CrawlResult]:
        got: list[int] = []
        signal.signal(signal.SIGTERM, lambda number, _: got.append(number))
        (tmp_path / cards[0].id).touch()
        end = time.monotonic() + 20
        while not got and time.monotonic() < end:
            time.sleep(0.02)
        return [CrawlResult(source_id=one.id, run_id=one.id, reason=f"{len(got)}") for one in cards]

    def stop() -> None:
        while not all((tmp_path / one.id).exists() for one in CARDS[:2]):
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(shares_module, "crawl", crawl)
    before = signal.getsignal(signal.SIGTERM)
    stopper = threading.Thread(target=stop)
    stopper.start()
    results = crawl_shared(CARDS[:2], 2, known={}, walks={}, var=tmp_path, run_stamp="now")
    stopper.join(timeout=20)
    assert [result.reason for result in results] == ["1", "1"]
    assert signal.getsignal(signal.SIGTERM) == before
