"""Zones: which zone a point lies in, points on either side of each boundary, and zones of another city."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.errors import BadInput
from db.metric import foot, to_plane
from db.zones import SHIPPED, Zones, load

BRUSSELS = load(SHIPPED)

KNOWN = {
    "Grand-Place": (50.8467, 4.3525, "pentagon"),
    "Gare Centrale": (50.8455, 4.3571, "pentagon"),
    "Flagey": (50.8275, 4.3724, "first_crown"),
    "Place Saint-Job": (50.7943, 4.3655, "second_crown"),
    "Gare Maritime, Tour & Taxis": (50.8657, 4.3470, "first_crown"),
    "European quarter, Schuman": (50.8431, 4.3826, "first_crown"),
    "Parvis de Saint-Gilles": (50.8268, 4.3460, "first_crown"),
    "Boitsfort": (50.7935, 4.4136, "second_crown"),
    "Bordet": (50.8783, 4.4116, "second_crown"),
    "Delta": (50.8181, 4.4037, "second_crown"),
    "Anderlecht, Saint-Guidon": (50.8362, 4.3145, "second_crown"),
    "Forest, Rue des Anciens Étangs": (50.8128, 4.3167, "second_crown"),
    "Heysel": (50.8975, 4.3390, "second_crown"),
    "Zaventem": (50.8838, 4.4714, "rim"),
    "Diegem": (50.8921, 4.4377, "rim"),
    "Groot-Bijgaarden": (50.8722, 4.2722, "rim"),
    "Leuven": (50.8798, 4.7005, None),
    "Halle": (50.7336, 4.2345, None),
    "Antwerpen": (51.2194, 4.4025, None),
}

EITHER_SIDE = {
    "Small Ring at Porte de Namur": ((50.8392, 4.3605, "pentagon"), (50.8372, 4.3625, "first_crown")),
    "Small Ring at the canal": ((50.8530, 4.3430, "pentagon"), (50.8545, 4.3395, "first_crown")),
    "Small Ring at Botanique": ((50.8535, 4.3620, "pentagon"), (50.8560, 4.3660, "first_crown")),
    "Small Ring at Porte de Hal": ((50.8345, 4.3450, "pentagon"), (50.8315, 4.3455, "first_crown")),
    "Avenue Churchill": ((50.8132, 4.3560, "first_crown"), (50.8095, 4.3560, "second_crown")),
    "Boulevard Général Jacques": ((50.8230, 4.3860, "first_crown"), (50.8195, 4.3920, "second_crown")),
    "Boulevard Brand Whitlock": ((50.8420, 4.4030, "first_crown"), (50.8420, 4.4110, "second_crown")),
    "Boulevard Reyers": ((50.8500, 4.3985, "first_crown"), (50.8500, 4.4050, "second_crown")),
    "Boulevard Général Wahis": ((50.8610, 4.3900, "first_crown"), (50.8640, 4.3960, "second_crown")),
    "railway at Gare de l'Ouest": ((50.8485, 4.3240, "first_crown"), (50.8485, 4.3180, "second_crown")),
    "railway at Simonis": ((50.8625, 4.3350, "first_crown"), (50.8650, 4.3240, "second_crown")),
    "railway at Bockstael": ((50.8720, 4.3500, "first_crown"), (50.8800, 4.3480, "second_crown")),
    "Region at Diegem": ((50.8810, 4.4150, "second_crown"), (50.8890, 4.4350, "rim")),
    "Region at Drogenbos": ((50.7960, 4.3200, "second_crown"), (50.7870, 4.3140, "rim")),
    "edge of the rim towards Leuven": ((50.8650, 4.5000, "rim"), (50.8650, 4.5700, None)),
}


def zone(latitude: float, longitude: float) -> str | None:
    found = BRUSSELS.of((latitude, longitude))
    return found.zone if found else None


@pytest.mark.parametrize("place", KNOWN)
def test_known_places_lie_in_their_zone(place: str) -> None:
    latitude, longitude, expected = KNOWN[place]
    assert zone(latitude, longitude) == expected


@pytest.mark.parametrize("boundary", EITHER_SIDE)
def test_points_on_either_side_of_a_boundary_lie_in_two_zones(boundary: str) -> None:
    for latitude, longitude, expected in EITHER_SIDE[boundary]:
        assert zone(latitude, longitude) == expected


def test_the_rim_ends_five_kilometres_from_the_region() -> None:
    areas = {known.zone: known.area for known in BRUSSELS.zones}
    region = shapely.union_all([areas["pentagon"], areas["first_crown"], areas["second_crown"]])
    outer = shapely.Polygon(areas["rim"].exterior)
    for fraction in range(0, 100, 5):
        point = outer.exterior.interpolate(fraction / 100, normalized=True)
        nearest = foot(to_plane(region), to_plane(point))
        assert 4950 < geodesic((point.y, point.x), nearest).m < 5050


def test_zones_do_not_overlap() -> None:
    areas = [known.area for known in BRUSSELS.zones]
    shared = sum(one.intersection(other).area for one in areas for other in areas if one is not other)
    assert shared < 1e-5 * sum(area.area for area in areas)


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=20))
def test_many_points_are_looked_up_as_each_of_them(positions: list[tuple[float, float]]) -> None:
    assert BRUSSELS.of_all(positions) == [BRUSSELS.of(position) for position in positions]


def test_a_point_that_stands_for_an_area_is_only_sure_of_a_zone_that_holds_all_of_it() -> None:
    middle_of_1000, middle_of_1170, middle_of_1930 = (50.8504, 4.3488), (50.8015, 4.4144), (50.8828, 4.4906)
    assert BRUSSELS.sure(middle_of_1000, 1500, postal_code="1000", municipality="Bruxelles") is None
    assert BRUSSELS.sure(middle_of_1000, 0) is BRUSSELS.of(middle_of_1000)
    assert BRUSSELS.sure(middle_of_1170, 4000, municipality="Boitsfort") is None
    for position, code in ((middle_of_1170, "1170"), (middle_of_1930, "1930")):
        found = BRUSSELS.sure(position, 1500, postal_code=code)
        assert found and found is BRUSSELS.of(position)


def test_a_street_is_sure_of_the_zone_it_runs_in_and_one_along_a_boundary_of_none() -> None:
    rue_neuve = shapely.MultiPoint([(4.3525, 50.8503), (4.3560, 50.8545)])
    small_ring = shapely.MultiPoint([(4.3620, 50.8545), (4.3650, 50.8534)])
    across = shapely.MultiPoint([(4.3660, 50.8445), (4.3820, 50.8435)])
    assert BRUSSELS.sure((50.8525, 4.3545), 300, extent=rue_neuve) is BRUSSELS.of((50.8525, 4.3545))
    assert BRUSSELS.sure((50.8540, 4.3635), 300, extent=small_ring) is None
    assert BRUSSELS.sure((50.8440, 4.3740), 900, extent=across) is None


def _square(name: str, west: float, south: float, size: float, **more: object) -> dict[str, object]:
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {
        "type": "Feature",
        "properties": {"name": name, **more},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _file(folder: Path, *features: dict[str, object]) -> Zones:
    (folder / "antwerp.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return load(SHIPPED, folder)


def test_another_city_needs_a_file_and_no_code(tmp_path: Path) -> None:
    zones = _file(tmp_path, _square("Binnen de Singel", 4.38, 51.19, 0.06), _square("Wide", 4.3, 51.1, 0.3))
    found = zones.of((51.2194, 4.4025))
    assert found is not None
    assert (found.zone, found.names) == ("binnen_de_singel", {"en": "Binnen de Singel"})
    assert zones.of((50.8467, 4.3525)) is not None
    assert [one.zone if one else None for one in zones.of_all([(51.15, 4.35), (52.0, 5.0)])] == ["wide", None]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "no GeoJSON"),
        ('{"type": "FeatureCollection"}', "no GeoJSON"),
        ('{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [4, 50]}}', "feature 1"),
        (json.dumps(_square("", 4.0, 50.0, 1.0)), "feature 1"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "wrong.geojson").write_text(content, "utf-8")
    with pytest.raises(BadInput, match=says) as problem:
        load(tmp_path)
    assert "wrong.geojson" in str(problem.value)
