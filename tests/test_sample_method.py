"""The sample web's build says how it was made and how complete it is: that this cannot be estimated, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_sample_crawl import rows


@pytest.mark.parametrize("table", ["space_lists", "overlaps", "completeness", "quality", "methodology", "comparisons"])
def test_every_table_of_the_method_is_filled(demo: Path, table: str) -> None:
    assert rows(demo, f"SELECT * FROM {table}")


def test_the_lists_that_know_a_space_are_told_and_copies_left_out(demo: Path) -> None:
    known = rows(
        demo, "SELECT list, n_sources, n_copies FROM space_lists WHERE space_id LIKE 'sample-zwaluw%' ORDER BY 1"
    )
    assert [(row["list"], row["n_sources"], row["n_copies"]) for row in known] == [
        ("operator_site", 1, 0),
        ("press", 1, 1),
        ("report", 1, 0),
    ]


def test_the_overlap_table_adds_up_to_the_spaces_that_are_counted(demo: Path) -> None:
    (total,) = rows(demo, "SELECT sum(n_spaces) AS n FROM overlaps")
    (counted,) = rows(demo, "SELECT count(DISTINCT unit_id) AS n FROM space_lists WHERE counted")
    assert total == counted


def test_nothing_is_estimated_of_so_few_spaces_and_each_reason_is_told(demo: Path) -> None:
    estimates = rows(demo, "SELECT * FROM completeness WHERE scope = 'all'")
    assert all(row["estimate"] is None and row["reason_code"] and row["reason"] for row in estimates)
    for language, said in (("en", "cannot be estimated"), ("fr", "On ne peut pas estimer"), ("nl", "kan niet worden")):
        (note,) = rows(demo, "SELECT text FROM methodology WHERE section = 'estimate' AND language = ?", language)
        assert said in note["text"]


def test_measures_are_told_for_every_zone_and_undefined_where_there_is_no_space(demo: Path) -> None:
    empty = rows(demo, "SELECT zone FROM zones WHERE n_spaces = 0 AND zone <> 'all'")
    assert empty
    for row in empty:
        found = rows(demo, "SELECT DISTINCT state FROM quality WHERE scope = ?", row["zone"])
        assert found == [{"state": "undefined"}]


def test_what_the_report_counts_stands_beside_the_inventory(demo: Path) -> None:
    found = rows(demo, "SELECT value, ours, ours_at_most FROM comparisons WHERE measure = 'existing spaces'")
    assert found and all(row["ours"] <= row["ours_at_most"] <= row["value"] for row in found)
