"""Short marks as numbers: `2`, `a`, `bis`; and the digits of a word."""

from __future__ import annotations

from collections.abc import Iterable

from db.match.table import NONE
from db.match.units import Unit

UNITS = {"tower": "tower", "floor": "floor", "count": "ordinal"}
"""By column of the table the part of a `Unit`."""


def mark(text: str | None) -> int:
    """A short mark as a number, NONE where there is none."""
    if not text:
        return NONE
    return int(text) if text.isdecimal() else 1000 + int.from_bytes(text.casefold().encode()[:4], "big")


def parts(units: Iterable[Unit]) -> dict[str, list[int]]:
    """By column the marks of some units."""
    found = list(units)
    return {column: [mark(getattr(one, part)) for one in found] for column, part in UNITS.items()}
