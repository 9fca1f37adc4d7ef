"""What one query of the public may cost the server."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable
from typing import Any

LONGEST_VALUE = 200_000
"""Bytes of one value or row. Without it `hex(zeroblob(2e8))` returns 400 MB, whatever the time limit says."""
LARGEST_ANSWER = 8_000_000
"""Bytes of all values that one query may return to a page or as JSON; tables as CSV have no such limit."""
TOO_LARGE = "the answer is too big to send: ask for fewer columns or rows, or download the database"


def bound(connection: sqlite3.Connection) -> None:
    """Limit what queries of a connection can hold, and keep the names of the server's files to itself."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.set_authorizer(_allowed)


def bounded_rows() -> Callable[[sqlite3.Cursor, tuple[Any, ...]], sqlite3.Row]:
    """A row factory that stops a query whose values add up to more than LARGEST_ANSWER (sqlite3.OperationalError)."""
    running: weakref.ref[sqlite3.Cursor] | None = None
    total = 0

    def row(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        nonlocal running, total
        if running is None or running() is not cursor:
            running, total = weakref.ref(cursor), 0
        total += sum(len(value) for value in values if isinstance(value, str | bytes))
        if total > LARGEST_ANSWER:
            raise sqlite3.OperationalError(TOO_LARGE)
        return sqlite3.Row(cursor, values)

    return row


def _allowed(action: int, first: str | None, second: str | None, database: str | None, inner: str | None) -> int:
    """Everything but what names the file of the database; Datasette itself lets only reading statements through."""
    names_files = action == sqlite3.SQLITE_READ and first == "pragma_database_list"
    return sqlite3.SQLITE_DENY if names_files else sqlite3.SQLITE_OK
