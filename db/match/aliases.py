"""Streets of two names: which the mentions themselves show to be one street in two languages.

Rue de la Loi is Wetstraat: no letter tells, but the mentions do. Where two that bear one name, one house number and
one postal code or town have streets in two languages again and again, and seldom one name with two numbers, the
streets are one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cowcrawl.text import fold
from cowcrawl.vocabulary import load
from db.match.linked import components
from db.match.table import Ints, Table

Bools = npt.NDArray[np.bool_]
LEAST = 2
"""Houses at which two streets must be seen as one."""
SHARE = 0.5
"""Share of the mentions of one name in both streets that must have one number."""


@dataclass(frozen=True)
class Aliases:
    """Pairs of street names, without their kinds, that are one; and pairs of kinds that translate each other."""

    cores: int
    pairs: Ints
    """Each as one number, in order."""
    kinds: npt.NDArray[np.bool_]
    """By kind and kind, the last being none: whether they may be one in two languages."""
    root: Ints
    """By core the first of all that are one with it."""

    def known(self, one: Ints, other: Ints) -> Bools:
        """Whether cores are known to be one."""
        if not len(self.pairs):
            return np.zeros(len(one), bool)
        key = np.minimum(one, other) * self.cores + np.maximum(one, other)
        at = np.minimum(np.searchsorted(self.pairs, key), len(self.pairs) - 1)
        return np.asarray(self.pairs[at] == key)

    def translated(self, one: Ints, other: Ints) -> Bools:
        """Whether kinds of street may be one in two languages."""
        return np.asarray(self.kinds[one, other])


def aliases(of: Table, one: Ints, other: Ints) -> Aliases:
    """What the pairs of mentions that share a key show of their streets."""
    kinds, cores = _translations(of.kinds), int(of.core.max(initial=0)) + 1
    if not len(of.core):
        return Aliases(cores, np.empty(0, np.int64), kinds, np.arange(cores))
    streets = of.street[one, 0], of.street[other, 0]
    a, b = of.core[streets[0]], of.core[streets[1]]
    asked = (streets[0] >= 0) & (streets[1] >= 0) & (a != b)
    asked &= kinds[of.street_kind[streets[0]], of.street_kind[streets[1]]]
    asked &= (of.street_language[streets[0]] & of.street_language[streets[1]]) == 0
    asked &= (of.number[one] >= 0) & (of.number[other] >= 0) & (of.name[one] == of.name[other])
    codes = of.postal_code[one], of.postal_code[other]
    asked &= (codes[0] == codes[1]) & (codes[0] >= 0) | (of.city[one] == of.city[other])
    at = np.flatnonzero(asked)
    key = np.minimum(a, b)[at] * cores + np.maximum(a, b)[at]
    equal = of.number[one[at]] == of.number[other[at]]
    place = of.name[one[at]] * 10_000 + of.number[one[at]]
    found, houses = np.unique(np.unique(np.column_stack([key[equal], place[equal]]), axis=0)[:, 0], return_counts=True)
    tried, total = np.unique(np.unique(np.column_stack([key, of.name[one[at]]]), axis=0)[:, 0], return_counts=True)
    share = houses / total[np.searchsorted(tried, found)] if len(found) else houses
    pairs = found[(houses >= LEAST) & (share >= SHARE)]
    return Aliases(cores, pairs, kinds, components(cores, pairs // cores, pairs % cores))


def _translations(kinds: list[str]) -> Bools:
    groups = [{fold(word) for word in group} for group in load("match")["translated"]["any"]]
    found = np.zeros((len(kinds) + 1, len(kinds) + 1), bool)
    for a, one in enumerate(kinds):
        for b, other in enumerate(kinds):
            found[a, b] = one == other or any(one in group and other in group for group in groups)
    return found
