"""What sentences with several prices name, and headings that bid one take something or cry out a price."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans

TAKEN_UP = [
    "Le coworking, c'est 10 € la demi-journée, 18 € la journée et 150 € le mois.",
    "Chez nous, le coworking, c’est 10 € la demi-journée, 18 € la journée et 150 € le mois.",
    "Coworking, das sind 10 € für einen halben Tag, 18 € am Tag und 150 € im Monat.",
    "Coworking, dat is 10 € per halve dag, 18 € per dag en 150 € per maand.",
    "Un poste de travail vous coûtera 10 € la demi-journée, 18 € la journée ou 150 € par mois.",
]


@pytest.mark.parametrize("sentence", TAKEN_UP)
def test_a_subject_that_is_taken_up_again_has_all_prices_of_its_sentence(sentence: str) -> None:
    assert {plan[:2] + plan[3:4] for plan in plans(f"<p>{sentence}</p>")} == {
        ("day_pass", "10", "half_day"),
        ("day_pass", "18", "day"),
        ("hot_desk", "150", "month"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Le parking, c'est 5 € la journée.",
        "Le repas au coworking, c'est 12 € par jour.",
        "Un bureau, c'est 30 € le m² par an.",
    ],
)
def test_goods_and_rents_that_are_taken_up_are_no_plans(sentence: str) -> None:
    assert plans(f"<p>{sentence}</p>") == set()


HEADED = [
    "Le tarif est de 12 € par jour.",
    "Nos prix sont de 12 € la journée.",
    "The rate is €12 per day.",
    "De prijs bedraagt € 12 per dag.",
    "Der Preis beträgt 12 € pro Tag.",
    "El precio es de 12 € al día.",
    "Il prezzo è di 12 € al giorno.",
    "L'accès à l'espace coûte 12 € par jour.",
    "Access to the space costs €12 per day.",
    "De toegang kost € 12 per dag.",
    "Der Zugang kostet 12 € pro Tag.",
    "El acceso al espacio cuesta 12 € al día.",
    "L'accesso allo spazio costa 12 € al giorno.",
]


@pytest.mark.parametrize("sentence", HEADED)
def test_the_price_is_that_of_what_the_heading_names(sentence: str) -> None:
    assert {plan[:2] for plan in plans(f"<h1>Coworking</h1><p>{sentence}</p>")} == {("day_pass", "12")}
    assert {plan[:2] for plan in plans(f"<h1>Salle de réunion</h1><p>{sentence}</p>")} == {("meeting_room", "12")}


def test_the_price_below_a_heading_of_goods_is_theirs() -> None:
    assert plans("<h1>Coworking</h1><h2>Parking</h2><p>Le tarif est de 12 € par jour.</p>") == set()
    assert plans("<h1>Coworking</h1><h2>Tarifs</h2><p>Le tarif du parking est de 12 € par jour.</p>") == set()
    assert plans("<h1>Coworking</h1><p>L'accès à l'espace sauna coûte 12 € par jour.</p>") == set()


def test_are_in_italian_is_no_sound_system() -> None:
    assert {plan[:2] for plan in plans("<h1>Coworking</h1><p>Le postazioni sono a 15 € al giorno.</p>")} == {
        ("day_pass", "15")
    }
    assert plans("<h1>Coworking</h1><ul><li>Sono : 50 € / jour</li><li>La sono : 50 € / jour</li></ul>") == set()


def test_a_price_by_the_month_is_not_called_a_day() -> None:
    page = page_of("<h1>Coworking</h1><p>Comptez 12 € pour une journée et 140 € pour un mois de coworking.</p>")
    assert named(page) == {("journée", "day_pass", "12", "day"), ("coworking", "hot_desk", "140", "month")}


BIDS = [
    "Louez notre salle de réunion",
    "Réservez une salle de réunion",
    "Choose your meeting room",
    "Kies je vergaderzaal",
    "Wählen Sie Ihren Besprechungsraum",
    "Elige tu sala de reuniones",
    "Scegli la tua sala riunioni",
]


@pytest.mark.parametrize("heading", BIDS)
def test_a_heading_that_bids_one_take_a_room_is_of_that_room(heading: str) -> None:
    found = named(page_of(f"<h1>Coworking</h1><h2>{heading}</h2><p>40 € / h</p>"))
    assert {plan[1:] for plan in found} == {("meeting_room", "40", "hour")}
    assert not any(name.startswith(heading[:5]) for name, *_ in found)


def test_a_heading_that_bids_one_choose_among_kinds_names_none() -> None:
    body = "<h1>Coworking</h1><h2>Choisissez votre bureau privé ou votre salle de réunion</h2><p>40 € / h</p>"
    assert "meeting_room" not in {plan[0] for plan in plans(body)}


def test_a_headline_about_an_office_by_the_hour_is_no_plan() -> None:
    assert plans("<h1>Coworking</h1><h3>Un bureau pour seulement 5 euros de l'heure</h3>") == set()
    assert plans("<h1>Coworking</h1><h3>An office for only £5 an hour</h3>") == set()
