"""Tables of reports in plain text, PDF and HTML: the same rows, however they are printed."""

from __future__ import annotations

from typing import Any

import pytest

from cowcrawl.extract.output import as_json
from cowcrawl.page.content import Content
from cowcrawl.reader import read

TOPIC = "Een overzicht van coworking spaces.\n\n"


def spaces(text: str) -> list[dict[str, Any]]:
    """What is read of each space in a report of plain text, without what it does not say."""
    extract = read(Content(body=text.encode(), url="https://report.invalid/", kind="report"))
    found = as_json(extract, "report.txt", "https://report.invalid/", "report")["spaces"]
    return [{key: value for key, value in space.items() if value not in (None, [])} for space in found]


def test_a_row_broken_over_lines_is_one_space() -> None:
    text = (
        TOPIC + "Operatoren M² Wijk Opening\n\nKorf 1 250 Havenkwartier (Gele Loods &\nKade)\n\n2018\n"
        "Korf 900 Rand (De Els-\nloo) 2019\n"
    )
    assert spaces(text) == [
        {
            "operator": "Korf",
            "name": "Gele Loods & Kade",
            "district": "Havenkwartier",
            "area_m2": 1250,
            "opening_date": "2018",
        },
        {"operator": "Korf", "name": "De Elsloo", "district": "Rand", "area_m2": 900, "opening_date": "2019"},
    ]


@pytest.mark.parametrize("printed", ["4355", "4 355", "4.355", "4,355", "4’355", "4\u00a0355", "4.355 m²"])
def test_thousands_are_parted_in_any_way(printed: str) -> None:
    table = f"Opérateur  Site  Surface  Ouverture\nNacelle  Écluse  {printed}  2018\nNacelle  Phare  700  2020\n"
    assert spaces("Le coworking.\n\n" + table)[0]["area_m2"] == 4355


def test_a_row_that_sums_up_is_no_space() -> None:
    text = TOPIC + "Operator\tVestiging\tm²\nKorf\tLoods\t800\nTotaal\t1 vestiging\t800\n"
    text = text.replace("Totaal", "Mand\tKade\t300\nTotaal")
    assert [space["name"] for space in spaces(text)] == ["Loods", "Kade"]


def test_columns_may_stand_in_another_order() -> None:
    text = (
        "Coworking in Leipzig\n\nEröffnung | Standort | Fläche (m²) | Betreiber\n"
        "2019 | Spinnwerk | 1.200 | Lattenrost\n> 2022 | Kantgarage | 640 | Lattenrost\n"
    )
    assert spaces(text) == [
        {"operator": "Lattenrost", "name": "Spinnwerk", "area_m2": 1200, "opening_date": "2019"},
        {"operator": "Lattenrost", "name": "Kantgarage", "area_m2": 640, "opening_date": "2023/.."},
    ]


def test_tenants_are_operators_only_where_the_table_is_about_coworking() -> None:
    rows = (
        "Tenant\tBuilding\tSize (sqm)\tQuarter\nBarrel\tNorth Gate\t2,400\tQ3 2019\nHoop\tSouth Gate\t1,100\tQ1 2020\n"
    )
    assert spaces("Coworking is growing.\n\n\n\n\n\nLargest office deals\nby size\nin 2019\nall sectors\n" + rows) == []
    found = spaces("Office market.\n\nTake-up by coworking operators\n" + rows)
    assert [(space["operator"], space["opening_date"]) for space in found] == [
        ("Barrel", "2019-35"),
        ("Hoop", "2020-33"),
    ]


def test_a_report_that_is_about_something_else_has_no_spaces() -> None:
    assert spaces("Zwembaden.\n\nOperator\tGebouw\tm²\tOpening\nKorf\tBad A\t800\t1999\nKorf\tBad B\t900\t2001\n") == []
