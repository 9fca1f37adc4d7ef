"""Plans that a page tells twice are one."""

from __future__ import annotations

from cowcrawl.extract.read import read
from cowcrawl.page import Page


def plans(*cards: str) -> list[tuple[str | None, str, str | None]]:
    """Name, amount and tax of the plans on a page of cards."""
    body = f"<html lang=en><title>Prices | Tin Kettle coworking</title><h1>Prices</h1>{''.join(cards)}"
    extract = read(Page(body.encode(), url="https://tin-kettle.example.be/prices/"))
    found = (claim.value for mention in extract.mentions for claim in mention.claims if claim.field == "formulas")
    return [(value["name"], value["amount"], value["vat"]) for value in found]


def card(name: str, price: str) -> str:
    return f"<div><h3>{name}</h3><p>{price}</p></div>"


def test_one_price_under_a_name_and_under_that_name_with_more_words_is_one_plan() -> None:
    twice = plans(card("Our flagship fixed desk", "€ 320 per month"), card("Fixed desk", "€ 320 excl. VAT per month"))
    assert twice == [("Fixed desk", "320", "excl")]


def test_the_lowest_of_several_prices_is_the_plan_that_has_it() -> None:
    twice = plans(card("Private offices", "from € 490 per month"), card("Corner office", "€ 490 per month"))
    assert [name for name, *_ in twice] == ["Corner office"]


def test_one_desk_and_several_are_one_plan() -> None:
    assert len(plans(card("Private office", "£79 per week"), card("Private offices", "£79 per week"))) == 1


def test_names_that_differ_in_a_letter_are_two_plans() -> None:
    assert len(plans(card("Room Ann", "€ 20 per hour"), card("Room Anne", "€ 20 per hour"))) == 2


def test_a_number_in_the_name_or_another_price_or_tax_tells_two_plans_apart() -> None:
    assert len(plans(card("Office", "€ 400 per month"), card("Office 2", "€ 400 per month"))) == 2
    assert len(plans(card("Fixed desk", "€ 320 per month"), card("Big fixed desk", "€ 350 per month"))) == 2


def test_plans_with_other_names_at_one_price_are_two() -> None:
    assert (
        len(plans(card("Fixed desk by the window", "€ 320 a month"), card("Fixed desk upstairs", "€ 320 a month"))) == 2
    )
