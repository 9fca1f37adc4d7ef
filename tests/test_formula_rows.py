"""Rows of names and prices that marks part, rooms by name below a heading about rooms, what stands beside prices."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table, values

from cowcrawl.extract.read import read

ROWS = [
    "Day ticket €17,50 · Strip card (10 days) €150 · Meeting room Elm (10 pax) €35/h, €195/day. Ex VAT.",
    "Day ticket €17,50 | Strip card (10 days) €150 | Meeting room Elm (10 pax) €35/h, €195/day, all of it without VAT.",
]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_names_and_prices_is_no_sentence_though_it_ends_like_one(row: str) -> None:
    assert {(name.split(" (")[0], amount, period) for name, _, amount, period in named(page_of(f"<p>{row}</p>"))} == {
        ("Day ticket", "17.50", "day"),
        ("Strip card", "150", "once"),
        ("Meeting room Elm", "35", "hour"),
        ("Meeting room Elm", "195", "day"),
    }


def test_a_name_below_a_heading_about_rooms_is_a_room_where_it_says_how_many_it_seats() -> None:
    room = "<h3>The Saggar</h3><p>Six seats, a screen and a glass wall. £16/hour or £95 all day.</p>"
    assert named(page_of(f"<h1>Coworking</h1><h2>Meeting rooms</h2>{room}")) == {
        ("The Saggar", "meeting_room", "16", "hour"),
        ("The Saggar", "meeting_room", "95", "day"),
    }
    terms = "<h3>Cancelling</h3><p>Call us a day before. £16/hour or £95 all day if you do not.</p>"
    assert named(page_of(f"<h1>Coworking</h1><h2>Meeting rooms</h2>{terms}")) == set()


def test_a_number_opens_another_sentence_behind_a_price() -> None:
    body = "<h2>Casual</h2><p>Day pass £44 inc VAT. 10-pack £390 inc VAT, valid six months.</p>"
    assert {(plan[1], plan[3], plan[4]) for plan in plans(body)} == {("44", "day", None), ("390", "once", 10)}


def test_what_a_guest_is_quoted_with_is_no_price_of_the_house() -> None:
    body = '<h2>Meeting rooms</h2><p>"I used to pay £390 a month for a cupboard in town."</p>'
    assert plans(body) == set()
    assert {plan[1] for plan in plans('<h1>Coworking</h1><ul><li>"Resident": £190/month</li></ul>')} == {"190"}


def test_who_drops_in_may_pay_by_the_hour() -> None:
    body = "<h1>Coworking</h1><ul><li>Drop-in: £5/hour (maximum £20/day)</li></ul>"
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("5", "hour")}


BESIDE = [
    "<p>Seaside sauna: €14 per person per hour, booked apart.</p>",
    "<h2>Kite lessons</h2><p>Two hours €75.</p>",
]


@pytest.mark.parametrize("body", BESIDE)
def test_a_sauna_and_lessons_at_sea_are_no_desks(body: str) -> None:
    assert plans(f"<h1>Coworking</h1>{body}") == set()


def test_dues_that_members_think_it_is_worth_are_dues() -> None:
    body = "<p>We run on a pay what you think it's worth model:</p><ul><li>Suggested: £20 a month</li></ul>"
    assert {plan[1] for plan in plans(f"<h1>Join our hackspace</h1>{body}")} == {"20"}


def test_a_column_may_be_headed_by_who_pays_before_the_part_of_the_day() -> None:
    heads = "<tr><th></th><th>Member half day</th><th>Member full day</th><th>Non-profit full day</th></tr>"
    rows = f"{heads}<tr><td>Elm Room</td><td>£60</td><td>£100</td><td>£80</td></tr>"
    assert {(plan[1], plan[3]) for plan in plans(f"<h1>Rooms</h1><table>{rows}</table>")} == {
        ("60", "half_day"),
        ("100", "day"),
        ("80", "day"),
    }


LISTS = [
    "<tr><td>Office for one</td><td>per month</td><td>950.00</td></tr>"
    "<tr><td>Meeting room Elm</td><td>per hour</td><td>40.00</td></tr>",
    "<tr><th></th><th>Hour</th><th>Month</th></tr><tr><td>Meeting room Elm</td><td>40</td><td></td></tr>"
    "<tr><td>Office for one</td><td></td><td>950</td></tr>",
]


@pytest.mark.parametrize("rows", LISTS)
def test_a_heading_that_announces_prices_tells_their_currency(rows: str) -> None:
    found = {plan[1:4] for plan in plans(f"<h1>Price list (EUR, without tax)</h1><table>{rows}</table>")}
    assert found == {("950", "EUR", "month"), ("40", "EUR", "hour")}


def test_a_sentence_opens_with_a_room_that_has_a_name_of_its_own() -> None:
    body = "<h1>Coworking</h1><p>The Proving Room seats 8 and costs £12 an hour. Bikes can be hired for £10 a day.</p>"
    assert named(page_of(body)) == {("The Proving Room", "meeting_room", "12", "hour")}


def test_a_bracket_counts_the_hours_of_a_day_that_is_no_part_of_the_name() -> None:
    body = "<h1>Coworking</h1><ul><li>Meeting room: £20/hour; half day (4 h) £60; whole day (8 h) £100</li></ul>"
    assert {name for name, *_ in named(page_of(body))} == {"Meeting room"}


def test_a_price_is_without_tax_where_it_is_said_to_be_net() -> None:
    heads = "<tr><th></th><th>Tenner</th><th>Daylight</th></tr>"
    rows = f"{heads}<tr><td>Price per month, net</td><td>€110</td><td>€165</td></tr>"
    found = values(page_of(f"<h1>Coworking plans</h1><table>{rows}</table>"))
    assert [(plan["name"], plan["vat"]) for plan in found] == [("Tenner", "excl"), ("Daylight", "excl")]


def test_a_studio_with_its_area_is_no_desk_whatever_is_told_above_it() -> None:
    above = "<h2>Studios and desks</h2><p>Thirty studios and a shared desk room in an old mill.</p>"
    studio = "<p><b>Studio 6</b>, 165 sq ft, north light, £297 pcm<br><b>Studio 9</b>, 220 sq ft, £385 pcm</p>"
    assert {kind for _, kind, *_ in named(page_of(f"{above}{studio}"))} == {"private_office"}


def test_the_days_of_one_price_are_no_part_of_the_name_of_the_next() -> None:
    body = "<h1>Hire</h1><h2>Event space</h2><p>Mon–Thu £250/day, Fri–Sun £400/day</p>"
    assert {(name, amount) for name, _, amount, _ in named(page_of(body))} == {
        ("Event space – Mon–Thu", "250"),
        ("Event space – Fri–Sun", "400"),
    }
    body = "<h1>Hire</h1><ul><li>Hall Mon–Thu £25/hour, Fri–Sun £40/hour</li></ul>"
    assert {name for name, *_ in named(page_of(body))} == {"Hall Mon–Thu", "Hall – Fri–Sun"}


def test_how_long_a_room_is_let_at_least_may_follow_its_price() -> None:
    body = "<h1>Coworking</h1><h2>Boardroom</h2><p>Ten seats round a table. £40/hour, two-hour minimum.</p>"
    assert {(plan[0], plan[1], plan[3]) for plan in plans(body)} == {("meeting_room", "40", "hour")}


FREE = [
    ("<p>Free for members, £15 per hour for non-members.</p>", "Meeting room – for non-members"),
    ("<p>Members free, public £15 per hour</p>", "Meeting room – public"),
]


@pytest.mark.parametrize(("line", "name"), FREE)
def test_those_who_pay_nothing_do_not_name_what_others_pay(line: str, name: str) -> None:
    found = named(page_of(f"<h1>Coworking</h1><h2>Meeting room</h2>{line}"))
    assert found == {(name, "meeting_room", "15", "hour")}


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Bureau | Surface | Prix", ("1 poste | 8 m² | 390 € / mois", "4 postes | 25 m² | 1 320 € / mois")),
        ("Office | Area | Price", ("1 desk | 8 m² | 390 € / month", "4 desks | 25 m² | 1 320 € / month")),
    ],
)
def test_rows_of_offices_by_their_desks_are_neither_desks_nor_all_of_them(head: str, rows: tuple[str, ...]) -> None:
    shown = page_of(table(head, *rows), title="Lanterne, coworking")
    noun = head.partition(" ")[0]
    told = {(name.startswith(noun), kind, amount) for name, kind, amount, _ in named(shown)}
    assert told == {(True, "private_office", "390"), (True, "private_office", "1320")}
    claims = [one for mention in read(shown).mentions for one in mention.claims]
    assert not [one for one in claims if one.field == "desks"]
    rooms = [one.value["name"] for one in claims if one.field == "rooms" and isinstance(one.value, dict)]
    assert not {"poste", "desk"} & set(map(str, rooms))
