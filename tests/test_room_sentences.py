"""Rooms that sentences, prices, layouts and tables tell, and what stands beside several rooms and is of none."""

from __future__ import annotations

import pytest
from markup import page
from test_rooms import read

from cowcrawl.extract import Found, rooms


def test_prices_of_meeting_rooms_and_virtual_offices_name_no_room() -> None:
    lines = ["Private offices from £229 a month", "Virtual offices from £55 a month", "Meeting rooms from £15 an hour"]
    assert read(f"<h1>Mill Street</h1><div>{''.join(f'<div>{line}</div>' for line in lines)}</div>") == []


def test_a_sentence_that_begins_with_a_large_number_is_not_about_the_room_before_it() -> None:
    body = "<p>A fine house with a lounge and two meeting rooms. 14,500 sq ft of workspace in total.</p>"
    assert all(area is None for *_, area, _ in read(body))


@pytest.mark.parametrize("heading", ["Meeting rooms", "Vergaderzalen", "Salles de réunion"])
def test_an_area_below_several_rooms_is_of_none_of_them(heading: str) -> None:
    assert all(area is None for *_, area, _ in read(f"<h2>{heading}</h2><p>14.500 m² over four floors.</p>"))


BRIGHT = [
    "A bright room of 35 m² for up to 12 people.",
    "Une salle lumineuse de 35 m² pour 12 personnes maximum.",
    "Een lichte zaal van 35 m² voor maximaal 12 personen.",
    "Ein heller Raum von 35 m² für bis zu 12 Personen.",
    "Una sala luminosa de 35 m² para un máximo de 12 personas.",
    "Una sala luminosa di 35 m² per un massimo di 12 persone.",
]


@pytest.mark.parametrize("sentence", BRIGHT)
def test_a_sentence_tells_the_area_and_the_people_of_the_room_above_it(sentence: str) -> None:
    assert [room[1:4] for room in read(f"<h2>Salle Iris</h2><p>{sentence}</p>")] == [(12, 12, 35)]


def test_what_a_room_is_let_with_in_dutch_is_no_verb_in_english() -> None:
    told = read("<p>Vergaderzaal voor 12 personen met scherm.</p>")
    assert [room[1:3] for room in told] == [(12, 12)]


def test_seats_of_something_that_is_named_between_are_no_rooms() -> None:
    sentence = "Abbiamo 18 uffici, un'area coworking da 24 postazioni e una sala conferenze da 90 posti."
    assert all(high in (None, 90) for _, _, high, *_ in read(f"<p>{sentence}</p>"))


@pytest.mark.parametrize(
    "sentence",
    [
        "De loods heeft ruimte voor 60 personen.",
        "In de tuin is ruimte voor 60 personen.",
        "The garden offers room for 60 people.",
        "Im Garten ist Platz für 60 Personen.",
    ],
)
def test_room_for_people_is_no_room(sentence: str) -> None:
    assert read(f"<p>{sentence}</p>") == []


def test_a_hall_has_room_for_people() -> None:
    assert [one[:3] for one in read("<p>De grote zaal biedt ruimte aan 60 personen.</p>")] == [("grote zaal", 60, 60)]


def test_what_only_announces_a_number_of_people_names_no_room() -> None:
    assert read("<h1>Zaalverhuur</h1><h2>7. Maximum aantal personen</h2><ul><li>1 ruimte: 35 personen</li></ul>") == []


def test_an_article_makes_no_second_room() -> None:
    items = "<li>The Iris room: 6 people, 18 m²</li><li>The Rose room: 16 people, 28 m²</li>"
    assert {room[0] for room in read(f"<h2>Meeting rooms</h2><ul>{items}</ul>")} == {"Iris room", "Rose room"}
    assert len(read(f"<h2>Meeting rooms</h2><ul>{items}</ul>")) == 2


def test_layouts_in_lines_of_their_own_are_the_fewest_and_the_most_people() -> None:
    card = "<div><h3>Raum {}</h3><p>60 m²</p><ul><li>Reihen: 30</li><li>U-Form: 15</li></ul></div>"
    assert [room[1:4] for room in read(card.format("Esche") + card.format("Linde"))] == [(15, 30, 60), (15, 30, 60)]


def test_a_table_of_rooms_needs_no_header() -> None:
    rows = "".join(
        f"<tr><td>Salle {name}</td><td>{n} personnes</td><td>{n * 3} m²</td></tr>"
        for name, n in (("Iris", 6), ("Lilas", 12), ("Rose", 30))
    )
    assert [room[:4] for room in read(f"<table>{rows}</table>")] == [
        ("Salle Iris", 6, 6, 18),
        ("Salle Lilas", 12, 12, 36),
        ("Salle Rose", 30, 30, 90),
    ]


def test_the_house_is_no_room_of_its_own() -> None:
    said = "<p>{} est un atelier de 170 m² au cœur de Tours.</p>"
    told = [
        page(said.format(name), head="<title>Funlab | La Fun</title>", url="https://funlab.example/")
        for name in ("Le Funlab", "Le Hangar")
    ]
    found = [[one.claim.value["name"] for one in rooms.extract(one) if isinstance(one, Found)] for one in told]
    assert found == [[], ["Le Hangar"]]


SIZED = [
    ("The Linden Room at the back is 38 square metres in size and can take up to 30 people.", "Linden Room"),
    ("The Linden Room is 38 m² and holds up to 30 people.", "Linden Room"),
    ("La salle Tilleul mesure 38 m² et accueille jusqu'à 30 personnes.", "salle Tilleul"),
    ("De grote zaal is 38 m² groot en biedt plaats aan maximaal 30 personen.", "grote zaal"),
    ("Der große Saal im Erdgeschoss ist 38 m² groß und fasst bis zu 30 Personen.", "große Saal"),
]


@pytest.mark.parametrize(("sentence", "name"), SIZED)
def test_a_sentence_tells_how_large_a_room_is_and_how_many_it_holds_at_most(sentence: str, name: str) -> None:
    assert read(f"<p>{sentence}</p>") == [(name, 30, 30, 38, 1)]


SEVERAL = [
    ("Meeting rooms", "Four meeting rooms: two for 4 people, one for 8 and one for 14.", 4),
    ("Vergaderzalen", "Vier vergaderzalen: twee voor 4 personen, een voor 8 en een voor 14.", 4),
    ("Salles", "Quatre salles de réunion : deux de 4 personnes, une de 8 et une de 14.", 4),
]


@pytest.mark.parametrize(("heading", "sentence", "count"), SEVERAL)
def test_what_some_of_several_rooms_hold_is_not_what_each_holds(heading: str, sentence: str, count: int) -> None:
    for body in (f"<p>{sentence}</p>", f"<h2>{heading}</h2><p>{sentence}</p>"):
        assert {(low, high, number) for _, low, high, _, number in read(body)} == {(None, None, count)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Our event space seats 50 people, or 30 in a classroom layout.",
        "Our event space seats 50 people, or 24 in boardroom configuration.",
        "Onze grote zaal biedt plaats aan 50 personen, of 24 in boardroom opstelling.",
    ],
)
def test_how_chairs_stand_is_no_room(sentence: str) -> None:
    assert len(read(f"<p>{sentence}</p>")) == 1


@pytest.mark.parametrize(
    ("sentence", "room"),
    [
        ("Room 2 seats 24 people.", ("Room 2", 24, None)),
        ("Room 1 seats up to 12.", ("Room 1", 12, None)),
        ("Room 2 near the entrance is 28 square metres in size.", ("Room 2", None, 28.0)),
        ("Salle 3 accueille 14 personnes.", ("Salle 3", 14, None)),
        ("Zaal 2 biedt plaats aan 40 personen.", ("Zaal 2", 40, None)),
        ("Raum 4 fasst 16 Personen.", ("Raum 4", 16, None)),
        ("Sala 5 ospita 16 persone.", ("Sala 5", 16, None)),
    ],
)
def test_a_number_behind_a_noun_that_opens_a_sentence_names_the_room(
    sentence: str, room: tuple[str, int | None, float | None]
) -> None:
    ((name, _, high, area, _),) = read(f"<h1>Info</h1><p>{sentence}</p>")
    assert (name, high, area) == room


@pytest.mark.parametrize("sentence", ["Rooms 2 days a week for 10 people.", "Room 8 people can share, for 20 persons."])
def test_a_number_that_counts_something_else_names_no_room(sentence: str) -> None:
    assert read(f"<h1>Info</h1><p>{sentence}</p>") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Book the Snug (4 people), the Orchard (8 people) or the Green Barn (20 people).",
        "Réservez le Snug (4 personnes), la salle Orchard (8 personnes) ou la Green Barn (20 personnes).",
        "Boek de Snug (4 personen), de Orchard (8 personen) of de Green Barn (20 personen).",
    ],
)
def test_names_with_a_size_in_brackets_are_rooms_below_a_heading_that_announces_several(sentence: str) -> None:
    found = read(f"<h2>Meeting rooms</h2><p>{sentence}</p>")
    assert [(name.split()[-1], high) for name, _, high, *_ in found] == [("Snug", 4), ("Orchard", 8), ("Barn", 20)]


def test_room_for_so_many_is_no_part_of_the_noun_before_it() -> None:
    assert [(name, high) for name, _, high, *_ in read("<ul><li>Meeting room for 8</li></ul>")] == [("Meeting room", 8)]


def test_a_sentence_about_one_of_several_rooms_names_it() -> None:
    body = "<h2>Meeting rooms</h2><p>Our small meeting room is perfect for 1-4 people.</p>"
    assert [name for name, *_ in read(body)] == ["small meeting room"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bij kleine groepen dient de serre als kleine zaal voor 14 personen.",
        "In de winter geldt de hal als kleine zaal voor 14 personen.",
    ],
)
def test_what_a_room_counts_as_is_told_without_the_word_for_it(sentence: str) -> None:
    names = [name for name, *_ in read(f"<p>{sentence}</p>")]
    assert names == ["kleine zaal"]


OPEN = ["Tenemos 18 puestos en open space de 210 m².", "Abbiamo 18 postazioni in open space di 210 mq."]


@pytest.mark.parametrize("sentence", OPEN)
def test_how_many_desks_stand_in_a_room_is_no_part_of_its_name(sentence: str) -> None:
    assert [room[0] for room in read(f"<p>{sentence}</p>")] == ["open space"]
