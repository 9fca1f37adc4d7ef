"""EDTF: the days that a date spans."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.edtf import bounds, following, preceding


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021~", date(2021, 1, 1), date(2021, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-21", date(2024, 3, 1), date(2024, 5, 31)),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("2024-36", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-41", date(2024, 7, 1), date(2024, 12, 31)),
        ("195X", date(1950, 1, 1), date(1959, 12, 31)),
        ("2021/..", date(2021, 1, 1), date.max),
        ("../2022", date.min, date(2022, 12, 31)),
        ("2021-09/2021-12", date(2021, 9, 1), date(2021, 12, 31)),
    ],
)
def test_a_date_spans_its_days(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", ["2021-13", "2023-02-29", "soon", "", "/2021x", "0000"])
def test_what_is_no_date_spans_none(value: str) -> None:
    assert bounds(value) is None


def test_the_date_after_and_before_has_the_same_precision() -> None:
    assert (following("2020"), following("2024-12"), following("2024-22"), preceding("2024-03-01")) == (
        "2021",
        "2025-01",
        "2024-09",
        "2024-02-29",
    )


@given(st.text(alphabet="0123456789-/.~X", max_size=24))
def test_nothing_makes_it_raise(value: str) -> None:
    bounds(value), following(value), preceding(value)
