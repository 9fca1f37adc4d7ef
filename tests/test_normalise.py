"""Normalise: the inventory's one form of each value."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import DOCUMENT, claim, reading, reasons, values

from pipelines import normalise as stage
from pipelines.normalise import normalise


def plan(**keys: Any) -> dict[str, Any]:
    """A price plan, of a day at a hot desk unless told otherwise."""
    return {"name": "Dag", "desk_type": "hot_desk", "currency": "EUR", "period": "day", **keys}


@pytest.mark.parametrize(
    ("field", "printed", "country", "value"),
    [
        ("postal_code", "3024EE", "NL", "3024 EE"),
        ("postal_code", "B-1000", "BE", "1000"),
        ("postal_code", "le3 2bu", "GB", "LE3 2BU"),
        ("postal_code", "1012 ab", "BE", "1012 AB"),
        ("postal_code", " 100-0001 ", None, "100-0001"),
        ("phone", "02 512 34 56", "BE", "+3225123456"),
        ("phone", "+31 (0)20 794 5600", "BE", "+31207945600"),
        ("phone", "0031 20 794 5600", "BE", "+31207945600"),
        ("email", "mailto:Info@Atelier-Noord.EXAMPLE?subject=hi", None, "Info@atelier-noord.example"),
        ("website", "HTTPS://Atelier-Noord.EXAMPLE", None, "https://atelier-noord.example/"),
        ("website", "www.atelier-noord.example/Gent#top", None, "https://www.atelier-noord.example/Gent"),
        ("country", "België", None, "BE"),
        ("country", "nl", None, "NL"),
        ("city", "(Brussel)", None, "Brussel"),
        ("city", "[ Gent ],", None, "Gent"),
        ("city", "Frankfurt (Main)", None, "Frankfurt (Main)"),
        ("opening_date", "2016-05-01T09:00:00+02:00", None, "2016-05-01"),
        ("opening_date", "2016-21", None, "2016-21"),
        ("opening_date", "2016/2017", None, "2016/2017"),
        ("name", " Atelier \n Noord ", None, "Atelier Noord"),
    ],
)
def test_a_value_takes_the_one_form_of_its_field(field: str, printed: str, country: str | None, value: str) -> None:
    before = reading(claim(field, printed))
    after = normalise(before, country)
    assert values(after, field) == [value]
    assert after.mentions[0].claims[0].quote == before.mentions[0].claims[0].quote


@pytest.mark.parametrize(
    ("field", "printed", "country"),
    [
        ("phone", "0474", "BE"),
        ("phone", "02 512 34 56", None),
        ("phone", "BE 0123.456.789", "BE"),
        ("email", "info at example", None),
        ("website", "mailto:info@example.org", None),
        ("website", "http://[broken", None),
        ("country", "Benelux", None),
        ("city", "( )", None),
        ("opening_date", "in het voorjaar", None),
        ("opening_date", "../..", None),
    ],
)
def test_a_value_that_has_no_such_form_leaves_a_reject(field: str, printed: str, country: str | None) -> None:
    after = normalise(reading(claim(field, printed)), country)
    assert values(after, field) == []
    assert reasons(after) == [field]


def test_a_number_that_is_none_is_not_repeated_in_its_reject() -> None:
    assert "0474" not in normalise(reading(claim("phone", "0474 12")), "BE").rejects[0].detail


def test_the_country_a_page_states_reads_its_codes_and_numbers_before_the_sources_does() -> None:
    before = reading(claim("country", "NL"), claim("postal_code", "3024EE"), claim("phone", "020 794 5600"))
    after = normalise(before, "BE")
    assert values(after, "postal_code") == ["3024 EE"]
    assert values(after, "phone") == ["+31207945600"]


def test_no_country_is_claimed_where_the_page_states_none() -> None:
    assert values(normalise(reading(claim("city", "Gent")), "BE"), "country") == []


@pytest.mark.parametrize(("amount", "usual"), [("175", "175.00"), ("72.6", "72.60"), ("0", "0.00"), (None, None)])
def test_an_amount_has_two_decimals(amount: str | None, usual: str | None) -> None:
    after = normalise(reading(claim("formulas", plan(amount=amount, currency="eur"), "Dag € 175")))
    assert values(after, "formulas") == [plan(amount=usual, currency="EUR")]


@pytest.mark.parametrize("amount", ["1.234,5", "-5", "NaN", "Infinity", "1E+99", "0.125"])
def test_an_amount_that_is_none_leaves_a_reject(amount: str) -> None:
    assert reasons(normalise(reading(claim("formulas", plan(amount=amount), "Dag")))) == ["formulas"]


@pytest.mark.parametrize(
    ("time", "utc"),
    [
        ("2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00Z"),
        ("2026-03-01T12:00:00.123Z", "2026-03-01T12:00:00Z"),
        ("2026-03-01 12:00", "2026-03-01T12:00:00Z"),
        ("never", "never"),
    ],
)
def test_times_are_in_utc(time: str, utc: str) -> None:
    before = replace(reading(claim("city", "Gent")), document=replace(DOCUMENT, fetched_at=time))
    assert normalise(before).document.fetched_at == utc


@given(st.sampled_from(["city", "email", "website", "edtf"]), st.text(max_size=40))
def test_a_value_in_its_form_keeps_it(function: str, printed: str) -> None:
    form = getattr(stage, function)
    value = form(printed)
    assert value is None or form(value) == value


@given(st.text(max_size=30), st.sampled_from(["BE", "NL", "GB", None]))
def test_any_text_is_a_number_in_its_one_form_or_none(printed: str, country: str | None) -> None:
    value = stage.phone(printed, country)
    assert value is None or stage.phone(value, None) == value
    code = stage.postal_code(printed, country)
    assert stage.postal_code(code, country) == code
