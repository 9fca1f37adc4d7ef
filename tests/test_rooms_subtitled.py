"""Rooms whose kind stands below their name, and what takes place on a day, which is no room."""

from __future__ import annotations

import pytest

from cowcrawl.extract import Found
from cowcrawl.extract.rooms import extract
from tests.markup import page

Told = list[tuple[str, int | None]]


def rooms_of(body: str) -> Told:
    found = extract(page(f"<main><h1>Lampion</h1>{body}</main>"))
    return [
        (one.claim.value["name"], one.claim.value["capacity_max"])
        for one in found
        if isinstance(one, Found) and isinstance(one.claim.value, dict)
    ]


CARDS = (
    "<div><h2>Kandel</h2><p>{0} · 22 m² · {1} 8 {2}</p><p>22 € / h</p></div>"
    "<div><h2>Feldberg</h2><p>{0} · 64 m² · {1} 36 {2}</p><p>48 € / h</p></div>"
)
WORDS = [
    ("Besprechungsraum", "max.", "Personen"),
    ("Vergaderruimte", "max.", "personen"),
    ("Meeting room", "up to", "people"),
    ("Salle de réunion", "max.", "personnes"),
    ("Sala de reuniones", "máx.", "personas"),
    ("Sala riunioni", "max", "persone"),
]


@pytest.mark.parametrize("words", WORDS)
def test_headings_that_are_names_name_the_rooms_of_the_lines_below_them(words: tuple[str, ...]) -> None:
    assert rooms_of(CARDS.format(*words)) == [("Kandel", 8), ("Feldberg", 36)]


def test_one_such_heading_may_be_anything() -> None:
    alone = "<h2>Blick in den Garten</h2><p>Besprechungsraum · 22 m² · max. 8 Personen</p>"
    assert rooms_of(alone) == [("Besprechungsraum", 8)]
    assert rooms_of(alone.replace("Blick in den Garten", "Kontakt") * 2) == [("Besprechungsraum", 8)]


@pytest.mark.parametrize(
    "line",
    [
        "11 sept Workshop AI voor zzp’ers 13:00–17:00, max. 20 personen",
        "Donnerstag, 4. Mai: Workshop KI, 13–17 Uhr, max. 20 Personen",
        "4 May: Workshop on taxes, 1pm to 5pm, 20 people",
    ],
)
def test_what_takes_place_on_a_day_is_no_room(line: str) -> None:
    assert rooms_of(f"<ul><li>{line}</li></ul>") == []
