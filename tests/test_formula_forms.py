"""Price plans that only their surroundings explain: cells beside the price, lists below it, labels in a run, prose."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table, values

from cowcrawl.extract.formulas import extract
from cowcrawl.extract.formulas.words import desk_phrase
from cowcrawl.model import Reject
from cowcrawl.page import Page

COLUMNS = table(
    " | Ruisseau | Fleuve",
    "Votre place | place libre | bureau fixe",
    "Préavis | 1 mois | 3 mois",
    "Salle de réunion | 1 h par mois | 5 h par mois",
    "Prix par mois | 80 € | 160 €",
)


def test_a_plan_in_a_column_is_what_its_cells_say() -> None:
    assert named(page_of(COLUMNS)) == {
        ("Ruisseau", "hot_desk", "80", "month"),
        ("Fleuve", "fixed_desk", "160", "month"),
    }


def test_the_notice_of_a_plan_in_a_column_is_its_commitment() -> None:
    assert [value["commitment"] for value in values(page_of(COLUMNS))] == ["Préavis: 1 mois", "Préavis: 3 mois"]


def test_a_plan_in_a_row_is_what_its_cells_say() -> None:
    rows = table("Formule | Inbegrepen | Per maand", "Mus | flexplek | € 90,-", "Reiger | vaste werkplek | € 190,-")
    assert named(page_of(rows)) == {("Mus", "hot_desk", "90", "month"), ("Reiger", "fixed_desk", "190", "month")}


def test_an_option_that_costs_more_does_not_describe_the_plan() -> None:
    rows = table("Abo | EUR / Monat | Optionen", "3-Tages-Abo | 210 | Fixdesk +60", "5-Tages-Abo | 310 | Fixdesk +60")
    assert {plan[:2] for plan in plans(rows)} == {("hot_desk", "210"), ("hot_desk", "310")}


def test_the_nearest_row_that_titles_a_group_names_its_prices() -> None:
    body = (
        "<h1>Coworking</h1><table><tr><td colspan=2>TARIFFE SOCI</td></tr><tr><td>1 giorno</td><td>9 €</td></tr>"
        "<tr><td colspan=2>TARIFFE ESTERNI</td></tr><tr><td>1 giorno</td><td>14 €</td></tr></table>"
    )
    assert {(name, amount) for name, _, amount, _ in named(page_of(body))} == {
        ("1 giorno – TARIFFE SOCI", "9"),
        ("1 giorno – TARIFFE ESTERNI", "14"),
    }


def test_a_column_for_the_day_is_named_by_its_own_header() -> None:
    body = table("Illimité | 8 jours par mois | À la journée", "190 €/mois | 99 €/mois | 16 €/jour")
    page = page_of(body.replace("Tarifs", "Tarifs coworking"))
    assert {name for name, *_ in named(page)} == {"Illimité", "8 jours par mois", "À la journée"}


def test_under_a_title_that_announces_prices_the_label_names_the_plan() -> None:
    page = page_of("<h3>Prezzi postazioni</h3><ul><li>settimanale 40 €</li><li>mensile 120 €</li></ul>")
    assert {name for name, *_ in named(page)} == {"settimanale", "mensile"}


RUNS = [
    "à l'heure : 20 € HT / à la demi-journée : 70 € HT / journée : 120 € HT",
    "Heure : 20 € HT, demi-journée : 70 € HT, journée : 120 € HT",
    "heure: 20 € HT · demi-journée: 70 € HT · journée: 120 € HT",
]


@pytest.mark.parametrize("run", RUNS)
def test_each_amount_of_a_run_keeps_the_label_on_its_left(run: str) -> None:
    assert {(plan[1], plan[3]) for plan in plans(f"<h3>Salle de réunion</h3><p>Tarifs : {run}</p>")} == {
        ("20", "hour"),
        ("70", "half_day"),
        ("120", "day"),
    }


def test_a_run_that_tells_two_periods_of_one_amount_is_left_out() -> None:
    results = list(extract(page_of("<h3>Salle de réunion</h3><p>Journée : 70 € / demi-journée</p>")))
    assert [result.reason for result in results if isinstance(result, Reject)] == ["two periods"]


ONE_PLAN = [
    ("<h3>Private lockable pods</h3><h4>Pod membership</h4><p>£300 / month</p>", ("private_office", "300", "month")),
    ("<p>Bronze package – €55 per month</p><ul><li>Virtual office</li></ul>", ("virtual_office", "55", "month")),
    ("<h3>Open space 80 m²</h3><p>900 € HT / mois</p>", ("private_office", "900", "month")),
    ("<h3>10 jours</h3><ul><li>Wifi</li><li>95 €</li></ul>", ("day_pass", "95", "once")),
    ("<h3>Single day</h3><p>£21 + VAT</p>", ("day_pass", "21", "day")),
    (
        "<h3>SMALL</h3><p>99 €</p><p>pro Monat</p><ul><li>4 Coworking-Tage im Monat</li></ul>",
        ("hot_desk", "99", "month"),
    ),
    ("<p>Rittenkaart: 10 dagen voor € 140,-</p>", ("day_pass", "140", "once")),
    ("<h3>Versammlungsraum</h3><li>Kurzer Abend (2 Stunden): 50 €</li>", ("meeting_room", "50", "once")),
    ("<h3>Postazione</h3><li>6 mesi (180 giorni) 700 €</li>", ("hot_desk", "700", "once")),
    ("<p>Take your time; a flexible membership is yours for €170 a month.</p>", ("hot_desk", "170", "month")),
    ("<p>If you like it here, a dedicated desk is €250 a month, lamp included.</p>", ("fixed_desk", "250", "month")),
    ("<p>Visitors come in for 22,00 euro’s excl. 21% VAT with a daypass.</p>", ("day_pass", "22", "day")),
    ("<p>La cotisation est fixée à 5 €/an, et elle est libre.</p>", ("other", "5", "year")),
    (
        "<h4>150€ Membership</h4><p>For 150€ a month you have the key and a seat at our table.</p>",
        ("hot_desk", "150", "month"),
    ),
    (
        "<h2>Meeting room</h2><p>Members pay £12 p.h. and bring their own biscuits, please.</p>",
        ("meeting_room", "12", "hour"),
    ),
    ("<h3>Résidents</h3><p>Bureau résident : 310 € / mois</p>", ("fixed_desk", "310", "month")),
    ("<h3>Sala grande</h3><p>Sala privada: 390 € / mes</p>", ("private_office", "390", "month")),
    ("<h3>Jornada completa</h3><p>Coworking</p><p>180 € / mes</p>", ("hot_desk", "180", "month")),
    (
        "<h3>Samstag</h3><p>240 € / Tag</p><ul><li>Die ganze Fläche, exklusiv für dein Team</li></ul>",
        ("event_space", "240", "day"),
    ),
    (
        "<h3>Pass jour</h3><p>19 € / jour</p><ul><li>Accès à tout l'espace et à un casier privé</li></ul>",
        ("day_pass", "19", "day"),
    ),
    ("<h3>Whole floor</h3><p>£1200 a month</p>", ("private_office", "1200", "month")),
    ("<h3>PART-TIMER</h3><p>€19 / per day without membership</p>", ("day_pass", "19", "day")),
]


@pytest.mark.parametrize(("body", "plan"), ONE_PLAN, ids=[plan[0] + " " + plan[1] for _, plan in ONE_PLAN])
def test_what_stands_around_a_price_tells_its_plan(body: str, plan: tuple[str, str, str]) -> None:
    assert {(kind, amount, period) for kind, amount, _, period, *_ in plans(body)} == {plan}


def test_a_pass_below_the_cards_is_not_the_last_card() -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><p>€ {price} p/m</p></div>" for name, price in (("Flexplek", 90), ("Vaste plek", 200))
    )
    page = page_of(f"{cards}<p>Dagpas: € 15,- excl. btw. Strippenkaart (5 dagen): € 60,- excl. btw.</p>")
    assert {plan for plan in named(page) if plan[1] == "day_pass"} == {
        ("Dagpas", "day_pass", "15", "day"),
        ("Strippenkaart (5 dagen)", "day_pass", "60", "once"),
    }


def test_a_slogan_names_no_plan() -> None:
    slogan = "Ideal for meetings, workshops and all the small events that you ever wanted to hold"
    assert {name for name, *_ in named(page_of(f"<h1>Meeting room</h1><h3>{slogan}</h3><li>Per hour: €30</li>"))} == {
        "Meeting room"
    }


def test_rooms_for_hire_on_a_page_about_halls_are_halls() -> None:
    body = "<h5>Amber Zone</h5><p>€ 40 / hour</p><p>Seats 20 persons</p>"
    assert [value["desk_type"] for value in values(page_of(body, title="Our halls"))] == ["event_space"]


def test_the_day_of_a_plan_without_a_type_on_a_list_of_prices_is_a_day_pass() -> None:
    page = page_of("<div><h3>Zest</h3><p>€ 14 / day</p></div>", url="https://space.example/prices", title="Prices")
    assert [value["desk_type"] for value in values(page)] == ["day_pass"]


def test_the_month_of_a_plan_without_a_type_is_left_out() -> None:
    page = page_of("<div><h3>Zest</h3><p>€ 140 / month</p></div>", url="https://space.example/prices", title="Prices")
    assert values(page) == []


def test_the_tax_of_one_plan_is_not_its_neighbours() -> None:
    body = "<div><h3>Tickets</h3><p>1 ticket : 14 € TTC / jour</p><p>5 tickets : 60 €</p></div>"
    assert {(plan[1], plan[-1]) for plan in plans(body)} == {("14", "incl"), ("60", None)}


def test_tax_in_a_footnote_holds_for_the_prices_with_its_star() -> None:
    plans_shown = "<div><h3>Flexdesk</h3><p>99 €* pro Monat</p></div><div><h3>Fixdesk</h3><p>199 € pro Monat</p></div>"
    body = f"{plans_shown}<p>* exkl. Mehrwertsteuer, monatlich kündbar</p>"
    assert {(plan[1], plan[-1]) for plan in plans(body)} == {("99", "excl"), ("199", None)}


@pytest.mark.parametrize(("place", "currency"), [("Springfield, IL 62701", "USD"), ("Toronto ON M5V 2T6", "CAD")])
def test_a_bare_dollar_is_read_by_the_postcode_on_the_page(place: str, currency: str) -> None:
    assert {plan[2] for plan in plans(f"<h3>Hot desk</h3><p>$20 per day</p><p>{place}</p>")} == {currency}


def test_a_bare_dollar_of_no_country_stays_one() -> None:
    assert {plan[:3] for plan in plans("<h3>Hot desk</h3><p>$20 per day</p>")} == {("hot_desk", "20", "$")}


def test_a_first_hour_of_nothing_that_has_a_name_is_left_out() -> None:
    assert values(page_of("<h3>Prices</h3><p>The first hour €20</p>")) == []


def test_in_a_language_without_a_vocabulary_coworking_in_the_title_says_nothing() -> None:
    page = Page(
        '<html lang="pt"><title>Coworking</title><h3>Azul</h3><p>€ 20 / mes</p>'.encode(), url="https://a.example/"
    )
    assert values(page) == []


@pytest.mark.parametrize(
    "body",
    [
        "<div><h3>Projector</h3><p>€ 25 / day</p></div><div><h3>Flip chart</h3><p>€ 10 / day</p></div>",
        "<h2>Meeting rooms</h2><p>A projector can be hired at €20 per day by members.</p>",
        table("Salle | Journée", "Ménage | 50 €"),
        "<p>A day pass at the gym next door is €10.</p>",
        "<p>Across the country the median is €25 for a day pass.</p>",
        "<p>In 2012 the membership was fixed at €5/year.</p>",
    ],
)
def test_equipment_neighbours_and_the_past_have_no_plans(body: str) -> None:
    assert values(page_of(body, url="https://space.example/prices")) == []


def test_labels_of_one_line_stand_each_by_itself() -> None:
    assert {name for name, *_ in named(page_of("<h2>Day passes</h2><p>Adults: €15. Students: €10.</p>"))} == {
        "Day passes – Adults",
        "Day passes – Students",
    }


def test_the_letter_of_a_room_is_no_preposition() -> None:
    assert {name for name, *_ in named(page_of("<h3>Salle A</h3><p>25 € / heure</p>"))} == {"Salle A"}


def test_a_run_of_terms_has_a_price_for_each() -> None:
    run = "<h3>Flex</h3><p>1 mois : 150 € - 3 mois : 400 € - 6 mois : 700 €</p>"
    assert {(plan[1], plan[3], plan[4]) for plan in plans(run)} == {
        ("150", "month", None),
        ("400", "once", 3),
        ("700", "once", 6),
    }


def test_the_last_of_a_run_behind_a_colon_has_its_own_period() -> None:
    run = "<p>Sala riunioni Po (9 posti): mezza giornata 70 €, giornata intera 115 €</p>"
    assert {(plan[1], plan[3]) for plan in plans(run)} == {("70", "half_day"), ("115", "day")}


def test_a_period_without_per_ends_at_and() -> None:
    run = "<h3>Meeting room</h3><p>£70 half day and £130 full day</p>"
    assert {(plan[1], plan[3]) for plan in plans(run)} == {("70", "half_day"), ("130", "day")}


@pytest.mark.parametrize(("price", "amount"), [("₹4,500 / month", "4500"), ("INR 450 / month", "450")])
def test_rupees_are_read(price: str, amount: str) -> None:
    assert {plan[:3] for plan in plans(f"<h3>Flexi desk</h3><p>{price}</p>")} == {("hot_desk", amount, "INR")}


def test_an_amount_grouped_by_two_digits_is_not_cut() -> None:
    assert plans("<h3>Private office</h3><p>₹1,50,000 / month</p>") == set()


def test_the_commitment_is_the_sentence_that_says_it() -> None:
    body = "<h3>Hot desk</h3><p>£11 a day</p><p>Sit where you like. No commitment, no strings.</p>"
    assert [value["commitment"] for value in values(page_of(body))] == ["No commitment, no strings."]


def test_tax_that_is_added_to_all_prices_is_not_in_them() -> None:
    body = "<h3>Mesa fija</h3><p>150 € / mes</p><p>A todos los precios hay que añadir el 21% de IVA.</p>"
    assert {plan[-1] for plan in plans(body)} == {"excl"}


def test_a_unit_before_a_desk_is_its_period() -> None:
    body = "<h2>Coworking</h2><ul><li>Mes puesto fijo: 160 €</li><li>Día suelto: 12 €</li></ul>"
    assert named(page_of(body)) == {
        ("Mes puesto fijo", "fixed_desk", "160", "month"),
        ("Día suelto", "day_pass", "12", "day"),
    }


def test_a_term_of_a_list_is_not_named_by_the_term_before_it() -> None:
    terms = "<dt>10er-Karte (10 Tage)</dt><dd>130 €</dd><dt>Monatskarte</dt><dd>170 €</dd>"
    body = f"<h2>Flexible Arbeitsplätze</h2><dl>{terms}</dl>"
    assert {(value["name"], value["amount"]) for value in values(page_of(body))} == {
        ("10er-Karte (10 Tage)", "130"),
        ("Flexible Arbeitsplätze – Monatskarte", "170"),
    }


def test_what_is_let_by_the_hour_under_rooms_is_a_room_whatever_its_name() -> None:
    rows = table("Salle | Heure | Journée", "L'Atelier | 30 € | 180 €").replace("Tarifs", "Salles")
    assert {plan[:4] for plan in plans(rows)} == {
        ("meeting_room", "30", "EUR", "hour"),
        ("meeting_room", "180", "EUR", "day"),
    }


@pytest.mark.parametrize("unit", ["год", "tour"])
def test_a_unit_that_is_not_known_is_not_read_as_none(unit: str) -> None:
    assert plans(f"<h3>Meeting room</h3><p>150 UAH/{unit}</p>") == set()


def test_a_text_that_opens_with_a_price_may_go_on() -> None:
    body = "<h2>Feste Arbeitsplätze</h2><p>240 € netto im Monat, samt abschließbarem Rollcontainer. Zwei sind frei.</p>"
    assert {plan[:4] for plan in plans(body)} == {("fixed_desk", "240", "EUR", "month")}


def test_a_paragraph_that_ends_in_a_list_of_prices_is_one() -> None:
    body = "<h2>Seminarraum</h2><p>Der Raum (45 m²) fasst zwanzig Leute. Halber Tag: 90 €, ganzer Tag: 150 €.</p>"
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("90", "half_day"), ("150", "day")}


def test_a_picture_before_or_behind_a_name_is_none_of_it() -> None:
    plans = "<h3>☕ Café pass</h3><p>€ 12 per day</p><h3>Weekend pass 🎓</h3><p>€ 9 per day</p>"
    assert [value["name"] for value in values(page_of(plans))] == ["Café pass", "Weekend pass"]


def test_a_plus_that_ends_a_word_is_part_of_a_name() -> None:
    plans = "<h3>Member+</h3><p>£ 30 per month</p><h3>Friend + </h3><p>£ 9 per month</p>"
    found = values(page_of(f"<h2>Memberships</h2>{plans}"))
    assert [value["name"] for value in found] == ["Member+", "Friend"]


def test_what_says_that_a_price_follows_is_no_part_of_a_name() -> None:
    (value,) = values(page_of("<h2>Vergaderzaal</h2><p>Op zondagen is de prijs € 42 per uur.</p>"))
    assert value["name"].endswith("Op zondagen")


def test_a_small_room_keeps_all_of_its_name() -> None:
    assert desk_phrase("It is the use of a small meeting room by the hour") == "small meeting room"
    assert desk_phrase("It is the use of a big meeting room by the hour") == "meeting room"


@pytest.mark.parametrize(
    "line",
    [
        "Tagungsraum (4 Std.): 240€ gespart",
        "Meeting room (4 hours): £240 saved",
        "Vergaderzaal (4 uur): € 240 bespaard",
    ],
)
def test_what_is_saved_is_no_price(line: str) -> None:
    assert values(page_of(f"<h2>Join us</h2><ul><li>{line}</li></ul>")) == []


def test_an_address_to_use_is_a_virtual_office() -> None:
    (value,) = values(page_of("<h3>Office address</h3><p>£ 25 per month</p>"))
    assert value["desk_type"] == "virtual_office"


def test_a_question_before_a_name_is_no_part_of_it() -> None:
    (value,) = values(page_of("<h2>Membership</h2><p>Just passing? Day pass: £12</p>"))
    assert value["name"] == "Day pass"


@pytest.mark.parametrize(
    ("land", "currency"),
    [
        ("Oaxaca, México", "MXN"),
        ("Córdoba, Argentina", "ARS"),
        ("Calle 9, Bogotá", "COP"),
        ("México y Chile", None),
        ("Precios en pesos chilenos", "CLP"),
    ],
)
def test_the_country_a_spanish_page_names_tells_which_dollar(land: str, currency: str | None) -> None:
    text = "Somos un espacio de trabajo compartido para quienes trabajan por su cuenta en la ciudad."
    body = f"<html lang=es><p>{text} {land}.</p><h3>Escritorio fijo</h3><p>$2,500 al mes</p>"
    found = [value["currency"] for value in values(Page(body.encode(), url="https://telar.example/"))]
    assert found == [currency or "$"]


def test_a_list_within_an_item_describes_its_plan() -> None:
    parts = "<ul><li>Virtual office</li><li>Twelve letters scanned</li></ul>"
    body = f"<ul><li>Wool package – €65 per month{parts}</li><li>Silk package – €85 per month{parts}</li></ul>"
    assert {plan[:2] for plan in plans(body)} == {("virtual_office", "65"), ("virtual_office", "85")}


def test_the_first_month_of_a_plan_is_no_plan() -> None:
    item = "<ul><li class=title>One month</li><li>140 €</li><li>First month: 120 €</li></ul>"
    amounts = {plan[1] for plan in plans(f"<h2>Prices &amp; perks</h2><div>{item}</div>")}
    assert amounts == {"140"}


def test_a_compound_names_a_room_where_it_is_let_by_the_hour() -> None:
    rows = table("| De Spoelkamer | Het Garenlokaal", "Per uur | € 12,50 | € 25", "Hele dag | € 90 | € 180")
    assert {plan[:4] for plan in plans(rows)} == {
        ("meeting_room", "12.50", "EUR", "hour"),
        ("meeting_room", "25", "EUR", "hour"),
        ("meeting_room", "90", "EUR", "day"),
        ("meeting_room", "180", "EUR", "day"),
    }


@pytest.mark.parametrize(
    ("asked", "choice", "other"),
    [
        ("Membership type", "Regular: £30 monthly", "Student: £15 monthly"),
        ("Votre adhésion", "Plein tarif : 30 € par mois", "Tarif réduit : 15 € par mois"),
        ("Lidmaatschap", "Gewoon: € 30 per maand", "Verminderd: € 15 per maand"),
        ("Mitgliedschaft", "Regulär: 30 € pro Monat", "Ermäßigt: 15 € pro Monat"),
    ],
)
def test_the_words_before_the_choices_of_a_form_tell_what_they_are(asked: str, choice: str, other: str) -> None:
    form = f"<p>Pay here</p><form>{asked}<select><option>{choice}</option><option>{other}</option></select></form>"
    assert {(plan[1], plan[3]) for plan in plans(form)} == {("30", "month"), ("15", "month")}


def test_the_choices_of_a_form_for_parking_are_no_plans() -> None:
    choices = "<select><option>Covered - £40 per month</option></select>"
    assert plans(f"<h2>Membership</h2><p>Parking space</p>{choices}") == set()
