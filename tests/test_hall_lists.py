"""Price lists of halls: rows of rooms, headings that speak of something else, hours without a name."""

from __future__ import annotations

import re

import pytest
from markup import page
from plans import named, page_of, plans, table, values

from cowcrawl.extract.read import read

RATES = ("Ruimte | Prijs per uur", "Grote zaal | € 26,00", "Biljartzaal | € 11,00", "Kabinet | € 16,00")


def test_rows_of_rooms_with_a_price_per_hour_are_plans_below_a_heading_about_deposits() -> None:
    rows = table(*RATES).replace("<h2>Tarifs</h2>", "<h2>Borg</h2><p>In het weekend vragen wij een borg van € 200.</p>")
    found = values(page_of(rows, title="Zaalverhuur De Leeuwerik"))
    assert {(plan["amount"], plan["period"]) for plan in found} == {("26", "hour"), ("11", "hour"), ("16", "hour")}


def test_deposits_by_room_are_none() -> None:
    rows = table("Ruimte | Borg", "Grote zaal | € 260,00", "Biljartzaal | € 110,00")
    assert values(page_of(rows, title="Zaalverhuur De Leeuwerik")) == []


def test_rows_at_one_price_are_two_plans_though_one_name_holds_the_other() -> None:
    rows = table("Room | Per hour", "Main hall | £9", "Main hall + kitchen | £9", "Lark room | £6")
    found = named(page_of(rows, title="Room hire"))
    assert {(name, amount) for name, _, amount, _ in found} >= {("Main hall", "9"), ("Main hall + kitchen", "9")}


@pytest.mark.parametrize("heading", ["Room hire", "Raummiete", "Zaalhuur", "Location de salle"])
def test_hours_and_days_alone_are_those_of_the_hall_that_a_heading_lets(heading: str) -> None:
    hours = {"Room hire": ("1 hour", "1 day"), "Raummiete": ("1 Stunde", "1 Tag"), "Zaalhuur": ("1 uur", "1 dag")}
    hour, day = hours.get(heading, ("1 heure", "1 jour"))
    body = f"<h1>{heading}</h1><ul><li>{hour}: € 21</li><li>{day}: € 135</li></ul>"
    found = named(page_of(body, title=heading))
    assert {(amount, period) for _, _, amount, period in found} == {("21", "hour"), ("135", "day")}
    assert {kind for _, kind, *_ in found} <= {"event_space", "meeting_room"}


def test_what_is_paid_besides_an_amount_is_an_addition() -> None:
    body = "<h1>Hall hire</h1><p>Weddings cost £450 (up to 4 hours) plus the usual hourly rate of £20 per hour.</p>"
    assert not {one for one in plans(body) if one[1] == "20"}


def test_bundles_of_passes_are_plans_on_a_page_of_other_charges() -> None:
    body = (
        "<h1>Miscellaneous charges</h1><h2>Other charges</h2><ul><li>Lost key - £20</li></ul>"
        "<h2>Day pass bundles</h2><ul><li>5 day passes - £70</li><li>10 day passes - £120</li></ul>"
    )
    assert {(one[1], one[4]) for one in plans(body)} == {("70", 5), ("120", 10)}


def test_a_folder_called_menu_in_the_address_of_a_page_is_no_kitchen_s() -> None:
    body = f"<h1>Tarieven De Leeuwerik</h1>{table(*RATES)}"
    url = "https://dorp.example.nl/pagina/de-leeuwerik/menu/tarieven-leeuwerik"
    shown = page(body, url=url, head="<title>Tarieven De Leeuwerik</title>", lang="nl")
    claims = [claim for one in read(shown).mentions for claim in one.claims if claim.field == "formulas"]
    assert len(claims) == 3


def test_coffee_that_serves_twelve_seats_nobody() -> None:
    body = "<h1>Plinth Desks</h1><h2>Meeting room charges</h2><ul><li>Coffee service (serves 12 people) - £35</li></ul>"
    shown = page(body, head="<title>Plinth Desks</title>", lang="en")
    assert not [claim for one in read(shown).mentions for claim in one.claims if claim.field == "rooms"]


def test_a_row_of_what_is_included_is_no_room() -> None:
    rows = ("Ruimte | Prijs per uur", "Grote zaal | € 26", "Kleine zaal | € 11", "– inclusief servies | € 40")
    shown = page(f"<h1>Zaalhuur</h1>{table(*rows)}", head="<title>Zaalhuur</title>", lang="nl")
    claims = [claim.value for one in read(shown).mentions for claim in one.claims if claim.field == "rooms"]
    assert {room["name"] for room in claims} == {"Grote zaal", "Kleine zaal"}


def test_an_hourly_rate_told_below_one_heading_is_not_that_of_the_next() -> None:
    clubs = "<h2>Clubs</h2><p>Rate for clubs (fees are per hour)</p><ul><li>Board room: £14</li></ul>"
    firms = "<h2>Firms</h2><ul><li>Board room: £85 per hour</li><li>Friday nights: £410</li></ul>"
    found = named(page_of(f"<h1>Meeting rooms</h1>{clubs}{firms}", title="Meeting rooms"))
    assert {(amount, period) for _, _, amount, period in found} == {("14", "hour"), ("85", "hour")}


def test_an_hourly_rate_told_at_the_end_is_that_of_all_rooms() -> None:
    rooms = "<h2>Oak room</h2><p>£14</p><h2>Elm room</h2><p>£19</p><p>All prices are per hour.</p>"
    found = named(page_of(f"<h1>Meeting rooms</h1>{rooms}", title="Meeting rooms"))
    assert {(amount, period) for _, _, amount, period in found} == {("14", "hour"), ("19", "hour")}


def test_the_parts_of_a_sum_are_no_prices() -> None:
    rows = table("Rooms | Price", "Room A | £31 per hour", "Room A+B | £42 per hour<br>£31 (room A) + £11 (room B)")
    assert {amount for _, _, amount, _ in named(page_of(rows, title="Room hire"))} == {"31", "42"}


@pytest.mark.parametrize("said", ["£55 refundable", "£55 (refundable)", "€ 55 terugbetaalbaar", "55 € rückzahlbar"])
def test_what_is_paid_back_is_no_price(said: str) -> None:
    assert values(page_of(f"<h1>Meeting room</h1><p>Meeting room: {said}</p>", title="Meeting room")) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("£22 per hour for one room, £33 per hour for two rooms", {("one room", "22"), ("two rooms", "33")}),
        ("Clubs: £22 per hour for one room, £33 per hour for two rooms", {("one room", "22"), ("two rooms", "33")}),
        ("€ 22 per uur voor één zaal, € 33 per uur voor de grote zaal", {("één zaal", "22"), ("de grote zaal", "33")}),
    ],
)
def test_what_each_price_of_a_line_is_for_stands_behind_it(line: str, names: set[tuple[str, str]]) -> None:
    found = {(name, amount) for name, _, amount, _ in named(page_of(f"<h1>Meeting rooms</h1><ul><li>{line}</li></ul>"))}
    assert {(re.split(" – |: ", name)[-1], amount) for name, amount in found} == names


def test_tax_in_supplementary_charges_is_not_that_of_the_rooms() -> None:
    rooms = table("Room | Per hour", "Main hall | £21", "Lark room | £13")
    extras = "<h2>Supplementary charges (including VAT)</h2><p>Staging: £16 per day</p>"
    found = values(page_of(rooms + extras, title="Room hire"))
    assert {plan["amount"] for plan in found} == {"21", "13"}
    assert not any(plan.get("vat") for plan in found)


def test_rows_of_dots_and_arrows_are_no_part_of_a_name() -> None:
    lines = "<p>► Hot desk ► £85 per month</p><p>Fixed desk……………..£170 per month</p>"
    assert {name for name, *_ in named(page_of(lines))} == {"Hot desk", "Fixed desk"}


LED = {
    "en": ("The rent per day is:", "Great hall with kitchen", "Small hall", "The deposit is for"),
    "nl": ("De huur per dag bedraagt:", "Grote zaal met keuken", "Kleine zaal", "De borg bedraagt voor"),
    "de": ("Die Miete pro Tag beträgt:", "Großer Saal mit Küche", "Kleiner Saal", "Die Kaution beträgt für"),
}


@pytest.mark.parametrize("language", LED)
@pytest.mark.parametrize("glue", ["</p><p>", "<br>"])
def test_a_line_with_a_colon_tells_the_period_of_the_prices_in_the_lines_below_it(language: str, glue: str) -> None:
    lead, great, small, deposit = LED[language]
    rents = glue.join((lead, f"{great}: 210,- €", f"{small}: 160,- €"))
    deposits = glue.join((deposit, f"{great}: 510,- €", f"{small}: 260,- €"))
    found = named(page_of(f"<h1>{small}</h1><p>{rents}</p><p>{deposits}</p>", title="Hall hire"))
    assert {(amount, period) for _, _, amount, period in found} == {("210", "day"), ("160", "day")}


@pytest.mark.parametrize("day", ["Veranstaltungstag", "Nutzungstag", "Miettag"])
def test_days_of_hire_are_days(day: str) -> None:
    found = values(page_of(f"<h1>Saal mieten</h1><p>Saal, Küche: 110,00 € + 19% MwSt./{day}</p>", title="Saal mieten"))
    assert [(plan["amount"], plan["period"], plan["vat"]) for plan in found] == [("110", "day", "excl")]


def test_studios_by_the_hour_are_halls_and_by_the_month_offices() -> None:
    rows = table("Who | Rate", "Companies | £71 per hour", "Clubs | £38 per hour").replace("Tarifs", "Rent our studios")
    assert {kind for _, kind, *_ in named(page_of(rows, title="Rent our studios"))} == {"event_space"}
    assert {kind for _, kind, *_ in named(page_of("<h2>Studio 4</h2><p>£410 per month</p>"))} == {"private_office"}


def test_flat_charges_besides_the_rent_are_no_rent() -> None:
    rent = "<h3>1. Große Halle (Preise je Tag)</h3><p>1. Familienfeiern 96,00 €</p>"
    flat = "Die Reinigung ist gemäß der Ordnung durchzuführen, und zwar noch am selben Tag bis zum Abend. "
    flat += "Dabei werden zusätzlich folgende Pauschalen erhoben:"
    body = f"{rent}<h3>5. Allgemeines</h3><p>{flat}</p><ul><li>Große Halle: 26,00 €</li></ul>"
    assert {amount for _, _, amount, _ in named(page_of(body, title="Gebühren"))} == {"96"}


@pytest.mark.parametrize("session", ["4-hour session", "four-hour session", "3 hour session"])
def test_sessions_of_three_or_four_hours_are_half_days(session: str) -> None:
    rows = table(f"Room (per {session}) | Weekday | Weekend", "Lark room | £28.50 | £33.50", "Wren hall | £59 | £71")
    found = named(page_of(rows, title="Room hire prices"))
    assert {(amount, period) for _, _, amount, period in found} == {
        (amount, "half_day") for amount in ("28.50", "33.50", "59", "71")
    }


def test_a_session_of_an_hour_is_one_hour_beside_longer_ones() -> None:
    rows = table("Room (per 4-hour session) | Price", "Lark room | £28.50", "Wren room (per 1-hour session) | £9.50")
    found = named(page_of(rows, title="Room hire prices"))
    assert {(amount, period) for _, _, amount, period in found} == {("28.50", "half_day"), ("9.50", "hour")}


def test_a_caretaker_and_an_organist_are_neither_rooms_nor_plans() -> None:
    rows = table("Room | Per hour", "Lark room | £19", "Caretaker | £17", "Organist | £53", "Wren room | £23")
    shown = read(page(rows, url="https://larch.example/room-hire", lang="en"))
    claims = [claim for one in shown.mentions for claim in one.claims]
    assert {claim.value["amount"] for claim in claims if claim.field == "formulas"} == {"19", "23"}
    assert {claim.value["name"] for claim in claims if claim.field == "rooms"} == {"Lark room", "Wren room"}


def test_a_line_with_a_colon_right_above_a_table_tells_its_period() -> None:
    rows = table("| Mitglieder | Andere", "Kleiner Saal | € 81,- | € 101,-", "Großer Saal | € 111,- | € 131,-")
    body = rows.replace("<h2>Tarifs</h2>", "<p>Zurzeit betragen die Kosten für die Miete (pro Tag):</p>")
    found = named(page_of(f"<h1>Pfarrsaal mieten</h1>{body}", title="Pfarrsaal"))
    assert {(amount, period) for _, _, amount, period in found} == {
        (amount, "day") for amount in ("81", "101", "111", "131")
    }


def test_the_second_part_of_a_german_verb_is_no_year() -> None:
    line = "<p>Für die Nutzung des Seminarraums fallen 71,- € an.</p>"
    assert "year" not in {period for *_, period in named(page_of(f"<h1>Seminarraum</h1>{line}"))}
    french = "<h2>Bureau privé</h2><p>1 410 € an</p>"
    assert {period for *_, period in named(page_of(french))} <= {"year"}


def test_local_residents_are_no_desks() -> None:
    rows = table("| Hall | Room 1 | Room 2", "Local residents | £8.50 | £4.50 | £3.50", "Business | £21 | £11 | £6")
    body = f"<p>Hiring fees per hour</p>{rows}"
    kinds = {kind for _, kind, *_ in named(page_of(body, title="Room hire"))}
    assert kinds <= {"event_space", "meeting_room"}


@pytest.mark.parametrize("heading", ["Raumvermietung", "Raummiete", "Ruimteverhuur", "Verhuur ruimtes"])
def test_what_is_let_by_the_hour_below_the_hire_of_rooms_is_a_room_in_a_coworking_space_too(heading: str) -> None:
    rent = "Die Miete beträgt 31 € pro Stunde oder 181 € pro Tag." if "m" in heading else "De huur is € 31 per uur."
    kinds = {plan[0] for plan in plans(f"<h1>{heading}</h1><p>{rent}</p>")}
    assert kinds == {"meeting_room"}


def test_what_is_let_by_the_day_on_a_page_titled_by_its_room_is_that_room() -> None:
    lines = "<p>Dagdeel (4 uur): € 76 excl. btw</p><p>Hele dag: € 141 excl. btw</p>"
    found = values(page_of(f"<h1>Tarieven</h1>{lines}", title="Vergaderruimte huren De Schuur"))
    assert {(plan["desk_type"], plan["period"]) for plan in found} == {
        ("meeting_room", "half_day"),
        ("meeting_room", "day"),
    }
