"""Sentences that list tickets of several entries, and what they are for; prices with the most one pays behind them."""

from __future__ import annotations

import pytest
from plans import page_of, plans, table, values

from cowcrawl.literals.quantity import duration

PACKS = {
    "de": (
        "Coworking ohne Bindung",
        "Es gibt bei uns auch eine 5er- (85 €), 10er- (155 €) oder 20er-Karte (290 €). Das lohnt sich für alle, die "
        "selten kommen und in Ruhe arbeiten wollen.",
    ),
    "nl": (
        "Coworking zonder abonnement",
        "Er is ook een 5-rittenkaart (€ 85), een 10-rittenkaart (€ 155) en een 20-rittenkaart (€ 290). Ideaal voor wie "
        "niet vaak komt en toch rustig wil werken.",
    ),
    "en": (
        "Coworking as you like",
        "We also sell a 5-pack (€85), a 10-pack (€155) or a 20-pack (€290). They suit people who seldom come by and "
        "want to work in peace.",
    ),
}


@pytest.mark.parametrize("language", PACKS)
def test_tickets_listed_in_a_sentence_below_coworking_are_bundles(language: str) -> None:
    heading, sentence = PACKS[language]
    found = plans(f"<h2>{heading}</h2><p>{sentence}</p><h2>X</h2><p>y</p>")
    assert found == {
        ("day_pass", "85", "EUR", "once", 5, None),
        ("day_pass", "155", "EUR", "once", 10, None),
        ("day_pass", "290", "EUR", "once", 20, None),
    }


def test_tickets_for_coffee_are_none() -> None:
    sentence = "Kaffee gibt es auch als 5er- (8 €) oder 10er-Paket (15 €). Das lohnt sich, wenn man viel trinkt."
    assert plans(f"<h2>Coworking</h2><p>{sentence}</p>") == set()


def test_tickets_are_no_post_below_a_heading_that_speaks_of_both() -> None:
    sentence = "Auch als 5er- (85 €) oder 10er-Paket (155 €). Gut für alle, die nur ab und zu in die Stadt kommen."
    found = plans(f"<h2>Geschäftsadresse & Coworking</h2><h3>Coworking einzeln</h3><p>{sentence}</p>")
    assert {(kind, amount) for kind, amount, *_ in found} == {("day_pass", "85"), ("day_pass", "155")}


@pytest.mark.parametrize("most", ["(max. € 160,00 per dag)", "(maximaal € 160,00 per dag)", "(max. € 160,00)"])
def test_the_most_one_pays_in_a_bracket_is_no_second_price(most: str) -> None:
    rows = table("Zaal | dagdeel", f"Grote zaal | € 75,00 {most}", "Kleine zaal | € 40,00")
    found = values(page_of(rows.replace("Tarifs", "Zaalhuur"), title="Zaalhuur"))
    assert {(value["amount"], value["period"]) for value in found} == {("75", "half_day"), ("40", "half_day")}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Rittenkaart", "voor 6 dagen"),
        ("Mehrfachkarte", "6 Tage"),
        ("Mehrfachkarte", "für 6 Tage"),
        ("Carnet", "pour 6 jours"),
        ("Day pass bundle", "for 6 days"),
    ],
)
def test_what_a_card_buys_may_stand_below_its_price(name: str, line: str) -> None:
    cards = f"<div><h3>{name}</h3><p>€ 88</p><p>{line}</p></div><div><h3>Flex</h3><p>€ 188</p><p>per maand</p></div>"
    assert ("day_pass", "88", "EUR", "once", 6, None) in plans(f"<h1>Coworking</h1><div>{cards}</div>")


def test_for_how_many_months_below_a_price_is_no_bundle() -> None:
    assert duration("voor 6 maanden") is None and duration("voor 6 dagen") is not None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tageskarte 16 €, 10er-Karte 121 €, Monatskarte 181 €", "Monatskarte"),
        ("5er-Ticket 66 € | Monatsticket 181 €", "Monatsticket"),
        ("Dagkaart € 16 | 10-rittenkaart € 121 | Maandkaart € 181", "Maandkaart"),
        ("Carnet de 10 : 121 €, Pass mensuel : 181 €", "Pass mensuel"),
    ],
)
def test_a_monthly_ticket_behind_one_of_several_entries_has_its_own_name(line: str, name: str) -> None:
    found = {value["amount"]: value["name"] for value in values(page_of(f"<h1>Coworking</h1><p>{line}</p>"))}
    assert found["181"] == name
