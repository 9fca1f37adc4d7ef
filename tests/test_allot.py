"""What a site says of its houses on pages that are about none of them alone, and what its pages say of each other's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from test_build import House

from cowcrawl.model import Claim
from helpers import a_claim, a_plan, a_reading, an_address

BRAND = a_claim("name", "Heron")
QUAY = [a_claim("name", "Heron Quay"), *an_address("Rue Haute", "12", "1000", "Bruxelles")]
MILL = [a_claim("name", "Heron Mill"), *an_address("Veldstraat", "3", "9000", "Gent")]
LIST = (a_reading("/quay", QUAY, role="locations"), a_reading("/mill", MILL, role="locations"))
EVERYWHERE = "Our memberships are valid at both locations."


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield House(tmp_path / "var")


def under(plan: Claim, *context: str) -> Claim:
    return replace(plan, context=context)


def plans(house: House) -> dict[str, list[str]]:
    """The names of the plans of each house, by its street."""
    found: dict[str, list[str]] = {"Rue Haute": [], "Veldstraat": []}
    sql = "SELECT s.street, f.name FROM formulas f JOIN spaces s USING (space_id) ORDER BY f.name"
    for row in house.rows(sql):
        found[row["street"]].append(row["name"])
    return found


def told(house: House, *claims: Claim, role: str = "prices") -> dict[str, list[str]]:
    """The plans of each house where a page without an address tells of some."""
    house.spaces(*LIST, a_reading("/prices", BRAND, *claims, role=role))
    return plans(house)


def test_a_price_under_the_name_of_a_house_is_that_house_s(house: House) -> None:
    quay, mill = under(a_plan("Flex", "150.00"), "Heron Quay"), under(a_plan("Fix", "250.00"), "Prices", "Mill")
    assert told(house, quay, mill) == {"Rue Haute": ["Flex"], "Veldstraat": ["Fix"]}


def test_a_brand_with_a_word_for_desks_hides_no_house(house: House) -> None:
    quay = [a_claim("name", "Heron Desk Quay"), *QUAY[1:]]
    mill = [a_claim("name", "Heron Desk Mill"), *MILL[1:]]
    plan = under(a_plan("Flex", "150.00"), "Heron Desk Mill")
    pages = (a_reading("/quay", quay, role="locations"), a_reading("/mill", mill, role="locations"))
    house.spaces(*pages, a_reading("/prices", BRAND, plan, role="prices"))
    assert plans(house) == {"Rue Haute": [], "Veldstraat": ["Flex"]}


def test_a_word_within_a_heading_names_no_house(house: House) -> None:
    assert told(house, under(a_plan("Flex", "150.00"), "Our mill price list")) == {"Rue Haute": [], "Veldstraat": []}


def test_a_town_names_the_only_house_that_is_there(house: House) -> None:
    assert told(house, under(a_plan("Flex", "150.00"), "Prices in Gent"))["Veldstraat"] == ["Flex"]


def test_a_town_of_two_houses_names_neither(house: House) -> None:
    other = [a_claim("name", "Heron Tower"), *an_address("Korenmarkt", "9", "9000", "Gent")]
    plan = under(a_plan("Flex", "150.00"), "Prices in Gent")
    house.spaces(*LIST, a_reading("/tower", other, role="locations"), a_reading("/prices", BRAND, plan, role="prices"))
    assert house.rows("SELECT * FROM formulas") == []


def test_a_plan_that_is_called_like_a_house_is_that_house_s(house: House) -> None:
    day = a_plan("Day pass – Heron Mill", "20.00", period="day", desk_type="day_pass")
    assert told(house, day) == {"Rue Haute": [], "Veldstraat": ["Day pass – Heron Mill"]}


@pytest.mark.parametrize("name", ["Fix (Heron Mill only)", "Fix (nur Heron Mill)", "Fix – only Heron Mill"])
def test_a_plan_of_one_house_alone_is_not_the_others_although_plans_hold_everywhere(house: House, name: str) -> None:
    everywhere = under(a_plan("Flex", "150.00"), EVERYWHERE), under(a_plan(name, "250.00"), EVERYWHERE)
    assert told(house, *everywhere) == {"Rue Haute": ["Flex"], "Veldstraat": [name, "Flex"]}


def test_prices_of_all_houses_above_one_address_at_the_foot_are_each_one_s(house: House) -> None:
    foot = [replace(claim, locator="/html/body/footer/p") for claim in QUAY]
    quay, mill = under(a_plan("Flex", "150.00"), "Heron Quay"), under(a_plan("Flex", "130.00"), "Heron Mill")
    both = under(a_plan("Fix", "250.00"), EVERYWHERE)
    house.spaces(*LIST, a_reading("/prices", foot, quay, mill, both, role="prices"))
    assert plans(house) == {"Rue Haute": ["Fix", "Flex"], "Veldstraat": ["Fix", "Flex"]}


def test_a_town_of_two_houses_beside_that_of_one_names_no_house(house: House) -> None:
    attic = [a_claim("name", "Heron Attic"), *an_address("Kouter", "8", "9000", "Gent")]
    teaser = under(a_plan("Flex", "150.00"), "Desks in Gent and in Bruxelles")
    house.spaces(*LIST, a_reading("/attic", attic, role="locations"), a_reading("/", BRAND, teaser))
    assert house.rows("SELECT name FROM formulas") == []


def test_a_price_under_the_names_of_two_houses_is_no_one_s(house: House) -> None:
    assert told(house, under(a_plan("Flex", "150.00"), "Quay", "Mill")) == {"Rue Haute": [], "Veldstraat": []}


def test_a_price_that_no_name_stands_over_is_no_one_s(house: House) -> None:
    assert told(house, a_plan("Flex", "150.00")) == {"Rue Haute": [], "Veldstraat": []}


def test_prices_that_hold_everywhere_are_those_of_each_house(house: House) -> None:
    assert told(house, under(a_plan("Flex", "150.00"), EVERYWHERE)) == {"Rue Haute": ["Flex"], "Veldstraat": ["Flex"]}


@pytest.mark.parametrize("sentence", ["Our prices vary; they are valid at all locations.", "Coffee at all locations."])
def test_prices_that_differ_or_of_which_nothing_is_said_are_no_one_s(house: House, sentence: str) -> None:
    assert told(house, under(a_plan("Flex", "150.00"), sentence)) == {"Rue Haute": [], "Veldstraat": []}


def test_a_room_is_the_one_house_s_although_plans_hold_everywhere(house: House) -> None:
    room = a_plan("Loft", "30.00", "hour", "meeting_room")
    of_quay, of_nobody = under(room, "Meeting room in Gent", EVERYWHERE), under(room, EVERYWHERE)
    assert told(house, of_quay)["Rue Haute"] == []
    assert plans(house)["Veldstraat"] == ["Loft"]
    assert told(House(house.var.parent / "other"), of_nobody) == {"Rue Haute": [], "Veldstraat": []}


def test_a_room_that_is_named_after_a_town_is_not_in_the_house_there(house: House) -> None:
    room = under(a_plan("Salle Gent", "30.00", "hour", "meeting_room"), "Salle Gent")
    assert told(house, room) == {"Rue Haute": [], "Veldstraat": []}


def test_a_house_that_was_read_as_a_room_is_none(house: House) -> None:
    room = a_claim("rooms", {"name": "Quay", "capacity_min": 8, "capacity_max": 8}, context=("Quay",))
    house.spaces(*LIST, a_reading("/rooms", BRAND, room, role="offer"))
    assert {row["rooms"] for row in house.rows("SELECT rooms FROM spaces")} == {None}


def test_what_an_event_costs_in_a_house_is_no_plan_of_it(house: House) -> None:
    assert told(house, under(a_plan("Workshop", "35.00"), "Heron Quay"), role="news")["Rue Haute"] == []


def test_the_price_of_another_house_on_a_house_s_page_is_not_its_own(house: House) -> None:
    own, other = a_plan("Flex", "150.00"), under(a_plan("Fix", "99.00"), "Heron Mill")
    house.spaces(a_reading("/quay", QUAY, own, other, role="locations"), LIST[1])
    assert plans(house) == {"Rue Haute": ["Flex"], "Veldstraat": []}


def test_a_price_of_all_houses_is_one_claim_that_one_of_them_shows(house: House) -> None:
    told(house, under(a_plan("Flex", "150.00"), EVERYWHERE))
    (claim,) = house.rows("SELECT space_id, published FROM claims WHERE field = 'formulas'")
    assert claim["space_id"] is not None
    assert claim["published"] == 1


def test_a_price_page_changes_nothing_in_which_spaces_there_are(house: House) -> None:
    before = [row["space_id"] for row in house.spaces(*LIST)]
    after = house.spaces(*LIST, a_reading("/prices", BRAND, under(a_plan("Flex", "1.00"), "Heron Quay"), role="prices"))
    assert [row["space_id"] for row in after] == before


def located(house: House, *pages: tuple[str, list[Claim]]) -> dict[str, list[str]]:
    """The plans of each house where pages of locations without addresses, by path, tell of some."""
    own = [a_reading(path, claims, role="locations") for path, claims in pages]
    house.spaces(*LIST, *own)
    return plans(house)


def test_a_page_of_a_location_without_an_address_is_of_the_house_that_the_list_calls_so(house: House) -> None:
    quay = [a_claim("name", "Heron Quay"), a_plan("Flex", "150.00")]
    assert located(house, ("/locations/quay", quay)) == {"Rue Haute": ["Flex"], "Veldstraat": []}


def test_what_lies_below_such_a_page_is_of_its_house_too(house: House) -> None:
    pages = (("/at/quay", [a_claim("name", "Quay")]), ("/at/quay/prices", [a_plan("Flex", "150.00")]))
    assert located(house, *pages) == {"Rue Haute": ["Flex"], "Veldstraat": []}


def test_a_page_of_a_location_that_no_list_has_is_nobody_s_even_in_a_town_of_one(house: House) -> None:
    tower = [a_claim("name", "Heron Tower"), a_claim("city", "Gent"), a_plan("Flex", "150.00")]
    assert located(house, ("/locations/tower", tower)) == {"Rue Haute": [], "Veldstraat": []}


def test_a_house_without_a_name_is_known_by_its_town(house: House) -> None:
    tower = [a_claim("name", "Heron Tower"), a_claim("city", "Gent"), a_plan("Flex", "150.00")]
    nameless = a_reading("/mill", MILL[1:], role="locations")
    house.spaces(LIST[0], nameless, a_reading("/at/tower", tower, role="locations"))
    assert plans(house)["Veldstraat"] == ["Flex"]


def test_the_page_right_below_home_that_is_called_like_a_house_is_that_house_s(house: House) -> None:
    house.spaces(*LIST, a_reading("/gent", BRAND, a_plan("Flex", "150.00"), role="other"))
    assert plans(house) == {"Rue Haute": [], "Veldstraat": ["Flex"]}


def test_town_and_house_together_name_the_house(house: House) -> None:
    assert told(house, under(a_plan("Flex", "150.00"), "Gent-Mill"))["Veldstraat"] == ["Flex"]
