"""Spaces that were announced before they opened: whether they did, and how late. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cowcrawl.literals import edtf
from cowcrawl.tables import Opening
from db.history import State
from db.timeline import Timeline


def openings(space_id: str, past: Sequence[State], timeline: Timeline) -> Iterator[Opening]:
    """The row of a space that was in preparation at some time; none of another."""
    plans = [state for state in past if state.text("status") == "in_preparation"]
    if not plans:
        return
    announced = [date for state in plans if (date := state.text("opened"))]
    first, last = (announced[0], announced[-1]) if announced else (None, None)
    opened, basis = _opened(past, plans[0].at, timeline)
    outcome = _outcome(past[-1], opened, last, timeline.today)
    told = plans[0].picture.stands.status_claim
    yield Opening(
        space_id=space_id,
        announced_on=(told.told_on if told else None) or timeline.day(plans[0].at),
        announced_for=first,
        last_announced_for=last,
        opened=opened,
        opened_basis=basis,
        outcome=outcome,
        days_late=days_late(first, opened or (timeline.today if outcome == "overdue" else None)),
    )


def _opened(past: Sequence[State], since: int, timeline: Timeline) -> tuple[str | None, str | None]:
    """When it opened after it was announced, and whether that is stated or only observed."""
    there = [state for state in past if state.at > since and state.text("status") in ("existing", "closed")]
    if not there:
        return None, None
    for state in reversed(there):
        claim = state.picture.stands.opened_claim
        if claim and claim.modality == "stated":
            return state.text("opened"), "stated"
    return timeline.day(there[0].at), "observed"


def _outcome(now: State, opened: str | None, announced: str | None, today: str) -> str:
    if opened:
        return "opened"
    if now.text("status") == "cancelled":
        return "never"
    span = edtf.bounds(announced) if announced else None
    return "overdue" if span and span[1] < date.fromisoformat(today) else "awaited"


def days_late(announced: str | None, opened: str | None) -> int | None:
    """Days from the end of what was announced to the begin of when it opened, the least that is sure; negative when it
    was early.

    >>> days_late("2026-05", "2026-06-02"), days_late("2026-05", "2026-05-12"), days_late("2026-05", "2026-04")
    (2, 0, -1)
    """
    spans = [edtf.bounds(text) if text else None for text in (announced, opened)]
    if spans[0] is None or spans[1] is None:
        return None
    (low, high), (begin, end) = spans[0], spans[1]
    return (begin - high).days if begin > high else (end - low).days if end < low else 0
