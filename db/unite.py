"""What all sources say of one space, brought together: from mentions to spaces, every decision on record. Pure.

The groups that `db.resolve` makes within a source are compared with each other, articles and reports with them. A
person's judgement comes before any comparison, and what a judgement holds apart nothing brings together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from db.attach import Agreement, Profile, agreement, fits, is_near, names_place, on_record, profile
from db.board import Board, Decision, Match
from db.evidence import StoredMention
from db.judgements import Ruling
from db.match import Matching, Pair, match
from db.records import record
from db.resolve import Cluster, StreetOf, address_of, age, resolve

Cards = Mapping[str, Mapping[str, Any]]
Members = Sequence[StoredMention]
COMPARED = "compared"
HELD_APART = "alike, but held apart by a judgement or because one operator's site shows them as two"
SEVERAL = "fits several spaces"


@dataclass(frozen=True, kw_only=True)
class United:
    """The spaces, and the decisions that made them."""

    clusters: list[Cluster]
    """Each with a name or a place; whether that is enough for a space is another question (`db.attach.is_space`)."""
    matches: list[Match]


def unite(
    mentions: Iterable[StoredMention], cards: Cards, ruling: Ruling, street_of: StreetOf = lambda _: None
) -> United:
    """The spaces that mentions speak of. `ruling`: the judgements in force; `street_of`: see `db.resolve.resolve`."""
    board = Board(mentions, ruling)
    homes = [part for group in resolve(board.mentions, street_of) for part in board.split(group)]
    board.hold_apart(homes)
    told = board.bundles(on_record(board.mentions))
    groups = [*(home.members for home in homes), *told]
    compared = match([record(str(at), members, cards, street_of) for at, members in enumerate(groups)])
    _join_homes(board, homes, compared)
    made = _Telling(board, compared, lambda members: profile(members, cards, street_of)).attach(homes, told)
    _put_off(board, groups, compared)
    matches = sorted(board.matches.values(), key=lambda found: (found.left, found.right))
    return United(clusters=board.clusters([*homes, *made]), matches=matches)


def _join_homes(board: Board, homes: Sequence[Cluster], compared: Matching) -> None:
    """Join what sites and directories say of one space, the surest pairs first."""
    by_space: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(homes)):
        by_space[compared.spaces[str(at)]].append(at)
    pairs = [compared.explain(str(a), str(b)) for group in by_space.values() for a, b in combinations(group, 2)]
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other)):
        left, right = homes[int(pair.one)].members, homes[int(pair.other)].members
        if pair.decision != "same" or board.judged(left, right):
            continue
        if board.join(left[0], right[0]):
            board.note(_match(left, right, "same", COMPARED, pair))
        else:
            board.note(_match(left, right, "apart", HELD_APART, pair))


def _put_off(board: Board, groups: Sequence[Members], compared: Matching) -> None:
    """Put on record the pairs that comparison leaves to a person."""
    for pair in compared.unsure():
        left, right = groups[int(pair.one)], groups[int(pair.other)]
        settled = board.one(left[0], right[0]) or board.apart(left[0], right[0])
        if not settled and not board.judged(left, right):
            board.note(_match(left, right, "unsure", COMPARED, pair))


@dataclass
class _Home:
    """A space that press and reports may speak of."""

    number: int
    """Under which it was compared."""
    cluster: Cluster
    known: Profile


@dataclass
class _Index:
    """Spaces by what they and their operators are called, and by what comparison puts them with."""

    homes: list[_Home] = field(default_factory=list)
    called: defaultdict[str, dict[int, _Home]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, home: _Home, space: str) -> None:
        """Add a home; `space` is that of the comparison."""
        self.homes.append(home)
        self.called[f"={space}"][home.number] = home
        self.learn(home)

    def learn(self, home: _Home) -> None:
        """Let a home be found by all it is called."""
        for name in home.known.names | home.known.operators:
            self.called[name][home.number] = home

    def near(self, said: Profile, space: str) -> list[_Home]:
        """The homes with a name in common with what is said, or put together with it by comparison."""
        found: dict[int, _Home] = {}
        for name in (f"={space}", *said.names, *said.operators):
            found |= self.called.get(name, {})
        return [found[number] for number in sorted(found)]


@dataclass(frozen=True)
class _Fit:
    """How some mentions of press or reports agree with a space."""

    home: _Home
    found: Agreement
    pair: Pair
    good: bool


class _Telling:
    """Brings what press and reports say to the spaces that are known, or makes spaces of it."""

    def __init__(self, board: Board, compared: Matching, profile_of: Callable[[Members], Profile]) -> None:
        self.board, self.compared, self.profile_of = board, compared, profile_of
        self.own, self.made = _Index(), _Index()

    def attach(self, homes: Sequence[Cluster], told: Sequence[Members]) -> list[Cluster]:
        """The spaces that only press and reports know; all others have got what is said of them."""
        for number, home in enumerate(homes):
            self.own.add(_Home(number, home, self.profile_of(home.members)), self.compared.spaces[str(number)])
        operators = frozenset(name for home in self.own.homes for name in home.known.operators)
        for number, bundle in enumerate(told, len(homes)):
            if not any(self.board.one(bundle[0], home.members[0]) for home in homes):
                self._bring(number, bundle, operators)
        return [home.cluster for home in self.made.homes]

    def _bring(self, number: int, bundle: Members, operators: frozenset[str]) -> None:
        said = self.profile_of(bundle)
        fits = [*self._fits(number, bundle, said, self.own)]
        if not any(fit.good for fit in fits):
            fits += self._fits(number, bundle, said, self.made)
        good = [fit for fit in fits if fit.good]
        if not good and names_place(said, operators):
            first = min(bundle, key=age)
            cluster = Cluster(first.source_id, address_of(first), list(bundle), on_record=True)
            self.made.add(_Home(number, cluster, said), self.compared.spaces[str(number)])
        several = any(not self.board.one(_head(fit), _head(good[0])) for fit in good)
        for fit in fits:
            self._decide(bundle, fit, several)

    def _fits(self, number: int, bundle: Members, said: Profile, index: _Index) -> Iterator[_Fit]:
        """How the bundle agrees with each space that it may speak of and that no judgement bars."""
        for home in index.near(said, self.compared.spaces[str(number)]):
            if self.board.judged(bundle, home.cluster.members) or self.board.apart(bundle[0], home.cluster.members[0]):
                continue
            found = agreement(said, home.known)
            pair = self.compared.explain(str(home.number), str(number))
            good = fits(found, said) or (pair.decision == "same" and found.place != "different")
            if good or is_near(found):
                yield _Fit(home, found, pair, good)

    def _decide(self, bundle: Members, fit: _Fit, several: bool) -> None:
        home = fit.home.cluster
        if not fit.good or several:
            why = f"{fit.found.text}; {SEVERAL}" if fit.good else fit.found.text
            self.board.note(_match(home.members, bundle, "unsure", why, fit.pair))
            return
        if not self.board.join(_head(fit), bundle[0]):
            self.board.note(_match(home.members, bundle, "apart", HELD_APART, fit.pair))
            return
        self.board.note(_match(home.members, bundle, "same", fit.found.text, fit.pair))
        if fit.home in self.made.homes:
            home.members += bundle
            fit.home.known = self.profile_of(home.members)
            self.made.learn(fit.home)


def _head(fit: _Fit) -> StoredMention:
    return fit.home.cluster.members[0]


def _match(left: Members, right: Members, decision: Decision, why: str, pair: Pair) -> Match:
    """A decision on two groups of mentions, on record by the oldest mention of each."""
    features = {feature.name: [feature.level, feature.bits] for feature in pair.features if feature.level != "not_said"}
    return Match(
        left=min(left, key=age).key,
        right=min(right, key=age).key,
        decision=decision,
        why=why,
        score=pair.score,
        features=features,
    )
