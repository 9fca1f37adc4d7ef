"""The last provider of the chain, which needs no network: centroids of postal codes and centres of municipalities."""

from __future__ import annotations

from cowcrawl import centroids
from cowcrawl.address import Address, municipality
from cowcrawl.centroids import Position
from db.geocode import Answer, Miss, Precision

LICENCE = "CC BY 4.0, GeoNames"
REACH_M: dict[Precision, float] = {"postcode": 1500.0, "municipality": 4000.0}
"""Metres from a centroid within which most of a postal code's, or a municipality's, addresses lie (Belgium)."""


class Centres:
    """Knows postal codes and municipalities, not streets."""

    name = centroids.PROVIDER

    def find(self, address: Address) -> Answer | Miss:
        """The centroid of the postal code; the town's centre where there is no such code, or it is of another town."""
        code, town = address.postal_code, address.town
        at = centroids.postcode(address.country, code) if code else None
        centre = town_centre(address.country, town) if town else None
        if code and not at:
            problem = f"there is no postal code {code} in {address.country or 'a country that is not known'}"
        elif code and town and not agree(address):
            problem, at = f"the postal code {code} is not one of {town}", at if not centre else None
        else:
            problem = None
        if at:
            return _answer(address, at, "postcode", problem)
        if centre:
            return _answer(address, centre, "municipality", problem)
        return Miss(problem or f"no place called {town}" if town else problem or "neither postal code nor town")


def agree(address: Address) -> bool:
    """Whether an address's postal code can be one of its town, as far as both are known."""
    code, town = address.postal_code, address.town
    if not code or not town:
        return True
    named = municipality.named(address.country, town)
    if named and code in named.postcodes:
        return True
    owner = municipality.of_postcode(address.country, code)
    if owner and named and owner != named and not named.city:
        return False
    at, centre = centroids.postcode(address.country, code), town_centre(address.country, town)
    return not at or not centre or centroids.near(at, centre)


def town_centre(country: str | None, town: str) -> Position | None:
    """The centre of a town under any of its names; None when it is not known which one is meant."""
    direct = centroids.municipality(country, town)
    known = municipality.named(country, town)
    names = [name for _, name in known.names] if known and not direct else []
    return direct or next((at for name in names if (at := centroids.municipality(country, name))), None)


def _answer(address: Address, at: Position, precision: Precision, note: str | None) -> Answer:
    owner = municipality.of_postcode(address.country, address.postal_code or "") if precision == "postcode" else None
    return Answer(
        latitude=at[0],
        longitude=at[1],
        precision=precision,
        provider=centroids.PROVIDER,
        licence=LICENCE,
        within_m=REACH_M[precision],
        postal_code=address.postal_code if precision == "postcode" else None,
        municipality=address.town or (owner.name(address.language) if owner else None),
        country=address.country,
        note=note,
    )
