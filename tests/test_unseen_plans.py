"""Prices as pages word them that look like no other: one of a bundle, sums, dues, rooms told by an area."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

from cowcrawl.literals.period import in_label, suffix


@pytest.mark.parametrize(
    ("after", "period"),
    [
        (" per calendar month", "month"),
        (" pro Kalendermonat", "month"),
        (" la demie-journée", "half_day"),
        (" pro Werktag", "day"),
        (" al mes natural", "month"),
        (" p/uur", "hour"),
    ],
)
def test_units_of_time_in_more_words(after: str, period: str) -> None:
    assert (found := suffix(after)) and found.value == period


def test_german_adjectives_and_dues_tell_a_period() -> None:
    assert in_label("monatlicher Beitrag") == in_label("den monatlichen Preis") == in_label("Monatsbeitrag") == "month"
    assert in_label("Tagespauschale") == "day"


def test_an_office_from_so_much_a_calendar_month() -> None:
    assert plans("<ul><li>Offices start from £210 + VAT per calendar month.</li></ul>") == {
        ("private_office", "210", "GBP", "month", None, "excl")
    }


@pytest.mark.parametrize(
    "line",
    [
        "A bundle of 5 day passes costs £20 + VAT per pass",
        "Carnet de 10 tickets : 9 € par ticket",
        "10er-Karte: 12 € pro Eintritt",
        "£27 per visit · 10 visits a month",
    ],
)
def test_what_one_of_a_bundle_costs_is_no_price_of_the_bundle(line: str) -> None:
    assert plans(f"<ul><li>{line}</li></ul>") == set()


def test_a_bundle_has_its_own_price() -> None:
    assert plans("<ul><li>Carnet de 10 tickets : 90 €</li></ul>") == {("day_pass", "90", "EUR", "once", 10, None)}


def test_factors_and_sums_are_no_prices() -> None:
    body = "<h3>Tagespass</h3><p>18 € / Tag</p><p>10 * 18 € = höchstens 180 € pro Monat</p><p>20 € + 5 Tage * 9 €</p>"
    assert {value["amount"] for value in values(page_of(body))} == {"18"}


def test_what_is_let_by_the_day_and_has_an_area_in_its_title_is_a_room() -> None:
    body = "<h1>Räume</h1><h2>Dachgarten (90 m²)</h2><p>240 €/Tag</p><h2>Loggia (45 m²)</h2><p>120 €/Tag</p>"
    page = page_of(body, "https://space.example/preise", "Lampion")
    assert {plan[1:3] for plan in named(page)} == {("meeting_room", "240"), ("meeting_room", "120")}


def test_memberships_have_the_period_that_a_page_tells_of_all_its_prices() -> None:
    body = "<h3>Mitgliedschaft</h3><p>25 €</p><p>Alle Preise sind monatliche Beiträge.</p>"
    assert {(plan["amount"], plan["period"]) for plan in values(page_of(body, title="Lampion"))} == {("25", "month")}


def test_dues_in_a_house_of_makers_are_memberships_of_no_desk() -> None:
    rows = "<tr><th>Spar</th><th>Grundpreis</th></tr><tr><td>Alle Maschinen frei</td><td>24 € / Monat</td></tr>"
    body = f"<table>{rows}</table>"
    found = values(page_of(f"<h1>Preise</h1>{body}", "https://space.example/preise", "Offene Werkstatt Lampion"))
    assert [(plan["amount"], plan["desk_type"]) for plan in found] == [("24", "other")]
    assert not values(page_of(f"<h1>Preise</h1>{body}", "https://space.example/preise", "Lampion"))


def test_amounts_in_a_row_have_the_periods_of_their_own_label_in_turn() -> None:
    body = "<h3>Salle de réunion Quai</h3><p>Tarif à la demi-journée / journée : 70 € / 130 €</p>"
    assert {plan[1:4] for plan in plans(body)} == {("70", "EUR", "half_day"), ("130", "EUR", "day")}
    evening = "<h3>Salle de réunion Quai</h3><p>Journée / soirée : 130 € / 60 €</p>"
    assert {plan[1:4] for plan in plans(evening)} == {("130", "EUR", "day")}


def test_a_period_before_an_amount_counts_though_a_note_follows() -> None:
    body = "<h2>Seminarraum Ost</h2><ul><li>Halbtags*: 40 € (* bis zu vier Stunden)</li><li>Ganztags: 65 €</li></ul>"
    assert {plan[1:4] for plan in plans(body)} == {("40", "EUR", "half_day"), ("65", "EUR", "day")}


def test_a_row_of_half_days_may_say_how_long_they_are() -> None:
    assert in_label("Dagdeel 4u") == in_label("Prijs dagdeel (4 uur)") == "half_day"


def test_a_table_of_rooms_whose_names_end_in_a_word_for_rooms() -> None:
    head = "<tr><th></th><th>Groene Kamer</th><th>Blauwe Kamer</th></tr>"
    page = page_of(f"<table>{head}<tr><td>Per uur</td><td>€ 15</td><td>€ 18</td></tr></table>", title="Lampion")
    assert named(page) == {
        ("Groene Kamer", "meeting_room", "15", "hour"),
        ("Blauwe Kamer", "meeting_room", "18", "hour"),
    }


def test_the_line_above_a_list_says_what_its_prices_are_for() -> None:
    items = (
        "<ul><li>Voor verenigingen uit de wijk € 30,00 per dagdeel.</li><li>Voor bedrijven € 15,00 per uur.</li></ul>"
    )
    hall = page_of(f"<h1>Info</h1><p>De tarieven voor huur van de grote zaal zijn:</p>{items}", title="Lampion")
    assert {plan[1:] for plan in named(hall)} == {("meeting_room", "30", "half_day"), ("meeting_room", "15", "hour")}
    nothing = page_of(f"<h1>Info</h1><p>Wij rekenen:</p>{items}", title="Lampion")
    assert not named(nothing)


def test_a_room_keeps_the_number_in_its_name() -> None:
    body = "<ul><li>Meeting room 1: £20 per hour</li><li>Meeting room 2: £25 per hour</li></ul>"
    assert {plan[0] for plan in named(page_of(body))} == {"Meeting room 1", "Meeting room 2"}


def test_a_french_label_has_a_space_before_its_colon() -> None:
    body = "<p>Coworking : 11 € la demi-journée, 19 € la journée, 190 € le mois.</p>"
    assert {plan[1:4] for plan in plans(body)} == {
        ("11", "EUR", "half_day"),
        ("19", "EUR", "day"),
        ("190", "EUR", "month"),
    }


def test_a_run_of_prices_shares_the_word_that_announces_it() -> None:
    found = plans("<p>Tarif : 9€/j – 32€/sem – 105€/mois</p>", "https://space.example/tarifs")
    assert {plan[1:4] for plan in found} == {("9", "EUR", "day"), ("32", "EUR", "week"), ("105", "EUR", "month")}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("El coworking cuesta 14 euros al día o 130 euros al mes.", {("14", "day"), ("130", "month")}),
        ("Hot desks from £9 per half day. Bring a mug.", {("9", "half_day")}),
        ("Un bureau privatif à partir de 310 € par mois. Venez voir.", {("310", "month")}),
        ("Competitors from £9 per half day. Bring a mug.", set()),
    ],
)
def test_a_sentence_without_a_verb_says_from_when_on(sentence: str, found: set[tuple[str, str]]) -> None:
    page = page_of(f"<h2>Welcome</h2><p>{sentence}</p>", title="Lampion")
    assert {(plan["amount"], plan["period"]) for plan in values(page)} == found


def test_so_many_days_a_week_are_no_first_day() -> None:
    rows = "<tr><th>Abonnement</th><th>Prijs per maand</th></tr><tr><td>1 dag per week</td><td>€ 60</td></tr>"
    assert {plan[1:4] for plan in plans(f"<table>{rows}</table>")} == {("60", "EUR", "month")}


def test_a_column_of_lockers_or_keys_has_no_plans() -> None:
    heads = "<tr><th></th><th>Flexplatz</th><th>Schließfach</th><th>Schlüssel</th></tr>"
    rows = "<tr><td>Monatskarte</td><td>140 €</td><td>9 €</td><td>21 €</td></tr>"
    assert {plan[1:4] for plan in plans(f"<table>{heads}{rows}</table>")} == {("140", "EUR", "month")}
