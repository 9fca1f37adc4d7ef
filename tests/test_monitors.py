"""What makes a run healthy, and the word and the sentence for what it failed of."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.monitors import judge


@pytest.mark.parametrize(
    ("counts", "outcomes", "limits", "failure", "says"),
    [
        ({"documents": 4, "claims": 9}, {"read": 4, "gone": 1}, {}, None, "4 documents read, 9 claims."),
        ({}, {}, {}, "empty", "No document was read."),
        ({}, {"gone": 1, "timeout": 2}, {}, "timeout", "No document was read: 2 timeout, 1 gone."),
        ({}, {"moved": 1}, {}, "moved", "1 moved"),
        ({}, {"not_html": 1}, {}, "not_html", "1 not HTML"),
        ({"documents": 4, "claims": 9}, {}, {"floors": {"claims": 10}}, "floor", "9 claims, at least 10 expected"),
        ({"documents": 4, "spaces": 1}, {}, {"floors": {"spaces": 2}}, "floor", "1 spaces, at least 2 expected"),
        ({"documents": 4}, {}, {"floors": {"documents": 4, "formulas": 3}}, "changed_layout", "hold no formulas any"),
        ({"documents": 4}, {}, {"floors": {"documents": 5, "formulas": 3}}, "floor", "4 documents, at least 5"),
        ({"documents": 2}, {"blocked": 3}, {"floors": {"documents": 5}}, "blocked", "3 pages: blocked."),
        ({"documents": 2}, {"blocked": 2}, {"floors": {"documents": 5}}, "floor", "2 documents, at least 5"),
        ({"documents": 2}, {"beyond_cap": 9}, {"floors": {"documents": 5}}, "floor", "2 documents, at least 5"),
        ({"documents": 4, "claims": 9}, {}, {"ceilings": {"claims": 8}}, "ceiling", "9 claims, at most 8 expected"),
        ({"documents": 4, "claims": 9}, {}, {"ceilings": {"claims": 9}, "floors": {"claims": 9}}, None, "9 claims"),
    ],
)
def test_a_run_that_ended_is_judged_by_what_it_read(
    counts: dict[str, int], outcomes: dict[str, int], limits: dict[str, Any], failure: str | None, says: str
) -> None:
    judged = judge(counts, outcomes, "finished", **limits)
    assert (judged.outcome, judged.failure) == ("unhealthy" if failure else "healthy", failure)
    assert says in judged.sentence


@pytest.mark.parametrize(("finish", "failure"), [("shutdown", "interrupted"), ("store_failed", "store")])
def test_a_run_that_was_cut_off_has_failed_whatever_it_read(finish: str, failure: str) -> None:
    judged = judge({"documents": 4}, {}, finish)
    assert (judged.outcome, judged.failure) == ("failed", failure)
    assert f"cut off ({finish}) after 4 documents" in judged.sentence
