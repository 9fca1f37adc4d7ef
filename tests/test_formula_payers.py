"""Whom a price is for: members, students, and what brackets say of the period; names that are none."""

from __future__ import annotations

import pytest
from plans import named, page_of, values

from cowcrawl.extract.formulas.amounts.payers import only_announces


def told(body: str, title: str = "Lanterne, coworking") -> set[tuple[str, str, str, str | None]]:
    return named(page_of(f"<h1>Lanterne</h1>{body}", title=title))


@pytest.mark.parametrize(
    ("line", "plans"),
    [
        (
            "Salle de réunion : 20 €/h (adhérents 12 €/h).",
            {
                ("Salle de réunion", "meeting_room", "20", "hour"),
                ("Salle de réunion (adhérents)", "meeting_room", "12", "hour"),
            },
        ),
        (
            "Bureau 2 : 200 €/mois (membres : 180 €/mois)",
            {("Bureau 2", "private_office", "200", "month"), ("Bureau 2 (membres)", "private_office", "180", "month")},
        ),
    ],
)
def test_a_bracket_for_others_tells_of_the_same_thing(line: str, plans: set[tuple[str, str, str, str | None]]) -> None:
    assert told(f"<p>{line}</p>") == plans


@pytest.mark.parametrize(
    "line",
    [
        "Il coworking è riservato ai soci: 8 € al giorno o 90 € al mese.",
        "Le coworking est accessible aux adhérents : 8 € la journée ou 90 € par mois.",
    ],
)
def test_coworking_for_members_is_no_reserved_desk_and_no_dues(line: str) -> None:
    assert {plan[1] for plan in told(f"<p>{line}</p>")} == {"day_pass", "hot_desk"}


@pytest.mark.parametrize(
    ("line", "plans"),
    [
        (
            "Mitgliedsbeitrag 24 € (ermäßigt 12 €) im Monat",
            {("Mitgliedsbeitrag", "other", "24", "month"), ("Mitgliedsbeitrag (ermäßigt)", "other", "12", "month")},
        ),
        (
            "Fördermitglied: 70 € / Jahr (erm.: 35 € / Jahr)",
            {("Fördermitglied", "other", "70", "year"), ("Fördermitglied (erm.)", "other", "35", "year")},
        ),
        (
            "De contributie bedraagt € 26 (studenten € 14) per maand.",
            {("De contributie", "other", "26", "month"), ("De contributie – studenten", "other", "14", "month")},
        ),
        (
            "Tageskarte 16 € (ermäßigt 11 €), Monatskarte 140 € (ermäßigt 90 €)",
            {
                ("Tageskarte", "day_pass", "16", "day"),
                ("Tageskarte (ermäßigt)", "day_pass", "11", "day"),
                ("Monatskarte", "hot_desk", "140", "month"),
                ("Monatskarte (ermäßigt)", "hot_desk", "90", "month"),
            },
        ),
    ],
)
def test_what_some_pay_instead_shares_the_period(line: str, plans: set[tuple[str, str, str, str | None]]) -> None:
    assert told(f"<p>{line}</p>") == plans


def test_a_bracket_that_is_closed_shares_nothing() -> None:
    assert told("<p>Day pass £12 (wifi included), students £80 a month</p>") >= {("Day pass", "day_pass", "12", "day")}


def test_a_price_for_students_leaves_the_card_its_name() -> None:
    card = "<h2>Le Visiteur</h2><span>à la journée</span><p>€ 18 / jour</p><ul><li>Étudiants : 10 € / jour</li></ul>"
    other = "<h2>Le Résident</h2><span>bureau attitré</span><p>€ 220 / mois</p><ul><li>Casier</li></ul>"
    plans = told(f"<div><div>{card}</div><div>{other}</div></div>")
    assert ("Le Visiteur", "day_pass", "18", "day") in plans


def test_a_card_of_entries_may_be_the_unit_of_a_price() -> None:
    card = "<h2>L'Habitué</h2><span>10 journées</span><p>€ 150 / carte</p><ul><li>Valable 6 mois</li></ul>"
    other = "<h2>Le Résident</h2><span>bureau attitré</span><p>€ 220 / mois</p><ul><li>Casier</li></ul>"
    plans = {plan["name"]: plan for plan in values(page_of(f"<div><div>{card}</div><div>{other}</div></div>"))}
    assert (plans["L'Habitué"]["period"], plans["L'Habitué"]["quantity"]) == ("once", 10)


def test_what_brackets_say_of_the_period_is_no_limit_to_the_tax() -> None:
    listed = "<ul><li>Nomade : 95 € / mois</li><li>Journée : 20 €</li></ul>"
    note = "<p>Tous les prix s'entendent par mois (sauf la journée), TVA comprise.</p>"
    assert {plan["vat"] for plan in values(page_of(listed + note))} == {"incl"}


def test_the_fee_above_a_price_tells_its_period_and_no_name() -> None:
    cards = "".join(
        f"<div><h3>{fee}</h3><p>Puesto en coworking</p><p>{price}</p></div>"
        for fee, price in (("Cuota mensual", "60,50 €"), ("Cuota diaria", "6 €"))
    )
    assert told(f"<div>{cards}</div>", title="Vivero") == {
        ("Puesto en coworking", "hot_desk", "60.50", "month"),
        ("Puesto en coworking", "day_pass", "6", "day"),
    }


def test_the_name_of_a_card_in_another_tab_is_not_that_of_its_neighbour() -> None:
    def tab(*plans: tuple[str, str]) -> str:
        cards = "".join(f"<div><h3>{name}</h3><b>{price}</b><ul><li>Mesa flex</li></ul></div>" for name, price in plans)
        return f"<div class='tab'><div class='grid'>{cards}</div></div>"

    tabs = tab(("Flexi 12", "139 €/mes"), ("Flexi 7", "90 €/mes")) + tab(
        ("Dos semanas", "130 €"), ("Una semana", "80 €")
    )
    plans = {plan[2]: plan for plan in told(f"<h2>Planes y membresías</h2><div>{tabs}</div>")}
    assert plans["80"] == ("Una semana", "hot_desk", "80", "week")


def priced_by_day(*rows: str) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    return f"<table>{lines}</table>"


@pytest.mark.parametrize(
    ("rooms", "heads", "rows"),
    [
        (("Garden Room", "Loft Room"), ("Community use", "Commercial"), ("Mon-Fri before 18:00", "Sat and Sun")),
        (("Groene zaal", "Blauwe zaal"), ("Verenigingen", "Bedrijven"), ("Maandag tot vrijdag", "Weekend")),
        (("Große Halle", "Kleine Halle"), ("Vereine", "Firmen"), ("Montag bis Freitag", "Samstag")),
    ],
)
def test_a_name_that_only_says_for_whom_and_when_has_its_room_before_it(
    rooms: tuple[str, str], heads: tuple[str, str], rows: tuple[str, str]
) -> None:
    prices = [f"{row}|9 € / h|12 € / h" for row in rows]
    lists = [f"<h2>{room}</h2>{priced_by_day('|'.join(('', *heads)), *prices)}" for room in rooms]
    plans = told("".join(lists), title="The Old Mill – room hire")
    assert {plan[0] for plan in plans} == {
        f"{room} – {row} – {head}" for room in rooms for row in rows for head in heads
    }


def test_a_bracket_that_announces_prices_is_no_part_of_a_room() -> None:
    lines = "<h3>Sitzungszimmer (Preise je Tag)</h3><p>Vereine 45,00 €</p><p>Firmen 65,00 €</p>"
    assert {plan[0] for plan in told(lines, title="Gemeindehaus")} == {
        "Sitzungszimmer – Vereine",
        "Sitzungszimmer – Firmen",
    }


@pytest.mark.parametrize(
    ("label", "only"),
    [
        ("Hourly rates from 1/05/2019 minimum 2 hrs", True),
        ("Preise je Tag", True),
        ("Prijzen per dagdeel vanaf 1 januari 2024", True),
        ("Weekend rates", False),
        ("Members' rates", False),
        ("Tarief A", False),
        ("Tarif 25", False),
    ],
)
def test_a_head_may_only_announce_prices(label: str, *, only: bool) -> None:
    assert only_announces(label) is only


def test_the_head_of_a_column_of_prices_is_no_name() -> None:
    table = priced_by_day("See below|Hourly rates from 1/05/2019 minimum 2 hrs", "Barn Hall|£20", "Loft Room|£11")
    assert {plan[0] for plan in told(table, title="The Old Mill – room hire")} == {"Barn Hall", "Loft Room"}


@pytest.mark.parametrize("corner", ["Feature", "Kenmerk", "Merkmal"])
def test_the_corner_of_a_comparison_is_no_part_of_a_plan(corner: str) -> None:
    table = priced_by_day(f"{corner}|Light (€29/month)|Full (€59/month)", "Business address|✓|✓", "Phone||✓")
    plans = told(f"<h2>Virtual office</h2>{table}", title="Quarry offices")
    assert plans
    assert not any(corner in plan[0] for plan in plans)


@pytest.mark.parametrize("flat", ["£90 (flat fee)", "£90 flat rate"])
def test_a_flat_sum_is_not_by_the_hour(flat: str) -> None:
    lines = f"<p>Prices are per hour.</p><p>Barn Hall: £50</p><p>Loft Room: {flat}</p>"
    assert {plan[2:] for plan in told(lines, title="Hall hire")} == {("50", "hour")}


def test_cleaning_behind_a_price_is_no_room_however_much_is_said_of_it() -> None:
    lines = (
        "<h3>Hall hire rates</h3><p>£45 - Cleaning &amp; collection of rubbish when the event is over (flat rate)</p>"
        "<p>Fees charged by the hour according to your booking hours</p><p>£50 - Barn Hall (80 people max)</p>"
    )
    assert {plan[2] for plan in told(lines, title="Hall hire")} == {"50"}


@pytest.mark.parametrize(
    "credit", ["$30/mo credit", "€30 / month in tool credit", "€ 30 / maand tegoed", "30 € / Monat Guthaben"]
)
def test_what_a_plan_gives_to_spend_is_no_price(credit: str) -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><p>€{price} / month</p><ul><li>{line}</li></ul></div>"
        for name, price, line in (("Maker", 40, "Desk"), ("Plus", 70, credit))
    )
    assert {plan[2] for plan in told(f"<div>{cards}</div>", title="Quarry makerspace")} == {"40", "70"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Verhuur vergaderzaal: € 18 per uur", "vergaderzaal"),
        ("Verhuur workshopruimte: € 18 per uur", "workshopruimte"),
        ("Vermietung Seminarraum: 18 € pro Stunde", "Seminarraum"),
        ("Location bureau : 180 € / mois", "bureau"),
    ],
)
def test_a_word_for_hire_is_no_part_of_the_name_of_what_is_let(line: str, name: str) -> None:
    assert {plan[0] for plan in told(f"<h2>Zaalhuur</h2><ul><li>{line}</li></ul>", title="Zaalhuur")} == {name}


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("Meeting room", "Charities pay nothing. For all other groups a fee of £24 per hour is charged in advance."),
        ("Vergaderzaal", "Voor alle andere activiteiten vragen we een vergoeding van € 24 per uur."),
        ("Besprechungsraum", "Für alle anderen Nutzungen wird eine Gebühr von 24 € pro Stunde erhoben."),
    ],
)
def test_a_fee_for_other_groups_is_what_the_room_of_the_heading_costs(room: str, line: str) -> None:
    assert told(f"<h1>{room}</h1><p>{line}</p>", title=room) == {(room, "meeting_room", "24", "hour")}


@pytest.mark.parametrize(
    "line",
    [
        "For cleaning a fee of £24 per hour is charged.",
        "For late departure of private functions a fee of £24 per hour is charged.",
        "For other groups a projector is there at a fee of £24 per hour.",
    ],
)
def test_a_fee_for_something_else_is_not_the_rooms(line: str) -> None:
    assert told(f"<h1>Meeting room</h1><p>{line}</p>", title="Meeting room") == set()


def test_that_a_sum_is_charged_is_no_name() -> None:
    lines = "<h2>Meeting room</h2><p>A fee of £24 per hour is charged.</p>"
    assert all("charged" not in plan[0] for plan in told(lines))


def test_what_a_room_holds_is_not_its_name() -> None:
    room = "<h2>Sala de formación</h2><p>Capacidad: 25 alumnos. 10 €/hora, 40 € media jornada.</p>"
    assert {plan[0] for plan in told(room, title="Vivero")} == {"Sala de formación"}


def test_a_room_that_is_let_by_the_hour_gives_its_half_day_its_name() -> None:
    rows = "".join(
        f"<p>{unit}</p><div>{price} HT</div>" for unit, price in (("À l'heure", "25 €"), ("Journée", "160 €"))
    )
    plans = told(f"<h2>Salles de réunion</h2><div><h3>La Place</h3>{rows}</div>")
    assert {plan[0] for plan in plans} == {"La Place"}


def test_five_days_below_one_day_in_a_table_are_a_bundle() -> None:
    rows = "".join(
        f"<tr><td>Hot desk</td><td>{unit}</td><td>{price} €</td></tr>"
        for unit, price in (("1 jour", 25), ("5 jours", 100))
    )
    table = f"<table><tr><th>Formule</th><th>Durée</th><th>Prix HTVA</th></tr>{rows}</table>"
    plans = {(plan["amount"], plan["period"], plan["quantity"]) for plan in values(page_of(table))}
    assert plans == {("25", "day", None), ("100", "once", 5)}


def test_a_lower_price_for_members_may_stand_before_the_full_one() -> None:
    rows = "".join(
        f"<div><div>{time}</div><div><span>adhérents : {low} €</span> <span>{full} €</span></div></div>"
        for time, low, full in (("À l'heure", 9, 15), ("Demi-journée", 30, 55))
    )
    page = page_of(f"<h1>Location de salles</h1><div><h3>Salle Zinc</h3><p>Pour vos réunions.</p>{rows}</div>")
    assert {(amount, period) for _, _, amount, period in named(page)} == {
        ("9", "hour"),
        ("15", "hour"),
        ("30", "half_day"),
        ("55", "half_day"),
    }
    assert {"Salle Zinc", "Salle Zinc – adhérents"} <= {name for name, *_ in named(page)}


def test_two_amounts_of_which_the_first_is_no_lower_are_not_told_apart() -> None:
    page = page_of("<h1>Location de salles</h1><h3>Salle Zinc</h3><p>Demi-journée</p><p>adhérents : 55 € 30 €</p>")
    assert named(page) == set()
