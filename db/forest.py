"""Groups that grow by joining, where some pairs must never end up in one group. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Forest:
    """Numbers from 0 to `size`, each at first alone in its group; forbidden pairs are never joined."""

    def __init__(self, size: int, forbidden: Iterable[tuple[int, int]] = ()) -> None:
        self._leader = list(range(size))
        self._foes: defaultdict[int, set[int]] = defaultdict(set)
        self._colours: defaultdict[int, set[str]] = defaultdict(set)
        for one, other in forbidden:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def lead(self, one: int) -> int:
        """The number that stands for the group of `one`: its smallest."""
        while self._leader[one] != one:
            self._leader[one] = self._leader[self._leader[one]]
            one = self._leader[one]
        return one

    def paint(self, one: int, colour: str) -> None:
        """Give the group of a number a colour: two groups of one colour are never joined from now on."""
        self._colours[self.lead(one)].add(colour)

    def forbids(self, one: int, other: int) -> bool:
        """Whether the groups of two numbers must stay apart: a forbidden pair, or one colour."""
        here, there = self.lead(one), self.lead(other)
        if here == there:
            return False
        if not self._colours[here].isdisjoint(self._colours[there]):
            return True
        return any(self.lead(foe) == there for foe in self._foes[here])

    def join(self, one: int, other: int) -> bool:
        """Make one group of two; False, and nothing done, when they must stay apart."""
        low, high = sorted((self.lead(one), self.lead(other)))
        if low == high:
            return True
        if self.forbids(low, high):
            return False
        self._leader[high] = low
        self._foes[low] |= self._foes.pop(high, set())
        self._colours[low] |= self._colours.pop(high, set())
        return True

    def groups(self) -> list[list[int]]:
        """The groups, each and all in order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for one in range(len(self._leader)):
            found[self.lead(one)].append(one)
        return list(found.values())
