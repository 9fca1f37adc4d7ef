"""Errors of matching: the overlap table as it would be had no two spaces been taken for one, and none for two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from db.completeness.overlap import Overlap

Cell = tuple[bool, ...]
Cells = dict[Cell, float]

PLACED = 0.9
"""Share of the missed joins that must find two parts to unite."""
NONE = 1e-9
"""Spaces that are no more than an error of rounding."""
PASSES = 5
"""Times that the joins without parts are spread over the ways that have some left."""


@dataclass(frozen=True)
class Rates:
    """How often matching was wrong, as measured on pairs that people judged."""

    false_matches: float = 0.0
    """Share of the joins made that join two different spaces (1 - precision)."""
    false_non_matches: float = 0.0
    """Share of the joins there should be that were not made (1 - recall)."""

    def __post_init__(self) -> None:
        if not (0 <= self.false_matches < 1 and 0 <= self.false_non_matches < 1):
            raise ValueError("a rate of errors lies between 0 and 1")


def corrected(table: Overlap, rates: Rates) -> Overlap | None:
    """The overlap table expected without these errors; None when the table has no room for so many joins.

    A space on k lists is k entries held by k-1 joins. A false join gave an entry of its own away, any of the k; a join
    that was missed left one of the k alone. With two lists this is the correction of Ding and Fienberg: m·(1-φ)/(1-ψ).
    In a sparse table some of the parts that a missed join would unite are not there: the other ways to part that space
    take their share, and when fewer than PLACED of the joins find two parts there is no answer.
    Formula: t(S,j) = φ·(|S|-1)·z_S/|S| spaces go from S to S-j and j; then ψ/(1-ψ)·(|S|-1)·z_S/|S| from S-j and j to S
    Paper: Ding and Fienberg (1994), Surv. Methodol. 20, 149-158; Di Consiglio and Tuoto (2015), J. Off. Stat. 31,
    415-429
    """
    apart = _parted(table.cells(), rates.false_matches)
    joined = _joined(apart, rates.false_non_matches / (1 - rates.false_non_matches))
    return Overlap.from_cells(table.lists, joined) if joined is not None else None


def _parted(cells: Cells, share: float) -> Cells:
    """The cells with this share of all joins undone."""
    after = dict(cells)
    for whole, rest, alone in _joins(cells):
        moved = min(share * (sum(whole) - 1), 1.0) * cells[whole] / sum(whole)
        after[whole] -= moved
        after[rest] = after.get(rest, 0.0) + moved
        after[alone] = after.get(alone, 0.0) + moved
    return after


def _joined(cells: Cells, share: float) -> Cells | None:
    """The cells with so many joins more, in parts of the joins there are."""
    missed = {cell: share * (sum(cell) - 1) * count for cell, count in cells.items()}
    left, after = dict(missed), dict(cells)
    for _ in range(PASSES):
        open_ = [way for way in _joins(cells) if left[way[0]] > NONE and _room(after, *way[1:])]
        ways = Counter(whole for whole, _, _ in open_)
        wanted: dict[Cell, float] = {}
        for whole, rest, alone in open_:
            for part in (rest, alone):
                wanted[part] = wanted.get(part, 0.0) + left[whole] / ways[whole]
        share_of = {part: min(1.0, after[part] / want) for part, want in wanted.items()}
        moves = [(*way, left[way[0]] / ways[way[0]] * min(share_of[way[1]], share_of[way[2]])) for way in open_]
        for whole, rest, alone, moved in moves:
            left[whole] -= moved
            for cell, change in ((whole, moved), (rest, -moved), (alone, -moved)):
                after[cell] = max(after[cell] + change, 0.0)
    return after if sum(left.values()) <= (1 - PLACED) * sum(missed.values()) else None


def _room(cells: Cells, *parts: Cell) -> bool:
    return all(cells.get(part, 0.0) > NONE for part in parts)


def _joins(cells: Cells) -> Iterator[tuple[Cell, Cell, Cell]]:
    """Each way a join can hold one entry to the rest of a space: the space's lists, the rest's, the entry's."""
    for whole in cells:
        members = [number for number, marked in enumerate(whole) if marked]
        for member in members if len(members) > 1 else []:
            alone = tuple(number == member for number in range(len(whole)))
            rest = tuple(marked and number != member for number, marked in enumerate(whole))
            yield whole, rest, alone
