"""How a source is: what its last runs came to, and when it is due again. Derived from closed runs; pure but for SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, takewhile
from typing import Literal

from cowcrawl.card import Rhythm
from db.frontier import INTERRUPTED
from db.store import Store

State = Literal["new", "healthy", "unhealthy", "silent"]

SEVERAL = 3
"""Runs without result in a row from which a source is silent: as many as a space must be missed by to be presumed
closed."""
PERIODS: dict[str, timedelta] = {"night": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}
"""What each rhythm means."""
SLACK = timedelta(hours=6)
"""How much sooner a source may be due: a night does not begin at the same minute as the one before."""
LONGEST_NIGHT = timedelta(hours=12)
"""A run that was cut off and went on nights later counts from that long before its end, not from its beginning."""


@dataclass(frozen=True, kw_only=True)
class RunRecord:
    """What is asked of a closed run."""

    started_at: str
    finished_at: str
    outcome: str
    failure: str | None
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class Health:
    """How a source is."""

    state: State
    """new: never crawled; healthy; unhealthy: its newest run gave nothing; silent: its newest runs, several of them."""
    failure: str | None = None
    """What its newest run failed of, a word of the vocabulary of failures."""
    reason: str | None = None
    """The same in a sentence."""
    last_success: str | None = None
    """When its newest healthy run ended, UTC."""
    silent_runs: int = 0
    """Runs without result since then."""
    last_run: str | None = None
    """When its newest run ended, UTC."""
    due: str | None = None
    """From when on it is due again, UTC; None: at once."""

    def is_due(self, now: str) -> bool:
        """Whether it is to be crawled at a moment; also when its newest run is of a later one: clocks go wrong."""
        return self.due is None or self.due <= now or (self.last_run or "") > now


def health(runs: Sequence[RunRecord], rhythm: Rhythm) -> Health:
    """How a source is after its closed `runs`, the oldest first. A run that was cut off says nothing of the source."""
    told = [run for run in runs if run.failure != INTERRUPTED]
    if not told:
        return Health(state="new", last_run=runs[-1].finished_at if runs else None)
    newest = told[-1]
    silent = len(list(takewhile(lambda run: run.outcome != "healthy", reversed(told))))
    well = next((run.finished_at for run in reversed(told) if run.outcome == "healthy"), None)
    state: State = "silent" if silent >= SEVERAL else "unhealthy" if silent else "healthy"
    return Health(
        state=state,
        failure=newest.failure if silent else None,
        reason=newest.reason if silent else None,
        last_success=well,
        silent_runs=silent,
        last_run=runs[-1].finished_at,
        due=_due(newest, "night" if state == "unhealthy" else rhythm),
    )


def health_of_sources(store: Store, rhythms: dict[str, Rhythm]) -> dict[str, Health]:
    """The health of each source that was ever crawled, by id."""
    found = {
        source_id: health(list(runs), rhythms.get(source_id, "night")) for source_id, runs in _runs_by_source(store)
    }
    return found | {source_id: Health(state="new") for source_id in rhythms if source_id not in found}


def newest_moment(store: Store) -> str | None:
    """When the newest run that the store knows ended, or began if it was cut off, UTC; None before the first."""
    [row] = store.rows("SELECT max(ifnull(finished_at, started_at)) AS at FROM runs")
    return str(row["at"]) if row["at"] else None


def _due(newest: RunRecord, rhythm: str) -> str:
    """From when on a source is due again: unhealthy ones the next night, silent ones in their own rhythm."""
    began = max(_moment(newest.started_at), _moment(newest.finished_at) - LONGEST_NIGHT)
    return (began + PERIODS[rhythm] - SLACK).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _runs_by_source(store: Store) -> Iterator[tuple[str, Iterator[RunRecord]]]:
    for source_id, rows in groupby(store.rows(_RUNS), key=lambda row: str(row["source_id"])):
        yield source_id, (RunRecord(**{name: row[name] for name in _COLUMNS}) for row in rows)


_COLUMNS = ("started_at", "finished_at", "outcome", "failure", "reason")
_RUNS = """
    SELECT r.source_id, r.started_at, r.finished_at, r.outcome, r.reason, d.failure
    FROM runs r LEFT JOIN diagnoses d USING (run_id) WHERE r.finished_at IS NOT NULL
    ORDER BY r.source_id, r.finished_at, r.rowid
"""
