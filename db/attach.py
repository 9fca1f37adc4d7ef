"""How far an article or report agrees with a space: one that operators' sites or directories show, or of its own. Pure.

A name must agree and the place must not speak against it; in doubt a mention is left alone, which costs an entry and
never a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from geopy.distance import geodesic

from cowcrawl import centroids
from cowcrawl.text import fold
from db.evidence import Evidence, StoredMention
from db.names import name_key
from db.resolve import Address, Cluster, StreetOf, address_of

NEAR_KM = 2.0
"""Towns whose centres lie this near are one place under two names, in two languages or as part and whole."""
FAR_KM = 10.0
"""Towns whose centres lie farther apart than this are two places; in between, the place proves nothing."""

Place = Literal["address", "town", "unknown", "different"]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What tells a space from others, in comparable form."""

    names: frozenset[str]
    operators: frozenset[str]
    addresses: tuple[Address, ...]
    towns: frozenset[str]
    country: str | None


def on_record(mentions: Iterable[StoredMention]) -> list[StoredMention]:
    """The mentions of press and reports."""
    return [mention for mention in mentions if mention.kind in ("press", "report")]


def is_space(cluster: Cluster) -> bool:
    """Whether what is said is enough for a space.

    Of an operator's site always, of a directory a name and a place. Press and reports must say what happened there
    too: rumours and denials alone never are enough.
    """
    if not cluster.on_record:
        return True
    if cluster.listed:
        return any(member.first("name") and (member.point or _has_place(member.claims)) for member in cluster.members)
    claims = [claim for member in cluster.members for claim in member.claims]
    happened = (claim for claim in claims if claim.field in ("events", "status"))
    return _has_place(claims) and any(claim.modality in ("stated", "announced") for claim in happened)


def _has_place(claims: Iterable[Evidence]) -> bool:
    return any(claim.field in ("city", "street", "postal_code") for claim in claims)


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How far what is said agrees with the space that is known."""

    name: bool
    """Whether a name of the one is a name of the other."""
    operator: bool
    """Whether they have one operator."""
    other_operator: bool
    """Whether each has an operator and none is the other's."""
    place: Place

    @property
    def text(self) -> str:
        """It in words."""
        operator = "the same operator" if self.operator else "another operator" if self.other_operator else ""
        name = "the same name" if self.name else "no name in common"
        return ", ".join(part for part in (name, operator, _PLACES[self.place]) if part)


_PLACES: dict[Place, str] = {
    "address": "the same address",
    "town": "the same town",
    "unknown": "place not to be compared",
    "different": "another place",
}


def agreement(said: Profile, known: Profile) -> Agreement:
    """How far two agree."""
    same_operator = bool(said.operators & (known.operators | known.names))  # many a house is run by itself
    same_name = bool(said.names & known.names) or (same_operator and bool(_bare_names(said) & _bare_names(known)))
    return Agreement(
        name=same_name,
        operator=same_operator,
        other_operator=bool(said.operators and known.operators and not same_operator),
        place=_place(said, known),
    )


def fits(found: Agreement, said: Profile) -> bool:
    """Whether what is said, agreeing so far, can only be of the space that is known."""
    if found.place == "different":
        return False
    if not found.name:
        return not said.names and found.operator and found.place == "address"
    if found.other_operator:
        return found.place == "address"  # one name, two who run it: two houses, unless they share a door
    return found.place in ("address", "town") or found.operator


def is_near(found: Agreement) -> bool:
    """Whether somebody should look at what does not fit: a name in common, and no place that speaks against it."""
    return found.name and found.place != "different"


def profile(
    members: Iterable[StoredMention], cards: Mapping[str, Mapping[str, Any]], street_of: StreetOf = lambda _: None
) -> Profile:
    """What some mentions say of the space they speak of; `street_of`: see `db.resolve.resolve`."""
    members = list(members)
    values: dict[str, set[str]] = {
        field: {str(claim.value) for member in members for claim in member.claims if claim.field == field}
        for field in ("name", "operator", "city", "country")
    }
    operators = set(map(name_key, values["operator"]))
    for member in members:
        if member.kind == "operator" and member.source_id in cards:
            operators.add(name_key(str(cards[member.source_id]["name"])))
    country = min(values["country"], default=None) or next(
        (cards[member.source_id].get("country") for member in members if member.source_id in cards), None
    )
    return Profile(
        names=frozenset(map(name_key, values["name"])),
        operators=frozenset(operators),
        addresses=tuple(dict.fromkeys(address for member in members if (address := address_of(member, street_of)))),
        towns=frozenset(map(fold, values["city"])),
        country=country,
    )


def _bare_names(one: Profile) -> frozenset[str]:
    """Its names without those of its operators in them: "Lampion Rouge" of Lampion is "rouge"."""
    found = set()
    for name in one.names:
        for operator in one.operators:
            words = [word for word in name.split() if word not in operator.split()]
            found.add(" ".join(words))
    return frozenset(found - {""})


def _place(said: Profile, known: Profile) -> Place:
    """How far two places agree: in their address, in their town, not against each other, or not at all."""
    pairs = [(one, other) for one in said.addresses for other in known.addresses]
    if any(_same_address(one, other) for one, other in pairs):
        return "address"
    if pairs and not any(one.same(other) for one, other in pairs):
        return "different"
    if not said.towns or not known.towns:
        return "unknown"
    if said.towns & known.towns:
        return "town"
    apart = [_apart(one, other, said.country or known.country) for one in said.towns for other in known.towns]
    nearest = min((km for km in apart if km is not None), default=None)
    if nearest is None:
        return "unknown"
    return "town" if nearest <= NEAR_KM else "unknown" if nearest <= FAR_KM else "different"


def _same_address(one: Address, other: Address) -> bool:
    """One street and number, or one number in one postal code: a street has a name in each language of its town."""
    if not one.number or one.number != other.number:
        return False
    if one.postal_code and one.postal_code == other.postal_code:
        return True
    return bool(one.street and other.street) and one.same(other)


def _apart(one: str, other: str, country: str | None) -> float | None:
    """Kilometres between the centres of two towns; None when one of them is not known."""
    a, b = centroids.municipality(country, one), centroids.municipality(country, other)
    return float(geodesic(a, b).km) if a and b else None


def names_place(said: Profile, operators: frozenset[str]) -> bool:
    """Whether a mention names a space of its own: not a chain as a whole, of which several spaces are known."""
    return bool(said.names) and not (said.names <= operators and not said.addresses)
