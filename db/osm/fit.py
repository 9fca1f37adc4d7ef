"""Which space of the inventory an object of OpenStreetMap is, and which objects are one. Conservative, pure, linear.

Name and place must agree, or the site and the place, or the address and half of the name; in doubt an object stays
alone, and one that fits several spaces equally well is left out of every count.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz.fuzz import token_set_ratio

from cowcrawl.tables import Space
from cowcrawl.text import fold
from db.names import name_key
from db.osm import Place

NEAR_M = 250.0
"""Metres between two points of one place: a house is mapped at its door, its middle or its block."""
SAME_NAME = 85.0
"""Similarity of two names (0 to 100) from which they are one."""
HALF_A_NAME = 70.0
"""The same where the address agrees too."""
DOOR_M = 50.0
"""Metres within which one name may be a part of the other: "Spaces" for "Spaces Quay"."""
EARTH_M = 6_371_009.0
"""Mean radius of the Earth."""
CELL = 0.005
"""Degrees of a cell of the grid in which neighbours are looked for: more than `NEAR_M` up to 60° of latitude."""
EXACT = ("building", "street")
SHARED_HOSTS = frozenset(("facebook.com", "instagram.com", "linkedin.com", "google.com", "linktr.ee"))
"""Hosts on which many houses have a page: they tell nothing."""


@dataclass(frozen=True, kw_only=True)
class _Spot:
    """What is compared of a space or an object."""

    key: str
    name: str
    """Without the words that tell no house from another."""
    words: frozenset[str]
    """All words of it."""
    host: str
    address: str
    """Street and number, folded; empty unless both are given."""
    postal_code: str
    point: tuple[float, float] | None
    exact: bool


@dataclass(frozen=True, kw_only=True)
class Fit:
    """What an object is."""

    unit_id: str | None
    """The space, or the first of the objects that are this place; None when several spaces fit equally well."""
    space_id: str | None
    """The space, when it is one of the inventory."""


def fit(places: Sequence[Place], spaces: Iterable[Space]) -> dict[str, Fit]:
    """By object what it is."""
    known = _Neighbours(map(_of_space, sorted(spaces, key=lambda space: space.space_id)))
    alone = _Neighbours(())
    found: dict[str, Fit] = {}
    for place in sorted(places, key=lambda one: one.object_id):
        spot = _of_place(place)
        best = known.best(spot)
        if len(best) == 1:
            found[place.object_id] = Fit(unit_id=best[0], space_id=best[0])
        elif best:
            found[place.object_id] = Fit(unit_id=None, space_id=None)
        else:
            twin = alone.best(spot)
            found[place.object_id] = Fit(unit_id=twin[0] if twin else spot.key, space_id=None)
            if not twin:
                alone.add(spot)
    return found


class _Neighbours:
    """Spots that can be asked which of them fit another: only those near it or at its address are compared."""

    def __init__(self, spots: Iterable[_Spot]) -> None:
        self._by: defaultdict[tuple[str, ...], list[_Spot]] = defaultdict(list)
        for spot in spots:
            self.add(spot)

    def add(self, spot: _Spot) -> None:
        for block in _blocks(spot):
            self._by[block].append(spot)

    def best(self, spot: _Spot) -> list[str]:
        """The keys of those that fit best."""
        near = {other.key: other for block in _around(spot) for other in self._by.get(block, ())}
        scores = {key: score for key, other in near.items() if (score := _score(spot, other))}
        most = max(scores.values(), default=0.0)
        return sorted(key for key, score in scores.items() if score == most)


def _score(one: _Spot, other: _Spot) -> float:
    """How well two fit: 0 when they do not."""
    metres = _apart(one.point, other.point) if one.point and other.point else None
    near = metres is not None and metres <= NEAR_M
    same_address = bool(one.address) and one.address == other.address and _codes_agree(one, other)
    if one.exact and other.exact and metres is not None and not near and not same_address:
        return 0.0
    same_code = bool(one.postal_code) and one.postal_code == other.postal_code
    contradicted = bool(one.address and other.address) and not same_address and not near
    place = same_address or (near and one.exact and other.exact) or (same_code and not contradicted)
    if not place:
        return 0.0
    alike = _alike(one, other, metres)
    same_site = bool(one.host) and one.host == other.host
    agrees = alike >= SAME_NAME or (same_site and (near or same_address)) or (same_address and alike >= HALF_A_NAME)
    nearness = 50 * (1 - metres / NEAR_M) if near and metres is not None else 0.0
    return alike + 100 * same_address + 50 * same_site + nearness if agrees else 0.0


def _alike(one: _Spot, other: _Spot, metres: float | None) -> float:
    """How alike two names are, 0 to 100."""
    if not one.words or not other.words:
        return 0.0
    part = one.words <= other.words or other.words <= one.words
    if part and metres is not None and metres <= DOOR_M and one.exact and other.exact:
        return 100.0
    return float(token_set_ratio(one.name, other.name))


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two points that lie near each other: to a thousandth within a kilometre."""
    north = math.radians(one[0] - other[0])
    east = math.radians(one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return EARTH_M * math.hypot(north, east)


def _codes_agree(one: _Spot, other: _Spot) -> bool:
    return not (one.postal_code and other.postal_code) or one.postal_code == other.postal_code


def _blocks(spot: _Spot) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = {("address", spot.address)} if spot.address else set()
    if spot.postal_code:
        found |= {("code", spot.postal_code, word) for word in (*spot.name.split(), spot.host) if word}
    if spot.point:
        found.add(("cell", *map(str, _cell(spot.point))))
    return found


def _around(spot: _Spot) -> set[tuple[str, ...]]:
    found = _blocks(spot)
    if spot.point:
        row, column = _cell(spot.point)
        found |= {("cell", str(row + up), str(column + right)) for up in (-1, 0, 1) for right in (-1, 0, 1)}
    return found


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    return math.floor(point[0] / CELL), math.floor(point[1] / CELL)


def _of_space(space: Space) -> _Spot:
    known = space.latitude is not None and space.longitude is not None
    return _Spot(
        key=space.space_id,
        name=name_key(space.name or ""),
        words=frozenset(fold(space.name or "").split()),
        host=_host(space.website),
        address=_address(space.street, space.house_number),
        postal_code=_code(space.postal_code),
        point=(float(space.latitude or 0), float(space.longitude or 0)) if known else None,
        exact=space.geo_precision in EXACT,
    )


def _of_place(place: Place) -> _Spot:
    return _Spot(
        key=f"osm:{place.object_id}",
        name=name_key(place.name or place.operator or ""),
        words=frozenset(fold(place.name or place.operator or "").split()),
        host=_host(place.website),
        address=_address(place.street, place.house_number),
        postal_code=_code(place.postal_code),
        point=(place.latitude, place.longitude),
        exact=True,
    )


def _host(url: str | None) -> str:
    host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    return "" if host in SHARED_HOSTS else host


def _address(street: str | None, number: str | None) -> str:
    return f"{fold(street)} {fold(number).replace(' ', '')}" if street and number else ""


def _code(postal_code: str | None) -> str:
    return fold(postal_code or "").replace(" ", "")
