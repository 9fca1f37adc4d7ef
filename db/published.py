"""A published build, read back: the rows of a table as they were written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from cowcrawl.errors import BadInput
from cowcrawl.schema import primary_key, table_name

Row = TypeVar("Row")
DATABASE = Path("current") / "cowcrawl.db"


def current(var: Path) -> Path:
    """The database of the newest build of a state folder. Raises BadInput where there is none."""
    path = var / DATABASE
    if not path.is_file():
        raise BadInput(f"there is no build in {var}: make one first (cowcrawl build)")
    return path


def read(path: Path, *tables: type[Any]) -> dict[str, list[Any]]:
    """By name the rows of some tables of a build, in key order.

    Raises BadInput where a build of an earlier version lacks one of them.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        try:
            return {table_name(table): _rows(database, table) for table in tables}
        except sqlite3.DatabaseError as error:
            raise BadInput(f"{path} is no build of this version ({error}): make it anew (cowcrawl build)") from error


def _rows(database: sqlite3.Connection, table: type[Row]) -> list[Row]:
    names = [field.name for field in fields(table)]  # type: ignore[arg-type]
    columns = ", ".join(f'"{name}"' for name in names)
    order = ", ".join(f'"{name}"' for name in primary_key(table))
    found = database.execute(f'SELECT {columns} FROM "{table_name(table)}" ORDER BY {order}')
    return [table(**dict(zip(names, row, strict=True))) for row in found]
