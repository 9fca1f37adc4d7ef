"""Rooms in tables: a room a row or a column, told by headers, layouts and the names of its cells."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, smallest and largest number of people, area, count."""
    keys = ("name", "capacity_min", "capacity_max", "area_m2")
    values = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(*(value[key] for key in keys), value.get("count", 1)) for value in values]


def test_the_row_headers_of_a_price_table_tell_rooms() -> None:
    body = """<table><tr><th></th><th>Half day</th><th>Day</th></tr>
    <tr><th>Small room (4 - 6 people)</th><td>€40</td><td>€60</td></tr>
    <tr><th>Large room (12 people)</th><td>€60</td><td>€95</td></tr></table>"""
    assert [room[:3] for room in read(body)] == [("Small room", 4, 6), ("Large room", 12, 12)]


def test_the_columns_of_a_table_of_rooms_are_read_by_their_headers() -> None:
    body = """<table><tr><th>Zaal</th><th>Personen</th><th>Oppervlakte</th><th>Prijs</th></tr>
    <tr><td>Merel</td><td>8</td><td>22 m²</td><td>€ 25</td></tr>
    <tr><td>Reiger</td><td>16</td><td>40 m²</td><td>€ 45</td></tr></table>"""
    assert read(body) == [("Merel", 8, 8, 22, 1), ("Reiger", 16, 16, 40, 1)]


def test_names_without_a_noun_are_rooms_in_a_table_of_rooms() -> None:
    body = """<h1>Salles de réunion</h1><table><tr><th></th><th>Heure</th></tr>
    <tr><th>La Péniche (6 personnes)</th><td>18 €</td></tr>
    <tr><th>Le Quai (14 personnes)</th><td>30 €</td></tr></table>"""
    assert [room[:3] for room in read(body)] == [("La Péniche", 6, 6), ("Le Quai", 14, 14)]


def test_each_layout_of_a_table_counts() -> None:
    body = """<table><tr><th>Raum</th><th>Reihenbestuhlung</th><th>U-Form</th><th>Parlamentarisch</th></tr>
    <tr><td>Linde</td><td>40</td><td>18</td><td>24</td></tr></table>"""
    assert read(body) == [("Linde", 18, 40, None, 1)]


def test_a_room_a_column_is_read_too() -> None:
    body = """<table><tr><th></th><th>Salle Zinc</th><th>Salle Cuivre</th></tr>
    <tr><th>Capacité</th><td>8</td><td>12</td></tr><tr><th>Surface</th><td>20 m²</td><td>32 m²</td></tr></table>"""
    assert read(body) == [("Salle Zinc", 8, 8, 20, 1), ("Salle Cuivre", 12, 12, 32, 1)]


SEATED = """<table><tr><th>Azotea</th><th>Sala norte</th><th>Sala sur</th></tr>
    <tr><td>Hasta 15 personas</td><td>Hasta 5 personas</td><td>Hasta 10 personas</td></tr></table>"""


def test_the_columns_of_a_table_hold_what_stands_below_their_names() -> None:
    assert [(room[0], room[2]) for room in read(SEATED)] == [("Azotea", 15), ("Sala norte", 5), ("Sala sur", 10)]


def test_what_stands_in_another_column_is_of_another_room() -> None:
    rows = "<tr><th>Plan</th><th><p>Sala sur</p></th></tr><tr><td><p>Hasta 15 personas</p></td><td>–</td></tr>"
    body = f"<table>{rows}</table>"
    assert not any(room[2] for room in read(body))


def test_a_table_of_plans_tells_no_room() -> None:
    body = """<table><tr><th>Plan</th><th>Flex</th><th>Fixed</th></tr>
    <tr><td>Meeting room</td><td>2 h</td><td>6 h</td></tr><tr><td>Price</td><td>€100</td><td>€200</td></tr></table>"""
    assert read(body) == []


def test_the_head_of_a_column_of_areas_is_no_room() -> None:
    rows = (
        "<tr><th>Unit</th><th>Oppervlakte</th><th>Huurprijs</th></tr><tr><td>1.04</td><td>18 m²</td><td>€ 275</td></tr>"
    )
    assert read(f"<h2>Kantoorunits</h2><table>{rows}</table>") == []


def test_an_area_is_in_the_unit_of_its_header() -> None:
    rows = "<tr><td>Studio 3</td><td>210</td></tr><tr><td>Studio 7</td><td>340</td></tr>"
    head = "<tr><th>Studio</th><th>Size (sq ft)</th></tr>"
    found = [
        one.claim.value["area_m2"]
        for one in rooms.extract(page(f"<table>{head}{rows}</table>"))
        if isinstance(one, Found)
    ]
    assert found == [19.5, 31.6]


def test_the_desks_in_the_row_of_an_office_are_the_people_it_holds() -> None:
    rows = "".join(
        f"<tr><td>Kantoor {number}</td><td>{desks} werkplekken</td><td>{area} m²</td></tr>"
        for number, desks, area in ((1, 3, 14), (2, 5, 22))
    )
    told = read(f"<h2>Privékantoren</h2><table>{rows}</table>")
    assert [room[:4] for room in told] == [("Kantoor 1", 3, 3, 14), ("Kantoor 2", 5, 5, 22)]


def test_a_cell_may_tell_several_layouts() -> None:
    body = """<table><tr><th>Salle</th><th>Capacité</th></tr>
    <tr><td>Salle Ambre</td><td>18 pers. en U / 30 en théâtre</td></tr></table>"""
    assert read(body) == [("Salle Ambre", 18, 30, None, 1)]


def test_the_square_of_a_unit_is_no_footnote() -> None:
    body = """<table><tr><th>Sala</th><th>m²</th><th>Aforo</th></tr>
    <tr><td>Sala Norte</td><td>28</td><td>12</td></tr></table>"""
    assert read(body) == [("Sala Norte", 12, 12, 28, 1)]


def test_rooms_at_the_head_of_columns_are_not_the_seats_of_another() -> None:
    heads = "<tr><th></th><th>Day office</th><th>Sala Miramare (8 p.)</th><th>Sala Carso (20 p.)</th></tr>"
    body = f"<table>{heads}<tr><td>1 ora</td><td>€ 15</td><td>€ 25</td><td>€ 45</td></tr></table>"
    assert [room[:3] for room in read(body)] == [("Sala Miramare", 8, 8), ("Sala Carso", 20, 20)]


def test_an_area_below_the_name_of_a_room_in_a_price_list_is_its_area() -> None:
    heads = "<tr><th>Salle</th><th>1 heure</th><th>4 heures</th></tr>"
    row = "<tr><td>{}<br><small>{} m²</small></td><td>25 €</td><td>80 €</td></tr>"
    rows = row.format("Salève", 20) + row.format("Môle", 35)
    assert [(room[0], room[3]) for room in read(f"<table>{heads}{rows}</table>")] == [("Salève", 20), ("Môle", 35)]


def test_a_garden_in_a_price_list_of_rooms_is_none() -> None:
    body = """<table><tr><th>Ruimte</th><th>Dagdeel</th></tr><tr><td>De Tuinkamer</td><td>€ 37,50</td></tr>
    <tr><td>De Studioruimte</td><td>€ 75</td></tr><tr><td>De Binnentuin</td><td>€ 37,50</td></tr></table>"""
    assert [room[0] for room in read(body)] == ["De Tuinkamer", "De Studioruimte"]


@pytest.mark.parametrize("head", ["Pers.", "max. pers.", "Pers"])
def test_a_header_in_short_counts_people(head: str) -> None:
    rows = "<tr><td>Zaal Noord</td><td>22</td><td>4</td></tr><tr><td>Zaal Zuid</td><td>35</td><td>6</td></tr>"
    table = f"<table><tr><th>Ruimte</th><th>m²</th><th>{head}</th></tr>{rows}</table>"
    found = [one.claim.value for one in rooms.extract(page(table)) if isinstance(one, Found)]
    assert [(one["name"], one["capacity_max"], one["area_m2"]) for one in found] == [
        ("Zaal Noord", 4, 22),
        ("Zaal Zuid", 6, 35),
    ]


def test_how_chairs_stand_may_follow_a_number_of_people_in_brackets() -> None:
    lines = "<tr><td>Larch Room</td><td>40 (theatre style)</td></tr><tr><td>Fern Room</td><td>12 (boardroom)</td></tr>"
    body = f"<h1>Rooms</h1><table><tr><th>Room</th><th>Maximum capacity</th></tr>{lines}</table>"
    values = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    assert [(one["name"], one["capacity_max"]) for one in values] == [("Larch Room", 40), ("Fern Room", 12)]


@pytest.mark.parametrize(
    ("room", "heads"),
    [("Raum", ("Stuhlreihen", "U-Form", "Parlament")), ("Ruimte", ("Theater", "U-vorm", "Klasopstelling"))],
)
def test_every_way_to_set_chairs_counts_people(room: str, heads: tuple[str, ...]) -> None:
    columns = "".join(f"<th>{head}</th>" for head in heads)
    body = (
        f"<table><tr><th>{room}</th>{columns}</tr><tr><td>Saal Ost</td><td>90</td><td>36</td><td>52</td></tr></table>"
    )
    assert read(body) == [("Saal Ost", 36, 90, None, 1)]


def test_headers_of_how_many_sit_in_each_way_are_of_people() -> None:
    body = """<table><tr><td>Salle</td><td>Capacité<br>théâtre</td><td>Capacité walking dinner</td></tr>
    <tr><td>Ravel</td><td>60</td><td>90</td></tr><tr><td>Satie</td><td>-</td><td>35</td></tr></table>"""
    assert read(body) == [("Ravel", 60, 90, None, 1), ("Satie", 35, 35, None, 1)]
