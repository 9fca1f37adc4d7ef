"""Prices of what is added to a plan, and of an address for letters."""

from __future__ import annotations

import pytest
from plans import named, page_of

DESK = "<h2>{desk}</h2><p>{price}</p>"
OPTIONS = [
    ("Fixed desk", "£190 per month", "Options", "Evening access £30 per month"),
    ("Bureau fixe", "190 € par mois", "En option", "Rangement : 30 € par mois"),
    ("Vaste werkplek", "€ 190 per maand", "Opties", "Toegang in de avond: € 30 per maand"),
    ("Fixer Arbeitsplatz", "190 € pro Monat", "Optionen", "Abendzugang: 30 € pro Monat"),
    ("Puesto fijo", "190 € al mes", "Opciones", "Acceso nocturno: 30 € al mes"),
    ("Postazione fissa", "190 € al mese", "Opzioni", "Accesso serale: 30 € al mese"),
]


@pytest.mark.parametrize(("desk", "price", "head", "option"), OPTIONS)
def test_below_options_only_desks_and_rooms_are_plans(desk: str, price: str, head: str, option: str) -> None:
    page = page_of(f"{DESK.format(desk=desk, price=price)}<h2>{head}</h2><ul><li>{option}</li></ul>")
    assert {plan[1] for plan in named(page)} == {"fixed_desk"}


def test_a_postal_address_below_options_is_one() -> None:
    desk = DESK.format(desk="Fixed desk", price="£190 per month")
    address = "<ul><li>Virtual office with mailbox £20 per month</li></ul>"
    assert {plan[1] for plan in named(page_of(f"{desk}<h2>Options</h2>{address}"))} == {"fixed_desk"}
    assert {plan[1] for plan in named(page_of(f"{desk}<h2>Virtual</h2>{address}"))} == {"fixed_desk", "virtual_office"}


def test_a_desk_below_options_is_a_plan() -> None:
    desk = DESK.format(desk="Fixed desk", price="£190 per month")
    room = "<h2>Options</h2><ul><li>Meeting room £14 per hour</li></ul>"
    assert {plan[1] for plan in named(page_of(desk + room))} == {"fixed_desk", "meeting_room"}


@pytest.mark.parametrize(
    ("name", "price"),
    [("Mailbox", "£20 per month"), ("Boîte aux lettres", "20 € par mois"), ("Brievenbus", "€ 20 per maand")],
)
def test_a_box_for_letters_is_an_address(name: str, price: str) -> None:
    page = page_of(f"<h2>{name}</h2><p>{price}</p>")
    assert {plan[:3] for plan in named(page)} == {(name, "virtual_office", "20")}


@pytest.mark.parametrize(
    ("name", "price"), [("Kitchen", "£15 per hour"), ("Keuken", "€ 15 per uur"), ("Küchennutzung", "15 € pro Stunde")]
)
def test_the_use_of_a_kitchen_is_no_plan(name: str, price: str) -> None:
    room = "<h2>Meeting room</h2><p>£14 per hour</p>"
    assert {plan[1] for plan in named(page_of(f"{room}<h2>{name}</h2><p>{price}</p>"))} == {"meeting_room"}


@pytest.mark.parametrize("goods", ["Coffee break: £5 per day", "Pause café : 5 €", "Kaffeepause: 5 €"])
def test_a_pause_with_coffee_is_no_plan(goods: str) -> None:
    room = "<h2>Meeting room</h2><p>£14 per hour</p>"
    assert {plan[2] for plan in named(page_of(f"{room}<ul><li>{goods}</li></ul>"))} == {"14"}
