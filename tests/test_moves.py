"""A house that moved while a page of its site still tells the old address, and what pages say of a move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from test_build import House

from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.sighting import claims
from cowcrawl.model import Claim
from helpers import a_claim, a_plan, a_reading, an_address
from tests.markup import mention, page

NAME = a_claim("name", "Heron Desk")
NEW = an_address("Veldstraat", "3", "9050", "Gent")
OLD = an_address("Kerkstraat", "12", "9000", "Gent")
AWAY = an_address("Rue Haute", "12", "1000", "Bruxelles")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield House(tmp_path / "var")


def announced(address: list[Claim]) -> list[Claim]:
    """An address that its page says the house moved to."""
    return [replace(claim, context=("We have moved!",)) for claim in address]


def streets(house: House, *pages: object) -> list[str]:
    return [space["street"] for space in house.spaces(*pages)]


def test_an_old_address_on_the_contact_page_makes_no_second_house(house: House) -> None:
    home = a_reading("/", NAME, announced(NEW))
    contact = a_reading("/contact", NAME, OLD, a_claim("phone", "+3291234567"), role="contact")
    notice = a_reading("/disclaimer", NAME, OLD, role="other")
    (space,) = house.spaces(home, contact, notice, a_reading("/prices", a_plan("Flex", "150.00"), role="prices"))
    assert (space["street"], space["phone"]) == ("Veldstraat", "+3291234567")
    assert house.rows("SELECT name FROM formulas")


def test_the_old_address_stays_as_a_contradiction(house: House) -> None:
    house.spaces(a_reading("/", NAME, announced(NEW)), a_reading("/contact", NAME, OLD, role="contact"))
    assert {row["field"] for row in house.rows("SELECT field FROM conflicts")} == {"house_number", "postal_code"}


def test_an_address_beside_every_page_is_the_site_s(house: House) -> None:
    beside = (a_reading(path, NAME, NEW, role=role) for path, role in (("/", "home"), ("/our-space", "other")))
    assert streets(house, *beside, a_reading("/contact", NAME, OLD, role="contact")) == ["Veldstraat"]


def test_the_address_of_most_pages_is_shown_where_none_says_that_it_is_new(house: House) -> None:
    unnumbered = [claim for claim in NEW if claim.field != "house_number"]
    beside = (a_reading(path, NAME, unnumbered, role=role) for path, role in (("/", "home"), ("/prices", "prices")))
    assert streets(house, *beside, a_reading("/contact", NAME, OLD, role="contact")) == ["Veldstraat"]


def test_houses_with_pages_of_their_own_are_two(house: House) -> None:
    pages = (a_reading(f"/locations/{at}", NAME, place, role="locations") for at, place in (("a", NEW), ("b", OLD)))
    assert len(streets(house, *pages)) == 2


@pytest.mark.parametrize(("name", "address"), [("Heron Mill", OLD), ("Heron Desk", AWAY)])
def test_houses_of_two_names_or_towns_are_two(house: House, name: str, address: list[Claim]) -> None:
    contact = a_reading("/contact", a_claim("name", name), address, role="contact")
    assert len(streets(house, a_reading("/", NAME, NEW), contact)) == 2


def addresses(text: str, lang: str) -> list[tuple[str | None, bool]]:
    """The streets that a home page gives, each with whether the house is said to have moved there."""
    found = sightings(page(f"<h1>Desks</h1><p>{text}</p>", url="https://heron.example/", lang=lang))
    return [(one.address.street, bool(next(iter(claims(one))).claim.context)) for one in found]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lang", "text", "street"),
    [
        ("en", "We've moved! Come and see us at 6 Quay Street, Cardiff CF10 5AB.", "Quay Street"),
        ("fr", "Nous avons déménagé au 6 rue du Port, 44000 Nantes.", "rue du Port"),
        ("nl", "Sinds 1 maart 2025 zitten we in de Havenstraat 6, 9000 Gent.", "Havenstraat"),
        ("de", "Wir sind umgezogen! Seit Mai 2025 findet ihr uns in der Hafenstraße 6, 24103 Kiel.", "Hafenstraße"),
        ("es", "Estrenamos sede. Desde enero de 2025 estamos en Calle Puerto 6, 33202 Gijón.", "Calle Puerto"),
        ("it", "Ci siamo trasferiti in Via Porto 6, 16126 Genova.", "Via Porto"),
    ],
)
def test_words_before_an_address_say_that_the_house_moved_there(lang: str, text: str, street: str) -> None:
    assert addresses(text, lang) == [(street, True)]


def test_an_address_since_a_year_is_of_no_move() -> None:
    assert addresses("Since 2013 we are at 6 Quay Street, Cardiff CF10 5AB.", "en") == [("Quay Street", False)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nl", "Onze oude locatie aan de Kerkstraat 12, 9000 Gent is gesloten."),
        ("fr", "Nous avons déménagé du 12 rue Haute, 44000 Nantes."),
        ("de", "Unser alter Standort in der Gartenstraße 12, 24103 Kiel ist geschlossen."),
        ("en", "Our old premises at 12 Mill Lane, Cardiff CF10 5AB are closed."),
        ("en", "Our old space at 12 Mill Lane, Cardiff CF10 5AB is closed."),
    ],
)
def test_the_place_that_a_house_left_is_none_of_its_addresses(lang: str, text: str) -> None:
    assert addresses(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "old", "new"),
    [
        (
            "fr",
            "Jusqu'au 30 juin 2025 : 4 rue Haute, 29000 Brest.",
            "À partir du 1er juillet 2025 : 18 quai Bas, 29200 Brest",
        ),
        ("en", "Until 30 June 2025: 4 Mill Lane, Leeds LS1 4ED", "From 1 July 2025: 18 Quay Street, Leeds LS2 5AB"),
        ("de", "Bis 30. Juni 2025: Gartenweg 4, 24103 Kiel", "Ab 1. Juli 2025: Hafenstraße 18, 24105 Kiel"),
        ("nl", "Tot 30 juni 2025: Kerkstraat 4, 9000 Gent", "Vanaf 1 juli 2025: Kaaistraat 18, 9050 Gent"),
    ],
)
def test_until_and_from_a_day_are_one_house_and_no_names(lang: str, old: str, new: str) -> None:
    of = page(f"<h1>Contact</h1><p>{old}</p><p>{new}</p>", url="https://heron.example/contact", lang=lang)
    told = mention(of)
    assert (told.first("house_number"), told.first("name")) == ("18", None)


def test_hours_or_offers_until_a_day_leave_the_address_beside_them() -> None:
    text = "Offer valid until 30 June 2031 at 4 Mill Lane, Leeds LS1 4ED"
    assert sightings(page(f"<h1>Contact</h1><p>{text}</p>", url="https://heron.example/contact", lang="en"))


def test_a_box_for_letters_is_no_house() -> None:
    for box in ("Postbus 112, 5600 AC Eindhoven", "Postfach 12 34, 24103 Kiel", "BP 112, 44000 Nantes"):
        assert not sightings(page(f"<footer><p>Heron BV · {box}</p></footer>", url="https://heron.example/"))
