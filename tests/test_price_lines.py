"""Price lists in one line, prices with and without tax side by side, and headlines that cry out a price."""

from __future__ import annotations

import pytest
from plans import page_of, values

from cowcrawl.extract import Found
from cowcrawl.extract.what import desks


def told(body: str) -> list[tuple[object, ...]]:
    """Every plan as amount, period, quantity."""
    return [(plan["amount"], plan["period"], plan["quantity"]) for plan in values(page_of(body))]


@pytest.mark.parametrize(
    "line",
    [
        "1 jour 14 € / 1 semaine 60 € / 1 mois 170 €",
        "1 giorno 14 € / 1 settimana 60 € / 1 mese 170 €",
        "1 día 14 € / 1 semana 60 € / 1 mes 170 €",
        "1 dag € 14 / 1 week € 60 / 1 maand € 170",
        "1 day £14 / 1 week £60 / 1 month £170",
        "1 Tag 14 € / 1 Woche 60 € / 1 Monat 170 €",
    ],
)
def test_strokes_part_prices_that_say_first_how_long_they_are_for(line: str) -> None:
    assert told(f"<h2>Coworking</h2><p>{line}</p>") == [
        ("14", "day", None),
        ("60", "week", None),
        ("170", "month", None),
    ]


def test_strokes_part_prices_of_several_hours_or_days() -> None:
    line = "2 heures 30 € / 4 heures 50 € / 1 jour 90 €"
    assert told(f"<h3>Salle Zinc</h3><p>{line}</p>") == [("30", "once", 2), ("50", "once", 4), ("90", "day", None)]


@pytest.mark.parametrize(
    ("line", "amount", "vat"),
    [
        ("Journée : 15 € (18 € TTC)", "15", "excl"),
        ("Día: 100 € (121 € IVA incluido)", "100", "excl"),
        ("Giornata: 122 € (100 € IVA esclusa)", "122", "incl"),
        ("Tagesticket: 20 € (23,80 € inkl. MwSt.)", "20", "excl"),
    ],
)
def test_what_stands_beside_the_same_price_with_tax_is_without_it(line: str, amount: str, vat: str) -> None:
    assert [(plan["amount"], plan["vat"]) for plan in values(page_of(f"<p>{line}</p>"))] == [(amount, vat)]


def test_an_amount_over_the_same_one_with_tax_is_one_plan_without_it() -> None:
    cards = [
        f"<div><h3>{name}</h3><div>{net} €</div><div>{gross} € TTC</div><div>par mois</div></div>"
        for name, net, gross in (("Poste nomade", 150, 180), ("Poste fixe", 250, 300))
    ]
    found = values(page_of(f"<div>{''.join(cards)}</div>"))
    assert [(plan["name"], plan["amount"], plan["vat"]) for plan in found] == [
        ("Poste nomade", "150", "excl"),
        ("Poste fixe", "250", "excl"),
    ]


def test_tax_that_is_said_at_the_last_of_several_prices_is_in_all_of_them() -> None:
    found = values(page_of("<h3>Coworking</h3><p>1 jour 20 €, 1 semaine 80 € TTC</p>"))
    assert [(plan["amount"], plan["vat"]) for plan in found] == [("20", "incl"), ("80", "incl")]


@pytest.mark.parametrize(
    "head",
    [
        "Un bureau pour 6 euros l'heure, cela existe !",
        "¿Una oficina por 6 euros la hora? ¡Aquí la tienes!",
        "Un ufficio a 6 euro l'ora? Da noi si può!",
        "Ein Schreibtisch für 6 Euro pro Stunde? Das gibt es!",
        "A desk for £6 an hour? Here it is!",
        "Un bureau pour 6 euros l'heure, c'est possible à Nantes",
        "Un ufficio a partire da 90 € al mese? Sì, da noi",
        "Ein eigenes Büro für 6 Euro pro Stunde – das geht",
    ],
)
def test_a_headline_that_cries_out_a_price_names_no_plan(head: str) -> None:
    found = values(page_of(f"<h2>{head}</h2><p>Pass journée : 20 €</p>"))
    assert [(plan["name"], plan["amount"]) for plan in found] == [("Pass journée", "20")]


def test_a_heading_with_a_price_and_a_mark_is_still_a_plan() -> None:
    assert told("<h2>Tagesticket nur 15 €!</h2>") == [("15", "day", None)]


@pytest.mark.parametrize(
    "line",
    [
        "Créer un espace équipé pour 17 postes",
        "Notre objectif : créer un lieu avec 17 postes de travail",
        "Nuestra meta: crear un espacio con 17 puestos de trabajo",
        "Creare uno spazio con 17 postazioni di lavoro",
        "To create a space with 17 desks",
    ],
)
def test_the_desks_of_a_goal_are_not_there(line: str) -> None:
    assert not [one for one in desks.extract(page_of(f"<p>{line}</p>")) if isinstance(one, Found)]


def test_the_desks_that_a_space_offers_are_there() -> None:
    found = [
        one.claim.value
        for one in desks.extract(page_of("<p>Notre espace propose 17 postes de travail.</p>"))
        if isinstance(one, Found)
    ]
    assert found == [17]
