"""Names and prices that stand line by line in the page itself, and terms of halls: all day, a session."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table

FLAT = [
    "<p>Hot desk</p><p>£15</p><p>per day</p><p>Dedicated desk</p><p>£220</p><p>per month</p>",
    "<p>Hot desk</p><p>£15 per day</p><p>Dedicated desk</p><p>£220 per month</p>",
    "<div>Hot desk</div><div>£15</div><div>per day</div><div>Dedicated desk</div><div>£220</div><div>per month</div>",
    "<p>Hot desk</p><p>£15 per day</p><p>Any seat</p><p>Dedicated desk</p><p>£220 per month</p><p>Your own seat</p>",
]


@pytest.mark.parametrize("lines", FLAT)
@pytest.mark.parametrize("around", ["<h1>Coworking</h1>{}", "<h2>Prices</h2>{}<h2>Find us</h2><p>Mill Road</p>"])
def test_lines_that_stand_in_the_page_itself_below_a_heading_are_entries(lines: str, around: str) -> None:
    assert named(page_of(around.format(lines))) == {
        ("Hot desk", "hot_desk", "15", "day"),
        ("Dedicated desk", "fixed_desk", "220", "month"),
    }


def test_a_hall_for_all_day_has_a_price_for_the_day_and_a_session_of_four_hours_is_half_a_day() -> None:
    rows = table("Room | Morning | Evening | All day", "Main hall | £40 | £50 | £110")
    assert {(amount, period) for _, _, amount, period in named(page_of(rows))} == {
        ("40", "half_day"),
        ("50", "half_day"),
        ("110", "day"),
    }
    line = "<h1>Hall hire</h1><ul><li>Main hall – £40 per session (4 hours)</li></ul>"
    assert {(amount, period) for _, _, amount, period in named(page_of(line))} == {("40", "half_day")}


def test_goods_for_all_day_are_goods() -> None:
    assert plans("<h1>Coworking</h1><ul><li>Coffee all day £3</li></ul>") == set()


def test_a_bracket_with_the_parts_of_a_sum_or_the_least_one_hires_has_no_prices() -> None:
    rows = table("Level | Monthly fee", "Full member | £25", "Family | £35 (£25 for one member + £10 for the family)")
    assert {(amount, period) for _, _, amount, period in named(page_of(rows))} == {("25", "month"), ("35", "month")}
    line = "<h1>Hall hire</h1><p>£5 per hour for the committee room (minimum hire 2 hours at £10)</p>"
    assert {plan[:4] for plan in plans(line)} == {("meeting_room", "5", "GBP", "hour")}


def test_a_bracket_with_a_reduced_price_has_one() -> None:
    line = "<h1>Membership</h1><ul><li>Full £20 per month (£10 for students)</li></ul>"
    assert {amount for _, _, amount, _ in named(page_of(line))} == {"20", "10"}


@pytest.mark.parametrize(
    "sentence",
    ["This works out at £1.50 an hour.", "Cela revient à 1,50 € de l'heure.", "Dat komt neer op € 1,50 per uur."],
)
def test_what_a_price_comes_to_is_no_price(sentence: str) -> None:
    assert plans(f"<h1>Hot desks</h1><p>{sentence}</p>") == set()


def test_kinds_that_stand_below_each_price_name_it() -> None:
    lines = "<p>£20 per day</p><p>Hot desk</p><p>£200 per month</p><p>Fixed desk</p>"
    assert named(page_of(f"<h1>Coworking</h1>{lines}")) == {
        ("Hot desk", "hot_desk", "20", "day"),
        ("Fixed desk", "fixed_desk", "200", "month"),
    }


def test_lines_below_prices_that_are_no_kinds_name_nothing() -> None:
    lines = "<p>£20 per day</p><p>Come and see us</p><p>£200 per month</p><p>Coffee is on us</p>"
    assert {kind for _, kind, _, _ in named(page_of(f"<h1>Coworking</h1>{lines}"))} == {"day_pass", "hot_desk"}


@pytest.mark.parametrize("line", ["You can hire equipment for £5 per hour.", "Location de matériel : 5 € / heure"])
def test_the_hire_of_equipment_is_none_of_a_desk(line: str) -> None:
    assert plans(f"<h1>Rates</h1><p>{line}</p>") == set()


MACHINES = [
    ("Member", "Machines", "£20 per hour"),
    ("Adhérent", "Machines", "20 € par heure"),
    ("Lid", "Machines", "€ 20 per uur"),
    ("Mitglied", "Handmaschinen", "20 € pro Stunde"),
    ("Socio", "Máquinas", "20 € por hora"),
    ("Membro", "Macchinari", "20 € all'ora"),
]


@pytest.mark.parametrize(("member", "machines", "rate"), MACHINES)
def test_an_hour_of_a_machine_below_a_membership_is_none(member: str, machines: str, rate: str) -> None:
    body = f"<h1>Prices</h1><h3>{member}</h3><ul><li>{machines}<br>{rate}</li></ul>"
    assert plans(body) == set()


SPENDING = {
    "en": ("Expenditure", "Rent: £740 per month", "Electricity: £80 per month"),
    "fr": ("Nos charges", "Loyer : 740 € par mois", "Électricité : 80 € par mois"),
    "nl": ("Uitgaven", "Huur: € 740 per maand", "Stroom: € 80 per maand"),
    "de": ("Laufende Kosten", "Miete: 740 € pro Monat", "Strom: 80 € pro Monat"),
    "es": ("Gastos fijos", "Alquiler: 740 € al mes", "Luz: 80 € al mes"),
    "it": ("Spese fisse", "Affitto: 740 € al mese", "Luce: 80 € al mese"),
}


@pytest.mark.parametrize("language", SPENDING)
def test_what_a_house_of_makers_spends_is_none_of_its_dues(language: str) -> None:
    title, rent, power = SPENDING[language]
    body = f"<h1>Hackerspace Lampion</h1><h2>{title}</h2><ul><li>{rent}</li><li>{power}</li></ul>"
    assert plans(body) == set()
