"""Which mentions speak of one space: blocking, scored comparison, clustering; every decision can be explained.

Pure: nothing is read but the words and weights that ship with it. How it is meant to be called:

    found = match(mentions, judgements)         # of all mentions at once: how common a name or a phone is counts
    found.spaces["mention-1"]                   # the space of a mention: the lowest identifier among its mentions
    found.unsure()                              # pairs for a person to judge, the likeliest first
    found.explain("mention-1", "mention-2")     # which features, which score, which decision

A judgement is what a person decided of two mentions. `same` holds whatever the score says, and so does `different`;
clusters are connected components under both. Judgements of spaces are handed over as judgements of a mention of each.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from db.match import score
from db.match.columns import Columns
from db.match.engine import Compared
from db.match.levels import FEATURES
from db.match.score import Decision
from db.mention import Mention

__all__ = [
    "Columns",
    "Contradiction",
    "Decision",
    "Feature",
    "Judgement",
    "Matching",
    "Mention",
    "Pair",
    "match",
    "uncollected",
]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What was decided of two mentions, by their identifiers."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, kw_only=True)
class Feature:
    """How two mentions agree in one thing, and what that weighs."""

    name: str
    level: str
    bits: float


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two mentions compared."""

    one: str
    other: str
    score: float
    """In bits: 0 is as likely as not, each bit more doubles the odds."""
    decision: Decision
    """What the score alone says; in the clusters a contradiction with others, or a judgement, may weigh more."""
    features: tuple[Feature, ...]
    """Their bits and the prior add up to the score."""
    prior: float
    """Bits of two mentions that share a key, before anything is compared."""
    judged: bool = False
    """Whether a judgement decides it, whatever the score."""


class Contradiction(Exception):
    """Judgements that cannot all hold: `chain` links two mentions step by step that `judgement` keeps apart."""

    def __init__(self, judgement: Judgement, chain: tuple[str, ...]) -> None:
        super().__init__(
            f"{judgement.one} and {judgement.other} are judged different, yet also one: {' = '.join(chain)}"
        )
        self.judgement, self.chain = judgement, chain


def match(mentions: Sequence[Mention] | Columns, judgements: Iterable[Judgement] = ()) -> Matching:
    """Mentions put together into spaces. The order of either changes nothing, nor does a mention given twice.

    Raises Contradiction when the judgements cannot all hold, ValueError when two mentions bear one identifier.
    Judgements of mentions that are not there are passed over.
    """
    with uncollected():
        columns = mentions if isinstance(mentions, Columns) else Columns.of(mentions)
        return Matching(columns, tuple(judgements))


@contextmanager
def uncollected() -> Iterator[None]:
    """Leaves cycles uncollected: millions of small objects are made and none in a cycle, so looking costs a quarter."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


class Matching:
    """Mentions put together into spaces, and why."""

    def __init__(self, mentions: Columns, judgements: tuple[Judgement, ...]) -> None:
        self._ids = mentions.ids
        self._number = {key: at for at, key in enumerate(self._ids)}
        if len(self._number) < len(self._ids):
            raise ValueError("two mentions bear one identifier")
        held = [one for one in judgements if one.one in self._number and one.other in self._number]
        _check(held)
        self._compared = Compared(mentions, frozenset(key for one in held for key in (one.one, one.other)))
        self._judged = {frozenset((one.one, one.other)): one.same for one in held}
        self.spaces: dict[str, str] = self._spaces()
        """The space of each mention, by their identifiers; a space bears the lowest identifier of its mentions."""

    def _spaces(self) -> dict[str, str]:
        pairs = {True: [], False: []}  # type: dict[bool, list[tuple[int, int]]]
        for pair, same in self._judged.items():
            one, other = (int(self._compared.of_node[self._number[key]]) for key in pair)
            pairs[same].append((one, other))
        cluster = self._compared.clusters(pairs[True], pairs[False])[self._compared.of_node]
        cluster = self._apart(cluster)
        lowest: dict[int, str] = {}
        for key, at in zip(self._ids, cluster.tolist(), strict=True):
            if at not in lowest or key < lowest[at]:
                lowest[at] = key
        return {key: lowest[at] for key, at in zip(self._ids, cluster.tolist(), strict=True)}

    def _apart(self, cluster: np.ndarray) -> np.ndarray:
        """Mentions that say the very same are one space only if that is enough to say so: two that say "Regus" are
        not."""
        node = self._compared.of_node
        often = np.flatnonzero(np.bincount(node) > 1)
        vague = often[self._compared.scores(often, often) < score.weights()["same"]]
        if not len(vague):
            return cluster
        cluster = cluster.copy()
        seen: set[int] = set()
        for at in sorted(np.flatnonzero(np.isin(node, vague)).tolist(), key=lambda at: self._ids[at]):
            if node[at] in seen:
                cluster[at] = len(node) + at
            seen.add(int(node[at]))
        return cluster

    def explain(self, one: str, other: str) -> Pair:
        """How two mentions agree and what it comes to, compared or not. Raises KeyError when one is not there."""
        return self.compare([(one, other)])[0]

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Pair]:
        """How pairs of mentions agree, all in one go. Raises KeyError when one is not there."""
        if not pairs:
            return []
        nodes = [self._compared.of_node[[self._number[pair[side]] for pair in pairs]] for side in (0, 1)]
        levels = self._compared.levels(*nodes)
        values, against = score.scores(levels).tolist(), score.contradicts(levels).tolist()
        return [self._pair(*row) for row in zip(pairs, levels.tolist(), values, against, strict=True)]

    def _pair(self, keys: tuple[str, str], levels: Sequence[int], value: float, against: bool) -> Pair:
        known = score.weights()
        features = tuple(
            Feature(name=name, level=names[level], bits=known["weights"][name][names[level]])
            for level, (name, names) in zip(levels, FEATURES.items(), strict=True)
        )
        judged = self._judged.get(frozenset(keys))
        told: Decision = score.decision(value, bool(against)) if judged is None else "same" if judged else "different"
        return Pair(
            one=keys[0],
            other=keys[1],
            score=round(value, 2),
            decision=told,
            features=features,
            prior=known["prior"],
            judged=judged is not None,
        )

    def unsure(self) -> list[Pair]:
        """Pairs that a person should judge, the likeliest first: too likely to be different, and not of one space.

        One pair for two spaces that nobody is sure of: the likeliest.
        """
        found = self._compared
        value = found.scores(found.one, found.other)
        near = np.flatnonzero(value > score.weights()["different"])
        first = {int(node): at for at, node in reversed(list(enumerate(found.of_node.tolist())))}
        seen: set[frozenset[str]] = set()
        pairs: list[tuple[str, str]] = []
        for at in near[np.argsort(-value[near], kind="stable")].tolist():
            keys = self._ids[first[int(found.one[at])]], self._ids[first[int(found.other[at])]]
            spaces = frozenset(self.spaces[key] for key in keys)
            if len(spaces) == 2 and spaces not in seen and frozenset(keys) not in self._judged:
                seen.add(spaces)
                pairs.append(keys)
        return self.compare(pairs)


def _check(judgements: Sequence[Judgement]) -> None:
    """Raises Contradiction when a negative judgement parts two that positive ones join."""
    linked: dict[str, list[str]] = {}
    for one in judgements:
        if one.same:
            linked.setdefault(one.one, []).append(one.other)
            linked.setdefault(one.other, []).append(one.one)
    for one in judgements:
        if not one.same and (chain := _chain(linked, one.one, one.other)):
            raise Contradiction(one, chain)


def _chain(linked: dict[str, list[str]], start: str, end: str) -> tuple[str, ...] | None:
    """The shortest way from one mention to another over positive judgements."""
    before: dict[str, str] = {start: start}
    row = [start]
    while row:
        if end in before:
            way = [end]
            while way[-1] != start:
                way.append(before[way[-1]])
            return tuple(reversed(way))
        row = [
            (before.setdefault(far, near), far)[1]
            for near in row
            for far in sorted(linked.get(near, ()))
            if far not in before
        ]
    return None
