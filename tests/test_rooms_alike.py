"""Rooms told by how their cards and lines are set, beside others that a noun tells; and titles that are of none."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms

TITLE = "<title>Meeting rooms | The Quay</title>"


def read(body: str, head: str = "") -> list[tuple[Any, ...]]:
    """Every room as name, smallest and largest number of people."""
    values = [one.claim.value for one in rooms.extract(page(body, head=head)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_min"], value["capacity_max"]) for value in values]


def card(name: str, size: str, more: str = "") -> str:
    return f"<div class=card><img src=x.jpg><div class=text><h3>{name}</h3><p>{size}</p>{more}</div></div>"


PRICE = "<p>Hourly</p><p>£20</p>"


def test_a_card_with_a_price_set_like_that_of_a_room_is_of_one_on_a_page_about_rooms() -> None:
    cards = card("Boardroom", "Seats 12", PRICE) + "".join(
        card(name, f"Seats {seats}", PRICE) for name, seats in [("Larch", 6), ("Elm", 4), ("Ash & Alder", 10)]
    )
    shown = f"<h1>Made for every kind of talk</h1>{cards}"
    assert read(shown, TITLE) == [
        ("Boardroom", 12, 12),
        ("Larch", 6, 6),
        ("Elm", 4, 4),
        ("Ash & Alder", 10, 10),
    ]
    assert read(shown, "<title>The Quay</title>") == [("Boardroom", 12, 12)]


def test_an_article_tells_a_name_where_no_card_has_a_price() -> None:
    cards = card("The Larch", "Seats 6") + card("The Elm", "Seats 4")
    assert read(f"<h1>Made for talks</h1>{cards}", TITLE) == [("Larch", 6, 6), ("Elm", 4, 4)]


def test_headings_of_one_text_are_no_cards() -> None:
    text = "<h2>Boardroom</h2><p>Seats 12</p><h2>Team lunch</h2><p>Up to 12 people.</p>"
    text += "<h2>Yoga</h2><p>Up to 9 people.</p>"
    assert read(f"<h1>Made for talks</h1>{text}", TITLE) == [("Boardroom", 12, 12)]


def test_a_line_set_like_those_of_two_rooms_is_of_one() -> None:
    lines = ["meeting room (up to 6 people)", "silver birch (up to 12 people)", "training room (up to 30 people)"]
    told = "".join(f"<details><summary><b class=t>{line}</b></summary><p>Plants</p></details>" for line in lines)
    assert read(told) == [("meeting room", 6, 6), ("silver birch", 12, 12), ("training room", 30, 30)]
    others = told + "<p>Team lunch (up to 12 people)</p><summary><b class=t>Hot desks (up to 12 people)</b></summary>"
    assert len(read(others)) == 3


def test_ranges_alone_in_the_cards_of_rooms_are_people() -> None:
    cards = [("2–4", "Private meeting room"), ("6 - 8", "Conference room"), ("14", "Boardroom")]
    told = "".join(f"<article><b>{size}</b><h3>{name}</h3><p>With a screen.</p></article>" for size, name in cards)
    assert read(f"<h1>Talks</h1><section>{told}</section>") == [
        ("Private meeting room", 2, 4),
        ("Conference room", 6, 8),
        ("Boardroom", 14, 14),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("1", "Meeting room"), ("2", "Boardroom")),
        (("9–12", "Meeting rooms"), ("13–17", "Boardroom")),
        (("2–4", "Hot desks"), ("6–8", "Boardroom")),
    ],
)
def test_numbers_without_a_range_and_cards_of_something_else_tell_nobody(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    told = "".join(f"<article><b>{size}</b><h3>{name}</h3><p>Text.</p></article>" for size, name in (first, second))
    assert {high for *_, high in read(f"<h1>Talks</h1><section>{told}</section>")} <= {None}


@pytest.mark.parametrize(
    "title", ["Conferences", "Family occasions", "Weddings & parties", "Workshops", "Mariages", "Feiern", "Bodas"]
)
def test_what_people_meet_for_is_no_room(title: str) -> None:
    told = f"<h3>{title}</h3><p>Up to 80 people.</p><h3>The Barn</h3><p>A bright room for 40 people.</p>"
    assert read(f"<h1>Venue hire</h1>{told}") == [("Barn", 40, 40)]


def test_a_table_is_no_room_and_seats_those_of_the_room_above() -> None:
    seats = "<ul><li>Boardroom table with seating for up to 6 people</li></ul>"
    assert read(f"<h1>Meet here</h1>{seats}") == []
    assert read(f"<h1>Meet here</h1><h2>Meeting room</h2>{seats}") == [("Meeting room", 6, 6)]
