"""What stands before a street in its line and is no part of its name."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract.where.address import sightings


@pytest.mark.parametrize(
    ("language", "body", "street"),
    [
        ("es", "<h2>¿Dónde estáis?</h2><p>En Cobo Ribera 6, 28004 Madrid, al lado del metro.</p>", "Cobo Ribera"),
        ("it", "<h2>Dove siamo</h2><p>In Porta Nuova 14, 20121 Milano.</p>", "Porta Nuova"),
        ("fr", "<h2>Adresse</h2><p>En Bellevue 12, 1400 Yverdon</p>", "En Bellevue"),
    ],
)
def test_the_word_that_leads_to_a_street_is_no_part_of_it_in_a_language_that_names_none_so(
    language: str, body: str, street: str
) -> None:
    (found,) = sightings(page(body, lang=language))
    assert found.address.street == street


@pytest.mark.parametrize(
    ("body", "streets"),
    [
        ("<h2>Where we are</h2><p>We are on Cobbler Street, YO1 9TT York.</p>", ["Cobbler Street"]),
        ("<h2>Where we are</h2><p>Find the workshop in Cobbler Street, York YO1 9TT.</p>", ["Cobbler Street"]),
        ("<h2>Where we are</h2><p>We moved from Cobbler Street, York YO1 9TT.</p>", []),
        ("<h2>Where we are</h2><p>Bridge of Weir Road, York YO1 9TT</p>", ["Bridge of Weir Road"]),
    ],
)
def test_a_street_without_a_number_is_told_by_a_sentence_only_behind_a_word_that_leads_to_one(
    body: str, streets: list[str]
) -> None:
    assert [found.address.street for found in sightings(page(body, lang="en"))] == streets


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>12 Mill Road, Perth WA 6000<br>Trading Name: Quay</p>", ("6000", "Perth", "AU")),
        ("<p>12 Mill Road, Carlton, VIC 3053, Australia</p>", ("3053", "Carlton", "AU")),
        ("<p>12 Mill Road, Springfield, WA 98101</p>", ("98101", "Springfield", "US")),
        ("<p>Rue du Lac 12, Toile SA 1000 Lausanne</p>", ("1000", "Lausanne", None)),
    ],
)
def test_an_australian_state_parts_the_town_from_its_postcode(body: str, told: tuple[str, str, str | None]) -> None:
    (found,) = sightings(page(body, lang="en"))
    assert (found.address.postal_code, found.address.city, found.address.country) == told
