"""Whose currency a sign is that a page leaves open, "$" or "kr": its domain, its country or its other prices tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from plans import plans
from test_build import House
from test_standing import said

from db.evidence import Evidence
from db.open_signs import with_signs_told
from helpers import a_claim, a_plan, a_reading, an_address


def price(currency: str, **changes: object) -> Evidence:
    return said("formulas", {"name": "Desk", "amount": "20", "currency": currency}, **changes)


def told(*claims: Evidence, country: str | None = None) -> list[str]:
    return [claim.value["currency"] for claim in with_signs_told(claims, country) if claim.field == "formulas"]


@pytest.mark.parametrize(
    ("country", "currency"), [("CA", "CAD"), ("US", "USD"), ("CO", "COP"), ("FR", "$"), (None, "$")]
)
def test_it_is_that_of_the_country_of_the_house(country: str | None, currency: str) -> None:
    assert told(price("$"), country=country) == [currency]


@pytest.mark.parametrize(
    ("price", "domain", "currency"),
    [
        ("Rs. 5,000/- per month", "in", "INR"),
        ("Rs 5000 per month", "pk", "PKR"),
        ("1.500 kr. per month", "dk", "DKK"),
        ("kr 2 500 per month", "no", "NOK"),
        ("25 000 FCFA per month", "sn", "XOF"),
        ("1500 DH per month", "ma", "MAD"),
        ("Rs 5000 per month", "example", "Rs"),
    ],
)
def test_the_domain_of_a_page_tells_it(price: str, domain: str, currency: str) -> None:
    found = plans(f"<h3>Hot desk</h3><p>{price}</p>", f"https://lantern.{domain}/")
    assert [plan[2] for plan in found] == [currency]


def test_it_is_that_of_the_other_prices_where_no_country_is_told() -> None:
    assert told(price("$"), price("NZD")) == ["NZD", "NZD"]
    assert told(price("$"), price("EUR")) == ["$", "EUR"]
    assert told(price("kr"), price("SEK"), price("$")) == ["SEK", "SEK", "$"]
    assert told(price("$"), price("NZD", current=False)) == ["$", "NZD"], "what was told before tells nothing now"


def test_it_stays_open_where_two_dollars_are_told() -> None:
    assert told(price("$"), price("NZD"), price("AUD")) == ["$", "NZD", "AUD"]


def test_what_is_no_price_is_left_as_it_is() -> None:
    desks = said("desks", 20)
    assert with_signs_told((desks, price("$")), "CA")[0] is desks


def test_an_open_dollar_and_that_of_the_country_are_no_contradiction(tmp_path: Path) -> None:
    """Two pages give one price, one as "$20" and one as "CA$20"."""
    house = House(tmp_path / "var")
    here = (
        a_claim("name", "The Tin Lantern"),
        a_claim("country", "CA"),
        *an_address("Main Street", "12", "M5V 2T6", "Toronto"),
    )
    prices = [
        a_reading(path, a_plan("Hot desk", "20", "day", currency=code), role=role)
        for path, code, role in (("/prices", "$", "prices"), ("/offer", "CAD", "offer"))
    ]
    house.spaces(a_reading("/", *here), *prices)
    assert house.rows("SELECT currency FROM formulas") == [{"currency": "CAD"}]
    assert house.rows("SELECT * FROM conflicts WHERE field = 'formulas'") == []
