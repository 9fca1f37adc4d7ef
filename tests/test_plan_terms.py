"""What a plan gives beside its desk, and prices that stand in structured data alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from plans import values

from cowcrawl.extract import Found, formulas
from cowcrawl.page import Page


def cards(*plans: tuple[str, ...]) -> str:
    """Cards with a title and lines."""
    shown = (f"<div><h3>{name}</h3>{''.join(f'<p>{line}</p>' for line in lines)}</div>" for name, *lines in plans)
    return f"<div>{''.join(shown)}</div>"


def page_of(body: str, url: str = "https://wolwerf.example/") -> Page:
    return Page(f"<html><body>{body}".encode(), url=url)


def test_hours_and_days_in_a_card_are_included() -> None:
    body = cards(("Hot desk", "€ 99 / month", "8 days per month", "2 hours of meeting room included", "Free coffee"))
    (value,) = values(page_of(body))
    assert value["included"] == "8 days per month; 2 hours of meeting room included"


def test_the_rows_of_a_table_tell_what_each_plan_includes() -> None:
    body = (
        "<table><tr><th></th><th>Hot desk</th><th>Fixed desk</th></tr>"
        "<tr><th>Jours inclus</th><td>8</td><td>illimité</td></tr>"
        "<tr><th>Prix par mois</th><td>90 €</td><td>210 €</td></tr></table>"
    )
    assert [value["included"] for value in values(page_of(body))] == ["Jours inclus: 8", "Jours inclus: illimité"]


def test_the_hours_of_the_plan_in_the_first_column_head_no_row() -> None:
    body = (
        "<table><tr><th>Fixed desk</th><th>Hot desk</th></tr>"
        "<tr><td>4h of meeting room</td><td>1h of meeting room</td></tr>"
        "<tr><td>€ 210 / month</td><td>€ 90 / month</td></tr></table>"
    )
    assert [value["included"] for value in values(page_of(body))] == ["4h of meeting room", "1h of meeting room"]


@pytest.mark.parametrize(
    "line",
    [
        "Access to all our locations",
        "Accès à tous nos espaces",
        "Toegang tot al onze vestigingen",
        "Zugang zu allen unseren Standorten",
        "Acceso a todas nuestras sedes",
        "Accesso a tutte le nostre sedi",
    ],
)
def test_a_plan_may_open_the_other_centres(line: str) -> None:
    plain, wide = values(page_of(cards(("Hot desk", "€ 99 / month"), ("Fixed desk", "€ 199 / month", line))))
    assert (plain["other_centres"], wide["other_centres"]) == (None, True)


def test_what_a_plan_includes_is_quoted() -> None:
    page = page_of(cards(("Hot desk", "€ 99 / month", "8 days per month", "Access to all our locations")))
    (found,) = [one for one in formulas.extract(page) if isinstance(one, Found)]
    assert {"8 days per month", "Access to all our locations"} <= set(found.claim.context)


def offered(*offers: dict[str, Any], body: str = "<p>Welcome</p>") -> list[dict[str, Any]]:
    data = {"@type": "CoworkingSpace", "name": "Wolwerf", "makesOffer": [{"@type": "Offer", **one} for one in offers]}
    page = page_of(f'<script type="application/ld+json">{json.dumps(data)}</script>{body}')
    found = [one for one in formulas.extract(page) if isinstance(one, Found)]
    assert all(page.holds(passage) for one in found for passage in (one.claim.quote, *one.claim.context))
    return [one.claim.value for one in found]


def priced(amount: object, code: str = "MON") -> dict[str, Any]:
    return {"@type": "UnitPriceSpecification", "price": amount, "priceCurrency": "EUR", "unitCode": code}


def test_offers_in_structured_data_are_read_where_the_page_shows_no_price() -> None:
    (value,) = offered({"name": "Hot desk", "priceSpecification": priced("120")})
    assert (value["amount"], value["currency"]) == ("120", "EUR")
    assert (value["period"], value["desk_type"]) == ("month", "hot_desk")
    assert [value["period"] for value in offered({"name": "Day pass", "price": 20, "priceCurrency": "EUR"})] == ["day"]


@pytest.mark.parametrize(
    "offer",
    [
        {"name": "Hot desk", "price": "120", "priceCurrency": "EUR"},
        {"name": "Hot desk", "price": "120", "priceSpecification": priced("150")},
        {"name": "Hot desk", "price": "ask", "priceCurrency": "EUR", "priceSpecification": {"unitCode": "MON"}},
        {"name": "Coffee mug", "priceSpecification": priced("12")},
        {"name": "Hot desk per day", "priceSpecification": priced("120")},
        {"name": "Hot desk", "priceSpecification": priced("120"), "availability": "https://schema.org/SoldOut"},
    ],
    ids=["no period", "two prices", "no amount", "no desk", "two periods", "not to be had"],
)
def test_an_offer_that_leaves_room_for_doubt_is_none(offer: dict[str, Any]) -> None:
    assert offered(offer) == []


def test_the_name_of_what_is_offered_may_tell_the_period_of_its_offer() -> None:
    offer = {"@type": "Offer", "price": "310", "priceCurrency": "EUR", "itemOffered": {"name": "Huur vergaderlocatie"}}
    product = {"@type": "Product", "name": "Vergaderlocatie Zolder — gehele dag", "offers": offer}
    (found,) = [
        one
        for one in formulas.extract(page_of(f'<script type="application/ld+json">{json.dumps(product)}</script>'))
        if isinstance(one, Found)
    ]
    assert (found.claim.value["amount"], found.claim.value["period"]) == ("310", "day")
    assert found.claim.value["desk_type"] == "meeting_room"
    mug = {"@type": "Product", "name": "Flexplek per dag", "offers": {**offer, "itemOffered": {"name": "Mok"}}}
    shown = page_of(f'<script type="application/ld+json">{json.dumps(mug)}</script>')
    assert not [one for one in formulas.extract(shown) if isinstance(one, Found)]


def test_what_the_page_shows_goes_before_structured_data() -> None:
    (value,) = offered(
        {"name": "Hot desk", "priceSpecification": priced("120")}, body="<h3>Hot desk</h3><p>€ 140 per month</p>"
    )
    assert value["amount"] == "140"


def test_the_price_of_another_plan_is_not_included() -> None:
    items = "<li>Flexplatz 1 Tag/Woche: 140.-/Monat</li><li>Flexplatz 4 Tage/Woche: 310.-/Monat</li>"
    found = values(page_of(f"<h2>Flexplatz</h2><ul>{items}</ul>", url="https://wolwerf.ch/"))
    assert [value["included"] for value in found] == ["Flexplatz 1 Tag/Woche", "Flexplatz 4 Tage/Woche"]


def test_a_list_between_commas_tells_notice_and_hours_each_for_itself() -> None:
    line = "fester Schreibtisch, Rollcontainer, 24/7, 4 Std. Besprechungsraum inklusive, 3 Monate Mindestlaufzeit"
    body = f"<article><h3>Fix-Abo</h3><div>249 €</div><div>pro Monat</div><p>{line}</p></article>"
    other = "<article><h3>Tagespass</h3><div>22 €</div><p>Werktags</p></article>"
    plan = values(page_of(f"<h1>Preise</h1><section>{other}{body}</section>"))[1]
    assert (plan["commitment"], plan["included"]) == ("3 Monate Mindestlaufzeit", "4 Std. Besprechungsraum inklusive")
