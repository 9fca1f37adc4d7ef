"""Objects of OpenStreetMap that were imported: in `osm.db` of the state folder, apart from all else for its licence."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from cowcrawl.forgotten import Target, any_of
from cowcrawl.osm import Mapped, Reading

FILE = "osm.db"
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, date TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS objects (
        file TEXT NOT NULL, object_id TEXT NOT NULL, tag TEXT NOT NULL, changed TEXT, name TEXT, operator TEXT,
        street TEXT, house_number TEXT, postal_code TEXT, city TEXT, country TEXT, phone TEXT, website TEXT,
        opening_hours TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, PRIMARY KEY (file, object_id)
    ) WITHOUT ROWID;
"""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A coworking space as it is mapped; what its tags do not say is None."""

    object_id: str
    tag: str
    changed: str | None = None
    name: str | None = None
    operator: str | None = None
    street: str | None = None
    house_number: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country: str | None = None
    phone: str | None = None
    website: str | None = None
    opening_hours: str | None = None
    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True)
class Imported:
    """All that was imported."""

    places: tuple[Place, ...] = ()
    """Each object once, as the newest file has it, in the order of their identifiers."""
    date: str | None = None
    """The day of the oldest file: since then none of them is known to be as it was."""


def without(imported: Imported, digests: Collection[str]) -> Imported:
    """What was imported without the telephone numbers that were forgotten on request."""

    def clean(one: Place) -> Place:
        out = one.phone is not None and any_of([Target("phone", one.phone)], digests)
        return replace(one, phone=None) if out else one

    return replace(imported, places=tuple(map(clean, imported.places))) if digests else imported


_COLUMNS = tuple(field.name for field in fields(Place))


def place(one: Mapped) -> Place:
    """What is kept of an object."""
    known = {name: one.mention.first(name) for name in _COLUMNS if name not in ("object_id", "tag", "changed")}
    point = one.mention.point
    assert point is not None  # the reader leaves out what has none
    known |= {"latitude": point.latitude, "longitude": point.longitude}
    return Place(object_id=one.object_id, tag=one.tag, changed=one.changed, **known)


def keep(var: Path, name: str, reading: Reading) -> int:
    """Keep what a file says under a name, in place of what was kept under it before; returns how many objects."""
    var.mkdir(parents=True, exist_ok=True)
    rows = [(name, *asdict(place(one)).values()) for one in reading.objects]
    marks = ", ".join("?" for _ in range(len(_COLUMNS) + 1))
    with closing(sqlite3.connect(var / FILE)) as database, database:
        database.executescript(_SCHEMA)
        database.execute("DELETE FROM objects WHERE file = ?", (name,))
        database.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (name, reading.date))
        database.executemany(f"INSERT INTO objects (file, {', '.join(_COLUMNS)}) VALUES ({marks})", rows)
    return len(rows)


def forget(var: Path, name: str) -> bool:
    """Forget what was kept under a name; whether there was anything."""
    if not (var / FILE).is_file():
        return False
    with closing(sqlite3.connect(var / FILE)) as database, database:
        database.execute("DELETE FROM objects WHERE file = ?", (name,))
        return bool(database.execute("DELETE FROM files WHERE name = ?", (name,)).rowcount)


def contents(var: Path) -> list[tuple[str, str | None, int]]:
    """What was imported: name, day of the map, number of objects."""
    sql = "SELECT name, date, (SELECT count(*) FROM objects o WHERE o.file = f.name) FROM files f ORDER BY name"
    return list(_rows(var, sql))


def load(var: Path) -> Imported:
    """All that was imported; nothing before the first time."""
    files = contents(var)
    columns = ", ".join(f"o.{name}" for name in _COLUMNS)
    newest_last = f"SELECT {columns} FROM objects o JOIN files f ON f.name = o.file ORDER BY f.date, f.name"
    known = {row[0]: Place(**dict(zip(_COLUMNS, row, strict=True))) for row in _rows(var, newest_last)}
    days = [day for _, day, _ in files if day]
    return Imported(places=_ordered(known.values()), date=min(days, default=None))


def _ordered(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda one: one.object_id))


def _rows(var: Path, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
    path = var / FILE
    if not path.is_file():
        return
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        yield from database.execute(sql, parameters).fetchall()
