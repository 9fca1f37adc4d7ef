"""One vocabulary of failures, shared by log, tables, pages and exit code."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from cowcrawl.cli._common import BAD_INPUT, LOCKED, UNHEALTHY
from cowcrawl.failures import exit_code, failures, said
from cowcrawl.model import Outcome
from db.frontier import INTERRUPTED
from pipelines.monitors import NO_FAILURE

ROOT = Path(__file__).parent.parent


def test_every_outcome_of_a_page_is_a_failure_of_the_vocabulary_or_none() -> None:
    assert set(get_args(Outcome)) - set(NO_FAILURE) <= set(failures())
    assert INTERRUPTED in failures()


def test_every_failure_says_what_it_is_what_it_means_and_what_to_do() -> None:
    for failure in failures().values():
        assert failure.says
        assert failure.means.endswith(".")
        assert failure.do.endswith(".")


def test_words_are_written_as_people_write_them() -> None:
    assert said("not_html") == "not HTML: it is no web page"
    assert failures()["changed_layout"].name == "changed layout"


@pytest.mark.parametrize(
    ("words", "code"),
    [([], 0), (["dns"], UNHEALTHY), (["dns", "card"], BAD_INPUT), (["locked"], LOCKED), (["store"], UNHEALTHY)],
)
def test_the_exit_code_is_that_of_the_gravest_failure(words: list[str], code: int) -> None:
    assert exit_code(words) == code


def test_the_maintainers_page_says_what_each_word_means() -> None:
    page = (ROOT / "docs" / "failures.md").read_text("utf-8")
    for failure in failures().values():
        assert f"| {failure.name} | {failure.means} | {failure.do} | {failure.exit} |" in page
