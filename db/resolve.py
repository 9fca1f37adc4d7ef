"""Which mentions speak of which space. For now by source and address: one address of one site is one space.

A mention without an address belongs to its source's only space. Where the source has several, it belongs to the one
whose own page its page lies under; otherwise to none: it is kept, unattached. Press and reports: `db.attach`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from urllib.parse import urlsplit

from geopy.distance import great_circle

from cowcrawl.text import fold
from db.evidence import StoredMention

StreetOf = Callable[[StoredMention], str | None]

ONE_DOOR_M = 50.0
"""Metres between two positions that pages give to one door."""
SAME_STREET = 0.85
"""Similarity of two folded street names (0 to 1) from which they are one street with a slip of the pen."""
PLACE_ROLES = frozenset(("home", "locations", "contact", "about", "offer", "prices"))
"""Pages whose address is the operator's own; an address elsewhere (an event, a news item) may be anybody's."""


@dataclass(frozen=True)
class Address:
    """A street address in its comparable form; empty parts are not stated."""

    postal_code: str
    street: str
    number: str
    known: str | None = field(default=None, compare=False, repr=False)
    """Which street of the map it is, whatever the language it is written in; None when the map does not say."""
    spot: tuple[float, float] | None = field(default=None, compare=False, repr=False)
    """Where its page says that it lies."""

    def same(self, other: Address) -> bool:
        """Whether both can be one address: nothing both state differs."""
        if self.postal_code and other.postal_code and self.postal_code != other.postal_code:
            return False
        if self.number and other.number and self.number != other.number:
            return False
        if not self.street or not other.street:
            return bool(self.postal_code and other.postal_code)
        if (self.known and self.known == other.known) or self._one_door(other):
            return True
        return SequenceMatcher(None, self.street, other.street, autojunk=False).ratio() >= SAME_STREET

    def _one_door(self, other: Address) -> bool:
        """Whether both pages give one position to houses of one number: then their streets are one in two languages."""
        if not self.spot or not other.spot or not self.number:
            return False
        return self.number == other.number and bool(great_circle(self.spot, other.spot).m <= ONE_DOOR_M)

    @property
    def detail(self) -> int:
        """How many of its parts are stated."""
        return sum(map(bool, (self.postal_code, self.street, self.number)))


@dataclass
class Cluster:
    """The mentions that speak of one space."""

    source_id: str
    address: Address | None
    members: list[StoredMention] = field(default_factory=list)
    on_record: bool = False
    """Whether only press and reports speak of it; `source_id` is then that of the first that did."""

    @property
    def pages(self) -> set[str]:
        """Addresses of the pages that name its place."""
        return {member.url for member in self.members}


def address_of(mention: StoredMention, street_of: StreetOf = lambda _: None) -> Address | None:
    """The address a mention states, or None when it states neither street nor postal code."""
    street, postal_code = mention.first("street"), mention.first("postal_code")
    if not street and not postal_code:
        return None
    number = fold(str(mention.first("house_number") or ""))
    point = mention.point if mention.point and mention.point.provider == "page" else None
    return Address(
        fold(postal_code or "").replace(" ", ""),
        fold(street or ""),
        number.split(" ")[0] if number else "",
        known=street_of(mention),
        spot=(point.latitude, point.longitude) if point else None,
    )


def resolve(mentions: Iterable[StoredMention], street_of: StreetOf = lambda _: None) -> list[Cluster]:
    """The spaces of all operators' sites, each with the mentions that speak of it, by source and address.

    `street_of` says which street of a map a mention's address is in, so that both names of a street are one.
    """
    ordered = sorted(mentions, key=lambda item: (item.source_id, item.url, item.document_id, item.subject))
    operators = (item for item in ordered if item.kind == "operator")
    return [
        cluster
        for source_id, group in groupby(operators, key=lambda item: item.source_id)
        for cluster in _resolve_source(source_id, list(group), street_of)
    ]


def _resolve_source(source_id: str, mentions: Sequence[StoredMention], street_of: StreetOf) -> list[Cluster]:
    current = [item for item in mentions if item.current]
    clusters = [cluster for cluster in _by_address(source_id, current, street_of) if _is_place(cluster)]
    if not clusters and any(item.first("name") for item in current):
        clusters = [Cluster(source_id, None)]
    placed = {id(member) for cluster in clusters for member in cluster.members}
    homes = [(cluster, frozenset(cluster.pages)) for cluster in clusters]
    for item in mentions:
        if id(item) not in placed and (cluster := _home_of(item, homes)):
            cluster.members.append(item)
    return clusters


def _by_address(source_id: str, mentions: Sequence[StoredMention], street_of: StreetOf) -> list[Cluster]:
    located = [(address, item) for item in mentions if (address := address_of(item, street_of))]
    located.sort(key=lambda pair: -pair[0].detail)
    clusters: list[Cluster] = []
    for address, item in located:
        fitting = [cluster for cluster in clusters if cluster.address and cluster.address.same(address)]
        if len(fitting) > 1 and address.detail < 3:
            continue
        cluster = fitting[0] if fitting else Cluster(source_id, address)
        if not fitting:
            clusters.append(cluster)
        cluster.members.append(item)
    return sorted(clusters, key=lambda cluster: (str(cluster.address), cluster.source_id))


def _is_place(cluster: Cluster) -> bool:
    return any(member.role in PLACE_ROLES for member in cluster.members)


def _home_of(item: StoredMention, homes: Sequence[tuple[Cluster, frozenset[str]]]) -> Cluster | None:
    """The space a mention without a place of its own belongs to, or None when that cannot be said."""
    if address_of(item) and item.current:
        return None
    if len(homes) == 1:
        return homes[0][0]
    own = [cluster for cluster, pages in homes if any(_lies_under(item.url, page) for page in pages)]
    return own[0] if len(own) == 1 else None


def _lies_under(url: str, page: str) -> bool:
    inner, outer = urlsplit(url), urlsplit(page)
    path = outer.path.rstrip("/")
    return inner.hostname == outer.hostname and bool(path) and inner.path.startswith(f"{path}/")
