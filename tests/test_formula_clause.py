"""Sentences that tell in their own way what a price is for: by its first noun, the heading, the size, the payer."""

from __future__ import annotations

import pytest
from plans import named, page_of


def kinds(body: str, title: str = "Coworking") -> set[tuple[str | None, str, str | None]]:
    """The kind, the amount and the period of each plan of a page."""
    return {(kind, amount, period) for _, kind, amount, period in named(page_of(body, title=title))}


SIZES = [
    ("Offices", "2-person $440 a month, 4-person $770 a month.", "440", "770"),
    ("Büros", "10 m² kosten 300 € im Monat, 20 m² kosten 550 € im Monat.", "300", "550"),
    ("Preise", "Ein Büro für zwei Personen kostet 480 € im Monat, eines für vier 890 €.", "480", "890"),
    ("Kantoren", "Voor 2 personen € 350 per maand, voor 4 personen € 600 per maand.", "350", "600"),
    ("¿Hay despachos?", "El de dos personas cuesta 310 € al mes y los dos de cuatro, 540 € al mes.", "310", "540"),
    ("Avete uffici privati?", "Due stanze da 2 persone a 340 € al mese e una da 4 a 590 € al mese.", "340", "590"),
]


@pytest.mark.parametrize(("heading", "sentence", "one", "two"), SIZES)
def test_sizes_in_turn_are_of_what_the_heading_names(heading: str, sentence: str, one: str, two: str) -> None:
    body = f"<h2>{heading}</h2><p>{sentence}</p>"
    assert kinds(body) == {("private_office", one, "month"), ("private_office", two, "month")}


def test_the_number_of_desks_of_a_room_makes_it_no_desk() -> None:
    assert kinds("<h2>Team rooms</h2><p>Lockable rooms: 4 desks £950, 6 desks £1,400, per month.</p>") == set()


PAYERS = [
    ("Meeting room", "Visitors pay £15 an hour and members pay £10 an hour.", {"15", "10"}),
    ("Sitzungszimmer", "Das kostet Fr. 30.- pro Stunde; Abonnenten zahlen Fr. 20.- pro Stunde.", {"30", "20"}),
    ("Salle de réunion", "Les membres paient 12 € l'heure, les autres paient 18 € l'heure.", {"12", "18"}),
    ("Vergaderzaal", "Een uur kost € 25; verenigingen betalen € 15 per uur.", {"25", "15"}),
]


@pytest.mark.parametrize(("heading", "sentence", "amounts"), PAYERS)
def test_what_people_pay_is_for_the_room_above(heading: str, sentence: str, amounts: set[str]) -> None:
    body = f"<h2>{heading}</h2><p>{sentence}</p>"
    assert kinds(body) == {("meeting_room", amount, "hour") for amount in amounts}


def test_people_of_any_kind_pay_for_the_desk_that_the_sentence_names() -> None:
    body = "<h2>Hub</h2><p>Islanders pay €7 for a day at a desk or €80 for the month; tourists pay €14 a day.</p>"
    assert {amount for _, amount, _ in kinds(body)} == {"7", "80", "14"}


NOT_PAID = [
    "Employers pay £15 an hour for a developer.",
    "Our club pays £900 a month for its desks.",
    "Drivers pay £5 a day for parking.",
]


@pytest.mark.parametrize("sentence", NOT_PAID)
def test_what_others_pay_for_something_else_is_no_plan(sentence: str) -> None:
    assert kinds(f"<h2>Coworking</h2><p>{sentence}</p>") == set()


FIRST = [
    ("La salita de arriba (seis personas) se reserva por 9 € la hora.", ("meeting_room", "9", "hour")),
    ("La stanza delle riunioni si prenota a 11 euro l'ora.", ("meeting_room", "11", "hour")),
    ("Coworking space starting from just £89 per month.", ("hot_desk", "89", "month")),
    ("Pour un bureau à vous, comptez 290 € par mois.", ("private_office", "290", "month")),
]


@pytest.mark.parametrize(("sentence", "plan"), FIRST)
def test_a_clause_is_about_its_first_noun(sentence: str, plan: tuple[str, str, str]) -> None:
    assert kinds(f"<h2>The house</h2><p>We look forward to seeing you here. {sentence}</p>") == {plan}


NOT_FIRST = [
    "Our office cleaner works for £12 an hour.",
    "Elsewhere desks cost £300 a month.",
    "A printer in the meeting room is £2 an hour.",
]


@pytest.mark.parametrize("sentence", NOT_FIRST)
def test_a_noun_beside_what_costs_so_much_has_no_price(sentence: str) -> None:
    assert kinds(f"<h2>The house</h2><p>We look forward to seeing you here. {sentence}</p>") == set()


def test_days_and_payers_alone_leave_a_price_to_the_room_of_the_heading() -> None:
    body = "<h2>Event space (120 m²)</h2><p>Monday to Thursday €250/day; Friday to Sunday €400/day. Holds 80.</p>"
    assert kinds(body) == {("event_space", "250", "day"), ("event_space", "400", "day")}


def test_the_rent_below_a_heading_of_offices_is_theirs() -> None:
    body = "<h2>Einzelbüro</h2><p>Alles ist möbliert und geputzt. Miete ab 690 € monatlich, jederzeit kündbar.</p>"
    assert kinds(body) == {("private_office", "690", "month")}


def test_a_name_is_a_room_where_its_first_sentence_says_how_many_it_seats() -> None:
    body = "<h1>Clocktower</h1><h2>The Belfry</h2><p>Seats 12 round a table. £20 an hour, £120 a day.</p>"
    assert kinds(body) == {("meeting_room", "20", "hour"), ("meeting_room", "120", "day")}


def test_names_in_turn_are_memberships_below_a_question_about_those() -> None:
    body = (
        "<h2>Do you do coworking memberships?</h2><p>Yes. Rye is £45 a month for 5 days, Spelt is £90 a month for"
        " weekdays and Emmer is £160 a month with your own fixed desk.</p>"
    )
    assert {(name, kind) for name, kind, _, _ in named(page_of(body))} == {
        ("Rye", "hot_desk"),
        ("Spelt", "hot_desk"),
        ("Emmer", "fixed_desk"),
    }


def test_names_in_turn_are_rooms_below_a_heading_about_those() -> None:
    body = "<h2>Nos salles</h2><p>Orangerie 640 € la journée, Verger 270 € la journée et 160 € la demi-journée.</p>"
    assert {(name, amount) for name, _, amount, _ in named(page_of(body))} == {
        ("Orangerie", "640"),
        ("Verger", "270"),
        ("Verger", "160"),
    }


def test_people_with_names_are_no_plans() -> None:
    assert kinds("<h2>Mitgliedschaft</h2><p>Anna zahlt 20 € im Monat, Peter 30 € im Monat.</p>") == set()


def test_a_plan_is_of_the_desks_that_the_plans_beside_it_are_for() -> None:
    rows = "<tr><th>Day pass</th><td>CHF 28 per day</td></tr><tr><th>Half time</th><td>CHF 190 per month</td></tr>"
    body = f"<table>{rows}<tr><th>Fixed desk</th><td>CHF 430 per month</td></tr></table>"
    assert ("hot_desk", "190", "month") in kinds(f"<h2>What it costs</h2>{body}", "Prices")


def test_what_costs_far_less_than_the_plans_beside_it_is_no_desk() -> None:
    rows = "<tr><th>Day pass</th><td>CHF 28 per day</td></tr><tr><th>Gnome club</th><td>CHF 9 per month</td></tr>"
    body = f"<table>{rows}<tr><th>Fixed desk</th><td>CHF 430 per month</td></tr></table>"
    assert "9" not in {amount for _, amount, _ in kinds(f"<h2>What it costs</h2>{body}", "Prices")}


GOES_ON = [
    ("Tarifs", "Comptez 18 € la journée, 75 € la semaine et 210 € le mois.", {"18", "75", "210"}),
    (
        "Salle de réunion",
        "Louez notre salle de 12 places à partir de 32 € l'heure et 90 € la demi-journée.",
        {"32", "90"},
    ),
    ("Quanto costa?", "Si parte da 11 € per mezza giornata e 19 € per la giornata intera.", {"11", "19"}),
    ("Precios", "Un día suelto cuesta 14 €, el bono de diez días 120 € y el mes completo 150 €.", {"14", "120", "150"}),
    ("Tariffe", "La giornata costa 18 € e l'abbonamento mensile 190 €.", {"18", "190"}),
    ("Tarieven", "Een dag werken kost € 19 en een strippenkaart van tien dagen € 160.", {"19", "160"}),
]


@pytest.mark.parametrize(("heading", "sentence", "amounts"), GOES_ON)
def test_later_prices_of_a_sentence_go_on_from_the_first(heading: str, sentence: str, amounts: set[str]) -> None:
    assert {amount for _, amount, _ in kinds(f"<h1>Coworking</h1><h2>{heading}</h2><p>{sentence}</p>")} == amounts


BRACKETED = [
    "The boardroom seats ten and can be booked by the hour (£26), half day (£80) or full day (£140).",
    "Der Besprechungsraum für bis zu 10 Personen kann stundenweise (26 €), halbtags (80 €) oder ganztags (140 €)"
    " gemietet werden.",
]


@pytest.mark.parametrize("sentence", BRACKETED)
def test_each_bracket_is_for_the_time_before_it(sentence: str) -> None:
    assert {plan[1:] for plan in kinds(f"<h2>Meeting room</h2><p>{sentence}</p>")} == {
        ("26", "hour"),
        ("80", "half_day"),
        ("140", "day"),
    }


STOPS = [
    "Les abonnements en cours (160 € par mois) ont été remboursés.",
    "The innovation agency opened a hub in spring, offering studios for €375 a month or a desk for €200 a month.",
    "When we began, the desk was £60 a month and the office £150 a month.",
    "Most of our guests come by train, and a desk is what they find.",
]


@pytest.mark.parametrize("sentence", STOPS)
def test_a_sentence_about_something_else_gives_no_price(sentence: str) -> None:
    assert kinds(f"<h2>Our story</h2><p>{sentence}</p>", "News") == set()


def test_what_part_timers_pay_is_not_for_the_desk_of_those_before() -> None:
    body = "<h2>Coworking</h2><p>Membership is £195 a month and gives you a desk of your own; part-timers pay £120.</p>"
    assert ("fixed_desk", "120", "month") not in kinds(body)


NOT_OURS = [
    "Besoin d'un vélo ? Les nôtres sont à 5 € la journée ou 40 € par mois.",
    "Du brauchst ein Rad? Unsere kosten 5 € am Tag oder 40 € im Monat.",
    "¿Necesitas una bici? Las nuestras cuestan 5 € al día o 40 € al mes.",
    "Our bookkeeper will see you in her office for £60 an hour.",
    "Notre comptable vous reçoit dans son bureau pour 60 € de l'heure.",
    "Onze boekhouder ontvangt je op haar kantoor voor € 60 per uur.",
    "Our neighbours, the climbing wall, offer members a day ticket for £9.",
    "You can park in the yard of our coworking space for £6 a day or £80 a month.",
]


@pytest.mark.parametrize("sentence", NOT_OURS)
def test_what_is_named_before_or_done_in_an_office_is_no_desk(sentence: str) -> None:
    assert kinds(f"<h1>Coworking</h1><h2>Coworking</h2><p>{sentence}</p>") == set()


ANOTHER = [
    ("Sala riunioni", "La domiciliazione postale costa 25 € al mese, quella legale 45 € al mese.", {"25", "45"}),
    (
        "Salles",
        "La petite salle (6 personnes) est louée 15 € de l'heure, la grande (20 pers.) 35 € de l'heure.",
        {"15", "35"},
    ),
    ("Rooms", "You can have our meeting room all to yourself from £18 an hour.", {"18"}),
]


@pytest.mark.parametrize(("heading", "sentence", "amounts"), ANOTHER)
def test_an_adjective_or_a_half_day_goes_on_from_what_was_named(heading: str, sentence: str, amounts: set[str]) -> None:
    assert {amount for _, amount, _ in kinds(f"<h1>Coworking</h1><h2>{heading}</h2><p>{sentence}</p>")} == amounts


def test_what_stands_below_another_heading_is_not_of_the_plans_of_the_page() -> None:
    card = "<div><h3>{}</h3><p>{}</p></div>"
    desks = card.format("Day pass", "CHF 18 per day") + card.format("Fixed desk", "CHF 250 per month")
    rest = f"<section><h2>Afterwards</h2><div>{card.format('Gnome society', 'CHF 60 per month')}</div></section>"
    body = f"<div><section><h2>What it costs</h2><div>{desks}</div></section>{rest}</div>"
    assert "60" not in {amount for _, amount, _ in kinds(body, "Prices")}
