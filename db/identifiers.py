"""Identifiers of spaces: readable, given once, never given to another space. Pure, but for reading and keeping them.

An identifier is given for one mention, the oldest of its space, and goes where that mention goes. So a rename, a move
or a new source changes nothing; when two spaces turn out to be one, the identifier given first stays and the other
becomes an alias; when one turns out to be two, the one with the older claims keeps it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from cowcrawl.text import slug
from db.addresses import best_address
from db.evidence import StoredMention
from db.resolve import Age, Cluster, age
from db.store import Store


@dataclass(frozen=True, kw_only=True)
class Given:
    """An identifier and what it was given for."""

    space_id: str
    mention: str
    """Key of the mention."""
    first_seen: str
    """When that mention was first read."""
    given_at: str
    """When it was given (UTC)."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """All identifiers ever given."""

    given: Mapping[str, Given] = field(default_factory=dict)
    """By identifier."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """By mention key the identifier of the space that it was first found to speak of."""


@dataclass(frozen=True, kw_only=True)
class Identified:
    """The clusters with their identifiers."""

    clusters: list[Cluster]
    aliases: dict[str, str]
    """By identifier that another one has taken the place of, that other one."""
    register: Register
    """The register with what was given now."""


def load(store: Store) -> Register:
    """The register of a store."""
    rows = store.rows("SELECT space_id, mention, first_seen, given_at FROM identifiers")
    anchors = store.rows("SELECT mention, space_id FROM anchors")
    return Register(
        given={row["space_id"]: Given(**dict(row)) for row in rows},
        anchors={row["mention"]: row["space_id"] for row in anchors},
    )


def keep(store: Store, register: Register) -> None:
    """Put into the store what was given since it was read."""
    columns = ("space_id", "mention", "first_seen", "given_at")
    given = (tuple(getattr(one, column) for column in columns) for one in register.given.values())
    store.keep("identifiers", columns, given)
    store.keep("anchors", ("mention", "space_id"), sorted(register.anchors.items()))


def names(register: Register, mentions: Iterable[StoredMention]) -> dict[str, str]:
    """What judgements may name, and the key of the mention that each stands for."""
    found = {mention.key: mention.key for mention in mentions}
    return found | {one.space_id: one.mention for one in register.given.values() if one.mention in found}


def identify(
    clusters: Sequence[Cluster], register: Register, now: str, is_space: Callable[[Cluster], bool]
) -> Identified:
    """Give each cluster its identifier, those that it had before and new ones where none was given; `now` is UTC.

    Of a cluster that judgements made of several, each part that `is_space` by itself has one.
    """
    homes = _Homes(clusters)
    held = _held(register, homes)
    parts = [(at, part) for at, cluster in enumerate(clusters) for part in _parts(cluster, is_space)]
    bearing = _bearing(register, held, homes)
    unnamed = [
        (at, part)
        for at, part in parts
        if not any(member.key in bearing and homes.of(member.key) == at for member in part.members)
    ]
    new = list(_give(unnamed, register.given, now))
    given = {**register.given, **{one.space_id: one for _, one in new}}
    held |= {one.space_id: at for at, one in new}
    chosen = _first_given(held, given, homes)
    aliases = {space_id: chosen[at] for space_id, at in sorted(held.items()) if chosen[at] != space_id}
    anchors = _anchors([part for _, part in parts], given, register.anchors)
    return Identified(
        clusters=[replace(cluster, space_id=chosen[at]) for at, cluster in enumerate(clusters)],
        aliases=aliases,
        register=Register(given=given, anchors=anchors),
    )


class _Homes:
    """In which cluster each mention key is: where two have it, in the one whose mention is older."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        found: dict[str, tuple[Age, int]] = {}
        for at, cluster in enumerate(clusters):
            for member in cluster.members:
                entry = (age(member), at)
                found[member.key] = min(entry, found.get(member.key, entry))
        self._found = {key: at for key, (_, at) in found.items()}

    def of(self, key: str) -> int | None:
        return self._found.get(key)


def _held(register: Register, homes: _Homes) -> dict[str, int]:
    """In which cluster each identifier is at home: with the mention it was given for, or else with most of the others.

    One of which no mention speaks of any space any more is in none.
    """
    anchored: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for key, space_id in register.anchors.items():
        if (home := homes.of(key)) is not None:
            anchored[space_id][home] += 1
    found = {}
    for space_id, one in register.given.items():
        home = homes.of(one.mention)
        if home is None and anchored[space_id]:
            home = min(anchored[space_id], key=lambda at: (-anchored[space_id][at], at))
        if home is not None:
            found[space_id] = home
    return found


def _first_given(held: Mapping[str, int], given: Mapping[str, Given], homes: _Homes) -> dict[int, str]:
    """By cluster the identifier that stays: of those whose own mention it has, the one given first."""

    def order(space_id: str) -> tuple[bool, str, str, str]:
        one = given[space_id]
        return homes.of(one.mention) is None, one.given_at, one.first_seen, space_id

    chosen: dict[int, str] = {}
    for space_id in sorted(held, key=order):
        chosen.setdefault(held[space_id], space_id)
    return chosen


def _parts(cluster: Cluster, is_space: Callable[[Cluster], bool]) -> list[Cluster]:
    """What of a cluster has an identifier of its own: each part that judgements joined, or the whole."""
    parts = [replace(cluster, members=members, parts=[]) for members in cluster.parts if members]
    parts = [part for part in map(_alone, parts) if is_space(part)]
    return parts or [cluster]


def _alone(part: Cluster) -> Cluster:
    return replace(part, on_record=all(member.kind in ("press", "report") for member in part.members))


def _bearing(register: Register, held: Mapping[str, int], homes: _Homes) -> set[str]:
    """The mentions by which a part has an identifier: that it was given for, or all others where that one is gone."""
    founders = {register.given[space_id].mention for space_id in held}
    orphans = {space_id for space_id in held if homes.of(register.given[space_id].mention) is None}
    return founders | {key for key, space_id in register.anchors.items() if space_id in orphans}


def _give(parts: Iterable[tuple[int, Cluster]], taken: Iterable[str], now: str) -> Iterator[tuple[int, Given]]:
    """New identifiers, those first read on one day together: where one name fits two, each bears its street too."""
    used = set(taken)
    ordered = sorted(((min(map(age, part.members)), at, part) for at, part in parts), key=lambda one: one[:2])
    for _, group in groupby(ordered, key=lambda one: one[0][0]):
        batch = [(at, part, *_names_of(part)) for _, at, part in group]
        often = Counter(brief for _, _, brief, _ in batch)
        for at, part, brief, full in batch:
            space_id = next(name for name in _tries(brief, full, often[brief] == 1) if name not in used)
            used.add(space_id)
            oldest = min(part.members, key=age)
            yield at, Given(space_id=space_id, mention=oldest.key, first_seen=oldest.first_seen, given_at=now)


def _tries(brief: str, full: str, alone: bool) -> Iterator[str]:
    """Identifiers for a space, the shortest first."""
    if alone:
        yield brief
    yield full
    yield from (f"{full}-{number}" for number in range(2, 1_000_000))


def _names_of(part: Cluster) -> tuple[str, str]:
    """What a space was called by its oldest source on its first day: house and town; and the same with its street."""
    oldest = min(part.members, key=age)
    day = [
        replace(member, current=True, claims=tuple(replace(claim, current=True) for claim in member.claims))
        for member in part.members
        if member.source_id == oldest.source_id and member.first_seen[:10] == oldest.first_seen[:10]
    ]
    place = {field: str(claim.value) for field, claim in best_address(day).items()}
    place.setdefault("city", _first(day, "city"))
    town, street, number = (slug(place.get(field, "")) for field in ("city", "street", "house_number"))
    house = slug(_first(day, "name")) if oldest.kind != "operator" else ""
    house = house or oldest.source_id
    brief = "-".join(part for part in (house, "" if f"-{town}-" in f"-{house}-" else town) if part)
    return brief, "-".join(part for part in (brief, street, number) if part)


def _first(members: Iterable[StoredMention], name: str) -> str:
    """The value that most of some mentions give first; empty when none gives any."""
    said = Counter(str(value) for member in members if (value := member.first(name)))
    return min(said, key=lambda value: (-said[value], value), default="")


def _anchors(parts: Iterable[Cluster], given: Mapping[str, Given], before: Mapping[str, str]) -> dict[str, str]:
    """The anchors with those of mentions that have none yet: of each part, the identifier it bears."""
    founders = {one.mention: space_id for space_id, one in given.items()}
    anchors = dict(before)
    for part in parts:
        keys = [member.key for member in sorted(part.members, key=age)]
        own = [founders[key] for key in keys if key in founders] + [anchors[key] for key in keys if key in anchors]
        for key in keys if own else ():
            anchors.setdefault(key, own[0])
    return anchors
