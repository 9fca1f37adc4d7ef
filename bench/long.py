"""A long crawl of many hosts: whether a page later in it costs more than one at its beginning, and memory grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bench.crawl import Sample, samples_of_crawl
from bench.result import Result, Side, quotients
from bench.web import served

HOSTS, PAGES = 20, 100
FULL_HOSTS, FULL_PAGES = 200, 500
BAR = 1.1
"""A page later in a crawl may cost so many times what one at its beginning does."""
ROOM_MB = 50
"""By how much memory may grow once a tenth of the pages is read."""
LOOKS = 200


@dataclass(frozen=True, kw_only=True)
class Long:
    """A crawl from its first page to its last."""

    pages: int
    samples: list[Sample]

    @property
    def growth_mb(self) -> float:
        """By how much memory grew at most after the first tenth of the pages."""
        later = [sample.memory_mb for sample in self.samples if sample.pages >= self.pages / 10]
        return max(later) - later[0] if later else 0.0

    @property
    def costs_ms(self) -> list[float]:
        """Processor time a page in each quarter of the pages, without the first tenth."""
        marks = [self.pages * (0.1 + 0.225 * quarter) for quarter in range(5)]
        at = [min(self.samples, key=lambda sample: abs(sample.pages - mark)) for mark in marks]
        return [1000 * (end.cpu_s - start.cpu_s) / max(1, end.pages - start.pages) for start, end in pairwise(at)]


def crawled(hosts: int, pages: int) -> Long:
    """A crawl of `hosts` hosts of `pages` pages each."""
    with served(hosts, pages) as web:
        return Long(pages=hosts * pages, samples=samples_of_crawl(web, step=max(1, hosts * pages // LOOKS)))


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """The later quarters of one crawl beside its first; `rounds` has no say."""
    found = crawled(FULL_HOSTS, FULL_PAGES) if full else crawled(HOSTS, PAGES)
    first, *later = found.costs_ms
    yield Result(
        key="long",
        title=f"A page later in a crawl of {found.pages:,} pages",
        ratio_of="times one in its first quarter",
        wanted="at most",
        bar=BAR,
        unit="ms a page",
        ours=Side(what="the dearest quarter", cost=round(max(later), 2), memory_mb=found.samples[-1].memory_mb),
        theirs=Side(what="the first quarter", cost=round(first, 2)),
        ratios=quotients(later, [first] * len(later)),
        note=f"memory {found.growth_mb:+.0f} MB at most after the first tenth (room: {ROOM_MB})",
    )
