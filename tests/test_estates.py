"""Houses on an estate or in a village without streets: what stands for the street, and which number is the house's."""

from __future__ import annotations

import pytest

from cowcrawl.literals.address import addresses

ALONE = [
    ("ZA de Kervoan, 29600 Morlaix", "ZA de Kervoan"),
    ("Zone d'activités de Kervoan\n29600 Morlaix", "Zone d'activités de Kervoan"),
    ("Zone artisanale de Kervoan - 29600 Morlaix", "Zone artisanale de Kervoan"),
    ("Parc d’activités de Kervoan, bâtiment B, 29600 Morlaix", "Parc d’activités de Kervoan"),
    ("Parc technologique de Kervoan, 29600 Morlaix", "Parc technologique de Kervoan"),
    ("Adresse : Le Bourg, 29600 Morlaix", "Le Bourg"),
    ("La Grange\nLe Bourg\n29600 Morlaix", "Le Bourg"),
]


@pytest.mark.parametrize(("text", "street"), ALONE)
def test_an_estate_or_a_village_stands_for_the_street(text: str, street: str) -> None:
    (found,) = addresses(text)
    assert (found.street, found.house_number, found.postal_code, found.city) == (street, None, "29600", "Morlaix")


BESIDE = [
    "ZA Nord, 12 rue Ampère, 29600 Morlaix",
    "12 rue Ampère, ZA Nord, 29600 Morlaix",
    "12 rue Ampère - Zone artisanale de Kervoan - 29600 Morlaix",
    "Parc technologique de Kervoan – 12 rue Ampère – 29600 Morlaix",
    "12 rue Ampère\nLe Bourg\n29600 Morlaix",
    "Au Bourg, 12 rue Ampère, 29600 Morlaix",
]


@pytest.mark.parametrize("text", BESIDE)
def test_a_street_with_a_number_is_the_address_wherever_it_stands(text: str) -> None:
    (found,) = addresses(text)
    assert (found.street, found.house_number) == ("rue Ampère", "12")


@pytest.mark.parametrize("text", ["la zone artisanale de Crest, 26400 km", "12 zones", "Zone industrielle 12, 1228"])
def test_a_zone_without_a_town_is_no_address(text: str) -> None:
    assert addresses(text) == []
