"""Several rooms of one sentence: their sizes in turn, their names in turn, rooms in tabs."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms

Told = list[tuple[Any, ...]]


def read(body: str) -> Told:
    """Every room as name, largest number of people, area, count."""
    values = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_max"], value["area_m2"], value.get("count", 1)) for value in values]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Trois salles de réunion de 4, 10 et 18 places vous attendent.", "salles de réunion"),
        ("Salles de réunion : 3 (4, 10 et 18 places)", "Salles de réunion"),
        ("Trois salles de 4, 10 et 18 places sont à louer.", "salles"),
        ("We have three meeting rooms for 4, 10 and 18 people.", "meeting rooms"),
        ("Drei Besprechungsräume für 4, 10 und 18 Personen.", "Besprechungsräume"),
        ("Drie vergaderzalen voor 4, 10 en 18 personen.", "vergaderzalen"),
        ("Tres salas de reuniones de 4, 10 y 18 plazas.", "salas de reuniones"),
    ],
)
def test_as_many_sizes_as_there_are_rooms_are_one_of_each(line: str, name: str) -> None:
    assert read(f"<h1>Coworking</h1><p>{line}</p>") == [(name, 4, None, 1), (name, 10, None, 1), (name, 18, None, 1)]


@pytest.mark.parametrize(
    "line",
    [
        "Trois salles de réunion de 4 et 10 places.",
        "Deux salles de réunion de 4 à 10 places.",
        "Deux salles de réunion, ouvertes de 9 et 10 heures.",
    ],
)
def test_sizes_of_which_nobody_knows_whose_they_are_are_none(line: str) -> None:
    assert all(area is None and count > 1 for _, _, area, count in read(f"<h1>Coworking</h1><p>{line}</p>"))


def test_areas_are_told_in_turn_and_what_follows_is_kept() -> None:
    line = "Deux bureaux fermés de 12 et 19 m² et un auditorium de 70 places."
    assert read(f"<h1>Coworking</h1><p>{line}</p>") == [
        ("bureaux fermés", None, 12, 1),
        ("bureaux fermés", None, 19, 1),
        ("auditorium", 70, None, 1),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Les salles Orme (6 places) et Charme (15 places) ont un écran.",
        "Nos deux salles de réunion, Orme (6 places) et Charme (15 places), ont un écran.",
        "The meeting rooms Orme (6 people) and Charme (15 people) have a screen.",
        "Die Räume Orme (6 Personen) und Charme (15 Personen) haben einen Bildschirm.",
    ],
)
def test_names_with_brackets_behind_the_noun_for_all_of_them_are_rooms(line: str) -> None:
    assert [told[:2] for told in read(f"<h1>Coworking</h1><p>{line}</p>")] == [("Orme", 6), ("Charme", 15)]


def test_what_stands_in_another_tab_is_not_of_the_last_title_of_the_one_before() -> None:
    tabs = "<ul class='nav nav-tabs'><li><a href='#b'>Bureaux</a></li><li><a href='#s'>Salles</a></li></ul>"
    first = "<div id='b'><h5>Bureau Est</h5><p>11 m²</p><h5>Bureau Ouest</h5><p>17 m²</p></div>"
    second = "<div id='s'><p>Salle Orme, 15 places : 30 €/heure, 110 €/demi-journée.</p></div>"
    assert read(f"{tabs}{first}{second}") == [
        ("Bureau Est", None, 11, 1),
        ("Bureau Ouest", None, 17, 1),
        ("Salle Orme", 15, None, 1),
    ]
