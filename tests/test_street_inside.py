"""A part of the house, or a box for letters, right behind a street: its number is not the house's."""

from __future__ import annotations

import pytest

from cowcrawl.literals.address import addresses
from cowcrawl.literals.street import street

INSIDE = [
    ("12 Rue Basse BP 40", "Rue Basse", "12"),
    ("12 rue Basse B.P. 40", "rue Basse", "12"),
    ("12 Rue Basse CS 40512", "Rue Basse", "12"),
    ("12 rue Basse Bâtiment 4", "rue Basse", "12"),
    ("12 rue Basse étage 2", "rue Basse", "12"),
    ("12 rue Basse Hall C", "rue Basse", "12"),
    ("Rue Basse BP 40", "Rue Basse", None),
    ("Rue Basse 12 BP 40", "Rue Basse", "12"),
    ("12 rue de la Porte", "rue de la Porte", "12"),
    ("Rue de la Porte 12", "Rue de la Porte", "12"),
]


@pytest.mark.parametrize(("text", "name", "number"), INSIDE)
def test_a_part_of_the_house_behind_a_street_has_a_number_of_its_own(text: str, name: str, number: str | None) -> None:
    hit = street(text)
    assert hit is not None
    assert (hit.name, hit.number) == (name, number)


@pytest.mark.parametrize(
    "text",
    [
        "4, Chemin du Moulin, Lieu-dit La Garde, 82000 Montauban",
        "4 Chemin du Moulin\nLieu-dit La Garde\n82000 Montauban",
    ],
)
def test_a_street_with_a_number_comes_before_the_hamlet_behind_it(text: str) -> None:
    assert [(one.street, one.house_number) for one in addresses(text, "FR")] == [("Chemin du Moulin", "4")]


def test_a_hamlet_alone_stands_for_the_street() -> None:
    assert [one.street for one in addresses("Lieu-dit La Garde, 82000 Montauban", "FR")] == ["Lieu-dit La Garde"]
