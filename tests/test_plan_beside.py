"""Sums that stand in the card of a plan or right below it and are no price of it; prices told with both taxes."""

from __future__ import annotations

import pytest
from plans import page_of, values

PLAN = {
    "en": ("Dedicated desk", "€290 per month"),
    "fr": ("Poste fixe", "290 € par mois"),
    "nl": ("Vaste werkplek", "€ 290 per maand"),
    "de": ("Fixer Arbeitsplatz", "290 € pro Monat"),
    "es": ("Puesto fijo", "290 € al mes"),
    "it": ("Postazione fissa", "290 € al mese"),
}
SUMS = {
    "en": [
        "For example 10 days at €18 = €180",
        "€40 meeting room credit included every month",
        "Refer a friend and get €40",
        "Minimum spend €40",
        "Each additional desk €40 per month",
        "Welcome drink €4",
    ],
    "fr": [
        "Exemple : 10 jours à 18 € = 180 €",
        "40 € de crédit salle de réunion inclus chaque mois",
        "Parrainez un ami et recevez 40 €",
        "Minimum de consommation 40 €",
        "Annulation sous 24 h : 18 €",
    ],
    "nl": [
        "Voorbeeld: 10 dagen aan € 18 = € 180",
        "€ 40 tegoed voor vergaderzalen per maand inbegrepen",
        "Breng een vriend aan en krijg € 40",
        "Minimale besteding € 40",
    ],
    "de": [
        "Beispiel: 10 Tage à 18 € = 180 €",
        "40 € Guthaben für Meetingräume pro Monat inklusive",
        "Wirb einen Freund und erhalte 40 €",
        "Mindestumsatz 40 €",
        "Jeder weitere Arbeitsplatz 40 € pro Monat",
        "Parkhaus nebenan: 18 € pro Tag",
    ],
    "es": [
        "Ejemplo: 10 días a 18 € = 180 €",
        "40 € de crédito para salas incluido cada mes",
        "Trae a un amigo y recibe 40 €",
        "Consumo mínimo 40 €",
    ],
    "it": [
        "Esempio: 10 giorni a 18 € = 180 €",
        "40 € di credito per sale riunioni incluso ogni mese",
        "Porta un amico e ricevi 40 €",
        "Spesa minima 40 €",
    ],
}


@pytest.mark.parametrize(("language", "told"), [(language, told) for language, sums in SUMS.items() for told in sums])
@pytest.mark.parametrize("below", [True, False])
def test_another_sum_beside_a_price_is_no_plan(language: str, told: str, *, below: bool) -> None:
    name, price = PLAN[language]
    card = f"<div><h3>{name}</h3><p>{price}</p><ul><li>Wifi</li><li>{told}</li></ul></div>"
    body = card.replace(f"<li>{told}</li>", "") + f"<p>{told}</p>" if below else card
    assert [value["amount"] for value in values(page_of(f"<h1>Coworking</h1>{body}"))] == ["290"]


@pytest.mark.parametrize(
    "price",
    [
        "€290 excl. VAT (€348 incl. VAT) per month",
        "290 € HT (348 € TTC) par mois",
        "€ 290 excl. btw / € 350,90 incl. btw per maand",
        "290 € netto (345,10 € brutto) pro Monat",
        "290 € + IVA (350,90 € IVA incluido) al mes",
        "290 € + IVA (353,80 € IVA inclusa) al mese",
    ],
)
def test_the_period_behind_both_taxes_is_that_of_the_first(price: str) -> None:
    (value,) = values(page_of(f"<h1>Coworking</h1><div><h3>Fixdesk</h3><p>{price}</p></div>"))
    assert (value["amount"], value["period"], value["vat"]) == ("290", "month", "excl")


@pytest.mark.parametrize(
    ("trial", "free"),
    [
        ("Trial day", "free"),
        ("Journée d'essai", "offerte"),
        ("Proefdag", "gratis"),
        ("Probetag", "kostenlos"),
        ("Día de prueba", "gratis"),
        ("Giornata di prova", "gratuita"),
        ("Team office", "price on request"),
    ],
)
def test_a_plan_without_a_price_heads_no_table(trial: str, free: str) -> None:
    rows = f"<tr><td>{trial}</td><td>{free}</td></tr><tr><td>Flexdesk</td><td>€ 180 / month</td></tr>"
    rows += "<tr><td>Fixdesk</td><td>€ 290 / month</td></tr>"
    found = values(page_of(f"<h1>Coworking</h1><table>{rows}</table>"))
    assert [value["name"] for value in found] == ["Flexdesk", "Fixdesk"]


def test_half_a_day_in_one_dutch_word_is_half_a_day() -> None:
    (value,) = values(page_of("<h1>Coworking</h1><ul><li>Halvedagpas: € 12,-</li></ul>"))
    assert (value["desk_type"], value["period"]) == ("day_pass", "half_day")
