"""Periods of a price, after the amount and in labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.fields import PERIODS
from cowcrawl.literals.period import in_label, period_spans, suffix

AFTER = [
    ("/mois", "month"),
    ("p/m excl. btw", "month"),
    ("per maand", "month"),
    ("/ day", "day"),
    ("pro Monat", "month"),
    ("al mes", "month"),
    (" pour 1 an", "year"),
    (" / the first hour", "hour"),
    (" for an hour", "hour"),
    (" / an hour", "hour"),
    (" pour un an", "year"),
    (" / the following hours", "hour"),
    (" / 1/2 journée", "half_day"),
    (" la journée", "day"),
    ("/h", "hour"),
    (" monthly", "month"),
    (" p.m.", "month"),
    (" de l'heure", "hour"),
    (" l’heure", "hour"),
    (" day pass", "day"),
    (" journée", "day"),
    (" / година", "hour"),
    ("/j", "day"),
    (" per dagdeel", "half_day"),
    (" a month", "month"),
    (" pour une demi-journée", "half_day"),
    (" al giorno", "day"),
    (" all'ora", "hour"),
    (" je Stunde", "hour"),
    (" im Monat", "month"),
    (" por hora", "hour"),
    (" /½ Tag", "half_day"),
    (" pcm", "month"),
    (" / Mt.", "month"),
    (" / міс", "month"),
    (" / Yearly", "year"),
]
LABELS = [
    ("CHF / Monat", "month"),
    ("1h", "hour"),
    ("1 u", "hour"),
    ("Losse dag", "day"),
    ("1/2 journée", "half_day"),
    ("Prix par jour", "day"),
    ("Tagesticket", "day"),
    ("dagkaart", "day"),
    ("Zolder — gehele dag", "day"),
    ("maandabonnement", "month"),
    ("Monthly membership", "month"),
    ("10 jours par mois", "month"),
    ("A la journée", "day"),
    ("Day pass", "day"),
    ("Pass journée", "day"),
    ("Jour", "day"),
    ("Half day", "half_day"),
    ("la journée (1 ticket)", "day"),
    ("uurtarief", "hour"),
    ("The first hour", "hour"),
    ("halve dag", "half_day"),
    ("Adhésion annuelle", "year"),
    ("Seminarraum: ganzer Tag", "day"),
    ("Stundensatz", "hour"),
    ("Tarifa diaria", "day"),
    ("Canone mensile", "month"),
    ("mezza giornata", "half_day"),
]
SILENT = [
    "2 days a week",
    "5-Tages Abi",
    "5-Tage-Abo",
    "temps plein",
    "Bureau 25m²",
    "une journée par semaine",
    "10 tickets",
    "weekend",
    "Monday",
    "24/7",
    "jour ou mois",
]


@pytest.mark.parametrize(("text", "period"), AFTER)
def test_a_period_is_read_right_after_an_amount(text: str, period: str) -> None:
    found = suffix(text)
    assert found is not None and found.value == period


@pytest.mark.parametrize("text", ["/m²", " par personne", " for 10 days", " excl. btw", "", " of the year"])
def test_other_words_after_an_amount_are_no_period(text: str) -> None:
    assert suffix(text) is None


@pytest.mark.parametrize(("text", "period"), LABELS)
def test_a_name_or_a_header_tells_its_period(text: str, period: str) -> None:
    assert in_label(text) == period


@pytest.mark.parametrize("text", SILENT)
def test_a_label_that_tells_none_or_two_is_silent(text: str) -> None:
    assert in_label(text) is None


@given(st.text(alphabet="/½12 demi-jourhanéewkdtgsp.'’", max_size=60))
def test_every_period_stands_in_its_text(text: str) -> None:
    for span in period_spans(text):
        assert span.value in PERIODS and 0 <= span.start < span.end <= len(text)
    assert in_label(text) in (None, *PERIODS)


@given(st.text(), st.integers(0, 50))
def test_nothing_makes_it_raise(text: str, at: int) -> None:
    found = suffix(text, min(at, len(text)))
    assert found is None or found.end <= len(text)
    in_label(text)


@pytest.mark.parametrize("text", ["n/a", "Reception (m/w/d)", "Mac/PC", "Coffee/a", "per m2", "2 per desk"])
def test_what_only_looks_like_an_abbreviated_period_is_none(text: str) -> None:
    assert in_label(text) is None


@pytest.mark.parametrize(("label", "period"), [("1j", "day"), ("1 j", "day"), ("1h", "hour"), ("2j", None)])
def test_one_day_in_short_is_a_label_of_the_day(label: str, period: str | None) -> None:
    assert in_label(label) == period


@given(st.sampled_from(("evening session", "adult", "individual", "event", "afternoon")))
def test_an_english_article_is_no_french_year(what: str) -> None:
    assert suffix(f" for an {what}") is None
    assert in_label(f"Hire for an {what}") is None
