"""Which mentions of one source speak of one space: on an operator's site one address is one space.

A mention without an address belongs to its source's only space. Where the source has several, it belongs to the one
whose own page its page lies under; otherwise to none: it is kept, unattached. What different sources say of one space
is brought together in `db.unite`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from urllib.parse import urlsplit

from geopy.distance import great_circle

from cowcrawl.address.municipality import named
from cowcrawl.page.role import is_notice
from cowcrawl.text import fold
from db.evidence import Evidence, StoredMention
from db.moves import names_of, one_house, stands_aside, with_former

StreetOf = Callable[[StoredMention], str | None]
Age = tuple[str, int, str, int, str]
OWN_ROLES = frozenset(("home", "contact", "about", "news"))
"""Pages of a directory that speak of itself."""
_KINDS = ("operator", "directory", "report", "press")
"""Whose mention comes first of those that were first read on one day."""

ONE_DOOR_M = 50.0
"""Metres between two positions that pages give to one door."""
SAME_STREET = 0.85
"""Similarity of two folded street names (0 to 1) from which they are one street with a slip of the pen."""
PLACE_ROLES = frozenset(("home", "locations", "contact", "about", "offer", "prices"))
"""Pages whose address is the operator's own; an address elsewhere (an event, a news item) may be anybody's."""


WHERE_ROLES = frozenset(("home", "locations", "contact", "news"))
"""Pages whose address in the footer may be what they are about."""
DESKS = frozenset(("hot_desk", "fixed_desk", "private_office"))
"""Plans that nobody states for a place but its own house."""


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
    town: tuple[str, str] | None = field(default=None, compare=False, repr=False)
    """The names of its municipality, where that bears two, and which of them stands in it."""

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

    def in_two_languages(self, other: Address) -> bool:
        """Whether one door of a site is told with the names of two languages, of its town and so of its street."""
        if not self.town or not other.town or (self.known and other.known) or not self.number:
            return False
        alike = (self.postal_code, self.number, self.town[0]) == (other.postal_code, other.number, other.town[0])
        return alike and self.town[1] != other.town[1]

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
    """Whether no operator's site speaks of it; `source_id` is then that of the first that did."""
    space_id: str = ""
    """The identifier of the space, once it has one (`db.identifiers`)."""
    parts: list[list[StoredMention]] = field(default_factory=list)
    """Its mentions as they would stand apart if nobody had judged them to be one."""

    @property
    def located(self) -> bool:
        """Whether a mention says where it is: by its address, or by a point on the map."""
        return any(
            member.first("street") or member.first("postal_code") or (member.point and member.point.provider == "page")
            for member in self.members
        )

    @property
    def listed(self) -> bool:
        """Whether a directory has it now."""
        return any(member.kind == "directory" and member.current for member in self.members)

    @property
    def pages(self) -> set[str]:
        """Addresses of the pages that name its place."""
        return {member.url for member in self.members}


def age(mention: StoredMention) -> Age:
    """What tells which of two mentions is older; of one day's, the operator's and one that says where come first."""
    placed = any(mention.first(name) for name in ("street", "postal_code"))
    doubt = 2 if mention.withdrawn else int(not placed)
    return mention.first_seen[:10], _KINDS.index(mention.kind), mention.source_id, doubt, mention.key


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
        town=_in_a_language(mention),
        spot=(point.latitude, point.longitude) if point else None,
    )


def _in_a_language(mention: StoredMention) -> tuple[str, str] | None:
    """The municipality of a mention's town, and how that is called there, where it bears a name in each language."""
    city = str(mention.first("city") or "")
    town = named(mention.first("country") or "BE", city) if city else None
    names = {fold(name) for _, name in town.names} if town else set()
    return (" ".join(sorted(names)), fold(city)) if len(names) > 1 and fold(city) in names else None


def resolve(mentions: Iterable[StoredMention], street_of: StreetOf = lambda _: None) -> list[Cluster]:
    """What each operator's site and each directory says of each space: their mentions, grouped within their source.

    `street_of` says which street of a map a mention's address is in, so that both names of a street are one.
    """
    ordered = sorted(mentions, key=lambda item: (item.source_id, item.url, item.document_id, item.subject))
    found: list[Cluster] = []
    for (source_id, kind), group in groupby(ordered, key=lambda item: (item.source_id, item.kind)):
        if kind == "operator":
            found += _resolve_site(source_id, list(group), street_of)
        elif kind == "directory":
            found += _resolve_directory(source_id, group, street_of)
    return found


def _resolve_directory(source_id: str, mentions: Iterable[StoredMention], street_of: StreetOf) -> list[Cluster]:
    """Each entry of a directory with its versions: whether two entries are one space is for comparison to say."""
    entries: dict[str, Cluster] = {}
    pages: dict[str, Cluster] = {}
    for item in sorted(mentions, key=lambda item: (not item.current, item.key, item.document_id, item.subject)):
        if item.role in OWN_ROLES:
            continue
        page = pages.get(item.url) if item.alone else None
        address = address_of(item, street_of)
        if page and (address is None or page.address is None or page.address.same(address)):
            page.members.append(item)  # renamed
        elif item.key in entries:
            entries[item.key].members.append(item)
        elif item.first("name") and not item.withdrawn:
            entries[item.key] = Cluster(source_id, address, [item], on_record=True)
            if item.alone:
                pages[item.url] = entries[item.key]
    return list(entries.values())


def _resolve_site(source_id: str, mentions: Sequence[StoredMention], street_of: StreetOf) -> list[Cluster]:
    current = [item for item in mentions if item.current]
    clusters = one_house(_places(_by_address(source_id, current, street_of)))
    if not clusters and any(item.first("name") for item in current):
        clusters = [Cluster(source_id, None)]
    former = [item for item in mentions if not item.current and not item.withdrawn]
    clusters = with_former(clusters, _places(_by_address(source_id, former, street_of)))
    general = _of_all(clusters)
    for one in clusters:
        one.members = [member for member in one.members if id(member) not in general]
    placed = {id(member) for cluster in clusters for member in cluster.members}
    homes = [(cluster, frozenset(cluster.pages)) for cluster in clusters]
    for item in mentions:
        if id(item) not in placed and (cluster := _home_of(item, homes, placeless=id(item) in general)):
            cluster.members.append(item)
    return clusters


def _by_address(source_id: str, mentions: Sequence[StoredMention], street_of: StreetOf) -> list[Cluster]:
    located = [(address, item) for item in mentions if (address := address_of(item, street_of))]
    located.sort(key=lambda pair: -pair[0].detail)
    clusters: list[Cluster] = []
    for address, item in located:
        fitting = [one for one in clusters if one.address and _is_one(one.address, address)]
        if len(fitting) > 1 and address.detail < 3:
            continue
        cluster = fitting[0] if fitting else Cluster(source_id, address)
        if not fitting:
            clusters.append(cluster)
        cluster.members.append(item)
    return sorted(clusters, key=lambda cluster: (str(cluster.address), cluster.source_id))


def shared_values(clusters: Iterable[Cluster]) -> dict[str, frozenset[str]]:
    """By operator's site the names in comparable form that several of its spaces go by: those of the chain.

    So is one with which longer names of several begin; and so are numbers and mailboxes that several have.
    """
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    begin: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for cluster in clusters:
        if not cluster.on_record:
            own = names_of(cluster)
            names[cluster.source_id].update(own | _reached(cluster))
            begin[cluster.source_id].update({start for name in own for start in _beginnings(name)})
    return {
        source: frozenset(name for name, n in counts.items() if n > 1 or begin[source][name] > 1)
        for source, counts in names.items()
    }


def _reached(cluster: Cluster) -> set[str]:
    """The telephone numbers and mailboxes that are stated for a space."""
    claims = (claim for member in cluster.members for claim in member.claims)
    return {str(claim.value) for claim in claims if claim.field in ("phone", "email")}


def _beginnings(name: str) -> Iterator[str]:
    words = name.split()
    yield from (" ".join(words[:number]) for number in range(1, len(words)))


def _keys(cluster: Cluster) -> set[str]:
    return {member.key for member in cluster.members}


def _is_one(one: Address, other: Address) -> bool:
    return one.same(other) or one.in_two_languages(other)


def _places(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Those at which the operator has a space: where it shows others too, not the office that the law makes it name.

    Nor is the one address in header or footer a house's, where pages show several houses at other addresses. A page
    of no known kind may be the list of the houses, or of partners: of houses it tells how many desks they have.
    """
    lists = _lists_of_houses(clusters)
    places = [one for one in clusters if any(_is_of_place(member, lists) for member in one.members)]
    places = places or _only_place(clusters)
    shown = [cluster for cluster in places if not all(is_notice(member.url) for member in cluster.members)]
    housed = [cluster for cluster in shown if not all(map(_is_office, cluster.members)) or _has_plans_at_home(cluster)]
    return housed if len(housed) > 1 else shown or places


def _only_place(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The one address of a site, where a page of no known kind says when it is open there."""
    members = clusters[0].members if len(clusters) == 1 else ()
    told = any(member.role == "other" and member.alone and member.first("opening_hours") for member in members)
    return [clusters[0]] if told else []


def _is_office(member: StoredMention) -> bool:
    """Whether the address of a page is the only one there and stands beside what it says, or the law asks for it."""
    return member.alone and (stands_aside(member) or is_notice(member.url))


def _has_plans_at_home(cluster: Cluster) -> bool:
    return any(member.role == "home" and any(map(_is_desk, member.claims)) for member in cluster.members)


def _lists_of_houses(clusters: Sequence[Cluster]) -> set[str]:
    """Pages of no known kind that list several houses: of most of them they tell how many desks there are."""
    told: defaultdict[str, list[bool]] = defaultdict(list)
    for member in (member for cluster in clusters for member in cluster.members):
        if member.role == "other" and not member.alone:
            told[member.document_id].append(member.first("desks") is not None)
    return {page for page, desks in told.items() if 2 * sum(desks) > len(desks) > 1}


def _is_of_place(member: StoredMention, lists: Collection[str]) -> bool:
    """Whether the address on a page is a space's: by what the page is for, or because it says what a desk costs."""
    of_desks = member.document_id in lists or any(map(_is_desk, member.claims))
    return member.role in PLACE_ROLES or (member.role == "other" and of_desks)


def _is_desk(claim: Evidence) -> bool:
    return claim.field == "formulas" and isinstance(claim.value, dict) and claim.value.get("desk_type") in DESKS


def _of_all(clusters: Sequence[Cluster]) -> set[int]:
    """The mentions, by `id`, of pages that speak of all houses of a chain: the one in their footer is not the only one.

    That a site shows several houses is sure where another one has plans on a page of its own.
    """
    planned = {id(cluster) for cluster in clusters if any(map(_has_own_plans, cluster.members))}
    found: set[int] = set()
    for cluster in clusters:
        general = [member for member in cluster.members if _is_general(member)]
        if 0 < len(general) < len(cluster.members) and any(one != id(cluster) for one in planned):
            found |= set(map(id, general))
    return found


def _is_general(member: StoredMention) -> bool:
    return member.role not in WHERE_ROLES and stands_aside(member)


def _has_own_plans(member: StoredMention) -> bool:
    return any(map(_is_desk, member.claims)) and not stands_aside(member)


def _home_of(
    item: StoredMention, homes: Sequence[tuple[Cluster, frozenset[str]]], *, placeless: bool = False
) -> Cluster | None:
    """The space a mention without a place of its own belongs to, or None when that cannot be said."""
    if address_of(item) and item.current and not placeless:
        return None
    if len(homes) == 1:
        return homes[0][0]
    own = [cluster for cluster, pages in homes if any(_lies_under(item.url, page) for page in pages)]
    if not own and not item.current:
        own = [cluster for cluster, _ in homes if item.key in _keys(cluster)]
    if not own and item.current and not placeless:
        own = [cluster for cluster, _ in homes if any(member.current for member in cluster.members)]
    return own[0] if len(own) == 1 else None


def _lies_under(url: str, page: str) -> bool:
    inner, outer = urlsplit(url), urlsplit(page)
    path = outer.path.rstrip("/")
    return inner.hostname == outer.hostname and bool(path) and inner.path.startswith(f"{path}/")
