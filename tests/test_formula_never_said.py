"""Sentences that name a desk or a room and tell the price of something else, beside some that tell the desk's own."""

from __future__ import annotations

import pytest
from plans import named, page_of


def prices(heading: str, text: str) -> set[tuple[str | None, str, str | None]]:
    """The kind, the amount and the period of each plan of a page with one paragraph."""
    body = f"<h1>Coworking</h1><h2>{heading}</h2><p>{text}</p>"
    return {(kind, amount, period) for _, kind, amount, period in named(page_of(body, title="Coworking"))}


ON_TOP = [
    "Pour 25 € de plus par mois, vous gardez votre bureau le soir.",
    "Por 25 € más al mes conservas tu mesa los sábados.",
    "Con 25 € in più al mese tieni la tua scrivania anche di sera.",
    "Your desk is kept at weekends for €25 a month more.",
    "Voor € 25 extra per maand houd je je werkplek ook 's avonds.",
]


@pytest.mark.parametrize("text", ON_TOP)
def test_what_comes_on_top_of_a_price_is_none(text: str) -> None:
    assert prices("Coworking", text) == set()


def test_tax_on_top_of_a_price_leaves_it_one() -> None:
    assert prices("Coworking", "La mesa fija cuesta 170 € al mes más IVA.") == {("fixed_desk", "170", "month")}


NEEDED = [
    ("Tarifs", "Besoin d'un fauteuil de massage ? C'est 11 € par mois."),
    ("Tarifas", "¿Necesitas una lámpara? Son 11 € al mes."),
    ("Tariffe", "Ti serve una lampada? Sono 11 € al mese."),
    ("Prices", "Do you need a lamp? It is €11 a month."),
]


@pytest.mark.parametrize(("heading", "text"), NEEDED)
def test_what_a_question_asks_whether_one_needs_has_the_price_of_its_answer(heading: str, text: str) -> None:
    assert prices(heading, text) == set()


NEEDED_HERE = [
    ("Coworking", "Vous avez besoin d'un bureau ? C'est 16 € la journée."),
    ("Coworking", "¿Necesitas una mesa? Son 16 € al día."),
    ("Coworking", "Ti serve una scrivania? Sono 16 € al giorno."),
    ("Coworking", "Besoin d'un endroit calme ? C'est 16 € la journée."),
]


@pytest.mark.parametrize(("heading", "text"), NEEDED_HERE)
def test_a_desk_that_one_needs_has_that_price(heading: str, text: str) -> None:
    assert {plan[1:] for plan in prices(heading, text)} == {("16", "day")}


OF_OTHERS = [
    ("Coworking", "La photographe du rez-de-chaussée loue son studio 180 € la demi-journée."),
    ("Coworking", "Chez nos confrères de Nantes, le poste est à 17 € la journée."),
    ("Espaces", "La salle paroissiale d'à côté se loue 140 € la journée."),
    ("Salas", "La escuela del barrio alquila su sala de reuniones por 12 € la hora."),
    ("Sale", "Il museo affitta la sua sala riunioni a 12 € l'ora."),
    ("Coworking", "Dai nostri amici di Lecce la scrivania costa 13 € al giorno."),
]


@pytest.mark.parametrize(("heading", "text"), OF_OTHERS)
def test_what_others_let_is_none_of_the_house(heading: str, text: str) -> None:
    assert prices(heading, text) == set()


EVENTS = [
    ("Formations", "Le cycle se déroule dans notre salle de réunion et revient à 380 € la journée."),
    ("Coworking", "Les enfants sont gardés au coworking le mercredi pour 28 € la journée."),
    ("Salas", "El rastro se celebra en nuestra sala de reuniones por 35 € al día."),
    ("Sale", "Il mercato si tiene nella nostra sala riunioni a 35 € al giorno."),
]


@pytest.mark.parametrize(("heading", "text"), EVENTS)
def test_what_takes_place_in_a_room_is_not_the_room(heading: str, text: str) -> None:
    assert prices(heading, text) == set()


def test_what_the_reader_does_in_a_room_costs_what_the_room_does() -> None:
    told = prices("Salle de réunion", "Votre séminaire se tient dans notre salle de réunion à 210 € la journée.")
    assert told == {("meeting_room", "210", "day")}


THINGS = [
    ("Coworking", "Le vélo cargo du coworking se réserve à 4 € l'heure ou 21 € la journée."),
    ("Salles", "Le ménage après votre réunion est facturé 32 € de l'heure."),
    ("Sala de reuniones", "El alquiler de la pizarra son 9 € al día."),
    ("Sala riunioni", "Il noleggio della lavagna costa 9 € al giorno."),
    ("Studio", "L'appareil photo est à 31 € la journée."),
    ("Coworking", "L'atelier poterie est à 34 € la demi-journée, terre comprise."),
]


@pytest.mark.parametrize(("heading", "text"), THINGS)
def test_the_first_noun_of_a_clause_can_be_a_thing(heading: str, text: str) -> None:
    assert prices(heading, text) == set()


OF_THE_HOUSE = [
    "L'open space est à 17 € la journée.",
    "L'entrée est à 17 € la journée.",
    "La formule Nomade est à 17 € la journée.",
    "L'accès au lieu est à 17 € la journée.",
    "Le tarif réduit est à 17 € la journée.",
]


@pytest.mark.parametrize("text", OF_THE_HOUSE)
def test_the_house_can_be_the_first_noun(text: str) -> None:
    assert ("17", "day") in {plan[1:] for plan in prices("Coworking", text)}


RENTS_AROUND = [
    ("Coworking", "Le loyer moyen d'un studio à côté du coworking est de 470 € par mois."),
    ("Coworking", "La región concede una ayuda de 90 € al mes a quien alquile un despacho."),
    ("Events", "Take an exhibitor table in our event space for €45 a day."),
]


@pytest.mark.parametrize(("heading", "text"), RENTS_AROUND)
def test_rents_around_and_grants_are_no_plans(heading: str, text: str) -> None:
    assert prices(heading, text) == set()


IN_A_ROOM = [
    ("Coworking", "Le feuilleton tourné dans notre studio est vendu 8 € par mois aux abonnés."),
    ("Salles", "Nous facturons 45 € la demi-journée la présence d'un régisseur dans la salle."),
    ("Sale", "Chiediamo 45 € la mezza giornata per la presenza di un tecnico in sala."),
    ("Coworking", "Carla, nuestra abogada, alquila un despacho aquí y cobra 75 € la hora."),
    ("Coworking", "Paul a payé son bureau 340 € par mois pendant deux ans avant de nous rejoindre."),
    ("Coworking", "Gino ha pagato il suo ufficio 340 € al mese per due anni prima di venire da noi."),
]


@pytest.mark.parametrize(("heading", "text"), IN_A_ROOM)
def test_what_somebody_does_or_pays_in_a_room_is_not_the_room(heading: str, text: str) -> None:
    assert prices(heading, text) == set()


def test_a_room_where_events_take_place_keeps_its_price() -> None:
    told = prices("Espaces", "La grande salle, où ont lieu nos ateliers, se loue 170 € la journée.")
    assert {plan[1:] for plan in told} == {("170", "day")}


BESIDE_PLANS = [
    ("Bureaux", "Les charges de votre bureau sont de 85 € par mois."),
    ("Oficinas", "La fibra dedicada para tu oficina cuesta 45 € al mes."),
    ("Coworking", "Le loyer de notre coworking est de 1 900 € par mois."),
    ("Coworking", "L'affitto del nostro coworking è di 1.900 € al mese."),
    ("Coworking", "Una mesa elevable se puede añadir por 22 € al mes."),
    ("Tarifas", "Cada día de coworking que pase de tu plan se factura a 11 € al día."),
    ("Sale", "Una sala annullata la sera prima costa 18 € l'ora."),
    ("Coworking", "En ville, on trouve des bureaux à 24 € la journée."),
    ("Posso subaffittare il mio ufficio?", "Sì, a 19 € al giorno al massimo."),
]


@pytest.mark.parametrize(("heading", "text"), BESIDE_PLANS)
def test_what_is_paid_beside_a_plan_or_around_the_house_is_none(heading: str, text: str) -> None:
    assert prices(heading, text) == set()


OF_YOURS = [
    ("Bureaux", "Le prix de votre bureau est de 410 € par mois.", "410"),
    ("Oficinas", "El alquiler de tu oficina es de 410 € al mes.", "410"),
]


@pytest.mark.parametrize(("heading", "text", "amount"), OF_YOURS)
def test_the_price_and_the_hire_of_the_readers_office_are_its_own(heading: str, text: str, amount: str) -> None:
    assert prices(heading, text) == {("private_office", amount, "month")}
