"""Cards without headings of their own below one heading, and periods below a price in cards that tell more."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans


def card(*lines: str, gives: tuple[str, ...] = ()) -> str:
    """A card: a paragraph a line, then a list of what the plan gives."""
    items = "".join(f"<li>{item}</li>" for item in gives)
    return f"<article>{''.join(f'<p>{line}</p>' for line in lines)}<ul>{items}</ul></article>"


GIVES = ("Anschrift im Haus", "Annahme und Sortierung", "Nachricht bei Eingang", "Abholung vor Ort")


def test_the_period_right_below_the_price_of_a_long_card_is_its_own() -> None:
    cards = card("Briefservice", "37 €", "monatlich · netto", gives=GIVES) + card(
        "Business-Standort",
        "66 €",
        "monatlich · netto",
        gives=("Alles aus Briefservice", "1 Stunde Meetingraum / Monat"),
    )
    found = named(page_of(f"<h2>Eine gute Adresse. Von uns betreut.</h2><div>{cards}</div>"))
    assert {(amount, period) for _, _, amount, period in found} == {("37", "month"), ("66", "month")}


@pytest.mark.parametrize(
    ("heading", "one", "two", "period"),
    [
        ("Kies wat bij je past", "Flexplek", "Vaste plek", "per maand"),
        ("Wähle, was zu dir passt", "Flex Desk", "Fix Desk", "pro Monat"),
        ("Choose what suits you", "Hot desk", "Fixed desk", "per month"),
    ],
)
def test_a_heading_right_above_several_cards_names_none_of_them(heading: str, one: str, two: str, period: str) -> None:
    cards = card(one, "€ 130", period, gives=("Wifi",)) + card(two, "€ 210", period, gives=("Wifi",))
    found = named(page_of(f"<section><h2>{heading}</h2>{cards}</section>"))
    assert found == {(one, "hot_desk", "130", "month"), (two, "fixed_desk", "210", "month")}


def test_a_heading_still_names_the_lines_of_prices_below_it() -> None:
    found = named(page_of("<h2>Hot desk</h2><p>€ 20 per day</p><p>€ 180 per month</p><h2>Team</h2><p>x</p>"))
    assert {name for name, *_ in found} == {"Hot desk"}


@pytest.mark.parametrize(
    ("share", "more"),
    [
        ("6 Tage pro Monat", "WLAN"),
        ("6 jours par mois", "Wifi"),
        ("6 dagen per maand", "Wifi"),
        ("6 days per month", "Wifi"),
        ("6 giorni al mese", "Wifi"),
        ("6 días al mes", "Wifi"),
    ],
)
def test_a_line_of_so_many_days_a_month_tells_the_period_of_its_card(share: str, more: str) -> None:
    lines = f"<ul><li>{share}</li><li>{more}</li></ul>"
    pairs = (("Light", "63 €"), ("Plus", "93 €"))
    body = "".join(f"<div><h3>{name}</h3><p>{price}</p>{lines}</div>" for name, price in pairs)
    found = plans(f"<h1>Coworking</h1><div>{body}</div>")
    assert found == {("hot_desk", amount, "EUR", "month", None, None) for amount in ("63", "93")}


def test_a_number_of_days_may_touch_the_word_for_a_desk() -> None:
    body = "<h1>Coworking</h1><div><h3>Flex12 (57 €)</h3><p>Freie Platzwahl; 12 Tage im Monat</p></div>"
    assert plans(body) == {("hot_desk", "57", "EUR", "month", None, None)}
