"""Dues in a list of which one item alone tells for how long they are."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract import Found, formulas


def dues(heading: str, lang: str, *items: str) -> set[tuple[str, str | None]]:
    """Amount and period of every plan in a list of a makers' house."""
    entries = "".join(f"<li>{item}</li>" for item in items)
    body = f"<h1>Plinth Makerspace</h1><h2>{heading}</h2><ul>{entries}</ul>"
    shown = page(body, head="<title>Plinth Makerspace</title>", lang=lang)
    values = [one.claim.value for one in formulas.extract(shown) if isinstance(one, Found)]
    return {(value["amount"], value["period"]) for value in values}


LISTS = [
    ("Lidgeld", "nl", "Volwassenen betalen maandelijks €14.", "Studenten onder de 26 jaar betalen €9."),
    ("Mitgliedsbeitrag", "de", "Erwachsene zahlen monatlich 14 €.", "Studierende bis 26 Jahre zahlen 9 €."),
    ("Membership fees", "en", "Adults pay £14 per month", "Students under 26 years pay £9"),
]


@pytest.mark.parametrize(("heading", "lang", "usual", "reduced"), LISTS)
def test_what_one_item_tells_holds_for_the_others(heading: str, lang: str, usual: str, reduced: str) -> None:
    assert dues(heading, lang, usual, reduced) == {("14", "month"), ("9", "month")}


@pytest.mark.parametrize(
    "other",
    [
        "Minors pay half their age (somebody of 12 pays £6)",
        "A key costs £1",
        "Students pay £9 for the first quarter",
    ],
)
def test_an_example_a_small_thing_and_another_time_are_no_dues_of_a_month(other: str) -> None:
    assert ("14", "month") in (found := dues("Membership fees", "en", "Adults pay £14 per month", other))
    assert not {("6", "month"), ("1", "month"), ("9", "month")} & found
