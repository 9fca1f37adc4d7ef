"""Centroids: the data that ships, the forms of postal codes, and the script that makes the data again."""

from __future__ import annotations

import csv
import gzip
import runpy
from pathlib import Path

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.centroids import knows_town, municipality, postcode
from cowcrawl.centroids.codes import area, canonical, patterns

SCRIPT = Path(__file__).parent.parent / "scripts" / "refresh_centroids.py"

KNOWN = {
    ("BE", "1000", "Brussels"): (50.8467, 4.3525),
    ("BE", "1050", "Elsene"): (50.8300, 4.3700),
    ("BE", "6700", "Arlon"): (49.6840, 5.8160),
    ("NL", "3024 EE", "Rotterdam"): (51.9055, 4.4590),
    ("LU", "1210", "Luxembourg"): (49.6117, 6.1300),
    ("FR", "69001", "Lyon"): (45.7692, 4.8296),
    ("DE", "10115", "Berlin"): (52.5300, 13.3850),
    ("GB", "LE3 2BU", "Leicester"): (52.6340, -1.1550),
    ("CH", "3098", "Köniz"): (46.9240, 7.4140),
    ("AT", "1010", "Wien"): (48.2080, 16.3710),
    ("ES", "11660", "Prado del Rey"): (36.7876, -5.5560),
    ("IT", "20121", "Milano"): (45.4720, 9.1900),
}


@pytest.mark.parametrize(("place", "where"), KNOWN.items(), ids=lambda value: str(value))
def test_known_places_lie_where_they_are(place: tuple[str, str, str], where: tuple[float, float]) -> None:
    country, code, name = place
    assert geodesic(postcode(country, code), where).km < 4
    assert geodesic(municipality(country, name), where).km < 4


@pytest.mark.parametrize("country", patterns())
def test_every_code_that_ships_is_a_code_of_its_country(country: str) -> None:
    packed = SCRIPT.parent.parent / "cowcrawl" / "centroids" / "postcodes" / f"{country}.csv.gz"
    if country == "UA":
        assert not packed.exists()
        return
    codes = [row[0] for row in csv.reader(gzip.decompress(packed.read_bytes()).decode().splitlines())]
    assert codes == sorted(codes)
    assert all(area(country, code) == code for code in codes)


def test_what_is_not_known_has_no_position() -> None:
    assert postcode("BE", "1999") is None
    assert postcode("BE", "75001") is None
    assert postcode("JP", "100-0001") is None
    assert postcode(None, "1000") is None
    assert municipality("BE", "Nowhere-sur-Mer") is None
    assert municipality(None, "Brussels") is None
    assert municipality("JP", "Tokyo") is None


def test_a_name_that_several_towns_bear_has_no_position() -> None:
    assert municipality("DE", "Neustadt") is None
    assert knows_town("DE", "Neustadt")


def test_towns_are_known_where_postal_codes_are_not() -> None:
    assert municipality("AU", "Brisbane") and knows_town("IE", "Dublin") and not knows_town("US", "Nowhere At All")
    assert not knows_town(None, "Dublin") and not knows_town("../../x", "Dublin")


@pytest.mark.parametrize(
    ("country", "printed", "usual", "known_by"),
    [
        ("NL", "3024EE", "3024 EE", "3024"),
        ("NL", "1012", "1012", "1012"),
        ("BE", "B-1000", "1000", "1000"),
        ("LU", "L – 1471", "1471", "1471"),
        ("GB", "le3 2bu", "LE3 2BU", "LE3"),
        ("GB", "EC1A1BB", "EC1A 1BB", "EC1A"),
        ("FR", "F-69001", "69001", "69001"),
        ("CH", "CH-3098", "3098", "3098"),
    ],
)
def test_a_printed_code_has_one_usual_form(country: str, printed: str, usual: str, known_by: str) -> None:
    assert canonical(country, printed) == usual
    assert area(country, printed) == known_by


@pytest.mark.parametrize(("country", "printed"), [("BE", "0000"), ("BE", "10000"), ("NL", "3024 E"), (None, "1000")])
def test_what_is_no_code_of_the_country_has_no_form(country: str | None, printed: str) -> None:
    assert canonical(country, printed) is None


@given(country=st.sampled_from(sorted(patterns())), printed=st.text(max_size=12))
def test_the_usual_form_is_its_own_usual_form(country: str, printed: str) -> None:
    usual = canonical(country, printed)
    assert usual is None or canonical(country, usual) == usual


def _line(width: int, cells: dict[int, str]) -> str:
    return "\t".join(cells.get(column, "") for column in range(width)) + "\n"


def _code(code: str, latitude: float, longitude: float, accuracy: str = "4") -> str:
    return _line(12, {0: "BE", 1: code, 2: "Ergens", 9: str(latitude), 10: str(longitude), 11: accuracy})


def _town(name: str, aliases: str, latitude: float, longitude: float, population: int) -> str:
    cells = {1: name, 3: aliases, 4: str(latitude), 5: str(longitude), 8: "BE", 14: str(population)}
    return _line(19, cells)


def _refresh(tmp_path: Path, option: str, lines: list[str]) -> dict[str, tuple[str, ...]]:
    dump = tmp_path / "dump.txt"
    dump.write_text("".join(lines), "utf-8")
    module = runpy.run_path(str(SCRIPT))
    assert module["main"]([option, str(dump), "--out", str(tmp_path)]) == 0
    kind = "postcodes" if option == "--postcodes" else "municipalities"
    rows = csv.reader(gzip.decompress((tmp_path / kind / "BE.csv.gz").read_bytes()).decode().splitlines())
    corrections = {row["key"] for row in _corrections() if row["kind"] == kind}
    return {key: tuple(at) for key, *at in rows if key not in corrections}


def _corrections() -> list[dict[str, str]]:
    with SCRIPT.with_name("centroid_corrections.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", _corrections(), ids=lambda row: row["key"])
def test_what_geonames_has_wrong_is_put_right_in_the_data(row: dict[str, str]) -> None:
    lookup = postcode if row["kind"] == "postcodes" else municipality
    assert lookup(row["country"], row["key"]) == (float(row["latitude"]), float(row["longitude"]))


def test_the_centroid_of_a_code_shrugs_off_a_misplaced_row(tmp_path: Path) -> None:
    rows = [_code("9991", 50.10, 4.10), _code("9991", 50.12, 4.12), _code("9991", 51.4, 2.9)]
    assert _refresh(tmp_path, "--postcodes", rows) == {"9991": ("50.1200", "4.1000")}


def test_a_code_whose_rows_disagree_or_lack_an_accuracy_is_left_out(tmp_path: Path) -> None:
    rows = [_code("9991", 50.1, 4.1), _code("9992", 50.1, 4.1), _code("9992", 51.2, 5.3), _code("9993", 50.1, 4.1, "")]
    assert list(_refresh(tmp_path, "--postcodes", rows)) == ["9991"]


def test_the_centroid_of_addresses_wins_over_other_rows(tmp_path: Path) -> None:
    rows = [_code("9991", 50.1, 4.1), _code("9991", 50.2, 4.2, "6")]
    assert _refresh(tmp_path, "--postcodes", rows) == {"9991": ("50.2000", "4.2000")}


def test_a_town_is_known_by_its_names(tmp_path: Path) -> None:
    rows = [
        _town("Grootdorp", "Grandville,GRT,大村,da cun", 50.5, 4.5, 40_000),
        _town("Kleindorp", "Petiteville", 50.6, 4.6, 2_000),
    ]
    assert list(_refresh(tmp_path, "--places", rows)) == ["grandville", "grootdorp", "kleindorp"]


@pytest.mark.parametrize(
    ("inhabitants", "known"),
    [
        ((3_000, 90_000), {"elders": ("51.1000", "5.1000")}),  # the town means the larger one
        ((30_000, 90_000), {"elders": ()}),
        ((600, 1_900), {}),
    ],
)
def test_a_name_that_two_towns_bear_is_the_much_larger_one_s_or_nobody_s(
    tmp_path: Path, inhabitants: tuple[int, int], known: dict[str, tuple[str, ...]]
) -> None:
    small, large = inhabitants
    rows = [_town("Elders", "", 50.1, 4.1, small), _town("Elders", "", 51.1, 5.1, large)]
    rows.append(_town("Grootdorp", "", 50.5, 4.5, 40_000))
    assert _refresh(tmp_path, "--places", rows) == {**known, "grootdorp": ("50.5000", "4.5000")}
