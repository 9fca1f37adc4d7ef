"""Bundles of days: the ticket that a sentence names, what one of its days comes to, what else stands in days."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

BUNDLES = [
    "<p>Een strippenkaart 10 dagen kost € 160 incl. btw en is een jaar geldig.</p>",
    "<p>Strippenkaart 10 dagen: € 160 incl. btw.</p>",
    "<ul><li>10 days ticket: € 160 incl. VAT</li></ul>",
]


@pytest.mark.parametrize("body", BUNDLES)
def test_a_ticket_keeps_the_number_of_days_beside_its_name(body: str) -> None:
    assert plans(body) == {("day_pass", "160", "EUR", "once", 10, "incl")}


@pytest.mark.parametrize("hours", ["/4 hrs", "/ 4 Std.", "per 4 hrs", "/ 4 hours"])
def test_hours_in_short_are_so_many_hours(hours: str) -> None:
    body = f"<h2>Boardroom</h2><ul><li>£21 / hour</li><li>Half day £66 {hours}</li></ul>"
    assert {plan[1] for plan in plans(body)} == {"21", "66"}


def test_each_of_two_bundles_of_a_sentence_has_its_own_number() -> None:
    body = "<h2>Carnet</h2><p>Carnet da 5 ingressi € 85, da 10 ingressi € 150. Validi un anno.</p>"
    assert {(plan[1], plan[4]) for plan in plans(body)} == {("85", 5), ("150", 10)}


WORKED_OUT = [
    "<h3>5-Day Bundle</h3><p>€110</p><ul><li>Valid for 3 months</li><li>€22 per day</li></ul>",
    "<ul><li>Carnet de 10 demi-journées : 65 € soit 6,50 € la demi-journée</li></ul>",
    "<ul><li>10 Tage € 160 (€ 16 pro Tag)</li></ul>",
    "<h3>3 days</h3><p>€ 50</p><p>€ 16.67 per day</p>",
]


@pytest.mark.parametrize("body", WORKED_OUT)
def test_what_one_day_of_a_bundle_comes_to_is_no_price(body: str) -> None:
    assert [plan[4] is not None for plan in plans(body)] == [True]


def test_a_day_that_costs_more_than_one_of_a_bundle_is_a_price() -> None:
    body = "<h3>Coworking</h3><ul><li>€ 20 per day</li><li>10 days: € 160</li></ul>"
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("20", "day"), ("160", "once")}


def test_the_part_of_a_day_names_a_membership_by_the_month() -> None:
    rows = "<div>Media jornada (mañana): <b>75 €</b>/mes</div><div>Jornada completa: <b>120 €</b>/mes</div>"
    body = f"<h2>Puesto flexible</h2>{rows}"
    assert {(plan[0], plan[1], plan[3]) for plan in plans(body)} == {
        ("hot_desk", "75", "month"),
        ("hot_desk", "120", "month"),
    }


def test_a_room_for_a_team_that_is_let_by_the_month_is_an_office() -> None:
    body = "<h2>Team-Raum (4 Plätze)</h2><p>ab € 980,– netto / Monat</p><h2>Teamraum</h2><p>€ 30 / Stunde</p>"
    assert {(plan[0], plan[1]) for plan in plans(body)} == {("private_office", "980"), ("meeting_room", "30")}


def test_tax_in_a_sentence_with_a_price_is_not_the_tax_of_all() -> None:
    body = "<ul><li>La journée : 14 €</li></ul><h2>Bureaux</h2><p>Bureau de 9 m² : 210 € HT/mois charges comprises.</p>"
    assert {(plan[1], plan[5]) for plan in plans(body)} == {("14", None), ("210", "excl")}


def test_how_long_a_plan_binds_is_not_its_name() -> None:
    body = "<h2>Domiciliation</h2><p>À partir de 25 € HT par mois (engagement un an).</p>"
    assert {name for name, *_ in named(page_of(body))} == {"Domiciliation"}


@pytest.mark.parametrize("line", ["£20 + VAT, or £160 + VAT for ten", "£20 + VAT. Ten for £160 + VAT."])
def test_a_number_alone_below_the_name_of_a_pass_is_that_of_its_tickets(line: str) -> None:
    assert ("day_pass", "160", "GBP", "once", 10, "excl") in plans(f"<h2>Day passes</h2><p>{line}</p>")


def test_a_heading_that_lists_kinds_of_places_tells_no_kind_of_the_price_below() -> None:
    cards = "<div><h4>Giornaliero</h4><p>15€<br>+ IVA</p></div><div><h4>Mensile flex</h4><p>140€<br>+ IVA</p></div>"
    assert plans(f"<h1>Coworking, uffici e sale riunioni</h1><div>{cards}</div>") == {
        ("day_pass", "15", "EUR", "day", None, "excl"),
        ("hot_desk", "140", "EUR", "month", None, "excl"),
    }


def test_a_letter_tells_a_plan_from_its_neighbours() -> None:
    rows = "".join(f"<tr><td>{size}</td><td>CHF {price}.–</td></tr>" for size, price in (("S", 110), ("XL", 450)))
    table = f"<table><tr><th>Abo</th><th>Preis pro Monat</th></tr>{rows}</table>"
    assert {name for name, *_ in named(page_of(f"<h2>Coworking</h2>{table}"))} == {"Coworking – S", "XL"}


def test_a_bundle_in_brackets_is_that_of_the_price_beside_it() -> None:
    body = "<h2>Day pass</h2><p>€ 25 + IVA (5 ingressi € 110 + IVA)</p>"
    assert {(plan[1], plan[3], plan[4]) for plan in plans(body)} == {("25", "day", None), ("110", "once", 5)}


def test_a_price_by_the_day_is_not_that_of_the_ticket_named_behind_another() -> None:
    body = "<h2>Proberen?</h2><p>Daarna betaal je 18 euro per dag of 160 euro voor een 10-beurtenkaart.</p>"
    assert {(plan[1], plan[4]) for plan in plans(body)} == {("160", 10)}


def test_a_name_in_brackets_behind_each_price_is_its_own() -> None:
    body = "<h3>Coworking</h3><p>190€/mes + IVA (puesto fijo) | 140€/mes + IVA (puesto flexible) | 18€/día</p>"
    assert {plan[:2] for plan in plans(body)} == {("fixed_desk", "190"), ("hot_desk", "140")}


def test_the_room_of_one_sentence_does_not_name_those_of_the_next() -> None:
    rooms = "Elm (6p): £20 an hour or £120 a day. Oak (12p): £30 an hour or £180 a day. Ash (40p): £60 an hour."
    names = {name for name, *_ in named(page_of(f"<h2>Meeting rooms</h2><p>{rooms}</p>"))}
    assert {name.partition(" (")[0].removeprefix("Meeting rooms – ") for name in names} == {"Elm", "Oak", "Ash"}


def test_the_tax_with_its_rate_is_said_of_all_by_a_sentence_alone() -> None:
    body = "<h3>Flexplek</h3><p>€ 120 / maand</p><p>Eenmalige instapkost: € 50. Excl. 21% btw.</p>"
    assert {(plan[1], plan[5]) for plan in plans(body)} == {("120", "excl")}


def test_in_a_list_of_terms_each_price_has_the_period_above_it() -> None:
    rows = "<dt>Full day</dt><dd>€20</dd><dt>Weekly</dt><dd>€80</dd><dt>Monthly</dt><dd>€200</dd>"
    assert {(plan[1], plan[3]) for plan in plans(f"<h2>Hot desk</h2><dl>{rows}</dl>")} == {
        ("20", "day"),
        ("80", "week"),
        ("200", "month"),
    }


def test_a_number_of_people_is_named_after_the_office_it_is_for() -> None:
    rows = "<dt>1 person</dt><dd>€400 per month</dd><dt>2 people</dt><dd>€650 per month</dd>"
    names = {name for name, *_ in named(page_of(f"<h2>Private office</h2><dl>{rows}</dl>"))}
    assert names == {"Private office – 1 person", "Private office – 2 people"}


def test_a_pass_of_some_days_is_no_office_whatever_stands_near() -> None:
    lines = "<strong>Pass 5 jours</strong> : 90 € HT<br><strong>Abonnement bureau dédié</strong> : 270 € HT/mois"
    assert {plan[:2] for plan in plans(f"<div>{lines}</div>")} == {("day_pass", "90"), ("fixed_desk", "270")}


@pytest.mark.parametrize("name", ["Flex Pro", "Membre pro", "Pro"])
def test_a_plan_for_professionals_keeps_its_name(name: str) -> None:
    body = f"<h1>Coworking</h1><h2>Coworking memberships</h2><ul><li>{name} : 35 € / month</li></ul>"
    assert {label for label, *_ in named(page_of(body))} == {name}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Halbtag 80 EUR / Ganztag 140 EUR / Abend 90 EUR", {("80", "half_day"), ("140", "day"), ("90", "half_day")}),
        ("Half day £80 / Full day £140", {("80", "half_day"), ("140", "day")}),
    ],
)
def test_periods_before_their_amounts_are_not_those_of_the_amounts_before(line: str, told: set[object]) -> None:
    assert {(plan[1], plan[3]) for plan in plans(f"<h3>Seminarraum</h3><p>{line}</p>")} == told


def test_a_dash_parts_a_price_from_the_label_of_the_next() -> None:
    body = (
        "<h1>Coworking</h1><p><b>One Day</b> 22 € + IVA – <b>Weekly</b> 85 € + IVA – <b>Office</b> da 600 € al mese</p>"
    )
    assert {(plan[1], plan[3]) for plan in plans(body)} >= {("22", "day"), ("85", "week")}


def test_for_whom_a_price_is_does_not_name_the_next() -> None:
    body = "<h2>Sala de reuniones</h2><p>12€/hora para coworkers y 18€/hora para externos.</p>"
    assert not any("coworkers" in name for name, _, amount, _ in named(page_of(body)) if amount == "18")


def test_prices_of_the_other_houses_are_none_of_this_one() -> None:
    others = "<h2>Andere vestigingen</h2><h3>Breda</h3><p>Flexwerken € 89 per maand</p>"
    body = f"<h2>Prijzen</h2><p>Flexwerken € 99 per maand</p>{others}"
    assert {plan[1] for plan in plans(body)} == {"99"}


def test_of_two_prices_a_month_that_a_switch_tells_that_of_a_year_is_left_out() -> None:
    cards = [("Nomade", "149"), ("Résident", "249"), ("Nomade", "127"), ("Résident", "212")]
    shown = "".join(f"<div><p>{name}</p><p>{amount}€ HT/mois</p></div>" for name, amount in cards)
    assert {plan[1] for plan in plans(f"<h1>Coworking</h1><div>{shown}</div>")} == {"149", "249"}


USED = [
    "6 ingressi da usare in 2 mesi",
    "6 entrées valables trois mois",
    "6 bezoeken, een half jaar geldig",
    "6 Eintritte, gültig bis Jahresende",
    "6 entradas, validez de 3 meses",
    "6 visits to use within 90 days",
]


@pytest.mark.parametrize("line", USED)
def test_entries_that_hold_until_a_date_are_a_ticket_whatever_its_name(line: str) -> None:
    body = f"<h1>Coworking</h1><div><div><h4>Open 6</h4><b>€ 60</b><p>{line}</p></div></div>"
    assert {(plan[1], plan[3], plan[4]) for plan in plans(body)} == {("60", "once", 6)}


def test_entries_that_hold_for_ever_may_be_those_of_a_month() -> None:
    body = "<h1>Coworking</h1><div><div><h4>Open 6</h4><b>€ 60</b><p>6 ingressi</p></div></div>"
    assert not plans(body)


@pytest.mark.parametrize("line", ["45€ par mois (540€ par an)", "45€ par mois, soit 540€ par an"])
def test_what_twelve_months_come_to_is_no_price_of_a_year(line: str) -> None:
    body = f"<h2>Siège social</h2><p>Domiciliez votre société chez nous pour {line}.</p>"
    assert {(name, amount, period) for name, _, amount, period in named(page_of(body))} == {
        ("Siège social", "45", "month")
    }


@pytest.mark.parametrize(
    "line", ["Abonnement annuel : 1 200 € (soit 100 € / mois)", "Annual pass: €1,200 (i.e. €100 a month)"]
)
def test_what_a_month_of_a_year_comes_to_is_no_price_of_a_month(line: str) -> None:
    assert {(plan[1], plan[3]) for plan in plans(f"<h1>Coworking</h1><p>{line}</p>")} == {("1200", "year")}


def test_a_year_for_less_than_twelve_months_is_a_price() -> None:
    body = "<h2>Siège social</h2><p>Domiciliation : 45€ par mois (480€ par an)</p>"
    assert {(plan[1], plan[3]) for plan in plans(body)} >= {("480", "year")}


HOURS = [
    "50 € / 2h",
    "50€/2h",
    "50 € pour 2h",
    "50 € les 2 heures",
    "50 € voor 2u",
    "50 € las 2 horas",
    "50 € le 2 ore",
]


@pytest.mark.parametrize("price", HOURS)
def test_so_many_hours_behind_a_price_are_what_it_buys(price: str) -> None:
    found = plans(f"<h1>Coworking</h1><h3>Salle de réunion</h3><p>{price}</p>")
    assert {(plan[0], plan[1], plan[3], plan[4]) for plan in found} == {("meeting_room", "50", "once", 2)}


@pytest.mark.parametrize("price", ["30 € pour 18h-22h", "30 € à 9h", "30 € / 24h"])
def test_times_of_day_and_whole_days_are_no_number_of_hours(price: str) -> None:
    assert not any(plan[4] for plan in plans(f"<h1>Coworking</h1><h3>Salle de réunion</h3><p>{price}</p>"))


@pytest.mark.parametrize("told", ["85€ / 10h", "85 €/10 horas"])
def test_so_many_hours_behind_a_stroke_are_a_pack_of_the_room_whatever_it_is_called(told: str) -> None:
    rows = f"<tr><td>Hora</td><td>11 €</td></tr><tr><td>Bono</td><td>{told}</td></tr>"
    assert plans(f"<h2>Salas</h2><h3>Sala Roja</h3><table>{rows}</table>") == {
        ("meeting_room", "11", "EUR", "hour", None, None),
        ("meeting_room", "85", "EUR", "once", 10, None),
    }


@pytest.mark.parametrize("told", ["20 €/24h", "20 € / 8h-20h"])
def test_a_day_in_hours_and_times_of_day_behind_a_stroke_are_no_pack(told: str) -> None:
    assert not {plan[4] for plan in plans(f"<h2>Coworking</h2><h3>Puesto flexible</h3><p>{told}</p>")} - {None}


@pytest.mark.parametrize("name", ["Knipkaart 10x", "10-knipkaart", "Stempelkarte 10x"])
def test_a_card_to_be_cut_or_stamped_is_a_bundle(name: str) -> None:
    found = values(page_of(f"<ul><li>Dagkaart € 21,-</li><li>{name} € 165,-</li></ul>"))
    assert [(plan["period"], plan["quantity"]) for plan in found if plan["amount"] == "165"] == [("once", 10)]


@pytest.mark.parametrize(
    ("hours", "half", "whole"),
    [
        ("hours", "half day", "full day"),
        ("heures", "demi-journée", "journée complète"),
        ("uur", "dagdeel", "hele dag"),
        ("Stunden", "halber Tag", "ganzer Tag"),
        ("horas", "media jornada", "día completo"),
        ("ore", "mezza giornata", "giornata intera"),
    ],
)
def test_hours_that_are_called_a_day_in_brackets_are_one(hours: str, half: str, whole: str) -> None:
    lines = f"<li>2 {hours} : 30 €</li><li>4 {hours} ({half}) : 50 €</li><li>8 {hours} ({whole}) : 90 €</li>"
    found = plans(f"<h3>Meeting room</h3><ul>{lines}</ul>")
    terms = {(plan[1], *plan[3:5]) for plan in found}
    assert terms == {("30", "once", 2), ("50", "half_day", None), ("90", "day", None)}


@pytest.mark.parametrize("hours", ["8 hours (Monday)", "2 hours (half day)", "10 hours (to use within 1 day)"])
def test_hours_that_are_no_day_of_work_stay_hours(hours: str) -> None:
    assert {plan[3] for plan in plans(f"<h3>Meeting room</h3><ul><li>{hours}: 90 €</li></ul>")} == {"once"}


COUNTED = [
    ("Carnet 10 entrate", 10),
    ("5 entrate da una giornata", 5),
    ("8 entrate da mezza giornata", 8),
    ("Bono 6 medias jornadas", 6),
    ("Bono 12 accesos de media jornada", 12),
    ("Tarifa 15 días", 15),
    ("Talonario de 5 días", 5),
    ("Abono de 20 horas", 20),
    ("Blocchetto da 5 ingressi", 5),
]


@pytest.mark.parametrize(("label", "quantity"), COUNTED)
def test_so_many_entries_of_a_day_or_a_half_are_no_day(label: str, quantity: int) -> None:
    rows = "".join(f"<tr><td>{row}</td><td>{price} €</td></tr>" for row, price in ((label, 70), ("Mes", 150)))
    found = {(plan[1], plan[3], plan[4]) for plan in plans(f"<h1>Coworking</h1><h2>Tarifas</h2><table>{rows}</table>")}
    assert found == {("70", "once", quantity), ("150", "month", None)}


def test_one_day_or_week_behind_the_word_for_a_price_is_its_period() -> None:
    body = "<h1>Coworking</h1><h2>Precios</h2><p>• Tarifa 1 semana: 44 €<br>• Tarifa 1 día: 11 €</p>"
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("44", "week"), ("11", "day")}


PACKS = ["Bonos sala", "Salas en La Encina", "Le sale di La Encina", "Elige tu sala"]


@pytest.mark.parametrize("heading", PACKS)
def test_a_pack_of_hours_below_rooms_is_of_a_room(heading: str) -> None:
    body = f"<h1>{heading}</h1><h3>Bono</h3><p>Bono 5h: 40 €</p><p>Bono 10h: 75 €</p>"
    found = values(page_of(body, url="https://laencina.example/", title="Coworking La Encina"))
    assert {(plan["desk_type"], plan["quantity"]) for plan in found} == {("meeting_room", 5), ("meeting_room", 10)}


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Bono 30 horas sala", "meeting_room"),
        ("Carnet 30 ore sala riunioni", "meeting_room"),
        ("Bono 30 horas con sala de reuniones", "day_pass"),
        ("Bono 30 horas + 2 h sala de reuniones", "day_pass"),
        ("Bono 30 horas (incluye sala)", "day_pass"),
    ],
)
def test_a_pack_of_hours_is_of_the_room_it_names_and_not_of_one_beside_it(label: str, kind: str) -> None:
    found = values(page_of(f"<h1>Coworking</h1><p>{label}: 241 €</p>"))
    assert [(plan["desk_type"], plan["quantity"]) for plan in found] == [(kind, 30)]


@pytest.mark.parametrize(
    "label",
    [
        "10 visits per month",
        "10 entrées par mois",
        "10 Eintritte pro Monat",
        "10 accesos al mes",
        "10 ingressi al mese",
    ],
)
def test_so_many_entries_a_month_are_paid_by_the_month(label: str) -> None:
    assert {(plan[3], plan[4]) for plan in plans(f"<h1>Coworking</h1><p>{label}: 96 €</p>")} == {("month", None)}
