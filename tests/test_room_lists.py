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
