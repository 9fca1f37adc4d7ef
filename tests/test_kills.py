"""Nights killed at random moments: the short version of `make kills`."""

from __future__ import annotations

from pathlib import Path

from bench.kills import kill_nights
from bench.web import served


def test_nights_that_are_killed_lose_nothing_and_what_is_published_stays_whole(tmp_path: Path) -> None:
    with served(2, 10, delay_ms=5) as web:
        report = kill_nights(tmp_path, web, kills=3, seed=3)
    assert report.kills == 3
    assert report.well, report
    assert report.pages_lost == report.claims_lost == report.claims_doubled == 0
    assert report.fetched_again <= report.in_flight
    assert report.looked > 0
