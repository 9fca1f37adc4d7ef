"""Reads files of stations and other places: GTFS, CSV with names and coordinates, GeoJSON."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from cowcrawl.errors import BadInput
from cowcrawl.text import collapse
from db.layers import Feature, gtfs
from db.metric import around
from db.zones import features as geojson

NAMES = ("name", "stop_name", "station", "naam", "nom")
BOTH = (("name_fr", "name_nl"), ("alternative-fr", "alternative-nl"))
"""Columns of a name in two languages; the second pair of a name that has one form in most places."""
LATITUDES = ("latitude", "lat", "stop_lat")
LONGITUDES = ("longitude", "lon", "lng", "long", "stop_lon")
MODES = ("mode", "kind")
OWN_WAY = ("own_right_of_way", "right_of_way")
YES = frozenset("1 yes true oui ja".split())
STREET_MODES = frozenset(("tram", "bus"))
"""What counts as high-capacity only on a right of way of its own."""
ON_THE_WAY_M = 25.0
"""Metres from a stop to the middle of the right of way it stands on."""


def features(path: Path, mode: str | None = None) -> Iterator[tuple[Feature, bool]]:
    """What a file holds, each with whether the file says that it is on its own right of way.

    `mode` is what stops there where the file does not say. Raises BadInput that names file and line.
    """
    kind = path.suffix.casefold()
    if not path.is_file():
        raise BadInput(f"there is no file {path}")
    if kind == ".zip":
        yield from ((stop, False) for stop in gtfs.stops(path))
    elif kind in (".geojson", ".json"):
        yield from _of_geojson(path, mode)
    elif kind in (".csv", ".tsv", ".txt"):
        yield from _of_table(path, mode)
    else:
        raise BadInput(f"{path}: expected GTFS.zip, a .csv with name, latitude and longitude, or a .geojson")


def high_capacity(found: Iterable[tuple[Feature, bool]], ways: Path | None) -> tuple[list[Feature], list[Feature]]:
    """What counts as high-capacity, and what does not: trams and buses that nothing says have a way of their own.

    `ways` is a GeoJSON of such rights of way: stops beside one of them count.
    """
    lines = [shape for _, shape in geojson(ways)] if ways else []
    own = _widened(lines) if lines else None
    kept: list[Feature] = []
    left: list[Feature] = []
    for feature, says_so in found:
        counts = feature.mode not in STREET_MODES or says_so or (own is not None and own.intersects(feature.shape))
        (kept if counts else left).append(feature)
    return kept, left


def _widened(lines: list[BaseGeometry]) -> BaseGeometry:
    together = shapely.union_all(lines)
    plane = around(together)
    wide: BaseGeometry = plane.round(plane.flat(together).buffer(ON_THE_WAY_M))
    shapely.prepare(wide)
    return wide


def _of_geojson(path: Path, mode: str | None) -> Iterator[tuple[Feature, bool]]:
    for number, (properties, shape) in enumerate(geojson(path), 1):
        row = {str(key): str(value) for key, value in properties.items() if value is not None}
        name = _name(row)
        if not name or shape.is_empty:
            raise BadInput(f"{path}, feature {number}: expected a shape with a property `name`")
        yield Feature(name=name, mode=_first(row, MODES) or mode, shape=shape), _says_yes(row)


def _of_table(path: Path, mode: str | None) -> Iterator[tuple[Feature, bool]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read: {error}") from error
    head = text.partition("\n")[0]
    table = csv.DictReader(text.splitlines(), delimiter=max(",;\t", key=head.count))
    for row in table:
        try:
            latitude, longitude = float(_first(row, LATITUDES) or ""), float(_first(row, LONGITUDES) or "")
        except ValueError:
            latitude = longitude = 999.0
        name = _name(row)
        if not name or abs(latitude) > 90 or abs(longitude) > 180:
            raise BadInput(
                f"{path}, line {table.line_num}: expected columns name (or name_fr, name_nl), latitude and longitude"
            )
        place = shapely.Point(longitude, latitude)
        yield Feature(name=name, mode=_first(row, MODES) or mode, shape=place), _says_yes(row)


def _name(row: dict[str, str]) -> str:
    for pair in BOTH:
        both = [collapse(row[column]) for column in pair if row.get(column)]
        if len(both) == 2:
            return " / ".join(dict.fromkeys(both))
    return collapse(_first(row, (*NAMES, *BOTH[0])) or "")


def _first(row: dict[str, str], columns: Iterable[str]) -> str | None:
    return next((row[column] for column in columns if row.get(column)), None)


def _says_yes(row: dict[str, str]) -> bool:
    return (_first(row, OWN_WAY) or "").casefold() in YES
