"""The hostile web: all that servers do to crawlers, crawled in one process; a row a case."""

from __future__ import annotations

import pytest

from bench.hostile.case import HEALTHY, Case, cases
from bench.hostile.crawl import ROOM_MB, Outcome, crawled
from bench.hostile.server import served
from cowcrawl.failures import failures
from pipelines.monitors import NO_FAILURE

WORDS = {*failures(), *NO_FAILURE, HEALTHY}
USUAL = 10
"""Requests that a host is asked at most which tells no number: robots.txt, sitemaps, two pages, five redirects."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What came of the crawl of all cases: some ten seconds, once."""
    folder = tmp_path_factory.mktemp("hostile")
    with served(folder) as web:
        return crawled(web, folder / "var")


@pytest.mark.slow
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_is_recorded_of_a_hostile_host_is_what_its_row_says(case: Case, found: Outcome) -> None:
    recorded = found.recorded[case.name]
    assert recorded.finished
    assert case.pages.items() <= recorded.pages.items(), recorded.reasons
    assert recorded.run == case.run
    assert recorded.asked <= (case.asked or USUAL)
    assert not [words for words in case.quotes if not any(words in quote for quote in recorded.quotes)]
    if case.again:
        assert found.recorded[f"{case.name}-again"].pages == case.again


@pytest.mark.slow
def test_the_crawl_of_them_all_ends_within_its_memory_and_reaches_no_private_address(found: Outcome) -> None:
    assert found.peak_mb < ROOM_MB
    assert found.secret == 0
    assert "Traceback" not in found.log
    assert "admin:secret" not in found.log


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_row_speaks_in_the_one_vocabulary(case: Case) -> None:
    assert {case.run, *case.pages.values(), *case.again.values()} <= WORDS
