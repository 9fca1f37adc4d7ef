"""House numbers taken apart: ranges, letters, boxes, floors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.address.house_number import HouseNumber, house_number


@pytest.mark.parametrize(
    ("printed", "text", "box", "floor"),
    [
        ("1", "1", None, None),
        ("14b", "14B", None, None),
        ("412 F", "412F", None, None),
        ("5 bis", "5bis", None, None),
        ("n° 12", "12", None, None),
        ("12-14", "12-14", None, None),
        ("12 – 14", "12-14", None, None),
        ("12/14", "12-14", None, None),
        ("12 à 18", "12-18", None, None),
        ("1 bte 12", "1", "12", None),
        ("510 bus 3", "510", "3", None),
        ("340, boîte 5", "340", "5", None),
        ("5 bus A1", "5", "A1", None),
        ("421/13", "421", "13", None),
        ("12/15", "12", "15", None),
        ("7/B2", "7", "B2", None),
        ("12-14 bte 3, 2ème étage", "12-14", "3", "2"),
        ("16, 3e verdieping", "16", None, "3"),
        ("16 rez-de-chaussée", "16", None, "0"),
        ("16, étage 4", "16", None, "4"),
    ],
)
def test_a_number_is_taken_apart(printed: str, text: str, box: str | None, floor: str | None) -> None:
    found = house_number(printed)
    assert found is not None
    assert (found.text, found.box, found.floor) == (text, box, floor)


@pytest.mark.parametrize("printed", ["", "s/n", "bte 3", "0", "Unit 4", "12345"])
def test_what_does_not_begin_with_a_number_is_none(printed: str) -> None:
    assert house_number(printed) is None


@given(st.text(max_size=60))
def test_whatever_is_printed_no_reading_fails(printed: str) -> None:
    found = house_number(printed)
    assert found is None or isinstance(found, HouseNumber)


@given(st.integers(1, 9999), st.sampled_from(["", "A", "bis"]))
def test_the_one_form_is_read_as_itself(number: int, letter: str) -> None:
    found = house_number(f"{number}{letter}")
    assert found is not None and found.text == f"{number}{letter}"
