"""What differs between two builds, row by row: what changed since the last snapshot."""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from cowcrawl import schema
from cowcrawl.tables import Formula, Operator, Space

FILE = "changes-since-last.csv"
COMPARED: tuple[type, ...] = (Space, Operator, Formula)
"""The tables that are compared."""
LEFT_OUT = frozenset({"last_seen", "n_claims", "n_sources", "claim_id", "document_id"})
"""Columns that say how well something is known, and change with every night."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One difference."""

    table: str
    """spaces, operators or formulas."""
    key: str
    """Identifier of the row."""
    name: str | None
    """Its name, in the newer build where it stands there."""
    what: str
    """new, gone or changed."""
    column: str | None = None
    """Which column changed."""
    old: object = None
    """Its value in the last snapshot."""
    new: object = None
    """Its value in this one."""


def write_changes(database: sqlite3.Connection, last: Path | None, folder: Path) -> Counter[tuple[str, str]]:
    """Write the differences from the build at `last` into `folder`; how many there are of each table and kind.

    Without `last`, or where it is of a version that cannot be compared, only the heading is written.
    """
    counted: Counter[tuple[str, str]] = Counter()
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(Difference)])
        for difference in differences(database, last) if last else ():
            counted[difference.table, difference.what] += 1
            writer.writerow(astuple(difference))
    return counted


def differences(database: sqlite3.Connection, last: Path) -> Iterator[Difference]:
    """What differs, table by table in the order of the keys; sqlite3.Error when `last` is no build."""
    database.execute("ATTACH ? AS last", (f"{last.resolve().as_uri()}?mode=ro&immutable=1",))
    try:
        for table in COMPARED:
            yield from _of_table(database, table)
    finally:
        database.execute("DETACH last")


def _of_table(database: sqlite3.Connection, table: type) -> Iterator[Difference]:
    name, (key,) = schema.table_name(table), schema.primary_key(table)
    before = {row[1] for row in database.execute("SELECT * FROM pragma_table_info(?, 'last')", (name,))}
    if not before:
        return
    shared = [
        column.name for column in schema.columns(table) if column.name in before and column.name not in LEFT_OUT | {key}
    ]
    old, new = (", ".join(f'{side}."{column}"' for column in shared) for side in ("o", "n"))
    found = [
        *_alone(database, name, key, "gone", "last", "main"),
        *_alone(database, name, key, "new", "main", "last"),
    ]
    rows = database.execute(
        f'SELECT n."{key}", n.name, {old}, {new} FROM main."{name}" n JOIN last."{name}" o ON o."{key}" = n."{key}" '
        f"WHERE ({old}) IS NOT ({new})"
    )
    for identifier, named, *values in rows:
        pairs = zip(shared, values[: len(shared)], values[len(shared) :], strict=True)
        found += [
            Difference(table=name, key=identifier, name=named, what="changed", column=column, old=was, new=now)
            for column, was, now in pairs
            if was != now
        ]
    yield from sorted(found, key=lambda difference: (difference.key, difference.column or ""))


def _alone(
    database: sqlite3.Connection, table: str, key: str, what: str, here: str, there: str
) -> Iterator[Difference]:
    """The rows that one of the two builds has alone."""
    rows = database.execute(
        f'SELECT "{key}", name FROM {here}."{table}" WHERE "{key}" NOT IN (SELECT "{key}" FROM {there}."{table}")'
    )
    for identifier, name in rows:
        yield Difference(table=table, key=identifier, name=name, what=what)
