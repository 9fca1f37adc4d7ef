"""Prints how long reading takes beside parsing, how long looking places up, and what a page of a crawl costs.

A ratio on one machine says most.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from time import process_time

from parsel import Selector

from bench import long, places
from bench.pages import page
from cowcrawl.charset import decode
from cowcrawl.extract import Extractor
from cowcrawl.extract.read import EXTRACTORS, read
from cowcrawl.page import Page

SIZES = (28_000, 145_000)
"""Bytes of a usual page of an operator and of a large one."""
ROUNDS = 9
WARM = 5
"""Pages read before the first that counts: a crawl reads thousands."""
CRAWL = (20, 100)
"""Hosts of the crawl that is timed, and pages of each; `python -m bench.long` crawls 100,000 pages."""
URL = "https://maison.example/tarifs/"
TARGET = 10.0
"""Reading all fields must take no more than this many times as long as parsing."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one size of page cost, medians over pages that are read once each: nothing is remembered from the last."""

    bytes: int
    parse_ms: float
    read_ms: float
    ratio: float
    """Median of the ratios of the single pages."""
    ratio_low: float
    ratio_high: float
    claims: int
    extractors: dict[str, float]
    """Milliseconds of each extractor alone, on a page that is parsed and cut into blocks."""


def main() -> None:
    """Measures and prints, as text or JSON."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    results = [measure(size, options.rounds) for size in SIZES]
    lookups = places.measure()
    crawled = long.measure(*CRAWL)
    if options.json:
        crawl = {**asdict(crawled), "growth_mb": crawled.growth_mb, "costs_ms": crawled.costs_ms}
        told = {"target": TARGET, "pages": [asdict(result) for result in results], "places": lookups, "crawl": crawl}
        print(json.dumps(told))
        return
    for result in results:
        print(
            f"{result.bytes / 1000:.0f} KB: parsing {result.parse_ms:.2f} ms, reading {result.read_ms:.2f} ms, "
            f"ratio {result.ratio:.1f} ({result.ratio_low:.1f} to {result.ratio_high:.1f}), {result.claims} claims"
        )
        shares = sorted(result.extractors.items(), key=lambda item: -item[1])
        print("  " + ", ".join(f"{name} {milliseconds:.2f}" for name, milliseconds in shares))
    print(places.line(lookups))
    print(crawled.line())


def measure(size: int, rounds: int) -> Result:
    """The cost of pages of `size` bytes."""
    for seed in range(WARM, 0, -1):
        _once(page(size, -seed))
    costs = [_once(page(size, seed)) for seed in range(1, rounds + 1)]
    parse, reading, claims = zip(*costs, strict=True)
    ratios = [two / one for one, two in zip(parse, reading, strict=True)]
    return Result(
        bytes=size,
        parse_ms=1000 * statistics.median(parse),
        read_ms=1000 * statistics.median(reading),
        ratio=statistics.median(ratios),
        ratio_low=min(ratios),
        ratio_high=max(ratios),
        claims=round(statistics.median(claims)),
        extractors=_extractors(size, rounds + 1),
    )


def _once(body: bytes) -> tuple[float, float, int]:
    """Seconds of processor time to parse a page and to read it, from bytes to claims, and the number of claims.

    Each is done once, as in a crawl: neither finds the page in the processor's caches.
    """
    parse = _seconds(lambda: Selector(text=decode(body, None), type="html"))
    found: list[int] = []

    def reading() -> None:
        extract = read(Page(body, url=URL))
        found.append(sum(len(mention.claims) for mention in extract.mentions))

    return parse, _seconds(reading), found[0]


def _extractors(size: int, seed: int) -> dict[str, float]:
    """Milliseconds of each extractor alone, each on a page that no other one has read before."""
    costs = {}
    for number, extractor in enumerate(EXTRACTORS):
        parsed = Page(page(size, seed + number), url=URL)
        assert parsed.blocks
        name = extractor.__module__.removeprefix("cowcrawl.extract.")
        costs[name] = 1000 * _seconds(partial(_drain, extractor, parsed))
    return costs


def _drain(extractor: Extractor, parsed: Page) -> None:
    for _ in extractor(parsed):
        pass


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    main()
