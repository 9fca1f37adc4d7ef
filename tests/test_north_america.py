"""Telephone numbers of North America on pages that tell no country."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.where.country import country
from tests.markup import page


def numbers(body: str, url: str = "https://plinth.com/contact", lang: str = "en") -> list[str]:
    shown = page(f"<h1>Plinth Desks</h1>{body}", url=url, head="<title>Plinth Desks</title>", lang=lang)
    return [claim.value for one in read(shown).mentions for claim in one.claims if claim.field == "phone"]


@pytest.mark.parametrize("printed", ["(518) 555-2187", "518-555-2187", "518.555.2187", "(518) 555\u20112187"])
def test_a_number_as_only_north_america_writes_it_is_read(printed: str) -> None:
    assert numbers(f"<p>Call us at {printed} to see the desks.</p>") == ["+15185552187"]


@pytest.mark.parametrize(
    ("body", "url", "lang"),
    [
        ("<p>Call us at 518-555-2187, or write to our centre in Sydney.</p>", "https://plinth.com/contact", "en"),
        ("<p>Call us at 518-555-2187.</p>", "https://plinth.de/contact", "en"),
        ("<p>Rufen Sie uns an: 518-555-2187, wir haben Platz.</p>", "https://plinth.com/contact", "de"),
        ("<p>Call us at 51 85 55 21 87.</p>", "https://plinth.com/contact", "en"),
    ],
)
def test_where_something_tells_of_another_country_it_is_not(body: str, url: str, lang: str) -> None:
    assert "+15185552187" not in numbers(body, url, lang)


def test_a_colon_leads_from_a_verb_of_calling_to_a_number() -> None:
    assert numbers("<p>Open most days. Call or write to confirm: 518-555-2187.</p>") == ["+15185552187"]


def test_area_codes_of_canada_tell_the_country_and_what_its_dollar_is() -> None:
    prices = "<h1>Plinth Desks</h1><h3>Hot desk</h3><p>$250 / month</p>"
    shown = page(f"{prices}<p>Our centre in Port Oak: (519) 555-2187</p>", url="https://plinth.com/prices", lang="en")
    assert country(shown) == "CA"
    found = [
        claim.value["currency"] for one in read(shown).mentions for claim in one.claims if claim.field == "formulas"
    ]
    assert found == ["CAD"]


@pytest.mark.parametrize("printed", ["(800) 555-2187", "(519) 555-2187 or (416) 555-2187 or (212) 555-2187"])
def test_numbers_of_no_place_or_of_two_countries_tell_none(printed: str) -> None:
    assert (
        country(page(f"<p>Our centre in Port Oak: {printed}</p>", url="https://plinth.com/prices", lang="en")) is None
    )


def test_a_british_number_of_no_place_is_a_houses_as_well() -> None:
    body = "<footer><p>1 Fore Street, London EC2Y 9DT</p><p>Enquiries 0330 918 0244</p></footer>"
    assert numbers(body, url="https://plinth.co.uk/contact") == ["+443309180244"]
