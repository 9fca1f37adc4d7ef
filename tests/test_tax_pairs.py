"""One price without and with tax, printed as if it were a range."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import page_of, values

from cowcrawl.literals.money import find_money

TOLD = [
    "180 €/mes - 217,80 €/mes IVA incluido",
    "180 € IVA esclusa – 219,60 € IVA inclusa al mese",
    "£180 - £216 inc VAT per month",
    "180 € HT - 216 € TTC / mois",
    "€ 180 - € 217,80 incl. btw per maand",
    "180 € – 214,20 € inkl. MwSt. pro Monat",
]


@pytest.mark.parametrize("line", TOLD)
def test_a_price_that_is_told_without_and_with_tax_is_one_and_no_range(line: str) -> None:
    found = values(page_of(f"<h2>Coworking</h2><h3>Fixdesk</h3><p>{line}</p>"))
    assert [(value["amount"], value["period"], value["vat"]) for value in found] == [("180", "month", "excl")]


@pytest.mark.parametrize(
    "line", ["de 180 € a 217,80 € al mes, IVA incluido", "180 € - 217,80 € al mes", "€180 - €320 per month, VAT incl."]
)
def test_two_amounts_are_a_range_where_words_say_so_or_nothing_of_tax_or_no_tax_is_so_high(line: str) -> None:
    assert values(page_of(f"<h2>Coworking</h2><h3>Fixdesk</h3><p>{line}</p>")) == []


@given(amount=st.integers(20, 5000), rate=st.sampled_from([20, 21, 22]))
def test_any_amount_and_the_same_with_a_usual_tax_are_no_ends_of_a_range(amount: int, rate: int) -> None:
    taxed = (Decimal(amount) * (100 + rate) / 100).quantize(Decimal("0.01"))
    one, two = find_money(f"{amount} € - {taxed} € incl. VAT")
    assert (one.ranged, two.ranged) == (False, False)
