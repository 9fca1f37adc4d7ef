"""Rooms that sentences call by a name alone, and rooms called the same in another order of words."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract import Found, rooms

CALLED = [
    ("Nos salles", "La Grange (4-5 personnes) est à 20 €/h. L'Écurie (10-15 personnes) est à 50 €/h."),
    ("Our meeting rooms", "The Barn (4-5 people) is €20 an hour. The Stable (10-15 people) is €50 an hour."),
    ("Unsere Besprechungsräume", "Die Scheune (4-5 Personen) kostet 20 €. Der Stall (10-15 Personen) kostet 50 €."),
    ("Onze vergaderzalen", "De Hoeve (4-5 personen) kost 20 euro. De Stal (10-15 personen) kost 50 euro."),
    ("Nuestras salas", "El Granero (4-5 personas) cuesta 20 €/h. El Establo (10-15 personas) cuesta 50 €/h."),
    ("Le nostre sale riunioni", "Il Fienile (4-5 persone) costa 20 €. La Stalla (10-15 persone) costa 50 €."),
]


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, smallest and largest number of people."""
    found = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_min"], value["capacity_max"]) for value in found]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Do you have meeting rooms?", "Two of them. The Alder seats 12 and has a screen. The Birch seats 6."),
        (
            "Avez-vous des salles de réunion ?",
            "Deux. L'Aulne accueille 12 personnes. Le Bouleau accueille 6 personnes.",
        ),
        ("Unsere Besprechungsräume", "Die Erle fasst 12 Personen. Die Birke fasst 6 Personen."),
    ],
)
def test_a_verb_leads_to_how_many_a_room_holds(heading: str, text: str) -> None:
    assert [room[1:] for room in read(f"<h4>{heading}</h4><p>{text}</p>")] == [(12, 12), (6, 6)]
    assert read(f"<h4>Our team</h4><p>{text}</p>") == []


@pytest.mark.parametrize(("heading", "text"), CALLED)
def test_sentences_below_a_heading_of_rooms_call_each_by_its_name(heading: str, text: str) -> None:
    first, second = (sentence.split(" (")[0] for sentence in text.split(". ", 1))
    assert read(f"<h2>{heading}</h2><p>{text}</p>") == [(first, 4, 5), (second, 10, 15)]


def test_a_question_about_rooms_is_answered_so() -> None:
    answer = "La Grange (4 personnes) est à 20 €/h. L'Écurie (10 personnes) est à 50 €/h."
    assert read(f"<p>Louez-vous des salles de réunion ?</p><p>{answer}</p>") == [
        ("La Grange", 4, 4),
        ("L'Écurie", 10, 10),
    ]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Nos salles", "L'Équipe (4 personnes) vous accueille chaque matin."),
        ("Notre histoire", "La Grange (4 personnes) est née en 2012. L'Écurie (10 personnes) a suivi."),
        ("Nos salles", "L'Équipe peut accueillir 4 personnes à la fois."),
    ],
)
def test_no_room_is_called_by_one_name_alone_or_below_another_heading(heading: str, text: str) -> None:
    assert not [room for room in read(f"<h2>{heading}</h2><p>{text}</p>") if room[1]]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Petite salle", "Salle de réunion petite", 1),
        ("Salle Rose", "Salle de réunion Rose", 1),
        ("Salle A", "Salle B", 2),
    ],
)
def test_a_room_called_in_another_order_is_one(first: str, second: str, told: int) -> None:
    cards = "".join(f"<h3>{name}</h3><p>Capacité : 6 personnes</p>" for name in (first, second))
    assert len(read(f"<h2>Salles de réunion</h2>{cards}")) == told


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Bureau 1", "Bureau privé · 1 à 2 personnes"),
        ("Office 1", "Private office · 1 to 2 people"),
        ("Büro 1", "Privatbüro · 1 bis 2 Personen"),
    ],
)
def test_the_line_below_a_title_that_tells_its_kind_is_no_second_room(title: str, line: str) -> None:
    assert read(f"<h2>{title}</h2><p>{line}</p>") == [(title, 1, 2)]
    assert len(read(f"<p>{line}</p>")) == 1


@pytest.mark.parametrize(
    ("title", "line", "name"),
    [
        ("Salle de réunion", "Salle de réunion Atlas : 8 personnes, 35 € de l'heure", "Salle de réunion Atlas"),
        ("La salle de réunion", "Salle Atlas (8 personnes)", "Salle Atlas"),
        ("Vergaderzaal", "Vergaderzaal Atlas: 8 personen", "Vergaderzaal Atlas"),
        ("Besprechungsraum", "Besprechungsraum 2: 8 Personen", "Besprechungsraum 2"),
        ("Sala riunioni", "Sala riunioni «Atlante»: 8 persone", "Sala riunioni «Atlante»"),
    ],
)
def test_below_a_title_that_is_only_a_kind_of_room_the_line_names_it(title: str, line: str, name: str) -> None:
    assert read(f"<h2>{title}</h2><p>{line}</p>") == [(name, 8, 8)]
