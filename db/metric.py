"""A flat map of a neighbourhood in metres, for lengths and buffers that geometry libraries work out in a plane.

Degrees become metres by the size of a degree on the WGS 84 ellipsoid at the map's centre. Ten kilometres north or south
of it an east-west length is off by two in a thousand; what is published as a distance is geodesic, not this.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Floats = npt.NDArray[np.float64]
MOST = 89.0
"""Degrees north and south to which Mercator's plane reaches."""
_MAJOR = 6_378_137.0
_ECCENTRICITY = 0.00669437999014


@dataclass(frozen=True)
class Plane:
    """The plane around a point, in metres east and north of it."""

    latitude: float
    longitude: float

    @property
    def scale(self) -> tuple[float, float]:
        """Metres to a degree of longitude, and to one of latitude, at the centre."""
        angle = math.radians(self.latitude)
        bulge = 1 - _ECCENTRICITY * math.sin(angle) ** 2
        east = math.pi / 180 * _MAJOR * math.cos(angle) / math.sqrt(bulge)
        return east, math.pi / 180 * _MAJOR * (1 - _ECCENTRICITY) / bulge**1.5

    def flat(self, shape: BaseGeometry) -> Any:
        """A shape in degrees (longitude, latitude) as one in metres."""
        return shapely.transform(shape, lambda points: (points - (self.longitude, self.latitude)) * self.scale)

    def round(self, shape: BaseGeometry) -> Any:
        """A shape in metres as one in degrees."""
        return shapely.transform(shape, lambda points: points / self.scale + (self.longitude, self.latitude))


def around(shape: BaseGeometry) -> Plane:
    """The plane around the middle of a shape in degrees."""
    west, south, east, north = shape.bounds
    return Plane((south + north) / 2, (west + east) / 2)


def mercator(latitude: Floats, longitude: Floats) -> tuple[Floats, Floats]:
    """Positions in Mercator's plane, in degrees: nowhere to scale, but near and far are the same in every direction."""
    return longitude, np.degrees(np.arctanh(np.sin(np.radians(np.clip(latitude, -MOST, MOST)))))


def to_plane(shape: Any) -> Any:
    """A shape, or an array of them, in degrees (longitude, latitude) as in Mercator's plane."""
    return shapely.transform(shape, lambda points: np.column_stack(mercator(points[:, 1], points[:, 0])))


def latitudes(y: Floats) -> Floats:
    """The latitudes of ordinates of Mercator's plane."""
    return np.asarray(np.degrees(np.arcsin(np.tanh(np.radians(y)))), dtype=np.float64)


def foot(shape: BaseGeometry, spot: shapely.Point) -> tuple[float, float]:
    """The point (latitude, longitude) of a shape that is nearest to a spot, both in Mercator's plane."""
    nearest = shapely.get_point(shapely.shortest_line(shape, spot), 0)
    return float(latitudes(np.array(nearest.y))), float(nearest.x)


def apart(one: tuple[Floats, Floats], two: tuple[Floats, Floats]) -> Floats:
    """Metres between positions (latitude, longitude), many at once; within a metre of the geodesic up to 50 km."""
    middle = np.radians((one[0] + two[0]) / 2)
    bulge = 1 - _ECCENTRICITY * np.sin(middle) ** 2
    north = np.radians(two[0] - one[0]) * _MAJOR * (1 - _ECCENTRICITY) / bulge**1.5
    east = np.radians(two[1] - one[1]) * _MAJOR * np.cos(middle) / np.sqrt(bulge)
    return np.asarray(np.hypot(north, east), dtype=np.float64)
