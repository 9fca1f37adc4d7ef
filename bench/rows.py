"""Whether pages and CSV of the site hold every row once, whatever the sort: every column of every table, both ways.

`faults` is what the tests run on a small build; `make bench-site` runs it on a large one, on every core.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import io
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode

import httpx
from datasette.app import Datasette

from bench.inventory import CLAIMS, SPACES, write_inventory
from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.serve import datasette_for
from db.site import stream as stream_of_site

PAGE = 50_000
"""Rows a page when a large build is paged to its end: every page sorts anew, so 1,000 as on the site take days."""
SECONDS = 600
"""How long one request of the walk may take: the machine may do other things."""
WAYS = ("_sort", "_sort_desc")
Key = tuple[str, ...]
_HOST = "http://site.example"


def client_of(site: Datasette) -> httpx.AsyncClient:
    """A client of the site, without a network between."""
    transport = httpx.ASGITransport(app=site.app())
    return httpx.AsyncClient(transport=transport, base_url=_HOST, timeout=None)


def sortable(site: Datasette, table: type) -> list[str]:
    """The columns by which a table may be sorted."""
    known = site.table_metadata("cowcrawl", schema.table_name(table))
    return list(known["sortable_columns"])


def known_keys(folder: Path, table: type) -> list[Key]:
    """The keys of all rows, as SQLite has them."""
    names = ", ".join(f'"{part}"' for part in schema.primary_key(table))
    with sqlite3.connect(folder / "cowcrawl.db") as database:
        return [tuple(map(str, row)) for row in database.execute(f'SELECT {names} FROM "{schema.table_name(table)}"')]


async def pages(client: httpx.AsyncClient, table: type, way: str, column: str, size: int) -> list[Key]:
    """The keys of all rows of a table, page by page to the end, as somebody finds them who follows the links."""
    address: str | None = _address(table, "json", way, column, [("_size", size), ("_nofacet", 1), ("_nocount", 1)])
    found: list[Key] = []
    while address:
        answer = (await client.get(address)).raise_for_status().json()
        found += _keys(table, answer["columns"], answer["rows"])
        address = answer["next_url"] and answer["next_url"].removeprefix(_HOST)
    return found


async def stream(client: httpx.AsyncClient, table: type, way: str, column: str) -> list[Key]:
    """The keys of all rows of a table in its CSV."""
    answer = (await client.get(_address(table, "csv", way, column))).raise_for_status()
    rows = csv.reader(io.StringIO(answer.text))
    return _keys(table, next(rows), rows)


async def wrong(client: httpx.AsyncClient, table: type, column: str, size: int, expected: frozenset[Key]) -> list[str]:
    """Where pages or CSV of a table sorted by a column lack a row, have one twice, or one that is not there."""
    found = []
    for way in WAYS:
        for name, keys in (
            ("paged", pages(client, table, way, column, size)),
            ("as CSV", stream(client, table, way, column)),
        ):
            told = f"{schema.table_name(table)} {way}={column} {name}"
            try:
                given = await keys
            except httpx.HTTPStatusError as error:
                found.append(f"{told}: {error.response.status_code}")
                continue
            if len(given) != len(expected) or frozenset(given) != expected:
                found.append(told)
    return found


async def faults(folder: Path, site: Datasette, table: type, size: int) -> list[str]:
    """Every sort of a table that `wrong` finds fault with."""
    expected = frozenset(known_keys(folder, table))
    async with client_of(site) as client:
        return [
            fault for column in sortable(site, table) for fault in await wrong(client, table, column, size, expected)
        ]


def walked(folder: Path) -> Iterator[str]:
    """A line a table, the longest first: what is wrong with it, and the seconds of processor time it took."""
    began, site = perf_counter(), datasette_for(folder)
    tables = sorted(TABLES, key=lambda table: -len(known_keys(folder, table)))
    works = [(folder, table, column) for table in tables for column in sortable(site, table)]
    spent, told = 0.0, 0
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        answers = iter(processes.map(_one, works))
        for table in tables:
            of_table = [next(answers) for _ in sortable(site, table)]
            bad = [fault for found, _ in of_table for fault in found]
            seconds = sum(seconds for _, seconds in of_table)
            spent, told = spent + seconds, told + len(of_table)
            name = schema.table_name(table)
            yield f"{name}: {len(of_table)} columns both ways, {bad or 'each row once'} ({seconds:.0f} s)"
    clock = perf_counter() - began
    yield f"{told} columns of {len(tables)} tables: {spent:.0f} s of processor time, {clock:.0f} s on the clock"


def _one(work: tuple[Path, type, str]) -> tuple[list[str], float]:
    folder, table, column = work
    began = process_time()
    return asyncio.run(_asked(folder, table, column)), process_time() - began


async def _asked(folder: Path, table: type, column: str) -> list[str]:
    async with client_of(_site(folder)) as client:
        return await wrong(client, table, column, PAGE, _expected(folder, table))


@cache
def _site(folder: Path) -> Datasette:
    # No public request may take so long or hold so many rows; what is paged and how is the same.
    stream_of_site.SECONDS_A_BATCH = SECONDS
    return datasette_for(folder, settings={"max_returned_rows": PAGE, "sql_time_limit_ms": 1000 * SECONDS})


@cache
def _expected(folder: Path, table: type) -> frozenset[Key]:
    return frozenset(known_keys(folder, table))


def _address(table: type, kind: str, way: str, column: str, more: Sequence[tuple[str, object]] = ()) -> str:
    """Only the sorted column is asked for, and the key comes with it: which rows there are shows in no other."""
    asked = urlencode([(way, column), ("_col", column), *more])
    return f"/cowcrawl/{schema.table_name(table)}.{kind}?{asked}"


def _keys(table: type, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[Key]:
    places = [columns.index(part) for part in schema.primary_key(table)]
    return [tuple([str(row[place]) for place in places]) for row in rows]


def main() -> None:
    """Pages and streams every sortable column of every table of a large build, and says what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.rows", description=__doc__)
    parser.add_argument("--spaces", type=int, default=SPACES)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--build", type=Path, help="a folder with a generated build, instead of making one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.build or write_inventory(Path(scratch) / "build", options.spaces, options.claims)
        for line in walked(folder):
            print(line, flush=True)


if __name__ == "__main__":
    main()
