"""Tables below a line that is their title though no heading, and what small letters in their cells tell."""

from __future__ import annotations

import pytest
from plans import named, page_of, table

from cowcrawl.extract.formulas.labels import clean
from cowcrawl.extract.formulas.words import desk_type


def told(above: str, *rows: str) -> set[tuple[str, str, str, str | None]]:
    body = table(*rows).removeprefix("<h2>Tarifs</h2>")
    return named(page_of(f"<h3>Loyers au m²</h3><p>Charges incluses.</p><div>{above}</div>{body}"))


def test_a_line_above_a_table_that_names_what_it_prices_is_its_title() -> None:
    rows = ("Formule | Tarif annuel", "Individuel | 40 € / an", "Structure | 110 € / an")
    assert told("🤝 Adhésion à l'association", *rows) == {
        ("Individuel", "other", "40", "year"),
        ("Structure", "other", "110", "year"),
    }


@pytest.mark.parametrize(
    "above", ["pour vos réunions et vos ateliers", "Réunions, ateliers et formations.", "Bienvenue"]
)
def test_a_clause_above_a_table_is_no_title(above: str) -> None:
    rows = ("Espace | Journée", "Atelier | 90 €")
    assert not any(above.rstrip(".") in name for name, *_ in told(above, *rows))


@pytest.mark.parametrize("label", ["Bail 1 an", "Contrat 1 an", "Abonnement 1 an"])
def test_a_unit_behind_its_number_stays_in_a_name(label: str) -> None:
    assert clean(label) == label
    assert clean("Bureau 12 m² par") == "Bureau 12 m²"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bureau dédié privatif · 12 m²", "private_office"),
        ("Bureau dédié et fermé", "private_office"),
        ("Bureau dédié dans l'open space", "fixed_desk"),
    ],
)
def test_a_dedicated_desk_behind_a_door_is_an_office(name: str, kind: str) -> None:
    assert desk_type(name) == kind


def test_small_letters_below_a_name_are_a_line_of_their_own() -> None:
    head = "<tr><th>Espace</th><th>Journée</th></tr>"
    row = "<tr><td>Nef (0-04)<small>Salle de réunion</small></td><td>80 €</td></tr>"
    assert named(page_of(f"<h2>Tarifs</h2><table>{head}{row}</table>")) == {
        ("Nef (0-04) Salle de réunion", "meeting_room", "80", "day")
    }


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Salle Tilleul<br><small>16 m², 8 personnes</small>", "Salle Tilleul"),
        ("Salle Tilleul<br><small>côté jardin</small>", "Salle Tilleul côté jardin"),
    ],
)
def test_a_size_in_small_letters_below_a_name_is_no_part_of_it(cell: str, name: str) -> None:
    rows = f"<tr><td></td><td>Demi-journée</td></tr><tr><td>{cell}</td><td>45 €</td></tr>"
    page = page_of(f"<h2>Location de salles</h2><table>{rows}</table>")
    assert {plan[0] for plan in named(page)} == {name}
