"""An address that the name of the house leads to, or a sentence that says what we are, is the house's."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from cowcrawl.literals.address import addresses
from cowcrawl.literals.lone_street import streets
from tests.markup import page

LONG = " Desks are let by the month and by the day, and who wants to stay longer pays less, as everywhere in the trade."


def places(line: str, url: str = "https://ternworks.co.uk/prices") -> list[tuple[object, object]]:
    body = f"<title>Prices | Tern Works</title><h1>Prices</h1><p>{line}</p>"
    found = read(page(body, url=url, lang="en-GB")).mentions
    return [(one.first("street"), one.first("postal_code")) for one in found if one.first("postal_code")]


@pytest.mark.parametrize(
    "line",
    [
        f"Tern Works, 4 Mill Lane, York YO1 7AB. Bookings by mail.{LONG}",
        f"Tern Works (“Tern Works” or “we”) of 4 Mill Lane, York YO1 7AB lets rooms.{LONG}",
        f"These terms are those of Tern Works of 4 Mill Lane, York YO1 7AB, who let rooms.{LONG}",
        f"We are a workshop run by its members at 4 Mill Lane, York YO1 7AB. Come and see.{LONG}",
        f"Call in at 4 Mill Lane, York YO1 7AB any morning.{LONG}",
    ],
)
def test_the_name_of_the_house_or_what_we_are_leads_to_its_address(line: str) -> None:
    assert places(line) == [("Mill Lane", "YO1 7AB")]


@pytest.mark.parametrize(
    "line",
    [
        f"Tern Works Ltd of 4 Mill Lane, York YO1 7AB keeps the books.{LONG}",
        f"The Otter Club, 4 Mill Lane, York YO1 7AB. Bookings by mail.{LONG}",
        f"We are ten minutes from the station at 4 Mill Lane, York YO1 7AB.{LONG}",
        f"We are hosting friends at 4 Mill Lane, York YO1 7AB.{LONG}",
        f"We are the people behind the restaurant at 4 Mill Lane, York YO1 7AB.{LONG}",
    ],
)
def test_other_sentences_with_an_address_say_nothing_of_the_house(line: str) -> None:
    assert places(line) == []


@pytest.mark.parametrize(
    ("text", "street", "number", "town"),
    [
        ("Call in at 22 Skinnergate, Darlington DL1 1LU", "Skinnergate", "22", "Darlington"),
        ("Doors open at 7 Monday, Darlington DL1 1LU", None, None, "Darlington"),
        ("Forge Cottage, Canal Side, Lower Wick, Northamptonshire NN12 7SE", None, None, "Lower Wick"),
        ("Tern Works, Northamptonshire NN12 7SE", None, None, None),
    ],
)
def test_a_number_in_a_sentence_and_a_town_above_its_county(
    text: str, street: str | None, number: str | None, town: str | None
) -> None:
    (one,) = addresses(text, "GB")
    assert (one.street, one.house_number, one.city) == (street, number, town)


@pytest.mark.parametrize(
    ("text", "country", "town"),
    [
        ("12 Orchard Street, Vredehoek, Cape Town", "ZA", "Cape Town"),
        ("12 Orchard Street, Leeds, West Yorkshire", "GB", "Leeds"),
        ("12 Orchard Street, Quaggaville, Nowhereton", "ZA", None),
        ("12 Orchard Street, Quaggaville", "ZA", "Quaggaville"),
    ],
)
def test_of_a_quarter_and_a_town_the_latter_is_the_town(text: str, country: str, town: str | None) -> None:
    (one,) = streets(text, country)
    assert one.city == town
