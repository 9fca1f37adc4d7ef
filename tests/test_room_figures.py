"""Numbers that stand beside rooms and are not theirs: figures of a list, ways that chairs stand, prices of others."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, largest number of people, area, count."""
    values = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_max"], value["area_m2"], value.get("count", 1)) for value in values]


def test_a_figure_behind_several_offices_in_a_list_is_not_theirs() -> None:
    assert read("<h1>Hub</h1><p>45 desks · 6 meeting rooms · 12 private offices · 1,100 m²</p>") == [
        ("meeting rooms", None, None, 6),
        ("private offices", None, None, 12),
    ]


@pytest.mark.parametrize("layout", ["4 boardroom", "12 classroom"])
def test_how_chairs_stand_is_no_room(layout: str) -> None:
    terms = f"<dl><dt>Capacity</dt><dd>{layout}</dd><dt>Size</dt><dd>10m²</dd></dl>"
    other = (
        "<article><h2>Pressroom</h2><dl><dt>Capacity</dt><dd>80 people</dd><dt>Size</dt><dd>90m²</dd></dl></article>"
    )
    names = {room[0] for room in read(f"<h1>Room hire</h1><article><h2>Platen</h2>{terms}</article>{other}")}
    assert names == {"Platen", "Pressroom"}


def test_what_a_room_of_its_own_name_holds_is_not_said_of_the_heading() -> None:
    items = "<li>The Den (up to 5): £8/hr members</li><li>The Nook (up to 40): £20/hr members</li>"
    assert all(room[1] is None for room in read(f"<h3>Meeting space</h3><ul>{items}</ul>"))


def test_what_a_neighbour_of_its_heading_measures_is_not_a_feature_of_a_room() -> None:
    cells = {"Quick internet": "A line of its own.", "Seats up to 10": "Boardroom for up to 10."}
    grid = "".join(f"<div><h4>{title}</h4><p>{text}</p></div>" for title, text in cells.items())
    assert "Quick internet" not in {room[0] for room in read(f"<h1>Boardroom</h1><h2>What is in the room</h2>{grid}")}


@pytest.mark.parametrize("price", ["$70/hour", "€ 45 / uur", "ab 30 € / Stunde"])
def test_a_price_in_bold_below_the_name_of_a_room_is_no_room(price: str) -> None:
    card = f"<h4>Large Meeting Room</h4><p><strong>{price}</strong></p><ul><li>Seats up to 9 people</li></ul>"
    assert read(f"<h2>Rooms</h2><div>{card}</div>") == [("Large Meeting Room", 9, None, 1)]


def test_a_word_for_a_room_among_headings_of_details_names_none() -> None:
    parts = {"Tarieven (excl. btw)": "€25 per 2 uur", "Ruimte": "13 m2, 6 personen", "Voorzieningen": "wifi"}
    details = "".join(f"<div><h4>{title}</h4><p>{text}</p></div>" for title, text in parts.items())
    assert read(f"<h1>Groene hoek</h1><p>Om te praten.</p><h1>Meer weten</h1>{details}") == []


@pytest.mark.parametrize("title", ["Elm room →", "Elm room details &amp; amenities"])
def test_an_arrow_and_the_word_for_details_are_no_part_of_a_name(title: str) -> None:
    assert read(f"<h2>Rooms</h2><h3>{title}</h3><p>Seats up to 9 people</p>") == [("Elm room", 9, None, 1)]


def test_a_number_in_a_bracket_is_no_part_of_a_name() -> None:
    rows = "<tr><td>Hot desk</td><td>€15 p.d.</td></tr><tr><td>Board room (14)</td><td>€40 p.h.</td></tr>"
    names = {room[0] for room in read(f"<h1>Rates</h1><table>{rows}</table>")}
    assert names <= {"Board room"}


def test_the_smallest_of_several_offices_measures_none() -> None:
    assert read("<h2>Kantoren</h2><p>22 instapklare kantoren vanaf 15 m² met alle kosten inbegrepen.</p>") == [
        ("instapklare kantoren", None, None, 22)
    ]


def test_a_layout_above_its_number_is_no_room_and_no_part_of_a_price() -> None:
    terms = "<dl><dt>U-vorm</dt><dd>18</dd><dt>Theater</dt><dd>40</dd></dl>"
    other = "<article><h3>Kluis</h3><p>12 m²</p><dl><dt>Theater</dt><dd>14</dd></dl><p>€ 70 per dagdeel</p></article>"
    body = (
        f"<h1>Vergaderruimtes</h1><article><h3>Toren</h3><p>46 m²</p>{terms}<p>€ 145 per dagdeel</p></article>{other}"
    )
    assert read(body) == [("Toren", 40, 46, 1), ("Kluis", 14, 12, 1)]


def test_a_desk_among_the_furniture_of_an_office_is_no_other_room() -> None:
    assert read("<h1>Cabinets</h1><h3>Cabinet Ouest</h3><p>13 m² – bureau, deux fauteuils, une armoire</p>") == read(
        "<h1>Cabinets</h1><h3>Cabinet Ouest</h3><p>13 m² – deux fauteuils, une armoire</p>"
    )


def test_a_date_in_a_bracket_is_no_number_of_a_room() -> None:
    line = "Bureau 3 personnes – 21 m2 – 560 € HT/mois (occupé jusqu'au 30/06)"
    assert [room[0] for room in read(f"<h1>Bureaux</h1><p>{line}</p>")] == ["Bureau"]
