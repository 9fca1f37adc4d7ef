"""Where postal codes and municipalities lie: a pure look-up in data that ships with the project.

Covered are AT, BE, CH, DE, ES, FR, GB (outward codes), IT, LU and NL (four digits), and the municipalities of UA;
everywhere else the answer is None. The data are derived from GeoNames (see NOTICE) by `scripts/refresh_centroids.py`,
which also says what was left out: codes that are spread over too large an area, names that several towns bear.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from cowcrawl.centroids.codes import area, patterns
from cowcrawl.text import fold

PROVIDER = "geonames"
"""Name of the geocoder these points come from, as `Point.provider` gives it."""

NEIGHBOURS_KM = 20.0
"""How far the centroid of a postal code may lie from the centre of its town, a large one included."""

CODE_KM = {"BE": 12.0, "LU": 12.0, "NL": 12.0, "any": 25.0}
"""How far from the centroid of its postal code an address may lie: beyond it, one of the two is wrong."""

Position = tuple[float, float]
"""Degrees north and degrees east, WGS 84."""


def postcode(country: str | None, postal_code: str) -> Position | None:
    """The centroid of the area of a postal code, however it is printed; None when unknown."""
    code = area(country, postal_code)
    return _table("postcodes", country).get(code) if country and code else None


def postcodes(country: str) -> Mapping[str, Position]:
    """The centroids of all postal codes of a country, by code."""
    return MappingProxyType(_table("postcodes", country))


def municipality(country: str | None, name: str) -> Position | None:
    """The centre of the town of that name in any language; None when unknown, or when several towns are called so."""
    return _table("municipalities", country).get(fold(name)) if country in patterns() and country else None


def code_reach(country: str | None) -> float:
    """Kilometres from the centroid of a postal code of a country beyond which no address of that code lies."""
    return CODE_KM.get(country or "", CODE_KM["any"])


def near(one: Position, other: Position, kilometres: float = NEIGHBOURS_KM) -> bool:
    """Whether two positions may be of one address: of its postal code and its town, say."""
    from geopy.distance import great_circle  # it loads every geocoder there is

    return bool(great_circle(one, other).km <= kilometres)


@cache
def _table(kind: str, country: str) -> dict[str, Position]:
    packed = resources.files(__package__).joinpath(kind, f"{country}.csv.gz")
    if not packed.is_file():
        return {}
    rows = csv.reader(gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines())
    return {key: (float(latitude), float(longitude)) for key, latitude, longitude in rows}


__all__ = ["PROVIDER", "Position", "code_reach", "municipality", "near", "postcode", "postcodes"]
