"""What maps draw beside the spaces, as rows of a build: the zones of the atlas, and its lines of public transport."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from cowcrawl.tables import Outline
from db.atlas import Atlas
from db.layers import TRANSIT

LONGEST = 150_000
"""Characters of one outline; a longer one is drawn more coarsely, for a map in a browser and the limits of the site."""
LINES = "lines"
"""Name of the layer whose shapes are drawn as lines, beside those of the layer of stops that are no points."""
_GRID = 1e-5
"""Degrees, about a metre: finer coordinates only make the file longer."""


def outlines(atlas: Atlas) -> list[Outline]:
    """The rows of the table `outlines`: zones from the smallest, then lines by name."""
    zones = [
        Outline(
            kind="zone",
            key=zone.zone,
            rank=rank,
            name=zone.names.get("en"),
            name_fr=zone.names.get("fr"),
            name_nl=zone.names.get("nl"),
            geometry=_geojson(zone.area),
        )
        for rank, zone in enumerate(atlas.zones.zones)
    ]
    lines = [
        Outline(kind="line", key=f"{number:05}", rank=number, name=name, geometry=_geojson(shape))
        for number, (name, shape) in enumerate(_lines(atlas))
    ]
    return zones + lines


def _lines(atlas: Atlas) -> Iterator[tuple[str, BaseGeometry]]:
    for layer in (TRANSIT, LINES):
        for feature in atlas.layers[layer].features if layer in atlas.layers else ():
            if feature.shape.geom_type in ("LineString", "MultiLineString"):
                yield feature.name, feature.shape


def _geojson(shape: BaseGeometry) -> str:
    text = str(shapely.to_geojson(shapely.set_precision(shape, _GRID)))
    tolerance = _GRID
    while len(text) > LONGEST:
        tolerance *= 2
        text = str(shapely.to_geojson(shapely.set_precision(shape.simplify(tolerance), _GRID)))
    return text
