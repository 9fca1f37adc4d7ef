"""Floors and ceilings for a source's card, from what its healthy runs have counted. Nothing is guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

from db.store import Store
from db.tally import MEASURES

ENOUGH = 3
"""Healthy runs from which something is suggested: one alone says nothing of how much they differ."""
MARGIN = 0.2
"""How far below the least and above the most of its runs a source may come, at least; twice as far as they differ among
themselves when that is more. A space or a plan less is no fault of the run."""

Counts = Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """What to write on a card."""

    source_id: str
    runs: int
    """Healthy runs that were counted."""
    floors: dict[str, int]
    """Empty where there were too few runs."""
    ceilings: dict[str, int]

    def yaml(self) -> str:
        """The lines of the card, or a comment that says why there are none."""
        if not self.floors:
            return f"# {self.source_id}: {self.runs} healthy run{'s' * (self.runs != 1)}, too few to suggest anything"
        lines = [f"# {self.source_id}: from {self.runs} healthy runs"]
        for name, limits in (("floors", self.floors), ("ceilings", self.ceilings)):
            lines.append(f"{name}: {{{', '.join(f'{what}: {number}' for what, number in limits.items())}}}")
        return "\n".join(lines)


def suggest(source_id: str, runs: Iterable[Counts], enough: int = ENOUGH) -> Suggestion:
    """Floors and ceilings from the counts of healthy `runs`; none from fewer than `enough`."""
    counted = list(runs)
    floors: dict[str, int] = {}
    ceilings: dict[str, int] = {}
    for what in MEASURES if len(counted) >= max(enough, 1) else ():
        numbers = [run.get(what, 0) for run in counted]
        least, most = min(numbers), max(numbers)
        room = max(2 * (most - least), MARGIN * most)
        if least:
            floors[what] = max(1, floor(least - room))
        if most:
            ceilings[what] = ceil(most + room)
    return Suggestion(source_id=source_id, runs=len(counted), floors=floors, ceilings=ceilings)


def healthy_runs(store: Store) -> dict[str, list[Counts]]:
    """By source the counts of its healthy runs, the oldest first; runs of before they were counted are left out."""
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in store.rows(_HEALTHY):
        found[row["source_id"]][row["run_id"]][row["what"]] = row["number"]
    return {source_id: list(runs.values()) for source_id, runs in found.items()}


_HEALTHY = """
    SELECT r.source_id, t.run_id, t.what, t.number FROM tallies t JOIN runs r USING (run_id)
    WHERE r.outcome = 'healthy' ORDER BY r.source_id, r.rowid
"""
