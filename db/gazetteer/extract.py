"""Reads from an OpenStreetMap extract what a gazetteer needs: streets, house numbers, outlines of municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium
import shapely
from shapely.geometry.base import BaseGeometry

from cowcrawl.centroids import Position
from cowcrawl.errors import BadInput

MUNICIPALITY_LEVELS = ("8", "7")
"""Administrative levels of municipalities in OpenStreetMap: 8 in BE, NL and FR; 7 where the extract holds no 8."""
NAMES = ("name", "alt_name", "official_name", "short_name", "loc_name", "old_name")
"""Keys of names, each also with a language (`name:fr`); `old_name` finds what an address still calls it."""
FIRST_YEAR = 2004
"""OpenStreetMap began then: an earlier date stands for none."""
PLACES = frozenset(("square",))
"""Values of `place` that addresses name as a street."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One way of a street: a piece of it between two crossings."""

    main: str
    """The name it goes by, the first of two."""
    names: tuple[tuple[str, str], ...]
    """Language ('' where not told) and name."""
    line: tuple[Position, ...]


@dataclass(frozen=True, kw_only=True)
class House:
    """One house number as mapped."""

    number: str
    streets: tuple[str, ...]
    """The street's name, in both languages where both are mapped."""
    position: Position
    postcode: str | None
    town: str | None


@dataclass(frozen=True, kw_only=True)
class Area:
    """A municipality."""

    names: dict[str, str]
    postcodes: tuple[str, ...]
    shape: BaseGeometry


@dataclass
class Extract:
    """What one extract holds."""

    pieces: list[Piece] = field(default_factory=list)
    houses: list[House] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    date: str | None = None
    """Day of its newest object; None where the extract carries no dates."""


def read(path: Path) -> Extract:
    """Read an extract (.osm.pbf, or whatever else osmium reads). Raises BadInput where it is none."""
    if not path.is_file():
        raise BadInput(f"there is no file {path}")
    try:
        relations = _Relations(path)
        return _objects(path, relations)
    except RuntimeError as error:
        raise BadInput(f"{path} is no OpenStreetMap extract: {error}") from error


class _Relations:
    """Boundaries of municipalities, and which houses belong to which street where a relation says so."""

    def __init__(self, path: Path) -> None:
        self.boundaries: list[tuple[dict[str, str], list[int]]] = []
        self.street_of: dict[tuple[str, int], tuple[str, ...]] = {}
        item: Any  # osmium gives one type for relations and all else
        for item in osmium.FileProcessor(str(path), osmium.osm.RELATION):
            kind = item.tags.get("type")
            if item.tags.get("boundary") == "administrative" and item.tags.get("admin_level") in MUNICIPALITY_LEVELS:
                ways = [member.ref for member in item.members if member.type == "w"]
                self.boundaries.append((dict(item.tags), ways))
            elif kind in ("associatedStreet", "street") and (names := _names(item.tags)):
                for member in item.members:
                    if member.role in ("house", "address", "addr:houselink"):
                        self.street_of[member.type, member.ref] = tuple(name for _, name in names)
        self.ways = {way for _, ways in self.boundaries for way in ways}


def _objects(path: Path, relations: _Relations) -> Extract:
    found, newest = Extract(), None
    lines: dict[int, tuple[Position, ...]] = {}
    item: Any  # osmium gives one type for nodes and ways
    tagged = osmium.filter.EmptyTagFilter()
    tagged.enable_for(osmium.osm.NODE)
    both = osmium.osm.NODE | osmium.osm.WAY
    for item in osmium.FileProcessor(str(path), both).with_locations().with_filter(tagged):
        tags, is_way = item.tags, item.is_way()
        street, house = _is_street(tags), "addr:housenumber" in tags
        bounds = is_way and item.id in relations.ways
        if not (street or house or bounds):
            continue
        places = item.nodes if is_way else [item]
        points = tuple((place.lat, place.lon) for place in places if place.location.valid())
        if bounds:
            lines[item.id] = points
        if not points:
            continue
        newest = max(newest, item.timestamp) if newest else item.timestamp
        if street and (names := _names(tags)):
            main = _parted(tags.get("name") or names[0][1])[0]
            found.pieces.append(Piece(main=main, names=tuple(names), line=points))
        if house:
            known = _house(tags, points, relations.street_of.get(("w" if is_way else "n", item.id), ()))
            found.houses += [known] if known.streets else []
    found.areas = list(_areas(relations.boundaries, lines))
    found.date = newest.date().isoformat() if newest and newest.year >= FIRST_YEAR else None
    return found


def _is_street(tags: Any) -> bool:
    return ("highway" in tags and tags["highway"] not in ("bus_stop", "proposed", "platform")) or tags.get(
        "place"
    ) in PLACES


def _names(tags: Any) -> list[tuple[str, str]]:
    """The names of an object by language. A name in two languages, joined by a dash, counts as two."""
    found: dict[str, str] = {}
    for tag in tags:
        key, _, language = tag.k.partition(":")
        if key in NAMES and len(language) in (0, 2):
            for name in _parted(tag.v) if not language else [tag.v]:
                if name.strip() and (language or name not in found):
                    found[name.strip()] = language or found.get(name.strip(), "")
    return [(language, name) for name, language in sorted(found.items())]


def _parted(name: str) -> list[str]:
    halves = [half.strip() for part in name.split(";") for half in part.split(" - ")]
    return halves if all(any(letter.isalpha() for letter in half) for half in halves) else [name]


def _house(tags: Any, points: tuple[Position, ...], relation: tuple[str, ...]) -> House:
    printed = [tags.get(key) for key in ("addr:street", "addr:street:fr", "addr:street:nl", "addr:place")]
    names = [half for name in printed if name for half in _parted(name)]
    middle = [sum(part) / len(points) for part in zip(*points, strict=True)]
    return House(
        number=tags["addr:housenumber"],
        streets=tuple(dict.fromkeys([*names, *relation])),
        position=(round(middle[0], 7), round(middle[1], 7)),
        postcode=tags.get("addr:postcode"),
        town=tags.get("addr:city"),
    )


def _areas(
    boundaries: Iterable[tuple[Mapping[str, str], list[int]]], lines: Mapping[int, tuple[Position, ...]]
) -> Iterator[Area]:
    """The municipalities whose boundary the extract holds as a whole; those of the finest level that it has."""
    levels = {tags["admin_level"] for tags, _ in boundaries}
    finest = next((level for level in MUNICIPALITY_LEVELS if level in levels), None)
    for tags, ways in boundaries:
        if tags["admin_level"] != finest or not all(len(lines.get(way, ())) > 1 for way in ways):
            continue
        rings = shapely.polygonize([shapely.LineString([point[::-1] for point in lines[way]]) for way in ways])
        shape = shapely.union_all(rings.geoms)
        if not shape.is_empty:
            codes = tags.get("postal_code") or tags.get("addr:postcode") or ""
            names = {key.partition(":")[2]: value for key, value in tags.items() if key.partition(":")[0] == "name"}
            yield Area(names=names, postcodes=tuple(filter(None, codes.replace(";", ",").split(","))), shape=shape)
