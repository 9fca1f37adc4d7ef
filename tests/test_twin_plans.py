"""One plan that a site tells under two names, on pages in two languages or in other words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_build import House

from cowcrawl.model import Claim
from helpers import a_claim, a_plan, a_reading, an_address

HERE = [a_claim("name", "Heron"), *an_address("Rue Haute", "12", "1000", "Bruxelles")]
FLEX = a_plan("Flexplek", "160.00")
DAY = a_plan("Dagticket", "20.00", period="day", desk_type="day_pass")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield House(tmp_path / "var")


def names(house: House, here: list[Claim], there: list[Claim]) -> list[str]:
    """What the plans are called that a house has by its price page and another one."""
    house.spaces(a_reading("/", HERE), a_reading("/prices", here, role="prices"), a_reading("/x", there, role="other"))
    return sorted(row["name"] for row in house.rows("SELECT name FROM formulas"))


def test_a_plan_in_two_languages_is_one(house: House) -> None:
    french = [a_plan("Poste nomade", "160.00"), a_plan("Ticket", "20.00", period="day", desk_type="day_pass")]
    assert names(house, [FLEX, DAY], french) == ["Dagticket", "Flexplek"]


def test_a_desk_by_the_day_is_the_day_pass(house: House) -> None:
    assert names(house, [DAY], [a_plan("Hot desks", "20.00", period="day")]) == ["Dagticket"]


def test_plans_of_one_page_at_one_price_are_two_and_stay_so(house: House) -> None:
    students = a_plan("Student", "160.00")
    assert names(house, [FLEX, students], [a_plan("Poste nomade", "160.00")]) == ["Flexplek", "Poste nomade", "Student"]


@pytest.mark.parametrize("kind", ["meeting_room", "private_office"])
def test_rooms_at_one_price_on_pages_of_their_own_are_two(house: House, kind: str) -> None:
    here, there = (a_plan(name, "30.00", period="hour", desk_type=kind) for name in ("Anchor", "Buoy"))
    assert names(house, [here], [there]) == ["Anchor", "Buoy"]


def test_prices_with_and_without_tax_are_two(house: House) -> None:
    here, there = (a_plan(name, "160.00", vat=vat) for name, vat in (("Flexplek", "excl"), ("Poste nomade", "incl")))
    assert names(house, [here], [there]) == ["Flexplek", "Poste nomade"]


def test_an_office_in_two_languages_is_one_where_both_pages_tell_one_list(house: House) -> None:
    dutch = [FLEX, DAY, a_plan("Privékantoor", "450.00", desk_type="private_office")]
    french = [
        a_plan("Poste nomade", "160.00"),
        a_plan("Ticket", "20.00", period="day", desk_type="day_pass"),
        a_plan("Bureau fermé", "450.00", desk_type="private_office"),
    ]
    assert names(house, dutch, french) == ["Dagticket", "Flexplek", "Privékantoor"]


def test_an_office_beside_other_plans_is_one_of_its_own(house: House) -> None:
    other = [a_plan("Anchor", "450.00", desk_type="private_office"), a_plan("Student", "90.00")]
    here = [FLEX, DAY, a_plan("Buoy", "450.00", desk_type="private_office")]
    assert names(house, here, other) == ["Anchor", "Buoy", "Dagticket", "Flexplek", "Student"]
