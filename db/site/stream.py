"""A query as CSV: exact or refused, and never cut off as if it were whole."""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from time import monotonic
from typing import Any

from cowcrawl.schema import Column
from db.site.limits import bound, bounded_rows

BATCH = 5_000
"""Rows read and written at once."""
SECONDS_A_BATCH = 15.0
"""How long SQLite may work for one batch; the first one of a sorted table holds all of the sorting."""
SECONDS_A_QUERY = 3.0
"""How long a query that somebody wrote may take as a whole."""
END = "\r\n"
"""How a line of CSV ends (RFC 4180)."""
_STEPS = 10_000
"""Steps of SQLite between two looks at the clock."""
_WORKERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="csv")


class _Reader:
    """A connection of its own, on which no batch may take longer than it is given."""

    def __init__(self, database: Path) -> None:
        uri = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
        self.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        bound(self.connection)
        self._deadline = 0.0
        self.connection.set_progress_handler(lambda: monotonic() > self._deadline, _STEPS)

    def give(self, seconds: float) -> None:
        """Let SQLite work for so long from now on."""
        self._deadline = monotonic() + seconds


async def large(
    database: Path, columns: Sequence[Column], source: str, parameters: Mapping[str, Any]
) -> AsyncIterator[str]:
    """The heading and all rows of a table, batch after batch: `source` is what follows the columns in a SELECT.

    Text stands in quotes, numbers and nulls do not. Raises sqlite3.OperationalError: before the first batch when the
    statement is wrong or slow, later when a batch is slow; the caller must then break off, so that nobody takes a part
    for the whole.
    """
    reader = _Reader(database)
    cursor = reader.connection.cursor()
    parts = ", ".join(_parts(columns))

    def begin() -> str:
        reader.give(SECONDS_A_BATCH)
        cursor.execute(f"SELECT {parts} {source}", parameters)
        return ",".join(column.name for column in columns) + END + _lines(cursor.fetchmany(BATCH))

    def go_on() -> str:
        reader.give(SECONDS_A_BATCH)
        return _lines(cursor.fetchmany(BATCH))

    loop = asyncio.get_running_loop()
    try:
        yield await loop.run_in_executor(_WORKERS, begin)
        while text := await loop.run_in_executor(_WORKERS, go_on):
            yield text
    finally:
        reader.connection.close()


def _parts(columns: Sequence[Column]) -> Iterator[str]:
    """What SQLite is to write of a row: all it can by itself, which is twice as fast as a writer of CSV in Python.

    A REAL column stands alone: SQLite's text of a number has fifteen digits, Python's as many as tell it apart.
    """
    for real, group in groupby(columns, key=lambda column: column.sql_type == "REAL"):
        known = list(group)
        names = [f'"{column.name}"' for column in known]
        if real:
            yield from names
        else:
            # %w writes a null as (NULL).
            names = [f"coalesce({name}, '')" for name in names]
            form = ",".join('"%w"' if column.sql_type == "TEXT" else "%s" for column in known)
            yield f"printf('{form}', {', '.join(names)})"


def _lines(rows: Sequence[tuple[Any, ...]]) -> str:
    if rows and len(rows[0]) == 1:
        return "".join([f"{text}{END}" for (text,) in rows])
    return "".join([",".join(["" if part is None else str(part) for part in row]) + END for row in rows])


async def small(database: Path, sql: str, parameters: Mapping[str, Any]) -> str:
    """All of the answer to a query that somebody wrote; sqlite3.OperationalError when it is too slow or too large."""

    def everything() -> str:
        reader = _Reader(database)
        reader.connection.row_factory = bounded_rows()
        reader.give(SECONDS_A_QUERY)
        try:
            cursor = reader.connection.execute(sql, parameters)
            return _csv([[column[0] for column in cursor.description], *cursor])
        finally:
            reader.connection.close()

    return await asyncio.get_running_loop().run_in_executor(_WORKERS, everything)


def _csv(rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator=END).writerows(rows)
    return text.getvalue()
