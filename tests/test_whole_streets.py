"""Streets whose word has no name behind it, and towns whose name goes on in lower case."""

from __future__ import annotations

import pytest

from cowcrawl.literals.address import addresses


@pytest.mark.parametrize(
    ("text", "country", "street", "number"),
    [
        ("6 Grand'Rue, 68000 Colmar", "FR", "Grand'Rue", "6"),
        ("6 Grand’Rue 68000 Colmar", "FR", "Grand’Rue", "6"),
        ("18 Grande Rue\n25000 Besançon", "FR", "Grande Rue", "18"),
        ("18, Grande Rue de la Gare, 25000 Besançon", "FR", "Grande Rue de la Gare", "18"),
        ("Grand-Rue 21, 1204 Genève", "CH", "Grand-Rue", "21"),
        ("21, Grand-rue\nL-1661 Luxembourg", "LU", "Grand-rue", "21"),
        ("Grand-Place 4, 1000 Bruxelles", "BE", "Grand-Place", "4"),
    ],
)
def test_a_street_may_be_its_word_alone(text: str, country: str, street: str, number: str) -> None:
    assert [(one.street, one.house_number) for one in addresses(text, country)] == [(street, number)]


def test_a_main_street_in_a_sentence_is_no_address() -> None:
    assert addresses("à deux pas de la Grande Rue, 25000 Besançon", "FR") == []


@pytest.mark.parametrize(
    ("text", "country", "town"),
    [
        ("2 rue Pasteur, 01000 Bourg en bresse", "FR", "Bourg en bresse"),
        ("2 rue Pasteur, 13100 Aix-en-provence, de 9h à 18h", "FR", "Aix-en-provence"),
        ("2 rue Pasteur, 17000 La rochelle", "FR", "La rochelle"),
        ("2 rue Pasteur, 75011 Paris en face du square", "FR", "Paris"),
        ("2 rue Pasteur, 59000 Lille en bresse", "FR", "Lille"),
        ("Calle Real 3, 28223 Pozuelo de alarcón (Madrid)", "ES", "Pozuelo de alarcón"),
    ],
)
def test_a_known_town_may_go_on_in_lower_case(text: str, country: str, town: str) -> None:
    assert [one.city for one in addresses(text, country)] == [town]
