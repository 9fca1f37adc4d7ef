"""Rooms whose names stand over what they cost by the hour or the day, with no other measure."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms


def names(body: str) -> list[Any]:
    """The name of every room."""
    return [one.claim.value["name"] for one in rooms.extract(page(body)) if isinstance(one, Found)]


LISTS = [
    "<h1>Room hire</h1><h3>Oak Room</h3><p>£25 per hour</p><h3>Elm Room</h3><p>£30 per hour</p>",
    "<h1>Room hire</h1><h3>Oak Room</h3><p>On the yard.</p><p>£25/hr</p><h3>Elm Room</h3><p>Upstairs.</p><p>£30/hr</p>",
    "<h1>Room hire</h1><div><div class=n>Oak Room</div><div class=p>From £25/hr</div></div>"
    "<div><div class=n>Elm Room</div><div class=p>From £30/hr</div></div>",
]


@pytest.mark.parametrize("body", LISTS)
def test_titles_set_alike_over_prices_by_the_hour_name_rooms(body: str) -> None:
    assert names(body) == ["Oak Room", "Elm Room"]


OTHERS = [
    "<h1>Stay</h1><h3>Double room</h3><p>£85 per night</p><h3>Family room</h3><p>£110 per night</p>",
    "<h1>Room hire</h1><h3>Oak Room</h3><p>£25 per hour</p>",
    "<h1>Equipment hire</h1><h2>Extras</h2><h3>Screen for the hall</h3><p>£5/day</p><h3>Lectern</h3><p>£4/day</p>",
    "<h1>Prices</h1><h3>Hot desk</h3><p>£15/day</p><h3>Private office</h3><p>£35/day</p>",
]


@pytest.mark.parametrize("body", OTHERS)
def test_a_bed_a_thing_a_desk_or_one_name_alone_is_none(body: str) -> None:
    assert names(body) == []


def test_the_area_beside_a_name_is_no_part_of_it() -> None:
    body = "<h1>Room hire</h1><h3>Oak Room 30 m²</h3><p>£25 per hour</p><h3>Elm Room 65 m²</h3><p>£30 per hour</p>"
    assert names(body) == ["Oak Room", "Elm Room"]


def test_dots_part_the_names_of_listed_rooms_from_their_sizes() -> None:
    items = "<li><b>Avon</b> · 4 people · £14/hr</li><li><b>Frome</b> · 8 people · £26/hr</li>"
    assert names(f"<h2>Meeting rooms</h2><ul>{items}</ul>") == ["Avon", "Frome"]


def test_each_entry_of_a_row_of_prices_may_be_of_a_room_with_its_size() -> None:
    row = "Day ticket €17.50 · Meeting room Elm (10 pax) €35/h, €195/day · Meeting room Oak (4 pax) €18/h. Ex VAT."
    assert names(f"<h1>Coworking</h1><p>{row}</p>") == ["Meeting room Elm", "Meeting room Oak"]
