"""What waits for a person: words of prices that the vocabulary does not know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from cowcrawl.cli import main
from cowcrawl.extract.read import read
from cowcrawl.model import Reading, Reject
from cowcrawl.page import Page
from db.review import unmatched
from db.store import Store
from helpers import a_card, a_reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "claims.db") as opened:
        yield opened


def rejected(path: str, *reasons: tuple[str, str], source: str = "marolles-desk") -> Reading:
    """A page whose prices were left out for these reasons, with these words."""
    rejects = tuple(Reject(stage="formulas", field="formulas", reason=why, detail=words) for why, words in reasons)
    return replace(a_reading(path, source=source), rejects=rejects)


def crawl(store: Store, run_id: str, *readings: Reading, source: str = "marolles-desk") -> None:
    store.open_run(run_id, a_card(source), "live", f"2026-01-0{run_id[-1]}T03:00:00Z")
    store.add(run_id, readings)
    store.close_run(run_id, outcome="healthy", reason=None, finished_at=f"2026-01-0{run_id[-1]}T04:00:00Z")


def listed(store: Store) -> list[tuple[int, str, str]]:
    return [(one.count, one.what, one.passage) for one in unmatched(store)]


def test_unknown_words_are_counted_and_the_most_frequent_come_first(store: Store) -> None:
    crawl(
        store,
        "r1",
        rejected("/a", ("no period", "Flex | 20 €"), ("no desk type", "Papillon | 80 €")),
        rejected("/b", ("no desk type", "Papillon | 80 €"), ("per piece", "Locker | 5 € per key")),
    )
    assert listed(store) == [
        (2, "plan name", "Papillon | 80 €"),
        (1, "period", "Flex | 20 €"),
        (1, "unit", "Locker | 5 € per key"),
    ]


def test_each_comes_with_a_page_that_has_it(store: Store) -> None:
    crawl(store, "r1", rejected("/prices", ("no period", "Flex | 20 €")))
    assert [(one.source_id, one.url) for one in unmatched(store)] == [
        ("marolles-desk", "https://marolles-desk.example/prices")
    ]


def test_prices_that_no_word_would_mend_are_not_listed(store: Store) -> None:
    crawl(store, "r1", rejected("/a", ("range", "20 - 30 €"), ("old price", "€ 30"), ("no plan: deposit", "€ 50")))
    assert listed(store) == []


def test_only_the_newest_run_of_each_source_counts(store: Store) -> None:
    crawl(store, "r1", rejected("/a", ("no period", "Flex | 20 €")))
    crawl(store, "r2", rejected("/a", ("no period", "Flex | 25 €")))
    crawl(store, "r3", rejected("/", ("no name", "€ 9"), source="paper-heron"), source="paper-heron")
    assert listed(store) == [(1, "plan name", "€ 9"), (1, "period", "Flex | 25 €")]


def test_a_run_that_is_still_going_does_not_count(store: Store) -> None:
    crawl(store, "r1", rejected("/a", ("no period", "Flex | 20 €")))
    store.open_run("r2", a_card(), "live", "2026-01-02T03:00:00Z")
    store.add("r2", [rejected("/a", ("no period", "Flex | 25 €"))])
    assert listed(store) == [(1, "period", "Flex | 20 €")]


LEFT_OUT = [("Hot desk: € 80 for the evening", "period"), ("Zonnebloem: € 80 per month", "plan name")]


@pytest.mark.parametrize(("line", "what"), LEFT_OUT)
def test_what_the_reader_leaves_out_for_want_of_a_word_is_listed(store: Store, line: str, what: str) -> None:
    page = Page(f"<html lang=en><h2>Rates</h2><p>{line}</p>".encode(), url="https://marolles-desk.example/rates")
    reading = replace(a_reading("/rates"), rejects=read(page).rejects)
    crawl(store, "r1", reading)
    assert [(one.what, line in one.passage) for one in unmatched(store)] == [(what, True)]


def test_the_command_lists_them(store: Store, tmp_path: Path) -> None:
    crawl(store, "r1", rejected("/prices", ("no period", "Flex | 20 €")))
    result = CliRunner().invoke(main, ["review", "vocabulary", "--var", str(tmp_path)])
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "   1  period     Flex | 20 €  <https://marolles-desk.example/prices>",
        "passages with an unknown word: 1, times met: 1",
    ]


def test_the_command_says_where_it_found_nothing_to_review(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["review", "vocabulary", "--var", str(tmp_path)])
    assert result.exit_code == 2
    assert str(tmp_path / "claims.db") in result.output
    assert not (tmp_path / "claims.db").exists()
