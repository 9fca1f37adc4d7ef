"""Makes a gazetteer of an OpenStreetMap extract: one SQLite file, written aside and then put in place."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from cowcrawl import centroids
from cowcrawl.address.house_number import houses as houses_of
from cowcrawl.address.street import name as comparable
from cowcrawl.centroids import Position
from cowcrawl.centroids.codes import patterns
from db.gazetteer.extract import Area, Extract, House, Piece
from db.metric import Plane, apart

FORMAT = 1
LICENCE = "ODbL 1.0, © OpenStreetMap contributors"
_SCHEMA = (Path(__file__).parent / "schema.sql").read_text("utf-8")
ONE_STREET_M = 400.0
"""Metres between two pieces of one name in one municipality up to which they are one street."""
BORDER_M = 30.0
"""Metres from a municipality within which a street counts as one of its streets too: borders run along streets."""
FEW = 0.01
"""Share of the votes from which a country counts as one of the extract's: 1000 is a postal code of several."""
HOUSE_M = 150.0
"""Metres from its street within which a house lies."""


@dataclass
class Street:
    """A street of one municipality."""

    municipality: int | None
    names: dict[str, str] = field(default_factory=dict)
    """Name and its language, '' where not told."""
    lines: list[tuple[Position, ...]] = field(default_factory=list)
    houses: list[tuple[int, str, House]] = field(default_factory=list)
    """Number, letter and house."""

    @property
    def points(self) -> list[Position]:
        """The points of its lines."""
        return [point for line in self.lines for point in line]

    @cached_property
    def _drawn(self) -> tuple[Plane, BaseGeometry]:
        plane = Plane(*self.lines[0][0])
        shapes = [shapely.LineString(line) if len(line) > 1 else shapely.Point(line[0]) for line in self.lines]
        turned = shapely.transform(shapely.GeometryCollection(shapes), lambda points: points[:, ::-1])
        return plane, plane.flat(turned)

    def metres_to(self, position: Position) -> float:
        """Metres from its nearest line to a point."""
        plane, drawn = self._drawn
        return float(drawn.distance(plane.flat(shapely.Point(position[::-1]))))

    @property
    def forms(self) -> set[str]:
        """The comparable forms of its names."""
        return {comparable(name).form for name in self.names}


def build(extract: Extract, target: Path, source: str) -> Counter[str]:
    """Write the gazetteer of an extract to `target`; returns how many municipalities, streets, names and houses."""
    streets = _streets(extract.pieces, extract.areas)
    _give_houses(streets, extract.houses, extract.areas)
    partial = target.with_name(f".{target.name}.partial")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(partial)) as database, database:
            database.executescript(_SCHEMA)
            about = {"format": str(FORMAT), "source": source, "date": extract.date or "", "licence": LICENCE}
            about["countries"] = json.dumps(_countries(extract))
            database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            _write(database, streets, extract.areas)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return Counter(
        municipalities=len(extract.areas),
        streets=len(streets),
        names=sum(len(street.names) for street in streets),
        houses=sum(len(street.houses) for street in streets),
    )


def _countries(extract: Extract) -> list[str]:
    """The countries an extract holds streets of, as its postal codes and its municipalities' names tell."""
    votes: Counter[str] = Counter()
    named = [
        (half, area.shape.centroid)
        for area in extract.areas
        for name in area.names.values()
        for half in name.split(" - ")
    ]
    for country in patterns():
        for house in extract.houses:
            at = centroids.postcode(country, house.postcode) if house.postcode else None
            votes[country] += bool(at and centroids.near(at, house.position, centroids.code_reach(country)))
        for name, middle in named:
            at = centroids.municipality(country, name)
            votes[country] += bool(at and centroids.near(at, (middle.y, middle.x)))
    return sorted(country for country, count in votes.items() if count >= FEW * votes.total() and count)


def _streets(pieces: Sequence[Piece], areas: Sequence[Area]) -> list[Street]:
    """The pieces put together: by name and municipality, and apart where they lie far from each other."""
    groups: dict[tuple[int | None, str], list[Piece]] = defaultdict(list)
    for piece, owners in zip(pieces, _owners([piece.line for piece in pieces], areas), strict=True):
        form = comparable(piece.main).form
        for owner in owners:
            groups[owner, form].append(piece)
    return [
        _joined(owner, cluster)
        for (owner, _), group in sorted(
            groups.items(), key=lambda item: (-1 if item[0][0] is None else item[0][0], item[0][1])
        )
        for cluster in _clusters(group)
    ]


def _owners(lines: Sequence[Sequence[Position]], areas: Sequence[Area]) -> list[list[int | None]]:
    """For each line the municipalities it lies in or along; one that nobody knows where none does."""
    middles = shapely.points([line[len(line) // 2][::-1] for line in lines]) if lines else np.array([])
    found: list[list[int | None]] = [[] for _ in lines]
    if areas and lines:
        tree = shapely.STRtree([area.shape for area in areas])
        degrees = BORDER_M / 111_000
        for line, area in zip(*tree.query(middles, predicate="dwithin", distance=degrees), strict=True):
            found[line].append(int(area))
    return [owners or [None] for owners in found]


def _clusters(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces that hang together, each within reach of another."""
    left = list(pieces)
    while left:
        cluster = [left.pop(0)]
        for member in cluster:
            close = [piece for piece in left if _distance(member.line, piece.line) <= ONE_STREET_M]
            cluster += close
            left = [piece for piece in left if not any(piece is one for one in close)]
        yield cluster


def _distance(one: Sequence[Position], other: Sequence[Position]) -> float:
    first, second = np.array(one), np.array(other)
    return float(apart((first[:, None, 0], first[:, None, 1]), (second[None, :, 0], second[None, :, 1])).min())


def _joined(owner: int | None, pieces: Iterable[Piece]) -> Street:
    street = Street(owner)
    for piece in pieces:
        street.lines.append(piece.line)
        for language, name in piece.names:
            street.names[name] = language or street.names.get(name, "")
    return street


def _give_houses(streets: Sequence[Street], houses: Sequence[House], areas: Sequence[Area]) -> None:
    """Give each house to the street of its name in its municipality; beside a border, to that of each."""
    by_form: dict[str, list[Street]] = defaultdict(list)
    for street in streets:
        for form in street.forms:
            by_form[form].append(street)
    for house, owners in zip(houses, _owners([[house.position] for house in houses], areas), strict=True):
        named = {id(street): street for name in house.streets for street in by_form.get(comparable(name).form, ())}
        for street in named.values():
            if street.municipality in owners and street.metres_to(house.position) <= HOUSE_M:
                street.houses += [(number, letter, house) for number, letter in houses_of(house.number)]


def _write(database: sqlite3.Connection, streets: Sequence[Street], areas: Sequence[Area]) -> None:
    rows = [
        (number, json.dumps(area.names, ensure_ascii=False), json.dumps(area.postcodes))
        for number, area in enumerate(areas)
    ]
    database.executemany("INSERT INTO municipalities VALUES (?, ?, ?)", rows)
    for number, street in enumerate(streets):
        latitude, longitude, reach = _middle(street.points)
        codes = Counter(house.postcode for _, _, house in street.houses if house.postcode)
        listed = json.dumps([code for code, _ in codes.most_common()])
        towns = Counter(house.town for _, _, house in street.houses if house.town).most_common(1)
        points = shapely.multipoints(sorted({point[::-1] for point in street.points})).wkb
        town = towns[0][0] if towns else None
        row = (number, street.municipality, latitude, longitude, reach, points, listed, town)
        database.execute("INSERT INTO streets VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        for name, language in sorted(street.names.items()):
            form = comparable(name).form
            cursor = database.execute("INSERT INTO names VALUES (?, ?, ?, ?)", (number, language or None, name, form))
            database.execute("INSERT INTO forms (rowid, form) VALUES (?, ?)", (cursor.lastrowid, form))
        database.executemany(
            "INSERT INTO houses VALUES (?, ?, ?, ?, ?, ?)",
            [(number, count, letter, *house.position, house.postcode) for count, letter, house in street.houses],
        )


def _middle(points: Sequence[Position]) -> tuple[float, float, float]:
    """The point of a street nearest to its middle, and the metres from there to its farthest point."""
    known = np.array(points)
    low, high = known.min(axis=0), known.max(axis=0)
    centre = (low + high) / 2
    best = known[int(apart((known[:, 0], known[:, 1]), (centre[0], centre[1])).argmin())]
    reach = apart((known[:, 0], known[:, 1]), (best[0], best[1])).max()
    return round(float(best[0]), 6), round(float(best[1]), 6), round(float(reach), 1)
