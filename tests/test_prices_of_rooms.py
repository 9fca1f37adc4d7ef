"""Prices of rooms: in a table below the title of one, in turn in a sentence, by halves, by rates with a letter."""

from __future__ import annotations

import pytest
from markup import page
from plans import named, page_of, plans, table, values

from cowcrawl.extract import Found, rooms

ROOM = """<h1>Räume und Preise</h1><div><h2>Kranichstube</h2><p>72 m², Tageslicht</p><ul><li>{}</li></ul>
<table><tr><td>Halbtag (bis 4 Std.)</td><td>€ 140,-</td></tr><tr><td>Ganztag</td><td>€ 240,-</td></tr>
<tr><td>Abend (ab 18 Uhr)</td><td>€ 120,-</td></tr></table></div>"""


def test_a_table_below_a_title_and_its_seats_is_of_a_room() -> None:
    assert named(page_of(ROOM.format("Kinobestuhlung: 60 Personen"), title="Haus Kranich")) == {
        ("Kranichstube", "meeting_room", "140", "half_day"),
        ("Kranichstube", "meeting_room", "240", "day"),
        ("Kranichstube – Abend (ab 18 Uhr)", "meeting_room", "120", "half_day"),
    }


def test_a_table_below_a_title_without_seats_is_of_no_room() -> None:
    assert named(page_of(ROOM.format("Holzboden"), title="Haus Kranich")) == set()


@pytest.mark.parametrize(
    ("sentence", "lower", "higher"),
    [
        (
            "De Kluis (8 personen) huur je voor € 50 per dagdeel, de Torenzaal (90 personen) voor € 225 per dagdeel.",
            50,
            225,
        ),
        ("«Uetli» (10 Personen) CHF 45.–/Std., «Limmat» (4 Personen) CHF 25.–/Std.", 25, 45),
    ],
)
def test_rooms_in_turn_have_a_price_each(sentence: str, lower: int, higher: int) -> None:
    heading = "Ruimtes huren" if "huur" in sentence else "Sitzungszimmer"
    found = values(page_of(f"<h2>{heading}</h2><p>{sentence}</p>"))
    assert sorted(int(one["amount"]) for one in found) == [lower, higher]
    assert {one["desk_type"] for one in found} <= {"meeting_room", "event_space"}


def test_rooms_in_quotes_below_a_word_for_one_and_several_are_rooms() -> None:
    sentence = "«Uetli» (10 Personen) CHF 45.–/Std., «Limmat» (4 Personen) CHF 25.–/Std."
    found = rooms.extract(page(f"<h2>Sitzungszimmer</h2><p>{sentence}</p>"))
    told = [(one.claim.value["name"], one.claim.value["capacity_max"]) for one in found if isinstance(one, Found)]
    assert told == [("Uetli", 10), ("Limmat", 4)]


def test_a_name_a_comma_its_seats_and_a_price_are_a_room_below_a_bid_to_hire() -> None:
    items = "<li><b>Jurablick</b>, 10 Personen: CHF 35.– pro Stunde</li><li><b>Klus</b>, 4 Personen: CHF 18.–</li>"
    found = rooms.extract(page(f"<h2>Sitzungszimmer mieten</h2><ul>{items}</ul>"))
    told = [(one.claim.value["name"], one.claim.value["capacity_max"]) for one in found if isinstance(one, Found)]
    assert told == [("Jurablick", 10), ("Klus", 4)]


def test_items_with_seats_and_a_price_below_a_bid_to_hire_are_rooms() -> None:
    items = "<li>Studio (4 personen): € 8 per uur</li><li>Leerlab (15 personen): € 22 per uur</li>"
    found = rooms.extract(page(f"<h2>Ruimte huren</h2><ul>{items}</ul>"))
    assert [one.claim.value["name"] for one in found if isinstance(one, Found)] == ["Studio", "Leerlab"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Seminarraum kostet 80 € für den halben und 140 € für den ganzen Tag.",
        "De vergaderzaal kost 80 € voor een halve en 140 € voor een hele dag.",
        "The meeting room costs £80 for half a, and £140 for a full day.".replace("half a, and", "a half and"),
    ],
)
def test_half_a_day_whose_noun_follows_later_is_read(sentence: str) -> None:
    assert {(plan[1], plan[3]) for plan in plans(f"<p>{sentence}</p>")} == {("80", "half_day"), ("140", "day")}


def test_rates_with_a_letter_below_a_line_with_currency_and_unit_are_prices() -> None:
    rows = table("ruimte | Tarief A | Tarief B", "Vergaderlokaal 1 | 2.20 | 3.30")
    lead = "<ul><li>de tarieven worden uitgedrukt in euro per uur</li></ul>"
    assert named(page_of(f"<h1>Tarieven</h1>{lead}{rows}", title="De Merel")) == {
        ("Vergaderlokaal 1 – Tarief A", "meeting_room", "2.20", "hour"),
        ("Vergaderlokaal 1 – Tarief B", "meeting_room", "3.30", "hour"),
    }


def test_supervision_is_no_plan() -> None:
    rows = table("Leistung | Preis", "Saalaufsicht bei Veranstaltungen | CHF 25 pro Stunde", "Saal | CHF 90 pro Stunde")
    assert {plan[1] for plan in plans(f"<h1>Gebühren</h1>{rows}")} == {"90"}


def test_a_subscription_for_a_year_is_none_to_a_room() -> None:
    body = "<h1>Werken en vergaderen in Dorp</h1><h2>Lid worden</h2><p>Abonnement Basis: € 54 per jaar.</p>"
    assert [one for one in values(page_of(body, title="Bibliotheek Dorp")) if one["desk_type"] == "meeting_room"] == []


@pytest.mark.parametrize("said", ["Meetingroom voor 8", "Vergaderzaal voor 8", "Besprechungsraum für 8"])
def test_a_number_behind_a_word_for_a_room_and_for_is_how_many_it_seats(said: str) -> None:
    body = f"<h2>Onze ruimtes</h2><div><h3>De Brug</h3><p>{said} · €30/u · €200/dag</p></div>"
    (found,) = (one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found))
    assert (found["name"], found["capacity_max"]) == ("De Brug", 8)
