"""Rooms that stand together: several in one line, labels and numbers in blocks of their own, sizes beside icons."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, smallest and largest number of people, area."""
    found = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_min"], value["capacity_max"], value["area_m2"]) for value in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Room A (4 people), Room B (8 people) and Room C (16 people)", ["Room A", "Room B", "Room C"]),
        ("Salle Rose : 6 personnes, salle Verte : 8 personnes", ["Salle Rose", "salle Verte"]),
        ("Meetingraum S (4 Pers.), Meetingraum L (16 Pers.)", ["Meetingraum S", "Meetingraum L"]),
    ],
)
def test_each_room_of_a_line_is_told(text: str, names: list[str]) -> None:
    assert [name for name, *_ in read(f"<p>{text}</p>")] == names


def test_a_shortened_word_at_its_end_makes_no_sentence_of_a_line() -> None:
    assert read("<h3>Green room</h3><div><span>13 m²</span> <span>6 pers.</span></div>") == [("Green room", 6, 6, 13)]


def test_a_sentence_about_a_room_that_is_described_tells_no_second_one() -> None:
    card = "<h2>Boardroom</h2><p>12 people, 30 m²</p>"
    assert read(f"{card}<h2>Questions</h2><p>A bright boardroom of 30 m² is yours.</p>") == [("Boardroom", 12, 12, 30)]


def test_a_sentence_about_another_size_tells_another_room() -> None:
    told = read("<h2>Boardroom</h2><p>12 people, 30 m²</p><h2>Questions</h2><p>A small boardroom for 4 people too.</p>")
    assert told == [("Boardroom", 12, 12, 30), ("small boardroom", 4, 4, None)]


def test_a_heading_of_several_things_is_no_room_of_one_size() -> None:
    body = "<h2>Our rooms</h2><h3>Private booths</h3><p>3 booths for 2 to 4 people</p><p>10 people in all</p>"
    assert read(body) == []


def cards(first: str, second: str) -> list[tuple[Any, ...]]:
    """What two cards below a heading of rooms tell."""
    return read(f"<h2>Meeting rooms</h2><div><h3>Oak</h3>{first}</div><div><h3>Elm</h3>{second}</div>")


APART = [
    ("<ul><li>Capacity</li><li>8</li></ul>", 8, 8, None),
    ("<dl><dt>Capacity:</dt><dd>8</dd><dt>Size</dt><dd>20 m²</dd></dl>", 8, 8, 20),
    ("<div><div>8</div><div>Capacity</div></div><div><div>20 m²</div><div>Size</div></div>", 8, 8, 20),
    ("<table><tr><td>Theatre</td><td>40</td></tr><tr><td>U-shape</td><td>18</td></tr></table>", 18, 40, None),
    ("<table><tr><th>Theatre</th><th>U-shape</th></tr><tr><td>40</td><td>18</td></tr></table>", 18, 40, None),
    ("<p><i class='fa fa-users'></i> 8</p><p><i class='fa fa-expand'></i> 20 m²</p>", 8, 8, 20),
    ("<p><i class='fa fa-users'></i> 4-8 <i class='fa fa-expand'></i> 20 m²</p>", 4, 8, 20),
    ("<div><div><svg class='icon icon-people'></svg></div><div>8</div></div>", 8, 8, None),
    ("<p><img src='/img/person.svg' alt=''> 8</p>", 8, 8, None),
]


@pytest.mark.parametrize(("body", "low", "high", "area"), APART)
def test_a_number_belongs_to_the_label_or_icon_beside_it(body: str, low: int, high: int, area: Any) -> None:
    assert cards(body, body) == [("Oak", low, high, area), ("Elm", low, high, area)]


@pytest.mark.parametrize(
    "body",
    [
        "<p><i class='fa fa-euro'></i> 8</p>",
        "<p><i class='fa fa-users'></i> 8 €</p>",
        "<dl><dt>Floor</dt><dd>2</dd></dl>",
        "<dl><dt>Size</dt><dd>2</dd></dl>",
    ],
)
def test_other_labels_and_icons_count_nobody(body: str) -> None:
    assert cards(body, body) == []


def test_a_size_above_the_title_of_its_card_is_not_the_last_card_s() -> None:
    body = "".join(f"<div><span>{area} m²</span><h3>{name}</h3><p>Light</p></div>" for name, area in NAMED)
    assert read(f"<h2>Our rooms</h2>{body}") == [(name, None, None, area) for name, area in NAMED]


NAMED = [("Oak room", 20), ("Elm room", 30)]


def test_a_size_above_a_heading_of_its_section_stays_with_the_title() -> None:
    body = "<h2>Boardroom</h2><div><p>Up to 20 people</p><h3>In the room</h3><p>A screen</p></div>"
    assert read(body) == [("Boardroom", 20, 20, None)]


def test_what_is_read_of_two_blocks_is_quoted_as_it_is_printed() -> None:
    told = page("<h3>Boardroom</h3><dl><dt>Capacity:</dt><dd>8</dd></dl>")
    claims = [one.claim for one in rooms.extract(told) if isinstance(one, Found)]
    assert [claim.quote for claim in claims] == ["Capacity: 8"] and told.holds(claims[0].quote)


def test_rooms_counted_over_their_label_are_so_many_and_have_no_other_figure() -> None:
    figures = "<div><div>5</div><div>Meeting rooms</div></div><div><div>450 m²</div><div>Workspace</div></div>"
    claims = [one.claim.value for one in rooms.extract(page(f"<h2>In figures</h2>{figures}")) if isinstance(one, Found)]
    assert [(value["name"], value["count"], value["area_m2"]) for value in claims] == [("Meeting rooms", 5, None)]
