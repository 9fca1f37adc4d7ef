"""Which addresses of a site are houses of its operator: on a list of houses or of partners, in two languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from test_build import House

from cowcrawl.model import Claim, Mention, Reading
from helpers import a_claim, a_reading, an_address

NAME = a_claim("name", "Heron")
HALL = an_address("Markt", "1", "9000", "Gent")
FOOT = [replace(claim, locator="/html/body/footer/p") for claim in HALL]
QUAY = an_address("Kaai", "12", "9050", "Ledeberg")
MILL = an_address("Veldstraat", "3", "9040", "Gentbrugge")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield House(tmp_path / "var")


def listing(path: str, *houses: list[Claim]) -> Reading:
    """A page of no known kind that tells of several houses."""
    page = a_reading(path, *houses[0], role="other")
    return replace(page, mentions=tuple(Mention(subject=at, claims=tuple(of)) for at, of in enumerate(houses)))


def streets(house: House, *pages: Reading) -> list[str | None]:
    return sorted(str(space["street"]) for space in house.spaces(*pages))


def test_a_page_that_counts_the_desks_of_several_houses_lists_them(house: House) -> None:
    houses = ([*QUAY, a_claim("desks", 8)], [*MILL, a_claim("desks", 6)])
    assert streets(house, a_reading("/", NAME, FOOT), listing("/our-barns", *houses)) == ["Kaai", "Veldstraat"]


def test_the_office_at_the_foot_and_in_the_notice_is_no_house_beside_those(house: House) -> None:
    houses = ([*QUAY, a_claim("desks", 8)], [*MILL, a_claim("desks", 6)])
    notice = a_reading("/impressum", NAME, HALL, role="contact")
    pages = (a_reading("/", NAME, FOOT), notice, listing("/our-barns", *houses))
    assert streets(house, *pages) == ["Kaai", "Veldstraat"]


def test_addresses_of_partners_are_no_houses(house: House) -> None:
    assert streets(house, a_reading("/", NAME, HALL), listing("/friends", QUAY, MILL)) == ["Markt"]


def test_a_house_that_is_told_in_two_languages_is_one(house: House) -> None:
    french = a_reading("/fr", NAME, an_address("Rue Haute", "12", "1050", "Ixelles"))
    dutch = a_reading("/nl", NAME, an_address("Hoogstraat", "12", "1050", "Elsene"))
    assert len(streets(house, french, dutch)) == 1


def test_two_streets_in_one_language_are_two_houses(house: House) -> None:
    here = a_reading("/a", NAME, an_address("Rue Haute", "12", "1050", "Ixelles"), role="locations")
    there = a_reading("/b", NAME, an_address("Avenue Basse", "12", "1050", "Ixelles"), role="locations")
    assert streets(house, here, there) == ["Avenue Basse", "Rue Haute"]
