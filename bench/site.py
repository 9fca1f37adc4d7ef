"""How quick the site is at a country's size, beside plain Datasette and the sqlite3 program."""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from datasette.app import Datasette

from bench.apart import apart
from bench.result import Result, Side, quotients
from bench.rows import client_of
from bench.sizes import extent, inventory
from db.serve import datasette_for

REQUESTS = 15
"""Requests of a page in a round."""
CSV_BAR = 4.0
"""Plain CSV of all claims may take so many times what the sqlite3 program needs for the same rows."""
TARGETS_MS = {"home": 30, "space": 30, "table": 40}


def addresses(folder: Path) -> dict[str, str]:
    """What is timed: the home page, the space with most claims, and a page of the widest and of the longest table."""
    with sqlite3.connect(folder / "cowcrawl.db") as database:
        busiest = "SELECT space_id FROM claims WHERE space_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        (space,) = database.execute(busiest).fetchone()
    tables = {f"table {name}": f"/cowcrawl/{name}" for name in ("spaces", "claims", "formulas")}
    return {"home": "/", "space": f"/space/{space}", **tables}


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """Pages of the site beside those that Datasette gives by itself, and CSV beside the sqlite3 program."""
    with inventory(full=full) as folder:
        pages = addresses(folder)
        turns = [[apart(_milliseconds, folder, pages, own) for own in (True, False)] for _ in range(rounds)]
        streamed = asyncio.run(_streams(folder, rounds))
    for name in pages:
        own, plain = ([turn[side][0][name] for turn in turns] for side in (0, 1))
        peaks = [max(turn[side][1].memory_mb for turn in turns) for side in (0, 1)]
        yield Result(
            key=f"site-{name.replace(' ', '-')}",
            title=f"A page of the site: {name}",
            ratio_of="times a page of plain Datasette",
            wanted="at most",
            bar=None,
            unit="ms a page",
            ours=_side("the site", own, peaks[0]),
            theirs=_side("Datasette alone", plain, peaks[1]),
            ratios=quotients(own, plain),
            note=f"{extent(full=full)}; asked: at most {TARGETS_MS[name.split()[0]]} ms",
        )
    yield Result(
        key="site-csv",
        title="All claims as CSV from the site",
        ratio_of="times the sqlite3 program's time",
        wanted="at most",
        bar=CSV_BAR,
        unit="s",
        ours=_side("the site", [one[0] for one in streamed]),
        theirs=_side("sqlite3 -csv", [one[1] for one in streamed]),
        ratios=quotients(*zip(*streamed, strict=True)),
        note=extent(full=full),
    )


def _side(what: str, costs: list[float], memory_mb: float | None = None) -> Side:
    memory = round(memory_mb, 1) if memory_mb else None
    return Side(what=what, cost=round(statistics.median(costs), 3), memory_mb=memory)


def _milliseconds(folder: Path, pages: dict[str, str], own: bool) -> dict[str, float]:
    """Of each page the milliseconds on the site, or else on Datasette alone: plugins are there for all of a process."""
    if own:
        return asyncio.run(_all(datasette_for(folder), pages))
    plain = {name: _plain(path) for name, path in pages.items()}
    return asyncio.run(_all(Datasette(immutables=[str(folder / "cowcrawl.db")]), plain))


async def _all(site: Datasette, pages: dict[str, str]) -> dict[str, float]:
    return {name: await times(site, path) for name, path in pages.items()}


def _plain(address: str) -> str:
    """Where Datasette alone shows the same."""
    if address.startswith("/space/"):
        return f"/cowcrawl/spaces/{address.removeprefix('/space/')}"
    return "/cowcrawl" if address == "/" else address


async def times(site: Datasette, address: str) -> float:
    """Median milliseconds of processor time for a page. The first request is not counted."""
    costs = []
    async with client_of(site) as client:
        (await client.get(address)).raise_for_status()
        for _ in range(REQUESTS):
            began = process_time()
            (await client.get(address)).raise_for_status()
            costs.append(1000 * (process_time() - began))
    return statistics.median(costs)


async def _streams(folder: Path, rounds: int) -> list[tuple[float, float]]:
    """Seconds to stream all claims as CSV, and those the sqlite3 program needs for the same rows, in turn."""
    found = []
    async with client_of(datasette_for(folder)) as client:
        for _ in range(rounds):
            began = perf_counter()
            async with client.stream("GET", "/cowcrawl/claims.csv") as answer:
                async for _chunk in answer.aiter_bytes():
                    pass
            ours = perf_counter() - began
            began = perf_counter()
            command = ["sqlite3", "-readonly", "-csv", "-header", str(folder / "cowcrawl.db"), "SELECT * FROM claims"]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            found.append((ours, perf_counter() - began))
    return found
