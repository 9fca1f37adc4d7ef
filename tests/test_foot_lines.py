"""The line at the foot of a page: whose number and name it tells."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.who.name import names
from cowcrawl.page import Page
from tests.markup import page


def phones_of(shown: Page) -> list[object]:
    """The telephone numbers that a page tells."""
    return [claim.value for one in read(shown).mentions for claim in one.claims if claim.field == "phone"]


@pytest.mark.parametrize(
    "line", ["Hotel Merel, Kaai 3, 8000 Brugge, Tel. +32 50 34 11 22", "Hotel Merel · +32 50 34 11 22"]
)
def test_the_number_of_a_hotel_is_the_houses_on_its_own_page(line: str) -> None:
    head = "<title>Coworking | Hotel Merel</title>"
    shown = page(f"<header><a href='/'>Hotel Merel</a></header><h1>Coworking</h1><footer>{line}</footer>", head=head)
    assert phones_of(shown) == ["+3250341122"]


def test_the_number_of_a_hotel_nearby_is_not_the_houses() -> None:
    head = "<title>Coworking | De Merel</title>"
    body = "<header><a href='/'>De Merel</a></header><h1>Coworking</h1><footer>Hotel Kraai: +32 50 34 11 22</footer>"
    assert phones_of(page(body, head=head)) == []


MAIL = "<div>hallo@demerel.example</div>"


@pytest.mark.parametrize(("below", "number"), [(MAIL, "+32478551122"), ("<div>Vragen? Tom</div>", None)])
def test_a_mobile_number_between_address_and_mailbox_in_the_foot_is_the_houses(below: str, number: str | None) -> None:
    foot = f"<footer><div>De Merel, Kaai 3, 2030 Antwerpen</div><div>0478 55 11 22</div>{below}</footer>"
    shown = page(f"<h1>De Merel</h1>{foot}", url="https://demerel.example/", lang="nl-BE")
    assert phones_of(shown) == ([number] if number else [])


@pytest.mark.parametrize(("firm", "name"), [("Mühle 7 eG", ["Mühle 7"]), ("Kranich Verwaltung eG", [])])
def test_a_part_of_the_title_with_its_legal_form_before_an_address_is_the_name(firm: str, name: list[str]) -> None:
    head = "<title>Mühle 7 – Arbeiten auf dem Land</title>"
    body = f"<h1>Mühle 7</h1><p>Montags offen.</p><p>{firm}, Dorfplatz 7, 29439 Lüchow</p>"
    assert names(page(body, head=head, url="https://dorf.example/")) == name


def test_a_link_home_in_a_box_called_header_is_a_logo() -> None:
    body = (
        "<div class='header'><a href='/'>Het Kruishuis</a><ul><li><a href='/'>Aanbod</a></li></ul></div><h1>Huren</h1>"
    )
    head = "<title>Aanbod | Bedrijfsverzamelgebouw Het Kruishuis Oss</title>"
    assert names(page(body, head=head, url="https://bvg.example/aanbod", lang="nl")) == ["Het Kruishuis"]


def test_a_word_for_prices_before_a_name_is_no_part_of_it() -> None:
    body = "<header><strong>Kantine Noord</strong></header><h1>Wat kost het?</h1>"
    shown = page(body, head="<title>Prijzen Kantine Noord</title>", url="https://kantine-noord.example/prijzen")
    assert names(shown) == ["Kantine Noord"]
