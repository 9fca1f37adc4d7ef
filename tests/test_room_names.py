"""What rooms are called in sentences, in compounds, in questions and in lists."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, largest number of people, area, count."""
    values = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_max"], value["area_m2"], value.get("count", 1)) for value in values]


SENTENCES = [
    ("The Quayside is a bright room for up to 20 people.", ("Quayside", 20, None, 1)),
    ("This is a bright room for up to 20 people.", ("bright room", 20, None, 1)),
    ("Das ist ein heller Raum für 20 Personen.", ("heller Raum", 20, None, 1)),
    ("Unsere Werkstatt Nord ist ein Raum für 20 Personen.", ("Werkstatt Nord", 20, None, 1)),
    ("Le Grenier est une salle de réunion de 30 m² pour 12 personnes.", ("Le Grenier", 12, 30, 1)),
    ("Der Raum „Linde“ fasst 12 Personen.", ("Raum „Linde“", 12, None, 1)),
    ("In Zaal Wolwerf kunnen 30 personen vergaderen.", ("Zaal Wolwerf", 30, None, 1)),
    ("De weverszaal is geschikt voor 30 personen.", ("weverszaal", 30, None, 1)),
    ("Der Festsaal bietet Platz für 120 Personen.", ("Festsaal", 120, None, 1)),
    ("Der Seminarraum hat 45 m² und bietet Platz für 20 Personen.", ("Seminarraum", 20, 45, 1)),
    ("La sala de reuniones mide 40 m² y tiene capacidad para 16 personas.", ("sala de reuniones", 16, 40, 1)),
    ("We have two meeting rooms, one for 8 people and one for 14.", ("meeting rooms", None, None, 2)),
    ("La casa conta 18 mq di sala riunioni.", ("sala riunioni", None, 18, 1)),
]


@pytest.mark.parametrize(("text", "room"), SENTENCES)
def test_a_sentence_names_its_room(text: str, room: tuple[Any, ...]) -> None:
    assert read(f"<p>{text}</p>") == [room]


def test_what_leads_to_the_noun_of_a_title_is_no_part_of_the_name() -> None:
    assert read("<h1>Room Hire</h1><h3>Aerial View of Meeting Room</h3><p>The room seats up to 40 people.</p>") == [
        ("Meeting Room", 40, None, 1)
    ]


def test_desks_counted_beside_meeting_rooms_are_no_seats_of_theirs() -> None:
    assert read("<p>La casa ospita 6 uffici, 2 sale riunioni, 30 postazioni e una terrazza.</p>") == [
        ("sale riunioni", None, None, 2)
    ]


def test_what_a_room_contains_is_no_room() -> None:
    listed = "<ul><li>1 x round table – seats 4 people</li><li>10 x chairs</li></ul>"
    assert read(f"<p>The room also contains:</p>{listed}") == []


def test_the_head_of_a_clause_names_no_room() -> None:
    clause = "<h3>§2 Umfang der Leistung</h3><p>Besprechungsraum für bis zu 6 Personen.</p>"
    assert [room[:2] for room in read(f"<h2>Raum</h2>{clause}")] == [("Raum", 6)]


NO_ROOMS = [
    "Im Zeitraum von März bis Mai kamen 40 Personen.",
    "Ein Schlafzimmer für 2 Personen",
    "Ein Lebenstraum für 12 Personen",
    "Im Konzertsaal nebenan finden 500 Personen Platz.",
    "Yogakurs für 12 Personen im Kursraum",
    "Der Seminarraum ist gemietet und im Hof feiern 60 Personen.",
]


@pytest.mark.parametrize("text", NO_ROOMS)
def test_other_words_that_end_like_a_room_are_none(text: str) -> None:
    assert all(size is None for _, size, _, _ in read(f"<p>{text}</p>"))


def test_an_area_of_several_rooms_is_that_of_none() -> None:
    assert all(area is None for _, _, area, _ in read("<p>La maison offre 300 m² de salles de réunion.</p>"))


def test_a_title_that_announces_access_to_a_room_names_the_room() -> None:
    body = "<p>Our house is equipped with a 9-seater boardroom and a whiteboard.</p>"
    assert read(f"<h2>Conference Room Access</h2>{body}") == [("Conference Room", 9, None, 1)]


def test_a_paper_about_a_room_is_no_part_of_its_name() -> None:
    body = "<p>De ruimte is voor 6 personen.</p>"
    assert read(f"<h1>Huisreglement huur vergaderzaal</h1>{body}") == [("vergaderzaal", 6, None, 1)]


def test_a_page_of_a_room_has_its_name_in_quotation_marks() -> None:
    below = "<p>14 Personen</p><p>38 m²</p>"
    assert read(f"<h1>Vermietung</h1><h1>Raum «Weide»</h1>{below}") == [("Raum «Weide»", 14, 38, 1)]
    assert read(f"<h1>Raum Weide</h1>{below}") == []


def test_a_sentence_that_begins_with_an_area_measures_the_room_of_its_title() -> None:
    title, seats = "<h3>Espace événementiel</h3>", "<ul><li>Capacité : jusqu’à 80 places assises</li></ul>"
    long = "<p>120 m² entièrement modulables pour vos conférences et vos rencontres d’un soir.</p>"
    assert read(f"{title}{long}{seats}") == [("Espace événementiel", 80, 120, 1)]
    house = "<p>700 m² d’espace de coworking en plein centre de la ville, ouverts à tous et toutes.</p>"
    assert read(f"{title}{house}{seats}") == [("Espace événementiel", 80, None, 1)]


def test_a_compound_is_a_title_of_a_card() -> None:
    assert read("<h3>Kaminzimmer</h3><p>Platz für 12 Personen</p>") == [("Kaminzimmer", 12, None, 1)]


QUESTIONS = [
    ("How many people fit in the meeting room?", "Up to 12 people.", "meeting room"),
    ("Combien de personnes la salle de réunion peut-elle accueillir ?", "Jusqu'à 12 personnes.", "salle de réunion"),
    ("Wie viele Personen fasst der Seminarraum?", "Bis zu 12 Personen, mit Tischen.", "Seminarraum"),
]


@pytest.mark.parametrize(("question", "answer", "name"), QUESTIONS)
def test_the_answer_to_how_many_tells_the_room_that_is_asked_for(question: str, answer: str, name: str) -> None:
    assert read(f"<h4>{question}</h4><p>{answer}</p>") == [(name, 12, None, 1)]


def test_a_question_about_something_else_tells_no_room() -> None:
    assert read("<h4>Can I rent the meeting room?</h4><p>Yes, for up to 12 people.</p>") == []
    assert read("<h4>How many people work here?</h4><p>About 40 people.</p>") == []


def test_lines_below_a_heading_of_rooms_name_them() -> None:
    lines = ("Oak – up to 8 people", "Elm – up to 14 people", "Hot desk – 1 person", "Monday – 9 people")
    body = f"<h2>Our rooms</h2>{''.join(f'<p>{line}</p>' for line in lines)}"
    assert read(body) == [("Oak", 8, None, 1), ("Elm", 14, None, 1)]


def test_a_bracket_tells_what_sort_of_room_the_name_before_it_is() -> None:
    first, second = "Plum Room (boardroom, 10 people) – £25 per hour", "Fig Room (training, 24 people classroom)"
    assert read(f"<h2>Meeting rooms</h2><ul><li>{first}</li><li>{second}</li></ul>") == [
        ("Plum Room", 10, None, 1),
        ("Fig Room", 24, None, 1),
    ]


def test_a_name_behind_the_noun_of_several_rooms_is_that_of_one() -> None:
    card = "<div><h4>Vergaderzalen – {}</h4><p>{} personen</p></div>"
    assert read(card.format("Linde", 8) + card.format("Zaal Eik", 20)) == [
        ("Linde", 8, None, 1),
        ("Zaal Eik", 20, None, 1),
    ]


def test_offices_from_the_smallest_to_the_largest_are_no_room_and_one_of_them_goes_by_its_number() -> None:
    told = "We have 9 private studios for teams of two to ten people. Free now: Studio 4, 20 sq m, £600 pcm."
    assert read(f"<h2>Studios &amp; private offices</h2><p>{told}</p>") == [("Studio 4", None, 20, 1)]


def test_rooms_at_the_head_of_their_columns_have_their_own_areas() -> None:
    heads = "<tr><th>Räume</th><th>Linde (140 qm)</th><th>Eiche (40 qm)</th></tr>"
    body = "<tr><td>Mitglieder</td><td>500,-</td><td>150,-</td></tr>"
    rooms = [("Linde", None, 140, 1), ("Eiche", None, 40, 1)]
    assert read(f"<table>{heads}{body}</table>") == rooms


def test_a_footnote_behind_a_header_does_not_hide_what_stands_below() -> None:
    heads = "<tr><td></td><td>Zaal 1</td><td>Zaal 2</td></tr>"
    body = "<tr><td>Capaciteit (personen) ¹</td><td>60</td><td>30</td></tr>"
    assert read(f"<table>{heads}{body}</table>") == [("Zaal 1", 60, None, 1), ("Zaal 2", 30, None, 1)]


def test_units_of_several_areas_have_none() -> None:
    assert read("<h3>Kantoorruimtes</h3><p>We verhuren kantoorunits van 12 t/m 70 m².</p>") == []


def test_people_who_learn_are_people() -> None:
    body = "<h2>Aula Norte</h2><p>Para 16 alumnos en formato escuela o 24 en teatro.</p>"
    assert [room[:2] for room in read(body)] == [("Aula Norte", 24)]


def test_columns_headed_by_a_unit_or_by_desks_measure_offices() -> None:
    heads = "<tr><th>Unit</th><th>Floor</th><th>Sq ft</th><th>Desks</th><th>Rent pcm</th></tr>"
    row = "<tr><td>Suite 4</td><td>Ground</td><td>210</td><td>3</td><td>£485</td></tr>"
    assert read(f"<h2>Offices to let</h2><table>{heads}{row}</table>") == [("Suite 4", 3, 19.5, 1)]


def test_offices_in_lines_of_their_own_have_their_own_areas() -> None:
    body = "<h2>Despachos</h2><p>Despacho pequeño (9 m2): 190€/mes</p><p>Despacho grande (22 m2): 350€/mes</p>"
    assert read(body) == [("Despacho pequeño", None, 9, 1), ("Despacho grande", None, 22, 1)]


def test_a_line_of_nothing_but_sizes_may_end_with_a_point() -> None:
    assert read("<h2>Salle de formation</h2><p>16 places, 45 m². Association : 50 €/jour.</p>") == [
        ("Salle de formation", 16, 45, 1)
    ]


def test_hours_of_a_meeting_room_are_no_rooms() -> None:
    assert read("<h3>Nomad</h3><p>2 meeting room hours<br>Community events</p>") == []


def test_a_sign_for_square_metres_heads_areas() -> None:
    rows = "<tr><th>Raum</th><th>m²</th><th>Reihen</th></tr><tr><td>Linde</td><td>92</td><td>70</td></tr>"
    assert read(f"<table>{rows}</table>") == [("Linde", 70, 92, 1)]


def test_the_terms_of_a_house_are_no_room() -> None:
    body = "<h1>Meeting room terms and prices</h1><h2>3. Conditions of hire</h2><p>No smoking.</p><h2>5. Prices</h2>"
    told = "Members pay £15 p.h., others £20 p.h. Meeting room suitable for up to four people."
    assert read(f"{body}<p>{told}</p>") == [("Meeting room", 4, None, 1)]


def test_a_price_is_no_part_of_the_name_of_an_office_and_key_figures_are_no_room() -> None:
    lines = "<p>Bureau 2 postes : 300,00 € HT/mois</p><p>Bureau 4 postes : 500,00 € HT/mois</p>"
    assert not any("00" in room[0] for room in read(f"<p><strong>BUREAUX</strong></p>{lines}"))
    assert read("<h2>Chiffres clés</h2><ul><li>1 200 m²</li><li>85 coworkers</li></ul>") == []


def test_the_smallest_and_the_largest_of_many_rooms_are_the_sizes_of_none() -> None:
    assert read("<p>5 salles de 4 à 40 personnes.</p>") == [("salles", None, None, 5)]


def test_one_cell_tells_area_and_people() -> None:
    heads = "<tr><th>Raum</th><th>Fläche</th><th>Tag</th></tr>"
    row = "<tr><td>Saal</td><td>180 qm / 150 Pers.</td><td>90 €</td></tr>"
    assert read(f"<table>{heads}{row}</table>") == [("Saal", 150, 180, 1)]


@pytest.mark.parametrize(
    ("heading", "entry", "room"),
    [
        ("Unsere Räume", "Seminarraum (bis 20 Personen)", ("Seminarraum", 20, None, 1)),
        ("Our rooms", "Seminar room (up to 20 people)", ("Seminar room", 20, None, 1)),
        ("Nos salles", "Salle de réunion (20 personnes)", ("Salle de réunion", 20, None, 1)),
        ("Onze zalen", "Grote zaal (20 personen)", ("Grote zaal", 20, None, 1)),
    ],
)
def test_a_heading_over_several_is_no_room_where_an_entry_is_named(
    heading: str, entry: str, room: tuple[Any, ...]
) -> None:
    assert read(f"<h1>Lanterne</h1><h2>{heading}</h2><ul><li>{entry}</li><li>WLAN</li></ul>") == [room]


def test_each_of_several_alike_is_told_by_the_heading() -> None:
    told = read("<h1>Lanterne</h1><h2>Besprechungsräume</h2><p>Jeder Besprechungsraum fasst 8 Personen.</p>")
    assert told == [("Besprechungsräume", 8, None, 1)]


def test_a_line_below_a_numbered_room_is_about_it() -> None:
    one = "<div><p>Büro 1</p><p>Ruhiges Teambüro</p><p>16 m²</p></div>"
    two = "<div><p>Büro 2</p><p>Helles Einzelbüro</p><p>11 m²</p></div>"
    assert read(f"<h2>Die Räume</h2>{one}{two}") == [("Büro 1", None, 16, 1), ("Büro 2", None, 11, 1)]


def test_a_room_called_by_its_door_is_the_one_with_that_door_in_its_name() -> None:
    body = "<h2>Seminarraum 2.114 Ada Muster</h2><p>41 m²</p><p>Bis 12 Personen</p>"
    again = "<h2>Abends</h2><p>Raum 2.114 (bis 12 Personen) – 30 €</p><p>Raum 2.115 (bis 9 Personen) – 20 €</p>"
    assert [room[0] for room in read(f"<h1>Preise</h1>{body}{again}")] == ["Seminarraum 2.114 Ada Muster", "Raum 2.115"]


@pytest.mark.parametrize(
    ("line", "room"),
    [
        ("Tariffe sala riunioni (8 posti): 16 €/ora", "sala riunioni"),
        ("Tarifas de la sala de reuniones (8 personas): 16 €/hora", "sala de reuniones"),
        ("Tarifs salle de réunion (8 personnes) : 16 €/heure", "salle de réunion"),
    ],
)
def test_what_announces_the_prices_of_a_room_is_no_part_of_its_name(line: str, room: str) -> None:
    assert read(f"<h1>Lanterne</h1><p>{line}</p>") == [(room, 8, None, 1)]


def test_a_picture_before_a_name_is_no_part_of_it() -> None:
    card = "<div><h3>🟥 Salle Zinc</h3><p>Une salle de réunion pouvant accueillir jusqu'à 12 personnes.</p></div>"
    assert read(f"{card}<div><h3>🟦 Salle Cuivre</h3><p>Capacité : 6 personnes</p></div>") == [
        ("Salle Zinc", 12, None, 1),
        ("Salle Cuivre", 6, None, 1),
    ]


@pytest.mark.parametrize(
    "title", ["Salle Zinc – 55 €/demi-journée – 90 €/journée", "Salle Zinc (55 € la demi-journée)"]
)
def test_what_a_room_costs_behind_its_name_makes_it_no_pass(title: str) -> None:
    body = f"<h1>Salles de réunion</h1><h3>{title}</h3><p>Une table pour 10 personnes.</p>"
    assert read(body) == [("Salle Zinc", 10, None, 1)]


def test_a_price_that_touches_a_slash_is_no_part_of_a_name() -> None:
    item = "<li><div><span>Salle Zinc</span><span>35€/h</span></div><p>12 places, 30 m²</p></li>"
    assert read(f"<h1>Nos salles</h1><ul>{item}</ul>") == [("Salle Zinc", 12, 30, 1)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We have 3 meeting rooms: Oak (4 people), Elm (8 people) and Ash (20 people).",
        "Nos salles de réunion : Oak (4 personnes), Elm (8 personnes) et Ash (20 personnes).",
        "Wij hebben 3 vergaderzalen: Oak (4 personen), Elm (8 personen) en Ash (20 personen).",
        "Unsere Besprechungsräume: Oak (4 Personen), Elm (8 Personen) und Ash (20 Personen)",
        "Tenemos tres salas: Oak (4 personas), Elm (8 personas) y Ash (20 personas).",
        "Le nostre sale riunioni: Oak (4 persone), Elm (8 persone) e Ash (20 persone)",
    ],
)
def test_rooms_named_in_turn_behind_a_colon_have_their_own_sizes(sentence: str) -> None:
    assert read(f"<h1>Lanterne</h1><p>{sentence}</p>") == [
        ("Oak", 4, None, 1),
        ("Elm", 8, None, 1),
        ("Ash", 20, None, 1),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tres salas: la pequeña (4 personas), la mediana (8 personas) y la grande (20 personas).",
        "Tre sale: la piccola (4 persone), la media (8 persone) e la grande (20 persone).",
        "3 meeting rooms: for 4 people, for 8 people and for 20 people.",
    ],
)
def test_rooms_of_different_sizes_behind_a_colon_have_none_of_them_each(sentence: str) -> None:
    assert [room[1:] for room in read(f"<h1>Lanterne</h1><p>{sentence}</p>")] == [(None, None, 3)]


def test_offices_named_after_towns_may_be_those_of_a_company() -> None:
    sentence = "We have 3 offices: London (20 people), Paris (8 people) and Rome (5 people)."
    assert all(room[1] is None for room in read(f"<h1>Lanterne</h1><p>{sentence}</p>"))


def test_a_name_between_quotation_marks_is_without_them_and_without_the_number_of_rooms() -> None:
    rows = "<ul><li>1 « open-space », espace partagé pouvant accueillir jusqu'à 20 personnes.</li></ul>"
    assert [room[:2] for room in read(f"<h1>Lanterne</h1>{rows}")] == [("open-space", 20)]
