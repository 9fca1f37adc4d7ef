"""Matching mentions beside splink 5 on DuckDB, on the same invented mentions (`bench.matching`)."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.matching import FULL, QUICK, SEEDS, Command, Run, command, write
from bench.matching import measure as once
from bench.result import Result, Side, quotients

GENERATOR = "second"
"""The mentions on which nothing was fitted."""


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """Time and memory of both, and how well each does; then of the whole commands, from start to last line."""
    size = FULL if full else QUICK
    pairs = [[once(GENERATOR, size, SEEDS[GENERATOR], engine) for engine in ("ours", "splink")] for _ in range(rounds)]
    ours, theirs = map(list, zip(*pairs, strict=True))
    quality = f"{_quality('ours', ours[0])}, {_quality('splink', theirs[0])}"
    yield _result("matching", "Matching mentions", ours, theirs, note=f"{size:,} mentions; {quality}")
    with tempfile.TemporaryDirectory() as folder:
        path = write(GENERATOR, size, SEEDS[GENERATOR], Path(folder))
        turns = [[command(engine, path) for engine in ("ours", "splink")] for _ in range(rounds)]
    commands = map(list, zip(*turns, strict=True))
    yield _result("matching-command", "Matching a file, the whole command", *commands, note=f"{size:,} mentions")


def _result(
    key: str, title: str, ours: Sequence[Run | Command], theirs: Sequence[Run | Command], *, note: str
) -> Result:
    return Result(
        key=key,
        title=title,
        ratio_of="times splink's time",
        wanted="at most",
        bar=None,
        unit="s",
        ours=_side("cowcrawl", ours),
        theirs=_side("splink on DuckDB", theirs),
        ratios=quotients([run.seconds for run in ours], [run.seconds for run in theirs]),
        note=note,
    )


def _side(what: str, runs: Sequence[Run | Command]) -> Side:
    seconds = statistics.median(run.seconds for run in runs)
    return Side(what=what, cost=round(seconds, 3), memory_mb=round(max(run.memory_mb for run in runs), 1))


def _quality(what: str, run: Run) -> str:
    return f"{what} P {run.quality.precision:.4f} R {run.quality.recall:.4f}"
