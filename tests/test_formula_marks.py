"""Amounts whose cents are set smaller, and amounts with the mark of a footnote."""

from __future__ import annotations

import pytest
from plans import plans

CENTS = [
    "£119<sup>90</sup> / month",
    "£119<small>90</small> per month",
    "119<sup>90</sup> € / Monat",
    "<span>€</span><span>119</span><sup>90</sup><span>per month</span>",
]


@pytest.mark.parametrize("price", CENTS)
def test_cents_that_are_set_smaller_are_cents(price: str) -> None:
    assert {plan[:2] for plan in plans(f"<h3>Hot desk</h3><p>{price}</p>")} == {("hot_desk", "119.90")}


NOTES = [
    "£219<sup>1</sup> per month",
    "€ 219<sup>(2)</sup> per maand",
    "<span>£219</span><sup><a>1</a></sup> / month",
    "219 €<sup>1</sup> / Monat",
    "219 €<sup>1)</sup> pro Monat",
    "219,00 €<sup>12</sup> / Monat",
]


@pytest.mark.parametrize("price", NOTES)
def test_the_mark_of_a_note_is_no_amount(price: str) -> None:
    assert {plan[:2] for plan in plans(f"<h3>Fix Desk</h3><p>{price}</p>")} == {("fixed_desk", "219")}


def test_digits_in_elements_of_their_own_make_no_price_of_the_first() -> None:
    digits = "".join(f"<span>{digit}</span>" for digit in "219")
    assert plans(f"<h3>Fix Desk</h3><div>€{digits} <span>pro Monat</span></div>") == set()


def test_a_square_metre_beside_a_price_is_neither() -> None:
    body = "<h3>Büro 12 m<sup>2</sup></h3><p>319 € / Monat, 12 m<sup>2</sup></p>"
    assert {plan[:2] for plan in plans(body)} == {("private_office", "319")}


def test_two_amounts_that_touch_are_in_doubt_for_a_switch_tells_them_apart() -> None:
    card = "<div><h3>Flex desk</h3><div><span>€99</span><span>€950</span></div><p>per month</p></div>"
    assert not plans(f"<h2>Pricing</h2><div>{card}{card.replace('Flex', 'Fixed')}</div>")
