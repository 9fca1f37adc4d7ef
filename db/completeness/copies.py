"""Copies are not lists: finds lists that were taken from one another, so that they are not counted as two witnesses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.stats import hypergeom

from db.completeness.overlap import Overlap

CONTAINED = 0.95
"""Share of the smaller list that must be on the larger one."""
ERROR = 0.01
"""Chance that lists which do not depend on each other are called copies, over all pairs of a table (Bonferroni)."""
MINIMUM = 5
"""Spaces below which a copy cannot be told from chance."""
NAMED = 20
"""With more columns than this a table holds samples, not lists that a person could have copied."""


@dataclass(frozen=True)
class Copy:
    """Two lists of which one was taken from the other."""

    code: str
    """copied_list: both name the same spaces; contained_list: one holds the other."""
    lists: tuple[str, str]
    shared: int
    p_value: float
    """Chance of so large an overlap between lists that do not depend on each other."""


def copies(table: Overlap) -> list[Copy]:
    """The pairs of lists in which one is a copy of the other.

    Identical lists of MINIMUM spaces and more are copies, unless every list of the table knows every space: then
    nothing tells a copy from a complete list. Others are copies where CONTAINED of the smaller list is on the larger
    one and where, among the spaces that a third list knows, both know the same spaces more often than chance would
    have it.
    Formula: one-sided exact test of the two-by-two table of the spaces that a third list knows
    Paper: Fisher (1935), J. R. Statist. Soc. 98, 39-82
    """
    if table.n_lists > NAMED or table.frequencies[table.n_lists] == table.n:
        return []
    pairs = list(combinations(range(table.n_lists), 2))
    found = [_copy(table, one, two, ERROR / len(pairs)) for one, two in pairs]
    return [copy for copy in found if copy]


def _copy(table: Overlap, one: int, two: int, error: float) -> Copy | None:
    smaller, larger = sorted((table.sizes[one], table.sizes[two]))
    shared = table.shared[one, two]
    if smaller < MINIMUM or shared < CONTAINED * smaller:
        return None
    chance = _chance(table, one, two)
    if not (shared == larger or chance < error):
        return None
    code = "copied_list" if shared >= CONTAINED * larger else "contained_list"
    return Copy(code, (table.lists[one], table.lists[two]), round(shared), chance)


def _chance(table: Overlap, one: int, two: int) -> float:
    others = np.delete(table.patterns, [one, two], axis=1).any(axis=1)
    counts, first, second = table.counts * others, table.patterns[:, one], table.patterns[:, two]
    both = round(float(counts[first & second].sum()))
    sizes = (round(float(counts[marks].sum())) for marks in (first, second))
    return float(hypergeom.sf(both - 1, round(float(counts.sum())), *sizes))
