"""Matching mentions beside splink 5 on DuckDB, on the same invented mentions (`bench.matching`)."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.matching import FULL, QUICK, SEEDS, Run
from bench.matching import measure as once
from bench.result import Result, Side, quotients

GENERATOR = "second"
"""The mentions on which nothing was fitted."""


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """Time and memory of both, and how well each does."""
    size = FULL if full else QUICK
    pairs = [[once(GENERATOR, size, SEEDS[GENERATOR], engine) for engine in ("ours", "splink")] for _ in range(rounds)]
    ours, theirs = map(list, zip(*pairs, strict=True))
    yield Result(
        key="matching",
        title="Matching mentions",
        ratio_of="times splink's time",
        wanted="at most",
        bar=None,
        unit="s",
        ours=_side("cowcrawl", ours),
        theirs=_side("splink on DuckDB", theirs),
        ratios=quotients([run.seconds for run in ours], [run.seconds for run in theirs]),
        note=f"{size:,} mentions; {_quality('ours', ours[0])}, {_quality('splink', theirs[0])}",
    )


def _side(what: str, runs: list[Run]) -> Side:
    seconds = statistics.median(run.seconds for run in runs)
    return Side(what=what, cost=round(seconds, 3), memory_mb=round(max(run.memory_mb for run in runs), 1))


def _quality(what: str, run: Run) -> str:
    return f"{what} P {run.quality.precision:.4f} R {run.quality.recall:.4f}"
