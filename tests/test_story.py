"""A story told by a small web in four nights, over real HTTP: each change of the inventory, to the letter.

It takes several seconds: four crawls by Scrapy, each in a process of its own, as its engine runs once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT

from cowcrawl.cli import main
from db.build import build

pytestmark = pytest.mark.slow

STORY = ROOT / "sample" / "story"
EXPECTED: dict[str, Any] = json.loads((STORY / "expected.json").read_text("utf-8"))
NIGHTS: list[str] = EXPECTED["nights"]
TOLD = tuple("spaces operators formulas services parties conflicts claims changes openings aliases".split())
"""The tables that must be as they were when the knowledge of a day is built again later."""

Rows = list[dict[str, Any]]


def night(var: Path, day: str) -> list[str]:
    """Crawl the web of the story as it is on a day, one source after the other; the outcome of each run."""
    from cowcrawl.cli._common import cards_in, known_in
    from sample.server import SampleWeb
    from spiders import crawl

    crawl.CONCURRENT_SOURCES = 1
    with SampleWeb(day=day, web=STORY) as web:
        results = crawl.crawl(
            cards_in(STORY / "sources"),
            var=var,
            run_stamp=f"{day.replace('-', '')}T030000Z",
            proxy=web.proxy,
            known=known_in(var),
            settings={"COWCRAWL_DAY": day},
        )
    return [result.outcome for result in results]


def rows(folder: Path, sql: str, *values: str) -> Rows:
    with closing(sqlite3.connect(folder / "cowcrawl.db")) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values)]


def told(folder: Path) -> dict[str, Rows]:
    """All that a build tells of spaces; when a page was found last only by the day."""
    found = {table: rows(folder, f"SELECT * FROM {table}") for table in TOLD}
    for row in (*found["spaces"], *found["claims"]):
        row["last_seen"] = row["last_seen"][:10]
    return found


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, dict[str, Rows]]]]:
    """The state folder after the last night, and what was published after each."""
    var = tmp_path_factory.mktemp("story")
    published = {}
    for day in NIGHTS:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            assert process.submit(night, var, day).result() == ["healthy", "healthy"]
        published[day] = told(build(var))
    yield var, published


def changes(folder: Path) -> list[list[Any]]:
    """The changes in the form of the expected ones: night, source, space, field, item, kind, old, new, date."""
    found = rows(folder, "SELECT * FROM changes ORDER BY run_id, space_id, field, item")
    names = ("space_id", "field", "item", "kind", "old", "new", "date")
    return [[_day(row["run_id"]), row["run_id"][17:], *(row[name] for name in names)] for row in found]


def _day(run_id: str) -> str:
    return f"{run_id[:4]}-{run_id[4:6]}-{run_id[6:8]}" if run_id else ""


def test_the_four_nights_changed_this_and_nothing_else(story: tuple[Path, dict[str, Any]]) -> None:
    var, _ = story
    assert changes(var / "current") == EXPECTED["changes"]


def test_every_change_that_somebody_says_has_its_words(story: tuple[Path, dict[str, Any]]) -> None:
    var, _ = story
    unsaid = rows(var / "current", "SELECT kind FROM changes LEFT JOIN claims USING (claim_id) WHERE quote IS NULL")
    assert [row["kind"] for row in unsaid] == ["presumed_closed"]


@pytest.mark.parametrize("day", NIGHTS)
def test_what_was_known_on_a_day_is_what_was_published_on_it(story: tuple[Path, dict[str, Any]], day: str) -> None:
    var, published = story
    current = (var / "current").resolve()
    done = CliRunner().invoke(main, ["build", "--as-of", day, "--var", str(var)])
    assert done.exit_code == 0, done.output
    assert told(var / "as-of" / day) == published[day]
    assert (var / "current").resolve() == current


def test_what_was_read_later_is_in_no_table_of_an_earlier_day(story: tuple[Path, dict[str, Any]]) -> None:
    var, _ = story
    CliRunner().invoke(main, ["build", "--as-of", "2026-03-10", "--var", str(var)])
    folder = var / "as-of" / "2026-03-10"
    for sql in (
        "SELECT 1 FROM runs WHERE finished_at > '2026-03-11'",
        "SELECT 1 FROM documents WHERE max(fetched_at, last_fetched_at) > '2026-03-11'",
        "SELECT 1 FROM claims WHERE max(first_seen, last_seen) > '2026-03-11'",
        "SELECT 1 FROM sources WHERE last_run > '2026-03-11'",
        "SELECT 1 FROM changes WHERE date > '2026-03-11'",
    ):
        assert rows(folder, sql) == []
    assert rows(folder, "SELECT as_of FROM build") == [{"as_of": "2026-03-10"}]


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-02-30", "wants a day such as"),
        ("yesterday", "wants a day such as"),
        ("20260302", "wants a day written as 2026-03-02"),
        ("2999-01-01", "has not come yet"),
        ("2026-03-01", "nothing was known on that day, the first healthy run ended on 2026-03-02"),
    ],
)
def test_a_day_of_which_nothing_can_be_said_is_refused(story: tuple[Path, dict[str, Any]], day: str, says: str) -> None:
    var, _ = story
    done = CliRunner().invoke(main, ["build", "--as-of", day, "--var", str(var)])
    assert (done.exit_code, says in done.output, "Traceback" in done.output) == (2, True, False)
    assert not (var / "as-of" / day).exists()


def test_two_that_are_judged_to_be_one_have_one_row_and_one_history(story: tuple[Path, dict[str, Any]]) -> None:
    var, published = story
    (var / "judgements.jsonl").write_text(json.dumps(EXPECTED["judgement"]) + "\n", "utf-8")
    build(var)
    found = changes(var / "current")
    assert [row for row in found if row not in EXPECTED["changes"]] == EXPECTED["merged"]
    assert [row for row in EXPECTED["changes"] if row not in found] == []
    [space] = rows(var / "current", "SELECT * FROM spaces WHERE municipality = 'Vorst'")
    assert (space["name"], space["opened"], space["n_sources"]) == ("Stoomboot Vorst", "2026-02-26", 2)
    assert len(rows(var / "current", "SELECT * FROM spaces")) == len(published[NIGHTS[-1]]["spaces"]) - 1
    CliRunner().invoke(main, ["build", "--as-of", NIGHTS[-1], "--var", str(var)])
    assert told(var / "as-of" / NIGHTS[-1]) == published[NIGHTS[-1]]
