"""Which space an article or report speaks of: one that an operator's site shows, or one of its own. Conservative, pure.

A name must agree and the place must not speak against it; in doubt a mention is left alone, which costs an entry and
never a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from geopy.distance import geodesic

from cowcrawl import centroids
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases
from db.evidence import StoredMention
from db.resolve import Address, Cluster, address_of

NEAR_KM = 2.0
"""Towns whose centres lie this near are one place under two names, in two languages or as part and whole."""
FAR_KM = 10.0
"""Towns whose centres lie farther apart than this are two places; in between, the place proves nothing."""

_BRACKETS = re.compile(r"\([^()]*\)")

Place = Literal["address", "town", "unknown", "different"]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What tells a space from others, in comparable form."""

    names: frozenset[str]
    operators: frozenset[str]
    addresses: tuple[Address, ...]
    towns: frozenset[str]
    country: str | None


def attach(
    mentions: Iterable[StoredMention], clusters: Sequence[Cluster], cards: Mapping[str, Mapping[str, Any]]
) -> list[Cluster]:
    """Add what press and reports say to the clusters of operators' sites; the clusters that they make on their own.

    Mentions that name the space come first, the older before the newer. Each cluster made has a name; whether that is
    enough for a space is another question (`is_space`).
    """
    own = [(cluster, profile(cluster.members, cards)) for cluster in clusters]
    operators = frozenset(name for _, known in own for name in known.operators)
    made: list[Cluster] = []
    told: dict[int, Profile] = {}
    for mention in sorted(mentions, key=lambda one: (one.first("name") is None, *_age(one))):
        said = profile([mention], cards)
        fitting = [cluster for cluster, known in own if fits(said, known)]
        fitting = fitting or [cluster for cluster in made if fits(said, told[id(cluster)])]
        if not fitting and _is_place(said, operators):
            fitting = [Cluster(mention.source_id, address_of(mention), on_record=True)]
            made += fitting
        if len(fitting) != 1:
            continue  # several fit: it cannot be said which
        [home] = fitting
        home.members.append(mention)
        if home.on_record:
            told[id(home)] = profile(home.members, cards)
    return made


def on_record(mentions: Iterable[StoredMention]) -> list[StoredMention]:
    """The mentions of press and reports."""
    return [mention for mention in mentions if mention.kind in ("press", "report")]


def is_space(cluster: Cluster) -> bool:
    """Whether what press and reports say is enough for a space of its own: a name, a place, and what happened there.

    Rumours and denials alone never are.
    """
    claims = [claim for member in cluster.members for claim in member.claims]
    placed = any(claim.field in ("city", "street", "postal_code") for claim in claims)
    happened = (claim for claim in claims if claim.field in ("events", "status"))
    return placed and any(claim.modality in ("stated", "announced") for claim in happened)


def fits(said: Profile, known: Profile) -> bool:
    """Whether what is said can only be of the space that is known."""
    place = _place(said, known)
    if place == "different":
        return False
    same_operator = bool(said.operators & (known.operators | known.names))  # many a house is run by itself
    same_name = bool(said.names & known.names) or (same_operator and bool(_bare_names(said) & _bare_names(known)))
    if not same_name:
        return not said.names and same_operator and place == "address"
    if said.operators and known.operators and not same_operator:
        return place == "address"  # one name, two who run it: two houses, unless they share a door
    return place in ("address", "town") or same_operator


def profile(members: Iterable[StoredMention], cards: Mapping[str, Mapping[str, Any]]) -> Profile:
    """What some mentions say of the space they speak of."""
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
        addresses=tuple(dict.fromkeys(address for member in members if (address := address_of(member)))),
        towns=frozenset(map(fold, values["city"])),
        country=country,
    )


@lru_cache(4096)
def name_key(name: str) -> str:
    """A name in comparable form: without what is in brackets, and the words that tell no house from another.

    Of a name of such words alone all of them are kept.

    >>> name_key("The Paper Heron coworking"), name_key("Coworking Space")
    ('paper heron', 'coworking space')
    """
    words = fold(_BRACKETS.sub(" ", name)).split() or fold(name).split()
    telling = [word for word in words if word not in _generic()]
    return " ".join(telling or words)


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


def _is_place(said: Profile, operators: frozenset[str]) -> bool:
    """Whether a mention names a space of its own: not a chain as a whole, of which several spaces are known."""
    return bool(said.names) and not (said.names <= operators and not said.addresses)


def _age(mention: StoredMention) -> tuple[str, str, str, int, bool]:
    return mention.published_at or "", mention.source_id, mention.document_id, mention.subject, not mention.current


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("names", "generic"))
