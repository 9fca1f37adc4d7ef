"""Columns of a price table below "Options": what is added to a plan, whatever pass its row is of."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans

HEADS = {
    "de": ("Pakete", "Optionen", "Flex", "Fix", "Schließfach", "Briefkasten", "Tageskarte", "Monatskarte"),
    "nl": ("Formules", "Opties", "Flex", "Vast", "Locker", "Brievenbus", "Dagkaart", "Maandkaart"),
    "en": ("Packages", "Options", "Flex", "Fixed", "Locker", "Mailbox", "Day ticket", "Monthly pass"),
}


def matrix(language: str) -> str:
    """Passes by what they give, two groups of columns."""
    packs, options, flex, fixed, locker, box, day, month = HEADS[language]
    groups = f"<tr><th rowspan=2></th><th colspan=2>{packs}</th><th colspan=2>{options}</th></tr>"
    heads = f"<tr><th>{flex}</th><th>{fixed}</th><th>{locker}</th><th>{box}</th></tr>"
    days = f"<tr><td>{day}</td><td>14 €</td><td>-</td><td>4 €</td><td>-</td></tr>"
    months = f"<tr><td>{month}</td><td>135 €</td><td>195 €</td><td>12 €</td><td>45 €</td></tr>"
    tens = f"<tr><td>10 x {day}</td><td>110 €</td><td>-</td><td>12 €</td><td>45 €</td></tr>"
    return f"<h1>Coworking</h1><table>{groups}{heads}{days}{months}{tens}</table>"


@pytest.mark.parametrize("language", HEADS)
def test_what_stands_in_a_column_of_options_is_no_plan(language: str) -> None:
    amounts = {amount for _, _, amount, _ in named(page_of(matrix(language)))}
    assert amounts.isdisjoint({"4", "12", "45"})
    assert {"14", "135", "195"} <= amounts


@pytest.mark.parametrize("language", HEADS)
def test_a_month_in_a_column_of_what_is_fixed_is_a_fixed_desk(language: str) -> None:
    kinds = {amount: kind for kind, amount, *_ in plans(matrix(language))}
    assert (kinds["14"], kinds["135"], kinds["195"]) == ("day_pass", "hot_desk", "fixed_desk")


def test_a_meeting_room_in_a_column_of_options_stays_a_plan() -> None:
    heads = "<tr><th></th><th>Fix Desk</th><th colspan=2>Optionen</th></tr>"
    kinds = "<tr><th></th><th>Preis</th><th>Meetingraum</th><th>Parkplatz</th></tr>"
    row = "<tr><td>pro Monat</td><td>290 €</td><td>75 €</td><td>40 €</td></tr>"
    found = named(page_of(f"<h1>Coworking</h1><table>{heads}{kinds}{row}</table>"))
    assert {amount for _, _, amount, _ in found} == {"290", "75"}
