"""What the notes tell, drawn from the rows of a build and the estimators' reports: no language in it yet. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from cowcrawl import __version__
from cowcrawl.literals.edtf import bounds
from cowcrawl.tables import Comparison, Quality, Space, SpaceList, ZoneCount
from db.completeness import Rates, Report
from db.completeness.reasons import Reason
from db.lists import EXISTING, KNOWING
from db.method.estimates import NOTHING
from db.method.quality import newest_day
from db.siting import EVERYWHERE

STATUSES = ("existing", "in_preparation", "closed", "cancelled", "unknown")
MOST_MODELS = 20
"""Models of which a line is printed, kept or rejected; the table `completeness` has more."""


@dataclass(frozen=True, kw_only=True)
class ListFacts:
    """One list."""

    name: str
    sources: int
    known: int
    counted: int
    first: str | None
    last: str | None


@dataclass(frozen=True, kw_only=True)
class Churn:
    """What opened and closed between the days on which the lists were last read."""

    first: str
    last: str
    opened: int
    closed: int
    unknown: int
    """Spaces of which neither date is known."""


class Facts:
    """All that the template asks for."""

    version = __version__

    def __init__(self, rows: Mapping[str, Sequence[Any]], reports: Mapping[str, Report], rates: Rates | None) -> None:
        self._rows, self.reports, self.rates = rows, reports, rates
        self.spaces: Sequence[Space] = rows["spaces"]
        self.lists_of: Sequence[SpaceList] = rows["space_lists"]
        self.sample = any(source.sample for source in rows["sources"])
        self.runs = len(rows["runs"])
        self.documents = len(rows["documents"])

    @cached_property
    def day(self) -> date | None:
        """The day of the newest healthy run."""
        return newest_day(self._rows["runs"])

    @cached_property
    def zones(self) -> list[ZoneCount]:
        return [zone for zone in self._rows["zones"] if zone.zone != EVERYWHERE]

    @cached_property
    def statuses(self) -> list[tuple[str, int]]:
        counts = Counter(space.status or "unknown" for space in self.spaces)
        return [(name, counts[name]) for name in STATUSES if counts[name]]

    @cached_property
    def counted(self) -> int:
        return len({row.unit_id for row in self.lists_of if row.counted})

    @cached_property
    def osm_only(self) -> int:
        return len({row.unit_id for row in self.lists_of if row.counted and row.space_id is None})

    # --- inclusion and exclusion ------------------------------------------------------------------------------------

    @cached_property
    def examples(self) -> list[tuple[str, Space | None]]:
        """By rule the first space, in the order of identifiers, that is in the inventory by it alone."""
        lists: defaultdict[str | None, set[str]] = defaultdict(set)
        for row in self.lists_of:
            lists[row.space_id].add(row.list)

        def first(rule: str) -> Space | None:
            return next((space for space in self.spaces if _fits(rule, space, lists[space.space_id])), None)

        return [(rule, first(rule)) for rule in ("own_site", "on_record", "in_preparation", "closed")]

    @cached_property
    def exclusions(self) -> list[tuple[str, int]]:
        """What is left out and how much of it, where there is any."""
        claims = self._rows["claims"]
        known = {row.space_id for row in self.lists_of if row.space_id}
        mapped = self._rows["osm_objects"]
        far = {row.unit_id for row in self.lists_of if row.space_id is None and not row.counted}
        found = {
            "not_existing": sum(space.status != EXISTING for space in self.spaces),
            "no_list": sum(space.status == EXISTING and space.space_id not in known for space in self.spaces),
            "unattached": len({claim.document_id for claim in claims if claim.current and not claim.space_id}),
            "unsure": sum(bool(claim.current) and claim.modality not in KNOWING for claim in claims),
            "copies": sum(row.n_copies for row in self.lists_of if row.list != "osm"),
            "counts": sum(bool(one.current) for one in self._rows["aggregates"]),
            "osm_far": len(far),
            "osm_unsure": sum(one.unit_id is None for one in mapped),
        }
        return [(name, number) for name, number in found.items() if number]

    # --- lists ------------------------------------------------------------------------------------------------------

    @cached_property
    def lists(self) -> list[ListFacts]:
        of: defaultdict[str, list[SpaceList]] = defaultdict(list)
        for row in self.lists_of:
            of[row.list].append(row)
        return [
            ListFacts(
                name=name,
                sources=self._rows_by_list[name],
                known=len(group),
                counted=sum(row.counted for row in group),
                first=min((row.first_known for row in group if row.first_known), default=None),
                last=max((row.last_known for row in group if row.last_known), default=None),
            )
            for name, group in sorted(of.items())
        ]

    @cached_property
    def _rows_by_list(self) -> Counter[str]:
        return Counter(source.list for source in self._rows["sources"] if source.list)

    @cached_property
    def combinations(self) -> list[tuple[tuple[str, ...], int]]:
        found = [(tuple(row.lists.split(",")), row.n_spaces) for row in self._rows["overlaps"]]
        return sorted(found, key=lambda one: (-one[1], one[0]))

    # --- resolution -------------------------------------------------------------------------------------------------

    @cached_property
    def claims(self) -> tuple[int, int]:
        """Current claims that are attached to a space, and all."""
        current = [claim for claim in self._rows["claims"] if claim.current]
        return sum(bool(claim.space_id) for claim in current), len(current)

    @cached_property
    def of_two_sources(self) -> int:
        return sum(space.n_sources > 1 for space in self.spaces)

    @cached_property
    def judged(self) -> int:
        return len(self._rows.get("judgements", ()))

    # --- estimates --------------------------------------------------------------------------------------------------

    @property
    def report(self) -> Report | None:
        """The report on all that is counted; None when nothing is."""
        return self.reports.get(EVERYWHERE)

    @property
    def groups(self) -> list[tuple[str, Report]]:
        return [(scope, report) for scope, report in self.reports.items() if scope != EVERYWHERE]

    @property
    def can(self) -> bool:
        """Whether something may be published of all that is counted."""
        return self.report is not None and self.report.headline.usable

    @property
    def refused(self) -> list[Reason]:
        """Why nothing may be, the worst first."""
        if self.report is None:
            return [NOTHING]
        own = self.report.headline.reason
        return [*self.report.refused] or ([own] if own else [])

    @property
    def rejected(self) -> list[Reason]:
        """Why models were rejected, each reason once."""
        models = self.report.models.rejected if self.report else ()
        reasons = {model.reason.code: model.reason for model in models if model.reason}
        return [reasons[code] for code in sorted(reasons)]

    # --- time -------------------------------------------------------------------------------------------------------

    @cached_property
    def churn(self) -> Churn | None:
        """None when no list has a date."""
        last = sorted(known.last for known in self.lists if known.last)
        if not last:
            return None
        return Churn(
            first=last[0],
            last=last[-1],
            opened=sum(_within(space.opened, last[0], last[-1]) for space in self.spaces),
            closed=sum(_within(space.closed, last[0], last[-1]) for space in self.spaces),
            unknown=sum(space.opened is None and space.closed is None for space in self.spaces),
        )

    @cached_property
    def changes(self) -> list[tuple[str, int]]:
        """Kinds of changes and how many there are, the most frequent first."""
        found = Counter(change.kind for change in self._rows["changes"])
        return sorted(found.items(), key=lambda one: (-one[1], one[0]))

    @cached_property
    def newest_change(self) -> str | None:
        return max((change.date for change in self._rows["changes"] if change.date), default=None)

    # --- measures and comparisons -----------------------------------------------------------------------------------

    @cached_property
    def measures(self) -> list[tuple[str, list[Quality | None]]]:
        """By measure its value for all spaces and for each zone; None where it is not measured by zone."""
        found = {(row.measure, row.scope): row for row in self._rows["quality"]}
        scopes = [EVERYWHERE, *(zone.zone for zone in self.zones)]
        names = dict.fromkeys(row.measure for row in self._rows["quality"])
        return [(name, [found.get((name, scope)) for scope in scopes]) for name in names]

    @cached_property
    def compared(self) -> list[Comparison]:
        return [row for row in self._rows["comparisons"] if row.ours is not None]

    @cached_property
    def not_compared(self) -> int:
        return len(self._rows["comparisons"]) - len(self.compared)

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each document is called."""
        return {one.document_id: one.title or one.url or one.document_id for one in self._rows["documents"]}


def _fits(rule: str, space: Space, lists: set[str]) -> bool:
    if rule in ("in_preparation", "closed"):
        return space.status == rule
    if space.status != EXISTING:
        return False
    return "operator_site" in lists if rule == "own_site" else bool(lists) and "operator_site" not in lists


def _within(edtf: str | None, first: str, last: str) -> bool:
    """Whether a date lies wholly after one day and not after another."""
    span, start, end = bounds(edtf or ""), bounds(first), bounds(last)
    return bool(span and start and end and start[1] < span[0] and span[1] <= end[1])
