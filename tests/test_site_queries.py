"""The saved queries: each runs, is described in three languages, and answers what it says."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from invented import write_build
from sites import Site

from db.site.metadata import QUERIES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(write_build(tmp_path_factory.mktemp("queries") / "build", sample=False))


def answer(site: Site, name: str, **parameters: str) -> list[dict[str, Any]]:
    known = "&".join(f"{key}={value}" for key, value in parameters.items())
    found: list[dict[str, Any]] = site.get(f"/cowcrawl/{name}.json?_shape=array&{known}").json()
    return found


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("prefix", ["", "/fr", "/nl"])
def test_each_runs_and_says_what_it_is(site: Site, name: str, prefix: str) -> None:
    page = site.get(f"{prefix}/cowcrawl/{name}")
    assert page.status_code == 200
    place = ("", "/fr", "/nl").index(prefix)
    shown = site.text(f"{prefix}/cowcrawl/{name}")
    assert QUERIES[name]["title"][place] in shown
    assert " ".join(QUERIES[name]["text"][place].split()) in shown


@pytest.mark.parametrize("name", QUERIES)
def test_each_gives_the_same_rows_as_csv(site: Site, name: str) -> None:
    text = site.get(f"/cowcrawl/{name}.csv").text
    known = answer(site, name)
    assert len(list(csv.DictReader(io.StringIO(text)))) == len(known)


def test_there_are_at_least_fifteen_and_all_stand_on_one_page(site: Site) -> None:
    page = site.get("/cowcrawl").text
    assert len(QUERIES) >= 15
    assert [name for name in QUERIES if f'href="/cowcrawl/{name}"' not in page] == []


def test_operators_with_one_location_are_not_among_those_with_several(site: Site) -> None:
    found = {row["operator"]: row["locations"] for row in answer(site, "operators_with_several_locations")}
    assert found == {"Linden Werkplekken": 3, "Atelier des Ondes": 2, "Kade 9": 2, "Zolder": 2}


def test_the_cheapest_fixed_desk_stands_with_its_words(site: Site) -> None:
    found = answer(site, "cheapest_fixed_desk_by_municipality")
    assert found
    assert {row["price"] for row in found} == {290.0}
    assert all("290" in row["quote"] for row in found)


def test_the_latest_large_openings_take_another_size(site: Site) -> None:
    assert answer(site, "latest_large_openings") == []
    assert answer(site, "latest_large_openings", minimum_m2="600")


def test_plans_that_are_late_stand_before_those_whose_day_has_not_come(site: Site) -> None:
    found = [(row["space"], row["outcome"], row["days_late"]) for row in answer(site, "planned_and_late")]
    assert found == [("Kade 9 Delft", "overdue", 33), ("Nordlys Offices", "awaited", None)]


def test_changes_of_a_year_are_those_of_that_year(site: Site) -> None:
    assert {row["field"] for row in answer(site, "latest_changes", year="2026")} == {"opened", "formulas.amount"}
    assert answer(site, "latest_changes", year="1999") == []


def test_the_median_price_is_one_of_the_prices(site: Site) -> None:
    found = {row["desk_type"]: row for row in answer(site, "prices_over_time")}
    assert (found["hot_desk"]["lowest"], found["hot_desk"]["median"], found["hot_desk"]["highest"]) == (175, 175, 175)
    assert found["hot_desk"]["year"] == "2026"
