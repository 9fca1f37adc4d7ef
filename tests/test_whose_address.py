"""Whose address, or which, a word before its label says: it is no part of the street."""

import pytest

from cowcrawl.extract.read import read
from cowcrawl.literals.address import addresses
from cowcrawl.literals.lone_street import streets
from tests.markup import page


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Unsere Adresse: Torstr. 1, 10119 Berlin.", "Torstr."),
        ("Ons adres: Kade 1, 3511 AW Utrecht.", "Kade"),
        ("Nieuw adres: Oudegracht 112, 3511 AW Utrecht", "Oudegracht"),
        ("Notre adresse : Meir 1, 2000 Antwerpen", "Meir"),
        ("Nuestra dirección: Calle Mayor 3, 28013 Madrid", "Calle Mayor"),
        ("Il nostro indirizzo: Via Roma 3, 20121 Milano", "Via Roma"),
        ("Neue Torstr. 1, 10119 Berlin", "Neue Torstr."),
    ],
)
def test_a_word_before_the_label_is_no_part_of_the_street(text: str, street: str) -> None:
    assert [one.street for one in addresses(text) or streets(text)] == [street]


@pytest.mark.parametrize(
    ("rows", "street"),
    [
        ("<p>Alte Adresse: Torstr. 1, 10119 Berlin. Neue Adresse: Ackerstr. 9, 10115 Berlin.</p>", "Ackerstr."),
        ("<p>Oud adres: Kade 1, 3511 AW Utrecht</p><p>Nieuw adres: Lijnmarkt 9, 3511 KE Utrecht</p>", "Lijnmarkt"),
        ("<p>Old address: 1 High Street, Leeds LS1 4ED</p><p>New address: 5 Mill Lane, Leeds LS2 7AB</p>", "Mill Lane"),
    ],
)
def test_the_old_address_is_not_the_house_s(rows: str, street: str) -> None:
    head = "<title>Werkraum Coworking</title>"
    found = read(page(f"<h1>Contact</h1>{rows}", head=head, url="https://werkraum.example/contact")).mentions
    assert [one.first("street") for one in found] == [street]
