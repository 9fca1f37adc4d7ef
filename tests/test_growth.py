"""Twice the page takes about twice the time: no extractor is worse than linear in the size of a page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from time import process_time

import pytest

from bench.pages import page as usual_page
from cowcrawl.extract import Extractor
from cowcrawl.extract.read import EXTRACTORS
from cowcrawl.page import Page

URL = "https://tin-kettle.example.be/prices/"
TIMES = 3.0
"""How much longer twice the page may take: twice, and what a busy machine adds."""
SLACK = 0.004
"""Seconds of processor time that say nothing."""
SIZE = 6_000
"""Bytes of the smaller page."""

Part = Callable[[int], str]
PARTS: dict[str, tuple[str, Part]] = {
    "cards": ("", lambda n: f"<div><h3>Plan {n}</h3><p>€ {n % 900 + 10} per month</p><ul><li>Desk {n}</ul></div>"),
    "rows": ("<table>", lambda n: f"<tr><td>Room {n} for {n % 20 + 2} people<td>€ {n % 90 + 10} per hour"),
    "prices": ("<p>", lambda n: f"Hot desk € {n % 90 + 10} per day, Rue Haute {n}, 1000 Bruxelles. "),
    "contacts": ("", lambda n: f"<p>Rue Haute {n}<br>1000 Bruxelles<br>02 555 {n % 90 + 10} {n % 80 + 10}</p>"),
    "items": ("<ul>", lambda n: f"<li>Room {n}: Mo-Fr {n % 9 + 6}:{n % 50 + 10}-18:00, {n % 80 + 20} m²"),
    "headings": ("", lambda n: f"<h{n % 4 + 2}>Meeting room {n}</h{n % 4 + 2}>"),
    "links": (
        "",
        lambda n: f"<a href='mailto:info{n}@tin-kettle.example.be'>Mail {n}</a> <a href='tel:+3225550{n}'>Call</a>",
    ),
}


def built(kind: str, size: int, seed: int) -> bytes:
    """A page of one kind, `size` bytes and a little more; each seed gives other texts, so nothing is remembered."""
    if kind == "usual":
        return usual_page(size, seed)
    start, part = PARTS[kind]
    pieces, length = [start], 0
    for number in count(seed * 10_007):
        pieces.append(part(number))
        length += len(pieces[-1])
        if length >= size:
            return "".join(pieces).encode()
    raise AssertionError


def seconds(extractor: Extractor, kind: str, size: int, seed: int) -> float:
    """Processor time an extractor takes for a page nobody has read before."""
    page = Page(built(kind, size, seed), url=URL)
    start = process_time()
    for _ in extractor(page):
        pass
    return process_time() - start


def excess(extractor: Extractor, kind: str, seed: int) -> float:
    """How far the larger page is beyond what it may take, in seconds; nothing when it is not."""
    small, large = (seconds(extractor, kind, size, seed) for size in (SIZE, 2 * SIZE))
    return large - TIMES * small - SLACK


@pytest.fixture(autouse=True)
def _unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the bounds of a page, which hide how its cost grows."""
    monkeypatch.setattr("cowcrawl.page.blocks.MAX_EFFORT", dict.fromkeys(("main", "header", "footer", "nav"), 10**9))
    monkeypatch.setattr("cowcrawl.page.MAX_ELEMENTS", 10**9)
    monkeypatch.setattr("cowcrawl.page.blocks.MAX_BLOCK", 10**9)


@pytest.mark.parametrize("kind", ["usual", *PARTS])
@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda one: one.__module__.rpartition(".")[2])
def test_twice_the_page_takes_about_twice_the_time(extractor: Extractor, kind: str) -> None:
    assert any(excess(extractor, kind, seed) <= 0 for seed in range(1, 6))
