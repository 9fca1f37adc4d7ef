"""Rooms: counted or measured in lines, sentences, cards and tables; nothing that a page only mentions."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import page

from cowcrawl.extract import Found, rooms
from cowcrawl.fields import problem
from cowcrawl.page import Page


def found(body: str) -> list[Found]:
    return [one for one in rooms.extract(page(body)) if isinstance(one, Found)]


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, smallest and largest number of people, area, count."""
    keys = ("name", "capacity_min", "capacity_max", "area_m2")
    values = [one.claim.value for one in found(body)]
    return [(*(value[key] for key in keys), value.get("count", 1)) for value in values]


LINES = [
    ("Boardroom (4 - 6 people)", "Boardroom", 4, 6, None, 1),
    ("Small meeting room for up to 4 people", "Small meeting room", 4, 4, None, 1),
    ("Meeting room Heron: 12 seats, 35 m²", "Meeting room Heron", 12, 12, 35, 1),
    ("12-person meeting room with projector", "meeting room", 12, 12, None, 1),
    ("Studio Quay · 8 people · 20 m²", "Studio Quay", 8, 8, 20, 1),
    ("Event hall: theatre 80, U-shape 30, classroom 45", "Event hall", 30, 80, None, 1),
    ("Office A3 – 3 desks – €450", "Office A3", 3, 3, None, 1),
    ("Petite salle (4 - 6 personnes)", "Petite salle", 4, 6, None, 1),
    ("Salle Zinc · 8 personnes · 20 m²", "Salle Zinc", 8, 8, 20, 1),
    ("Bureau 18 m² (2-3 pers.)", "Bureau", 2, 3, 18, 1),
    ("Salle de formation Tilleul, 25 places assises", "Salle de formation Tilleul", 25, 25, None, 1),
    ("Une salle de réunion", "salle de réunion", None, None, None, 1),
    ("Vergaderzaal Rubens: max. 12 personen, 35 m²", "Vergaderzaal Rubens", 12, 12, 35, 1),
    ("Grote zaal (40 zitplaatsen)", "Grote zaal", 40, 40, None, 1),
    ("Kantoor 2.1 – 24 m² – 4 personen", "Kantoor 2.1", 4, 4, 24, 1),
    ("Besprechungsraum für bis zu 8 Personen", "Besprechungsraum", 8, 8, None, 1),
    ("Seminarraum Linde | 40 m² | 6-20 Teilnehmer", "Seminarraum Linde", 6, 20, 40, 1),
    ("Sala de reuniones para 8 personas", "Sala de reuniones", 8, 8, None, 1),
    ("Despacho privado (2-4 personas)", "Despacho privado", 2, 4, None, 1),
    ("Sala riunioni da 10 posti", "Sala riunioni", 10, 10, None, 1),
    ("Aula formazione Po: capienza 30 persone, 60 mq", "Aula formazione Po", 30, 30, 60, 1),
    ("Aula de 24 plazas", "Aula de 24 plazas", 24, 24, None, 1),
    ("Weverszaal: 30 personen, 60 m²", "Weverszaal", 30, 30, 60, 1),
    ("Kaminzimmer (12 Personen)", "Kaminzimmer", 12, 12, None, 1),
    ("👥 8 – Boardroom", "Boardroom", 8, 8, None, 1),
    ("4 meeting rooms", "meeting rooms", None, None, None, 4),
    ("3 cabines téléphoniques", "cabines téléphoniques", None, None, None, 3),
    ("Meeting room A (8 ppl) – €15/h", "Meeting room A", 8, 8, None, 1),
    ("1 x meeting room (10 pax)", "meeting room", 10, 10, None, 1),
    ("Huddle room: 4 - 20+ people", "Huddle room", 4, 20, None, 1),
    ("Salles 1+2: 40 personnes", "Salles 1+2", 40, 40, None, 1),
    ("Zaal De Haven (12 personen)", "Zaal De Haven", 12, 12, None, 1),
    ("Vergaderzaal max.20 pers.", "Vergaderzaal", 20, 20, None, 1),
]


@pytest.mark.parametrize(("text", "name", "low", "high", "area", "count"), LINES)
def test_a_line_tells_a_room(text: str, name: str, low: Any, high: Any, area: Any, count: int) -> None:
    assert read(f"<ul><li>{text}</li></ul>") == [(name, low, high, area, count)]


SENTENCES = [
    ("We have two meeting rooms for 15 people and a garden of 200 m².", [("meeting rooms", 15, 15, None, 2)]),
    ("Our meeting room, the Teapot, seats eight and costs €25 an hour.", [("meeting room", 8, 8, None, 1)]),
    ("There are 3 meeting rooms, a phone booth and a kitchen.",
     [("meeting rooms", None, None, None, 3), ("phone booth", None, None, None, 1)]),
    ("Our 15 sqm boardroom can host up to 5 people.", [("boardroom", 5, 5, 15, 1)]),
    ("Deux salles de réunion pour +/- 15 personnes donnent sur la cour.",
     [("salles de réunion", 15, 15, None, 2)]),
    ("La salle de réunion fait 23 m². Elle contient 8 chaises.", [("salle de réunion", 8, 8, 23, 1)]),
    ("Une salle de conférence pour une quinzaine de personnes est à louer.",
     [("salle de conférence", 15, 15, None, 1)]),
    ("Een eigen kantoor voor 4 personen huur je per maand.", [("eigen kantoor", 4, 4, None, 1)]),
    ("Er zijn drie vergaderzalen en twee belhokjes.",
     [("vergaderzalen", None, None, None, 3), ("belhokjes", None, None, None, 2)]),
    ("Uns stehen ein heller Gemeinschaftsraum und 2 kleine Büro- oder Sitzungsräume offen.",
     [("heller Gemeinschaftsraum", None, None, None, 1), ("kleine Büro- oder Sitzungsräume", None, None, None, 2)]),
    ("Wir haben zwei Besprechungsräume für je 6 Personen.", [("Besprechungsräume", 6, 6, None, 2)]),
    ("Zwei Besprechungsräume für 4 bzw. 8 Personen.", [("Besprechungsräume", 4, 8, None, 2)]),
    ("Disponemos de dos salas de reuniones.", [("salas de reuniones", None, None, None, 2)]),
    ("There is also a meeting room.", [("meeting room", None, None, None, 1)]),
    ("L'espace dispose d'une salle de réunion et d'un four à pain.", [("salle de réunion", None, None, None, 1)]),
    ("Er is ook een vergaderzaal.", [("vergaderzaal", None, None, None, 1)]),
    ("Außerdem gibt es einen Besprechungsraum und eine Küche.", [("Besprechungsraum", None, None, None, 1)]),
    ("Einen Besprechungsraum für Workshops gibt es natürlich auch.", [("Besprechungsraum", None, None, None, 1)]),
    ("Hay también una sala de reuniones.", [("sala de reuniones", None, None, None, 1)]),
    ("We have two meeting rooms. On the ground floor there is a meeting room with a screen.",
     [("meeting rooms", None, None, None, 2)]),
    ("Abbiamo due sale riunioni e una terrazza.", [("sale riunioni", None, None, None, 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SENTENCES)
def test_a_sentence_tells_rooms(text: str, told: list[tuple[Any, ...]]) -> None:
    assert read(f"<p>{text}</p>") == told


NO_ROOMS = [
    "If there is a meeting room free, you may use it.",
    "In jedem Coworking Space gibt es einen Besprechungsraum.",
    "We have a meeting room policy.",
    "There is no meeting room.",
    "Einen Besprechungsraum buchst du online, und Kaffee gibt es auch.",
    "Book a meeting room for 2 hours.",
    "4h de salle de réunion",
    "2 uur vergaderzaal",
    "Members get 10 % off meeting rooms.",
    "Meeting room: €20 / hour",
    "No meeting room for 8 people.",
    "There is room for improvement, and for 40 people.",
    "A lively place of 200 m² with 24 desks open space",
    "3 open space desks with a chair and a lamp.",
    "4 cabine open space con sedia e lampada.",
    "The hotel next door has 40 rooms.",
    "Nearby you find 3 meeting rooms.",
    "Our network has 120 meeting rooms in 12 locations.",
    "Do you need a meeting room for 10 people?",
    "A private office for 3 people is coming soon.",
    "We are planning a meeting room for 12 people.",
    "Un jardin de 300 m² et une salle de réunion.",
    "Bientôt : une salle de réunion pour 8 personnes.",
    "Un espace de 400 m² en ville.",
    "Nous pouvons accueillir 40 personnes.",
    "Geen vergaderzaal, wel 4 stoelen.",
    "Workshop für 12 Personen am Dienstag",
    "Bureaux de 12 à 30 m² à partir de 300 €",
    "Our chat room has 200 people.",
    "Una sala de reuniones y un jardín de 90 m².",
    "Open since 2019, rooms and all.",
    "Up to 10-person room",
    "Access to meeting rooms for up to 4 people",
    "L'atelier s'étend sur 420 m² de plain-pied.",
    "The loft measures 300 m².",
    "Our open space of 300 m² is full of light.",
]


@pytest.mark.parametrize("text", NO_ROOMS)
def test_what_is_no_room_of_the_house_is_left_out(text: str) -> None:
    assert read(f"<p>{text}</p>") == []


def test_a_card_is_a_title_with_measures_below() -> None:
    body = """<div><h3>Salle Zinc</h3><p>Claire et calme.</p><p>8 personnes</p><p>20 m²</p></div>
    <div><h3>Salle Cuivre</h3><p>12 personnes</p><p>32 m²</p></div>"""
    assert read(body) == [("Salle Zinc", 8, 8, 20, 1), ("Salle Cuivre", 12, 12, 32, 1)]


def test_names_without_a_noun_are_rooms_below_a_heading_of_rooms() -> None:
    body = "<h2>Nos salles de réunion</h2><h3>Zinc</h3><p>8 personnes</p><h3>Cuivre</h3><p>12 personnes</p>"
    assert read(body) == [("Zinc", 8, 8, None, 1), ("Cuivre", 12, 12, None, 1)]


def test_a_title_below_a_heading_of_rooms_may_measure_itself() -> None:
    body = """<h1>Unsere Räume</h1><h2>Zinne (100 m²)</h2><p>300 € / Tag</p><h2>Erker – 8 Personen</h2><p>Mit Beamer</p>
    <h2>Perfekt für 12 Personen</h2><p>Mit Bar</p>"""
    assert read(body) == [("Zinne", None, None, 100, 1), ("Erker", 8, 8, None, 1)]


def test_names_without_a_noun_are_rooms_among_rooms() -> None:
    body = "".join(
        f"<h4>{name}</h4><p>Up to {n} people</p>" for name, n in (("Red Room", 8), ("Hall", 60), ("Nest", 9))
    )
    assert [room[:3] for room in read(body)] == [("Red Room", 8, 8), ("Hall", 60, 60), ("Nest", 9, 9)]


def test_plans_beside_a_room_are_no_rooms() -> None:
    body = """<h3>Day pass</h3><p>For 1 person</p><h3>Team desk</h3><p>For 4 people</p><h3>Flex</h3><p>1 person</p>
    <h3>Meeting room</h3><p>Up to 8 people</p>"""
    assert read(body) == [("Meeting room", 8, 8, None, 1)]


def test_a_plan_that_promises_a_room_is_no_room() -> None:
    assert read("<h3>Pod membership</h3><ul><li>Use of a room for up to 10 people</li></ul>") == []


def test_lines_below_one_another_in_one_paragraph_are_a_card() -> None:
    body = "<p>Small meeting room<br>4 people<br>€10/hour</p><p>Seminarraum 1<br>45 m², bis 20 Personen</p>"
    assert read(body) == [("Small meeting room", 4, 4, None, 1), ("Seminarraum 1", 20, 20, 45, 1)]


def test_rooms_with_numbers_are_not_counted_once_more() -> None:
    body = "<p>Three meeting rooms are let (Room 1: 12 seats, Room 2: 8 seats, Room 3: 30 seats).</p>"
    assert [room[:3] for room in read(body)] == [("Room 1", 12, 12), ("Room 2", 8, 8), ("Room 3", 30, 30)]


def test_what_is_called_the_capacity_wins_over_a_mere_number_of_people() -> None:
    body = "<h2>Versammlungsraum</h2><ul><li>Ein Tisch für 8 Personen</li><li>Maximale Kapazität: 15 Personen</li></ul>"
    assert read(body) == [("Versammlungsraum", 15, 15, None, 1)]


def test_dutch_for_our_is_not_french_for_eleven() -> None:
    assert read("<p>Onze vergaderzaal biedt plaats aan 8 personen.</p>") == [("vergaderzaal", 8, 8, None, 1)]


def test_what_several_rooms_measure_together_is_the_area_of_none() -> None:
    told = "<p>We count seven meeting rooms, 210 m² in all.</p>"
    assert read(told) == [("meeting rooms", None, None, None, 7)]


def test_numbers_for_several_rooms_are_the_size_of_none() -> None:
    assert read("<p>3 meeting rooms for 4 and 12 people</p>") == [("meeting rooms", None, None, None, 3)]


def test_a_title_names_what_a_sentence_below_only_calls_the_hall() -> None:
    told = "<h3>Zaal Wolwerf</h3><p>Onze ruime zaal biedt plaats aan 40 personen.</p>"
    assert read(told) == [("Zaal Wolwerf", 40, 40, None, 1)]


def test_a_list_below_rooms_may_begin_with_articles() -> None:
    told = "<h2>Vergaderzalen</h2><ul><li>De Spoel: 8 personen</li><li>Het Garen: 12 personen</li></ul>"
    assert [room[:2] for room in read(told)] == [("De Spoel", 8), ("Het Garen", 12)]


def test_a_sentence_below_a_rooms_title_is_about_that_room() -> None:
    body = "<h3>Grande salle – 20 pers.</h3><p>Au rez-de-chaussée, une salle de réunion de 55 m² vous accueille.</p>"
    assert read(body) == [("Grande salle", 20, 20, 55, 1)]


def test_a_list_of_layouts_names_no_rooms() -> None:
    body = """<h2>Heron Room</h2><p>Capacity: up to 14 seated</p><h3>Layouts</h3>
    <ul><li>Boardroom: 10 people</li><li>Classroom: 8 people</li></ul><h3>Extras</h3><p>A screen</p>"""
    assert read(body) == [("Heron Room", 14, 14, None, 1)]


def test_layouts_on_lines_of_their_own_are_a_range() -> None:
    body = """<h3>Tagungsraum</h3><p><strong>Kapazität:</strong></p>
    <ul><li>Tischbestuhlung: bis zu 30 Sitzplätze</li><li>Kinobestuhlung: bis zu 50 Sitzplätze</li></ul>"""
    assert read(body) == [("Tagungsraum", 30, 50, None, 1)]


def test_a_list_below_a_label_tells_one_capacity() -> None:
    body = """<h3>Salle Zinc</h3><p><b>Capacité :</b></p>
    <ul><li>Autour de la table : 12 places</li><li>Sans la table : 25 personnes</li></ul>"""
    assert read(body) == [("Salle Zinc", 12, 25, None, 1)]


def test_what_stands_in_the_rooms_is_no_room() -> None:
    body = """<h1>Room hire</h1><h3>Main Hall</h3><p>Up to 90 people</p>
    <h3>Tables and Chairs Included</h3><p>12 tables and 60 chairs</p>"""
    assert read(body) == [("Main Hall", 90, 90, None, 1)]


def test_the_desks_of_an_office_are_the_people_it_holds() -> None:
    assert read("<h3>Kantoor zolder</h3><p>Nu ingericht voor 3 werkplekken.</p>") == [("Kantoor zolder", 3, 3, None, 1)]


def test_a_line_of_mere_adjectives_is_about_the_room_of_the_title() -> None:
    body = """<h3>Petite salle de réunion – 8 pers.</h3><p>Une salle de réunion de 18 m² au calme.</p>
    <p>Salle de réunion lumineuse et sobre, pour 8 personnes</p>"""
    assert read(body) == [("Petite salle de réunion", 8, 8, 18, 1)]


def test_a_room_that_is_only_planned_has_no_card() -> None:
    assert read("<h3>Private office</h3><p>We are planning on creating one for 2-3 people.</p>") == []


def test_terms_that_speak_of_plans_on_a_condition_leave_the_room_there() -> None:
    terms = "<p>Wenn ein Essen geplant ist, kostet die Reinigung 50 CHF.</p>"
    assert read(f"<h3>Raum «Birke»</h3><p>20 Personen</p><p>45 m²</p>{terms}") == [("Raum «Birke»", 20, 20, 45, 1)]


def test_one_room_told_twice_is_one_claim_with_the_fuller_value() -> None:
    body = "<p>Salle Zinc (8 personnes)</p><p>Un mot.</p><ul><li>Salle Zinc : 8 personnes, 20 m²</li></ul>"
    assert read(body) == [("Salle Zinc", 8, 8, 20, 1)]


def test_rooms_that_are_described_are_not_counted_once_more() -> None:
    body = (
        "<p>Er zijn twee vergaderzalen.</p><p>Vergaderzaal Merel: 8 personen</p><p>Vergaderzaal Reiger: 12 personen</p>"
    )
    assert [room[0] for room in read(body)] == ["Vergaderzaal Merel", "Vergaderzaal Reiger"]


def test_the_title_and_its_measures_are_quoted() -> None:
    (one,) = found("<h3>Salle Zinc</h3><p>8 personnes</p><p>20 m²</p>")
    assert one.claim.quote == "8 personnes" and one.claim.context == ("Salle Zinc", "20 m²")


def test_navigation_and_footer_tell_no_rooms() -> None:
    assert read("<nav><a>4 meeting rooms</a></nav><footer><p>4 meeting rooms</p></footer>") == []


@pytest.mark.parametrize(
    "value",
    [
        {"name": "Zinc", "seats": 4},
        {"name": ""},
        {"name": "Zinc", "capacity_min": 8, "capacity_max": 4},
        {"name": "Zinc", "capacity_max": 4},
        {"name": "Zinc", "area_m2": 0},
        {"name": "Zinc", "area_m2": "20"},
        {"name": "Zinc", "count": True},
    ],
)
def test_a_room_of_another_shape_is_refused(value: dict[str, Any]) -> None:
    assert problem("rooms", value)


def test_a_room_of_the_right_shape_passes() -> None:
    assert problem("rooms", {"name": "Zinc", "capacity_min": 4, "capacity_max": 6, "area_m2": 20.5}) is None


WORDS = [
    "salle de réunion",
    "meeting room",
    "Büro",
    "8 personnes",
    "20 m²",
    "deux",
    "la",
    "und",
    "(",
    ")",
    "–",
    ":",
    "2",
    "€",
]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=12), st.sampled_from(["p", "h3", "li", "td", "th"])
)
def test_whatever_the_words_every_room_is_sound_and_quoted(words: list[str], tag: str) -> None:
    text = " ".join(words).replace("<", "").replace("&", "")
    body = f"<table><tr><{tag}>{text}</{tag}><td>{text}</td></tr><tr><td>{text}</td></tr></table><{tag}>{text}</{tag}>"
    where = Page(f"<html><body>{body}".encode())
    for one in rooms.extract(where):
        if isinstance(one, Found):
            assert problem("rooms", one.claim.value) is None
            assert all(where.holds(passage) for passage in (one.claim.quote, *one.claim.context))


def test_a_page_twice_as_long_takes_no_more_than_twice_the_time() -> None:
    part = "<h3>Salle Zinc {n}</h3><p>Une salle pour 8 personnes et 20 m² de calme.</p><p>Trois salles de réunion.</p>"

    def seconds(size: int) -> float:
        where = page("".join(part.format(n=n) for n in range(size)))
        _ = where.blocks
        start = time.process_time()
        list(rooms.extract(where))
        return time.process_time() - start

    seconds(10)
    assert seconds(800) < 4 * seconds(400) + 0.05


@pytest.mark.parametrize(
    ("heading", "items", "expected"),
    [
        ("Meeting rooms", ["Quince – 8 people", "Medlar – 12 people"], [("Quince", 8), ("Medlar", 12)]),
        ("Besprechungsräume", ["Quitte: bis 6 Personen", "Mispel: bis 14 Personen"], [("Quitte", 6), ("Mispel", 14)]),
        ("Vergaderzalen", ["Kweepeer (4 personen)", "Mispel (10 personen)"], [("Kweepeer", 4), ("Mispel", 10)]),
    ],
)
def test_a_list_below_a_heading_for_rooms_names_them(
    heading: str, items: list[str], expected: list[tuple[str, int]]
) -> None:
    where = page(f"<h2>{heading}</h2><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
    found = [one.claim.value for one in rooms.extract(where) if isinstance(one, Found)]
    assert [(room["name"], room["capacity_max"]) for room in found] == expected


@pytest.mark.parametrize("rooms", ["vergaderzalen", "evenementenruimtes", "meeting rooms", "Besprechungsräume"])
def test_an_area_before_several_rooms_is_that_of_all_together(rooms: str) -> None:
    assert read(f"<p>Our house has 300 m² {rooms}.</p>") == []


def test_a_house_for_coworking_and_events_is_no_room() -> None:
    assert read("<h1>La Serra</h1><p>Coworking e spazio eventi in una serra di 700 mq</p>") == []
