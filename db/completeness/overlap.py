"""The overlap table: how many spaces each combination of lists knows. All that the estimators look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from db.completeness.incidence import Incidence, Marks

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Overlap:
    """Counts of spaces by the combination of lists that know them; combinations that know nothing are left out."""

    lists: tuple[str, ...]
    patterns: Marks
    """One row a combination, one column a list."""
    counts: Floats
    """Spaces of each combination; not whole numbers in a table corrected for errors of matching."""

    @classmethod
    def of(cls, incidence: Incidence) -> Overlap:
        """The overlap table of an incidence table, combinations in a fixed order."""
        found = Counter(map(bytes, np.ascontiguousarray(incidence.marks, dtype=np.uint8)))
        return cls.from_cells(incidence.lists, {tuple(map(bool, cell)): n for cell, n in found.items()})

    @classmethod
    def from_cells(cls, lists: Sequence[str], cells: dict[tuple[bool, ...], float]) -> Overlap:
        """From the count of each combination; the combination of no list, and counts of zero, are dropped."""
        order = sorted((cell for cell, count in cells.items() if count > 0 and any(cell)), reverse=True)
        patterns = np.array(order, dtype=bool).reshape(len(order), len(lists))
        return cls(tuple(lists), patterns, np.array([cells[cell] for cell in order], dtype=float))

    def cells(self) -> dict[tuple[bool, ...], float]:
        """The count of each combination."""
        return {tuple(map(bool, row)): float(n) for row, n in zip(self.patterns, self.counts, strict=True)}

    def without(self, dropped: str) -> Overlap:
        """The table had this list never been read."""
        column = self.lists.index(dropped)
        cells: Counter[tuple[bool, ...]] = Counter()
        for cell, count in self.cells().items():
            cells[cell[:column] + cell[column + 1 :]] += count  # type: ignore[assignment]
        return Overlap.from_cells(self.lists[:column] + self.lists[column + 1 :], dict(cells))

    def replace_counts(self, counts: Floats) -> Overlap:
        """The same combinations with other counts."""
        return Overlap(self.lists, self.patterns, counts)

    @property
    def n_lists(self) -> int:
        """Number of lists, those that know nothing included."""
        return len(self.lists)

    @cached_property
    def n(self) -> float:
        """Spaces that are known."""
        return float(self.counts.sum())

    @cached_property
    def sizes(self) -> Floats:
        """Spaces on each list."""
        return self.counts @ self.patterns

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The lists that know a space at all."""
        return tuple(name for name, size in zip(self.lists, self.sizes, strict=True) if size > 0)

    @cached_property
    def shared(self) -> Floats:
        """Spaces on both of two lists, for each pair."""
        marks = self.patterns.astype(float)
        both: Floats = (marks * self.counts[:, None]).T @ marks
        return both

    @cached_property
    def frequencies(self) -> Floats:
        """At k, the spaces on exactly k lists (at 0: zero)."""
        on = self.patterns.sum(axis=1)
        return np.bincount(on, weights=self.counts, minlength=max(self.n_lists, 4) + 1).astype(float)

    @cached_property
    def incidences(self) -> float:
        """Pairs of a space and a list that knows it."""
        return float(self.sizes.sum())

    @property
    def overlapping(self) -> float:
        """Spaces on two lists or more."""
        return self.n - float(self.frequencies[1])

    @cached_property
    def alone(self) -> Floats:
        """Spaces that no other list knows: of one list on the diagonal, of exactly two lists beside it."""
        found = np.zeros((self.n_lists, self.n_lists))
        on = self.patterns.sum(axis=1)
        for cell in np.flatnonzero(on <= 2):
            members = np.flatnonzero(self.patterns[cell])
            found[members[0], members[-1]] = found[members[-1], members[0]] = self.counts[cell]
        return found
