"""Dates in running text, resolved against the day of publication."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.dates import find_dates
from cowcrawl.literals.edtf import bounds

PUBLISHED = date(2024, 3, 13)
CASES = [
    pytest.param(*case, id=f"{group}: {case[1]}"[:70])
    for group, cases in yaml.safe_load((Path(__file__).parent / "dates_cases.yml").read_text("utf-8")).items()
    for case in cases
]
WORDS = (
    "in since vanaf eind mi- d'ici september 2024 mars ce mercredi Q3 12 . , tot zomer last year > (2019) il y a deux"
).split(" ")
LANGUAGES = ["en", "fr", "nl", "de", "xx", None]
PIECES = ["in september ", "2019-", "12 ", "d'ici fin ", "van 2019 tot ", "premier ", "the ", "1. "]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_date_is_read_against_the_day_of_publication(language: str, text: str, expected: list[str]) -> None:
    assert [when.edtf for when in find_dates(text, PUBLISHED, language)] == expected


def test_without_a_day_of_publication_only_dates_with_a_year_are_read() -> None:
    text = "Vorige week, in september en op 12 mei 2023"
    assert [when.edtf for when in find_dates(text, None, "nl")] == ["2023-05-12"]


def test_a_date_says_whether_the_text_has_its_year() -> None:
    assert [when.explicit for when in find_dates("in maart en in mei 2023", PUBLISHED, "nl")] == [False, True]


def test_an_open_interval_keeps_the_date_that_it_was_made_of() -> None:
    assert [when.point for when in find_dates("opent vanaf september", PUBLISHED, "nl")] == ["2024-09"]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), st.sampled_from(LANGUAGES))
def test_every_date_stands_in_its_text_and_can_be_read_back(text: str, language: str | None) -> None:
    found = find_dates(text, PUBLISHED, language)
    assert all(0 <= when.start < when.end <= len(text) and bounds(when.edtf) for when in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(), st.dates())
def test_nothing_makes_it_raise(text: str, published: date) -> None:
    find_dates(text, published)


@pytest.mark.parametrize("piece", PIECES)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        find_dates(piece * times, PUBLISHED)
        return time.process_time() - began

    seconds(50)
    short, long = (min(seconds(times) for _ in range(4)) for times in (60, 240))
    assert long < 12 * max(short, 0.003)
