"""Errors of matching: the overlap table as it would be had no two spaces been taken for one, and none for two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from db.completeness.overlap import Overlap


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
    """The overlap table expected without these errors; None when there are too few spaces on few lists for so many.

    A space on k lists is k entries held by k-1 joins. A false join gave an entry of its own away, any of the k; a join
    that was missed left one of the k alone. With two lists this is the correction of Ding and Fienberg: m·(1-φ)/(1-ψ).
    Formula: z' = z + φ·Δ(z), then z'' = z' - ψ/(1-ψ)·Δ(z'), Δ(z) = Σ_S (|S|-1)·z_S·(mean over j of e_{S\\j} + e_j,
    less e_S)
    Paper: Ding and Fienberg (1994), Surv. Methodol. 20, 149-158; Di Consiglio and Tuoto (2015), J. Off. Stat. 31,
    415-429
    """
    apart = _parted(table.cells(), rates.false_matches)
    joined = _parted(apart, -rates.false_non_matches / (1 - rates.false_non_matches))
    if any(count < -1e-9 for count in joined.values()):
        return None
    return Overlap.from_cells(table.lists, joined)


def _parted(cells: dict[tuple[bool, ...], float], share: float) -> dict[tuple[bool, ...], float]:
    """The cells with this share of all joins undone (below zero: so many more made)."""
    after = Counter(cells)
    for cell, count in cells.items():
        members = [number for number, marked in enumerate(cell) if marked]
        joins = (len(members) - 1) * count * share
        for member in members if len(members) > 1 else []:
            alone = tuple(number == member for number in range(len(cell)))
            rest = tuple(marked and number != member for number, marked in enumerate(cell))
            after[alone] += joins / len(members)  # type: ignore[assignment]
            after[rest] += joins / len(members)  # type: ignore[assignment]
        if len(members) > 1:
            after[cell] -= joins  # type: ignore[assignment]
    return dict(after)
