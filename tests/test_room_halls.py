"""Rooms as town houses and halls print them: with "=", in plans that measure toilets too, called after somebody."""

from __future__ import annotations

from typing import Any

import pytest
from markup import mention, page

from cowcrawl.extract import Found, rooms
from cowcrawl.extract import read as reading
from cowcrawl.extract.what import area


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, largest number of people, area."""
    values = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_max"], value["area_m2"]) for value in values]


def areas(body: str) -> list[float]:
    """The areas of the house."""
    return [one.claim.value for one in area.extract(page(body)) if isinstance(one, Found)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<ul><li>Raum Amsel = Platz für etwa 14 Personen (an Tischen).</li></ul>", ("Raum Amsel", 14, None)),
        (
            "<h3>Grote zaal vanaf</h3><h4>190,-</h4><ul><li>110 m2, max. 150 personen</li></ul>",
            ("Grote zaal", 150, 110),
        ),
        ("<p>La salle du Moulin accueille 40 personnes.</p>", ("La salle du Moulin", 40, None)),
        ("<h3>Salle de l’Horloge</h3><p>60 personnes</p>", ("Salle de l’Horloge", 60, None)),
        ("<h3>Sala dei Tigli</h3><p>Fino a 30 persone</p>", ("Sala dei Tigli", 30, None)),
        (
            "<p>La salle des fêtes offre une capacité d’accueil maximale de 180 personnes.</p>",
            ("salle des fêtes", 180, None),
        ),
    ],
)
def test_a_room_has_its_whole_name_and_no_more(body: str, found: tuple[Any, ...]) -> None:
    (name, people, measure) = read(body)[0]
    assert (name.removeprefix("La "), people, measure) == (found[0].removeprefix("La "), *found[1:])


@pytest.mark.parametrize("seats", ["Boardroom style: 16", "Theatre style: 16", "Classroom (16), Theatre (12)"])
def test_how_chairs_stand_is_no_room_of_its_own(seats: str) -> None:
    assert read(f"<div><h3>Meeting room Elm</h3><p>{seats}</p></div>") in ([("Meeting room Elm", 16, None)], [])


@pytest.mark.parametrize("seats", ["10 places", "20 postes de coworking", "Espace de 20 places"])
def test_seats_before_a_count_of_rooms_are_not_theirs(seats: str) -> None:
    assert read(f"<p>{seats}, 3 salles de réunion</p>") == [("salles de réunion", None, None)]


def test_a_plan_of_the_house_measures_what_nobody_meets_in() -> None:
    rows = [("Bürgersaal", 126), ("Ratssaal", 83), ("Foyer", 32), ("WC-Anlage", 21), ("Stuhllager", 40)]
    body = "<table>" + "".join(f"<tr><td>{name}</td><td>{size} qm</td></tr>" for name, size in rows) + "</table>"
    assert [name for name, *_ in read(body)] == ["Bürgersaal", "Ratssaal", "Foyer"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Es stehen drei Räume mit insgesamt 280 m² zur Verfügung.</p>",
        "<h3>Sala Tintori</h3><p>Spazio di circa 500 mq. Può accogliere fino a 200 persone.</p>",
    ],
)
def test_the_area_of_some_rooms_is_not_the_houses(body: str) -> None:
    assert areas(body) == []


def test_hours_that_begin_with_an_article_keep_the_title_above() -> None:
    days = ["Les lundis et mardis de 8h30 à 12h et de 13h30 à 17h30", "Le jeudi de 8h30 à 12h", "Le samedi de 9h à 17h"]
    body = "<p>Horaires :</p><ul>" + "".join(f"<li>{day}</li>" for day in days) + "</ul>"
    told = mention(page(body, url="https://lampion.example/salles", lang="fr")).claims
    assert [claim.value for claim in told if claim.field == "opening_hours"] == [
        "Mo-Tu 08:30-12:00,13:30-17:30; Th 08:30-12:00; Sa 09:00-17:00"
    ]


@pytest.mark.parametrize(
    ("title", "url", "rooms"),
    [
        ("Oak Room | Larch Library", "https://larchlibrary.example/rooms/oak", ["Oak Room"]),
        ("Oak Room | Coworking in Leeds", "https://oakroom.example/", []),
        ("Oak Room", "https://larch.example/", []),
    ],
)
def test_the_first_heading_of_a_page_of_one_room_names_it(title: str, url: str, rooms: list[str]) -> None:
    body = "<h1>Oak Room</h1><p>For hire.</p><h2>Capacity</h2><ul><li>Seated: 75</li><li>Standing: 110</li></ul>"
    read_of = reading.read(page(body, url=url, head=f"<title>{title}</title>", lang="en"))
    found = [claim.value for one in read_of.mentions for claim in one.claims if claim.field == "rooms"]
    assert [(room["name"], room["capacity_max"]) for room in found] == [(name, 110) for name in rooms]


@pytest.mark.parametrize("holds", ["finden ca. 85 Personen Platz", "haben 85 Personen Platz"])
def test_what_stands_around_a_german_hall_is_no_part_of_its_name(holds: str) -> None:
    assert read(f"<h1>Gemeindesaal</h1><p>Im großen Saal {holds}.</p>") == [("großen Saal", 85, None)]


def test_prices_by_time_below_a_heading_of_hire_have_no_names() -> None:
    body = "<li>Dagdeel (morgen, middag of avond) € 31,00</li><li>Per uur (minimaal 2 uren) € 13,50</li>"
    shown = page(f"<h1>Dorpshuis De Wiek</h1><h2>Prijzen verhuur</h2><ul>{body}</ul>", lang="nl")
    claims = [claim.value for one in reading.read(shown).mentions for claim in one.claims if claim.field == "formulas"]
    assert {(plan["amount"], plan["period"]) for plan in claims} == {("31", "half_day"), ("13.50", "hour")}


def test_what_stands_in_the_house_does_not_measure_the_house() -> None:
    assert areas("<p>The Fern Room at the back of the building is 38 square metres.</p>") == []
    assert areas("<p>The floor area of the building is 380 square metres.</p>") == [380]


@pytest.mark.parametrize("seats", ["The garden seats 40 people.", "Our terrace can seat 40.", "The space seats 40."])
def test_a_garden_and_the_house_are_none_of_the_rooms_of_a_heading(seats: str) -> None:
    assert read(f"<h2>Our rooms</h2><p>{seats}</p>") == []


@pytest.mark.parametrize("beside", [", kitchen (34 m²)", ", toilets (6 m²)", ", cuisine (14 m²)", " + terrace (34 m²)"])
def test_the_area_of_what_is_beside_a_room_is_not_the_rooms(beside: str) -> None:
    assert read(f"<p>The Larch Room for 12 people{beside}</p>") == [("Larch Room", 12, None)]
    assert read("<p>La salle du Jardin (40 m²), 20 personnes</p>") == [("salle du Jardin", 20, 40)]


HIRED = [
    ("Zaalverhuur", "De zaal biedt plaats aan 180 personen.", "zaal"),
    ("Raumvermietung", "Der Saal fasst 180 Personen.", "Saal"),
    ("Location de salle", "La salle peut accueillir 180 personnes.", "salle"),
]


@pytest.mark.parametrize(("heading", "sentence", "name"), HIRED)
def test_the_only_hall_of_a_page_about_its_hire_needs_no_name(heading: str, sentence: str, name: str) -> None:
    assert read(f"<h1>{heading}</h1><p>{sentence}</p>") == [(name, 180, None)]


def test_beside_other_rooms_or_sizes_it_needs_one() -> None:
    told = "<p>De zaal biedt plaats aan 180 personen.</p>"
    assert [room[0] for room in read(f"<h1>Zaalverhuur</h1>{told}<p>Zaal Linde: 40 personen</p>")] == ["Zaal Linde"]
    assert read(f"<h1>Zaalverhuur</h1>{told}<p>Onze zaal is geschikt voor 60 personen.</p>") == []
    assert read(f"<h1>Over ons</h1>{told}") == []
