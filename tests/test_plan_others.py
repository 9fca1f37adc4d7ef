"""Prices on a page of a house that are none of its desks and rooms: comparisons, beds, sports, kitchens."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table, values

from cowcrawl.extract import Found, rooms


def amounts(body: str, title: str = "Coworking") -> list[str]:
    """The amounts of the plans of a page, in order."""
    return [value["amount"] for value in values(page_of(body, title=title))]


@pytest.mark.parametrize(
    ("heading", "office"),
    [
        ("Coworking oder eigenes Büro?", "Eigenes Büro"),
        ("Coworking or your own office?", "Own office"),
        ("Kostenvergelijking: coworking of een eigen kantoor", "Eigen kantoor"),
    ],
)
def test_what_an_office_of_ones_own_would_cost_is_no_price(heading: str, office: str) -> None:
    body = table(f"| {office} | Raumwerk", "Miete | 280 € | 149 €", "Gesamt pro Monat | 415 € | 149 €")
    page = page_of(f"<h1>{heading}</h1>{body.replace('<h2>Tarifs</h2>', '')}<p>{office} mit 20 m² kostet 280 €.</p>")
    assert {plan["amount"] for plan in values(page)} <= {"149"}
    assert [one for one in rooms.extract(page) if isinstance(one, Found)] == []


def test_what_the_way_to_work_costs_is_no_price() -> None:
    rows = table("Per week | Ten miles by car | Raumwerk", "Desk | £0 | £28/week hot desk", "Fuel | £41/week | £4/week")
    more = "<h2>What driving is really costing you</h2><p>Your way: £60/week</p><p>Coworking day: £12</p>"
    assert set(amounts(f"<h1>Prices</h1>{rows}{more}")) <= {"28"}


@pytest.mark.parametrize("sign", ["~", "~ ", "≈"])
def test_an_estimate_is_no_price(sign: str) -> None:
    body = f"<h2>Desks</h2><ul><li>Day pass £12 / day</li><li>Hot desk, four days: {sign}£43 / week</li></ul>"
    assert amounts(body) == ["12"]


def test_a_pass_that_others_sell_is_not_what_a_bracket_prices() -> None:
    text = "Unlike those who make you buy full day passes, we have two hour (€14) and half day (€22) passes."
    assert amounts(f"<h2>Coworking FAQ</h2><h5>May I bring a guest?</h5><p>{text}</p>") == []


def test_who_lets_beds_by_the_night_lets_them_by_the_month() -> None:
    dorm = "<div><h3>Private double</h3><p>€70 / night · €430 / week · €1,290 / month</p></div>"
    plan = "<h2>Coworking</h2><div><h3>Week pass</h3><p>€60</p></div>"
    assert amounts(f"<h1>Live and work</h1><h2>Rooms</h2>{dorm}{plan}") == ["60"]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Surf</h2><ul><li>Board rental €20 / day</li><li>Wetsuit rental €10 / day</li></ul>",
        "<h2>Fitness</h2><p>Onbeperkt fitness: € 32,50 per maand. Dagkaart € 9.</p>",
        "<h2>Food units</h2><p>Fully fitted kitchens available by the day: €120 per day.</p>",
        "<h2>Nearby spaces</h2><div><h3>Desk North</h3><p>Hot desks from £150 per month</p></div>",
        "<h3>Hoeveel waarborg betaal ik?</h3><p>Voor een kantoor twee maanden huur, voor een vast bureau €250.</p>",
    ],
)
def test_what_a_house_has_beside_desks_is_no_desk(body: str) -> None:
    plan = "<h2>Flex desk</h2><p>€ 110 per month</p>"
    assert amounts(f"<h1>Coworking</h1>{plan}{body}") == ["110"]


def test_what_the_first_months_cost_by_a_star_is_not_the_price() -> None:
    body = table("Abonnement | Normaal | Nu", "Flex | € 149 p/m | € 99 p/m*", "Vast | € 229 p/m | € 179 p/m*")
    assert amounts(f"{body}<p>* eerste drie maanden</p>") == ["149", "229"]


def test_a_star_that_leads_to_the_tax_is_no_doubt() -> None:
    body = table("Abonnement | Prijs", "Flex | € 149 p/m*", "Vast | € 229 p/m*")
    assert named(page_of(f"{body}<p>* excl. btw</p>")) == {
        ("Flex", "hot_desk", "149", "month"),
        ("Vast", "fixed_desk", "229", "month"),
    }


def test_what_each_costs_of_many_is_no_price_of_one() -> None:
    body = table("| Einzelpreis | ab 5 Stück", "Halber Tag (bis 4 Std.) | 12 € | 10 €", "Ganzer Tag | 20 € | 17 €")
    page = page_of(f"<h1>Coworking auf dem Hof</h1>{body.replace('Tarifs', 'Arbeiten')}")
    assert [(plan["amount"], plan["period"]) for plan in values(page)] == [("12", "half_day"), ("20", "day")]
    assert "Einzelpreis" not in {plan["name"] for plan in values(page)}


def test_what_a_plan_costs_otherwise_has_the_name_of_the_plan() -> None:
    text = "€ 20,- per maand bij jaarcontract, anders € 25,- per maand."
    page = page_of(f"<h1>Coworking</h1><h3>Zakelijk adres</h3><p>{text}</p>")
    assert {plan["name"] for plan in values(page)} == {"Zakelijk adres"}


@pytest.mark.parametrize(
    ("heading", "fee"),
    [
        ("Become a member", "Annual fee: £31"),
        ("Mitglied werden", "Jahresbeitrag: 31 €"),
        ("Hazte socio", "Cuota anual: 31 €"),
        ("Diventa socio", "Quota annuale: 31 €"),
    ],
)
def test_so_little_a_year_is_for_no_desk(heading: str, fee: str) -> None:
    assert {plan[0] for plan in plans(f"<h1>Coworking</h1><h2>{heading}</h2><p>{fee}</p>")} == {"other"}


@pytest.mark.parametrize("row", ["Accounting: £51/month", "Gestoría: 51 €/mes", "Consulenza fiscale: 51 €/mese"])
def test_advice_is_no_desk(row: str) -> None:
    assert plans(f"<h1>Coworking</h1><h2>Services</h2><p>{row}</p>") == set()


@pytest.mark.parametrize("row", ["Spazio bimbi: 6 €/ora", "Ludoteca: 6 €/hora", "Childcare: £6 an hour"])
def test_a_place_for_children_is_no_desk(row: str) -> None:
    assert plans(f"<h1>Coworking</h1><h2>Services</h2><p>{row}</p>") == set()


@pytest.mark.parametrize(
    "line",
    [
        "Nos autres centres : <a>Nîmes</a> (dès 25 €/mois) · <a>Béziers</a> (dès 22 €/mois)",
        "Our other locations: <a>Leeds</a> (from £25 a month) · <a>York</a> (from £22 a month)",
        "Weitere Standorte: <a>Jena</a> (ab 25 €/Monat) · <a>Gera</a> (ab 22 €/Monat)",
    ],
)
def test_prices_of_other_houses_in_a_line_are_not_of_this_one(line: str) -> None:
    body = f"<h1>Domiciliation</h1><h2>Adresse</h2><p>Domiciliation : 30 € par mois</p><p>{line}</p>"
    assert {plan["amount"] for plan in values(page_of(body))} == {"30"}
