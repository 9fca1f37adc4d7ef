"""Addresses with a state in full, houses by their areas, and what stands beside hours and prices."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from cowcrawl.literals.address import addresses
from tests.markup import mention, page


@pytest.mark.parametrize(
    ("text", "code", "town"),
    [
        ("9 Mill Street, Harborton, Vermont 05301", "05301", "Harborton"),
        ("31 Park Avenue SW, Aiken, South Carolina 29801", "29801", "Aiken"),
        ("215 N. Linden Ave, Rapid City, SD, 57701", "57701", "Rapid City"),
        ("12 Elm St, Washington, D.C. 20001", "20001", "Washington"),
        ("Drottninggatan 12, 111 51 Stockholm, Sweden", "111 51", "Stockholm"),
        ("Praxitelous 22, 105 61 Athens, Greece", "105 61", "Athens"),
        ("Vodičkova 12, 110 00 Prague 1", "110 00", "Prague"),
        ("ul. Gdańska 47, 31-411 Kraków", "31-411", "Kraków"),
        ("Al. Jerozolimskie 5/7, 02-001 Warszawa", "02-001", "Warszawa"),
        ("100 Main St., New York, New York 10001", "10001", "New York"),
        ("10 Kennedy Street, Castlemaine, Victoria 3450", "3450", "Castlemaine"),
    ],
)
def test_a_state_in_full_is_no_town(text: str, code: str, town: str) -> None:
    (one,) = addresses(text)
    assert (one.postal_code, one.city) == (code, town)


def test_a_year_behind_a_state_is_no_postcode() -> None:
    assert addresses("Our tour of 4 Mill Street, then Victoria 2019") == []


def test_a_postcode_parts_two_addresses_though_the_first_has_no_town() -> None:
    last = addresses("Park Row, LS1 5HD from £249\nBradford, Little Germany, BD1 5BD", "GB")[-1]
    assert (last.street, last.postal_code, last.city) == (None, "BD1 5BD", "Bradford")


def test_what_leads_to_a_house_is_no_part_of_its_street() -> None:
    (one,) = addresses("Ring 01672 555 060 or call in at Tern House, Bridge Street, Leeds LS9 9ZD", "GB")
    assert one.street == "Bridge Street"


def text_page(body: str, url: str = "https://ternworks.co.uk/about") -> str:
    told = mention(page(f"<title>About - Tern Works</title><main><h1>About</h1>{body}</main>", url=url, lang="en-GB"))
    return f"{told.first('area_m2')} {told.first('opening_hours')}"


def test_a_house_is_measured_by_what_a_sentence_says_that_it_is() -> None:
    assert text_page("<p>Tern Works is a 9,000 square foot community workshop by the river.</p>").startswith("836")
    assert text_page("<p>On five floors and 1,200 m² there is room for 85 desks, studios and a lift.</p>")[:4] == "1200"
    assert text_page("<p>The Otter Room is a 900 square foot workshop. We have 40 desks.</p>")[:4] == "None"


@pytest.mark.parametrize(
    ("body", "hours"),
    [
        ("<h2>Hours</h2><p>Mon - Fri 9am - 5pm</p>", "Mo-Fr 09:00-17:00"),
        ("<h2>Host (part time)</h2><p>Salary: £24,500<br>Hours: 18, Monday to Wednesday 9.00–15.30</p>", None),
        ("<h2>Book barn</h2><p>9 School Street. Open Wed &amp; Sat 10am - 1pm</p>", None),
    ],
)
def test_hours_of_a_job_or_at_another_address_are_not_the_house(body: str, hours: str | None) -> None:
    foot = "<footer><p>Tern Works, 4 Mill Lane, York YO1 7AB</p></footer>"
    found = read(page(f"<main><h1>Tern Works</h1>{body}</main>{foot}", url="https://ternworks.co.uk/", lang="en-GB"))
    assert [one.first("opening_hours") for one in found.mentions] == [hours]


def test_a_question_when_the_house_is_open_is_answered_by_its_hours() -> None:
    asked = "<details><summary>When are you open?</summary><p>Mon–Fri 09:00–21:00.</p></details>"
    plan = "<details><summary>Only for a day?</summary><p>A day pass is £15.</p></details>"
    told = page(f"<main><h1>Questions</h1>{asked}{plan}</main>", url="https://ternworks.co.uk/faq", lang="en-GB")
    assert mention(told).first("opening_hours") == "Mo-Fr 09:00-21:00"


def test_a_column_of_a_table_heads_no_price_below_the_table() -> None:
    head = "<tr><td><p><b>Room</b></p></td><td><p><b>Local groups<br>(per hour)</b></p></td></tr>"
    table = f"<table>{head}<tr><td><p>Main Hall</p></td><td><p>£18.00</p></td></tr></table>"
    body = f"{table}<p>Children's parties (4 hours, Main Hall and kitchen): £110</p><p>Hot desk: £15 per day</p>"
    told = mention(page(f"<main><h1>Hire rates</h1>{body}</main>", url="https://ternworks.co.uk/hire", lang="en-GB"))
    values = [one.value for one in told.claims if one.field == "formulas" and isinstance(one.value, dict)]
    assert {(one["amount"], one["period"]) for one in values} == {("18", "hour"), ("15", "day")}


def test_rent_by_person_and_month_is_written_with_a_stroke() -> None:
    told = mention(page("<h3>Private offices</h3><p>From £329 pp/pm</p>", url="https://ternworks.co.uk/prices"))
    values = [one.value for one in told.claims if one.field == "formulas" and isinstance(one.value, dict)]
    assert [(one["amount"], one["period"]) for one in values] == [("329", "month")]


def test_a_row_beside_the_row_of_prices_is_of_what_comes_on_top() -> None:
    head = "<tr><th></th><th>Hot desk</th><th>Fixed desk</th></tr>"
    mail = "<tr><td>Mailbox</td><td>$10 pw</td><td>Included</td></tr>"
    cost = "<tr><td>Price inc GST</td><td>$95 pw</td><td>$150 pw</td></tr>"
    told = mention(
        page(f"<main><table>{head}{mail}{cost}</table></main>", url="https://ternworks.com.au/", lang="en-AU")
    )
    values = [one.value for one in told.claims if one.field == "formulas" and isinstance(one.value, dict)]
    assert [(one["amount"], one["desk_type"]) for one in values] == [("95", "hot_desk"), ("150", "fixed_desk")]


def test_desks_of_a_house_that_opens_later_are_not_this_one() -> None:
    later = "<h2>COMING SPRING 2027: Loft 22 in Kitchener</h2><p>22 Ontario Street South, Kitchener. 60 desks.</p>"
    told = mention(page(f"<main><h1>Loft 88</h1>{later}</main>", url="https://loft88.ca/", lang="en-CA"))
    assert told.first("desks") is None


def test_a_room_opens_with_how_many_it_holds_one_way() -> None:
    rooms = "<h2>Meetings</h2><h3>Cathedral Room</h3><p>Up to 80 theatre style. Delegate rate from £42 per person.</p>"
    told = mention(page(f"<main><h1>Work</h1>{rooms}</main>", url="https://ternworks.co.uk/meet", lang="en-GB"))
    values = [one.value for one in told.claims if one.field == "rooms" and isinstance(one.value, dict)]
    assert [(one["name"], one["capacity_max"]) for one in values] == [("Cathedral Room", 80)]


def test_a_mailbox_is_called_as_a_house_may_be() -> None:
    told = mention(page("<p>mill@thegristmill.com</p>", url="https://thegristmill.com/contact", lang="en-US"))
    assert told.first("email") == "mill@thegristmill.com"


@pytest.mark.parametrize(
    "text", ["Tel. 08 555 12 Stockholm", "Room 4, 105 61 Desks", "Ask at Mill Lane 4, 120 20 Chairs"]
)
def test_two_numbers_before_no_town_are_no_postcode(text: str) -> None:
    assert not [one for one in addresses(text) if one.postal_code]
