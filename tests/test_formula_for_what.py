"""What leads from a price to a desk is no part of its name; a desk in a room is a desk."""

import pytest
from plans import named, page_of, plans, values

FOR = [
    ("€350 a month for a fixed desk", "a fixed desk"),
    ("350 € par mois par poste fixe", "poste fixe"),
    ("350 € al mes por puesto fijo", "puesto fijo"),
    ("350 € al mes para un puesto fijo", "un puesto fijo"),
    ("350 € al mese per postazione fissa", "postazione fissa"),
    ("Con 350 € al mes tienes un puesto fijo.", "un puesto fijo"),
    ("Per 350 € al mese hai una postazione fissa.", "postazione fissa"),
    ("Avec 350 € par mois vous avez un poste fixe.", "poste fixe"),
    ("Mit 350 € im Monat hast du einen festen Platz.", "festen Platz"),
    ("Met 350 € per maand heb je een vaste plek.", "vaste plek"),
]


@pytest.mark.parametrize(("line", "name"), FOR)
def test_a_plan_is_called_by_what_its_price_is_for(line: str, name: str) -> None:
    assert named(page_of(f"<h2>Coworking</h2><p>{line}</p>")) == {(name, "fixed_desk", "350", "month")}


def test_desks_that_prices_of_a_sentence_are_for_have_their_kinds() -> None:
    line = "350 € al mese per postazione fissa, 25 € al giorno per postazione flessibile"
    assert named(page_of(f"<h2>Coworking</h2><p>{line}</p>")) == {
        ("postazione fissa", "fixed_desk", "350", "month"),
        ("postazione flessibile", "hot_desk", "25", "day"),
    }


def test_a_price_for_each_desk_or_person_has_none_in_its_name() -> None:
    assert named(page_of("<h3>Private office</h3><p>€350 a month per desk</p>")) == {
        ("Private office", "private_office", "350", "month")
    }


def test_a_price_for_each_office_is_called_by_the_title_of_its_card() -> None:
    cards = "".join(
        f"<div><h4>{title}</h4><p>Starting at</p><p>£{amount}<span>/{each}</span></p></div>"
        for title, amount, each in (("4 Seater Executive Cabins", 180, "cabin"), ("Team offices", 400, "office"))
    )
    assert named(page_of(f"<h2>Monthly plans</h2>{cards}")) == {
        ("4 Seater Executive Cabins", "private_office", "180", "month"),
        ("Team offices", "private_office", "400", "month"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "Desk in a shared room: €120 a month",
        "Poste dans une salle partagée : 120 € par mois",
        "Plek in een gedeelde zaal: 120 € per maand",
        "Platz im geteilten Raum: 120 € im Monat",
        "Puesto en sala compartida: 120 € al mes",
        "Postazione in sala condivisa: 120 € al mese",
    ],
)
def test_a_desk_in_a_shared_room_is_no_office(line: str) -> None:
    assert {kind for _, kind, *_ in named(page_of(f"<h2>Coworking</h2><p>{line}</p>"))} == {"hot_desk"}


def test_a_room_that_is_let_as_one_is_an_office() -> None:
    body = "<h2>Coworking</h2><p>Sala compartida con dos mesas: 220 € al mes</p>"
    assert {kind for _, kind, *_ in named(page_of(body))} == {"private_office"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Antes 200 € ahora 150 €/mes puesto fijo", "puesto fijo"),
        ("Prima 200 €, ora 150 €/mese postazione fissa", "postazione fissa"),
        ("Avant 200 €, maintenant 150 €/mois poste fixe", "poste fixe"),
    ],
)
def test_a_price_of_now_is_called_by_its_desk(line: str, name: str) -> None:
    assert named(page_of(f"<h2>Coworking</h2><p>{line}</p>")) == {(name, "fixed_desk", "150", "month")}


def test_a_site_below_the_companies_of_a_country_has_its_dollar() -> None:
    body = "<html lang='es'><h2>Coworking</h2><h3>Puesto fijo</h3><p>$ 550.000 al mes</p>"
    found = values(page_of(body, url="https://lampion.com.co/"))
    assert [(plan["amount"], plan["currency"]) for plan in found] == [("550000", "COP")]
    assert [plan["currency"] for plan in values(page_of(body, url="https://lampion.co/"))] == ["$"]


@pytest.mark.parametrize(
    "price", ["£6/person/hour", "6 € / persona / hora", "6 €/personne/heure", "6 €/Person/Stunde", "€ 6/persoon/uur"]
)
def test_a_room_s_price_a_head_behind_a_stroke_is_none_of_the_room(price: str) -> None:
    assert plans(f"<h1>Coworking</h1><h3>Meeting room</h3><p>{price}</p>") == set()


@pytest.mark.parametrize(
    "line",
    [
        "Salle : petite (4 pers.) 25 €/h, grande (14 pers.) 55 €/h",
        "Zaal: kleine (4 pers.) € 25/uur, grote (14 pers.) € 55/uur",
    ],
)
def test_what_is_let_by_the_hour_and_seats_so_many_is_a_room(line: str) -> None:
    kinds = {plan[0] for plan in plans(f"<h1>Tarifs coworking</h1><p>{line}</p>")}
    assert kinds == {"meeting_room"}
