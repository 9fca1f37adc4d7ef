"""Several plans of one sentence, and plans whose words behind the price describe them."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans


def test_each_pass_of_a_sentence_is_called_by_its_own_time() -> None:
    said = "Le coworking est ouvert à tous : comptez 21 € la journée, 12 € la demi-journée."
    assert {plan[2:] for plan in named(page_of(f"<h1>Coworking</h1><p>{said}</p>"))} == {
        ("21", "day"),
        ("12", "half_day"),
    }
    said = "La journée de coworking est à 21 € et la demi-journée à 12 €."
    assert {plan[0] for plan in named(page_of(f"<h1>Coworking</h1><p>{said}</p>"))} == {
        "La journée de coworking",
        "la demi-journée",
    }


def test_rooms_of_a_sentence_are_called_by_their_names_without_their_seats() -> None:
    said = "Besoin de calme pour vos rendez-vous ? La salle Orme (6 places) est à 14 € de l'heure"
    page = page_of(f"<h2>Le lieu</h2><p>{said} et la salle Charme (16 places) à 26 €.</p>")
    assert named(page) == {
        ("La salle Orme", "meeting_room", "14", "hour"),
        ("salle Charme", "meeting_room", "26", "hour"),
    }


def test_what_a_pass_comes_with_does_not_name_it() -> None:
    lines = "<li>Pass journée 24 € café et fruits compris</li><li>Pass semaine 95 € boissons et casier compris</li>"
    assert {plan[0] for plan in named(page_of(f"<h1>Coworking</h1><ul>{lines}</ul>"))} == {
        "Pass journée",
        "Pass semaine",
    }


def test_a_room_told_for_so_many_is_called_by_its_heading() -> None:
    body = "<h1>Nos salles</h1><h3>Salle Orme</h3><p>Pour 12 personnes : 90 € la demi-journée</p>"
    assert named(page_of(body)) == {("Salle Orme", "meeting_room", "90", "half_day")}


@pytest.mark.parametrize(
    "card",
    [
        "<h3>Abonnement Sillage</h3><p>290 € / mois, poste attitré</p>",
        "<h3>Formule Sillage</h3><p>290 € par mois</p><ul><li>Place attribuée</li><li>Casier</li></ul>",
    ],
)
def test_a_line_that_is_all_of_a_desk_of_ones_own_tells_the_kind_of_its_plan(card: str) -> None:
    assert {plan[0] for plan in plans(f"<h1>Coworking</h1>{card}")} == {"fixed_desk"}


def test_figures_of_a_house_make_no_meeting_room_of_its_plans() -> None:
    body = "<h1>Coworking</h1><p>350 m² – 40 postes – 3 salles de réunion</p><h3>Mensuel</h3><p>190 € / mois</p>"
    assert "meeting_room" not in {plan[0] for plan in plans(body)}


@pytest.mark.parametrize(
    ("term", "quantity", "period"),
    [("les 3 heures", 3, "once"), ("carnet de 8 jours", 8, "once"), ("la journée", None, "day")],
)
def test_the_line_below_a_price_tells_for_how_much_it_is(term: str, quantity: int | None, period: str) -> None:
    other = "<div><h3>Résident</h3><p>230 €</p><p>par mois</p></div>"
    card = f"<div><h3>Le Passant</h3><p>11 €</p><p>{term}</p></div>"
    found = plans(f"<h1>Tarifs coworking</h1><div>{card}{other}</div>")
    assert {(plan[3], plan[4]) for plan in found if plan[1] == "11"} == {(period, quantity)}


@pytest.mark.parametrize(
    ("room", "kind"),
    [
        ("Cabine podcast", "event_space"),
        ("Plateau photo", "event_space"),
        ("Cabinet de consultation", "private_office"),
    ],
)
def test_rooms_for_recording_and_for_practices_have_their_kind(room: str, kind: str) -> None:
    body = f"<h1>Nos espaces</h1><h3>{room}</h3><p>35 € / heure</p>"
    assert {plan[0] for plan in plans(body)} == {kind}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Six postes sont à votre disposition au rez-de-chaussée : 9 € la demi-journée.", "Six postes"),
        ("Six desks are waiting for you on the ground floor: £9 per half day.", "Six desks"),
    ],
)
def test_a_sentence_before_a_price_gives_its_subject_as_name_or_the_title_above(said: str, name: str) -> None:
    assert {plan[0] for plan in named(page_of(f"<h1>La Ruche</h1><p>{said}</p>"))} == {name}
    titled = page_of(f"<h1>La Ruche</h1><h2>Espace de coworking</h2><p>{said}</p>")
    assert {plan[0] for plan in named(titled)} == {"Espace de coworking"}


def test_a_drink_that_comes_with_a_pass_makes_no_goods_of_it() -> None:
    items = "<li>Pass 2 heures 8 € une boisson chaude comprise</li><li>Pass parking 25 € lavage compris</li>"
    assert plans(f"<h1>Coworking</h1><ul>{items}</ul>") == {("day_pass", "8", "EUR", "once", 2, None)}


@pytest.mark.parametrize("label", ["Nomade 2 h", "Nomade 2h", "Nomade 2 heures"])
def test_hours_in_short_behind_a_desk_are_for_how_long_it_is(label: str) -> None:
    assert plans(f"<h1>Coworking</h1><ul><li>{label} : 11 €</li></ul>") == {("hot_desk", "11", "EUR", "once", 2, None)}


def test_an_age_says_for_whom_a_price_is_and_not_that_it_is_less() -> None:
    lines = "<li>Moins de 26 ans : 3 € l'heure</li><li>Plein tarif : 5 € l'heure</li>"
    assert {plan[2:] for plan in named(page_of(f"<h1>Coworking</h1><ul>{lines}</ul>"))} == {
        ("3", "hour"),
        ("5", "hour"),
    }
    assert not plans("<h1>Coworking</h1><p>Un bureau pour moins de 26 € l'heure !</p>")
