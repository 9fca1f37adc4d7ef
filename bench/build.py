"""A build of a store that a crawl has filled, beside the sqlite3 program, which copies the same store row by row."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.apart import Spent, apart, program
from bench.crawl import crawled
from bench.result import Result, Side, quotients
from bench.web import served

HOSTS, PAGES = 20, 52
FULL_PAGES = 502
STORE = "claims.db"


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """The whole build, checked and published, beside a copy of what it is made from."""
    with tempfile.TemporaryDirectory() as scratch, served(HOSTS, FULL_PAGES if full else PAGES) as web:
        var = Path(scratch)
        crawled(web, var)
        with closing(sqlite3.connect(var / STORE)) as store:
            (claims,) = store.execute("SELECT count(*) FROM claims").fetchone()
        pairs = [(apart(build, var)[1], _copy(var)) for _ in range(rounds)]
    ours, theirs = zip(*pairs, strict=True)
    yield Result(
        key="build",
        title="A build",
        ratio_of="times a copy of the store by sqlite3",
        wanted="at most",
        bar=None,
        unit="s",
        ours=_side("cowcrawl", ours),
        theirs=_side("sqlite3, .dump into a new file", theirs),
        ratios=quotients([spent.cpu_s for spent in ours], [spent.cpu_s for spent in theirs]),
        note=f"{claims:,} claims of {web.hosts * web.pages:,} pages",
    )


def build(var: Path) -> None:
    """What `cowcrawl build` does."""
    from db.build import build as made

    made(var)


def _copy(var: Path) -> Spent:
    copy = var / "copy.db"
    copy.unlink(missing_ok=True)
    return program(["sqlite3", "-readonly", str(var / STORE)], f'.output "|sqlite3 {copy}"\n.dump\n')


def _side(what: str, spent: tuple[Spent, ...]) -> Side:
    memory = max(one.memory_mb for one in spent)
    return Side(what=what, cost=round(statistics.median(one.cpu_s for one in spent), 3), memory_mb=round(memory, 1))
