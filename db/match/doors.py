"""How two addresses agree to the door: the street, in one language or two, with the house number."""

from __future__ import annotations

import numpy as np

from db.match.aliases import Aliases
from db.match.levels import NEAR, NOWHERE, NUMBERS, STREETS, Bools, Levels, pick, similar
from db.match.spread import Spread
from db.match.table import Ints, Table

SLIP_STREET, SLIP_FORM = 82.0, 88.0
"""Similarity (0 to 100) from which two streets are one with slips of the pen; and where one of them lacks its kind."""


def door(of: Table, known: Spread, alias: Aliases, one: Ints, other: Ints) -> Levels:
    number = _number(of, one, other)
    alone = (number == 0) & (_only_house(of, known, alias, one, other))
    number[alone] = NUMBERS.index("only_number")
    return (_street(of, alias, one, other) * len(NUMBERS) + number).astype(np.int8)


def other_house(of: Table, one: Ints, other: Ints) -> Bools:
    """Whether two addresses are plainly two houses of one street: `door` says so too, but takes ten times as long."""
    streets = of.street[one, 0], of.street[other, 0]
    kinds = of.street_kind[streets[0]], of.street_kind[streets[1]]
    found: Bools = (streets[0] >= 0) & (streets[1] >= 0) & (of.core[streets[0]] == of.core[streets[1]])
    found &= (kinds[0] == kinds[1]) | (kinds[0] < 0) | (kinds[1] < 0)
    at = np.flatnonzero(found)
    found[at] = _number(of, one[at], other[at]) == NUMBERS.index("other_number")
    return found


def _only_house(of: Table, known: Spread, alias: Aliases, one: Ints, other: Ints) -> Bools:
    """Whether what two mentions share, phone, name or host, is known of one house alone where both may be.

    That is in the street where it is the same, else in the postal code, else in the town: then a number that one of
    them leaves out can hardly be another's.
    """
    roots = [alias.root[of.core[of.street[at, 0]]] for at in (one, other)]
    told = (of.street[one, 0] >= 0) & (of.street[other, 0] >= 0) & (of.city[one] >= 0)
    in_town = (of.city[one] == of.city[other]) & (of.city[one] >= 0)
    in_street = told & (roots[0] == roots[1]) & in_town
    in_code = (of.postal_code[one] == of.postal_code[other]) & (of.postal_code[one] >= 0)
    fewest = np.full(len(one), NOWHERE)
    for who, (street, code, town) in zip((of.phone, of.name, of.host), known.houses, strict=True):
        shared = (who[one] == who[other]) & (who[one] >= 0)
        here = np.where(in_street, street[one], np.where(in_code, code[one], np.where(in_town, town[one], NOWHERE)))
        fewest = np.where(shared, np.minimum(fewest, here), fewest)
    return np.asarray(fewest <= 1)


def _street(of: Table, alias: Aliases, one: Ints, other: Ints) -> Levels:
    """The level of the street alone: its place among the first words of the levels of `door`."""
    result = np.zeros(len(one), np.int8)
    mapped = of.map_street[one], of.map_street[other]
    on_map = (mapped[0] >= 0) & (mapped[1] >= 0)
    best = np.full(len(one), 99, np.int8)
    for a in (of.street[one, 0], of.street[one, 1]):
        for b in (of.street[other, 0], of.street[other, 1]):
            said = np.flatnonzero((a >= 0) & (b >= 0))  # second names are few
            best[said] = np.minimum(best[said], _two_streets(of, alias, a[said], b[said]))
    result = np.where(best == 99, 0, best).astype(np.int8)
    return np.where(on_map, np.where(mapped[0] == mapped[1], np.minimum(result, 1) | 1, result), result).astype(np.int8)


def _two_streets(of: Table, alias: Aliases, a: Ints, b: Ints) -> Levels:
    same_core = of.core[a] == of.core[b]
    kinds = of.street_kind[a], of.street_kind[b]
    same_kind = (kinds[0] == kinds[1]) | (kinds[0] < 0) | (kinds[1] < 0)
    spoken = of.street_language[a], of.street_language[b]
    foreign = ((spoken[0] & spoken[1]) == 0) & (spoken[0] > 0) & (spoken[1] > 0) & alias.translated(*kinds)
    one_street = foreign & alias.known(of.core[a], of.core[b])
    lacking = ~same_core & ((kinds[0] < 0) | (kinds[1] < 0))
    alike = similar(of.street_core, a, b, ~same_core & ~one_street, SLIP_STREET)
    alike |= similar(of.street_form, a, b, lacking, SLIP_FORM)
    return pick(
        STREETS,
        (same_core & same_kind, "same_street"),
        (one_street, "one_in_two_languages"),
        (same_core & foreign, "one_in_two_languages"),
        (same_core, "other_kind"),
        (alike & (same_kind | foreign), "slip"),
        (foreign, "other_language"),
        start="other_street",
    )


def _number(of: Table, one: Ints, other: Ints) -> Levels:
    a, b = of.number[one], of.number[other]
    ends = of.number_end[one], of.number_end[other]
    said = (a >= 0) & (b >= 0)
    overlap = said & (a <= ends[1]) & (b <= ends[0])
    letters = of.letter[one], of.letter[other]
    lettered = (letters[0] >= 0) & (letters[1] >= 0) & (letters[0] != letters[1])
    near = said & (np.abs(a - b) <= NEAR)
    return pick(
        NUMBERS,
        (~said, "no_number"),
        (overlap & ~lettered, "same_number"),
        (overlap | near, "near_number"),
        start="other_number",
    )
