"""A query as CSV: exact or refused, and never cut off as if it were whole."""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any

from db.site.limits import bound, bounded_rows

BATCH = 5_000
"""Rows read and written at once."""
SECONDS_A_BATCH = 15.0
"""How long SQLite may work for one batch; the first one of a sorted table holds all of the sorting."""
SECONDS_A_QUERY = 3.0
"""How long a query that somebody wrote may take as a whole."""
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


async def large(database: Path, sql: str, parameters: Mapping[str, Any]) -> AsyncIterator[str]:
    """The heading and all rows of a table, batch after batch.

    Raises sqlite3.OperationalError: before the first batch when the statement is wrong or slow, later when a batch is
    slow; the caller must then break off, so that nobody takes a part for the whole.
    """
    reader = _Reader(database)
    cursor = reader.connection.cursor()

    def begin() -> str:
        reader.give(SECONDS_A_BATCH)
        cursor.execute(sql, parameters)
        return _csv([[column[0] for column in cursor.description], *cursor.fetchmany(BATCH)])

    def go_on() -> str:
        reader.give(SECONDS_A_BATCH)
        return _csv(cursor.fetchmany(BATCH))

    loop = asyncio.get_running_loop()
    try:
        yield await loop.run_in_executor(_WORKERS, begin)
        while text := await loop.run_in_executor(_WORKERS, go_on):
            yield text
    finally:
        reader.connection.close()


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
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
