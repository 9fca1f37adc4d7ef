"""Whatever the sort, pages and CSV hold every row once: the walk of `make bench-site`, on a small build.

Takes some seconds: every sortable column of every table, both ways, page by page to the end.
"""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
from pathlib import Path

import pytest

from bench.inventory import write_inventory
from bench.rows import client_of, faults, sortable
from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.serve import datasette_for

PAGE = 40
SIZE = (100, 130)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_inventory(tmp_path_factory.mktemp("rows") / "build", *SIZE)


@pytest.mark.parametrize("table", TABLES, ids=schema.table_name)
def test_every_sort_both_ways_gives_each_row_once_on_pages_and_as_csv(folder: Path, table: type) -> None:
    assert asyncio.run(faults(folder, datasette_for(folder), table, PAGE)) == []


def test_the_walk_notices_a_table_in_another_order_than_its_key(tmp_path: Path) -> None:
    folder = write_inventory(tmp_path / "build", *SIZE)
    with sqlite3.connect(folder / "cowcrawl.db") as database:
        database.execute("UPDATE claims SET rowid = rowid + 100000 WHERE rowid % 3 = 0")
    claims = next(table for table in TABLES if schema.table_name(table) == "claims")
    assert asyncio.run(faults(folder, datasette_for(folder), claims, PAGE)) != []


def test_csv_holds_each_value_as_the_database_has_it(folder: Path) -> None:
    site = datasette_for(folder)

    async def text(path: str) -> str:
        async with client_of(site) as client:
            return (await client.get(path)).text

    for table in TABLES:
        name = schema.table_name(table)
        with sqlite3.connect(folder / "cowcrawl.db") as database:
            expected = [
                ["" if cell is None else str(cell) for cell in row] for row in database.execute(f"SELECT * FROM {name}")
            ]
        rows = list(csv.reader(io.StringIO(asyncio.run(text(f"/cowcrawl/{name}.csv")))))
        assert rows[0] == [column.name for column in schema.columns(table)]
        assert rows[1:] == expected, name


def test_csv_follows_the_filters_of_the_page(folder: Path) -> None:
    site = datasette_for(folder)

    async def both(query: str) -> tuple[int, int]:
        async with client_of(site) as client:
            page = (await client.get(f"/cowcrawl/claims.json?{query}&_size=max")).json()
            rows = (await client.get(f"/cowcrawl/claims.csv?{query}")).text
            return len(page["rows"]), len(list(csv.reader(io.StringIO(rows)))) - 1

    for query in ("field=desks", "published__gte=5&_sort_desc=value", "value__contains=1", "_where=published>5"):
        shown, streamed = asyncio.run(both(query))
        assert shown == streamed > 0, query


def test_what_can_be_sorted_is_most_of_a_table(folder: Path) -> None:
    site = datasette_for(folder)
    for table in TABLES:
        least = len(schema.columns(table)) - len(schema.primary_key(table)) - 2
        assert len(sortable(site, table)) >= least, schema.table_name(table)
