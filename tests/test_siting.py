"""Spaces on the map of a build, and what the commands say of one address: point, zone, nearest stop, share by zone."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from osm import town

from cowcrawl.cli import main
from cowcrawl.model import Claim, Point, Reject
from db.build import build
from db.store import Store
from helpers import a_card, a_claim, a_reading, an_address

STATIONS = (
    "name,latitude,longitude\nBruxelles-Central,50.8455,4.3571\nGermoir,50.8305,4.3765\nZaventem,50.8847,4.4690\n"
)
HERE = an_address("Rue Haute", "12", "1000", "Bruxelles")
BY_THE_STATION = Point(latitude=50.8460, longitude=4.3565, precision="building", provider="page")
FAR_FROM_IT = Point(latitude=50.8350, longitude=4.3480, precision="building", provider="page")


def cowcrawl(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def transit(var: Path, tmp_path: Path) -> None:
    (tmp_path / "stations.csv").write_text(STATIONS, "utf-8")
    assert cowcrawl("transit", "import", tmp_path / "stations.csv", "--var", var).exit_code == 0


class Map:
    """A state folder with claims about spaces, each of a source of its own."""

    def __init__(self, var: Path) -> None:
        self.var, self.sources = var, 0

    def add(self, *claims: Claim | list[Claim], point: Point | None = None, rejects: tuple[Reject, ...] = ()) -> None:
        self.sources += 1
        source = f"house-{self.sources}"
        reading = a_reading("/", a_claim("name", f"House {self.sources}"), *claims, source=source, point=point)
        with Store(self.var / "claims.db") as store:
            store.open_run(source, a_card(source), "live", "2026-01-02T03:00:00Z")
            store.add(source, [replace(reading, rejects=rejects)])
            store.close_run(source, outcome="healthy", reason=None, finished_at="2026-01-02T04:00:00Z")

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with sqlite3.connect(build(self.var) / "cowcrawl.db") as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql)]


@pytest.fixture
def houses(tmp_path: Path) -> Map:
    return Map(tmp_path / "var")


def test_a_space_has_the_zone_of_its_point_and_the_nearest_stop(houses: Map, tmp_path: Path) -> None:
    transit(houses.var, tmp_path)
    houses.add(HERE, point=BY_THE_STATION)
    (space,) = houses.rows("SELECT * FROM spaces")
    assert (space["zone"], space["transit_stop"]) == ("pentagon", "Bruxelles-Central")
    assert 60 < space["transit_distance_m"] < 80
    assert (space["geo_precision"], space["geo_provider"], space["geo_note"]) == ("building", "page", None)
    assert space["geo_licence"] == "published by the operator"


def test_a_space_has_its_address_in_one_form_and_its_parts_as_printed(houses: Map) -> None:
    houses.add(an_address("Bd. Anspach", "85 bte 3", "1000", "BRUXELLES"))
    (space,) = houses.rows("SELECT address, street, house_number, municipality FROM spaces")
    assert space["address"] == "Boulevard Anspach 85 bte 3, 1000 Bruxelles"
    assert (space["street"], space["house_number"], space["municipality"]) == ("Bd. Anspach", "85 bte 3", "BRUXELLES")


def test_a_postal_code_of_several_zones_gives_no_zone_and_one_of_one_zone_does(houses: Map) -> None:
    houses.add(HERE)
    houses.add(an_address("Terhulpsesteenweg", "100", "1170", "Watermaal-Bosvoorde"))
    rows = houses.rows("SELECT geo_precision, zone, geo_licence FROM spaces ORDER BY space_id")
    assert [(row["geo_precision"], row["zone"]) for row in rows] == [("postcode", None), ("postcode", "second_crown")]
    assert rows[0]["geo_licence"] == "CC BY 4.0, GeoNames"


def test_coordinates_that_were_refused_are_named_as_the_reason(houses: Map) -> None:
    reject = Reject(stage="geocode", field="latitude", reason="null island", detail="0.0, 0.0")
    houses.add(HERE, rejects=(reject,))
    (space,) = houses.rows("SELECT geo_precision, geo_note FROM spaces")
    assert space["geo_precision"] == "postcode"
    assert "coordinates of the page refused: null island" in space["geo_note"]


def test_a_contradiction_is_named_and_the_space_keeps_the_lower_precision(houses: Map) -> None:
    houses.add(an_address("Veldstraat", "1", "1000", "Gent"))
    (space,) = houses.rows("SELECT geo_precision, geo_note FROM spaces")
    assert space["geo_precision"] == "municipality"
    assert "the postal code 1000 is not one of Gent" in space["geo_note"]


def test_the_share_near_a_stop_is_counted_by_zone_of_the_spaces_that_are_placed_exactly(
    houses: Map, tmp_path: Path
) -> None:
    transit(houses.var, tmp_path)
    houses.add(HERE, point=BY_THE_STATION)
    houses.add(HERE, point=FAR_FROM_IT)
    houses.add(an_address("Terhulpsesteenweg", "100", "1170", "Watermaal-Bosvoorde"))
    rows = {row["zone"]: row for row in houses.rows("SELECT * FROM zones")}
    counts = ("n_spaces", "n_existing", "n_measured", "n_near_transit", "share_near_transit")
    assert [rows["pentagon"][count] for count in counts] == [2, 2, 2, 1, 0.5]
    assert [rows["second_crown"][count] for count in counts] == [1, 1, 0, 0, None]
    assert [rows["rim"][count] for count in counts] == [0, 0, 0, 0, None]
    assert [rows["all"][count] for count in counts] == [3, 3, 2, 1, 0.5]
    assert (rows["rim"]["name"], rows["rim"]["name_nl"]) == ("Rim", "Rand")


def test_other_layers_are_measured_by_the_same_means(houses: Map, tmp_path: Path) -> None:
    park = {"type": "Polygon", "coordinates": [[[4.35, 50.84], [4.36, 50.84], [4.36, 50.85], [4.35, 50.84]]]}
    file = tmp_path / "green.geojson"
    file.write_text(json.dumps({"type": "Feature", "properties": {"name": "Park"}, "geometry": park}), "utf-8")
    assert cowcrawl("transit", "import", file, "--layer", "green_space", "--var", houses.var).exit_code == 0
    houses.add(HERE, point=FAR_FROM_IT)
    (row,) = houses.rows("SELECT layer, name, distance_m FROM nearby")
    assert (row["layer"], row["name"]) == ("green_space", "Park")
    assert 500 < row["distance_m"] < 600
    assert houses.rows("SELECT transit_stop FROM spaces") == [{"transit_stop": None}]


def test_geocode_prints_the_json_that_other_tools_read(tmp_path: Path) -> None:
    transit(tmp_path / "var", tmp_path)
    result = cowcrawl("geocode", "Stationsplein 1 bus 3, 1930 Zaventem", "--json", "--var", tmp_path / "var")
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert list(row)[:11] == [
        *("street", "house_number", "postal_code", "municipality", "latitude", "longitude", "precision", "provider"),
        *("zone", "transit_stop", "transit_distance_m"),
    ]
    assert (row["street"], row["house_number"], row["box"]) == ("Stationsplein", "1", "3")
    assert (row["precision"], row["provider"], row["zone"]) == ("postcode", "geonames", "rim")
    assert row["transit_stop"] == "Zaventem"


def test_geocode_speaks_to_a_person_too(tmp_path: Path) -> None:
    result = cowcrawl("geocode", "Zaventem", "--var", tmp_path / "var")
    assert result.exit_code == 0
    assert "zone               rim" in result.stdout


@pytest.mark.parametrize(("address", "code"), [("!!", 2), ("Rue Machin 5, Nowhereville", 1)])
def test_what_cannot_be_geocoded_says_why_and_ends_with_its_code(tmp_path: Path, address: str, code: int) -> None:
    result = cowcrawl("geocode", address, "--json", "--var", tmp_path / "var")
    assert result.exit_code == code
    if code == 1:
        row = json.loads(result.stdout)
        assert (row["latitude"], row["precision"], row["zone"]) == (None, None, None)
        assert row["reason"]
    else:
        assert "is no address" in result.output


def test_a_file_that_cannot_be_imported_is_named_and_ends_with_2(tmp_path: Path) -> None:
    result = cowcrawl("transit", "import", tmp_path / "none.csv", "--var", tmp_path / "var")
    assert result.exit_code == 2
    assert "none.csv" in result.output


def test_transit_list_says_what_was_imported(tmp_path: Path) -> None:
    transit(tmp_path / "var", tmp_path)
    result = cowcrawl("transit", "list", "--var", tmp_path / "var")
    assert result.stdout.split()[:4] == ["transit", "3", "stations.csv", "licence"]


def test_both_names_of_a_street_are_one_space_when_the_gazetteer_says_so(tmp_path: Path) -> None:
    pytest.importorskip("osmium", reason="needs the extra gazetteer")
    var = tmp_path / "var"
    french = a_reading("/fr", an_address("Av. Louise", "5", "1060", "Saint-Gilles"), role="locations")
    dutch = a_reading("/nl", an_address("Louizalaan", "5", "1060", "Saint-Gilles"), role="locations")
    with Store(var / "claims.db") as store:
        store.open_run("r1", a_card(), "live", "2026-01-02T03:00:00Z")
        store.add("r1", [french, dutch])
        store.close_run("r1", outcome="healthy", reason=None, finished_at="2026-01-02T04:00:00Z")
    assert _count(var) == 2
    extract = town().write(tmp_path / "town.osm")
    assert cowcrawl("gazetteer", "build", extract, "--var", var).exit_code == 0
    assert _count(var) == 1


def test_both_names_of_a_street_are_one_space_when_the_coordinates_say_so(tmp_path: Path) -> None:
    var = tmp_path / "var"
    door = Point(latitude=50.8350, longitude=4.3530, precision="building", provider="page")
    beside = replace(door, latitude=50.8351)
    pages = [
        a_reading("/fr", an_address("Avenue Louise", "5", "1060", "Saint-Gilles"), role="locations", point=door),
        a_reading("/nl", an_address("Louizalaan", "5", "1060", "Sint-Gillis"), role="locations", point=beside),
        a_reading("/7", an_address("Kerkstraat", "7", "1060", "Sint-Gillis"), role="locations", point=door),
    ]
    with Store(var / "claims.db") as store:
        store.open_run("r1", a_card(), "live", "2026-01-02T03:00:00Z")
        store.add("r1", pages)
        store.close_run("r1", outcome="healthy", reason=None, finished_at="2026-01-02T04:00:00Z")
    assert _count(var) == 2


def _count(var: Path) -> int:
    with sqlite3.connect(build(var) / "cowcrawl.db") as connection:
        return int(connection.execute("SELECT count(*) FROM spaces").fetchone()[0])
