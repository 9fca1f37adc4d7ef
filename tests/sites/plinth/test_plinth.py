"""What is read in the saved pages of The Plinth is what a person found there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cowcrawl.cli.frozen import Frozen, frozen

HERE = Path(__file__).parent
PAGES = frozen(HERE)


def test_somebody_has_confirmed_what_is_expected() -> None:
    assert PAGES.confirmed, f"compare {HERE.name}/expected.yml with the pages, then write `confirmed: true`"


@pytest.mark.parametrize("page", PAGES.pages, ids=lambda page: page.file)
def test_the_page_says_what_is_expected(page: Frozen) -> None:
    assert PAGES.read(page) == page.spaces
