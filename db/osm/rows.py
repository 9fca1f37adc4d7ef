"""What was imported of OpenStreetMap as rows of a build: its objects, and what it knows as a list. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from cowcrawl.osm import LICENCE
from cowcrawl.tables import OsmObject, Source, Space, SpaceList
from db.lists import EXISTING, OSM
from db.osm import Imported, Place
from db.osm.fit import Fit

SOURCE = "openstreetmap"
TERRITORY_KM = 5.0
"""An object outside all zones is counted when a space of the inventory lies this near: there the other lists look too.

The width of the rim in ABOUT.brussels 1 (January 2020), which counts it in."""
EARTH_KM = 6371.0

ZoneOf = Callable[[Sequence[tuple[float, float]]], Sequence[str | None]]


def source(imported: Imported) -> list[Source]:
    """OpenStreetMap as a source, when anything was imported of it."""
    if not imported.places:
        return []
    return [
        Source(
            source_id=SOURCE,
            name="OpenStreetMap",
            kind="osm",
            list=OSM,
            homepage="https://www.openstreetmap.org/",
            licence=LICENCE,
            last_run=imported.date,
        )
    ]


def osm_objects(imported: Imported, fits: Mapping[str, Fit], zone_of: ZoneOf) -> list[OsmObject]:
    """A row for each object."""
    zones = zone_of([(place.latitude, place.longitude) for place in imported.places])
    return [_object(place, fits[place.object_id], zone) for place, zone in zip(imported.places, zones, strict=True)]


def known(objects: Iterable[OsmObject], spaces: Sequence[Space], date: str | None) -> list[SpaceList]:
    """A row for each place that OpenStreetMap knows, a space of the inventory or none."""
    status = {space.space_id: space.status for space in spaces}
    units: defaultdict[str, list[OsmObject]] = defaultdict(list)
    for one in objects:
        if one.unit_id:
            units[one.unit_id].append(one)
    first = [group[0] for group in units.values()]
    near = dict(zip(units, _near(first, spaces), strict=True))
    return [
        SpaceList(
            unit_id=unit_id,
            list=OSM,
            space_id=group[0].space_id,
            counted=int(status[unit_id] == EXISTING if group[0].space_id else bool(group[0].zone) or near[unit_id]),
            n_sources=1,
            n_copies=len(group) - 1,
            first_known=min((one.changed for one in group if one.changed), default=date),
            last_known=date,
        )
        for unit_id, group in sorted(units.items())
    ]


def _object(place: Place, fit: Fit, zone: str | None) -> OsmObject:
    return OsmObject(
        **asdict(place),
        url=f"https://www.openstreetmap.org/{place.object_id}",
        unit_id=fit.unit_id,
        space_id=fit.space_id,
        zone=zone,
        licence=LICENCE,
    )


def _near(objects: Sequence[OsmObject], spaces: Sequence[Space]) -> list[bool]:
    """Whether a space of the inventory lies within `TERRITORY_KM` of each object."""
    placed = [(s.latitude, s.longitude) for s in spaces if s.latitude is not None and s.longitude is not None]
    if not placed or not objects:
        return [False] * len(objects)
    tree = KDTree(_on_sphere(np.array(placed, dtype=np.float64)))
    points = _on_sphere(np.array([(one.latitude, one.longitude) for one in objects]))
    chord = 2 * np.sin(TERRITORY_KM / EARTH_KM / 2)
    return [bool(near) for near in tree.query(points)[0] <= chord]


def _on_sphere(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points (latitude, longitude) on a sphere of radius 1."""
    latitude, longitude = np.radians(points).T
    return np.column_stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )
