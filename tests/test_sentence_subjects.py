"""What each price of a sentence is for: its own subject, what one rents, not what comes with it or stands in it."""

from __future__ import annotations

import pytest
from plans import page_of, plans, values

TWO_SUBJECTS = [
    "Desks are £99 a month, and private offices start at £410 a month.",
    "Desks start at £99 per month, with private offices from £410 per month.",
    "Werkplekken kosten 99 € per maand, met privékantoren vanaf 410 € per maand.",
    "Flex-Arbeitsplätze kosten 99 € pro Monat, private Büros ab 410 € pro Monat.",
    "Los puestos cuestan 99 € al mes, con despachos privados desde 410 € al mes.",
    "Le postazioni costano 99 € al mese, con uffici privati da 410 € al mese.",
]


@pytest.mark.parametrize("sentence", TWO_SUBJECTS)
def test_each_half_of_a_sentence_has_the_price_of_its_own_subject(sentence: str) -> None:
    assert {(plan[0], plan[1], plan[3]) for plan in plans(f"<p>{sentence}</p>")} == {
        ("hot_desk", "99", "month"),
        ("private_office", "410", "month"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices start at £99 per month, with private offices from £410 per month.",
        "Les bureaux démarrent à 99 € par mois, les bureaux privés à 410 € par mois.",
    ],
)
def test_a_price_is_not_that_of_what_only_a_later_price_is_for(sentence: str) -> None:
    assert {plan[:2] for plan in plans(f"<p>{sentence}</p>")} == {("private_office", "410")}


RENTED = [
    "You can hire the Fern Room for €18 per hour or €95 per day.",
    "The Fern Room is available to hire at €18 per hour or €95 per day.",
    "Vous pouvez louer la salle Fougère pour 18 € de l'heure ou 95 € la journée.",
    "La salle Fougère est disponible à la location à 18 € de l'heure ou 95 € la journée.",
    "Je huurt de vergaderzaal voor € 18 per uur of € 95 per dag.",
    "Puedes alquilar la sala Helecho por 18 € la hora o 95 € el día.",
    "Puoi affittare la sala Felce a 18 € all'ora o 95 € al giorno.",
]


@pytest.mark.parametrize("sentence", RENTED)
def test_a_sentence_tells_for_how_much_one_rents_a_room(sentence: str) -> None:
    assert {(plan[0], plan[1], plan[3]) for plan in plans(f"<h1>Info</h1><p>{sentence}</p>")} == {
        ("meeting_room", "18", "hour"),
        ("meeting_room", "95", "day"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "You can rent a locker in the meeting room for £10 per day.",
        "The projector of the Fern Room costs £10 per day.",
        "Le vidéoprojecteur de la salle de réunion coûte 10 € par jour.",
        "Der Beamer im Besprechungsraum kostet 10 € pro Tag.",
    ],
)
def test_what_is_in_a_room_is_not_the_room(sentence: str) -> None:
    assert plans(f"<p>{sentence}</p>") == set()


def test_goods_beside_a_desk_do_not_hide_it() -> None:
    assert {plan[0] for plan in plans("<ul><li>Locker and hot desk: £120 per month</li></ul>")} == {"hot_desk"}


def test_a_bracket_about_the_price_before_is_no_part_of_a_name() -> None:
    line = "<ul><li>Hot desk £99 per month (min. 3 months), fixed desk £199 per month (min. 6 months)</li></ul>"
    assert {value["name"] for value in values(page_of(line))} == {"Hot desk", "fixed desk"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Membership is £60 a month, which includes access and two hours of meeting room time.",
        "Membership is £60 a month including two hours of meeting room time.",
        "Die Mitgliedschaft kostet £60 im Monat inklusive zwei Stunden Besprechungsraum.",
        "L'adhésion est de £60 par mois, y compris deux heures de salle de réunion.",
    ],
)
def test_a_room_that_comes_with_a_membership_is_not_what_it_costs(sentence: str) -> None:
    assert [value["amount"] for value in values(page_of(f"<p>{sentence}</p>"))] == ["60"]
    assert "meeting_room" not in {plan[0] for plan in plans(f"<p>{sentence}</p>")}


def test_a_membership_that_includes_a_desk_is_one_with_that_desk() -> None:
    assert {plan[0] for plan in plans("<p>Membership costs £60 a month including a dedicated desk.</p>")} == {
        "fixed_desk"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Voor lezingen, feesten en vergaderingen kan je de zolder huren aan 22 euro per dagdeel.",
        "U kunt onze zolder huren voor € 22 per dagdeel.",
        "De zolder kan worden gehuurd voor € 22 per dagdeel.",
        "De zolder wordt verhuurd aan 22 euro per dagdeel.",
    ],
)
def test_what_one_can_hire_is_told_before_the_verb(sentence: str) -> None:
    told = sentence.replace("zolder", "zaal")
    assert {plan[:2] for plan in plans(f"<p>{told}</p>")} == {("meeting_room", "22")}


@pytest.mark.parametrize(
    "sentence",
    [
        "In de zaal kan je stoelen huren aan 3 euro per dag.",
        "Voor een feest kan je bij de zaal stoelen huren aan 3 euro per dag.",
        "Voor de zaal kan je een beamer huren aan 13 euro per dag.",
        "Je kan het podium van de zaal huren aan 26 euro per dag.",
    ],
)
def test_what_one_can_hire_in_a_room_is_not_the_room(sentence: str) -> None:
    assert plans(f"<p>{sentence}</p>") == set()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Der große Saal kostet 52 € pro Stunde, der kleine Saal 27 € pro Stunde.", ["Der große Saal", "kleine Saal"]),
        (
            "Der große Saal (90 Personen) kostet 52 € pro Stunde, der kleine Saal (30 Personen) 27 € pro Stunde.",
            ["Der große Saal", "kleine Saal"],
        ),
    ],
)
def test_each_of_two_rooms_of_a_sentence_goes_by_its_own_name(sentence: str, names: list[str]) -> None:
    assert [value["name"] for value in values(page_of(f"<h1>Raumvermietung</h1><p>{sentence}</p>"))] == names


def test_rooms_with_how_many_they_seat_may_have_a_verb_before_the_first_price() -> None:
    sentence = "De Kajuit (8 personen) kost € 21 per uur en De Brug (16 personen) € 31 per uur."
    found = {(plan[1], plan[3]) for plan in plans(f"<h1>Zaalverhuur</h1><p>{sentence}</p>")}
    assert found == {("21", "hour"), ("31", "hour")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Für einen Arbeitsplatz zahlst du 16 € pro Tag.",
        "Voor een werkplek betaal je € 16 per dag.",
        "For a desk you pay €16 per day.",
        "Pour un poste de travail vous payez 16 € par jour.",
    ],
)
def test_what_one_pays_for_stands_before_the_verb(sentence: str) -> None:
    assert {plan[:2] for plan in plans(f"<p>{sentence}</p>")} == {("day_pass", "16")}
