"""Which pages are those of one location, where their address does not say so."""

from __future__ import annotations

import json

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.which.located import role_of
from cowcrawl.page import Page

HOUSE = {
    "@type": "LocalBusiness",
    "name": "Heron Mill",
    "address": {"@type": "PostalAddress", "streetAddress": "Mill Lane 3"},
}
TRAIL = [{"@type": "ListItem", "name": name} for name in ("Home", "Our locations", "Heron Mill")]


def page(data: object, heading: str = "Heron Mill", path: str = "/mill") -> Page:
    body = f"<script type=application/ld+json>{json.dumps(data)}</script><h1>{heading}</h1>"
    return Page(body.encode(), url=f"https://heron.example{path}")


@pytest.mark.parametrize("data", [HOUSE, {"@type": "BreadcrumbList", "itemListElement": TRAIL}])
def test_a_page_headed_by_the_house_that_its_data_describes_is_that_of_a_location(data: object) -> None:
    assert role_of(page(data)) == "locations"


def test_a_page_headed_otherwise_is_not(data: object = HOUSE) -> None:
    assert role_of(page(data, heading="Our history")) == "other"


def test_an_organisation_without_an_address_makes_no_location() -> None:
    assert role_of(page({"@type": "Organization", "name": "Heron Mill"})) == "other"


def test_what_the_address_of_a_page_says_goes_first() -> None:
    assert role_of(page(HOUSE, path="/prices")) == "prices"


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ("Gent", "Gent"),
        ("Gent, Oost-Vlaanderen", "Gent"),
        ("Heron Tower, Gent", "Gent"),
        ("Heron Tower, Dock (East)", None),
    ],
)
def test_of_several_places_in_structured_data_the_town_is_the_one_that_is_known(said: str, town: str | None) -> None:
    place = {"streetAddress": "Kerkstraat 3", "postalCode": "9000", "addressLocality": said, "addressCountry": "BE"}
    page_of_house = page({"@type": "LocalBusiness", "name": "Heron Mill", "address": place})
    [mention] = read(page_of_house).mentions
    assert mention.first("city") == town
