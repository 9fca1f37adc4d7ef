"""A generated build of any size: every table, in the form of a real build, full of ties, nulls and odd signs."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cowcrawl import schema
from cowcrawl.fields import DESK_TYPES, PERIODS, STATUSES
from cowcrawl.tables import TABLES
from db.build import INDEXES, SEARCH

SPACES, CLAIMS = 50_000, 500_000
"""A country's worth, with ten claims a space: what the site is measured at."""
SEED = 20261126
_WORDS = ("Zolder", "L’Écluse", "été, 50 %", "=1+1", "$null", "a~b", "", "Maison", 'de "Brug"', "ČSOB", "über", "null")
_PER_SPACE = {"documents": 2.0, "formulas": 3.0, "services": 2.0, "nearby": 1.0, "changes": 1.0, "operators": 0.2}
_FIXED = {"build": 1, "zones": 5, "outlines": 4}
_FIELDS = ("name", "street", "area_m2", "desks", "opening_hours", "phone", "formulas", "services", "city", "status")
_SQUARE = '{"type":"Polygon","coordinates":[[[4.2,50.8],[4.5,50.8],[4.5,50.9],[4.2,50.9],[4.2,50.8]]]}'


def write_inventory(folder: Path, spaces: int = SPACES, claims: int = CLAIMS) -> Path:
    """Write the database of a build with so many spaces and claims into `folder`; the same numbers, the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    keys: dict[str, list[tuple[Any, ...]]] = {}
    connection = sqlite3.connect(folder / "cowcrawl.db")
    for table in TABLES:
        name = schema.table_name(table)
        count = _FIXED.get(name) or {"spaces": spaces, "claims": claims}.get(name, _count(name, spaces))
        connection.execute(schema.create_table(table))
        marks = ", ".join("?" for _ in schema.columns(table))
        connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', _rows(table, count, keys, chance))
    for name, column in INDEXES:
        connection.execute(f'CREATE INDEX "idx_{name}_{column}" ON "{name}" ("{column}")')
    connection.executescript(SEARCH)
    connection.commit()
    connection.close()
    return folder


def _count(name: str, spaces: int) -> int:
    return max(4, int(_PER_SPACE.get(name, 0.04) * spaces))


def _rows(
    table: type, count: int, keys: dict[str, list[tuple[Any, ...]]], chance: random.Random
) -> Iterator[tuple[Any, ...]]:
    """Rows in the order of their keys, as a build is written."""
    name, key = schema.table_name(table), schema.primary_key(table)
    columns = schema.columns(table)
    targets = {column: keys[target] for column, (target, _) in schema.foreign_keys(table).items() if target in keys}
    found = {tuple(_key(name, part, targets, number, chance) for part in key) for number in range(count)}
    keys[name] = sorted(found)
    makers = [_maker(name, column, targets, chance) for column in columns]
    place = {part: number for number, part in enumerate(key)}
    for known in keys[name]:
        yield tuple(
            known[place[column.name]] if column.name in place else make()
            for column, make in zip(columns, makers, strict=True)
        )


def _key(table: str, part: str, targets: dict[str, list[tuple[Any, ...]]], number: int, chance: random.Random) -> str:
    if part in targets:
        return str(chance.choice(targets[part])[0])
    if part == "zone":
        return ("all", "first_crown", "pentagon", "rim", "second_crown")[number]
    if (table, part) == ("outlines", "kind"):
        return "zone" if number else "line"
    if (table, part) == ("outlines", "key"):
        return ("00000", "first_crown", "pentagon", "rim")[number]
    return f"{table[:3]}-{chance.getrandbits(40):010x}" if part.endswith("_id") else f"{chance.getrandbits(24):06x}"


def _maker(
    table: str, column: schema.Column, targets: dict[str, list[tuple[Any, ...]]], chance: random.Random
) -> Callable[[], Any]:
    if (table, column.name) in _MADE:
        made = _MADE[table, column.name]
        return lambda: made(chance)
    if column.name in targets:
        keys, needed = targets[column.name], column.required
        return lambda: None if not needed and chance.random() < 0.02 else chance.choice(keys)[0]
    if column.sql_type == "TEXT":
        made_text = _moment if column.name.endswith(("_at", "_seen", "_run")) else _text
        return (lambda: made_text(chance) or "x") if column.required else (lambda: made_text(chance))
    if column.sql_type == "INTEGER":
        return (lambda: chance.randrange(10)) if column.required else (lambda: chance.choice((None, 1, 2, 30, 400)))
    return lambda: chance.choice((0.0 if column.required else None, 0.1, 2.5, round(chance.uniform(1, 9000), 1)))


def _text(chance: random.Random) -> str | None:
    return (
        None if chance.random() < 0.2 else f"{chance.choice(_WORDS)}{chance.choice(('', '', chance.randrange(1000)))}"
    )


def _moment(chance: random.Random) -> str:
    return f"20{chance.randrange(24, 27)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}T02:00:00Z"


def _value(chance: random.Random) -> str:
    """A value of a claim; one in ten is a plan."""
    if chance.random() < 0.9:
        return str(chance.randrange(5000))
    plan = {"desk_type": chance.choice(DESK_TYPES), "amount": str(chance.randrange(50, 400)), "currency": "EUR"}
    return json.dumps(plan | {"period": chance.choice(PERIODS), "quantity": None, "name": "Flex", "vat": None})


_MADE: dict[tuple[str, str], Callable[[random.Random], Any]] = {
    ("spaces", "status"): lambda chance: chance.choice((*STATUSES, "existing", "existing")),
    ("spaces", "latitude"): lambda chance: round(chance.gauss(50.85, 0.06), 5),
    ("spaces", "longitude"): lambda chance: round(chance.gauss(4.36, 0.09), 5),
    ("spaces", "zone"): lambda chance: chance.choice((None, "pentagon", "rim", "first_crown")),
    ("spaces", "geo_precision"): lambda chance: chance.choice(("building", "street", "postcode")),
    ("spaces", "opened"): lambda chance: chance.choice((None, "2024", "2025-03", "2026-09-01", "2026-33", "2025/2026")),
    ("spaces", "name"): lambda chance: f"{chance.choice(_WORDS) or 'Huis'} {chance.randrange(100000)}",
    ("spaces", "municipality"): lambda chance: f"Town {chance.randrange(600)}",
    ("spaces", "area_m2"): lambda chance: chance.choice((None, float(chance.randrange(50, 6000)))),
    ("formulas", "desk_type"): lambda chance: chance.choice(DESK_TYPES),
    ("formulas", "period"): lambda chance: chance.choice(PERIODS),
    ("formulas", "amount"): lambda chance: chance.choice((None, chance.randrange(500, 90000))),
    ("formulas", "currency"): lambda chance: chance.choice(("EUR", "EUR", "GBP")),
    ("formulas", "quantity"): lambda chance: chance.choice((None, None, 1, 10)),
    ("changes", "kind"): lambda chance: chance.choice(("opened", "closed", "price_rise", "reread", "changed")),
    ("changes", "date"): lambda chance: _moment(chance)[:10],
    ("claims", "field"): lambda chance: chance.choice(_FIELDS),
    ("claims", "value"): _value,
    ("claims", "context"): lambda chance: "[]",
    ("claims", "quote"): lambda chance: " ".join(
        chance.choices(("Wij", "verhuren", "plekken", "vanaf", "€ 175"), k=14)
    ),
    ("documents", "url"): lambda chance: f"https://site-{chance.randrange(9000)}.example/{chance.randrange(10**6)}",
    ("outlines", "geometry"): lambda chance: _SQUARE,
    ("build", "built_at"): lambda chance: "2026-11-26T03:00:00Z",
    ("build", "sample"): lambda chance: 0,
    ("zones", "name"): lambda chance: "Zone",
}
"""What pages and queries look into; every other column is anything of its type."""
