"""The features of a pair and the levels of each, in the words of `weights.yml`; and what comparisons are made of."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from db.match.table import Ints, Texts

Bools = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.int8]

STREETS = ("no_street", "same_street", "one_in_two_languages", "slip", "other_kind", "other_language", "other_street")
NUMBERS = ("no_number", "only_number", "same_number", "near_number", "other_number")
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
    "distance": ("not_said", "same_point", "30_m", "100_m", "250_m", "600_m", "2_km", "more"),
    "phone": ("not_said", "same_rare", "same_some", "same_common", "other"),
    "website": (
        *("not_said", "same_page", "same_page_common", "same_host_rare", "same_host_some", "same_host_common"),
        *("other_page_rare", "other_page", "other"),
    ),
    "unit": (
        *("not_said", "same_tower", "same_floor"),
        *("other_count", "other_floor", "other_tower"),
    ),
}
"""Every feature and its levels."""
RARE, SOME = 3, 9
"""Places at which a value stands up to which it is rare, or some have it; above, it is common: a chain's phone."""
NEAR = 4
"""House numbers that are neighbours."""
NOWHERE = 1 << 40
"""More places than there are: stands for what cannot be counted."""


def pick(names: tuple[str, ...], *choices: tuple[Bools, str], start: str) -> Levels:
    """The level whose condition holds first."""
    found = np.full(len(choices[0][0]), names.index(start), np.int8)
    for condition, name in reversed(choices):
        found[condition] = names.index(name)
    return found


def similar(texts: Texts, one: Ints, other: Ints, asked: Bools, bar: float) -> Bools:
    """Whether the texts of those pairs that are asked for are so similar (0 to 100)."""
    at = np.flatnonzero(asked)
    found = np.zeros(len(one), bool)
    if len(at):
        known = texts[one[at]].tolist(), texts[other[at]].tolist()
        found[at] = process.cpdist(*known, scorer=fuzz.ratio, score_cutoff=bar, workers=1) >= bar
    return found
