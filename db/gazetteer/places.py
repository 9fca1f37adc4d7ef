"""Whether a street's place agrees with the postal code and the town of an address. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from geopy.distance import great_circle

from cowcrawl import centroids
from cowcrawl.address import Address, municipality
from cowcrawl.address.municipality import Municipality
from cowcrawl.centroids import Position
from cowcrawl.text import fold
from db.gazetteer.street import Rank, Street
from db.geocode.centres import town_centre

NEAR_KM = 3.0
"""How far from the centroid of its postal code, or the centre of its town, a street may lie whose own is not known.

So may a street of a city whose neighbours' codes reach into it, where its houses do not tell theirs.
"""
AROUND_KM = 12.0
"""How far from the centre of a city whose name people write for its neighbours too."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """What an address says of where it lies, looked up once."""

    country: str | None
    code: str | None
    code_at: Position | None
    owner: Municipality | None
    """The municipality its postal code belongs to."""
    town: str | None
    town_at: Position | None
    named: Municipality | None
    """The municipality its town is."""

    @classmethod
    def of(cls, address: Address) -> Place:
        """What is known of the place of an address."""
        code, town, country = address.postal_code, address.town, address.country
        return cls(
            country=country,
            code=code,
            code_at=centroids.postcode(country, code) if code else None,
            owner=municipality.of_postcode(country, code) if code else None,
            town=town,
            town_at=town_centre(country, town) if town else None,
            named=municipality.named(country, town) if town else None,
        )


def fit(street: Street, place: Place) -> Rank | None:
    """How well a street lies where an address says; None when it lies elsewhere."""
    if not place.code and not place.town:
        return Rank(2, code=False, town=False)
    homes = _homes(street, place.country)
    code = _code(street, place, homes)
    town = _town(street, place, homes)
    home = _named(place, homes)
    if code and town:
        order = 0 if code == town == 2 else 1 if 2 in (code, town) else 2
        return Rank(order, code=True, town=True, home=home)
    if not place.town or not place.code:
        only = code or town
        return Rank(0 if only == 2 else 2, code=bool(code), town=bool(town), home=home) if only else None
    if code == 2 or town == 2:
        return Rank(1, code=bool(code), town=bool(town), home=home)
    return None


def _homes(street: Street, country: str | None) -> list[Municipality | str]:
    """The street's municipality as the vocabulary knows it, or its folded names."""
    halves = [half for name in street.municipality.values() for half in name.split(" - ")]
    return [municipality.named(country, half) or fold(half) for half in halves]


def _code(street: Street, place: Place, homes: list[Municipality | str]) -> int:
    """2 when the postal code is the street's, 1 when it may be, 0 when it is not."""
    if not place.code:
        return 0
    if place.code in street.postcodes:
        return 2
    own = place.code in street.municipality_codes or (place.owner is not None and place.owner in homes)
    if own and not street.postcodes:
        return 2
    near = place.code_at is not None and great_circle(place.code_at, street.position).km <= NEAR_KM
    shared = not homes or (not street.postcodes and any(isinstance(home, Municipality) and home.city for home in homes))
    return 1 if own or (near and shared) else 0


def _named(place: Place, homes: list[Municipality | str]) -> bool:
    """Whether the town of an address is the street's municipality by name."""
    return (place.named is not None and place.named in homes) or fold(place.town or "") in homes


def _town(street: Street, place: Place, homes: list[Municipality | str]) -> int:
    """2 when the street lies in the town, 1 when it may: a city's neighbours say its name too; 0 when it does not."""
    if not place.town:
        return 0
    if _named(place, homes):
        elsewhere = place.named and place.named.city and place.owner not in (None, place.named)
        return 1 if elsewhere else 2
    away = great_circle(place.town_at, street.position).km if place.town_at else None
    if away is None:
        return 0
    if place.named and place.named.city:
        return 1 if away <= AROUND_KM else 0
    return 1 if not homes and away <= NEAR_KM else 0
