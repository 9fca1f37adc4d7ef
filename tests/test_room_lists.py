"""Rooms that stand together: several in one line, labels and numbers in blocks of their own, sizes beside icons."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, smallest and largest number of people, area."""
    found = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_min"], value["capacity_max"], value["area_m2"]) for value in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Room A (4 people), Room B (8 people) and Room C (16 people)", ["Room A", "Room B", "Room C"]),
        ("Salle Rose : 6 personnes, salle Verte : 8 personnes", ["Salle Rose", "salle Verte"]),
        ("Meetingraum S (4 Pers.), Meetingraum L (16 Pers.)", ["Meetingraum S", "Meetingraum L"]),
    ],
)
def test_each_room_of_a_line_is_told(text: str, names: list[str]) -> None:
    assert [name for name, *_ in read(f"<p>{text}</p>")] == names


def test_a_shortened_word_at_its_end_makes_no_sentence_of_a_line() -> None:
    assert read("<h3>Green room</h3><div><span>13 m²</span> <span>6 pers.</span></div>") == [("Green room", 6, 6, 13)]


def test_a_sentence_about_a_room_that_is_described_tells_no_second_one() -> None:
    card = "<h2>Boardroom</h2><p>12 people, 30 m²</p>"
    assert read(f"{card}<h2>Questions</h2><p>A bright boardroom of 30 m² is yours.</p>") == [("Boardroom", 12, 12, 30)]


def test_a_sentence_about_another_size_tells_another_room() -> None:
    told = read("<h2>Boardroom</h2><p>12 people, 30 m²</p><h2>Questions</h2><p>A small boardroom for 4 people too.</p>")
    assert told == [("Boardroom", 12, 12, 30), ("small boardroom", 4, 4, None)]


def test_a_heading_of_several_things_is_no_room_of_one_size() -> None:
    body = "<h2>Our rooms</h2><h3>Private booths</h3><p>3 booths for 2 to 4 people</p><p>10 people in all</p>"
    assert read(body) == []


def cards(first: str, second: str) -> list[tuple[Any, ...]]:
    """What two cards below a heading of rooms tell."""
    return read(f"<h2>Meeting rooms</h2><div><h3>Oak</h3>{first}</div><div><h3>Elm</h3>{second}</div>")


APART = [
    ("<ul><li>Capacity</li><li>8</li></ul>", 8, 8, None),
    ("<dl><dt>Capacity:</dt><dd>8</dd><dt>Size</dt><dd>20 m²</dd></dl>", 8, 8, 20),
    ("<div><div>8</div><div>Capacity</div></div><div><div>20 m²</div><div>Size</div></div>", 8, 8, 20),
    ("<table><tr><td>Theatre</td><td>40</td></tr><tr><td>U-shape</td><td>18</td></tr></table>", 18, 40, None),
    ("<table><tr><th>Theatre</th><th>U-shape</th></tr><tr><td>40</td><td>18</td></tr></table>", 18, 40, None),
    ("<p><i class='fa fa-users'></i> 8</p><p><i class='fa fa-expand'></i> 20 m²</p>", 8, 8, 20),
    ("<p><i class='fa fa-users'></i> 4-8 <i class='fa fa-expand'></i> 20 m²</p>", 4, 8, 20),
    ("<div><div><svg class='icon icon-people'></svg></div><div>8</div></div>", 8, 8, None),
    ("<p><img src='/img/person.svg' alt=''> 8</p>", 8, 8, None),
    (
        "<p><span><svg class='icon-floor'></svg> 2nd</span> <span><svg class='icon-users'></svg> 8</span></p>",
        8,
        8,
        None,
    ),
]


def test_a_room_is_one_whether_its_article_is_read_or_not() -> None:
    items = "<li><b>Elm</b> – 20 m² – 8 people</li><li><b>The Loft</b> – 45 m² – 20 people</li>"
    found = read(f"<h2>Meeting rooms</h2><ul>{items}</ul>")
    assert [(high, area) for _, _, high, area in found] == [(8, 20), (20, 45)]


@pytest.mark.parametrize(("body", "low", "high", "area"), APART)
def test_a_number_belongs_to_the_label_or_icon_beside_it(body: str, low: int, high: int, area: Any) -> None:
    assert cards(body, body) == [("Oak", low, high, area), ("Elm", low, high, area)]


@pytest.mark.parametrize(
    "body",
    [
        "<p><i class='fa fa-euro'></i> 8</p>",
        "<p><i class='fa fa-users'></i> 8 €</p>",
        "<dl><dt>Floor</dt><dd>2</dd></dl>",
        "<dl><dt>Size</dt><dd>2</dd></dl>",
    ],
)
def test_other_labels_and_icons_count_nobody(body: str) -> None:
    assert cards(body, body) == []


def test_a_size_above_the_title_of_its_card_is_not_the_last_card_s() -> None:
    body = "".join(f"<div><span>{area} m²</span><h3>{name}</h3><p>Light</p></div>" for name, area in NAMED)
    assert read(f"<h2>Our rooms</h2>{body}") == [(name, None, None, area) for name, area in NAMED]


NAMED = [("Oak room", 20), ("Elm room", 30)]


def test_a_size_above_a_heading_of_its_section_stays_with_the_title() -> None:
    body = "<h2>Boardroom</h2><div><p>Up to 20 people</p><h3>In the room</h3><p>A screen</p></div>"
    assert read(body) == [("Boardroom", 20, 20, None)]


def test_what_is_read_of_two_blocks_is_quoted_as_it_is_printed() -> None:
    told = page("<h3>Boardroom</h3><dl><dt>Capacity:</dt><dd>8</dd></dl>")
    claims = [one.claim for one in rooms.extract(told) if isinstance(one, Found)]
    assert [claim.quote for claim in claims] == ["Capacity: 8"] and told.holds(claims[0].quote)


def test_rooms_counted_over_their_label_are_so_many_and_have_no_other_figure() -> None:
    figures = "<div><div>5</div><div>Meeting rooms</div></div><div><div>450 m²</div><div>Workspace</div></div>"
    claims = [one.claim.value for one in rooms.extract(page(f"<h2>In figures</h2>{figures}")) if isinstance(one, Found)]
    assert [(value["name"], value["count"], value["area_m2"]) for value in claims] == [("Meeting rooms", 5, None)]


DETAILS = [
    ("<h1>Workshop room</h1><h3>Room</h3><p>33 m²<br>12 people</p>", ("Workshop room", 12, 12, 33)),
    ("<h2>Boardroom</h2><h4>Features</h4><p>Up to 14 people</p>", ("Boardroom", 14, 14, None)),
    ("<h2>Zaal 2</h2><p>Oppervlakte 51 m².</p><p>Voor 20 personen.</p>", ("Zaal 2", 20, 20, 51)),
    ("<h2>Munich Room</h2><p>Heller Raum für bis zu 6 Personen.</p>", ("Munich Room", 6, 6, None)),
    ("<h2>Boardroom</h2><p>For 8 people.</p><h2>Planning a party?</h2><p>Write to us.</p>", ("Boardroom", 8, 8, None)),
    ("<h2>Zaal Eik</h2><p>80 zitplaatsen</p><p>100 staanplaatsen</p>", ("Zaal Eik", 80, 100, None)),
    ("<h2>Vergaderruimte</h2><p>Plaats voor 14</p>", ("Vergaderruimte", 14, 14, None)),
    ("<h2>Conference room</h2><p>Ideal for groups of up to 14.</p>", ("Conference room", 14, 14, None)),
    ("<h3>Espacio de eventos</h3><p>Aforo 80</p>", ("Espacio de eventos", 80, 80, None)),
]  # fmt: skip


@pytest.mark.parametrize(("body", "room"), DETAILS)
def test_what_stands_below_details_of_a_room_is_said_of_the_room(body: str, room: tuple[Any, ...]) -> None:
    assert read(body) == [room]


def test_rooms_below_a_heading_of_spaces_are_named_by_their_titles() -> None:
    agora, bulle = "<h3>L'Agora</h3><p>80 personnes debout</p>", "<h3>La Bulle</h3><p>4 personnes</p>"
    assert read(f"<h2>Nos espaces</h2>{agora}{bulle}") == [("L'Agora", 80, 80, None), ("La Bulle", 4, 4, None)]


def test_a_list_behind_a_verb_of_having_tells_its_rooms() -> None:
    told = read("<p>Nous disposons d’une salle de réunion (8 pers.) et d’une salle de formation (20 pers.).</p>")
    assert told == [("salle de réunion", 8, 8, None), ("salle de formation", 20, 20, None)]
    assert read("<p>La location d'une salle de réunion pour 8 personnes se fait en ligne.</p>") == []


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Every room has what you need</h2><p>From 30 people on it costs more: 30 to 50 people pay 5 % more</p>",
        "<h2>A house in the middle of town</h2><div><div>150</div><div>Max. guests</div></div><h2>Our rooms</h2>",
        "<h2>Prices</h2><p>Platz für 12 Fahrräder</p>",
    ],
)
def test_what_is_said_of_all_rooms_or_of_the_house_tells_none(body: str) -> None:
    assert read(body) == []


def test_areas_that_several_rooms_have_one_by_one_are_nobody_s() -> None:
    told = read("<p>There are 3 meeting rooms of 50 m², 51 m² and 60 m².</p>")
    assert told == [("meeting rooms", None, None, None)]


def test_the_figure_of_all_there_is_is_no_size_of_the_plan_above_it() -> None:
    sizes = (("Olmo", 4), ("Pino", 8))
    rooms = "".join(f"<div><h3>Sala {name}</h3><p>Mesa para {seats} personas</p></div>" for name, seats in sizes)
    figures = "<div><div>16</div><div>Puestos</div></div><div><div>310 m²</div><div>Superficie total</div></div>"
    body = f"<section>{rooms}</section><section><h2>Distribución del espacio</h2><div>{figures}</div></section>"
    assert [room[0] for room in read(body)] == ["Sala Olmo", "Sala Pino"]


def offices(*told: tuple[str, str, str]) -> list[tuple[Any, ...]]:
    """The rooms of cards that are wrapped each in one more element, with a size over the title and a feature below."""
    cards = (
        f"<div><div><div><span>{area}</span><span>{seats}</span></div><p>Pour les équipes</p><h3>{name}</h3>"
        f"<div><span>Bureau privé {area}</span></div><div><span>Salles de réunion (2h/mois)</span></div></div></div>"
        for name, area, seats in told
    )
    return read(f"<h2>Choisissez votre espace</h2><div>{''.join(cards)}</div>")


def test_a_size_over_the_title_of_its_card_is_that_cards_however_deep_the_card_is_wrapped() -> None:
    told = offices(("Bureau Loir", "15-25m²", "2-4 personnes"), ("Bureau Lynx", "40-60m²", "6-10 personnes"))
    assert told == [("Bureau Loir", 2, 4, None), ("Bureau Lynx", 6, 10, None)]


def test_a_row_of_a_comparison_tells_no_size_of_what_stands_above_it() -> None:
    rows = (("Espace", "Postes partagés", "Bureau privé fermé"), ("Capacité", "1 personne", "2 à 20 personnes"))
    cells = ("".join(f"<div>{cell}</div>" for cell in row) for row in rows)
    assert read("".join(f"<div>{row}</div>" for row in cells)) == []


def test_a_heading_that_bids_choose_is_no_room() -> None:
    assert read("<h2>Choisissez votre salle</h2><p>10 personnes</p>") == []


def test_a_heading_of_several_rooms_has_none_of_their_sizes_and_they_have_them() -> None:
    text = (
        "De Eik (tot 6 pers.) en de Beuk (tot 8 pers.) huur je voor 15 euro per uur, de Linde (tot 30 pers.) voor 40."
    )
    told = [(name.split()[-1], high) for name, _, high, *_ in read(f"<h2>Vergaderzalen</h2><p>{text}</p>")]
    assert told == [("Eik", 6), ("Beuk", 8), ("Linde", 30)]


def test_a_heading_of_several_kinds_of_rooms_is_none() -> None:
    body = "<h1>Coworking, uffici e sale riunioni</h1><p>700 mq, 38 postazioni, 9 uffici privati, 4 sale riunioni.</p>"
    assert all(room[2] is None for room in read(body))


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Votre bureau au bord de l'eau</h1><p>Un espace de coworking de 320 m², 28 postes, ouvert depuis 2016.</p>",
        "<h1>Coworking in Limerick City</h1><p>Hot desks, dedicated desks and private offices for 1-20 people.</p>",
        "<h2>Coworking am Fluss</h2><p>28 Plätze auf 300 m²</p>",
    ],
)
def test_what_is_told_below_the_title_of_a_house_is_no_rooms_size(body: str) -> None:
    assert all(room[2:] == (None, None) for room in read(body))


def test_the_area_of_a_building_is_not_that_of_each_of_its_rooms() -> None:
    rooms_of_house = read("<p>Wij hebben 12 kantoren en 5 vergaderruimtes in een oud pakhuis van 1.450 m².</p>")
    assert all(room[3] is None for room in rooms_of_house)


def test_the_smallest_area_of_several_offices_is_not_that_of_one() -> None:
    assert read("<h3>Kantoor</h3><p>vanaf 14 m²</p>") == []


def test_two_numbers_of_people_are_two_rooms() -> None:
    two = read("<p>Onze twee vergaderruimtes (6 en 10 personen) zijn te huur.</p>")
    assert [room[1:3] for room in two] == [(6, 6), (10, 10)]
    assert read("<p>Meeting room for between 6 and 10 people</p>")[0][1:3] == (6, 10)


def test_figures_of_a_house_in_a_row_are_no_rooms_sizes() -> None:
    assert all(room[3] is None for room in read("<p>200 m² · 24 desks · 1 meeting room · terrace of 60 m²</p>"))


STYLED = (
    '<div class="tile"><img src="a.jpg"><div class="text"><div class="name big">Meeting Room Rental</div>'
    '<div class="about">Hourly rentals of every size.<br>{first}</div></div></div>'
    '<div class="tile"><img src="b.jpg"><div class="text"><div class="name big">Gala Evenings</div>'
    '<div class="about">For up to 140 people.</div></div></div>'
)


def test_a_line_set_like_a_title_ends_what_is_below_that_title() -> None:
    assert read(STYLED.format(first="Ask us for a quote")) == []


def test_prices_of_rooms_by_the_people_they_hold_are_not_of_one_room() -> None:
    assert read(STYLED.format(first="From €14 (5 people) to €32 (18 people)")) == []


def test_a_line_that_names_a_room_of_its_own_tells_nothing_of_the_rooms_of_the_title() -> None:
    body = "<h2>Meeting rooms</h2><p>The Finch – seats 6 – £14/hr or £45 half day</p>"
    assert read(body) == [("The Finch", 6, 6, None)]
    assert read("<h2>Meeting rooms</h2><p>The Finch – seats 6</p>") == []


def test_a_heading_of_sizes_alone_belongs_to_the_room_above() -> None:
    assert read("<h3>Sala Júcar</h3><h5>8 personas · 18 m²</h5><p>Desde 14 €/hora</p>") == [("Sala Júcar", 8, 8, 18)]


def test_an_area_that_ends_a_short_sentence_about_people_is_the_room_s() -> None:
    assert read("<h3>Vergaderzaal De Spil</h3><p>Tot 10 personen, 28 m2.</p>") == [("Vergaderzaal De Spil", 10, 10, 28)]
    assert read("<h3>Vergaderzaal De Spil</h3><p>Tot 10 personen. Met een terras van 28 m2.</p>") == [
        ("Vergaderzaal De Spil", 10, 10, None)
    ]


def test_a_number_and_an_area_with_dashes_are_those_of_an_office() -> None:
    body = "<ul><li>Oficina 3 - 12 m² - 199 €/mes</li><li>Oficina 7 - 18 m² - 279 €/mes</li></ul>"
    assert {room[0] for room in read(body)} == {"Oficina 3", "Oficina 7"}
    assert "12" in str(read(body)) and "18" in str(read(body))


def test_rooms_of_a_price_list_hold_what_their_names_say() -> None:
    body = "<p>Sala 6 posti – ora: 18 €<br>Sala 12 posti – ora: 28 €</p>"
    assert [(room[0], room[1]) for room in read(body)] == [("Sala 6 posti", 6), ("Sala 12 posti", 12)]


@pytest.mark.parametrize("title", ["Not currently available:", "Momenteel niet beschikbaar", "Derzeit nicht verfügbar"])
def test_a_heading_that_says_that_nothing_is_free_is_no_room(title: str) -> None:
    rooms = "<h1>Meeting rooms</h1><h2>Oak</h2><p>Maximum capacity: 12</p>"
    below = f"<h2>{title}</h2><p>The hub is let as one space with a maximum capacity of 70.</p>"
    assert [name for name, *_ in read(rooms + below)] == ["Oak"]


def test_what_is_served_from_so_many_guests_on_is_no_room() -> None:
    head = "<h2>Rooms</h2><h3>Oak room</h3><p>Up to 14 people</p><h2>Catering (all rooms)</h2>"
    rows = (("Option", "Price", "Minimum"), ("Finger food", "£12", "25 pers."), ("Cold buffet", "£15", "30 pers."))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    assert [name for name, *_ in read(f"{head}<table>{cells}</table>")] == ["Oak room"]


def test_people_in_rows_and_at_a_meeting_are_layouts() -> None:
    seats = "<ul><li>Capacity: 22 people for meetings, 45 people in rows</li><li>Flipchart</li></ul>"
    body = f"<h1>Room hire</h1><h2>Elm room</h2>{seats}"
    assert [room[:3] for room in read(body)] == [("Elm room", 22, 45)]


def test_a_heading_of_an_amount_is_no_room_s_name() -> None:
    assert read("<h1>Salles</h1><h4>420 HT</h4><p>à partir de</p><p>Zones variées, jusqu'à 30 places.</p>") == []
    body = "<h2>Salles</h2><h4>Sud</h4><h4>420 € HT</h4><p>30 personnes</p>"
    assert read(body) == [("Sud", 30, 30, None)]


def test_a_pack_in_a_title_is_a_plan_and_no_room() -> None:
    assert read("<h2>Location de salle</h2><h3>Pack Séminaire</h3><p>12–20 personnes — journée complète</p>") == []


def test_the_number_of_a_chapter_is_no_part_of_a_room_s_name() -> None:
    assert read("<h2>III. Salle de conférence</h2><p>(Jusqu'à 45 personnes)</p>")[0][0] == "Salle de conférence"


def test_a_house_called_by_its_number_does_not_count_rooms() -> None:
    def counts(text: str) -> list[int | None]:
        return [one.claim.value["count"] for one in rooms.extract(page(f"<p>{text}</p>")) if isinstance(one, Found)]

    assert counts("Le 27 Bureaux privés à louer") == []
    assert counts("Les 27 bureaux privés à louer") == [27]


def test_offices_told_apart_by_whom_they_hold_stand_once_each() -> None:
    items = "<li>Ufficio 1 persona (10 mq): € 350 mensili</li><li>Ufficio 2 persone (16 mq): € 520 mensili</li>"
    assert read(f"<h2>Uffici arredati</h2><ul>{items}</ul>") == [
        ("Ufficio 1 persona", 1, 1, 10),
        ("Ufficio 2 persone", 2, 2, 16),
    ]


@pytest.mark.parametrize("tag", ["BUREAUX PRIVÉS · 85 M²", "Private offices – 85 m²", "Meetingräume | 85 m²"])
def test_the_area_of_a_tag_for_several_rooms_is_none_of_theirs(tag: str) -> None:
    assert all(room[3] is None for room in read(f"<span>{tag}</span><h2>Lampion Nord</h2><p>In a quiet yard.</p>"))


def test_the_area_of_a_tag_for_one_room_is_its_own() -> None:
    assert read("<p>Meetingraum · 18 m²</p>") == [("Meetingraum", None, None, 18)]
