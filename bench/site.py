"""How quick the site is at a country's size, and whether paging and CSV give every row once, whatever the sort.

`walk` and `stream` are what the tests run on a small build; `python -m bench.site --rows` runs them on the large one.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import io
import sqlite3
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

import httpx
from datasette.app import Datasette

from bench.inventory import CLAIMS, SPACES, write_inventory
from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.serve import datasette_for

ROUNDS = 15
TARGETS_MS = {"home": 30, "space": 30, "table": 40}
CSV_TARGET = 4.0
"""Plain CSV of all claims may take so many times what the sqlite3 program needs for the same rows."""
PAGE = 20_000
"""Rows a page when the large build is paged to its end: the site’s own 1,000 would take many times as long."""
WAYS = ("_sort", "_sort_desc")
Key = tuple[str, ...]


def client_of(site: Datasette) -> httpx.AsyncClient:
    """A client of the site, without a network between."""
    transport = httpx.ASGITransport(app=site.app())
    return httpx.AsyncClient(transport=transport, base_url="http://site.example", timeout=None)


def sortable(site: Datasette, table: type) -> list[str]:
    """The columns by which a table may be sorted."""
    known = site.table_metadata("cowcrawl", schema.table_name(table))
    return list(known["sortable_columns"])


async def walk(client: httpx.AsyncClient, table: type, way: str, column: str, size: int) -> list[Key]:
    """The keys of all rows of a table, page by page to the end, as somebody finds them who follows the links."""
    address: str | None = f"/cowcrawl/{schema.table_name(table)}.json?{way}={column}&_size={size}&_nofacet=1&_nocount=1"
    found: list[Key] = []
    while address:
        answer = (await client.get(address)).json()
        places = [answer["columns"].index(part) for part in schema.primary_key(table)]
        found += [tuple(str(row[place]) for place in places) for row in answer["rows"]]
        address = answer["next_url"] and answer["next_url"].removeprefix("http://site.example")
    return found


async def stream(client: httpx.AsyncClient, table: type, way: str, column: str) -> list[Key]:
    """The keys of all rows of a table in its CSV."""
    answer = await client.get(f"/cowcrawl/{schema.table_name(table)}.csv?{way}={column}")
    answer.raise_for_status()
    rows = csv.reader(io.StringIO(answer.text))
    heading = next(rows)
    places = [heading.index(part) for part in schema.primary_key(table)]
    return [tuple(row[place] for place in places) for row in rows]


def known_keys(folder: Path, table: type) -> list[Key]:
    """The keys of all rows, as SQLite has them."""
    names = ", ".join(f'"{part}"' for part in schema.primary_key(table))
    with sqlite3.connect(folder / "cowcrawl.db") as database:
        return [tuple(map(str, row)) for row in database.execute(f'SELECT {names} FROM "{schema.table_name(table)}"')]


async def faults(folder: Path, site: Datasette, table: type, size: int) -> list[str]:
    """Every sort of a table whose pages or CSV lack a row, have one twice, or one that is not there."""
    expected = sorted(known_keys(folder, table))
    wrong = []
    async with client_of(site) as client:
        for column in sortable(site, table):
            for way in WAYS:
                name = f"{schema.table_name(table)} {way}={column}"
                if sorted(await walk(client, table, way, column, size)) != expected:
                    wrong.append(f"{name} paged")
                if sorted(await stream(client, table, way, column)) != expected:
                    wrong.append(f"{name} as CSV")
    return wrong


def addresses(folder: Path) -> dict[str, str]:
    """What is timed: the home page, the space with most claims, and a page of the widest and of the longest table."""
    with sqlite3.connect(folder / "cowcrawl.db") as database:
        busiest = "SELECT space_id FROM claims WHERE space_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        (space,) = database.execute(busiest).fetchone()
    tables = {f"table {name}": f"/cowcrawl/{name}" for name in ("spaces", "claims", "formulas")}
    return {"home": "/", "space": f"/space/{space}", **tables}


async def times(site: Datasette, address: str) -> tuple[float, float]:
    """Median milliseconds of a page: on the clock, and of processor time. The first request is not counted."""
    clock, processor = [], []
    async with client_of(site) as client:
        (await client.get(address)).raise_for_status()
        for _ in range(ROUNDS):
            began, worked = perf_counter(), process_time()
            await client.get(address)
            clock.append(1000 * (perf_counter() - began))
            processor.append(1000 * (process_time() - worked))
    return statistics.median(clock), statistics.median(processor)


async def csv_ratio(folder: Path, site: Datasette, rounds: int = 3) -> tuple[float, float]:
    """Seconds to stream all claims as CSV, and those the sqlite3 program needs for the same rows: medians, in turn."""
    ours, theirs = [], []
    async with client_of(site) as client:
        for _ in range(rounds):
            began = perf_counter()
            async with client.stream("GET", "/cowcrawl/claims.csv") as answer:
                async for _chunk in answer.aiter_bytes():
                    pass
            ours.append(perf_counter() - began)
            began = perf_counter()
            command = ["sqlite3", "-readonly", "-csv", "-header", str(folder / "cowcrawl.db"), "SELECT * FROM claims"]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            theirs.append(perf_counter() - began)
    return statistics.median(ours), statistics.median(theirs)


def lines(folder: Path) -> Iterator[str]:
    """The figures in words."""
    site = datasette_for(folder)
    for name, address in addresses(folder).items():
        clock, processor = asyncio.run(times(site, address))
        target = TARGETS_MS[name.split()[0]]
        yield f"{name}: {clock:.1f} ms ({processor:.1f} ms of processor time), target {target} ms"
    ours, theirs = asyncio.run(csv_ratio(folder, site))
    yield f"claims as CSV: {ours:.2f} s, sqlite3 {theirs:.2f} s, ratio {ours / theirs:.1f}, target {CSV_TARGET}"


def main() -> None:
    """Writes the build and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("--spaces", type=int, default=SPACES)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--rows", action="store_true", help="page and stream every sortable column of every table")
    parser.add_argument("--build", type=Path, help="a folder with a generated build, instead of making one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.build or write_inventory(Path(scratch) / "build", options.spaces, options.claims)
        print(f"{options.spaces:,} spaces, {options.claims:,} claims")
        for line in lines(folder):
            print(line, flush=True)
        if options.rows:
            site = datasette_for(folder, settings={"max_returned_rows": PAGE, "sql_time_limit_ms": 20_000})
            for table in TABLES:
                wrong = asyncio.run(faults(folder, site, table, PAGE))
                columns = len(sortable(site, table))
                print(
                    f"{schema.table_name(table)}: {columns} columns both ways, {wrong or 'each row once'}", flush=True
                )


if __name__ == "__main__":
    main()
