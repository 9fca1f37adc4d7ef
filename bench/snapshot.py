"""A snapshot, and its plain CSV alone, beside what the sqlite3 program needs to write the same rows as CSV."""

from __future__ import annotations

import shutil
import sqlite3
import statistics
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.apart import Spent, apart, program
from bench.result import Result, Side, quotients
from bench.sizes import extent, inventory
from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.publish import publish
from db.snapshot.layout import CSV
from db.snapshot.tables import write_tables
from db.snapshot.take import take

CSV_BAR = 4.0
"""Plain CSV may take so many times what the sqlite3 program needs."""


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """Everything, and plain CSV, beside the program."""
    with inventory(full=full) as folder:
        var = folder.parent.parent
        publish(var, folder)
        whole, ours, theirs = [], [], []
        for _ in range(rounds):
            whole.append(apart(snapshot, var)[1])
            ours.append(apart(plain_csv, folder / "cowcrawl.db", var / "ours")[1])
            theirs.append(_program(folder / "cowcrawl.db", var / "theirs"))
    yield _result("csv", "Plain CSV of every table", CSV_BAR, ours, theirs, full=full)
    yield _result("whole", "A snapshot of everything", None, whole, theirs, full=full)


def _result(key: str, title: str, bar: float | None, ours: list[Spent], theirs: list[Spent], *, full: bool) -> Result:
    return Result(
        key=f"snapshot-{key}",
        title=title,
        ratio_of="times the sqlite3 program's CSV",
        wanted="at most",
        bar=bar,
        unit="s",
        ours=_side("cowcrawl", ours),
        theirs=_side("sqlite3 -csv", theirs),
        ratios=quotients([spent.cpu_s for spent in ours], [spent.cpu_s for spent in theirs]),
        note=f"{extent(full=full)}; {_clock(ours):.1f} s on the clock, the program {_clock(theirs):.1f}",
    )


def _clock(spent: list[Spent]) -> float:
    return statistics.median(one.clock_s for one in spent)


def _side(what: str, spent: list[Spent]) -> Side:
    memory = max(one.memory_mb for one in spent)
    return Side(what=what, cost=round(statistics.median(one.cpu_s for one in spent), 3), memory_mb=round(memory, 1))


def snapshot(var: Path) -> None:
    """One of everything."""
    shutil.rmtree(var / "snapshots", ignore_errors=True)
    take(var)


def plain_csv(database: Path, folder: Path) -> None:
    """Every table as plain CSV, as a snapshot writes it, and nothing else."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        write_tables(connection, folder, (CSV,))


def _program(database: Path, folder: Path) -> Spent:
    """What the sqlite3 program takes for the same rows."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [f'.output "{folder}/{name}.csv"\nSELECT * FROM "{name}";' for name in map(schema.table_name, TABLES)]
    command = ["sqlite3", "-readonly", "-csv", "-header", str(database)]
    return program(command, "\n".join(words))
