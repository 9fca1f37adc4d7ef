"""The healthy runs in order: which version of a page was the newest when, and which runs found a document again.

A run is known by its number, its place in that order. Runs are ordered by when what they read became known: for the
network when they ended, for archives when the archived pages were fetched. With `until` nothing later is known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from db.store import Store

Span = tuple[int, int | None]
"""From which run on, and until before which; None: still."""

_Stretches = defaultdict[str, list[tuple[int, int]]]
"""By document, first and last of runs one after the other, by their place among those of its source."""

SILENT_RUNS = 3
"""Healthy runs of its source that must have missed something before it counts as gone: silence is not closure."""
UNREACHABLE = ("dns", "refused", "timeout", "server_error", "blocked", "robots")
"""Outcomes that tell nothing of whether a page is still there: such a run has not missed it."""


@dataclass(frozen=True, kw_only=True)
class RunEnd:
    """A healthy run; its place in the list of them is its number."""

    run_id: str
    source_id: str
    finished_at: str
    """When what it read became known, UTC."""

    @property
    def day(self) -> str:
        """The day on which it observed."""
        return self.finished_at[:10]


class Timeline:
    """The healthy runs of a store, all of them or those until a day (ISO 8601, that day included)."""

    def __init__(self, store: Store, until: str | None = None) -> None:
        every = [RunEnd(**dict(row)) for row in store.rows(_RUNS)]
        self.runs = [run for run in every if until is None or run.day <= until]
        self._until = until
        self._number = {run.run_id: number for number, run in enumerate(self.runs)}
        self._of_source: defaultdict[str, list[int]] = defaultdict(list)
        for number, run in enumerate(self.runs):
            self._of_source[run.source_id].append(number)
        self._sources = {row["document_id"]: row["source_id"] for row in store.rows(_SOURCES)}
        self._versions = self._read_versions(store)
        self._counted = {row["item"] for row in store.rows(_COUNTED) if row["first_run_id"] in self._number}
        self._found, self._blind = self._read_sightings(store)

    @property
    def last(self) -> int:
        """The number of the last run; -1 when none is known."""
        return len(self.runs) - 1

    @property
    def today(self) -> str:
        """The day of which the store speaks: the one asked for, or that of its last run; empty without any."""
        return self._until or (self.runs[-1].day if self.runs else "")

    def reaches(self, moment: str | None) -> bool:
        """Whether something that was on record at a moment (UTC) is known."""
        return self._until is None or (moment is not None and moment[:10] <= self._until)

    def day(self, at: int) -> str:
        """The day on which run number `at` observed."""
        return self.runs[at].day

    def knows(self, run_id: str | None) -> bool:
        """Whether a run is among them."""
        return run_id in self._number

    def spans(self, document_id: str, first_run: str, last_run: str | None) -> tuple[Span, ...]:
        """When a claim was made that was first read by one run and, if it is no longer read, last by another."""
        if first_run not in self._number:
            return ()
        first = self._number[first_run]
        last = self._next(self._number[last_run]) if last_run in self._number else None
        found = []
        for start, end in self._versions[document_id]:
            start, end = max(start, first), min((edge for edge in (end, last) if edge is not None), default=None)
            if end is None or start < end:
                found.append((start, end))
        return tuple(found)

    def found(self, document_id: str, at: int) -> int | None:
        """The number of the last run up to number `at` that found a document; None when none did."""
        source = self._sources[document_id]
        place = self._last_found(document_id, self._place(source, at))
        return None if place is None else self._of_source[source][place]

    def missed(self, document_id: str, at: int) -> int:
        """How many runs of its source up to number `at` missed a document since it was found last.

        Those that could not reach the page say nothing.
        """
        now = self._place(self._sources[document_id], at)
        last = self._last_found(document_id, now)
        return 0 if last is None else self._misses(document_id, last, now)

    def last_seen(self, document_id: str) -> str:
        """When the last of these runs that found a document had ended; empty when none did."""
        number = self.found(document_id, self.last)
        return "" if number is None else self.runs[number].finished_at

    def since(self, source_id: str, number: int, at: int) -> int:
        """How many runs a source had after run `number`, up to run `at`."""
        return self._place(source_id, at) - self._place(source_id, number)

    def later(self, source_id: str, number: int, runs: int) -> int | None:
        """The number of the run of a source that was its `runs`-th after run `number`; None when it had not as many."""
        place = self._place(source_id, number) + runs
        numbers = self._of_source[source_id]
        return numbers[place] if place < len(numbers) else None

    def is_first(self, number: int) -> bool:
        """Whether a run was its source's first."""
        return self._of_source[self.runs[number].source_id][0] == number

    def turns(self, document_id: str) -> Iterator[int]:
        """The runs after which a document counts as there again, or as gone."""
        numbers = self._of_source[self._sources[document_id]]
        for first, last in self._found[document_id]:
            yield numbers[first]
            gone = range(last + SILENT_RUNS, len(numbers))
            silent = (place for place in gone if self._misses(document_id, last, place) >= SILENT_RUNS)
            if (place := next(silent, None)) is not None:
                yield numbers[place]

    def has(self, item: str) -> bool:
        """Whether one of these runs read an aggregate."""
        return item in self._counted

    def is_newest(self, document_id: str) -> bool:
        """Whether a document is the newest version of its page."""
        return any(end is None for _, end in self._versions[document_id])

    def _next(self, number: int) -> int | None:
        """The number of the next run of the same source, which no longer read what this one did."""
        return self.later(self.runs[number].source_id, number, 1)

    def _place(self, source_id: str, number: int) -> int:
        """The place among a source's own runs of its last one up to run `number`; -1 when it had none."""
        return bisect_right(self._of_source[source_id], number) - 1

    def _last_found(self, document_id: str, now: int) -> int | None:
        return max((min(last, now) for first, last in self._found[document_id] if first <= now), default=None)

    def _misses(self, document_id: str, last: int, now: int) -> int:
        blind = self._blind[document_id]
        return sum(not any(low <= place <= high for low, high in blind) for place in range(last + 1, now + 1))

    def _read_sightings(self, store: Store) -> tuple[_Stretches, _Stretches]:
        """By document the runs of its source that found it, and those that could not reach its page."""
        found: _Stretches = defaultdict(list)
        blind: _Stretches = defaultdict(list)
        for row in store.rows(_FOUND):
            if row["first_run_id"] in self._number:
                source = row["source_id"]
                last = self._number.get(row["last_run_id"], self.last)
                stretch = self._place(source, self._number[row["first_run_id"]]), self._place(source, last)
                (found if row["of"] == row["document_id"] else blind)[row["of"]].append(stretch)
        return found, blind

    def _read_versions(self, store: Store) -> defaultdict[str, list[Span]]:
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        rows = [row for row in store.rows(_VERSIONS) if row["run_id"] in self._number]
        rows.sort(key=lambda row: (row["source_id"], row["url"], self._number[row["run_id"]]))
        for _, group in groupby(rows, key=lambda row: (row["source_id"], row["url"])):
            versions = [(row["document_id"], self._number[row["run_id"]]) for row in group]
            ends = [*(start for _, start in versions[1:]), None]
            for (document_id, start), end in zip(versions, ends, strict=True):
                spans[document_id].append((start, end))
        return spans


_RUNS = """
    SELECT run_id, source_id, ifnull(at, finished_at) AS finished_at FROM runs LEFT JOIN moments USING (run_id)
    WHERE outcome = 'healthy' ORDER BY 3, run_id
"""
_SOURCES = "SELECT document_id, source_id FROM documents WHERE last_run_id IS NOT NULL"
_COUNTED = "SELECT item, first_run_id FROM sightings JOIN aggregates ON aggregate_id = item"
_VERSIONS = "SELECT source_id, url, run_id, document_id FROM versions"
_FOUND = f"""
    SELECT d.document_id AS "of", d.document_id, d.source_id, s.first_run_id, s.last_run_id
    FROM sightings s JOIN documents d ON d.document_id = s.item
    UNION ALL
    SELECT o.document_id, d.document_id, d.source_id, s.first_run_id, s.last_run_id
    FROM sightings s JOIN documents d ON d.document_id = s.item
    JOIN documents o ON o.source_id = d.source_id AND o.url = d.url AND o.document_id <> d.document_id
    WHERE d.outcome IN ({", ".join(f"'{outcome}'" for outcome in UNREACHABLE)})
    ORDER BY 1, 4
"""
