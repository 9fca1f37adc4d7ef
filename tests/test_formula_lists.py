"""Sentences that list prices: offices by their sizes, and desks by the day, the week and the month."""

from __future__ import annotations

import pytest
from plans import cards, named, page_of, plans, table

from cowcrawl.extract.formulas.words import desk_hint

SIZES = [
    "Nous louons des bureaux de 10 m² à 250 €, de 15 m² à 350 € et de 20 m² à 450 € par mois.",
    "We have offices for two people at €250, for four at €350 and for six at €450 per month.",
    "Wir vermieten Büros mit 12 m² für 250 €, 18 m² für 350 € und 25 m² für 450 € im Monat.",
    "We verhuren kantoren van 12 m² voor € 250, 18 m² voor € 350 en 25 m² voor € 450 per maand.",
    "Alquilamos despachos de 10 m² por 250 €, de 15 m² por 350 € y de 20 m² por 450 € al mes.",
    "Affittiamo uffici da 10 m² a 250 €, da 15 m² a 350 € e da 20 m² a 450 € al mese.",
]


@pytest.mark.parametrize("sentence", SIZES)
def test_offices_of_several_sizes_are_priced_by_one_sentence(sentence: str) -> None:
    offices = {("private_office", amount, "EUR", "month", None, None) for amount in ("250", "350", "450")}
    assert plans(f"<h1>Info</h1><p>{sentence}</p>") == offices
    assert plans(f"<h1>Info</h1><ul><li>{sentence.rstrip('.')}</li></ul>") == offices


def test_each_office_of_such_a_list_is_named_by_its_size() -> None:
    page = page_of(f"<h1>Info</h1><p>{SIZES[0]}</p>")
    assert {name for name, *_ in named(page)} == {"bureaux 10 m²", "bureaux 15 m²", "bureaux 20 m²"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Offices of 10 m² at €250, a terrace of 15 m² at €350 and cellars of 20 m² at €450 per month.",
        "Nous louons des salles de 10 m² à 250 €, de 15 m² à 350 € et de 20 m² à 450 € par mois.",
    ],
)
def test_other_things_and_rooms_by_the_month_make_no_list_of_offices(sentence: str) -> None:
    assert not [plan for plan in plans(f"<h1>Info</h1><p>{sentence}</p>") if plan[1] in ("250", "350")]


def test_desks_by_the_day_the_week_and_the_month_are_named_by_their_own_period() -> None:
    page = page_of("<p>Hire a desk by the day (£15), the week (£60) or the month (£180).</p>")
    assert named(page) == {
        ("Hire a desk by the day", "day_pass", "15", "day"),
        ("Hire a desk the week", "hot_desk", "60", "week"),
        ("Hire a desk or the month", "hot_desk", "180", "month"),
    }


RATES = [
    "Le coworking est à 15 € la journée, 60 € la semaine et 180 € au mois.",
    "Ein Schreibtisch kostet 15 € am Tag, 60 € in der Woche und 180 € im Monat.",
]


@pytest.mark.parametrize("sentence", RATES)
def test_coworking_and_desks_have_rates_of_several_periods(sentence: str) -> None:
    told = {(amount, period) for _, amount, _, period, _, _ in plans(f"<h1>Info</h1><p>{sentence}</p>")}
    assert told == {("15", "day"), ("60", "week"), ("180", "month")}


def test_a_list_of_offices_may_begin_with_one_desk() -> None:
    body = "<p>Nos bureaux fermés : 1 poste à 290 € HT/mois, 2 postes à 480 € HT/mois.</p>"
    assert {plan[1:] for plan in named(page_of(body))} == {
        ("private_office", "290", "month"),
        ("private_office", "480", "month"),
    }


def test_half_a_day_and_a_day_whose_hours_stand_in_brackets_are_of_one_room() -> None:
    body = "<h3>Konferenzraum</h3><p>Halbtags (4 Std.) 120 €, ganztags (8 Std.) 200 €</p>"
    assert named(page_of(body)) == {
        ("Konferenzraum", "meeting_room", "120", "half_day"),
        ("Konferenzraum", "meeting_room", "200", "day"),
    }


def test_whose_coworking_it_is_does_not_matter() -> None:
    body = "<p>Il nostro coworking costa 15 € al giorno o 180 € al mese.</p>"
    assert {plan[1:] for plan in named(page_of(body))} == {("day_pass", "15", "day"), ("hot_desk", "180", "month")}


def test_plans_by_the_month_may_be_told_apart_by_their_hours() -> None:
    body = "<h2>Forfaits mensuels</h2><ul><li>20 h : 60 € HT</li><li>50 h : 110 € HT</li></ul>"
    assert {plan[1:] for plan in named(page_of(body, title="Coworking"))} == {
        ("hot_desk", "60", "month"),
        ("hot_desk", "110", "month"),
    }


def test_a_list_of_rates_for_members_is_not_of_dues() -> None:
    items = "<li>à l'heure : 3 €</li><li>à la journée : 12 €</li><li>5 jours par mois : 45 €</li>"
    body = f"<h1>Coworking</h1><p>Une fois adhérent, plusieurs possibilités :</p><ul>{items}</ul>"
    assert {plan[:2] for plan in plans(body)} == {("hot_desk", "3"), ("day_pass", "12"), ("hot_desk", "45")}


def test_the_line_above_a_list_heads_each_of_its_items() -> None:
    items = "<li><div>petite salle : 50 € / 90 €</div></li><li><div>salle ronde : 70 € / 130 €</div></li>"
    body = f"<h1>Location de salle</h1><p>Les tarifs en 1/2 journée / journée :</p><ul>{items}</ul>"
    assert {(plan[0], plan[1], plan[3]) for plan in plans(body)} == {
        ("meeting_room", "50", "half_day"),
        ("meeting_room", "90", "day"),
        ("meeting_room", "70", "half_day"),
        ("meeting_room", "130", "day"),
    }


def test_a_tally_of_the_offices_of_a_house_says_nothing_of_its_passes() -> None:
    prices = "<p>Nos tarifs :</p><ul><li>18 € / jour – pour un passage ;</li><li>70 € / mois – pour 5 jours ;</li></ul>"
    tally = "<p>La maison compte :</p><ul><li>2 salles ;</li><li>3 bureaux privés.</li></ul>"
    assert {plan[:2] for plan in plans(f"<h1>Coworking</h1>{tally}{prices}")} == {
        ("day_pass", "18"),
        ("hot_desk", "70"),
    }


def test_a_bundle_of_hours_below_an_office_is_of_the_office() -> None:
    body = "<h2>Despacho de visitas</h2><p>11 €/h</p><p>Bono 10 horas: 90 €</p>"
    assert {plan[0] for plan in plans(body)} == {"private_office"}


def test_dots_may_lead_to_a_price() -> None:
    items = "".join(
        f"<div><span>{name}</span><span>.......</span><span>{price}</span></div>"
        for name, price in (("La journée", "17 €"), ("Le carnet de 10 journées", "150 €"), ("Le mois", "170 €"))
    )
    assert {plan[1:5] for plan in plans(f"<h2>Coworking</h2>{items}")} == {
        ("17", "EUR", "day", None),
        ("150", "EUR", "once", 10),
        ("170", "EUR", "month", None),
    }


def test_the_letter_of_a_clause_is_no_part_of_a_name() -> None:
    body = "<h1>Coworking</h1><p>a) Puesto compartido: 8 €/día y 80 €/mes.</p><p>b) Despacho cerrado: 150 €/mes.</p>"
    assert {name for name, *_ in named(page_of(body))} == {"Puesto compartido", "Despacho cerrado"}


def test_what_is_let_by_the_day_below_rooms_for_hire_is_a_room() -> None:
    items = (
        "<li>Salle Ambre (8 pers.) : 15 €/h – 90 € la journée</li><li>Le Hall (80 pers. debout) : journée 350 €</li>"
    )
    kinds = {plan[1]: plan[0] for plan in plans(f"<h1>Coworking</h1><h2>Location de salles</h2><ul>{items}</ul>")}
    assert kinds["90"] == "meeting_room"
    assert kinds["350"] == "event_space"


def test_a_part_of_the_day_behind_a_colon_is_not_shared_by_the_next_price() -> None:
    page = page_of("<h2>Location de salles</h2><ul><li>Salle Haute (80 pers.) : soirée 250 € – journée 350 €</li></ul>")
    assert not any("soirée" in name for name, _, amount, _ in named(page) if amount == "350")


def test_rates_of_coworking_for_members_are_no_dues() -> None:
    rows = table("Durée | Prix", "Journée | 8 €", "Mois | 80 €").replace("Tarifs", "Espace coworking (adhérents)")
    assert {plan[:2] for plan in plans(rows)} == {("day_pass", "8"), ("hot_desk", "80")}


def test_machines_are_no_plans_and_a_rehearsal_room_no_meeting_room() -> None:
    rows = table("Machine | Prix", "Découpe laser | 15 €/h", "Fraiseuse numérique | 20 €/h")
    assert plans(rows.replace("Tarifs", "Machines (adhérents)")) == set()
    assert plans("<h2>Sala riunioni</h2><p>La sala prove 10 euro l'ora.</p>") == set()


def test_a_word_for_a_plan_and_a_number_are_a_name() -> None:
    body = cards(("Tarifa 25", "60€ +IVA / mes"), ("Tarifa 50", "90€ +IVA / mes"))
    assert {(name, amount) for name, _, amount, _ in named(page_of(body))} == {("Tarifa 25", "60"), ("Tarifa 50", "90")}


def test_what_a_credit_is_worth_and_what_is_paid_once_are_no_plans() -> None:
    assert plans("<h2>Salles de réunion à l'heure</h2><p>Tarifs HT. 1 crédit = 10 €.</p>") == set()
    rows = table("Oficina virtual | Básica | Premium", "Cuota mensual | 35 € | 69 €", "Alta (pago único) | 20 € | 30 €")
    assert {plan[1] for plan in plans(rows)} == {"35", "69"}


def test_the_end_of_a_range_may_stand_behind_a_bracket() -> None:
    body = "<h2>Despachos amueblados</h2><p>Desde 275 €/mes (exterior, 10 m²) hasta 790 €/mes (30 m²).</p>"
    assert plans(body) == set()


def test_a_bracket_that_never_closes_stops_no_reading() -> None:
    line = "L'accès est réservé aux adhérents (adhésion : 60 € TTC / an : Journée : 15 €"
    assert plans(f"<h2>Coworking</h2><p>{line}</p>") is not None
    assert desk_hint("Coworking (adhérents : 5 €") == "other"


def test_halls_to_hire_are_named_with_who_pays() -> None:
    rows = table(" | ½ journée | Journée", "Tarif plein | 130 € | 220 €", "Adhérents | 90 € | 150 €")
    body = "<h1>Privatiser un espace</h1>" + rows.replace("h2>", "h3>").replace("Tarifs", "Le Labo")
    found = named(page_of(f"{body}<h2>Coworking</h2><p>Journée : 15 €</p>"))
    assert ("Le Labo – Tarif plein", "event_space", "220", "day") in found
    assert ("Le Labo – Adhérents", "event_space", "90", "half_day") in found


def test_each_price_of_a_line_may_be_told_with_its_tax() -> None:
    line = "Salle Martin (10 personnes) – demi-journée : 60 € HT (72 € TTC) – journée : 100 € HT (120 € TTC)"
    page = page_of(f"<p><strong>SALLES</strong></p><p>{line}</p><p>Accès libre 1 heure : 3,00 € HT (3,60 € TTC)</p>")
    assert {(name, amount) for name, _, amount, _ in named(page) if name.startswith("Salle")} == {
        ("Salle Martin (10 personnes)", "60"),
        ("Salle Martin (10 personnes)", "100"),
    }
    assert not any(amount == "3.60" for _, _, amount, _ in named(page))


def test_what_people_say_of_a_house_has_no_prices() -> None:
    assert plans("<h2>Ils en parlent</h2><p>« 250 € par mois pour être au calme ! » — Julie</p>") == set()


def test_a_day_beside_a_desk_of_ones_own_is_a_pass() -> None:
    body = (
        "<div><p><strong>Mesa fija</strong><br>180€ / mes</p></div><div><p><strong>Día suelto</strong><br>15€</p></div>"
    )
    assert ("day_pass", "15") in {plan[:2] for plan in plans(f"<h1>Coworking</h1>{body}")}


def test_what_stands_between_a_heading_and_lines_of_prices_tells_what_they_are_of() -> None:
    lines = "<p>180 mq, fino a 120 persone in piedi</p><p>Mezza giornata (max 5 ore): 300 €<br>Giornata: 500 €</p>"
    page = page_of(f"<h1>I nostri ambienti</h1><h2>Loft</h2>{lines}", title="Magazzino")
    assert {(name, kind) for name, kind, *_ in named(page)} == {("Loft", "meeting_room")}


def test_a_session_is_no_room_and_a_fee_heads_a_column() -> None:
    assert plans("<h2>Sala de grupos</h2><h3>Tarifas por horas</h3><p>Sesión de psicología: 55 €.</p>") == set()
    rows = table("Plan | Cuota", "Completo | 120 €/mes", "Fijo | 150 €/mes").replace("Tarifs", "Coworking")
    assert {name for name, *_ in named(page_of(rows))} == {"Completo", "Fijo"}


def test_a_room_of_middle_size_is_no_median() -> None:
    line = "Sala pequeña (6 pers.): 8 €/h · Sala mediana (12 pers.): 14 €/h"
    assert {plan[1] for plan in plans(f"<h2>Salas</h2><p>{line}</p>")} == {"8", "14"}


def test_the_parts_of_a_long_sentence_are_the_items_of_a_list() -> None:
    items = ("Jornada completa: 200 € + IVA / mes", "Sala exclusiva: 400 € + IVA / mes", "Bono 10 días: 100 € + IVA")
    line = "; ".join((*items, "Media jornada (mañanas): 110 € + IVA / mes", "Media jornada (tardes): 90 € + IVA / mes"))
    found = plans(f"<h3>¿Cuánto cuesta el coworking?</h3><p>Tenemos cuatro formas. {line}. No hay permanencia.</p>")
    assert {plan[1] for plan in found} == {"200", "400", "100", "110", "90"}


def test_catalan_has_days_and_weeks() -> None:
    fees = (("Quota setmanal", "30 €/setmana"), ("Quota diària", "10 €/dia"))
    page = page_of("<h1>Vall Coworking</h1>" + "".join(f"<div><h3>{name}</h3><p>{fee}</p></div>" for name, fee in fees))
    assert {name for name, *_ in named(page)} == {name for name, _ in fees}


@pytest.mark.parametrize(
    "line",
    [
        "Full: £70/mo Concession: £40/mo",
        "Full: <a href=/full>£70/month</a> Concession: <a href=/less>£40/month</a>",
        "Full: £70/mth Concession: £40/mth",
    ],
)
def test_a_stroke_at_an_amount_ties_its_own_unit_to_it_before_the_next_label(line: str) -> None:
    found = named(page_of(f"<h2>Membership</h2><p>{line}</p>"))
    assert {(name, amount, period) for name, _, amount, period in found} == {
        ("Full", "70", "month"),
        ("Concession", "40", "month"),
    }
