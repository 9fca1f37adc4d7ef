"""Positions are read where a page states them, and refused where they cannot be."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.extract.read import read
from cowcrawl.literals.coordinates import from_link, labelled, pair, possible
from cowcrawl.page import Page
from tests.markup import mention, page

ADDRESS = "<p>Rue Haute 5, B-1000 Bruxelles</p>"


def _rejects(of: Page) -> list[str]:
    return [reject.reason for reject in read(of).rejects if reject.stage == "coordinates"]


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/maps/place/De+Schuur/@50.8466,4.3528,17z/data=!3m1",
        "https://maps.google.com/?q=50.8466,4.3528",
        "https://www.google.com/maps/dir/?api=1&destination=50.8466%2C4.3528",
        "https://www.openstreetmap.org/?mlat=50.8466&mlon=4.3528#map=17",
        "geo:50.8466,4.3528",
    ],
)
def test_a_link_to_a_map_gives_a_position(link: str) -> None:
    found = from_link(link)
    assert found is not None
    assert (found.latitude, found.longitude) == (50.8466, 4.3528)


def test_a_link_elsewhere_gives_none() -> None:
    assert from_link("https://deschuur.example/?q=50.8466,4.3528") is None


def test_words_give_a_position() -> None:
    found = labelled("Lat. : 49.64882 | Lon. : 5.82359")
    assert found is not None
    assert (found.latitude, found.longitude) == (49.64882, 5.82359)


def test_a_meta_tag_gives_a_position() -> None:
    found = mention(page(ADDRESS, head='<meta name="geo.position" content="50.8466;4.3528">'))
    assert (found.first("latitude"), found.first("longitude")) == (50.8466, 4.3528)


def test_structured_data_gives_a_position() -> None:
    data = {"@type": "LocalBusiness", "name": "De Schuur", "geo": {"latitude": "50.8466", "longitude": 4.3528}}
    found = mention(page(ADDRESS, head=f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert (found.first("latitude"), found.first("longitude")) == (50.8466, 4.3528)


@pytest.mark.parametrize("kind", ["Place", "City"])
def test_a_town_near_by_is_not_where_the_house_lies(kind: str) -> None:
    house = {"@type": "LocalBusiness", "name": "De Schuur", "geo": {"latitude": "50.8466", "longitude": "4.3528"}}
    address = {"addressLocality": "Linkebeek"} if kind == "Place" else {}
    town = {"@type": kind, "name": "Linkebeek", "address": address, "geo": {"latitude": 50.7681, "longitude": 4.3372}}
    head = f'<script type="application/ld+json">{json.dumps([town, house])}</script>'
    found = mention(page(ADDRESS, head=head))
    assert [claim.value for claim in found.claims if claim.field == "latitude"] == [50.8466]


def test_nought_and_nought_is_no_place() -> None:
    assert _rejects(page(ADDRESS, head='<meta name="geo.position" content="0.0000;0.0000">')) == ["no such place"]


def test_swapped_degrees_are_refused() -> None:
    assert _rejects(page(ADDRESS, head='<meta name="geo.position" content="4.3528;50.8466">')) == [
        "latitude and longitude swapped"
    ]


def test_a_place_in_another_country_is_refused() -> None:
    assert _rejects(page(ADDRESS, head='<meta name="geo.position" content="40.4168;-3.7038">')) == [
        "outside the country"
    ]


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    labelled(text)
    pair(text)
    from_link("geo:" + text)


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_a_possible_place_is_on_the_earth(latitude: float, longitude: float) -> None:
    assert not possible(latitude, longitude) or (abs(latitude) <= 90 and abs(longitude) <= 180)
