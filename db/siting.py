"""Where the spaces of a build lie: the point of each, its zone, what is near, and the counts by zone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from cowcrawl import address as addresses
from cowcrawl.address import Address
from cowcrawl.model import Point
from cowcrawl.tables import Nearby, Space, ZoneCount
from db.addresses import best_address
from db.atlas import PAGE, Atlas, Placed
from db.evidence import Evidence, StoredMention, stored_mentions
from db.geocode import PRECISIONS
from db.resolve import resolve
from db.store import Store
from db.zones import Zone

NEAR_M = 200.0
"""How near a high-capacity stop counts (ABOUT.brussels 1, January 2020: more than 85 % of the spaces)."""
EVERYWHERE = "all"
"""The row of counts that holds every space, in a zone or not."""


def site(
    members: Sequence[StoredMention], value: Mapping[str, Any], country: str | None, atlas: Atlas
) -> tuple[Placed, list[Evidence]]:
    """Where a space lies, and the claims that state it when a page does.

    `value` holds the parts of its address that are shown; `country` is where it lies as far as that is known.
    """
    point, stated = _stated(members)
    refused = [why for member in members if member.current and not point for why in member.refused]
    return atlas.place(_address(value, country), point, tuple(dict.fromkeys(refused))), stated


_PARTS = {"street": "street", "house_number": "house_number", "postal_code": "postal_code", "town": "city"}


def addresses_to_ask(store: Store) -> Iterator[Address]:
    """The addresses of the spaces in the claim store whose pages state no coordinates, each once."""
    cards = {row["source_id"]: json.loads(row["card"]) for row in store.rows("SELECT source_id, card FROM sources")}
    seen: set[str] = set()
    for cluster in resolve(stored_mentions(store)):
        point, _ = _stated(cluster.members)
        value = {name: claim.value for name, claim in best_address(cluster.members).items()}
        given = _address(value, value.get("country") or cards[cluster.source_id].get("country"))
        if given and given.street and not point and given.key not in seen:
            seen.add(given.key)
            yield given


def streets(cards: Mapping[str, Mapping[str, Any]], atlas: Atlas) -> Callable[[StoredMention], str | None]:
    """A function that says in which street of the map a mention's address is; `cards` are the source cards by id."""

    def street_of(mention: StoredMention) -> str | None:
        value = {name: mention.first(name) for name in (*_PARTS.values(), "country")}
        given = _address(value, value["country"] or cards[mention.source_id].get("country"))
        return atlas.street_of(given) if given and given.street else None

    return street_of


def _address(value: Mapping[str, Any], country: str | None) -> Address | None:
    shown = {part: value.get(name) for part, name in _PARTS.items()}
    return addresses.parts(**shown, country=country) if any(shown.values()) else None


def columns(placed: Placed) -> dict[str, Any]:
    """The columns of `spaces` that say where it lies, its address in its country's form among them."""
    answer = placed.answer
    return {
        "address": placed.address.normal if placed.address else None,
        "latitude": answer.latitude if answer else None,
        "longitude": answer.longitude if answer else None,
        "geo_precision": answer.precision if answer else None,
        "geo_provider": answer.provider if answer else None,
        "geo_licence": answer.licence if answer else None,
        "geo_note": placed.reason,
        "zone": placed.zone.zone if placed.zone and placed.zone_sure else None,
        "transit_stop": placed.transit.name if placed.transit else None,
        "transit_distance_m": placed.transit.distance_m if placed.transit else None,
    }


def nearby(space_id: str, placed: Placed) -> list[Nearby]:
    """What of each layer is nearest to a space."""
    return [
        Nearby(space_id=space_id, layer=layer, name=near.name, distance_m=near.distance_m)
        for layer, near in placed.near.items()
    ]


def by_zone(placed: Iterable[tuple[Space, Placed]], zones: Sequence[Zone]) -> list[ZoneCount]:
    """The counts of each zone, and of all spaces."""
    counts: dict[str, Counter[str]] = {zone.zone: Counter() for zone in zones}
    counts[EVERYWHERE] = Counter()
    for space, place in placed:
        facts = list(_facts(space, place))
        counts[EVERYWHERE].update(facts)
        if space.zone:
            counts[space.zone].update(facts)
    names = {zone.zone: zone.names for zone in zones}
    return [_count(zone, names.get(zone, {}), count) for zone, count in sorted(counts.items())]


def _facts(space: Space, placed: Placed) -> Iterable[str]:
    yield "spaces"
    yield str(space.status)
    if placed.answer and placed.transit and placed.exact:
        least = placed.transit.distance_m - placed.answer.within_m
        most = placed.transit.distance_m + placed.answer.within_m
        if most <= NEAR_M or least > NEAR_M:
            yield "measured"
        if most <= NEAR_M:
            yield "near"


def _count(zone: str, names: Mapping[str, str], count: Counter[str]) -> ZoneCount:
    measured, near = count["measured"], count["near"]
    return ZoneCount(
        zone=zone,
        name=names.get("en") or next(iter(names.values()), "All spaces"),
        name_fr=names.get("fr"),
        name_nl=names.get("nl"),
        n_spaces=count["spaces"],
        n_existing=count["existing"],
        n_in_preparation=count["in_preparation"],
        n_measured=measured,
        n_near_transit=near,
        share_near_transit=round(near / measured, 4) if measured else None,
    )


def _stated(members: Iterable[StoredMention]) -> tuple[Point | None, list[Evidence]]:
    """The most precise point that a page states, that of most pages among these, and the claims that state it."""
    placed = [member for member in members if member.current and member.point and member.point.provider == PAGE]
    if not placed:
        return None, []
    votes = Counter(member.point for member in placed)
    best = min(placed, key=lambda m: (PRECISIONS.index(m.point.precision), -votes[m.point], m.url))  # type: ignore[union-attr]
    return best.point, [claim for claim in best.claims if claim.field in ("latitude", "longitude")]
