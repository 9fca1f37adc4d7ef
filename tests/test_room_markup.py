"""Rooms are read in whatever markup a site sets them, in every language, by whatever names; no guest measures one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from markup import page

from cowcrawl.extract import Found, rooms

MARKUP: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "room_markup.yml").read_text("utf-8"))
WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "heading": "Meeting rooms",
        "room": "Room",
        "capacity": "Capacity",
        "surface": "Area",
        "people": "{} people",
    },
    "nl": {"heading": "Vergaderzalen", "room": "Zaal", "capacity": "Capaciteit", "surface": "Oppervlakte"},
    "de": {"heading": "Besprechungsräume", "room": "Raum", "capacity": "Kapazität", "surface": "Fläche"},
    "fr": {"heading": "Salles de réunion", "room": "Salle", "capacity": "Capacité", "surface": "Surface"},
    "es": {"heading": "Salas de reuniones", "room": "Sala", "capacity": "Capacidad", "surface": "Superficie"},
    "it": {"heading": "Sale riunioni", "room": "Sala", "capacity": "Capienza", "surface": "Superficie"},
}
PEOPLE = {"en": "people", "nl": "personen", "de": "Personen", "fr": "personnes", "es": "personas", "it": "persone"}
PRICES = {"en": "£20 / hour", "nl": "€ 20 per uur", "de": "20 € / Std.", "fr": "20 € / heure", "es": "20 €/hora"}
THINGS = {
    "en": '75" screen, 2 whiteboards',
    "de": "75-Zoll-Bildschirm, 4 HDMI-Anschlüsse",
    "fr": "écran 75 pouces, 12 prises",
}
LAYOUTS = {
    "en": ("Theatre", "Classroom", "U-shape", "Boardroom"),
    "nl": ("Theater", "School", "U-vorm", "Carré"),
    "de": ("Reihenbestuhlung", "Parlamentarisch", "U-Form", "Blocktafel"),
    "fr": ("Théâtre", "Classe", "En U", "Carré"),
    "es": ("Teatro", "Escuela", "En U", "Imperial"),
    "it": ("Platea", "Banchi di scuola", "Ferro di cavallo", "Tavolo unico"),
}
SIZES = ((8, 22), (14, 35), (4, 12))


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, smallest and largest number of people, area."""
    found = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_min"], value["capacity_max"], value["area_m2"]) for value in found]


@pytest.mark.parametrize("names", ["noun", "none"])
@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("markup", MARKUP)
def test_three_rooms_are_read_as_they_are_set(markup: str, language: str, names: str) -> None:
    form, words = MARKUP[markup], {"colon": " :" if language == "fr" else ":", **WORDS[language]}
    called = (
        [f"{words['room']} Lys", "Kestrel", f"{words['room']} 2"] if names == "noun" else ["Lys", "Kestrel", "Wren"]
    )
    layouts = dict(zip(("l1", "l2", "l3", "l4"), LAYOUTS[language], strict=True))
    shown, told = "", []
    for name, (number, area) in zip(called, SIZES, strict=True):
        values = {**words, **layouts, "name": name, "number": number, "area": area}
        values |= {"people": f"{number} {PEOPLE[language]}", "price": PRICES.get(language, "20 €/ora")}
        shown += form["markup"].format(**values, things=THINGS.get(language, "75'', 4 HDMI"))
        low, high = (16, 40) if form.get("layouts") else (number, number)
        told.append((name, low, high, None if form.get("without") else area))
    around = form.get("around", "<div>{}</div>")
    body = around.replace("{}", shown).format(**words) if "{room}" in around else around.replace("{}", shown)
    assert read(f"<h2>{words['heading']}</h2>{body}") == told


@pytest.mark.parametrize("language", WORDS)
def test_a_number_behind_the_noun_of_a_room_is_its_name(language: str) -> None:
    room, people = WORDS[language]["room"], PEOPLE[language]
    body = f"<ul><li>{room} 2 – 4 {people}</li><li>{room} 5 – 3 {people}</li><li>{room}: 2 – 4 {people}</li></ul>"
    assert read(body)[:2] == [(f"{room} 2", 4, 4, None), (f"{room} 5", 3, 3, None)]
    assert read(f"<ul><li>{room} Lys (2 – 4 {people})</li></ul>") == [(f"{room} Lys", 2, 4, None)]


def test_what_a_guest_says_measures_no_room() -> None:
    said = "<blockquote>We moved in with 9 people and stayed.</blockquote>"
    assert read(f"<h2>Boardroom</h2><p>12 people</p><h2>Phone booths</h2><p>For calls.</p>{said}") == [
        ("Boardroom", 12, 12, None)
    ]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Workshop: bookbinding for all", "Saturday, max. 9 people, 3 hours"),
        ("Workshop: boekbinden", "Zaterdag, max. 9 personen, 3 uur"),
        ("Workshop: Buchbinden", "Samstag, max. 9 Personen, 3 Stunden"),
        ("Atelier : reliure", "Samedi, max. 9 personnes, 3 heures"),
        ("Taller: encuadernación", "Sábado, máx. 9 personas, 3 horas"),
        ("Laboratorio: rilegatura", "Sabato, max 9 persone, 3 ore"),
    ],
)
def test_those_who_take_part_on_a_day_measure_no_room(title: str, line: str) -> None:
    assert read(f"<h3>{title}</h3><p>{line}</p>") == []


def test_seated_and_standing_are_the_range_of_a_hall() -> None:
    assert read("<h3>Sala eventi</h3><p>100 mq, 90 persone in piedi o 60 sedute</p>") == [("Sala eventi", 60, 90, 100)]


def test_what_is_measured_under_the_sky_is_no_room() -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><p>{size}</p></div>"
        for name, size in (("Boardroom", "8 people"), ("Roof terrace", "60 m²"))
    )
    assert read(f"<h2>Our spaces</h2><div>{cards}</div>") == [("Boardroom", 8, 8, None)]


def test_an_area_in_a_column_may_have_decimals() -> None:
    rows = (
        "<tr><th>Zaal</th><th>m²</th></tr><tr><td>Zaal Lys</td><td>22,5</td></tr><tr><td>Zaal Wren</td><td>31</td></tr>"
    )
    assert read(f"<h2>Vergaderzalen</h2><table>{rows}</table>") == [
        ("Zaal Lys", None, None, 22.5),
        ("Zaal Wren", None, None, 31),
    ]
