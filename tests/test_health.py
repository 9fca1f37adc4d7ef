"""How a source is after its runs, when it is due again, and which floors its runs suggest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.floors import suggest
from db.health import Health, RunRecord, health, health_of_sources, newest_moment
from db.store import Store
from helpers import a_card, a_claim, a_plan, a_reading, an_address


def night(day: int, failure: str | None = None, hours: int = 1) -> RunRecord:
    """A run that began at two o'clock of a day in January."""
    outcome = "unhealthy" if failure else "healthy"
    moments = {"started_at": f"2026-01-{day:02}T02:00:00Z", "finished_at": f"2026-01-{day:02}T{2 + hours:02}:00:00Z"}
    return RunRecord(**moments, outcome=outcome, failure=failure, reason=f"because of {failure}" if failure else None)


def test_a_source_that_was_never_crawled_is_new_and_due() -> None:
    assert health([], "month") == Health(state="new")
    assert Health(state="new").is_due("2026-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("failures", "state", "silent"),
    [
        ([None], "healthy", 0),
        ([None, "dns"], "unhealthy", 1),
        (["dns", "dns"], "unhealthy", 2),
        ([None, "dns", "gone", "dns"], "silent", 3),
        (["dns", "dns", "dns", None], "healthy", 0),
    ],
)
def test_several_runs_without_result_are_told_apart_from_one(
    failures: list[str | None], state: str, silent: int
) -> None:
    found = health([night(day, failure) for day, failure in enumerate(failures, 1)], "night")
    assert (found.state, found.silent_runs) == (state, silent)


def test_a_source_says_what_its_newest_run_failed_of_and_when_one_last_succeeded() -> None:
    found = health([night(1), night(2, "dns"), night(3, "gone")], "night")
    assert (found.failure, found.reason) == ("gone", "because of gone")
    assert (found.last_success, found.last_run) == ("2026-01-01T03:00:00Z", "2026-01-03T03:00:00Z")


def test_a_run_that_was_cut_off_says_nothing_of_its_source() -> None:
    assert health([night(1), night(2, "interrupted")], "night").state == "healthy"


@pytest.mark.parametrize(
    ("runs", "rhythm", "sooner", "due"),
    [
        ([night(1)], "night", "2026-01-01T12:00:00Z", "2026-01-02T01:30:00Z"),
        ([night(1)], "week", "2026-01-07T02:00:00Z", "2026-01-08T01:30:00Z"),
        ([night(1)], "month", "2026-01-30T02:00:00Z", "2026-01-31T01:30:00Z"),
        ([night(1), night(8, "dns")], "week", "2026-01-08T12:00:00Z", "2026-01-09T01:30:00Z"),
        ([night(n, "dns") for n in (1, 2, 3)], "week", "2026-01-09T02:00:00Z", "2026-01-10T01:30:00Z"),
        ([night(1, hours=9)], "night", "2026-01-01T12:00:00Z", "2026-01-02T01:30:00Z"),
    ],
    ids=["night", "week", "month", "ill: the next night", "silent: in its rhythm", "a long night"],
)
def test_a_source_is_due_in_its_rhythm(runs: list[RunRecord], rhythm: Any, sooner: str, due: str) -> None:
    found = health(runs, rhythm)
    assert not found.is_due(sooner)
    assert found.is_due(due)


def test_a_run_that_went_on_after_days_is_not_due_at_once() -> None:
    run = replace(night(1), finished_at="2026-01-04T03:00:00Z")
    assert not health([run], "night").is_due("2026-01-04T04:00:00Z")


def test_a_run_of_the_future_does_not_put_a_source_off() -> None:
    assert health([night(9)], "month").is_due("2026-01-02T02:00:00Z")


def test_the_counts_of_a_run_are_kept_when_it_is_closed(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        store.open_run("r1", a_card(), "live", "2026-01-01T02:00:00Z")
        first = a_reading("/a", a_claim("name", "Quay"), an_address("Rue Haute", "1", "1000", "Bruxelles"))
        again = a_reading("/b", an_address("rue haute", "1", "1000", "Bruxelles"), a_plan("Flex", "100"))
        store.add("r1", [first, again])
        store.close_run("r1", outcome="unhealthy", reason="why", finished_at="2026-01-01T03:00:00Z", failure="floor")
        counted = {row["what"]: row["number"] for row in store.rows("SELECT what, number FROM tallies")}
        assert counted == {"documents": 2, "claims": 10, "fields": 10, "spaces": 1, "formulas": 1}
        found = health_of_sources(store, {"marolles-desk": "night", "other": "night"})
        assert (found["marolles-desk"].failure, found["other"].state) == ("floor", "new")
        assert newest_moment(store) == "2026-01-01T03:00:00Z"


def test_floors_and_ceilings_are_measured_on_runs_and_leave_room_for_how_they_differ() -> None:
    runs = [
        {"documents": 20, "claims": 100, "spaces": 0},
        {"documents": 20, "claims": 110},
        {"documents": 20, "claims": 90},
    ]
    found = suggest("quay", runs)
    assert found.floors == {"documents": 16, "claims": 50}
    assert found.ceilings == {"documents": 24, "claims": 150}
    assert "floors: {documents: 16, claims: 50}" in found.yaml()


def test_nothing_is_suggested_from_fewer_runs_than_are_enough() -> None:
    found = suggest("quay", [{"documents": 20}])
    assert not found.floors
    assert found.yaml() == "# quay: 1 healthy run, too few to suggest anything"
    assert suggest("quay", [{"documents": 20}], enough=1).floors == {"documents": 16}
