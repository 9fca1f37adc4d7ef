"""How the inventory was made and how good it is: the tables of a build that are worked out of all the others."""

from __future__ import annotations

from typing import Any

from db.lists import Cards, overlaps, space_lists

Rows = dict[str, list[Any]]


def method(rows: Rows, cards: Cards) -> Rows:
    """The further tables of a build: `rows` are those of the inventory, `cards` the source cards by id."""
    known = space_lists(rows["spaces"], rows["claims"], rows["documents"], cards)
    return {"space_lists": known, "overlaps": overlaps(known)}
