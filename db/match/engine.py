"""From mentions to spaces: read, block, compare, weigh, cluster. The order in which mentions come changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from db.ahead import halves
from db.match import blocking, score
from db.match.aliases import Aliases, aliases
from db.match.cluster import CERTAIN, FORBIDDEN, clusters
from db.match.columns import Columns
from db.match.comparison import levels
from db.match.levels import Bools, Levels
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
        """The score of each pair that was compared, bounded by contradictions."""
        return self.bounded(self.one, self.other)

    def levels(self, one: Ints, other: Ints) -> Levels:
        """The level of each feature of each pair of nodes."""
        return levels(self.table, self.spread, self.alias, one, other)

    def scores(self, one: Ints, other: Ints) -> Floats:
        """The score of each pair of nodes."""
        return self._scored(one, other)[0]

    def bounded(self, one: Ints, other: Ints) -> Floats:
        """The same, but no pair that shows a contradiction scores more than one that is different."""
        value, contradictory = self._scored(one, other)
        return np.where(contradictory, np.minimum(value, score.weights()["different"]), value)

    def _scored(self, one: Ints, other: Ints) -> tuple[Floats, Bools]:
        parts = halves(lambda part: self._scored_part(one[part], other[part]), len(one), least=MANY)
        values, against = zip(*parts, strict=True)
        return np.concatenate(values), np.concatenate(against)

    def _scored_part(self, one: Ints, other: Ints) -> tuple[Floats, Bools]:
        values, against = [np.empty(0)], [np.empty(0, bool)]
        for at in range(0, len(one), CHUNK):
            found = self.levels(one[at : at + CHUNK], other[at : at + CHUNK])
            values.append(score.scores(found))
            against.append(score.contradicts(found))
        return np.concatenate(values), np.concatenate(against)

    def clusters(self, certain: Sequence[tuple[int, int]] = (), forbidden: Sequence[tuple[int, int]] = ()) -> Ints:
        """The cluster of each node; pairs of nodes that a judgement decided are `certain` or `forbidden`."""
        judged = {
            **dict.fromkeys(map(_ordered, certain), CERTAIN),
            **dict.fromkeys(map(_ordered, forbidden), FORBIDDEN),
        }
        known = self.bounded if not judged else _Judged(self, judged)
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
        found = self.compared.bounded(one, other)
        touched = np.fromiter({node for pair in self.judged for node in pair}, np.int64)
        for at in np.flatnonzero(np.isin(one, touched) & np.isin(other, touched)):
            found[at] = self.judged.get(_ordered((int(one[at]), int(other[at]))), found[at])
        return found


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    return (pair[0], pair[1]) if pair[0] < pair[1] else (pair[1], pair[0])
