"""Pairs become spaces: joined strongest first, and never across a contradiction.

Mentions that are joined by sure pairs hang together. Where every two of them can be one space they are one. Where two
contradict each other, the group is built up anew from its strongest pairs, two parts being joined while the mean of
the scores between them says that they are one and no two members contradict each other: so the group falls apart at
its weakest place, and one wrong pair never makes one space of two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from db.match.levels import Bools
from db.match.linked import components
from db.match.table import Floats, Ints

Scorer = Callable[[Ints, Ints], Floats]
LARGEST = 120
"""Mentions in one group that are compared all with all; a larger group is first cut at its weaker pairs."""
STEP = 1.0
"""Bits by which the bar is raised to cut it."""
FORBIDDEN, CERTAIN = -1e6, 1e6
"""Scores of pairs that a judgement decided."""


def clusters(
    size: int, one: Ints, other: Ints, score: Floats, *, scorer: Scorer, same: float, different: float
) -> Ints:
    """The cluster of each of `size` nodes, as the lowest number in it.

    `scorer` scores pairs that were not compared; `same` and `different` are the scores from which two are one, and up
    to which they contradict each other.
    """
    label = np.arange(size)
    sure = score >= same
    for members in _groups(size, one[sure], other[sure], score[sure], same):
        label[members] = members[0]
    groups = _by_label(label)
    if not groups:
        return label
    a, b, owner = _all_pairs(groups)
    between = scorer(a, b)
    clean = np.ones(len(groups), bool)
    clean[owner[between <= different]] = False
    ends = np.cumsum([len(group) * (len(group) - 1) // 2 for group in groups])
    for at in np.flatnonzero(~clean):
        members = groups[at]
        part = between[ends[at] - len(members) * (len(members) - 1) // 2 : ends[at]]
        for piece in _agglomerate(part, len(members), same, different):
            label[members[piece]] = members[piece[0]]
    return label


def _groups(size: int, one: Ints, other: Ints, score: Floats, bar: float) -> Iterable[Ints]:
    """The connected groups of two and more, those above LARGEST cut by raising the bar until they are smaller."""
    label = components(size, one, other)
    found = np.bincount(label, minlength=1)
    large = np.flatnonzero(found > LARGEST)
    for members in _by_label(label):
        if len(members) <= LARGEST:
            yield members
    if len(large):
        inside = np.isin(label[one], large) & (score >= bar + STEP)
        if score[np.isin(label[one], large)].max() < CERTAIN:
            yield from _groups(size, one[inside], other[inside], score[inside], bar + STEP)
        else:
            yield from (members for members in _by_label(label) if len(members) > LARGEST)


def _by_label(label: Ints) -> list[Ints]:
    """The members of each label that has two and more, in order."""
    order = np.argsort(label, kind="stable")
    starts = np.flatnonzero(np.diff(label[order], prepend=-1))
    return [part for part in np.split(order, starts[1:]) if len(part) > 1]


def _all_pairs(groups: list[Ints]) -> tuple[Ints, Ints, Ints]:
    """Every pair within each group, and the number of its group."""
    upper = {size: np.triu_indices(size, 1) for size in {len(group) for group in groups}}
    one = np.concatenate([group[upper[len(group)][0]] for group in groups])
    other = np.concatenate([group[upper[len(group)][1]] for group in groups])
    sizes = [len(group) * (len(group) - 1) // 2 for group in groups]
    return one, other, np.repeat(np.arange(len(groups)), sizes)


def _agglomerate(scores: Floats, size: int, same: float, different: float) -> list[list[int]]:
    """The parts that a contradictory group falls into; `scores` are those of its pairs, row by row.

    The two parts with the highest mean score are joined first, of those that do not contradict each other.
    """
    total = np.zeros((size, size))
    total[np.triu_indices(size, 1)] = scores
    total += total.T
    against = (total <= different) & ~np.eye(size, dtype=bool)
    parts = _Parts(total, against)
    for a, b in np.argwhere(np.triu(total) >= CERTAIN).tolist():
        parts.join(a, b)
    while (best := parts.best())[0] >= same:
        parts.join(*best[1])
    return list(parts.members.values())


class _Parts:
    """Parts of a group, each under the number of its first member, with the mean of the scores between every two."""

    def __init__(self, total: Floats, against: Bools) -> None:
        self.total, self.against = total, against
        self.count = np.ones(len(total))
        self.members = {at: [at] for at in range(len(total))}
        self.mean = np.where(against, -np.inf, total)
        np.fill_diagonal(self.mean, -np.inf)

    def join(self, a: int, b: int) -> None:
        """Make one part of those of two members."""
        a, b = sorted(next(part for part, members in self.members.items() if one in members) for one in (a, b))
        if a == b:
            return
        self.members[a] += self.members.pop(b)
        self.total[a] += self.total[b]
        self.against[a] |= self.against[b]
        self.count[a] += self.count[b]
        row = np.where(self.against[a], -np.inf, self.total[a] / (self.count[a] * self.count))
        self.total[:, a], self.against[:, a] = self.total[a], self.against[a]
        row[a] = -np.inf
        row[np.isneginf(self.mean[a])] = -np.inf
        self.mean[a], self.mean[:, a] = row, row
        self.mean[b], self.mean[:, b] = -np.inf, -np.inf

    def best(self) -> tuple[float, tuple[int, int]]:
        """The highest mean, and the two parts that have it."""
        a, b = divmod(int(self.mean.argmax()), len(self.mean))
        return float(self.mean[a, b]), (a, b)
