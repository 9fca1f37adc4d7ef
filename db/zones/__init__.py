"""Zones of a territory: polygons in GeoJSON files, one file a territory, and which of them a point lies in.

A file holds polygons with a property `zone` (or `name`): its identifier. Further properties are optional: `names` by
language, and `postcodes` and `municipalities`, lists of those that lie wholly in the zone. Files that ship with the
project stand in this folder; further ones in `<var>/zones/`. Of zones that overlap the smaller one holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from geopy.distance import geodesic
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cowcrawl.centroids import Position
from cowcrawl.errors import BadInput
from cowcrawl.text import fold, slug
from db.metric import foot, to_plane

SHIPPED = Path(__file__).parent
ROAD = 0.0007
"""Degrees, 50 to 80 m, by which a street may reach out of its zone: streets end in the road that bounds it."""


@dataclass(frozen=True, kw_only=True)
class Zone:
    """One zone."""

    zone: str
    """Its identifier: lower case, words joined by underscores."""
    names: dict[str, str]
    """Its names by language."""
    area: BaseGeometry
    """Its polygon, longitude before latitude."""
    postcodes: frozenset[str] = field(default_factory=frozenset)
    """Postal codes that lie wholly in it."""
    municipalities: frozenset[str] = field(default_factory=frozenset)
    """Folded names of municipalities that lie wholly in it."""


class Zones:
    """Zones that can be asked where a point lies."""

    def __init__(self, zones: Iterable[Zone]) -> None:
        """The smallest first: of zones that overlap the first one holds."""
        self.zones = sorted(zones, key=lambda zone: (zone.area.area, zone.zone))
        self._areas = np.array([zone.area for zone in self.zones], dtype=object)
        shapely.prepare(self._areas)
        self._tree = shapely.STRtree(self._areas)
        self._wide = {zone.zone: zone.area.buffer(ROAD) for zone in self.zones}

    def of(self, position: Position) -> Zone | None:
        """The zone a point (latitude, longitude) lies in; None when it lies in none."""
        (found,) = self.of_all([position])
        return found

    def of_all(self, positions: Sequence[Position]) -> list[Zone | None]:
        """The zone of each of many points."""
        if not positions or not self.zones:
            return [None] * len(positions)
        points = np.asarray(positions, dtype=np.float64)
        which, zones = self._tree.query(shapely.points(points[:, ::-1]))
        inside = shapely.intersects_xy(self._areas[zones], points[which, 1], points[which, 0])
        found = np.full(len(points), len(self.zones))
        np.minimum.at(found, which[inside], zones[inside])
        known = [*self.zones, None]
        return [known[number] for number in found]

    def sure(
        self,
        position: Position,
        within_m: float,
        *,
        extent: BaseGeometry | None = None,
        postal_code: str | None = None,
        municipality: str | None = None,
    ) -> Zone | None:
        """The zone in which everything lies that a point stands for; None when that cannot be said.

        `within_m` is how far from the point the place may lie, `extent` the street along which it lies: one that runs
        along a boundary lies in neither for sure. A postal code or a municipality that a zone lists as wholly its own
        settles it as well.
        """
        zone = self.of(position)
        if zone is None:
            return None
        if extent is not None:
            holding = [name for name, area in self._wide.items() if area.covers(extent)]
            return zone if holding == [zone.zone] else None
        listed = postal_code in zone.postcodes or fold(municipality or "") in zone.municipalities
        return zone if listed or not within_m or _depth(zone.area, position) >= within_m else None


def _depth(area: BaseGeometry, position: Position) -> float:
    """Metres from a point inside an area to its edge."""
    edge = foot(to_plane(area.boundary), to_plane(shapely.Point(position[::-1])))
    return float(geodesic(position, edge).m)


def load(*folders: Path) -> Zones:
    """The zones of all GeoJSON files in these folders. Raises BadInput with file and feature where one is wrong."""
    files = [path for folder in folders for path in sorted(folder.glob("*.geojson"))]
    return Zones(zone for path in files for zone in _zones(path))


def _zones(path: Path) -> Iterator[Zone]:
    for number, (properties, area) in enumerate(features(path), 1):
        name = str(properties.get("zone") or properties.get("name") or "")
        if not slug(name) or not area.area:
            raise BadInput(f"{path}, feature {number}: expected a polygon with a property `zone` or `name`")
        names = properties.get("names")
        yield Zone(
            zone=slug(name).replace("-", "_"),
            names=names if isinstance(names, dict) else {"en": str(properties.get("name") or name)},
            area=area,
            postcodes=frozenset(map(str, properties.get("postcodes") or ())),
            municipalities=frozenset(fold(str(name)) for name in properties.get("municipalities") or ()),
        )


def features(path: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Properties and shape of each feature of a GeoJSON file. Raises BadInput where it is none."""
    try:
        content = json.loads(path.read_text("utf-8"))
        for feature in content["features"] if content["type"] == "FeatureCollection" else [content]:
            area = shape(feature["geometry"])
            yield feature.get("properties") or {}, area if area.is_valid else shapely.make_valid(area)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError, KeyError, AttributeError, ShapelyError) as error:
        raise BadInput(f"{path} is no GeoJSON file of features: {error!r}") from error


__all__ = ["SHIPPED", "Zone", "Zones", "features", "load"]
