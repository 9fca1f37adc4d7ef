"""What documents count themselves, beside what the inventory has for the same place or operator and date. Pure.

A space certainly existed at a date when it had opened and not closed by then; it may have when a date or its zone is
not known. A date stands for its last day: "68 spaces in 2019" is compared with the end of 2019.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Any

from cowcrawl.literals.edtf import bounds
from cowcrawl.tables import Aggregate, Comparison, Space
from cowcrawl.text import fold
from db.method.places import Gazette, Scope, is_worldwide
from db.method.quality import newest_day

ZoneOf = Callable[[Sequence[tuple[float, float]]], Sequence[str | None]]
UNITS = ("spaces", "locations")
"""Units of counts that can be compared."""
PREPARED = "in preparation"
EXACT = ("building", "street")


_span = lru_cache(4096)(bounds)
"""The first and the last day of a date, remembered: many spaces opened in one year."""


class Sure(IntEnum):
    """How sure it is that something holds of a space."""

    NO = 0
    MAYBE = 1
    YES = 2


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What of the inventory is counted."""

    spaces: Sequence[Space]
    first_known: Mapping[str, str]
    """By space the day from which a document knew it."""
    zone_of: ZoneOf
    today: date
    """The day of the newest run: what exists is known for it."""


def compare(
    aggregates: Iterable[Aggregate],
    known: Counted,
    gazette: Gazette,
    *,
    published: Mapping[str, str | None] | None = None,
    asked: str | None = None,
) -> list[Comparison]:
    """A row for each count that its document still makes, in the order of documents and reading.

    `published` says when each document was published (EDTF), `asked` for which date a count is taken that has none.
    """
    documents: defaultdict[str, list[Aggregate]] = defaultdict(list)
    for one in aggregates:
        if one.current:
            documents[one.document_id or ""].append(one)
    rows = _Rows(known)
    return [
        row
        for document_id, told in sorted(documents.items())
        for row in rows.of_document(
            sorted(told, key=lambda one: (one.position, one.aggregate_id)),
            gazette,
            (published or {}).get(document_id),
            asked,
        )
    ]


class _Rows:
    """Makes the rows; the zones in which rough points lie are looked up once."""

    def __init__(self, known: Counted) -> None:
        self._known = known
        rough = [s for s in known.spaces if s.zone is None and s.latitude is not None and s.geo_precision not in EXACT]
        points = [(float(space.latitude or 0), float(space.longitude or 0)) for space in rough]
        self._rough = {space.space_id: zone for space, zone in zip(rough, known.zone_of(points), strict=True)}
        self._by_operator: defaultdict[str, list[Space]] = defaultdict(list)
        for space in known.spaces:
            self._by_operator[space.operator_id or ""].append(space)
        self._counts: dict[tuple[Scope, frozenset[str], frozenset[str], date], Counter[Sure]] = {}

    def of_document(
        self, told: Sequence[Aggregate], gazette: Gazette, published: str | None, asked: str | None
    ) -> Iterable[Comparison]:
        usual = _usual_date(told)
        scopes: dict[str, Scope | None] = {}
        before: tuple[str, ...] = ()
        for one in told:
            scope = gazette.scope(one.subject or "", before)
            before = scope.names if scope and scope.kind == "zones" else before
            scopes[one.aggregate_id] = scope
        territory = frozenset(
            zone for scope in scopes.values() if scope and scope.kind == "zones" for zone in scope.names
        )
        for one in told:
            yield self._row(one, scopes[one.aggregate_id], territory, _date(one, usual, published, asked, self._known))

    def _row(self, one: Aggregate, scope: Scope | None, territory: frozenset[str], when: tuple[str, str]) -> Comparison:
        reason = _reason(one, scope)
        counts: Counter[Sure] = Counter()
        if scope and not reason:
            counts = self._count(scope, territory, _states(one.measure or ""), _last_day(when[0]))
        return Comparison(
            aggregate_id=one.aggregate_id,
            document_id=one.document_id,
            position=one.position,
            subject=one.subject,
            measure=one.measure,
            value=one.value,
            unit=one.unit,
            as_of=when[0],
            as_of_basis=when[1],
            scope_kind=scope.kind if scope else None,
            scope=",".join(scope.names) if scope else None,
            ours=None if reason else counts[Sure.YES],
            ours_at_most=None if reason else counts[Sure.YES] + counts[Sure.MAYBE],
            reason=reason,
        )

    def _count(self, scope: Scope, territory: frozenset[str], states: frozenset[str], day: date) -> Counter[Sure]:
        """How many spaces surely, maybe and not are of a scope and were in one of some states."""
        key = scope, territory, states, day
        if key not in self._counts:
            spaces = self._by_operator[scope.names[0]] if scope.kind == "operator" else self._known.spaces
            self._counts[key] = Counter(
                min(self._is_of(space, scope, territory), self._was(space, states, day)) for space in spaces
            )
        return self._counts[key]

    def _is_of(self, space: Space, scope: Scope, territory: frozenset[str]) -> Sure:
        if scope.kind == "municipality":
            return Sure.YES if fold(space.municipality or "") in scope.names else Sure.NO
        if scope.kind == "operator":
            return self._in_zones(space, territory) if territory else Sure.YES
        return self._in_zones(space, frozenset(scope.names))

    def _in_zones(self, space: Space, zones: frozenset[str]) -> Sure:
        if space.zone:
            return Sure.YES if space.zone in zones else Sure.NO
        if space.latitude is None:
            return Sure.MAYBE
        return Sure.MAYBE if self._rough.get(space.space_id) in zones else Sure.NO

    def _was(self, space: Space, states: frozenset[str], day: date) -> Sure:
        return max((self._in_state(space, state, day) for state in states), default=Sure.NO)

    def _in_state(self, space: Space, state: str, day: date) -> Sure:
        prepared = _in_preparation(space, day, self._known.first_known.get(space.space_id))
        return prepared if state == "in_preparation" else _existed(space, day, self._known.today)


def _existed(space: Space, day: date, today: date) -> Sure:
    """Whether a space was there on a day."""
    if space.status in ("in_preparation", "cancelled"):
        return Sure.NO
    opened, closed = _span(space.opened or ""), _span(space.closed or "")
    if (opened and opened[0] > day) or (closed and closed[1] <= day):
        return Sure.NO
    if day >= today:
        return Sure.YES if space.status == "existing" else Sure.NO if space.status == "closed" else Sure.MAYBE
    still = space.status == "existing" or (closed is not None and closed[0] > day)
    return Sure.YES if opened and opened[1] <= day and still else Sure.MAYBE


def _in_preparation(space: Space, day: date, first_known: str | None) -> Sure:
    """Whether a space was announced and not yet open on a day, as far as documents of that time say so."""
    told = first_known is not None and first_known[:10] <= day.isoformat()
    opened = _span(space.opened or "")
    if not told or (opened and opened[1] <= day):
        return Sure.NO
    if space.status == "in_preparation" or (opened and opened[0] > day):
        return Sure.YES
    return Sure.MAYBE if space.status == "cancelled" or opened else Sure.NO


def _states(measure: str) -> frozenset[str]:
    """Which states a measure counts: both where it says so, else those that exist."""
    both = PREPARED in measure and "existing" in measure
    found = {"in_preparation"} if PREPARED in measure else {"existing"}
    return frozenset(found | {"existing"} if both else found)


def _reason(one: Aggregate, scope: Scope | None) -> str | None:
    if one.unit not in UNITS:
        return "no_count"
    if is_worldwide(one.quote or ""):
        return "worldwide"
    if scope is None:
        return "unknown_operator" if one.unit == "locations" else "no_place"
    return None


def _usual_date(told: Iterable[Aggregate]) -> str | None:
    """The date that most counts of a document hold for, the newest of several."""
    dates = Counter(one.date for one in told if one.date and bounds(one.date))
    return max(dates, key=lambda when: (dates[when], when), default=None)


def _date(
    one: Aggregate, usual: str | None, published: str | None, asked: str | None, known: Counted
) -> tuple[str, str]:
    for when, basis in ((one.date, "count"), (asked, "asked"), (usual, "document"), (published, "published")):
        if when and bounds(when):
            return when, basis
    return known.today.isoformat(), "newest_run"


def _last_day(when: str) -> date:
    span = bounds(when)
    assert span is not None  # dates that are none were passed over
    return span[1]


def compare_build(
    rows: Mapping[str, list[Any]], zone_of: ZoneOf, told: Iterable[Aggregate] | None = None, *, asked: str | None = None
) -> list[Comparison]:
    """The comparison with a build, whose tables `rows` has by name; `told`: counts of another document than its own.

    Needed are spaces, operators, zones, space_lists, documents, aggregates and runs.
    """
    first: dict[str, str] = {}
    for row in rows["space_lists"]:
        if row.space_id and row.first_known:
            first[row.space_id] = min(row.first_known, first.get(row.space_id, row.first_known))
    countries = Counter(space.country for space in rows["spaces"] if space.country)
    gazette = Gazette(
        rows["zones"],
        {operator.operator_id: [operator.name or "", operator.operator_id] for operator in rows["operators"]},
        max(countries, key=lambda country: (countries[country], country), default=None),
    )
    today = newest_day(rows["runs"]) or date.min
    return compare(
        rows["aggregates"] if told is None else told,
        Counted(spaces=rows["spaces"], first_known=first, zone_of=zone_of, today=today),
        gazette,
        published={document.document_id: document.published_at for document in rows["documents"]},
        asked=asked,
    )
