"""Draw the zones of a territory from an OpenStreetMap extract: `db/zones/<territory>.geojson`.

    python -m scripts.derive_zones scripts/zones/brussels.yml brussels.osm.pbf --municipalities be-communes.geojson

The recipe (YAML) says which streets and railways each ring follows; a ring goes the shortest way along them through the
recipe's points. The outline is a boundary relation of the extract; the rim is that outline widened in a plane in metres
(`db.metric`). `--municipalities` is a GeoJSON of municipalities with names (`nom_fr`, `nom_nl`) of the whole
neighbourhood: with it each zone also lists the postal codes that lie wholly in it. Needs the extra `gazetteer`.
"""

from __future__ import annotations

import argparse
import heapq
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import osmium
import shapely
import yaml
from geopy.distance import great_circle
from shapely.geometry import LinearRing, LineString, mapping, shape
from shapely.geometry.base import BaseGeometry

from cowcrawl import centroids
from cowcrawl.centroids import Position
from cowcrawl.text import slug
from db.metric import around

ROADS = frozenset(
    "trunk primary secondary tertiary trunk_link primary_link secondary_link residential unclassified".split()
)
SMALL_ROADS = frozenset(("residential", "unclassified"))
ASIDE = 4.0
"""A metre along a way that the recipe does not name counts as so many."""
SMALL = 1.5
TUNNEL = 3.0
"""A ring follows the boulevard above a tunnel, not the tunnel."""
DECIMALS = 5
OUTLINE_M = 3.0
RIM_M = 20.0
"""Metres by which an outline and the rim's outer edge may be simplified."""
WHOLLY = 0.975
"""Share of a municipality's area in a zone from which it lies wholly in it: two maps of one border differ a little."""

Edge = tuple[int, int, str, str, bool]


class Ways:
    """The roads and railways of an extract, as edges between nodes."""

    def __init__(self, path: Path) -> None:
        self.nodes: dict[int, Position] = {}
        self.edges: dict[str, list[tuple[Edge, float]]] = {"road": [], "rail": []}
        for way in osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY).with_locations():
            if way.is_way():
                self._add(way)

    def _add(self, way: Any) -> None:
        tags = way.tags
        kind = "rail" if tags.get("railway") == "rail" else "road" if tags.get("highway") in ROADS else None
        if kind is None:
            return
        label = f"{tags.get('name', '')} {tags.get('ref', '')}"
        points = [(node.ref, (node.lat, node.lon)) for node in way.nodes if node.location.valid()]
        self.nodes.update(points)
        for (one, here), (two, there) in pairwise(points):
            edge = (one, two, label, tags.get("highway", ""), "tunnel" in tags and kind == "road")
            self.edges[kind].append((edge, great_circle(here, there).m))

    def along(self, kind: str, names: str, via: Iterable[Position]) -> list[Position]:
        """The positions of the shortest way through the points `via`, by ways of these names where there are some."""
        graph = self._graph(kind, re.compile(names))
        stops = [min(graph, key=lambda node: great_circle(self.nodes[node], point).m) for point in via]
        found = [self.nodes[stops[0]]]
        for start, end in pairwise(stops):
            found += [self.nodes[node] for node in _shortest(graph, start, end)]
        return found

    def _graph(self, kind: str, names: re.Pattern[str]) -> dict[int, list[tuple[int, float]]]:
        graph: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (one, two, label, road, tunnel), length in self.edges[kind]:
            cost = length * (1 if names.search(label) else ASIDE)
            cost *= (SMALL if road in SMALL_ROADS else 1) * (TUNNEL if tunnel else 1)
            graph[one].append((two, cost))
            graph[two].append((one, cost))
        return graph


def _shortest(graph: dict[int, list[tuple[int, float]]], start: int, end: int) -> list[int]:
    queue: list[tuple[float, int]] = [(0.0, start)]
    best, before = {start: 0.0}, {}
    while queue:
        cost, node = heapq.heappop(queue)
        if node == end:
            break
        for other, more in graph[node]:
            if cost + more < best.get(other, float("inf")):
                best[other], before[other] = cost + more, node
                heapq.heappush(queue, (cost + more, other))
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]


def ring(ways: Ways, legs: Iterable[dict[str, Any]]) -> BaseGeometry:
    """The polygon within a ring; turns out and back again fall away."""
    points = [(lon, lat) for leg in legs for lat, lon in ways.along(leg["ways"], leg["along"], map(tuple, leg["via"]))]
    return max(shapely.polygonize([shapely.node(LinearRing(points))]).geoms, key=lambda polygon: polygon.area)


def outlines(path: Path, level: str) -> Iterator[tuple[int, dict[str, str], BaseGeometry]]:
    """The boundary relations that the extract holds as a whole: id, tags and area. `level`: and all of that level."""
    relations = {
        item.id: (dict(item.tags), [member.ref for member in item.members if member.type == "w"])
        for item in osmium.FileProcessor(str(path), osmium.osm.RELATION)
        if item.tags.get("boundary") == "administrative" and item.tags.get("admin_level") in ("4", level)
    }
    wanted = {way for _, members in relations.values() for way in members}
    lines = {
        way.id: LineString([(node.lon, node.lat) for node in way.nodes])
        for way in osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY).with_locations()
        if way.is_way() and way.id in wanted
    }
    for number, (tags, members) in relations.items():
        if all(member in lines for member in members):
            yield number, tags, shapely.union_all(shapely.polygonize([lines[member] for member in members]).geoms)


def rim(outline: BaseGeometry, kilometres: float) -> BaseGeometry:
    """The area within so many kilometres of an outline, without the outline itself."""
    plane = around(outline)
    wide = plane.flat(outline).buffer(kilometres * 1000, quad_segs=16)
    return plane.round(wide.simplify(RIM_M)).difference(outline)


def drawn(recipe: dict[str, Any], extract: Path) -> dict[str, BaseGeometry]:
    """The shape of each zone."""
    ways = Ways(extract)
    known = {number: area for number, _, area in outlines(extract, recipe["municipality_level"])}
    plane = around(known[recipe["outline"]])
    outline = plane.round(plane.flat(known[recipe["outline"]]).simplify(OUTLINE_M))
    shapes: dict[str, BaseGeometry] = {}
    covered: BaseGeometry = shapely.Polygon()
    for zone in recipe["zones"]:
        name = zone["zone"]
        whole = ring(ways, recipe["rings"][zone["ring"]]) if zone["ring"] else outline
        shapes[name] = rim(outline, recipe["rim_km"]) if name == "rim" else whole.difference(covered)
        covered = covered.union(whole)
    return shapes


def wholly_in(
    recipe: dict[str, Any], shapes: dict[str, BaseGeometry], municipalities: Path | None
) -> dict[str, dict[str, set[str]]]:
    """For each zone the municipalities that lie wholly in it, and the postal codes whose centroids lie in these."""
    found: dict[str, dict[str, set[str]]] = {name: {"municipalities": set(), "postcodes": set()} for name in shapes}
    least = {zone["zone"]: zone.get("wholly", WHOLLY) for zone in recipe["zones"]}
    for feature in json.loads(municipalities.read_text("utf-8"))["features"] if municipalities else ():
        area = shape(feature["geometry"]).buffer(0)
        for name, zone in shapes.items():
            if area.intersection(zone).area >= least[name] * area.area:
                names = (feature["properties"].get(key) for key in ("nom_fr", "nom_nl"))
                found[name]["municipalities"] |= {one for one in names if one}
                found[name]["postcodes"] |= {code for code, at in _codes() if area.contains(shapely.Point(at[::-1]))}
    return found


def _codes() -> list[tuple[str, Position]]:
    return list(centroids.postcodes("BE").items())


def features(recipe: dict[str, Any], shapes: dict[str, BaseGeometry], lists: dict[str, Any]) -> list[dict[str, Any]]:
    """The zones as GeoJSON features."""
    return [
        {
            "type": "Feature",
            "properties": {
                "zone": slug(zone["zone"]).replace("-", "_"),
                "territory": recipe["territory"],
                "names": zone["names"],
                "postcodes": sorted({*lists[zone["zone"]]["postcodes"], *zone.get("postcodes", ())}),
                "municipalities": sorted(lists[zone["zone"]]["municipalities"]),
            },
            "geometry": mapping(shapely.set_precision(shapes[zone["zone"]], 10**-DECIMALS)),
        }
        for zone in recipe["zones"]
    ]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Draw the zones of a territory from an OpenStreetMap extract.")
    parser.add_argument("recipe", type=Path, help="which ways the rings follow, YAML")
    parser.add_argument("extract", type=Path, help="OpenStreetMap extract, .osm.pbf")
    parser.add_argument("--municipalities", type=Path, help="GeoJSON of municipalities")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "db" / "zones")
    options = parser.parse_args(arguments)
    recipe = yaml.safe_load(options.recipe.read_text("utf-8"))
    shapes = drawn(recipe, options.extract)
    content = features(recipe, shapes, wholly_in(recipe, shapes, options.municipalities))
    path = options.out / f"{recipe['territory']}.geojson"
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in content)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf-8")
    for name, area in shapes.items():
        print(f"{path}: {name}, {around(area).flat(area).area / 1e6:.2f} km2")
    return 0


if __name__ == "__main__":
    sys.exit(main())
