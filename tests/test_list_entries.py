"""Entries of lists of others, at somebody's place, answers about lunch: their addresses are not the house's."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from tests.markup import page

HEAD = "<title>Lampion</title>"


def _fields(body: str, address: str = "https://lampion.be/p/41", head: str = HEAD) -> set[str]:
    found = read(page(f"<main><h1>People</h1>{body}</main>", head=head, url=address))
    return {claim.field for mention in found.mentions for claim in mention.claims}


def _cards(*cards: tuple[str, str]) -> str:
    return "".join(f"<div><h3>{name}</h3><p>{text}</p></div>" for name, text in cards)


DIRECTORY = _cards(
    ("Ada Zinc", "Photos. <a href='tel:+3225551234'>02 555 12 34</a>"),
    ("Tin &amp; Co", "Molenweg 4, 9050 Gent. Monday to Thursday"),
    ("Yoga with Bo", "Tuesdays in the hall"),
)


def test_an_entry_of_a_list_of_people_gives_no_address_and_no_number() -> None:
    assert not _fields(DIRECTORY) & {"street", "phone"}


def test_a_list_of_houses_keeps_their_addresses() -> None:
    houses = _cards(
        ("Zinc", "Molenweg 4, 9050 Gent"), ("Tin", "Kerkstraat 8, 9000 Gent"), ("Brass", "Kaai 12, 9040 Gent")
    )
    assert "street" in _fields(houses)


def test_a_card_among_sections_keeps_its_address() -> None:
    sections = _cards(("Address", "Molenweg 4, 9050 Gent"), ("Contact", "mail us"), ("Opening hours", "ask us"))
    assert "street" in _fields(sections)


@pytest.mark.parametrize(
    "line",
    [
        "Bewerbung bis April an die Hochschule, Lindenstraße 1, 04229 Leipzig",
        "Schlüssel bei Spätkauf Zinn, Lindenstraße 80, 04229 Leipzig",
        "Clés chez Boulangerie Zinc, 3 rue du Moulin, 81000 Albi",
        "Keys at Tin's Corner, 5 Mill Street, Frome BA11 1AB",
    ],
)
def test_an_address_at_whose_place_one_gets_the_keys_is_not_the_house_s(line: str) -> None:
    assert "street" not in _fields(f"<p>{line}</p>")


def test_an_address_at_the_house_is_its_own() -> None:
    assert "street" in _fields("<p>Meet us at Lampion, Molenweg 4, 9050 Gent</p>")


def test_an_answer_about_lunch_gives_no_address() -> None:
    assert "street" not in _fields("<h3>Where can I eat?</h3><p>At the butcher's (Molenweg 4, 9050 Gent).</p>")


BAKERY = (
    '<script type="application/ld+json">{"@type":"Bakery","name":"Korn","telephone":"02 555 12 34","address":'
    '{"@type":"PostalAddress","streetAddress":"Molenweg 4","postalCode":"9050","addressLocality":"Gent"}}</script>'
)


def test_structured_data_of_a_neighbour_is_the_neighbour_s() -> None:
    assert not _fields("", "https://lampion.be/neighbours/korn", HEAD + BAKERY) & {"street", "phone"}
    assert "street" in _fields("", "https://korn.be/neighbours", HEAD + BAKERY)
