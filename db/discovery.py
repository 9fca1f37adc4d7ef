"""Candidates for a source card: names, links and map objects no card knows, each once, with what speaks for it. Pure.

Three kinds of evidence are put together: names in press and reports (`db.candidates`), links from pages that were read
to hosts no card has, objects of OpenStreetMap. Two pieces are of one candidate when they share a host, or a name and no
two towns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from cowcrawl.text import fold, slug
from db.candidates import Candidate
from db.names import name_key
from db.osm import Place

Kind = Literal["press", "link", "map"]
KINDS: tuple[Kind, ...] = ("press", "link", "map")
TELLING = 6
"""Letters of an operator's name from which a longer name that begins with it is one of its locations."""
OVER = ("closed", "cancelled")
"""Statuses of candidates that come last."""


@dataclass(frozen=True, kw_only=True)
class Clue:
    """One piece of evidence for a candidate."""

    kind: Kind
    name: str
    """What it is called there."""
    words: str
    """The passage, the words around a link, or the tag of a map object."""
    url: str
    """The page, or the object's own page."""
    weight: int = 1
    """How many independent documents say so."""
    town: str | None = None
    site: str | None = None
    """Address of its own site."""
    operator: str | None = None
    status: str | None = None
    country: str | None = None

    @property
    def host(self) -> str | None:
        """Host of its site, without `www.`."""
        return host_of(self.site)


@dataclass
class Find:
    """A candidate, with all that speaks for it."""

    id: str = ""
    clues: list[Clue] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name: as the press or the map has it, else as a link does."""
        return min(self.clues, key=lambda clue: clue.kind == "link").name

    @property
    def town(self) -> str | None:
        """Its town, where one is said."""
        return next((clue.town for clue in self.clues if clue.town), None)

    @property
    def site(self) -> str | None:
        """The address of its own site, where one is known."""
        return next((clue.site for clue in self.clues if clue.site), None)

    @property
    def host(self) -> str | None:
        """The host of that site."""
        return host_of(self.site)

    @property
    def status(self) -> str | None:
        """What the press says has become of it."""
        return next((clue.status for clue in self.clues if clue.status), None)

    @property
    def country(self) -> str | None:
        """Its country, where one is said."""
        return next((clue.country for clue in self.clues if clue.country), None)

    @property
    def kinds(self) -> list[Kind]:
        """Which kinds of evidence speak for it."""
        return [kind for kind in KINDS if any(clue.kind == kind for clue in self.clues)]

    @property
    def weight(self) -> int:
        """How many pieces of evidence speak for it."""
        return sum(clue.weight for clue in self.clues)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known already: what cards and the sites they lead to are called, and their hosts."""

    names: frozenset[str]
    hosts: frozenset[str]

    def has(self, clue: Clue) -> bool:
        """Whether a clue is of something known: its host, its name, or a location of an operator that is known."""
        key = name_key(clue.name)
        called = {key, fold(clue.name), *([name_key(clue.operator), fold(clue.operator)] if clue.operator else [])}
        chain = any(key.startswith(f"{name} ") for name in self.names if len(name) >= TELLING)
        return clue.host in self.hosts or bool(called & self.names) or chain


def known(cards: Iterable[Mapping[str, Any]], read: Iterable[str]) -> Known:
    """What `cards` know, and the names that their own sites were `read` to say."""
    every = list(cards)
    listed = [card for card in every if card["kind"] in ("operator", "network")]
    names = {name_key(str(card["name"])) for card in listed} | {fold(str(card["name"])) for card in listed}
    names |= {part for card in listed for part in _in_brackets(str(card["name"]))}
    hosts = {str(name).removeprefix("www.") for card in every for name in card.get("hosts", ())}
    return Known(names=frozenset(names | set(map(name_key, read))), hosts=frozenset(hosts))


def of_press(found: Iterable[Candidate]) -> list[Clue]:
    """The clues in what press and reports name."""
    return [
        Clue(
            kind="press",
            name=one.name,
            words=one.quote,
            url=one.url,
            weight=one.n_documents,
            town=one.town,
            operator=one.operator,
            status=one.status,
        )
        for one in found
        if one.name and one.modality != "denied"
    ]


def of_map(places: Iterable[Place]) -> list[Clue]:
    """The clues in OpenStreetMap: its named objects."""
    return [
        Clue(
            kind="map",
            name=place.name,
            words=", ".join(part for part in (place.tag, place.operator) if part),
            url=f"https://www.openstreetmap.org/{place.object_id}",
            town=place.city,
            operator=place.operator,
            site=place.website,
            country=place.country,
        )
        for place in places
        if place.name
    ]


def discover(clues: Iterable[Clue], already: Known) -> list[Find]:
    """The candidates in some clues, those without end first, then by evidence, each with an id of its own."""
    finds: list[Find] = []
    for clue in sorted(clues, key=lambda clue: (KINDS.index(clue.kind), clue.name.casefold(), clue.url)):
        if already.has(clue):
            continue
        same = [find for find in finds if any(_same(clue, other) for other in find.clues)]
        if not same:
            finds.append(Find(clues=[clue]))
            continue
        first, *others = same
        first.clues += [clue, *(one for other in others for one in other.clues)]
        finds = [find for find in finds if not any(find is other for other in others)]
    ranked = sorted(finds, key=lambda one: (one.status in OVER, -len(one.kinds), -one.weight, one.name.casefold()))
    _number(ranked)
    return ranked


def host_of(address: str | None) -> str | None:
    """The host of an address without `www.`, or None."""
    try:
        name = urlsplit(address or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _same(one: Clue, other: Clue) -> bool:
    if one.host and other.host:
        return one.host == other.host
    towns = {fold(clue.town) for clue in (one, other) if clue.town}
    return len(towns) < 2 and name_key(one.name) == name_key(other.name)


def _number(finds: Sequence[Find]) -> None:
    taken: set[str] = set()
    for find in finds:
        stem = slug(find.name) or slug(find.host or "") or "nameless"
        options = (stem, *(f"{stem}-{number}" for number in range(2, len(finds) + 2)))
        find.id = next(option for option in options if option not in taken)
        taken.add(find.id)


def _in_brackets(name: str) -> list[str]:
    """The short forms that a name holds in brackets: "Brussels Art Factory (BAF)"."""
    return [fold(part.partition(")")[0]) for part in name.split("(")[1:]]
