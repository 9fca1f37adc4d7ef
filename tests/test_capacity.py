"""How many people a room holds, as pages of six languages say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.capacity import find_capacities, find_layouts, is_label, plain_number

CAPACITIES = [
    ("Room for 4 to 6 people", 4, 6),
    ("seats eight", 8, 8),
    ("will seat 60 theatre-style", 60, 60),
    ("The Larch Room can hold 25.", 25, 25),
    ("comfortably fits 12, with a screen", 12, 12),
    ("up to 8 persons", 8, 8),
    ("a 12-person room", 12, 12),
    ("twenty-four people", 24, 24),
    ("zes tot acht personen", 6, 8),
    ("Seating capacity 18 persons", 18, 18),
    ("Meeting room (max. 20)", 20, 20),
    ("Huddle room (4 p.)", 4, 4),
    ("1,200 people", 1200, 1200),
    ("Petite salle (4 - 6 personnes)", 4, 6),
    ("Bureau (3-5 pers.)", 3, 5),
    ("une capacité de +/- 15 personnes", 15, 15),
    ("une quinzaine de coworkers", 15, 15),
    ("Capacité : 20", 20, 20),
    ("10 à 12 places assises", 10, 12),
    ("voor 8 tot 10 deelnemers", 8, 10),
    ("Een zaal met 40 zitplaatsen", 40, 40),
    ("een 4-persoonskantoor", 4, 4),
    ("Capaciteit: max. 25 personen", 25, 25),
    ("bis zu 20 Personen", 20, 20),
    ("6-8 Teilnehmer", 6, 8),
    ("Ein 8-Personen-Büro", 8, 8),
    ("sala para 6 a 8 personas", 6, 8),
    ("Aforo máximo: 30", 30, 30),
    ("sala da 10 posti", 10, 10),
    ("Capienza: 20 persone", 20, 20),
]


@pytest.mark.parametrize(("text", "low", "high"), CAPACITIES)
def test_a_number_of_people_is_read(text: str, low: int, high: int) -> None:
    assert [(one.low, one.high) for one in find_capacities(text)] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "€ 12 per person",
        "15 € par personne",
        "€ 12 personen",
        "from 8 people",
        "vanaf 8 personen",
        "à partir de 6 personnes",
        "ab 10 Personen",
        "2 hours of meeting room",
        "can hold 250 kg",
        "hosts 2 events a day",
        "can fit 4 tables",
        "open since 2019",
        "12 m² of space",
        "6 to 4 people",
        "99999 people",
        "Kaffee für 10 Personen kostet 25 €",
        "Sandwiches for 12 people are €60",
        "lunch voor 12 personen: € 90",
        "Coffee and tea for up to 20 people",
        "Bureau de 4 postes",
        "up to 20 % off",
        "Tea is free for up to 7 people",
        "Koffie is gratis tot 7 personen",
        "Kaffee ist kostenlos für bis zu 7 Personen",
    ],
)
def test_a_price_a_minimum_and_a_measure_are_no_capacity(text: str) -> None:
    assert find_capacities(text) == []


def test_the_desks_of_an_office_are_the_people_it_holds() -> None:
    (one,) = find_capacities("Bureau de 4 postes", desks=True)
    assert one.high == 4


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Theatre 40 · U-shape 20 · classroom 24", [40, 20, 24]),
        ("théâtre : 60, en U : 25", [60, 25]),
        ("60 (theater), 30 (U-vorm)", [60, 30]),
        ("Reihenbestuhlung 50, Stuhlkreis 20", [50, 20]),
        ("Theatre: up to 40, U-shape: max. 20", [40, 20]),
    ],
)
def test_each_layout_of_chairs_has_its_number(text: str, numbers: list[int]) -> None:
    assert [one.high for one in find_layouts(text)] == numbers


@pytest.mark.parametrize(
    ("text", "range_"), [("12", (12, 12)), ("4 - 6", (4, 6)), ("max. 20", (20, 20)), ("8 p.", (8, 8))]
)
def test_a_cell_of_nothing_but_numbers_is_read(text: str, range_: tuple[int, int]) -> None:
    one = plain_number(text)
    assert one is not None and (one.low, one.high) == range_


@pytest.mark.parametrize("text", ["12 m²", "Zinc", "20 €", "", "12:30"])
def test_a_cell_of_anything_else_is_not(text: str) -> None:
    assert plain_number(text) is None


@pytest.mark.parametrize(
    "text", ["Personen", "Capacity", "Capacité (pers.)", "max. personen", "Number of people", "Plazas"]
)
def test_a_header_over_numbers_of_people_is_known(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["Room", "Prijs", "1/2 journée", "Price per person", ""])
def test_other_headers_are_not(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "26 places de parking",
        "Parking (26 places)",
        "a car park with 26 spaces",
        "26 plazas de aparcamiento",
        "26 posti auto",
        "Tiefgarage mit 26 Plätzen",
        "26 plaatsen voor fietsen",
    ],
)
def test_places_for_cars_hold_nobody(text: str) -> None:
    assert find_capacities(text) == []


def test_a_room_beside_the_car_park_holds_its_people() -> None:
    (one,) = find_capacities("Salle de 26 places, parking gratuit")
    assert one.low == 26


@given(st.text(alphabet="0123456789 -–.,/()+€m²personeslabcàdtu:", max_size=80) | st.text(max_size=80))
def test_whatever_the_text_the_passage_stands_in_it_and_the_numbers_are_in_order(text: str) -> None:
    for one in (*find_capacities(text), *find_capacities(text, desks=True), *find_layouts(text)):
        assert 0 < one.low <= one.high <= 5_000
        assert 0 <= one.start < one.end <= len(text)


def test_people_in_a_bracket_may_stand_beside_an_area() -> None:
    assert [(one.low, one.high) for one in find_capacities("Salle Renoir (14 p., 32 m²)")] == [(14, 14)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Ruimte voor 8 tot 10", 8, 10),
        ("Platz für 8 bis 10", 8, 10),
        ("Platz für bis zu 9", 9, 9),
        ("Platz für 9, mit Beamer", 9, 9),
        ("Room for 9, with a screen", 9, 9),
    ],
)
def test_room_for_some_is_no_mere_limit(text: str, low: int, high: int) -> None:
    assert [(one.low, one.high) for one in find_capacities(text)] == [(low, high)]


def test_room_for_one_of_several_numbers_is_none() -> None:
    assert find_capacities("Platz für 8, 12 oder 20") == []


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("bureau pour 2 personnes ou 3 personnes", [(2, 3)]),
        ("une salle de 4 personnes à 6 personnes", [(4, 6)]),
        ("room for 4 people to 6 people", [(4, 6)]),
        ("salle de 4 personnes ou 1 atelier de 10 personnes", [(4, 4), (10, 10)]),
    ],
)
def test_both_numbers_of_a_range_may_have_their_noun(text: str, ranges: list[tuple[int, int]]) -> None:
    assert [(one.low, one.high) for one in find_capacities(text)] == ranges
