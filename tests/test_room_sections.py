"""Rooms by names of their own below a heading that only speaks of spaces; how many they hold names no plan."""

import pytest
from plans import named, page_of

from cowcrawl.extract.rooms import extract
from cowcrawl.model import Reject
from cowcrawl.page import Page


def rooms(body: str, lang: str) -> set[tuple[str, int | None]]:
    """Name and largest number of people of every room of a page."""
    head = f'<html lang="{lang}"><head><title>Lampion</title></head><body><main>'
    found = extract(Page(f"{head}{body}</main></body></html>".encode(), url="https://lampion.example/"))
    values = [one.claim.value for one in found if not isinstance(one, Reject)]
    return {(value["name"], value["capacity_max"]) for value in values}


@pytest.mark.parametrize(
    ("heading", "seats", "lang"),
    [
        ("Espacios", "Capacidad: 8 personas", "es"),
        ("Gli spazi", "Capienza: 8 persone", "it"),
        ("Spazi e servizi", "Capienza: fino a 8 persone", "it"),
        ("Les espaces", "Capacité : 8 personnes", "fr"),
        ("Spaces", "Capacity: 8 people", "en"),
    ],
)
def test_a_card_below_spaces_that_says_how_many_it_holds_is_a_room(heading: str, seats: str, lang: str) -> None:
    card = "<div><h3>{}</h3><p>…</p><p>{}</p></div>"
    body = f"<h2>{heading}</h2>{card.format('Zinc', seats)}{card.format('Coworking', seats.replace('8', '40'))}"
    assert rooms(body, lang) == {("Zinc", 8)}


def test_a_card_that_counts_desks_is_no_room() -> None:
    assert rooms("<h2>Spazi</h2><h3>Piazza</h3><p>Capienza: 4 postazioni hot desk</p>", "it") == set()


def test_seats_of_a_theatre_are_counted() -> None:
    assert rooms("<p>Hay un salón de actos con 80 butacas.</p>", "es") == {("salón de actos", 80)}


@pytest.mark.parametrize(
    "line",
    [
        "Capacity: 8 people – 20 m² – €15/hour",
        "Capacité : 8 personnes. 15 €/heure",
        "Capaciteit: 8 personen – 20 m² – € 15/uur",
        "Kapazität: 8 Personen – 15 €/Stunde",
        "Capacidad: 8 personas · 20 m² · 15 €/hora",
        "Capienza: 8 persone – 20 mq – € 15/ora",
    ],
)
def test_how_many_a_room_holds_is_not_what_its_price_is_called(line: str) -> None:
    assert named(page_of(f"<h2>Lampion</h2><h3>Zinc</h3><p>{line}</p>")) == {("Zinc", "meeting_room", "15", "hour")}


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("<h2>Vergaderen</h2><ul><li>Zinc: 8 personen</li><li>Koper: 14 personen</li></ul>", "nl"),
        ("<h2>Tagen und Meeten</h2><p>Zinc (8 Personen) · 30 €/h<br>Koper (14 Personen) · 45 €/h</p>", "de"),
        ("<h2>Vergaderen</h2><p>Zinc (tot 8 personen) boek je per uur; Koper (tot 14 personen) per dagdeel.</p>", "nl"),
    ],
)
def test_names_with_sizes_below_what_rooms_are_let_for_are_rooms(body: str, lang: str) -> None:
    assert rooms(body, lang) == {("Zinc", 8), ("Koper", 14)}


def test_a_letter_tells_rooms_of_one_name_apart() -> None:
    body = (
        "<h2>Sitzungsräume</h2><ul><li>Esche A (8 Plätze): 30 €/Std.</li><li>Esche B (14 Plätze): 45 €/Std.</li></ul>"
    )
    assert rooms(body, "de") == {("Esche A", 8), ("Esche B", 14)}


def test_desks_below_what_rooms_are_let_for_are_no_rooms() -> None:
    assert rooms("<h2>Vergaderen</h2><ul><li>Flexplek: 12 personen</li><li>Dagpas: 1 persoon</li></ul>", "nl") == set()
