"""What a fee is paid for: "The monthly fee for a hot desk is £95"."""

from __future__ import annotations

import pytest
from plans import named, page_of, table, values


def told(sentence: str, heading: str = "Coworking at the Fern") -> set[tuple[str, str, str, str | None]]:
    return named(page_of(f"<h1>{heading}</h1><p>{sentence}</p><p>Notice: 30 days</p>"))


@pytest.mark.parametrize("fee", ["fee for", "price for", "rate for", "cost of", "charge for", "rent for"])
@pytest.mark.parametrize("tax", ["", " + VAT", " plus VAT"])
def test_a_fee_for_a_desk_is_that_of_the_desk_by_the_month(fee: str, tax: str) -> None:
    assert told(f"The monthly {fee} a hot desk is £95{tax}.") == {("hot desk", "hot_desk", "95", "month")}


def test_a_fee_for_letters_is_a_virtual_office() -> None:
    assert told("The monthly fee for the post box service is £18+VAT.") == {
        ("post box service", "virtual_office", "18", "month")
    }


@pytest.mark.parametrize(
    ("sentence", "name"), [("unlimited access", "unlimited access"), ("members", "The monthly fee")]
)
def test_what_a_fee_is_for_names_it_but_not_for_whom(sentence: str, name: str) -> None:
    assert {found for found, *_ in told(f"The monthly fee for {sentence} is £95.")} == {name}


def test_a_fee_for_a_locker_is_none_of_a_desk() -> None:
    assert told("The monthly fee for a locker is £6.") == set()


def test_a_room_by_the_day_is_no_virtual_office_whatever_the_page_is_called() -> None:
    found = told("The daily rate for the Larch Room is £64.", "Coworking and virtual office")
    assert found == {("Larch Room", "meeting_room", "64", "day")}


def test_what_members_of_a_makers_house_pay_below_a_heading_of_rates_is_for_no_desk() -> None:
    tiers = "".join(f"<h3>{name} Maker</h3><ul><li>All tools</li><li>£{at}8 per month</li></ul>" for at, name in TIERS)
    body = f"<h1>Fern Makerspace</h1><h2>Membership rates</h2>{tiers}"
    found = values(page_of(body, title="Membership rates - Fern Makerspace"))
    assert {value["desk_type"] for value in found} == {"other"}


TIERS = ((1, "Casual"), (3, "Full"), (5, "Power"))


@pytest.mark.parametrize("hire", ["Hire is", "Rental costs", "The hire fee is", "The charge is"])
def test_what_the_hire_below_the_heading_of_a_room_costs_is_that_of_the_room(hire: str) -> None:
    loft = "<h1>Event space</h1><p>The loft holds 60 people and has a bar of its own."
    body = f"{loft} {hire} £70 per hour or £480 for a full day.</p>"
    assert named(page_of(body)) == {
        ("Event space", "event_space", "70", "hour"),
        ("Event space", "event_space", "480", "day"),
    }
    assert named(page_of(f"<h1>Hot desks</h1><p>The loft holds 60 people. {hire} £700 per month.</p>")) == set()


EXTRAS = """Internet upgrade, Dedicated phone line, VoIP phone, Name on the door, Company signage, Shower access,
Additional team member, Tea & coffee, Ligne téléphonique, Naamplaat, Firmenschild, Dog day care"""


@pytest.mark.parametrize("extra", [extra.strip() for extra in EXTRAS.split(",")])
def test_what_is_added_to_a_desk_is_no_plan(extra: str) -> None:
    body = f"<h1>Coworking</h1>{table('Item | Price per month', 'Hot desk | £115', f'{extra} | £28')}"
    assert named(page_of(body)) == {("Hot desk", "hot_desk", "115", "month")}


def test_a_desk_with_what_else_comes_at_a_price_is_a_plan() -> None:
    body = f"<h1>Coworking</h1>{table('Item | Price per month', 'Fixed desk with phone line | £215')}"
    assert {amount for _, _, amount, _ in named(page_of(body))} == {"215"}
