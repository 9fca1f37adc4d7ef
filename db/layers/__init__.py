"""Layers: stops, motorway exits, green spaces, anything with a name and a place, and which of them is nearest.

A layer is imported once (`db.layers.files` reads the files) and kept in `layers.db` of the state folder. The layer
`transit` holds what the report calls high-capacity: train and metro stations, and stops of trams and buses on a right
of way of their own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from geopy.distance import geodesic
from shapely.geometry.base import BaseGeometry

from cowcrawl.centroids import Position
from db.metric import Floats, apart, foot, latitudes, mercator, to_plane

TRANSIT = "transit"
"""Name of the layer of high-capacity stops."""
FILE = "layers.db"
DECIMALS = 1
"""Of a distance in metres: no position is known better."""
_SLACK = 1.02
"""How much farther than the nearest in Mercator's plane something is looked at that may be nearer on the ground."""
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS features (
        layer TEXT NOT NULL, file TEXT NOT NULL, licence TEXT, name TEXT NOT NULL, mode TEXT, shape BLOB NOT NULL
    )
"""


@dataclass(frozen=True, kw_only=True)
class Feature:
    """One thing of a layer."""

    name: str
    """As people call it; in both languages where the file gives two."""
    mode: str | None = None
    """What stops there: train, metro, tram or bus; None elsewhere."""
    shape: BaseGeometry
    """Point, line or polygon; longitude before latitude."""


@dataclass(frozen=True, kw_only=True)
class Near:
    """What is nearest to a point."""

    name: str
    distance_m: float
    """Geodesic, to its nearest point; 0 inside an area."""


class Layer:
    """The features of one layer, that can be asked for the nearest."""

    def __init__(self, features: Iterable[Feature]) -> None:
        """By name, so that of two at one distance the same one is named every time."""
        ordered = sorted(features, key=lambda item: (item.name, item.shape.wkb))
        self.features = tuple(ordered)
        self.names = [item.name for item in ordered]
        self._shapes = to_plane(np.array([item.shape for item in ordered], dtype=object))
        self._tree = shapely.STRtree(self._shapes)

    def nearest(self, position: Position) -> Near | None:
        """The feature nearest to a point (latitude, longitude), by geodesic distance; None in an empty layer."""
        if not self.names:
            return None
        spot = _plane([position])[0]
        (_, (reach, *_)) = self._tree.query_nearest(spot, return_distance=True, all_matches=False)
        candidates = sorted(self._tree.query(spot, predicate="dwithin", distance=reach * _SLACK + 1e-9))
        metres = [(float(geodesic(position, foot(self._shapes[number], spot)).m), number) for number in candidates]
        least, number = min(metres)
        return Near(name=self.names[number], distance_m=round(least, DECIMALS))

    def nearest_all(self, positions: Sequence[Position]) -> tuple[list[str], Floats]:
        """For each of many points the name of the nearest feature and the metres to it (`db.metric.apart`)."""
        spots = _plane(positions)
        (_, numbers) = self._tree.query_nearest(spots, all_matches=False)
        feet = shapely.get_coordinates(shapely.get_point(shapely.shortest_line(self._shapes[numbers], spots), 0))
        points = np.asarray(positions, dtype=np.float64)
        metres = apart((points[:, 0], points[:, 1]), (latitudes(feet[:, 1]), feet[:, 0]))
        return [self.names[number] for number in numbers], metres


def _plane(positions: Sequence[Position]) -> Any:
    points = np.asarray(positions, dtype=np.float64)
    return shapely.points(*mercator(points[:, 0], points[:, 1]))


def keep(var: Path, layer: str, file: Path, features: Iterable[Feature], licence: str | None) -> int:
    """Put what a file holds into a layer, in place of what an earlier file of that name held; returns how many."""
    var.mkdir(parents=True, exist_ok=True)
    rows = [(layer, file.name, licence, item.name, item.mode, item.shape.wkb) for item in features]
    with closing(sqlite3.connect(var / FILE)) as database, database:
        database.execute(_SCHEMA)
        database.execute("DELETE FROM features WHERE layer = ? AND file = ?", (layer, file.name))
        database.executemany("INSERT INTO features VALUES (?, ?, ?, ?, ?, ?)", rows)
    return len(rows)


def load(var: Path) -> dict[str, Layer]:
    """The layers of a state folder, by name."""
    found: dict[str, list[Feature]] = {}
    for layer, name, mode, shape in _rows(var, "SELECT layer, name, mode, shape FROM features ORDER BY layer"):
        found.setdefault(layer, []).append(Feature(name=name, mode=mode, shape=shapely.from_wkb(shape)))
    return {layer: Layer(features) for layer, features in found.items()}


def contents(var: Path) -> list[tuple[str, str, str | None, int]]:
    """What was imported: layer, file, licence and number of features."""
    sql = "SELECT layer, file, licence, count(*) FROM features GROUP BY layer, file ORDER BY layer, file"
    return list(_rows(var, sql))


def _rows(var: Path, sql: str) -> Iterator[tuple[str, str, str | None, int]]:
    if (var / FILE).is_file():
        with closing(sqlite3.connect(var / FILE)) as database:
            yield from database.execute(sql)


__all__ = ["TRANSIT", "Feature", "Layer", "Near", "contents", "keep", "load"]
