"""Reading a page, from bytes to claims, beside parsing it, and beside the libraries that are usually put together.

Every page is read once: nothing is remembered from the last, and nothing is found in the processor's caches.
"""

from __future__ import annotations

import gc
import re
import statistics
from collections.abc import Callable, Iterator
from time import process_time

from parsel import Selector

from bench.apart import apart
from bench.pages import SIZES, page
from bench.result import Result, Side, quotients
from cowcrawl.page.charset import decode

PAGES = 5
"""Pages of a round."""
WARM = 12
"""Pages read before the first that counts: a crawl reads thousands."""
URL = "https://maison.example/tarifs/"
PARSING_BAR = 10.0
"""Reading all fields must take no more than this many times as long as parsing."""
STACK_BAR = 5.0
"""How many times as fast as the usual libraries it must be."""
LONGEST_DATE = 40
"""Characters of a text that dateparser is asked about."""
_PRICED = re.compile(r"[€$£]")
_NUMBERED = re.compile(r"\d")


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """Reading beside parsing, and beside the usual libraries, for each size of page."""
    pages = PAGES * 3 if full else PAGES
    for kilobytes, size in SIZES.items():
        peaks = {name: apart(_rounds, size, 1, pages, works)[1].memory_mb for name, works in ALONE.items()}
        beside, _ = apart(_rounds, size, rounds, pages, ("parse", "read"))
        parsed, read = ([1000 * one[name] for one in beside] for name in ("parse", "read"))
        yield Result(
            key=f"reading-{kilobytes}",
            title=f"Reading a page of {kilobytes} KB",
            ratio_of="times parsing it",
            wanted="at most",
            bar=PARSING_BAR,
            unit="ms a page",
            ours=_side("reading", read, peaks["read"]),
            theirs=_side("parsing", parsed, peaks["parse"]),
            ratios=quotients(read, parsed),
        )
        beside, _ = apart(_rounds, size, rounds, pages, ("read", *STACK))
        read, stack = [1000 * one["read"] for one in beside], [1000 * sum(map(one.get, STACK)) for one in beside]
        shares = (f"{name} {1000 * statistics.median(one[name] for one in beside):.1f} ms" for name in STACK)
        yield Result(
            key=f"stack-{kilobytes}",
            title=f"Reading a page of {kilobytes} KB",
            ratio_of="times as fast as the usual libraries",
            wanted="at least",
            bar=STACK_BAR,
            unit="ms a page",
            ours=_side("reading", read, peaks["read"]),
            theirs=_side("the usual libraries", stack, peaks["stack"]),
            ratios=quotients(stack, read),
            note=f"of theirs: {', '.join(shares)}",
        )


def _side(what: str, costs: list[float], memory_mb: float) -> Side:
    return Side(what=what, cost=round(statistics.median(costs), 3), memory_mb=round(memory_mb, 1))


def _rounds(size: int, rounds: int, pages: int, works: tuple[str, ...]) -> list[dict[str, float]]:
    """Of each round the median seconds of processor time a page, by what was done with it."""
    for seed in range(WARM):
        for name in works[: 2 if seed else None]:  # the usual libraries need one page
            WORKS[name](page(size, -seed - 1))
    return [_round(works, size, range(number * pages, (number + 1) * pages)) for number in range(rounds)]


def _round(works: tuple[str, ...], size: int, seeds: range) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in works}
    for seed in seeds:
        body = page(size, seed)
        for name in works:
            found[name].append(_seconds(WORKS[name], body))
    return {name: statistics.median(seconds) for name, seconds in found.items()}


def _seconds(work: Callable[[bytes], object], body: bytes) -> float:
    gc.collect()
    start = process_time()
    work(body)
    return process_time() - start


def _parse(body: bytes) -> object:
    return Selector(text=decode(body, None), type="html")


def _read(body: bytes) -> object:
    from cowcrawl.extract.read import read
    from cowcrawl.page import Page

    return read(Page(body, url=URL))


def _extruct(body: bytes) -> object:
    """All syntaxes that it knows, as by default."""
    import extruct

    return extruct.extract(body.decode(), base_url=URL)


def _trafilatura(body: bytes) -> object:
    import trafilatura

    return trafilatura.extract(body.decode(), url=URL)


def _price_parser(body: bytes) -> object:
    """Every text with the sign of a currency."""
    from price_parser import Price

    return [Price.fromstring(text) for text in _texts(body) if _PRICED.search(text)]


def _dateparser(body: bytes) -> object:
    """Every short text with a number and without a currency, for any of them may be a date."""
    import dateparser

    likely = (text for text in _texts(body) if len(text) <= LONGEST_DATE and _NUMBERED.search(text))
    return [dateparser.parse(text) for text in likely if not _PRICED.search(text)]


def _texts(body: bytes) -> list[str]:
    found = Selector(text=body.decode(), type="html").xpath("//body//text()[not(parent::script)]").getall()
    return [text.strip() for text in found if text.strip()]


STACK: dict[str, Callable[[bytes], object]] = {
    "extruct": _extruct,
    "trafilatura": _trafilatura,
    "price-parser": _price_parser,
    "dateparser": _dateparser,
}
"""The usual libraries, each as somebody uses it who has no rules of their own."""

WORKS = {"parse": _parse, "read": _read, **STACK}
ALONE = {"parse": ("parse",), "read": ("read",), "stack": tuple(STACK)}
"""What is done in a process of its own, for the memory it takes; each imports what it needs."""
