"""Articles about what desks cost in many houses: their sentences tell no plan."""

from __future__ import annotations

import pytest
from plans import cards, named, page_of

AVERAGES = [
    ("en", "On average a desk costs £24 a day.", "The average rent in Leeds is £310.", "A hot desk is £140 per month."),
    ("fr", "En moyenne, un bureau coûte 310 €.", "Le prix moyen est de 24 €.", "Un poste fixe coûte 140 € par mois."),
    (
        "de",
        "Im Durchschnitt kostet er 310 €.",
        "Der Durchschnittspreis ist 24 €.",
        "Ein Fix Desk kostet 140 € im Monat.",
    ),
]

MORE = "Lampion Lane, Lampion Quay and Lampion Mill have room for people who work in many trades."
"""A sentence without a price."""


@pytest.mark.parametrize(("lang", "first", "second", "price"), AVERAGES)
def test_sentences_beside_averages_are_of_no_plan(lang: str, first: str, second: str, price: str) -> None:
    assert named(page_of(f"<h1>Coworking</h1><p>{first}</p><p>{second}</p><p>{MORE} {price}</p>")) == set()
    assert {amount for _, _, amount, _ in named(page_of(f"<h1>Coworking</h1><p>{first}</p><p>{MORE} {price}</p>"))} == {
        "140"
    }


def test_the_cards_of_a_page_with_averages_are_plans_all_the_same() -> None:
    averages = "<p>On average others ask £24.</p><p>Their average rent is £310.</p>"
    body = f"<h1>Coworking</h1>{averages}{cards(('Hot desk', '£140 per month'))}"
    assert {amount for _, _, amount, _ in named(page_of(body))} == {"140"}


@pytest.mark.parametrize("others", ["Other providers", "Competitors", "Autres prestataires", "Andere Anbieter"])
def test_a_column_of_those_whom_a_house_holds_itself_against_has_no_plan_of_its_own(others: str) -> None:
    heads = f"<tr><th></th><th>Lampion Lane</th><th>{others}</th></tr>"
    rows = f"{heads}<tr><td>Price</td><td>£29/month</td><td>£60/month</td></tr>"
    assert {amount for _, _, amount, _ in named(page_of(f"<h1>Virtual office</h1><table>{rows}</table>"))} == {"29"}
