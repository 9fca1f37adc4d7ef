"""Tables that tell how often one may come: the period of their prices, and what stands folded under a summary."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table, values

SHARES = """<h2>Abonnements</h2><table><tr><th>Formule</th><th>Nombre de jours</th><th>Tarif HTVA</th></tr>
<tr><td>Essai coworking</td><td>1 jour</td><td>18,00 €</td></tr>
<tr><td>Coworking ponctuel</td><td>5 jours / mois</td><td>75,00 €</td></tr>
<tr><td>Coworking permanent</td><td>Illimité</td><td>210,00 €</td></tr></table>"""


def test_a_column_of_days_a_month_tells_the_period_of_its_rows() -> None:
    assert {(plan[1], plan[3]) for plan in plans(SHARES)} == {("18", "day"), ("75", "month"), ("210", "month")}


def test_a_plan_without_limit_does_not_include_the_days_of_another() -> None:
    included = {value["amount"]: value["included"] for value in values(page_of(SHARES))}
    assert included["75"] == "5 jours / mois"
    assert included["210"] is None


def test_the_summary_of_a_folded_part_names_the_prices_of_its_table() -> None:
    rows = "<tr><td>Dag</td><td>€ 22,50</td></tr><tr><td>Maand</td><td>€ 225,-</td></tr>"
    body = f"<details open><summary>Vaste plek</summary><table>{rows}</table></details>"
    assert {name for name, *_ in named(page_of(body))} >= {"Vaste plek"}


@pytest.mark.parametrize(
    ("line", "vat"),
    [
        ("+21% de IVA.", "excl"),
        ("A estos precios hay que añadirles el IVA.", "excl"),
        ("Tutte le tariffe includono IVA dove non diversamente indicato.", "incl"),
        ("+19% MwSt", "excl"),
    ],
)
def test_a_line_below_the_prices_tells_the_tax_in_them(line: str, vat: str) -> None:
    body = f"<ul><li>Coworking: 95 € / mes</li></ul><p>{line}</p>"
    assert {plan[5] for plan in plans(body)} == {vat}


def test_tax_beside_other_remarks_in_a_line_is_that_of_all() -> None:
    body = (
        "<ul><li>Coworking: 179 € / Monat</li></ul><p>zzgl. MwSt. • Kündigungsfrist 1 Monat • Schlüssel auf Anfrage</p>"
    )
    assert {plan[5] for plan in plans(body)} == {"excl"}


def test_tax_in_prices_of_two_periods_is_not_that_of_all() -> None:
    rows = "<li>Día: 15 € / día</li><li>Mes: 150 € / mes</li>"
    body = f"<h2>Coworking</h2><ul>{rows}</ul><p>IVA incluido en tarifas de horas y días. Resto + IVA.</p>"
    assert {plan[5] for plan in plans(body)} == {None}


def test_what_a_month_costs_for_who_stays_longer_is_no_price_of_all_those_months() -> None:
    head = "<tr><th>Membership</th><th>Monthly fee</th><th>6 months+</th><th>12 months+</th></tr>"
    body = f"<h2>Coworking</h2><table>{head}<tr><td>Light</td><td>€ 110</td><td>€ 105</td><td>€ 99</td></tr></table>"
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("110", "month")}


@pytest.mark.parametrize("line", ["Medium 8 dagen p/m € 96", "Medium: 8 dagen p/mnd € 96", "Medium 30 uur p/m: € 96"])
def test_so_many_days_in_short_a_month_are_paid_by_the_month(line: str) -> None:
    body = f"<h1>Flexplekken</h1><ul><li>{line}</li></ul>"
    assert {(plan[1], plan[3], plan[4]) for plan in plans(body)} == {("96", "month", None)}


def test_of_a_line_of_what_a_card_lists_each_part_tells_its_own() -> None:
    cards = [
        ("Sprout", "€345", "Unlimited flex desk • 5h meeting room • mail handling"),
        ("Bloom", "€495", "Dedicated desk • 24/7 • 10h meeting room • domiciliation included"),
    ]
    shown = "".join(f"<div><h3>{n}</h3><p><span>{p}</span> /month</p><p>{t}</p></div>" for n, p, t in cards)
    page = page_of(f"<h1>Pricing</h1><div>{shown}</div>")
    told = {value["name"]: (value["desk_type"], value["included"]) for value in values(page)}
    assert told == {"Sprout": ("hot_desk", "5h meeting room"), "Bloom": ("fixed_desk", "10h meeting room")}


def test_the_first_of_a_line_of_different_services_names_no_other() -> None:
    line = "Casella postale 15€/mese - Sede legale 50€/mese - Segreteria 100€/mese"
    assert {name for name, *_ in named(page_of(f"<h1>Servizi</h1><p>{line}</p>"))} == {"Casella postale", "Sede legale"}


NUMBERS = [
    ("Number of days", "Price"),
    ("Nombre de jours", "Prix"),
    ("Aantal dagen", "Prijs"),
    ("Anzahl Tage", "Preis"),
    ("Número de días", "Precio"),
    ("Numero di giorni", "Prezzo"),
]


@pytest.mark.parametrize(("head", "price"), NUMBERS)
def test_a_column_may_be_headed_as_one_of_numbers(head: str, price: str) -> None:
    body = table(f"{head} | {price}", "3 | 33 €", "10 | 90 €").replace("Tarifs", "Coworking")
    assert {(plan[1], plan[3], plan[4]) for plan in plans(body)} == {("33", "once", 3), ("90", "once", 10)}


STEPS = """<p>Prijzen per maand, exclusief 21% btw.</p><table><tr><th>Dagen per week</th><th>Flex</th><th>Vast</th></tr>
<tr><td>1 dag</td><td>€ 66</td><td>-</td></tr><tr><td>3 dagen</td><td>€ 155</td><td>€ 190</td></tr></table>"""


def test_rows_of_so_many_days_a_week_are_paid_as_the_line_above_says() -> None:
    assert plans(STEPS) == {
        ("hot_desk", "66", "EUR", "month", None, "excl"),
        ("hot_desk", "155", "EUR", "month", None, "excl"),
        ("fixed_desk", "190", "EUR", "month", None, "excl"),
    }


def test_a_number_before_an_amount_with_its_own_sign_is_no_amount() -> None:
    body = "<article><h3>Vergaderzaal Kluis</h3><dl><dt>Theater</dt><dd>14</dd></dl><p>€ 85 per dagdeel</p></article>"
    assert named(page_of(body)) == {("Vergaderzaal Kluis", "meeting_room", "85", "half_day")}
