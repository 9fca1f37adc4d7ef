"""How two mentions agree: for each feature one of a few levels, in words that stand in `weights.yml`.

All pairs are compared together, column by column; distances of texts are rapidfuzz's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from db.match.table import NONE, Floats, Ints, Table

Bools = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.int8]

FEATURES: dict[str, tuple[str, ...]] = {
    "name": (
        *("not_said", "same_rare", "same_some", "same_common", "only_generic", "part_by_operator", "part_rare", "part_some", "part_common"),
        *("none_shared", "slip", "share_rare", "share_common", "other"),
    ),
    "operator": ("not_said", "same_rare", "same_common", "part", "slip", "in_name", "other"),
    "door": tuple(
        f"{street} {number}"
        for street in ("no_street", "same_street", "one_in_two_languages", "slip", "other_kind", "other_language", "other_street")
        for number in ("no_number", "same_number", "near_number", "other_number")
    ),
    "area": ("not_said", "same_code", "same_town", "other_code_same_town", "same_code_other_town", "other_code", "other_town"),
    "distance": ("not_said", "30_m", "100_m", "250_m", "600_m", "2_km", "more"),
    "phone": ("not_said", "same_rare", "same_some", "same_common", "other"),
    "website": ("not_said", "same_page", "same_host_rare", "same_host_some", "same_host_common", "other_page_rare", "other_page", "other"),
    "unit": ("not_said", "same_tower", "same_floor", "other_floor", "other_tower"),
}
"""Every feature and its levels."""
RARE, SOME = 3, 9
"""Places at which a value stands up to which it is rare, or some have it; above, it is common: a chain's phone."""
SLIP_NAME, SLIP_STREET = 84.0, 82.0
"""Similarity (0 to 100) from which two names, or streets, are one with slips of the pen."""
METRES = (30.0, 100.0, 250.0, 600.0, 2000.0)
DEGREE_M = 111_195.0


@dataclass(frozen=True)
class Spread:
    """At how many places each value stands: by mention, so that a chain's phone is told from a house's."""

    name: Ints
    word: Ints
    """By word."""
    operator: Ints
    phone: Ints
    host: Ints


def spread(of: Table, alias: Ints) -> Spread:
    """How widely names, words, operators, phones and hosts are spread; `alias` makes one street of two names."""
    street = np.where(of.street[:, 0] >= 0, alias[of.street[:, 0]], NONE)
    place = (street + 1) * (of.city.max(initial=0) + 2) + of.city + 1
    place = np.where(street >= 0, place, -1)
    words = np.concatenate([of.words[:, at] for at in range(of.words.shape[1])])
    by_word = _places(words, np.tile(place, of.words.shape[1]), int(of.wide.max(initial=0)) + 1)
    by_name = _places(of.name, place)
    alone = (of.words[:, 1] < 0) & (of.words[:, 0] >= 0)
    own = by_name[of.name]
    return Spread(
        name=np.where(alone, np.maximum(own, by_word[of.words[:, 0]]), own),
        word=by_word,
        operator=_places(of.operator, place)[of.operator],
        phone=_places(of.phone, place)[of.phone],
        host=_places(of.host, place)[of.host],
    )


def _places(values: Ints, places: Ints, size: int | None = None) -> Ints:
    """By value at how many different places it stands."""
    known = (values >= 0) & (places >= 0)
    size = size or int(values.max(initial=0)) + 1
    width = int(places.max(initial=0)) + 1
    both = np.unique(values[known] * width + places[known])
    counts = np.bincount(both // width, minlength=size)
    return np.append(np.maximum(counts, 1), 1).astype(np.int64)


def levels(of: Table, known: Spread, alias: Ints, one: Ints, other: Ints) -> Levels:
    """The level of each feature (columns, as in FEATURES) of each pair (rows)."""
    columns = (
        _name(of, known, one, other),
        _operator(of, known, one, other),
        _door(of, alias, one, other),
        _area(of, one, other),
        _distance(of, one, other),
        _phone(of, known, one, other),
        _website(of, known, one, other),
        _unit(of, one, other),
    )
    return np.column_stack(columns)


def _pick(names: tuple[str, ...], *choices: tuple[Bools, str], start: str) -> Levels:
    """The level whose condition holds first."""
    found = np.full(len(choices[0][0]), names.index(start), np.int8)
    for condition, name in reversed(choices):
        found[condition] = names.index(name)
    return found


def _missing_words(words: Ints, wide: Ints) -> Bools:
    """Which words of one mention the other one says nowhere."""
    found = np.zeros(words.shape, bool)
    for at in range(words.shape[1]):
        column = words[:, at]
        asked = np.flatnonzero(column >= 0)
        if len(asked):
            found[asked, at] = ~(wide[asked] == column[asked, None]).any(axis=1)
    return found


def _similar(texts: list[str], one: Ints, other: Ints, asked: Bools) -> Floats:
    """Similarity (0 to 100) of the texts of those pairs that are asked for; 0 elsewhere."""
    result = np.zeros(len(one))
    at = np.flatnonzero(asked)
    if len(at):
        pick = np.array(texts, object)
        result[at] = process.cpdist(pick[one[at]].tolist(), pick[other[at]].tolist(), scorer=fuzz.ratio, workers=1)
    return result


def _name(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    words = of.words[one], of.words[other]
    left = _missing_words(words[0], of.wide[other]), _missing_words(words[1], of.wide[one])
    over = left[0].any(axis=1), left[1].any(axis=1)
    shared = [np.where(~gone & (w >= 0), known.word[w], 1 << 40) for w, gone in zip(words, left, strict=True)]
    rarest = np.minimum(shared[0].min(axis=1), shared[1].min(axis=1))
    any_shared = rarest < 1 << 40
    said = (of.name[one] >= 0) & (of.name[other] >= 0)
    telling = of.telling[one] & of.telling[other]
    same = said & ~over[0] & ~over[1]
    part = said & (over[0] ^ over[1])
    # The name that says less is wholly shared: how widely that one is spread counts.
    size = [(w >= 0).sum(axis=1) for w in words]
    less = np.where(size[0] < size[1], known.name[one], known.name[other])
    wide = np.where(size[0] == size[1], np.maximum(known.name[one], known.name[other]), less)
    wide = np.where(part, np.where(over[0], known.name[other], known.name[one]), wide)
    both = said & over[0] & over[1]
    # One name says more, and what the other says besides is in the operator alone: Regus by IWG, Spaces by Regus.
    aside = [_missing_words(words[at], words[1 - at]).any(axis=1) for at in (0, 1)]
    alike = _similar(of.compact, one, other, both) >= SLIP_NAME
    return _pick(
        FEATURES["name"],
        (~said, "not_said"),
        (same & ~telling, "only_generic"),
        (same & (wide <= RARE), "same_rare"),
        (same & (wide <= SOME), "same_some"),
        (same, "same_common"),
        (part & ~any_shared, "none_shared"),
        (part & aside[0] & aside[1], "part_by_operator"),
        (part & (wide <= RARE), "part_rare"),
        (part & (wide <= SOME), "part_some"),
        (part, "part_common"),
        (both & alike & ~_differing_numbers(of, one, other), "slip"),
        (both & any_shared & (rarest <= RARE), "share_rare"),
        (both & any_shared, "share_common"),
        start="other",
    )


def _differing_numbers(of: Table, one: Ints, other: Ints) -> Bools:
    """Whether the names differ in their digits: Hub 2 is not a slip of Hub 3."""
    digits = np.array(["".join(letter for letter in text if letter.isdigit()) for text in of.compact])
    return np.asarray(digits[one] != digits[other])


def _operator(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    a, b = of.operator[one], of.operator[other]
    said = (a >= 0) & (b >= 0)
    left = _missing_words(of.operator_words[one], of.wide[other]), _missing_words(of.operator_words[other], of.wide[one])
    inside = (~left[0].any(axis=1) & (a >= 0)) | (~left[1].any(axis=1) & (b >= 0))
    differing = said & (a != b)
    alike = _similar(of.operator_compact, one, other, differing) >= SLIP_NAME
    return _pick(
        FEATURES["operator"],
        (said & (a == b) & (known.operator[one] <= RARE), "same_rare"),
        (said & (a == b), "same_common"),
        (differing & alike, "slip"),
        (differing & inside, "part"),
        (differing, "other"),
        (inside, "in_name"),
        start="not_said",
    )


def _door(of: Table, alias: Ints, one: Ints, other: Ints) -> Levels:
    return (_street(of, alias, one, other) * 4 + _number(of, one, other)).astype(np.int8)


def _street(of: Table, alias: Ints, one: Ints, other: Ints) -> Levels:
    """The level of the street alone: its place among the first words of the levels of `door`."""
    result = np.zeros(len(one), np.int8)
    mapped = of.map_street[one], of.map_street[other]
    on_map = (mapped[0] >= 0) & (mapped[1] >= 0)
    best = np.full(len(one), 99, np.int8)
    for a in (of.street[one, 0], of.street[one, 1]):
        for b in (of.street[other, 0], of.street[other, 1]):
            said = (a >= 0) & (b >= 0)
            best = np.where(said, np.minimum(best, _two_streets(of, alias, a, b, said)), best)
    result = np.where(best == 99, 0, best).astype(np.int8)
    return np.where(on_map, np.where(mapped[0] == mapped[1], np.minimum(result, 1) | 1, result), result).astype(np.int8)


def _two_streets(of: Table, alias: Ints, a: Ints, b: Ints, said: Bools) -> Levels:
    cores = np.array(codes_of(of.street_core))
    same_core = cores[a] == cores[b]
    kinds = of.street_kind[a], of.street_kind[b]
    same_kind = (kinds[0] == kinds[1]) | (kinds[0] < 0) | (kinds[1] < 0)
    spoken = of.street_language[a], of.street_language[b]
    foreign = (spoken[0] > 0) & (spoken[1] > 0) & ((spoken[0] & spoken[1]) == 0)
    one_street = alias[a] == alias[b]
    asked = said & ~same_core & ~one_street
    alike = _similar(of.street_core, a, b, asked) >= SLIP_STREET
    names = ("no_street", "same_street", "one_in_two_languages", "slip", "other_kind", "other_language", "other_street")
    return _pick(
        names,
        (~said, "no_street"),
        (same_core & same_kind, "same_street"),
        (one_street, "one_in_two_languages"),
        (same_core & foreign, "one_in_two_languages"),
        (same_core, "other_kind"),
        (alike, "slip"),
        (foreign, "other_language"),
        start="other_street",
    )


def codes_of(texts: list[str]) -> Ints:
    """Each text as a number."""
    seen: dict[str, int] = {}
    return np.fromiter((seen.setdefault(text, len(seen)) for text in texts), np.int64, len(texts))


def _number(of: Table, one: Ints, other: Ints) -> Levels:
    a, b = of.number[one], of.number[other]
    ends = of.number_end[one], of.number_end[other]
    said = (a >= 0) & (b >= 0)
    overlap = said & (a <= ends[1]) & (b <= ends[0])
    letters = of.letter[one], of.letter[other]
    lettered = (letters[0] >= 0) & (letters[1] >= 0) & (letters[0] != letters[1])
    near = said & (np.abs(a - b) <= 4)
    names = ("no_number", "same_number", "near_number", "other_number")
    return _pick(
        names,
        (~said, "no_number"),
        (overlap & ~lettered, "same_number"),
        (overlap | near, "near_number"),
        start="other_number",
    )


def _area(of: Table, one: Ints, other: Ints) -> Levels:
    codes = of.postal_code[one], of.postal_code[other]
    towns = of.city[one], of.city[other]
    coded, told = (codes[0] >= 0) & (codes[1] >= 0), (towns[0] >= 0) & (towns[1] >= 0)
    large = of.large[one] | of.large[other]
    same_town, other_town = told & (towns[0] == towns[1]), told & (towns[0] != towns[1]) & ~large
    same_code = coded & (codes[0] == codes[1])
    return _pick(
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
    return _pick(
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
    return _pick(
        FEATURES["website"],
        (~said, "not_said"),
        (same & paged & (pages[0] == pages[1]), "same_page"),
        (same & paged & (spread <= RARE), "other_page_rare"),
        (same & paged, "other_page"),
        (same & (spread <= RARE), "same_host_rare"),
        (same & (spread <= SOME), "same_host_some"),
        (same, "same_host_common"),
        start="other",
    )


def _unit(of: Table, one: Ints, other: Ints) -> Levels:
    towers, floors = (of.tower[one], of.tower[other]), (of.floor[one], of.floor[other])
    towered, floored = (towers[0] >= 0) & (towers[1] >= 0), (floors[0] >= 0) & (floors[1] >= 0)
    return _pick(
        FEATURES["unit"],
        (towered & (towers[0] != towers[1]), "other_tower"),
        (floored & (floors[0] != floors[1]), "other_floor"),
        (towered, "same_tower"),
        (floored, "same_floor"),
        start="not_said",
    )
