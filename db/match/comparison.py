"""How two mentions agree: for each feature one of a few levels. All pairs are compared together, column by column."""

from __future__ import annotations

import numpy as np

from db.match import doors, wording
from db.match.aliases import Aliases
from db.match.levels import FEATURES, RARE, SOME, Bools, Levels, pick
from db.match.spread import Spread
from db.match.table import Ints, Table

METRES = (2.0, 30.0, 100.0, 250.0, 600.0, 2000.0)
DEGREE_M = 111_195.0
"""Metres of a degree of latitude on a sphere of 6,371 km."""


WORDING, AROUND = slice(0, 2), slice(2, 8)
"""Of FEATURES those of the words of names and operators, which take longest to compare, and all others."""


def levels(of: Table, known: Spread, alias: Aliases, one: Ints, other: Ints) -> Levels:
    """The level of each feature (columns, as in FEATURES) of each pair (rows)."""
    return np.hstack([wordings(of, known, one, other), around(of, known, alias, one, other)])


def wordings(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    """The levels of the features of WORDING."""
    return np.column_stack((wording.name(of, known, one, other), wording.operator(of, known, one, other)))


def around(of: Table, known: Spread, alias: Aliases, one: Ints, other: Ints) -> Levels:
    """The levels of the features of AROUND."""
    columns = (
        doors.door(of, known, alias, one, other),
        _area(of, one, other),
        _distance(of, one, other),
        _phone(of, known, one, other),
        _website(of, known, one, other),
        _unit(of, one, other),
    )
    return np.column_stack(columns)


def _area(of: Table, one: Ints, other: Ints) -> Levels:
    codes = of.postal_code[one], of.postal_code[other]
    towns = of.city[one], of.city[other]
    coded, told = (codes[0] >= 0) & (codes[1] >= 0), (towns[0] >= 0) & (towns[1] >= 0)
    large = of.large[one] | of.large[other]
    same_town, other_town = told & (towns[0] == towns[1]), told & (towns[0] != towns[1]) & ~large
    same_code = coded & (codes[0] == codes[1])
    return pick(
        FEATURES["area"],
        (same_code & other_town, "same_code_other_town"),
        (same_code, "same_code"),
        (coded & same_town, "other_code_same_town"),
        (coded, "other_code"),
        (same_town, "same_town"),
        (other_town, "other_town"),
        start="not_said",
    )


def _distance(of: Table, one: Ints, other: Ints) -> Levels:
    north = of.latitude[one] - of.latitude[other]
    east = (of.longitude[one] - of.longitude[other]) * np.cos(np.radians(of.latitude[one]))
    metres = np.hypot(north, east) * DEGREE_M
    known = ~np.isnan(metres)
    return np.where(known, 1 + np.searchsorted(METRES, np.where(known, metres, 0)), 0).astype(np.int8)


def _phone(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    a, b = of.phone[one], of.phone[other]
    said, same = (a >= 0) & (b >= 0), a == b
    spread = known.phone[one]
    return pick(
        FEATURES["phone"],
        (~said, "not_said"),
        (same & (spread <= RARE), "same_rare"),
        (same & (spread <= SOME), "same_some"),
        (same, "same_common"),
        start="other",
    )


def _website(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    a, b = of.host[one], of.host[other]
    said, same = (a >= 0) & (b >= 0), a == b
    pages = of.page[one], of.page[other]
    paged = (pages[0] >= 0) & (pages[1] >= 0)
    spread = known.host[one]
    return pick(
        FEATURES["website"],
        (~said, "not_said"),
        (same & paged & (pages[0] == pages[1]) & (known.page[one] <= RARE), "same_page"),
        (same & paged & (pages[0] == pages[1]), "same_page_common"),
        (same & paged & (spread <= RARE), "other_page_rare"),
        (same & paged, "other_page"),
        (same & (spread <= RARE), "same_host_rare"),
        (same & (spread <= SOME), "same_host_some"),
        (same, "same_host_common"),
        start="other",
    )


def _unit(of: Table, one: Ints, other: Ints) -> Levels:
    towers, floors, counts = ((part[one], part[other]) for part in (of.tower, of.floor, of.count))
    towered, floored, counted = (_both(part) for part in (towers, floors, counts))
    # A count that says not of what, beside a tower or a floor of another number.
    odd = np.zeros(len(one), bool)
    for a, b in ((0, 1), (1, 0)):
        beside = (towers[b] >= 0) | (floors[b] >= 0)
        odd |= (counts[a] >= 0) & beside & (counts[a] != towers[b]) & (counts[a] != floors[b])
    return pick(
        FEATURES["unit"],
        (towered & (towers[0] != towers[1]), "other_tower"),
        (floored & (floors[0] != floors[1]), "other_floor"),
        (counted & (counts[0] != counts[1]) | odd, "other_count"),
        (towered, "same_tower"),
        (floored, "same_floor"),
        start="not_said",
    )


def _both(part: tuple[Ints, Ints]) -> Bools:
    return (part[0] >= 0) & (part[1] >= 0)
