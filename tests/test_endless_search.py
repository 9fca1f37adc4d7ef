"""The search for pages that take too long: the short version of `make endless`."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from bench.endless import SAMPLE, search
from cowcrawl.extract.read import read
from cowcrawl.page import Page


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    page = tmp_path / "page.html"
    page.write_text("<ul><li>Hot desk <b>10 €</b><li>Fixed desk <b>20 €</b></ul>")
    return [page]


def test_a_reader_that_compares_everything_with_everything_is_found(pages: list[Path]) -> None:
    def compare(page: Page) -> int:
        return sum(one == other for one, other in combinations(page.root.iter("b"), 2))

    found = list(search(Random(1), pages, 8, compare))
    assert found
    assert all(one.seconds[1] > 2.6 * one.seconds[0] for one in found)


def test_a_reader_that_breaks_is_found_with_its_error(pages: list[Path]) -> None:
    def divide(page: Page) -> float:
        return 1 / 0

    assert {one.error for one in search(Random(1), pages, 2, divide)} == {"ZeroDivisionError('division by zero')"}


def test_a_reader_that_looks_at_everything_once_is_not(pages: list[Path]) -> None:
    assert list(search(Random(1), pages, 8, lambda page: sum(1 for _ in page.root.iter()))) == []


def test_pieces_of_the_sample_web_are_read_in_time() -> None:
    assert [one.line() for one in search(Random(2), sorted(SAMPLE.rglob("*.html")), 8, read)] == []
