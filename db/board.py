"""Mentions while they are brought together: which are one so far, which must stay apart, and why. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Literal

from db.evidence import StoredMention
from db.forest import Forest
from db.judgements import Judgement, Pair, Ruling, Verdict
from db.resolve import Cluster, address_of, age

Decision = Literal["same", "unsure", "apart"]
DECISIONS: dict[Verdict, Decision] = {"positive": "same", "negative": "apart", "unsure": "unsure"}


@dataclass(frozen=True, kw_only=True)
class Match:
    """Why two mentions are taken for one space, or for two."""

    left: str
    """Key of the one mention."""
    right: str
    """Key of the other."""
    decision: Decision
    why: str
    """What decided, in words."""
    score: float | None = None
    """What the comparison comes to, in bits."""
    features: Mapping[str, Any] = field(default_factory=dict)
    """How the two agree in each thing, with what that weighs."""
    judgement: Judgement | None = None
    """The judgement that decided; None when the comparison did."""


class Board:
    """Mentions and the groups that they are in so far; two groups that judgements hold apart never become one."""

    def __init__(self, mentions: Iterable[StoredMention], ruling: Ruling) -> None:
        self.mentions = sorted(mentions, key=_order)
        self.ruling = ruling
        self.matches: dict[frozenset[str], Match] = {}
        self._number = {id(mention): at for at, mention in enumerate(self.mentions)}
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        for at, mention in enumerate(self.mentions):
            self._by_key[mention.key].append(at)
        forbidden = [pair for edge in ruling.of("negative") for pair in self._numbers(*edge)]
        self._forest = Forest(len(self.mentions), forbidden)
        self._alone = Forest(len(self.mentions), forbidden)
        """What would stand together if no judgement joined anything."""
        for edge in ruling.of("positive"):
            for pair in self._numbers(*edge):
                self._forest.join(*pair)
        for judged, judgement in ruling.edges.items():
            self._note(judged, judgement)

    def lead(self, mention: StoredMention) -> int:
        """What stands for the group of a mention, until it is joined with another."""
        return self._forest.lead(self._number[id(mention)])

    def one(self, left: StoredMention, right: StoredMention) -> bool:
        """Whether two mentions are in one group."""
        return self.lead(left) == self.lead(right)

    def apart(self, left: StoredMention, right: StoredMention) -> bool:
        """Whether the groups of two mentions are held apart."""
        return self._forest.forbids(self._number[id(left)], self._number[id(right)])

    def join(self, left: StoredMention, right: StoredMention) -> bool:
        """Make one group of those of two mentions; False when they are held apart."""
        pair = self._number[id(left)], self._number[id(right)]
        self._alone.join(*pair)
        return self._forest.join(*pair)

    def split(self, group: Cluster) -> list[Cluster]:
        """The parts of a source's group: one, unless judgements hold its members apart."""
        parts: list[Cluster] = []
        for member in group.members:
            home = next((part for part in parts if self.join(part.members[0], member)), None)
            if home:
                home.members.append(member)
            else:
                address = address_of(member) if parts else group.address
                parts.append(Cluster(group.source_id, address, [member], on_record=group.on_record))
        return parts

    def hold_apart(self, groups: Iterable[Cluster]) -> None:
        """Keep the spaces apart that one operator's site shows: it knows its own."""
        for group in groups:
            if not group.on_record:
                for forest in (self._forest, self._alone):
                    forest.paint(self._number[id(group.members[0])], group.source_id)

    def bundles(self, mentions: Iterable[StoredMention]) -> list[list[StoredMention]]:
        """Mentions that are one so far, those that name a space first, the older before the newer."""
        found: defaultdict[int, list[StoredMention]] = defaultdict(list)
        for mention in sorted(mentions, key=_telling):
            found[self._forest.lead(self._number[id(mention)])].append(mention)
        return list(found.values())

    def judged(self, left: Iterable[StoredMention], right: Iterable[StoredMention]) -> Judgement | None:
        """The newest judgement between a mention of the one side and one of the other."""
        return self.ruling.on({one.key for one in left}, {one.key for one in right})

    def note(self, found: Match) -> None:
        """Put a decision on record, unless a judgement of that very pair is."""
        if found.left != found.right:
            self.matches.setdefault(frozenset((found.left, found.right)), found)

    def clusters(self, homes: Iterable[Cluster]) -> list[Cluster]:
        """The spaces: the groups that hold a home, each with all its mentions."""
        by_tree: defaultdict[int, list[Cluster]] = defaultdict(list)
        for home in homes:
            by_tree[self._forest.lead(self._number[id(home.members[0])])].append(home)
        members: defaultdict[int, list[int]] = defaultdict(list)
        for at in range(len(self.mentions)):
            members[self._forest.lead(at)].append(at)
        return [self._cluster(own, members[tree]) for tree, own in by_tree.items()]

    def _cluster(self, homes: Sequence[Cluster], numbers: Sequence[int]) -> Cluster:
        first = min(homes, key=lambda home: (home.on_record, age(min(home.members, key=age))))
        parts: defaultdict[int, list[StoredMention]] = defaultdict(list)
        for at in numbers:
            parts[self._alone.lead(at)].append(self.mentions[at])
        members = [self.mentions[at] for at in numbers]
        return Cluster(first.source_id, first.address, members, on_record=first.on_record, parts=list(parts.values()))

    def _numbers(self, one: str, other: str) -> Iterable[tuple[int, int]]:
        return product(self._by_key[one], self._by_key[other])

    def _note(self, pair: Pair, judgement: Judgement) -> None:
        left, right = sorted(pair)
        decision = DECISIONS[judgement.verdict]
        self.note(Match(left=left, right=right, decision=decision, why=judgement.why or "judged", judgement=judgement))


def _order(mention: StoredMention) -> tuple[str, str, str, int, bool]:
    return mention.source_id, mention.url, mention.document_id, mention.subject, not mention.current


def _telling(mention: StoredMention) -> tuple[bool, str, str, str, int, bool]:
    """Those that name their space first, then by the day of publication."""
    unnamed = mention.first("name") is None
    version = mention.document_id, mention.subject, not mention.current
    return unnamed, mention.published_at or "", mention.source_id, *version
