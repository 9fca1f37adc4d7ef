"""Sums on pages of houses that are no plan of theirs: what somebody paid before, a ski pass, storage, a gift."""

from __future__ import annotations

import pytest
from plans import named, page_of

SUMS = [
    "<p>“Vroeger betaalde ik 450 euro per maand voor een bureau.”</p>",
    "<p>„Bisher zahlte ich 450 Euro im Monat für einen Schreibtisch.“</p>",
    "<p>“I was paying £450 a month for a desk.”</p>",
    "<p>« Avant, je payais 450 € par mois pour un bureau. »</p>",
    "<h3>Skipass</h3><p>Tageskarte Erwachsene € 75</p>",
    "<h3>Een opslagbox</h3><ul><li>3 m²: € 45 per maand</li></ul>",
    "<h3>Donaties</h3><p>Vriend word je al vanaf € 25 per jaar.</p>",
]
PLANS = "<h2>Coworking</h2><p>Flex desk: € 190 per month</p>"


@pytest.mark.parametrize("body", SUMS)
def test_sums_of_other_things_beside_the_plans_are_no_plans(body: str) -> None:
    assert {amount for _, _, amount, _ in named(page_of(PLANS + body))} == {"190"}


COLUMNS = [
    ("Vergaderzaal Heide", "Voor-/namiddag", "Volledige dag"),
    ("Seminarraum Heide", "Vor-/Nachmittag", "Ganzer Tag"),
]


@pytest.mark.parametrize(("room", "half", "whole"), COLUMNS)
def test_a_column_for_the_morning_or_the_afternoon_is_for_half_a_day(room: str, half: str, whole: str) -> None:
    heads = f"<tr><th></th><th>{half}</th><th>{whole}</th></tr>"
    shown = page_of(f"<table>{heads}<tr><td>{room}</td><td>€ 55</td><td>€ 90</td></tr></table>")
    assert {plan[2:] for plan in named(shown)} == {("55", "half_day"), ("90", "day")}
