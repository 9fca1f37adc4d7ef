"""What is let without saying which room, and the prices of one, are no rooms; from how many to how many is a range."""

from __future__ import annotations

import pytest

from cowcrawl.literals.capacity import find_capacities
from tests.test_room_names import read


@pytest.mark.parametrize(
    "line",
    [
        "from 3 up to 20 people",
        "de 3 jusqu'à 20 personnes",
        "van 3 tot 20 personen",
        "von 3 bis zu 20 Personen",
        "de 3 hasta 20 personas",
        "da 3 fino a 20 persone",
        "3 hasta 20 personas",
    ],
)
def test_from_so_many_up_to_so_many_is_a_range(line: str) -> None:
    assert [(one.low, one.high) for one in find_capacities(line)] == [(3, 20)]


@pytest.mark.parametrize("line", ["Sala 3 fino a 20 persone", "Room 3 up to 20 people", "Sala 3 hasta 20 personas"])
def test_a_number_right_behind_a_room_is_its_name_and_not_the_least_of_a_range(line: str) -> None:
    assert [(one.low, one.high) for one in find_capacities(line)] == [(20, 20)]


@pytest.mark.parametrize(
    "title",
    [
        "Privatisation",
        "Location bureau",
        "Location de salle",
        "Private hire",
        "Alquiler",
        "Affitto ufficio",
        "Vermietung",
    ],
)
def test_a_title_that_only_says_that_something_is_let_names_no_room(title: str) -> None:
    hall = "<h3>Salle Zinc</h3><p>12 personnes</p>"
    assert read(f"<h2>Nos salles</h2>{hall}<h3>{title}</h3><p>25 people, 25 personnes</p>") == [
        ("Salle Zinc", 12, None, 1)
    ]


def test_a_room_that_is_let_goes_by_its_name() -> None:
    assert read("<h3>Location salle de réunion</h3><p>Capacité : 12 personnes</p>") == [
        ("salle de réunion", 12, None, 1)
    ]


def test_shared_offices_of_a_price_list_are_no_rooms() -> None:
    rows = "<li>Location bureau : 350 € / mois</li><li>Location bureau partagé : 170 € / mois</li>"
    assert read(f"<ul>{rows}</ul>") == []


def test_the_desks_of_a_coworking_zone_are_no_room() -> None:
    assert read("<p>La casa tiene 9 despachos y una zona de coworking con 14 puestos.</p>") == []


@pytest.mark.parametrize("zone", ["Zona de coworking para 14 personas", "Espacio de coworking para 14 personas"])
def test_a_coworking_zone_is_no_room_however_many_it_seats(zone: str) -> None:
    assert read(f"<ul><li>{zone}</li></ul>") == []


def test_an_office_without_a_name_for_two_to_forty_people_is_several() -> None:
    assert read("<h3>Office</h3><p>Tu oficina para equipos de 2 hasta 40 personas.</p>") == []


@pytest.mark.parametrize(
    "line",
    [
        "Este precio corresponde a una oficina para cuatro personas.",
        "Ce tarif correspond à un bureau pour quatre personnes.",
        "This price is for an office for four people.",
        "Questo prezzo vale per un ufficio per quattro persone.",
    ],
)
def test_what_a_price_is_for_measures_no_room(line: str) -> None:
    assert read(f"<h2>Studio Norte</h2><p>Desde 300 €</p><p>{line}</p>") == []
