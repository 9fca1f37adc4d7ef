"""From mentions to spaces: read, block, compare, weigh, cluster. The order in which mentions come changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from db.ahead import halves
from db.match import blocking, comparison, doors, score
from db.match.aliases import Aliases, aliases
from db.match.cluster import CERTAIN, FORBIDDEN, clusters
from db.match.columns import Columns
from db.match.comparison import AROUND, WORDING
from db.match.levels import Levels
from db.match.reading import table
from db.match.spread import Spread, spread
from db.match.table import Floats, Ints, Table

CHUNK = 200_000
"""Pairs compared at a time: bounds the memory."""
MANY = 100_000
"""Pairs from which on two processes compare them."""


class Compared:
    """Mentions, read and compared; those of one content are one node, in the order of their contents."""

    def __init__(self, mentions: Columns, apart: frozenset[str] = frozenset()) -> None:
        """`apart` names mentions that stand for themselves even where others say the very same: judgements speak of
        them."""
        nodes, self.of_node = mentions.distinct(apart)
        self.table: Table = table(nodes)
        self.one, self.other = blocking.pairs(self.table)
        self.alias: Aliases = aliases(self.table, self.one, self.other)
        self.spread: Spread = spread(self.table, self.alias)

    @cached_property
    def score(self) -> Floats:
        """The bounded score of each pair that was compared."""
        return self.bounded(self.one, self.other)

    def levels(self, one: Ints, other: Ints) -> Levels:
        """The level of each feature of each pair of nodes."""
        return comparison.levels(self.table, self.spread, self.alias, one, other)

    def scores(self, one: Ints, other: Ints) -> Floats:
        """The score of each pair of nodes."""
        return _in_parts(lambda one, other: score.scores(self.levels(one, other)), one, other)

    def bounded(self, one: Ints, other: Ints) -> Floats:
        """The same, but no score is below that of two that are different, and none above it of two that show a
        contradiction: what lies below decides nothing, so words are compared only where they can."""
        return _in_parts(self._bounded, one, other)

    def _bounded(self, one: Ints, other: Ints) -> Floats:
        least = score.weights()["different"]
        found = np.full(len(one), least)
        left = np.flatnonzero(~doors.other_house(self.table, one, other))
        one, other = one[left], other[left]
        around = comparison.around(self.table, self.spread, self.alias, one, other)
        value = score.scores(around, AROUND) + float(score.weights()["prior"])
        against = score.contradicts(around, AROUND)
        open_ = np.flatnonzero(~against & (value + score.most(WORDING) > least))
        words = comparison.wordings(self.table, self.spread, one[open_], other[open_])
        found[left[open_]] = np.maximum(least, np.round(value[open_] + score.scores(words, WORDING), 2))
        return found

    def known(self, one: Ints, other: Ints) -> Floats:
        """The same, of pairs of which most were compared already, the lower node first."""
        size = self.table.size
        compared, asked = self.one * size + self.other, one * size + other
        place = np.minimum(np.searchsorted(compared, asked), max(len(compared) - 1, 0))
        fresh = np.flatnonzero(compared[place] != asked) if len(compared) else np.arange(len(one))
        found = self.score[place] if len(compared) else np.empty(len(one))
        found[fresh] = self.bounded(one[fresh], other[fresh])
        return found

    def clusters(self, certain: Sequence[tuple[int, int]] = (), forbidden: Sequence[tuple[int, int]] = ()) -> Ints:
        """The cluster of each node; pairs of nodes that a judgement decided are `certain` or `forbidden`."""
        judged = {
            **dict.fromkeys(map(_ordered, certain), CERTAIN),
            **dict.fromkeys(map(_ordered, forbidden), FORBIDDEN),
        }
        known = self.known if not judged else _Judged(self, judged)
        one = np.concatenate([self.one, np.array([a for a, _ in judged], np.int64)])
        other = np.concatenate([self.other, np.array([b for _, b in judged], np.int64)])
        values = np.concatenate([self.score, np.array(list(judged.values()), float)])
        if judged:
            values = known(one, other)
        bars = score.weights()
        return clusters(
            self.table.size, one, other, values, scorer=known, same=bars["same"], different=bars["different"]
        )


class _Judged:
    """Scores, but for pairs that a judgement decided."""

    def __init__(self, compared: Compared, judged: dict[tuple[int, int], float]) -> None:
        self.compared, self.judged = compared, judged

    def __call__(self, one: Ints, other: Ints) -> Floats:
        found = self.compared.known(one, other)
        touched = np.fromiter({node for pair in self.judged for node in pair}, np.int64)
        for at in np.flatnonzero(np.isin(one, touched) & np.isin(other, touched)):
            found[at] = self.judged.get(_ordered((int(one[at]), int(other[at]))), found[at])
        return found


def _in_parts(scorer: Callable[[Ints, Ints], Floats], one: Ints, other: Ints) -> Floats:
    """The scores of pairs, so many at a time, by two processes."""

    def part(chosen: slice) -> Floats:
        a, b = one[chosen], other[chosen]
        return np.concatenate(
            [np.empty(0), *(scorer(a[at : at + CHUNK], b[at : at + CHUNK]) for at in range(0, len(a), CHUNK))]
        )

    return np.concatenate(halves(part, len(one), least=MANY))


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    return (pair[0], pair[1]) if pair[0] < pair[1] else (pair[1], pair[0])
