"""Groups that grow by joining, where some pairs must never end up in one group. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Forest:
    """Numbers from 0 to `size`, each at first alone in its group; forbidden pairs are never joined."""

    def __init__(self, size: int, forbidden: Iterable[tuple[int, int]] = ()) -> None:
        self._leader = list(range(size))
        self._foes: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in forbidden:
            self.forbid(one, other)

    def lead(self, one: int) -> int:
        """The number that stands for the group of `one`: its smallest."""
        while self._leader[one] != one:
            self._leader[one] = self._leader[self._leader[one]]
            one = self._leader[one]
        return one

    def forbid(self, one: int, other: int) -> None:
        """Never join the groups of two numbers from now on; those already in one group stay."""
        one, other = self.lead(one), self.lead(other)
        if one != other:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def forbids(self, one: int, other: int) -> bool:
        """Whether a forbidden pair lies between the groups of two numbers."""
        home = self.lead(other)
        return any(self.lead(foe) == home for foe in self._foes[self.lead(one)])

    def join(self, one: int, other: int) -> bool:
        """Make one group of two; False, and nothing done, when a forbidden pair lies between them."""
        low, high = sorted((self.lead(one), self.lead(other)))
        if low == high:
            return True
        if self.forbids(low, high):
            return False
        self._leader[high] = low
        self._foes[low] |= self._foes.pop(high, set())
        return True

    def groups(self) -> list[list[int]]:
        """The groups, each and all in order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for one in range(len(self._leader)):
            found[self.lead(one)].append(one)
        return list(found.values())
