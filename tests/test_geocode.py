"""Geocode: what a mention's point is, and which coordinates are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import claim, reading, reasons, values

from cowcrawl.model import Claim, Point, Reading
from pipelines.geocode import geocode


def at(latitude: float, longitude: float, *others: Claim) -> Reading:
    """A reading whose page states coordinates."""
    return reading(claim("latitude", latitude), claim("longitude", longitude), *others)


def point(after: Reading) -> Point | None:
    """The point of the one mention."""
    (mention,) = after.mentions
    return mention.point


BRUSSELS = (50.8503, 4.3517)
CODE = claim("postal_code", "1000")


def test_coordinates_the_page_states_are_a_building() -> None:
    after = geocode(at(*BRUSSELS, CODE), "BE")
    assert point(after) == Point(latitude=50.8503, longitude=4.3517, precision="building", provider="page")
    assert reasons(after) == []


def test_coordinates_of_three_decimals_are_a_street() -> None:
    after = geocode(at(50.85, 4.352, CODE), "BE")
    assert point(after) == Point(latitude=50.85, longitude=4.352, precision="street", provider="page")


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        (0.0, 0.0, "null island"),
        (4.3517, 50.8503, "swapped"),
        (95.1234, 4.3517, "out of range"),
        (50.8503, 204.3517, "out of range"),
        (50.85, 4.35, "too coarse"),
        (51.2194, 4.4025, "far from postal code"),
        (50.8798, 4.7005, "far from postal code"),
    ],
)
def test_coordinates_that_cannot_be_right_give_way_to_the_postal_code(
    latitude: float, longitude: float, reason: str
) -> None:
    after = geocode(at(latitude, longitude, CODE), "BE")
    found = point(after)
    assert found is not None
    assert (found.precision, found.provider) == ("postcode", "geonames")
    assert reasons(after) == [reason]
    assert values(after, "latitude") == values(after, "longitude") == []


def test_coordinates_a_little_outside_their_postal_code_are_kept() -> None:
    assert reasons(geocode(at(50.9503, 4.3517, CODE), "BE")) == []


def test_coordinates_outside_the_country_the_page_states_are_refused() -> None:
    after = geocode(at(40.4168, -3.7038, claim("country", "BE")))
    assert reasons(after) == ["outside country"]


def test_coordinates_outside_the_country_of_the_source_may_be_a_house_abroad() -> None:
    assert reasons(geocode(at(40.4168, -3.7038), "BE")) == []


def test_coordinates_far_from_the_town_are_refused_where_the_page_names_the_country() -> None:
    somewhere_else = at(51.2194, 4.4025, claim("city", "Brussel"), claim("country", "BE"))
    assert reasons(geocode(somewhere_else)) == ["far from town"]
    assert reasons(geocode(at(51.2194, 4.4025, claim("city", "Brussel")), "BE")) == []


def test_swapped_coordinates_are_seen_by_the_country_of_the_source() -> None:
    assert reasons(geocode(at(4.3517, 50.8503, claim("city", "Brussel")), "BE")) == ["swapped"]


def test_one_coordinate_without_the_other_is_none() -> None:
    after = geocode(reading(claim("latitude", 50.8503), CODE), "BE")
    assert reasons(after) == ["incomplete"]
    assert values(after, "latitude") == []


def test_of_two_positions_the_first_that_can_be_right_is_the_point() -> None:
    after = geocode(
        reading(
            claim("latitude", 0.0),
            claim("longitude", 0.0),
            claim("latitude", 50.8503),
            claim("longitude", 4.3517),
            CODE,
        ),
        "BE",
    )
    assert point(after) == Point(latitude=50.8503, longitude=4.3517, precision="building", provider="page")
    assert reasons(after) == ["null island"]


@pytest.mark.parametrize(
    ("claims", "country", "precision"),
    [
        ([CODE, claim("city", "Brussel")], "BE", "postcode"),
        ([claim("country", "NL"), claim("postal_code", "3024 EE")], "BE", "postcode"),
        ([claim("city", "Brussel")], "BE", "municipality"),
        ([claim("postal_code", "1999"), claim("city", "Gent")], "BE", "municipality"),
    ],
)
def test_an_address_alone_is_as_exact_as_it_is(claims: list[Claim], country: str, precision: str) -> None:
    found = point(geocode(reading(*claims), country))
    assert found is not None
    assert (found.precision, found.provider) == (precision, "geonames")


@pytest.mark.parametrize(
    ("claims", "country"),
    [([CODE], None), ([CODE], "JP"), ([claim("city", "Neustadt")], "DE"), ([claim("street", "Kaai")], "BE")],
)
def test_what_cannot_be_placed_has_no_point(claims: list[Claim], country: str | None) -> None:
    assert point(geocode(reading(*claims), country)) is None


def test_a_mention_that_stated_nothing_but_refused_coordinates_goes() -> None:
    after = geocode(at(0.0, 0.0), "BE")
    assert after.mentions == ()
    assert reasons(after) == ["null island"]


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_whatever_a_page_states_its_point_lies_near_its_postal_code(latitude: float, longitude: float) -> None:
    found = point(geocode(at(latitude, longitude, CODE), "BE"))
    assert found is not None
    assert 50.5 < found.latitude < 51.2
    assert 3.9 < found.longitude < 4.8
