"""Layers: what is imported from GTFS, CSV and GeoJSON, and what is nearest."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path

import pytest
import shapely
from geopy.distance import geodesic

from cowcrawl.errors import BadInput
from db.layers import Feature, Layer, contents, keep, load
from db.layers.files import features, high_capacity
from db.layers.gtfs import mode

GRAND_PLACE = (50.8467, 4.3525)


def feed(folder: Path, **changes: str | None) -> Path:
    """A small GTFS file: a train, a metro, a tram and a bus, with some tables changed or left out."""
    tables = {
        "routes": "route_id,route_type\nT,2\nM,1\nS,0\nB,3\nF,4\n",
        "trips": "route_id,service_id,trip_id\nT,1,t\nM,1,m\nS,1,s\nB,1,b\nF,1,f\n",
        "stop_times": "trip_id,stop_id,stop_sequence\nt,1,1\nm,2a,1\nm,1,2\ns,3,1\ns,4,2\nb,4,1\nf,6,1\n",
        "stops": "stop_id,stop_name,stop_lat,stop_lon,parent_station\n1,Midi,50.8358,4.3355,\n2,Bourse,50.848,4.350,\n"
        "2a,Bourse platform 1,50.8481,4.3501,2\n3,Louise,50.8358,4.3553,\n4,Janson,50.829,4.3575,\n5,Idle,50.8,4.3,\n"
        "6,Quay,50.86,4.35,\n",
    }
    path = folder / "feed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**tables, **changes}.items():
            if text is not None:
                archive.writestr(f"{name}.txt", "\ufeff" + text)
    return path


def names(found: list[Feature]) -> list[tuple[str, str | None]]:
    return sorted((item.name, item.mode) for item in found)


def test_train_and_metro_stations_are_kept_and_stops_in_the_street_are_not(tmp_path: Path) -> None:
    kept, left = high_capacity(features(feed(tmp_path)), None)
    assert names(kept) == [("Bourse", "metro"), ("Midi", "train")]
    assert names(left) == [("Janson", "tram"), ("Louise", "tram")]


def test_stops_on_a_right_of_way_of_their_own_are_kept(tmp_path: Path) -> None:
    ways = tmp_path / "ways.geojson"
    line = {"type": "LineString", "coordinates": [[4.3550, 50.8362], [4.3554, 50.8356]]}
    ways.write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": line}), "utf-8")
    kept, left = high_capacity(features(feed(tmp_path)), ways)
    assert names(kept) == [("Bourse", "metro"), ("Louise", "tram"), ("Midi", "train")]
    assert names(left) == [("Janson", "tram")]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"stop_times": None}, "holds no stop_times.txt"),
        ({"stops": "stop_id,stop_name\n1,Midi\n"}, "stops.txt, line 1: no column stop_lat, stop_lon"),
        ({"stops": "stop_id,stop_name,stop_lat,stop_lon\n1,Midi,,\n"}, "stop 1: no position"),
    ],
)
def test_a_gtfs_file_that_lacks_something_is_named_with_table_and_stop(
    tmp_path: Path, changes: dict[str, str | None], says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        list(features(feed(tmp_path, **changes)))


@pytest.mark.parametrize(
    ("route_type", "means"),
    [
        *[("0", "tram"), ("1", "metro"), ("2", "train"), ("3", "bus"), ("4", None), ("109", "train"), ("401", "metro")],
        *[("700", "bus"), ("900", "tram"), ("x", None), ("", None)],
    ],
)
def test_route_types_of_gtfs_and_their_extension_are_known(route_type: str, means: str | None) -> None:
    assert mode(route_type) == means


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,latitude,longitude\nMidi,50.8358,4.3355\n", ["Midi"]),
        ("name_fr;name_nl;lat;lon\nBourse;Beurs;50.848;4.35\nMidi;Midi;50.8;4.3\n", ["Bourse / Beurs", "Midi"]),
        ("URI,name,alternative-fr,alternative-nl,longitude,latitude\nx,Aalst,Alost,,4.04,50.94\n", ["Aalst"]),
        ("name,lat,lon,mode,own_right_of_way\nA,50.8,4.3,tram,1\nB,50.8,4.3,tram,0\nC,50.8,4.3,bus,yes\n", ["A", "C"]),
    ],
)
def test_stations_are_read_from_tables_of_several_makes(tmp_path: Path, text: str, expected: list[str]) -> None:
    path = tmp_path / "stations.csv"
    path.write_text(text, "utf-8")
    assert [item.name for item in high_capacity(features(path), None)[0]] == expected


@pytest.mark.parametrize("line", ["Midi,,4.3", "Midi,950.8,4.3", ",50.8,4.3", "Midi,north,4.3"])
def test_a_wrong_line_of_a_table_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "stations.csv"
    path.write_text(f"name,lat,lon\nBourse,50.848,4.35\n{line}\n", "utf-8")
    with pytest.raises(BadInput, match=r"stations.csv, line 3"):
        list(features(path))


@pytest.mark.parametrize("name", ["missing.csv", "stops.xls"])
def test_a_file_that_is_missing_or_of_another_kind_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "stops.xls").write_text("", "utf-8")
    with pytest.raises(BadInput, match=name):
        list(features(tmp_path / name))


def test_a_second_import_of_a_file_takes_the_place_of_the_first(tmp_path: Path) -> None:
    stations = [Feature(name=name, mode="train", shape=shapely.Point(4.3, 50.8)) for name in ("Midi", "Nord")]
    keep(tmp_path, "transit", Path("a.csv"), stations, "CC0")
    keep(tmp_path, "transit", Path("a.csv"), stations[:1], "CC0")
    keep(tmp_path, "parks", Path("b.geojson"), stations, None)
    assert contents(tmp_path) == [("parks", "b.geojson", None, 2), ("transit", "a.csv", "CC0", 1)]
    assert {name: layer.names for name, layer in load(tmp_path).items()} == {
        "parks": ["Midi", "Nord"],
        "transit": ["Midi"],
    }


def test_without_an_import_there_is_no_layer(tmp_path: Path) -> None:
    assert load(tmp_path) == {}
    assert contents(tmp_path) == []
    assert Layer([]).nearest(GRAND_PLACE) is None


def test_the_nearest_is_nearest_on_the_ground_and_not_in_degrees() -> None:
    north, east = shapely.Point(4.3525, 50.8467 + 0.010), shapely.Point(4.3525 + 0.013, 50.8467)
    near = Layer([Feature(name="north", shape=north), Feature(name="east", shape=east)]).nearest(GRAND_PLACE)
    assert near is not None
    assert near.name == "east"
    assert near.distance_m == round(geodesic(GRAND_PLACE, (50.8467, 4.3655)).m, 1)


def test_lines_and_areas_are_as_near_as_their_nearest_point() -> None:
    road = Feature(name="road", shape=shapely.LineString([(4.30, 50.84), (4.40, 50.84)]))
    park = Feature(name="park", shape=shapely.box(4.35, 50.84, 4.36, 50.85))
    to_road, in_park = Layer([road]).nearest(GRAND_PLACE), Layer([park]).nearest(GRAND_PLACE)
    assert to_road is not None and in_park is not None
    assert to_road.distance_m == pytest.approx(geodesic(GRAND_PLACE, (50.84, 4.3525)).m, abs=1)
    assert in_park.distance_m == 0


def test_many_points_find_what_each_of_them_finds() -> None:
    dice = random.Random(5)
    layer = Layer(
        Feature(name=str(number), shape=shapely.Point(dice.uniform(4.1, 4.7), dice.uniform(50.6, 51.1)))
        for number in range(300)
    )
    points = [(dice.uniform(50.6, 51.1), dice.uniform(4.1, 4.7)) for _ in range(200)]
    found, metres = layer.nearest_all(points)
    for point, distance in zip(points, metres, strict=True):
        near = layer.nearest(point)
        assert near is not None and near.distance_m == pytest.approx(distance, rel=2e-3)
    assert len(set(found)) > 50


def test_real_stations_are_read_where_they_are_at_hand(shared: Path) -> None:
    files = [shared / "geo" / name for name in ("irail-stations.csv", "stib-metro-stations.csv")]
    kept, left = high_capacity((pair for file in files for pair in features(file)), None)
    assert (len(kept), left) == (789, [])
    near = Layer(kept).nearest(GRAND_PLACE)
    assert near is not None and near.name == "Bruxelles-Central / Brussel-Centraal"
