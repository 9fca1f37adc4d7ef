"""The page of one room, whose heading and address are its name and whose first line says what it is."""

from __future__ import annotations

from typing import Any

import pytest

from cowcrawl.extract.read import read
from tests.markup import page

BODY = (
    "<h1>Bärengraben</h1><p>{0}</p><h4>Info</h4><ul><li>22 m²</li><li>10 {1}</li></ul>"
    "<h4>{2}</h4><ul><li>CHF 40 {3}</li></ul>"
)
HEAD = "<title>Bärengraben</title>"


def told(body: str, url: str) -> dict[str, list[Any]]:
    found = read(page(f"<header><a href='/'>Coworking Lampion</a></header><main>{body}</main>", head=HEAD, url=url))
    claims = [claim for mention in found.mentions for claim in mention.claims]
    return {field: [one.value for one in claims if one.field == field] for field in ("rooms", "formulas")}


@pytest.mark.parametrize(
    "words",
    [
        ("Sitzungsraum, wahlweise mit Küche.", "Personen", "Preise", "pro Stunde"),
        ("Een vergaderzaal met keuken", "personen", "Prijzen", "per uur"),
        ("Meeting room with a kitchen", "people", "Prices", "per hour"),
        ("Une salle de réunion avec cuisine", "personnes", "Tarifs", "par heure"),
        ("Sala de reuniones con cocina", "personas", "Precios", "por hora"),
        ("Sala riunioni con cucina", "persone", "Prezzi", "all'ora"),
    ],
)
def test_its_sizes_and_prices_are_the_room_s(words: tuple[str, ...]) -> None:
    found = told(BODY.format(*words), "https://lampion.ch/rooms/baerengraben/")
    assert [(one["name"], one["capacity_max"], one["area_m2"]) for one in found["rooms"]] == [("Bärengraben", 10, 22)]
    assert [(one["name"], one["desk_type"]) for one in found["formulas"]] == [("Bärengraben", "meeting_room")]


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (BODY.format("Sitzungsraum", "Personen", "Preise", "pro Stunde"), "https://lampion.ch/haus/anfahrt/"),
        (
            BODY.format("Ein Haus mit Garten", "Personen", "Preise", "pro Stunde"),
            "https://lampion.ch/rooms/baerengraben",
        ),
        (
            BODY.format("Sitzungsräume in Bern", "Personen", "Preise", "im Monat"),
            "https://lampion.ch/rooms/baerengraben",
        ),
    ],
)
def test_a_page_whose_address_or_first_line_says_otherwise_is_none(body: str, url: str) -> None:
    assert "Bärengraben" not in [one["name"] for one in told(body, url)["rooms"]]


def test_a_page_with_two_numbers_of_people_tells_no_size() -> None:
    body = BODY.format("Sitzungsraum", "Personen", "Preise", "pro Stunde").replace("22 m²", "6 Personen")
    assert told(body, "https://lampion.ch/rooms/baerengraben/")["rooms"] == []
