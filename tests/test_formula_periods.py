"""For how long a price is, where neither the words behind it nor a word for a pass tell."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans


def told(body: str) -> set[tuple[str, str, str | None, int | None]]:
    """Desk type, amount, period and quantity of each plan."""
    return {(kind, amount, period, quantity) for kind, amount, _, period, quantity, _ in plans(body)}


GROUPS = "<h2>{}</h2><ul><li>Hot desk – € 130</li><li>Fixed desk – € 210</li></ul><h2>{}</h2><p>Hot desk – € 14</p>"


@pytest.mark.parametrize("names", [("Monthly", "Daily"), ("Per month", "Per day"), ("Prices per month", "Day rates")])
def test_a_heading_that_only_tells_a_period_tells_it_of_the_prices_below(names: tuple[str, str]) -> None:
    assert told(GROUPS.format(*names)) == {
        ("hot_desk", "130", "month", None),
        ("fixed_desk", "210", "month", None),
        ("hot_desk", "14", "day", None),
    }


@pytest.mark.parametrize("year", ["anno solare", "année civile", "año natural", "calendar year"])
def test_a_calendar_year_is_a_year_and_names_no_plan(year: str) -> None:
    body = f"<div><h3>Members</h3><ul><li>Access to the lab</li></ul><p><span>50€</span> / {year}</p></div>"
    assert {(plan[0], plan[2:]) for plan in named(page_of(body))} == {("Members", ("50", "year"))}


def test_the_heading_behind_a_price_is_no_part_of_it() -> None:
    body = "<ul><li>Hot desk – € 130</li><li>Fixed desk – € 210</li></ul><h2>Daily</h2><p>Hot desk – € 14</p>"
    assert "day" not in {period for kind, _, period, _ in told(body) if kind == "fixed_desk"}


ENDING = [
    ("Flexdesk Woche 55 €", ("hot_desk", "55", "week", None)),
    ("Flexdesk Monat (9-17 Uhr) 125 €", ("hot_desk", "125", "month", None)),
    ("Hot desk month £125", ("hot_desk", "125", "month", None)),
    ("Flexplek week € 55", ("hot_desk", "55", "week", None)),
    ("Poste nomade semaine 55 €", ("hot_desk", "55", "week", None)),
    ("Puesto flexible 15 días: 85 €", ("hot_desk", "85", "once", 15)),
    ("Flexdesk 12er (werktags) Karte 95 €", ("hot_desk", "95", "once", 12)),
]


@pytest.mark.parametrize(("line", "plan"), ENDING)
def test_a_label_that_is_a_desk_and_a_unit_tells_the_period(line: str, plan: tuple[str, str, str, int | None]) -> None:
    assert told(f"<p>{line}</p>") == {plan}


def test_a_unit_behind_other_words_than_a_desk_is_no_period() -> None:
    assert told("<h2>Coworking</h2><p>Freelancers month £125</p>") == set()


def test_the_period_of_the_next_sentence_is_not_that_of_the_price_before() -> None:
    body = "<h2>Meeting room</h2><p>The hourly rate is £18. The half-day rate is £55 and the full-day rate is £90.</p>"
    assert told(body) == {
        ("meeting_room", "18", "hour", None),
        ("meeting_room", "55", "half_day", None),
        ("meeting_room", "90", "day", None),
    }


def test_a_full_stop_of_an_amount_ends_no_sentence() -> None:
    assert told("<h2>Flexplek</h2><p>€ 130,-. Per maand.</p>") == {("hot_desk", "130", "month", None)}


def test_the_label_of_a_run_keeps_its_name_alone() -> None:
    body = "<p>Puestos flexibles: -Mes: 130 € -15 días: 85 € -7 días: 50 €</p>"
    assert told(body) == {
        ("hot_desk", "130", "month", None),
        ("hot_desk", "85", "once", 15),
        ("hot_desk", "50", "once", 7),
    }


@pytest.mark.parametrize(
    ("room", "parts"),
    [
        ("Meeting room", ("Morning: £40", "Evening (from 6 pm): £50", "Full day: £75")),
        ("Salle de réunion", ("Matin : 40 €", "Soirée : 50 €", "Journée : 75 €")),
        ("Vergaderzaal", ("Ochtend: € 40", "Avond: € 50", "Hele dag: € 75")),
        ("Seminarraum", ("Vormittag: 40 €", "Abend: 50 €", "Ganzer Tag: 75 €")),
        ("Sala de reuniones", ("Mañana: 40 €", "Tarde: 50 €", "Día completo: 75 €")),
        ("Sala riunioni", ("Mattina: 40 €", "Sera: 50 €", "Giornata intera: 75 €")),
    ],
)
def test_a_room_is_let_by_the_part_of_a_day(room: str, parts: tuple[str, ...]) -> None:
    items = "".join(f"<li>{part}</li>" for part in parts)
    assert {plan[1:] for plan in told(f"<h2>{room}</h2><ul>{items}</ul>")} == {
        ("40", "half_day", None),
        ("50", "half_day", None),
        ("75", "day", None),
    }


def test_a_column_of_the_evening_is_a_part_of_a_day() -> None:
    rows = "<tr><th>Zaal</th><th>Uur</th><th>Avond</th></tr><tr><td>Lindezaal</td><td>€ 20</td><td>€ 55</td></tr>"
    assert {plan[1:] for plan in told(f"<h2>Tarieven</h2><table>{rows}</table>")} == {
        ("20", "hour", None),
        ("55", "half_day", None),
    }


def test_a_desk_in_the_evening_is_of_no_known_period() -> None:
    assert told("<h2>Hot desk</h2><ul><li>Evenings: £60</li></ul>") == {("hot_desk", "60", None, None)}


def test_a_share_of_the_day_below_monthly_prices_is_a_membership() -> None:
    items = "<ul><li>Media jornada: 90 €</li><li>Jornada completa: 150 €</li></ul>"
    assert {plan[1:] for plan in told(f"<h2>Tarifas mensuales</h2>{items}")} == {
        ("90", "month", None),
        ("150", "month", None),
    }
    assert {plan[1:] for plan in told(f"<h2>Sala de reuniones</h2>{items}")} == {
        ("90", "half_day", None),
        ("150", "day", None),
    }


@pytest.mark.parametrize(
    ("week", "month"),
    [
        ("Whole week: € 70", "Whole month: € 160"),
        ("Semaine complète : 70 €", "Mois complet : 160 €"),
        ("Hele week: € 70", "Hele maand: € 160"),
        ("Ganze Woche: 70 €", "Ganzer Monat: 160 €"),
        ("Semana completa: 70 €", "Mes completo: 160 €"),
        ("Settimana intera: 70 €", "Mese intero: 160 €"),
    ],
)
def test_a_whole_week_and_a_whole_month_are_periods(week: str, month: str) -> None:
    assert {plan[1:] for plan in told(f"<h2>Coworking</h2><ul><li>{week}</li><li>{month}</li></ul>")} == {
        ("70", "week", None),
        ("160", "month", None),
    }


@pytest.mark.parametrize(
    ("name", "price"),
    [("1 day / week", "€ 60 / month"), ("2 jours / semaine", "60 € / mois"), ("1 dag per week", "€ 60 per maand")],
)
def test_a_heading_that_grants_a_share_of_the_week_is_a_plan(name: str, price: str) -> None:
    page = page_of(f"<h3>{name}</h3><p>{price}</p><h3>Flex</h3><p>€ 150 / month</p>")
    assert (name, "hot_desk", "60", "month") in named(page)


def test_a_number_of_days_below_a_day_pass_is_a_bundle_of_them() -> None:
    bundles = {("day_pass", "14", "day", None), ("day_pass", "60", "once", 5), ("day_pass", "105", "once", 10)}
    assert told("<h3>Day pass</h3><p>1 day £14, 5 days £60, 10 days £105</p>") == bundles


@pytest.mark.parametrize(
    "line",
    [
        "1h : 24 € / 2h : 44 € / 4h : 78 €",
        "1 h: 24 € · 2 h: 44 € · 4 h: 78 €",
        "1 Std. 24 € · 2 Std. 44 € · 4 Std. 78 €",
    ],
)
def test_hours_in_short_are_bundles(line: str) -> None:
    assert {plan[1:] for plan in told(f"<h3>Salle de réunion</h3><p>{line}</p>")} == {
        ("24", "hour", None),
        ("44", "once", 2),
        ("78", "once", 4),
    }


def test_a_stroke_between_bare_amounts_parts_no_plans() -> None:
    assert told("<h3>Meeting room</h3><p>£20 / 30 per hour</p>") == set()


MEASURED = [
    ("<h2>Bureaux</h2><ul><li>Bureau 1 (12 m²) : 300 €</li></ul>", "private_office"),
    ("<h2>Uffici</h2><ul><li>Ufficio A (2 postazioni): 300 €</li></ul>", "private_office"),
    ("<h2>Salle Érable</h2><p>12 personnes</p><p>300 €</p>", "meeting_room"),
    ("<h2>Kantoren</h2><ul><li>Kantoor 3, 18 m²: € 300</li></ul>", "private_office"),
]


@pytest.mark.parametrize(("body", "kind"), MEASURED)
def test_an_office_or_a_room_that_tells_its_size_needs_no_period(body: str, kind: str) -> None:
    assert plans(body) == {(kind, "300", "EUR", None, None, None)}


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Workshop</h2><p>12 personnes</p><p>30 €</p>",
        "<h2>Bureaux à vendre</h2><ul><li>Bureau 1 (120 m²) : 300 000 €</li></ul>",
        "<h2>Bureaux</h2><ul><li>Bureau 1 : 300 €</li></ul>",
        "<h2>Bureau 1 (12 m²)</h2><p>Disponible au mois ou à la journée</p><p>300 €</p>",
    ],
)
def test_classes_sales_and_what_tells_no_size_or_several_periods_do(body: str) -> None:
    assert plans(body) == set()


def test_a_membership_for_so_many_months_is_not_by_the_month() -> None:
    assert plans("<p>This spring you can get a 12 month membership for £100!</p>") == set()
    assert plans("<h1>Join</h1><p>We ask for a 12 month membership of £100 a year.</p>") == {
        ("hot_desk", "100", "GBP", "year", None, None)
    }


def test_the_period_of_all_prices_holds_for_a_room_by_its_strong_noun() -> None:
    rooms = "<h3>Vergaderruimte</h3><p>Leden: € 9,-</p><h3>Vergaderzaal</h3><p>Leden: € 19,-</p>"
    body = f"<h1>Huurprijzen</h1><p>Alle huurprijzen zijn per dagdeel.</p><h2>Prijzen per ruimte</h2>{rooms}"
    assert {(amount, period) for _, _, amount, period in named(page_of(body, title="Huurprijzen"))} == {
        ("9", "half_day"),
        ("19", "half_day"),
    }


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("Mes suelto", "month"),
        ("Meses sueltos", "month"),
        ("Semana suelta", "week"),
        ("Mese singolo", "month"),
        ("Settimana singola", "week"),
        ("Canone annuo", "year"),
    ],
)
def test_a_single_month_is_a_month(label: str, period: str) -> None:
    body = f"<h1>Coworking</h1><h2>Tarifas</h2><ul><li>{label}: 181 €</li><li>Día suelto: 16 €</li></ul>"
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("181", period), ("16", "day")}


@pytest.mark.parametrize(
    ("line", "period"),
    [("15 EUR la journee", "day"), ("15 EUR LA JOURNEE", "day"), ("15 EUR la demi-journee", "half_day")],
)
def test_french_days_may_be_without_accents(line: str, period: str) -> None:
    assert {plan[3] for plan in plans(f"<h1>Coworking</h1><p>Poste nomade : {line}</p>")} == {period}
