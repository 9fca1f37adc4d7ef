"""Where postal codes and municipalities lie: a pure look-up in data that ships with the project.

Covered are AT, BE, CH, DE, ES, FR, GB (outward codes), IT, LU and NL (four digits), the municipalities of UA, and the
towns of some countries farther away; everywhere else the answer is None. The data are derived from GeoNames (see
NOTICE) by `scripts/refresh_centroids.py`, which also says what was left out: codes that are spread over too large an
area, positions of names that several towns bear.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from cowcrawl.centroids.codes import area
from cowcrawl.text import fold

PROVIDER = "geonames"
"""Name of the geocoder these points come from, as `Point.provider` gives it."""

NEIGHBOURS_KM = 20.0
"""How far the centroid of a postal code may lie from the centre of its town, a large one included."""

CODE_KM = {"BE": 12.0, "LU": 12.0, "NL": 12.0, "any": 25.0}
"""How far from the centroid of its postal code an address may lie: beyond it, one of the two is wrong."""

_CODE = re.compile("[A-Z]{2}")

Position = tuple[float, float]
"""Degrees north and degrees east, WGS 84."""


def postcode(country: str | None, postal_code: str) -> Position | None:
    """The centroid of the area of a postal code, however it is printed; None when unknown."""
    code = area(country, postal_code)
    return _table("postcodes", country).get(code) if country and code else None


def postcodes(country: str) -> Mapping[str, Position]:
    """The centroids of all postal codes of a country, by code."""
    return MappingProxyType({code: at for code, at in _table("postcodes", country).items() if at})


def municipality(country: str | None, name: str) -> Position | None:
    """The centre of the town of that name in any language; None when unknown, or when several towns are called so.

    Where one of several is much larger than the others, the name stands for that one.
    """
    return _table("municipalities", country).get(fold(name)) if country else None


def knows_town(country: str | None, name: str) -> bool:
    """Whether a town of a country is called so, or several are."""
    return country is not None and fold(name) in _table("municipalities", country)


def code_reach(country: str | None) -> float:
    """Kilometres from the centroid of a postal code of a country beyond which no address of that code lies."""
    return CODE_KM.get(country or "", CODE_KM["any"])


def near(one: Position, other: Position, kilometres: float = NEIGHBOURS_KM) -> bool:
    """Whether two positions may be of one address: of its postal code and its town, say."""
    from geopy.distance import great_circle  # it loads every geocoder there is

    return bool(great_circle(one, other).km <= kilometres)


@cache
def _table(kind: str, country: str) -> dict[str, Position | None]:
    """Positions by postal code or by the folded name of a town; None for a name that several towns bear."""
    packed = resources.files(__package__).joinpath(kind, f"{country}.csv.gz")
    if not _CODE.fullmatch(country) or not packed.is_file():
        return {}
    rows = csv.reader(gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines())
    return {key: (float(at[0]), float(at[1])) if at else None for key, *at in rows}


__all__ = ["PROVIDER", "Position", "code_reach", "knows_town", "municipality", "near", "postcode", "postcodes"]
