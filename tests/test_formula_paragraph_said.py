"""Paragraphs whose sentences lean on each other: one of the desks before, rooms by their seats, what a price buys."""

from __future__ import annotations

import pytest
from plans import named, page_of


def kinds(heading: str, text: str) -> set[tuple[str, str, str | None]]:
    """The kind, the amount and the period of each plan of a paragraph below a heading."""
    found = named(page_of(f"<h1>Coworking</h1><h2>{heading}</h2><p>{text}</p>"))
    return {(kind, amount, period) for _, kind, amount, period in found}


ONE = [
    ("Werken", "Onze werkplekken kijken uit op de tuin. Je huurt er een per dag (€ 17) of per maand (€ 200)."),
    (
        "Arbeiten",
        "Unsere Arbeitsplätze sind hell. Du mietest einen für einen Tag (17 €) oder einen Monat (200 €).",
    ),
    ("Trabajar", "Nuestras mesas miran al patio. Puedes alquilar una por día (17 €) o por mes (200 €)."),
    (
        "Lavorare",
        "Le nostre postazioni guardano sul cortile. Puoi prenderne una per un giorno (17 €) o un mese (200 €).",
    ),
]


@pytest.mark.parametrize(("heading", "text"), ONE)
def test_one_of_them_is_what_the_sentence_before_names(heading: str, text: str) -> None:
    assert kinds(heading, text) == {("day_pass", "17", "day"), ("hot_desk", "200", "month")}


def test_an_article_before_something_else_is_no_pronoun() -> None:
    assert kinds("Trabajar", "Nuestras mesas miran al patio. Puedes alquilar una bici por día (7 €).") == set()


SEATS = [
    ("Our rooms", "The Snug takes four people and is £12 per hour. The Parlour takes ten and is £24 per hour."),
    (
        "Salas",
        "El Patio tiene capacidad para cuatro personas y cuesta 12 € la hora. El Cielo cuesta 24 €.",
    ),
    (
        "Sale",
        "La Veranda ospita quattro persone e costa 12 € l'ora. Il Salotto ospita dieci persone e costa 24 € l'ora.",
    ),
    (
        "Räume",
        "Die Stube fasst vier Personen und kostet 12 € pro Stunde. Der Salon fasst zehn.",
    ),
]


@pytest.mark.parametrize(("heading", "text"), SEATS)
def test_what_seats_so_many_below_a_heading_of_rooms_is_one(heading: str, text: str) -> None:
    assert ("meeting_room", "12", "hour") in kinds(heading, text)


def test_what_takes_four_people_elsewhere_is_no_room() -> None:
    assert kinds("Getting here", "The Ferry takes four people and is £12 per hour.") == set()


BUYS = [
    ("Adresse", "Pour 29 € par mois, vous bénéficiez d'une adresse commerciale.", "virtual_office"),
    ("Adresse", "Für 29 € im Monat erhalten Sie eine Geschäftsadresse.", "virtual_office"),
    ("Indirizzo", "Con 29 € al mese ricevi un indirizzo commerciale e la posta.", "virtual_office"),
    ("Nos offres", "Pour 29 € HT par mois, profitez d'un poste dédié et de la fibre.", "fixed_desk"),
    ("Rates", "Our rates start at £9 for a full day and £29 for a monthly membership.", "hot_desk"),
]


@pytest.mark.parametrize(("heading", "text", "kind"), BUYS)
def test_what_a_price_buys_stands_behind_it(heading: str, text: str, kind: str) -> None:
    assert (kind, "29", "month") in kinds(heading, text)


TERMS = [
    ("How it works", "Monthly membership is £140 for weekday access or £190 for round-the-clock access."),
    ("Comment", "L'abonnement mensuel coûte 140 € pour un accès en semaine ou 190 € pour un accès permanent."),
]


@pytest.mark.parametrize(("heading", "text"), TERMS)
def test_two_prices_of_a_month_may_differ_in_their_terms(heading: str, text: str) -> None:
    assert {amount for _, amount, period in kinds(heading, text) if period == "month"} == {"140", "190"}


PAYERS = [
    ("Location", "Les associations paient 15 € de l'heure pour la salle, les entreprises 30 € de l'heure."),
    ("Hire", "Charities pay £15 per hour for the hall and businesses £30 per hour."),
    ("Miete", "Vereine zahlen 15 € pro Stunde für den Saal, Firmen 30 € pro Stunde."),
    ("Affitto", "Le associazioni pagano 15 € l'ora per la sala, le aziende 30 € l'ora."),
]


@pytest.mark.parametrize(("heading", "text"), PAYERS)
def test_those_who_pay_more_need_no_verb_of_their_own(heading: str, text: str) -> None:
    assert {(amount, period) for _, amount, period in kinds(heading, text)} == {("15", "hour"), ("30", "hour")}


TRIALS = [
    "Your first day is free; after that it's £14 per day.",
    "La première journée est gratuite ; ensuite, c'est 14 € par jour.",
    "De eerste dag is gratis; daarna betaal je € 14 per dag.",
    "Der erste Tag ist kostenlos, danach kostet es 14 € am Tag.",
    "El primer día es gratis; después son 14 € al día.",
    "Il primo giorno è gratis; poi sono 14 € al giorno.",
]


@pytest.mark.parametrize("text", TRIALS)
def test_what_a_day_costs_after_the_free_one_is_a_day(text: str) -> None:
    assert kinds("Probieren", text) == {("day_pass", "14", "day")}


SERVED = [
    "Our cleaners can look after your office for £35 a month.",
    "Notre équipe peut nettoyer votre bureau pour 35 € par mois.",
    "Unsere Reinigungskräfte putzen Ihr Büro für 35 € im Monat.",
    "La nostra squadra pulisce il tuo ufficio per 35 € al mese.",
]


@pytest.mark.parametrize("text", SERVED)
def test_what_is_done_to_the_office_of_the_reader_is_no_office(text: str) -> None:
    assert kinds("Service", text) == set()


NAMED = [
    (
        "Membership",
        "Choose our Reed plan at £99 per month, the Rush plan at £179 per month or the Fir plan at £329 per month.",
    ),
    (
        "Tarife",
        "Der Tarif Ried für 99 € im Monat, der Tarif See für 179 € im Monat, der Tarif Au für 329 € im Monat.",
    ),
    ("Planes", "Elige entre el plan Junco a 99 € al mes, el plan Caña a 179 € al mes y el plan Sauce a 329 € al mes."),
    (
        "Abonnementen",
        "Kies uit het abonnement Riet van € 99 per maand, Bies van € 179 per maand en Wilg van € 329 per maand.",
    ),
]


@pytest.mark.parametrize(("heading", "text"), NAMED)
def test_plans_to_choose_from_are_called_by_name(heading: str, text: str) -> None:
    assert {amount for _, amount, period in kinds(heading, text) if period == "month"} == {"99", "179", "329"}


TAKEN_UP = [
    ("Conference room", "With space for fourteen, a big screen and a whiteboard, it's yours for £28 an hour."),
    ("Salle de conférence", "Avec ses quatorze places et son grand écran, elle est à vous pour 28 € de l'heure."),
    ("Sala conferenze", "Con quattordici posti e una lavagna, è tua per 28 € l'ora."),
]


@pytest.mark.parametrize(("heading", "text"), TAKEN_UP)
def test_it_is_the_room_of_the_heading(heading: str, text: str) -> None:
    assert kinds(heading, text) == {("meeting_room", "28", "hour")}


def test_hours_may_be_told_in_words() -> None:
    assert kinds("Drop-in", "Drop-in costs £5 for two hours and £15 for the day.") == {
        ("day_pass", "5", "once"),
        ("day_pass", "15", "day"),
    }
