"""Draws the base map of the site from Natural Earth, as redistributed by the npm package world-atlas.

    python -m scripts.refresh_base_map FOLDER [--box WEST SOUTH EAST NORTH]

FOLDER holds countries-10m.json, land-10m.json, countries-50m.json and land-50m.json of world-atlas 2.0.2. Inside the
box the map is drawn from 1:10m, elsewhere from 1:50m, both simplified.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString, box, mapping
from shapely.geometry.base import BaseGeometry

TARGET = Path(__file__).parent.parent / "db/site/static/map/base.json"
BOX = (-11.0, 35.0, 31.0, 61.0)
"""Western and central Europe."""
FINE, COARSE = 0.006, 0.15
"""Degrees by which a line may be off inside the box and outside it."""
SMALLEST = 0.3
"""Square degrees of the smallest island drawn outside the box."""


def main() -> None:
    """Reads the four files and writes the map."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--box", type=float, nargs=4, default=BOX)
    options = parser.parse_args()
    near = box(*options.box)
    features = [
        _feature("land", _drawn(options.folder, near, _land)),
        _feature("border", _drawn(options.folder, near, _borders)),
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    TARGET.write_text(text + "\n", "utf-8")
    print(f"{TARGET}: {len(text):,} characters")


def _drawn(folder: Path, near: BaseGeometry, draw: Any) -> BaseGeometry:
    inside = shapely.intersection(draw(folder, "10m").simplify(FINE), near)
    outside = shapely.difference(draw(folder, "50m").simplify(COARSE), near)
    parts = [part for shape in (inside, outside) for part in shapely.get_parts(shapely.set_precision(shape, 0.001))]
    kind = "Polygon" if any(part.geom_type == "Polygon" for part in parts) else "LineString"
    wanted = [part for part in parts if part.geom_type == kind and (part.intersects(near) or part.area > SMALLEST)]
    return (shapely.multipolygons if kind == "Polygon" else shapely.multilinestrings)(wanted)


def _land(folder: Path, scale: str) -> BaseGeometry:
    topology = json.loads((folder / f"land-{scale}.json").read_text("utf-8"))
    arcs = _arcs(topology)
    shapes = [
        shapely.make_valid(shapely.Polygon(_ring(part[0], arcs), [_ring(hole, arcs) for hole in part[1:]]))
        for item in topology["objects"]["land"]["geometries"]
        for part in (item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]])
    ]
    return shapely.union_all(shapes)


def _borders(folder: Path, scale: str) -> BaseGeometry:
    """The lines that two countries share."""
    topology = json.loads((folder / f"countries-{scale}.json").read_text("utf-8"))
    arcs = _arcs(topology)
    used = Counter(
        number if number >= 0 else ~number
        for item in topology["objects"]["countries"]["geometries"]
        for number in _flat(item.get("arcs", []))
    )
    return shapely.union_all([LineString(arcs[number]) for number, times in used.items() if times > 1])


def _arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The arcs of a TopoJSON topology, decoded: they hold differences of whole numbers."""
    (scale_x, scale_y), (off_x, off_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + off_x, y * scale_y + off_y))
        decoded.append(points)
    return decoded


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _flat(arcs: list[Any]) -> list[int]:
    return [number for part in arcs for number in (_flat(part) if isinstance(part, list) else [part])]


def _feature(kind: str, shape: BaseGeometry) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"kind": kind}, "geometry": mapping(shape)}


if __name__ == "__main__":
    main()
