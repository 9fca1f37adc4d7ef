"""What stands before a street in its line and is no part of its name."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract.address import sightings


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
