"""What documents count themselves, beside what the inventory has for the same place or operator and date."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from invented import write_build

from cowcrawl.cli import main
from cowcrawl.tables import Aggregate, Comparison, Space, ZoneCount
from db.method.compare import Counted, compare
from db.method.places import Gazette, Scope

ZONES = [
    ZoneCount(zone="first_crown", name="First crown", name_fr="Première couronne", name_nl="Eerste kroon"),
    ZoneCount(zone="pentagon", name="Pentagon", name_fr="Pentagone", name_nl="Vijfhoek"),
    ZoneCount(zone="rim", name="Rim", name_fr="Périphérie", name_nl="Rand"),
    ZoneCount(zone="second_crown", name="Second crown", name_fr="Deuxième couronne", name_nl="Tweede kroon"),
]
GAZETTE = Gazette(ZONES, {"quay": ["Quay Works"], "lamp": ["Lamp & Sons"]}, "BE")


def zones(subject: str, *before: str) -> tuple[str, ...] | None:
    scope = GAZETTE.scope(subject, before)
    return scope.names if scope and scope.kind == "zones" else None


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Vijfhoek", ("pentagon",)),
        ("de Vijfhoek en de eerste kroon", ("first_crown", "pentagon")),
        ("le Pentagone et la première couronne", ("first_crown", "pentagon")),
        ("Brussels Gewest en nabije rand", ("first_crown", "pentagon", "rim", "second_crown")),
        ("Région de Bruxelles-Capitale", ("first_crown", "pentagon", "second_crown")),
        ("rand rond het Brussels Gewest", ("rim",)),
        ("buurt van de luchthaven", None),
        ("buurt van de Vijfhoek", None),
        ("Vijfhoek en de haven", None),
        ("coworking spaces", None),
    ],
)
def test_a_subject_names_zones_when_all_of_it_does(subject: str, expected: tuple[str, ...] | None) -> None:
    assert zones(subject) == expected


def test_the_rest_of_the_region_is_what_was_not_named_before_it() -> None:
    assert zones("rest van het gewestelijk grondgebied", "pentagon", "first_crown") == ("second_crown",)
    assert zones("rest van het gewestelijk grondgebied") is None


def test_an_operator_and_a_town_are_known_however_they_are_written() -> None:
    assert GAZETTE.scope("QuayWorks") == Scope(kind="operator", names=("quay",))
    town = GAZETTE.scope("Elsene")
    assert town and town.kind == "municipality" and "ixelles" in town.names


# --- counting -------------------------------------------------------------------------------------------------------


def a_space(number: int = 1, **changes: Any) -> Space:
    facts: dict[str, Any] = {"space_id": f"s{number}", "status": "existing", "zone": "pentagon", "operator_id": "quay"}
    return Space(**{**facts, "opened": "2015", **changes})


def a_count(number: int = 1, **changes: Any) -> Aggregate:
    facts: dict[str, Any] = {"subject": "Vijfhoek", "measure": "spaces", "value": 5.0, "unit": "spaces", "date": "2019"}
    return Aggregate(
        **{"aggregate_id": f"a{number}", "document_id": "d1", "position": number, "current": 1, **facts, **changes}
    )


def compared(*counts: Aggregate, spaces: list[Space], first_known: str = "2018-05-01", **more: Any) -> list[Comparison]:
    known = Counted(
        spaces=spaces,
        first_known={space.space_id: first_known for space in spaces},
        zone_of=lambda points: ["pentagon" for _ in points],
        today=date(2026, 11, 26),
    )
    return compare(counts, known, GAZETTE, **more)


def ours(count: Aggregate, **space: Any) -> tuple[int | None, int | None]:
    (row,) = compared(count, spaces=[a_space(**space)])
    return row.ours, row.ours_at_most


@pytest.mark.parametrize(
    ("space", "expected"),
    [
        ({"opened": "2015"}, (1, 1)),
        ({"opened": "2019-12-31"}, (1, 1)),
        ({"opened": "2020"}, (0, 0)),
        ({"opened": "2019/2020"}, (0, 1)),
        ({"opened": None}, (0, 1)),
        ({"status": "closed", "closed": "2018"}, (0, 0)),
        ({"status": "closed", "closed": "2021"}, (1, 1)),
        ({"status": "closed", "closed": None}, (0, 1)),
        ({"status": "in_preparation", "opened": None}, (0, 0)),
        ({"status": "cancelled"}, (0, 0)),
        ({"zone": "rim"}, (0, 0)),
        ({"zone": None, "latitude": 50.8, "longitude": 4.3, "geo_precision": "postcode"}, (0, 1)),
        ({"zone": None, "latitude": 50.8, "longitude": 4.3, "geo_precision": "building"}, (0, 0)),
        ({"zone": None}, (0, 1)),
    ],
)
def test_a_space_is_counted_at_a_date_as_surely_as_its_dates_and_place_are_known(
    space: dict[str, Any], expected: tuple[int, int]
) -> None:
    assert ours(a_count(), **space) == expected


def test_what_exists_today_is_counted_for_today_without_an_opening_date() -> None:
    assert ours(a_count(date="2026"), opened=None) == (1, 1)


@pytest.mark.parametrize(
    ("space", "expected"),
    [
        ({"opened": "2021"}, (1, 1)),
        ({"status": "in_preparation", "opened": None}, (1, 1)),
        ({"opened": "2015"}, (0, 0)),
        ({"status": "cancelled", "opened": None}, (0, 1)),
    ],
)
def test_a_space_in_preparation_is_one_that_was_told_of_and_not_open_yet(
    space: dict[str, Any], expected: tuple[int, int]
) -> None:
    assert ours(a_count(measure="spaces in preparation"), **space) == expected


def test_a_count_of_both_counts_those_in_preparation_too() -> None:
    (row,) = compared(
        a_count(measure="spaces, existing and in preparation"), spaces=[a_space(1), a_space(2, opened="2021")]
    )
    assert row.ours == 2


def test_the_locations_of_an_operator_are_those_in_the_zones_that_the_document_speaks_of() -> None:
    counts = [a_count(1), a_count(2, subject="Quay Works", measure="locations", unit="locations")]
    _, row = compared(*counts, spaces=[a_space(1), a_space(2, zone="rim")])
    assert (row.scope_kind, row.ours) == ("operator", 1)


def test_a_count_without_a_date_has_that_of_the_others_then_that_of_its_publication() -> None:
    both = compared(a_count(1), a_count(2, date=None), spaces=[])
    assert [(row.as_of, row.as_of_basis) for row in both] == [("2019", "count"), ("2019", "document")]
    (alone,) = compared(a_count(date=None), spaces=[], published={"d1": "2020-01"})
    assert (alone.as_of, alone.as_of_basis) == ("2020-01", "published")
    (asked,) = compared(a_count(date=None), spaces=[], published={"d1": "2020-01"}, asked="2018")
    assert (asked.as_of, asked.as_of_basis) == ("2018", "asked")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"unit": "percent"}, "no_count"),
        ({"subject": "luchthaven"}, "no_place"),
        ({"subject": "Nobody Inc", "unit": "locations"}, "unknown_operator"),
        ({"quote": "telt wereldwijd 260 centra"}, "worldwide"),
    ],
)
def test_a_count_that_cannot_be_compared_says_why_and_has_no_number(changes: dict[str, Any], reason: str) -> None:
    (row,) = compared(a_count(**changes), spaces=[a_space()])
    assert (row.reason, row.ours, row.ours_at_most) == (reason, None, None)


def test_a_count_that_its_document_no_longer_makes_is_left_out() -> None:
    assert compared(a_count(current=0), spaces=[a_space()]) == []


@given(st.permutations([a_count(number, date=str(2014 + number)) for number in range(6)]))
def test_the_order_of_counts_changes_nothing(counts: list[Aggregate]) -> None:
    spaces = [a_space(number, opened=str(2013 + number)) for number in range(6)]
    assert compared(*counts, spaces=spaces) == compared(*sorted(counts, key=lambda c: c.position), spaces=spaces)


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("var")
    write_build(folder / "current", sample=True)
    return folder


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["compare", *map(str, arguments)])
    return done.exit_code, done.output


REPORT = "In 2019 tellen we 12 coworking spaces in Antwerpen.\n\nDe coworking spaces van Antwerpen groeien.\n"


def test_the_counts_of_a_report_stand_beside_those_of_the_build(var: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    code, said = run(tmp_path / "report.txt", "--json", "--var", var)
    assert code == 0
    first = json.loads(said.splitlines()[0])
    assert (first["value"], first["as_of"], first["document_id"]) == (12.0, "2019", "report.txt")
    assert run(tmp_path / "report.txt", "--var", var)[1].startswith("subject ")
    assert run(tmp_path / "report.txt", "--csv", "--var", var)[1].startswith("aggregate_id,")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing.txt",), "neither a file nor"),
        (("linden",), "counts nothing itself"),
        (("--date", "soon"), "is no date"),
        (("--csv", "--json"), "not both"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_reason(var: Path, arguments: tuple[str, ...], said: str) -> None:
    code, output = run(*arguments, "--var", var)
    assert (code, said in output) == (2, True)


def test_without_a_build_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    code, output = run("--var", tmp_path)
    assert (code, "make one first" in output) == (2, True)
