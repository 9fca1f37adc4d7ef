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
from db.match import Mention, Pair, match
from db.names import name_key
from db.records import record
from db.resolve import Cluster, StreetOf, address_of, age, resolve

Cards = Mapping[str, Mapping[str, Any]]
Members = Sequence[StoredMention]
Numbers = tuple[int, int]
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
    every = [part for group in resolve(board.mentions, street_of) for part in board.split(group)]
    entries = [part for part in every if not (part.on_record and _is_itself(part, cards))]
    homes = [part for part in entries if part.located or not part.on_record]
    board.hold_apart(homes)
    vague = [member for part in entries if not part.located and part.on_record for member in part.members]
    told = board.bundles([*vague, *on_record(board.mentions)])
    groups = [*(home.members for home in homes), *told]
    compared = Comparison([record(str(at), members, cards, street_of) for at, members in enumerate(groups)])
    notes = list(_join_homes(board, homes, compared))
    telling = _Telling(board, compared, lambda members: profile(members, cards, street_of))
    made = telling.attach(homes, told)
    notes += [*telling.notes, *_put_off(board, groups, compared)]
    for note, pair in zip(notes, compared.pairs([note.numbers for note in notes]), strict=True):
        board.note(_match(groups, note, pair))
    matches = sorted(board.matches.values(), key=lambda found: (found.left, found.right))
    return United(clusters=board.clusters([*homes, *made]), matches=matches)


def _is_itself(entry: Cluster, cards: Cards) -> bool:
    """Whether an entry of a directory is the directory."""
    own = name_key(str(cards.get(entry.source_id, {}).get("name", "")))
    return any(name_key(str(member.first("name") or "")) == own for member in entry.members)


class Comparison:
    """Groups compared with each other, by their numbers."""

    def __init__(self, records: Sequence[Mention]) -> None:
        self._compared = match(records)
        self._by_space: defaultdict[str, list[int]] = defaultdict(list)
        for at in range(len(records)):
            self._by_space[self.space(at)].append(at)
        near = [pair for group in self._by_space.values() for pair in combinations(group, 2)]
        self.same = {
            numbers: pair for numbers, pair in zip(near, self.pairs(near), strict=True) if pair.decision == "same"
        }
        """The pairs that are one space by their score, with that."""

    def space(self, number: int) -> str:
        """What stands for the space that comparison alone puts a group in."""
        return self._compared.spaces[str(number)]

    def pairs(self, numbers: Sequence[Numbers]) -> list[Pair]:
        """How pairs of groups agree."""
        return self._compared.compare([(str(one), str(other)) for one, other in numbers])

    def unsure(self) -> list[Numbers]:
        """The pairs of groups that comparison leaves to a person, the likeliest first."""
        return [(int(pair.one), int(pair.other)) for pair in self._compared.unsure()]


@dataclass(frozen=True)
class _Note:
    """A decision on two groups, to be put on record with their score."""

    numbers: Numbers
    decision: Decision
    why: str


def _join_homes(board: Board, homes: Sequence[Cluster], compared: Comparison) -> Iterator[_Note]:
    """Join what sites and directories say of one space, the surest pairs first."""
    pairs = {numbers: pair for numbers, pair in compared.same.items() if max(numbers) < len(homes)}
    for numbers in sorted(pairs, key=lambda numbers: (-pairs[numbers].score, numbers)):
        left, right = (homes[number].members for number in numbers)
        if not board.judged(left, right):
            joined = board.join(left[0], right[0])
            yield _Note(numbers, "same" if joined else "apart", COMPARED if joined else HELD_APART)


def _put_off(board: Board, groups: Sequence[Members], compared: Comparison) -> Iterator[_Note]:
    """Put on record the pairs that comparison leaves to a person."""
    for numbers in compared.unsure():
        left, right = (groups[number] for number in numbers)
        settled = board.one(left[0], right[0]) or board.apart(left[0], right[0])
        if not settled and not board.judged(left, right):
            yield _Note(numbers, "unsure", COMPARED)


@dataclass
class _Home:
    """A space that press and reports may speak of."""

    number: int
    """Under which it was compared."""
    cluster: Cluster
    known: Profile
    made: bool = False
    """Whether press and reports made it: then it is known by all that they say."""


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
    good: bool


class _Telling:
    """Brings what press and reports say to the spaces that are known, or makes spaces of it."""

    def __init__(self, board: Board, compared: Comparison, profile_of: Callable[[Members], Profile]) -> None:
        self.board, self.compared, self.profile_of = board, compared, profile_of
        self.own, self.made = _Index(), _Index()
        self.notes: list[_Note] = []

    def attach(self, homes: Sequence[Cluster], told: Sequence[Members]) -> list[Cluster]:
        """The spaces that only press and reports know; all others have got what is said of them."""
        for number, home in enumerate(homes):
            self.own.add(_Home(number, home, self.profile_of(home.members)), self.compared.space(number))
        operators = frozenset(name for home in self.own.homes for name in home.known.operators)
        judged = {self.board.lead(home.members[0]) for home in homes}
        left = [
            (number, bundle)
            for number, bundle in enumerate(told, len(homes))
            if self.board.lead(bundle[0]) not in judged
        ]
        for number, bundle in left:
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
            self.made.add(_Home(number, cluster, said, made=True), self.compared.space(number))
        several = any(not self.board.one(_head(fit), _head(good[0])) for fit in good)
        for fit in fits:
            decision, why = self._decide(bundle, fit, several)
            self.notes.append(_Note((fit.home.number, number), decision, why))

    def _fits(self, number: int, bundle: Members, said: Profile, index: _Index) -> Iterator[_Fit]:
        """How the bundle agrees with each space that it may speak of and that no judgement bars."""
        for home in index.near(said, self.compared.space(number)):
            if self.board.judged(bundle, home.cluster.members) or self.board.apart(bundle[0], home.cluster.members[0]):
                continue
            found = agreement(said, home.known)
            alike = (home.number, number) in self.compared.same and found.place != "different"
            good = fits(found, said) or alike
            if good or is_near(found):
                yield _Fit(home, found, good)

    def _decide(self, bundle: Members, fit: _Fit, several: bool) -> tuple[Decision, str]:
        home = fit.home.cluster
        if not fit.good or several:
            return "unsure", f"{fit.found.text}; {SEVERAL}" if fit.good else fit.found.text
        if not self.board.join(_head(fit), bundle[0]):
            return "apart", HELD_APART
        if fit.home.made:
            home.members += bundle
            fit.home.known = self.profile_of(home.members)
            self.made.learn(fit.home)
        return "same", fit.found.text


def _head(fit: _Fit) -> StoredMention:
    return fit.home.cluster.members[0]


def _match(groups: Sequence[Members], note: _Note, pair: Pair) -> Match:
    """A decision on two groups of mentions, on record by the oldest mention of each."""
    left, right = (min(groups[number], key=age).key for number in note.numbers)
    features = {feature.name: [feature.level, feature.bits] for feature in pair.features if feature.level != "not_said"}
    return Match(left=left, right=right, decision=note.decision, why=note.why, score=pair.score, features=features)
