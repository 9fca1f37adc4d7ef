"""Geocode: where each mention lies, and how far that can be trusted. Nothing is asked of the network.

Coordinates the page states win; else the centroid of its postal code; else the centre of its town. The country that
says which is the page's, or the source's where the page states none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from cowcrawl import centroids
from cowcrawl.card import SourceCard
from cowcrawl.centroids import Position
from cowcrawl.literals import country as countries
from cowcrawl.model import Mention, Point, Reading, Reject
from pipelines._stage import Stage

MAX_KM = 25.0
"""How far from the centre of the stated town a stated position may lie: beyond it, one of the two is wrong."""
NULL_ISLAND = 0.01
"""Degrees around 0, 0, where software puts what it has no position for."""
DECIMALS: tuple[tuple[int, Literal["building", "street"]], ...] = ((4, "building"), (3, "street"))
"""What a position of so many decimals stands for: the fourth is about ten metres, the third a hundred."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a mention says of where it lies, as far as it helps to check coordinates."""

    country: str | None
    """The country it states, or its source's."""
    states_country: bool
    """Whether the page itself states it."""
    postcode: Position | None
    """The centroid of its postal code."""
    town: Position | None = None
    """The centre of its town, where the page itself states in which country."""


def geocode(reading: Reading, country: str | None = None) -> Reading:
    """The reading with the point of each mention; `country` is the source's.

    Coordinates that cannot be right go, with a `Reject` that says why; the point then comes from the address.
    """
    mentions: list[Mention] = []
    rejects: list[Reject] = []
    for mention in reading.mentions:
        placed, refused = _locate(mention, country)
        rejects += refused
        if placed.claims:
            mentions.append(placed)
    return replace(reading, mentions=tuple(mentions), rejects=(*reading.rejects, *rejects))


def refusal(position: Position, place: Place) -> str | None:
    """Why a stated position cannot be right, in words that can be counted; None when nothing speaks against it."""
    if all(abs(degrees) < NULL_ISLAND for degrees in position):
        return "null island"
    if _agrees(position[::-1], place) and not _agrees(position, place):
        return "swapped"
    if not _on_earth(position):
        return "out of range"
    if _precision(position) is None:
        return "too coarse"
    if place.postcode:
        return None if _agrees(position, place) else "far from postal code"
    if place.town and _agrees(position, place) is False:
        return "far from town"
    return "outside country" if place.states_country and _agrees(position, place) is False else None


def address_point(mention: Mention, place: Place) -> Point | None:
    """The centroid of the mention's postal code, or else the centre of its town."""
    if place.postcode:
        return _point(place.postcode, "postcode")
    town = mention.first("city")
    centre = centroids.municipality(place.country, town) if town else None
    return _point(centre, "municipality") if centre else None


def _locate(mention: Mention, fallback: str | None) -> tuple[Mention, list[Reject]]:
    place = _place(mention, fallback)
    latitudes = [claim for claim in mention.claims if claim.field == "latitude"]
    longitudes = [claim for claim in mention.claims if claim.field == "longitude"]
    if len(latitudes) != len(longitudes):
        reject = _reject("incomplete", f"{len(latitudes)} latitudes, {len(longitudes)} longitudes")
        kept = _without(mention, [*latitudes, *longitudes])
        return replace(kept, point=address_point(mention, place)), [reject]
    point: Point | None = None
    rejects: list[Reject] = []
    for north, east in zip(latitudes, longitudes, strict=True):
        position = (float(north.value), float(east.value))
        wrong = refusal(position, place)
        if wrong:
            rejects.append(_reject(wrong, f"{position[0]}, {position[1]}"))
            mention = _without(mention, [north, east])
        elif point is None:
            point = Point(
                latitude=position[0], longitude=position[1], precision=_precision(position) or "street", provider="page"
            )
    return replace(mention, point=point or address_point(mention, place)), rejects


def _place(mention: Mention, fallback: str | None) -> Place:
    stated = mention.first("country")
    code = mention.first("postal_code")
    country = stated or fallback
    position = centroids.postcode(country, code) if code else None
    name = mention.first("city")
    town = centroids.municipality(stated, name) if stated and name and not position else None
    return Place(country=country, states_country=stated is not None, postcode=position, town=town)


def _agrees(position: Position, place: Place) -> bool | None:
    """Whether a position is near the postal code, else the town, else in the country; None when nothing is known."""
    if not _on_earth(position):
        return False
    if place.postcode:
        return _kilometres(position, place.postcode) <= centroids.code_reach(place.country)
    if place.town:
        return _kilometres(position, place.town) <= MAX_KM
    return countries.holds(place.country, *position) if place.country else None


def _kilometres(one: Position, other: Position) -> float:
    from geopy.distance import geodesic  # it loads every geocoder there is, and few pages state where they are

    return float(geodesic(one, other).km)


def _precision(position: Position) -> Literal["building", "street"] | None:
    decimals = max(len(repr(degrees).partition(".")[2]) for degrees in position)
    return next((precision for least, precision in DECIMALS if decimals >= least), None)


def _on_earth(position: Position) -> bool:
    return abs(position[0]) <= 90 and abs(position[1]) <= 180


def _point(position: Position, precision: Literal["postcode", "municipality"]) -> Point:
    return Point(latitude=position[0], longitude=position[1], precision=precision, provider=centroids.PROVIDER)


def _without(mention: Mention, claims: Iterable[object]) -> Mention:
    gone = {id(claim) for claim in claims}
    return replace(mention, claims=tuple(claim for claim in mention.claims if id(claim) not in gone))


def _reject(reason: str, detail: str) -> Reject:
    return Reject(stage="geocode", field="latitude", reason=reason, detail=detail)


class GeocodePipeline(Stage):
    """Gives mentions their points."""

    name = "geocode"

    def run(self, reading: Reading, card: SourceCard) -> Reading:
        """See `geocode`."""
        return geocode(reading, card.country)
