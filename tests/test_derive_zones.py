"""The script that draws zones from an extract: a ring along streets, the outline of a boundary, the rim around it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from geopy.distance import geodesic
from osm import EAST, MIDDLE, NORTH, SOUTH, WEST, Sketch

from db.zones import SHIPPED, load

pytest.importorskip("osmium", reason="needs the extra gazetteer")
RING = [(50.830, 4.350), (50.830, 4.360), (50.840, 4.360), (50.840, 4.350)]
RECIPE = {
    "territory": "town",
    "outline": 1,
    "municipality_level": "8",
    "rim_km": 2,
    "rings": {"old_town": [{"ways": "road", "along": "Ring", "via": [*map(list, RING), list(RING[0])]}]},
    "zones": [
        {"zone": "old_town", "ring": "old_town", "names": {"en": "Old town"}},
        {"zone": "outskirts", "ring": None, "names": {"en": "Outskirts"}, "postcodes": ["1999"]},
        {"zone": "rim", "ring": None, "names": {"en": "Rim"}},
    ],
}


def extract(folder: Path) -> Path:
    """A region with a ring road in it, a road that cuts the ring short, and a dead end on the way."""
    sketch = Sketch()
    corners = [sketch.node(*spot) for spot in ((SOUTH, WEST), (SOUTH, EAST), (NORTH, EAST), (NORTH, WEST))]
    outline = sketch.way(*corners, corners[0])
    tags = {"type": "boundary", "boundary": "administrative", "admin_level": "4", "name": "Region"}
    sketch.relation(("way", outline, "outer"), **tags)
    nodes = [sketch.node(*spot) for spot in RING]
    for one, other in zip(nodes, [*nodes[1:], nodes[0]], strict=True):
        sketch.way(one, other, highway="primary", name="Ring")
    sketch.way(nodes[0], nodes[2], highway="primary", name="Short cut")
    sketch.way(nodes[1], (50.8301, 4.3601), highway="residential", name="Dead end")
    return sketch.write(folder / "region.osm")


def test_zones_are_drawn_along_the_ways_of_the_recipe(tmp_path: Path) -> None:
    from scripts.derive_zones import main

    (tmp_path / "town.yml").write_text(yaml.safe_dump(RECIPE), "utf-8")
    assert main([str(tmp_path / "town.yml"), str(extract(tmp_path)), "--out", str(tmp_path)]) == 0
    zones = load(tmp_path)
    spots = {
        "old_town": (50.835, 4.355),
        "outskirts": (50.835, 4.38),
        "rim": (NORTH + 0.005, MIDDLE),
        None: (NORTH + 0.03, MIDDLE),
    }
    assert [found.zone if found else None for found in zones.of_all(list(spots.values()))] == list(spots)
    names = {zone.zone: (zone.names, zone.postcodes) for zone in zones.zones}
    assert names["outskirts"] == ({"en": "Outskirts"}, frozenset({"1999"}))
    (edge,) = (zone.area.bounds[3] for zone in zones.zones if zone.zone == "rim")
    assert geodesic((NORTH, MIDDLE), (edge, MIDDLE)).m == pytest.approx(2000, abs=5)


def test_the_zones_that_ship_name_their_territory_and_stay_small() -> None:
    path = SHIPPED / "brussels.geojson"
    features = json.loads(path.read_text("utf-8"))["features"]
    assert {feature["properties"]["territory"] for feature in features} == {"brussels"}
    assert path.stat().st_size < 100_000
