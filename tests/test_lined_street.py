"""Irish and British addresses without a number or a postcode."""

import pytest

from cowcrawl.extract.read import read
from cowcrawl.literals.lined_street import lined
from tests.markup import page

URL = "https://lampion.ie/contact"


@pytest.mark.parametrize(
    ("text", "street", "town"),
    [
        ("Lampion Hub, Mill Street, Ballyfarn", "Mill Street", "Ballyfarn"),
        ("📍 The Old Station House, Quay Road, Ballyfarn", "Quay Road", "Ballyfarn"),
        ("Unit 3, Weaver House, Quay Road, Ballyfarn", "Quay Road", "Ballyfarn"),
        ("Harbour Avenue, Ballyfarn, Co Galway", "Harbour Avenue", "Ballyfarn"),
        ("The Square, Ballyfarn, Co. Clare, Ireland.", "The Square", "Ballyfarn"),
        ("Lampion Hub\nMill Street\nBallyfarn\nCo. Mayo", "Mill Street", "Ballyfarn"),
    ],
)
def test_a_street_without_a_number_is_read_with_its_town(text: str, street: str, town: str) -> None:
    assert [(one.street, one.city) for one in lined(text)] == [(street, town)]


@pytest.mark.parametrize(
    "text",
    [
        "We are on Mill Street, Ballyfarn",
        "Meeting rooms, Mill Street, hot desks",
        "Mill Street\nContact",
        "Mill Street, 12 desks",
        "Hot desks, Offices, Meetings",
    ],
)
def test_what_is_no_such_address_is_not_read(text: str) -> None:
    assert lined(text) == []


def test_the_town_must_be_named_again_or_its_county() -> None:
    line = "<ul><li>Lampion Hub, Mill Street, Ballyfarn</li><li>091 555 412</li></ul>"
    told = "<h1>Contact</h1><p>Lampion Hub is in the middle of Ballyfarn.</p>"
    found = [read(page(body, url=URL)).mentions for body in (told + line, "<h1>Contact</h1>" + line)]
    assert [[one.first("street") for one in mentions] for mentions in found] == [["Mill Street"], [None]]


def test_houses_with_and_without_a_postcode_are_told_apart() -> None:
    cards = (
        "<div><h2>Ballyfarn</h2><p>The Old Bank, Main St, Ballyfarn, Co. Clare, V94 X6P0</p><p>Mon-Fri 9-5.30</p></div>"
        "<div><h2>Kilmoon</h2><p>Unit 3, Weaver House, Quay Street, Kilmoon</p></div>"
        "<div><h2>Rossbeg</h2><p>Harbour Avenue, Rossbeg, Co Galway</p><p>24 hour access for members</p></div>"
    )
    found = read(page(f"<h1>Our hubs</h1>{cards}", url="https://lampion.ie/our-hubs")).mentions
    told = [tuple(one.first(field) for field in ("street", "city", "access_24_7")) for one in found]
    assert told == [
        ("Main St", "Ballyfarn", None),
        ("Quay Street", "Kilmoon", None),
        ("Harbour Avenue", "Rossbeg", True),
    ]


def test_the_address_of_who_pays_for_it_is_not_the_house_s() -> None:
    body = (
        "<h1>Lampion Hub</h1><p>Desks in Ballyfarn.</p><p>Mill House, Quay Road, Ballyfarn</p>"
        "<h2>Funded by</h2><p>Department of Hubs, 4 Main Street, Ballina, Co. Mayo F26 E8N6</p>"
    )
    (own,) = read(page(body, url="https://lampion.ie/")).mentions
    assert (own.first("street"), own.first("city")) == ("Quay Road", "Ballyfarn")
