"""The name of a town in an address: as one writes it, and no state."""

from __future__ import annotations

import pytest

from cowcrawl.literals.address import addresses
from cowcrawl.literals.postcode import town_case


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("STRASBOURG", "Strasbourg"),
        ("SAINT-DENIS-SUR-LOIRE", "Saint-Denis-sur-Loire"),
        ("DEN HAAG", "Den Haag"),
        ("L'ISLE-D'ABEAU", "L'Isle-d'Abeau"),
        ("Gent", "Gent"),
    ],
)
def test_a_town_in_capitals_is_written_as_one_writes_it(printed: str, written: str) -> None:
    assert town_case(printed).casefold() == printed.casefold()
    assert town_case(printed) == written


@pytest.mark.parametrize(
    ("text", "city"),
    [("2 Plinth Road\nNew Town, Tasmania, 7008\nAustralia", "New Town"), ("2 Plinth Road, Weston QLD 4000", "Weston")],
)
def test_a_state_is_no_town(text: str, city: str | None) -> None:
    assert [found.city for found in addresses(text)] in ([city], [])
