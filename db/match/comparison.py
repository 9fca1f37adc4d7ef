"""How two mentions agree: for each feature one of a few levels, in words that stand in `weights.yml`.

All pairs are compared together, column by column; distances of texts are rapidfuzz's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from db.match.aliases import Aliases
from db.match.table import NONE, Floats, Ints, Table

Bools = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.int8]

STREETS = ("no_street", "same_street", "one_in_two_languages", "slip", "other_kind", "other_language", "other_street")
NUMBERS = ("no_number", "same_number", "near_number", "other_number")
FEATURES: dict[str, tuple[str, ...]] = {
    "name": (
        *("not_said", "same_rare", "same_some", "same_common", "slip_rare", "slip_common", "only_generic"),
        *("part_rare", "part_some", "part_common", "by_operator", "none_shared", "share_rare", "share_common", "other"),
    ),
    "operator": ("not_said", "same_rare", "same_common", "part", "slip", "in_name", "other"),
    "door": tuple(f"{street} {number}" for street in STREETS for number in NUMBERS),
    "area": (
        "not_said",
        "same_code",
        "same_town",
        "other_code_same_town",
        "same_code_other_town",
        "other_code",
        "other_town",
    ),
    "distance": ("not_said", "30_m", "100_m", "250_m", "600_m", "2_km", "more"),
    "phone": ("not_said", "same_rare", "same_some", "same_common", "other"),
    "website": (
        "not_said",
        "same_page",
        "same_host_rare",
        "same_host_some",
        "same_host_common",
        "other_page_rare",
        "other_page",
        "other",
    ),
    "unit": (
        *("not_said", "same_tower", "same_floor", "same_count"),
        *("other_count", "other_floor", "other_tower"),
    ),
}
"""Every feature and its levels."""
RARE, SOME = 3, 9
"""Places at which a value stands up to which it is rare, or some have it; above, it is common: a chain's phone."""
SLIP_NAME, SLIP_STREET, SLIP_FORM = 90.0, 82.0, 88.0
"""Similarity (0 to 100) from which names are one with slips of the pen; streets; streets of which one lacks its
kind.
"""
ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which a word may have one slip, and two."""
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


def spread(of: Table, alias: Aliases) -> Spread:
    """How widely names, words, operators, phones and hosts are spread; `alias` makes one street of two names."""
    street = np.where(of.street[:, 0] >= 0, alias.root[of.core[of.street[:, 0]]], NONE)
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


def levels(of: Table, known: Spread, alias: Aliases, one: Ints, other: Ints) -> Levels:
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
    own = _missing_words(words[0], words[1]), _missing_words(words[1], words[0])
    slipped = _match_slips(of, words, own)
    over = [_unsaid(w, left, of.wide[at]) for w, left, at in zip(words, own, (other, one), strict=True)]
    # One name says more, and what the other says besides is the operator's alone: Regus by IWG, Spaces by Regus.
    by = [_said_in(w, left, of.operator_words[at]) for w, left, at in zip(words, own, (other, one), strict=True)]
    shared = np.minimum(*(_rarest(w, left, known.word) for w, left in zip(words, own, strict=True)))
    said = (of.name[one] >= 0) & (of.name[other] >= 0)
    same, part, both = said & ~over[0] & ~over[1], said & (over[0] ^ over[1]), said & over[0] & over[1]
    whole = both & _whole_slip(of, one, other, both)
    wide = _wider(known, words, over, one, other)
    telling = of.telling[one] & of.telling[other]
    return _pick(
        FEATURES["name"],
        (~said, "not_said"),
        (same & ~telling, "only_generic"),
        ((same & slipped | whole) & (wide <= RARE), "slip_rare"),
        (same & slipped | whole, "slip_common"),
        (same & (wide <= RARE), "same_rare"),
        (same & (wide <= SOME), "same_some"),
        (same, "same_common"),
        (part & ((over[0] & by[1]) | (over[1] & by[0])), "by_operator"),
        (part & (shared == NOWHERE), "none_shared"),
        (part & (wide <= RARE), "part_rare"),
        (part & (wide <= SOME), "part_some"),
        (part, "part_common"),
        (both & (shared <= RARE), "share_rare"),
        (both & (shared < NOWHERE), "share_common"),
        start="other",
    )


NOWHERE = 1 << 40


def _match_slips(of: Table, words: tuple[Ints, Ints], own: tuple[Bools, Bools]) -> Bools:
    """Strike words off `own` that are slips of each other; whether any were struck off."""
    slipped = np.zeros(len(own[0]), bool)
    asked = np.flatnonzero(own[0].any(axis=1) & own[1].any(axis=1))
    for a in range(own[0].shape[1]):
        for b in range(own[1].shape[1]):
            rows = asked[own[0][asked, a] & own[1][asked, b]]
            if len(rows):
                rows = rows[_slips(of, words[0][rows, a], words[1][rows, b])]
                own[0][rows, a] = own[1][rows, b] = False
                slipped[rows] = True
    return slipped


def _slips(of: Table, one: Ints, other: Ints) -> Bools:
    """Whether words are slips of each other; those that differ in a digit never are."""
    size = len(of.vocabulary)
    pairs, at = np.unique(np.minimum(one, other) * size + np.maximum(one, other), return_inverse=True)
    letters = of.letters
    a, b = pairs // size, pairs % size
    shortest, longest = np.minimum(letters[a], letters[b]), np.maximum(letters[a], letters[b])
    allowed = np.where(shortest >= TWO_SLIPS, 2, np.where(shortest >= ONE_SLIP - 1, 1, 0)) * (longest >= ONE_SLIP)
    near = np.flatnonzero((longest - shortest <= allowed) & (allowed > 0) & (of.digits[a] == of.digits[b]))
    found = np.zeros(len(pairs), bool)
    pick = np.array([*of.vocabulary, ""], object)
    edits = process.cpdist(pick[a[near]].tolist(), pick[b[near]].tolist(), scorer=OSA.distance, score_cutoff=2)
    found[near] = edits <= allowed[near]
    return found[at]


def _unsaid(words: Ints, left: Bools, wide: Ints) -> Bools:
    """Whether any of the words that are left stands nowhere in the other mention."""
    found = np.zeros(len(left), bool)
    for at in range(left.shape[1]):
        rows = np.flatnonzero(left[:, at])
        found[rows] |= ~(wide[rows] == words[rows, at, None]).any(axis=1)
    return found


def _said_in(words: Ints, left: Bools, inside: Ints) -> Bools:
    """Whether any of the words that are left stands in those of `inside`."""
    found = np.zeros(len(left), bool)
    for at in range(left.shape[1]):
        rows = np.flatnonzero(left[:, at])
        found[rows] |= (inside[rows] == words[rows, at, None]).any(axis=1)
    return found


def _rarest(words: Ints, left: Bools, spread: Ints) -> Ints:
    """At how few places the rarest word that both say stands; NOWHERE when they share none."""
    rarest: Ints = np.where((words >= 0) & ~left, spread[words], NOWHERE).min(axis=1)
    return rarest


def _wider(known: Spread, words: tuple[Ints, Ints], over: list[Bools], one: Ints, other: Ints) -> Ints:
    """How widely the name is spread that both share: the one that says less, else the more common of the two."""
    size = [(w >= 0).sum(axis=1) for w in words]
    spread = known.name[one], known.name[other]
    wide = np.where(size[0] < size[1], spread[0], np.where(size[0] > size[1], spread[1], np.maximum(*spread)))
    part = over[0] ^ over[1]
    return np.where(part, np.where(over[0], spread[1], spread[0]), wide)


def _whole_slip(of: Table, one: Ints, other: Ints, asked: Bools) -> Bools:
    """Whether names are one but for slips that spoil their words, such as a space in a wrong place."""
    alike = _similar(of.compact, one, other, asked) >= SLIP_NAME
    return np.asarray(alike & (of.name_digits[one] == of.name_digits[other]))


def _operator(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    a, b = of.operator[one], of.operator[other]
    said = (a >= 0) & (b >= 0)
    left = (
        _missing_words(of.operator_words[one], of.wide[other]),
        _missing_words(of.operator_words[other], of.wide[one]),
    )
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


def _door(of: Table, alias: Aliases, one: Ints, other: Ints) -> Levels:
    return (_street(of, alias, one, other) * 4 + _number(of, one, other)).astype(np.int8)


def _street(of: Table, alias: Aliases, one: Ints, other: Ints) -> Levels:
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


def _two_streets(of: Table, alias: Aliases, a: Ints, b: Ints, said: Bools) -> Levels:
    same_core = of.core[a] == of.core[b]
    kinds = of.street_kind[a], of.street_kind[b]
    same_kind = (kinds[0] == kinds[1]) | (kinds[0] < 0) | (kinds[1] < 0)
    spoken = of.street_language[a], of.street_language[b]
    foreign = (spoken[0] > 0) & (spoken[1] > 0) & (kinds[0] != kinds[1]) & alias.translated(kinds[0], kinds[1])
    one_street = foreign & alias.known(of.core[a], of.core[b])
    lacking = said & ~same_core & ((kinds[0] < 0) | (kinds[1] < 0))
    alike = _similar(of.street_core, a, b, said & ~same_core & ~one_street) >= SLIP_STREET
    alike |= _similar(of.street_form, a, b, lacking) >= SLIP_FORM
    return _pick(
        STREETS,
        (~said, "no_street"),
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
    near = said & (np.abs(a - b) <= 4)
    return _pick(
        NUMBERS,
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
    towers, floors, counts = ((part[one], part[other]) for part in (of.tower, of.floor, of.count))
    towered, floored, counted = (_both(part) for part in (towers, floors, counts))
    # A count that says not of what, beside a tower or a floor of another number.
    odd = np.zeros(len(one), bool)
    for a, b in ((0, 1), (1, 0)):
        beside = (towers[b] >= 0) | (floors[b] >= 0)
        odd |= (counts[a] >= 0) & beside & (counts[a] != towers[b]) & (counts[a] != floors[b])
    return _pick(
        FEATURES["unit"],
        (towered & (towers[0] != towers[1]), "other_tower"),
        (floored & (floors[0] != floors[1]), "other_floor"),
        (counted & (counts[0] != counts[1]) | odd, "other_count"),
        (towered, "same_tower"),
        (floored, "same_floor"),
        (counted, "same_count"),
        start="not_said",
    )


def _both(part: tuple[Ints, Ints]) -> Bools:
    return (part[0] >= 0) & (part[1] >= 0)
