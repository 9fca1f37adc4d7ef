"""An operator with several houses: which of its pages make a house, what each is called, and what is said of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_build import House

from cowcrawl.model import Claim, Reading
from helpers import a_claim, a_plan, a_reading, an_address

QUAY = an_address("Rue Haute", "12", "1000", "Bruxelles")
MILL = an_address("Kerkstraat", "3", "1050", "Elsene")
OFFICE = an_address("Avenue Louise", "500", "1050", "Ixelles")
BRAND = a_claim("name", "Heron")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield House(tmp_path / "var")


def in_footer(address: list[Claim]) -> list[Claim]:
    return [replace(claim, locator="/html/body/footer/p[1]") for claim in address]


def named(spaces: list[dict[str, Any]]) -> list[str]:
    return sorted(space["name"] for space in spaces)


def test_the_office_that_a_legal_notice_names_is_no_house_of_a_chain(house: House) -> None:
    spaces = house.spaces(
        a_reading("/quay", BRAND, QUAY, role="locations"),
        a_reading("/mill", BRAND, MILL, role="locations"),
        a_reading("/mentions-legales", BRAND, OFFICE, role="contact"),
    )
    assert sorted(space["street"] for space in spaces) == ["Kerkstraat", "Rue Haute"]


def test_where_only_a_legal_notice_names_an_address_it_is_that_of_the_house(house: House) -> None:
    (space,) = house.spaces(a_reading("/", BRAND), a_reading("/impressum", BRAND, OFFICE, role="contact"))
    assert space["street"] == "Avenue Louise"


def test_a_page_of_no_known_kind_is_of_a_house_when_it_says_what_a_desk_costs_there(house: House) -> None:
    spaces = house.spaces(
        a_reading("/", BRAND),
        a_reading("/quay", BRAND, QUAY, a_plan("Flex", "175.00"), role="other"),
        a_reading("/party", BRAND, MILL, role="other"),
    )
    assert [space["street"] for space in spaces] == ["Rue Haute"]


def test_a_house_of_a_chain_is_called_by_the_name_that_it_has_alone(house: House) -> None:
    spaces = house.spaces(
        a_reading("/quay", BRAND, QUAY, role="locations"),
        a_reading("/quay/prices", BRAND, QUAY, role="prices"),
        a_reading("/locations/1", a_claim("name", "Heron Quay"), QUAY, role="locations"),
        a_reading("/mill", BRAND, MILL, role="locations"),
        a_reading("/locations/2", a_claim("name", "Heron Mill"), MILL, role="locations"),
    )
    assert named(spaces) == ["Heron Mill", "Heron Quay"]


def test_a_name_with_which_those_of_the_others_begin_is_that_of_the_chain(house: House) -> None:
    spaces = house.spaces(
        a_reading("/quay", a_claim("name", "Heron Quay"), QUAY, role="locations"),
        a_reading("/mill", a_claim("name", "Heron Mill"), MILL, role="locations"),
        a_reading("/", BRAND, OFFICE, role="home"),
        a_reading("/contact", BRAND, OFFICE, role="contact"),
        a_reading("/avenue", a_claim("name", "Heron Avenue"), OFFICE, role="locations"),
    )
    assert named(spaces) == ["Heron Avenue", "Heron Mill", "Heron Quay"]


def test_houses_of_a_chain_without_names_of_their_own_bear_that_of_the_chain(house: House) -> None:
    pages = (a_reading("/quay", BRAND, QUAY, role="locations"), a_reading("/mill", BRAND, MILL, role="locations"))
    assert named(house.spaces(*pages)) == ["Heron", "Heron"]


def test_prices_for_all_houses_are_not_those_of_the_one_in_the_footer(house: House) -> None:
    house.spaces(
        a_reading("/quay", QUAY, a_plan("Flex", "175.00"), role="locations"),
        a_reading("/mill", MILL, a_plan("Flex", "190.00"), role="locations"),
        a_reading(
            "/prices", in_footer(QUAY), a_plan("Virtual office", "49.00", desk_type="virtual_office"), role="prices"
        ),
    )
    assert house.rows("SELECT amount FROM formulas ORDER BY amount") == [{"amount": 17500}, {"amount": 19000}]


def test_prices_of_an_only_house_are_its_own_although_its_address_stands_in_the_footer(house: House) -> None:
    house.spaces(
        a_reading("/", QUAY, BRAND),
        a_reading("/prices", in_footer(QUAY), a_plan("Flex", "175.00"), role="prices"),
        a_reading("/news/party", MILL, role="news"),
    )
    assert house.rows("SELECT amount FROM formulas") == [{"amount": 17500}]


def test_a_house_with_a_number_of_its_own_does_not_show_that_of_the_chain(house: House) -> None:
    central, own = a_claim("phone", "+3225554100"), a_claim("phone", "+3225554111")
    spaces = house.spaces(
        a_reading("/quay", BRAND, QUAY, central, own, role="locations"),
        a_reading("/mill", BRAND, MILL, central, role="locations"),
        a_reading("/contact", BRAND, MILL, central, role="contact"),
    )
    assert {space["street"]: space["phone"] for space in spaces} == {
        "Rue Haute": "+3225554111",
        "Kerkstraat": "+3225554100",
    }


def test_a_house_is_not_called_by_its_town_where_it_has_a_name(house: House) -> None:
    spaces = house.spaces(
        a_reading("/quay", a_claim("name", "Heron Bruxelles"), QUAY, role="locations"),
        a_reading("/mill", a_claim("name", "Heron Elsene"), MILL, role="locations"),
        a_reading("/contact", a_claim("name", "Bruxelles"), QUAY, role="contact"),
    )
    assert named(spaces) == ["Heron Bruxelles", "Heron Elsene"]


def test_the_one_address_in_the_footer_is_no_house_where_pages_show_two_others(house: House) -> None:
    spaces = house.spaces(
        a_reading("/", BRAND, in_footer(OFFICE)),
        a_reading("/prices", BRAND, in_footer(OFFICE), role="prices"),
        a_reading("/quay", BRAND, QUAY, role="locations"),
        a_reading("/mill", BRAND, MILL, role="locations"),
    )
    assert sorted(space["street"] for space in spaces) == ["Kerkstraat", "Rue Haute"]


def test_the_address_in_the_footer_of_a_house_that_shows_one_more_is_its_own(house: House) -> None:
    spaces = house.spaces(a_reading("/", BRAND, in_footer(OFFICE)), a_reading("/mill", BRAND, MILL, role="locations"))
    assert sorted(space["street"] for space in spaces) == ["Avenue Louise", "Kerkstraat"]


def test_the_first_house_is_one_whose_home_page_says_what_a_desk_costs(house: House) -> None:
    spaces = house.spaces(
        a_reading("/", BRAND, in_footer(OFFICE), a_plan("Flex", "175.00")),
        a_reading("/quay", BRAND, QUAY, role="locations"),
        a_reading("/mill", BRAND, MILL, role="locations"),
    )
    assert len(spaces) == 3


def test_a_name_that_two_houses_only_add_to_is_that_of_the_chain(house: House) -> None:
    spaces = house.spaces(
        a_reading("/quay", a_claim("name", "Heron Quay"), QUAY, role="locations"),
        a_reading("/imprint", BRAND, QUAY, role="contact"),
        a_reading("/about", BRAND, QUAY, role="about"),
        a_reading("/mill", a_claim("name", "Heron Mill"), MILL, role="locations"),
    )
    assert named(spaces) == ["Heron Mill", "Heron Quay"]


HOURS = a_claim("opening_hours", "Mo-Fr 09:00-18:00")


def test_the_only_address_of_a_site_is_its_house_s_where_a_page_of_no_known_kind_says_when_it_is_open(
    house: House,
) -> None:
    (space,) = house.spaces(a_reading("/", BRAND), a_reading("/infos", BRAND, QUAY, HOURS, role="other"))
    assert space["street"] == "Rue Haute"


@pytest.mark.parametrize("more", [[], [a_reading("/party", BRAND, MILL, role="other")]])
def test_an_address_on_a_page_of_no_known_kind_is_anybody_s(house: House, more: list[Reading]) -> None:
    said = [HOURS] if more else []
    (space,) = house.spaces(a_reading("/", BRAND), a_reading("/infos", BRAND, QUAY, *said, role="other"), *more)
    assert space["street"] is None
