"""Whether a space exists, and since and until when: what its own pages say, and what the press says happened. Pure.

The newest word counts. A statement of the press holds from the day it happened, or from its publication where it gives
no day; an announcement from its publication; what an operator's pages say from the day on which they were first read
saying so. Rumours, denials and negotiations settle nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.choose import best
from db.evidence import Evidence

STATUS_OF: dict[tuple[str, str], str] = {
    ("opened", "stated"): "existing",
    ("expanded", "stated"): "existing",
    ("closed", "stated"): "closed",
    ("cancelled", "stated"): "cancelled",
    ("planned", "stated"): "in_preparation",
    ("planned", "announced"): "in_preparation",
    ("under_construction", "stated"): "in_preparation",
    ("under_construction", "announced"): "in_preparation",
    ("opened", "announced"): "in_preparation",
}
"""What an event of a modality says of the space. A closure that is only announced has not happened yet."""
STILL_THERE = frozenset(("renamed", "taken_over", "insolvent", "temporarily_closed", "moved"))
"""Events that presuppose a space without saying that it is open: they count where nothing else does."""
DATES = ("opening_date", "closing_date")
"""Fields whose value is itself a date."""
OVER = frozenset(("closed", "cancelled"))
OPEN = "existing"
"""The status of a space that its operator's pages show and say nothing else of."""
PRESUMED = {"existing": "closed", "in_preparation": "cancelled"}
"""What becomes of a status when nobody speaks of the space any more."""
LATE = timedelta(days=90)
"""How long after the day announced for an opening the announcement still says that it is to come."""
SEASON_ENDS = {"21": "06", "22": "09", "23": "12", "24": "12"}
"""The month in which a season (EDTF) of a year ends at the latest."""
_ORDER = ("in_preparation", "existing", "closed", "cancelled")
_DATE = re.compile(r"\d{4}(?:-\d\d)?(?:-\d\d)?")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Status and dates of a space, each with the claim it rests on."""

    status: str | None = None
    """existing, in_preparation, closed or cancelled; None when nothing settles it."""
    opened: str | None = None
    """Opening date (EDTF)."""
    basis: str | None = None
    """What the status rests on: stated, shown (its operator's pages show it) or presumed; None without a status."""
    closed: str | None = None
    """Closing date (EDTF); only of a space that is closed."""
    status_claim: Evidence | None = None
    opened_claim: Evidence | None = None
    closed_claim: Evidence | None = None
    rivals: tuple[tuple[str, Evidence], ...] = ()
    """Claims of other documents that give another day for what has happened, by the column of `spaces`."""

    @property
    def claims(self) -> dict[str, Evidence]:
        """The claims it rests on, by the column of `spaces`."""
        found = {"status": self.status_claim, "opened": self.opened_claim, "closed": self.closed_claim}
        return {column: claim for column, claim in found.items() if claim}


@dataclass(frozen=True, kw_only=True)
class _Word:
    """One thing that is said of a space's standing."""

    status: str
    since: str
    """From when it holds; sorts as text."""
    claim: Evidence
    date: str | None = None
    """When it happened or will happen."""

    @property
    def order(self) -> tuple[str, int, str, str]:
        return self.since, _ORDER.index(self.status), self.claim.published_at or "", self.claim.claim_id


def standing(claims: Sequence[Evidence], *, shown: bool = False, silent_since: str | None = None) -> Standing:
    """The standing of a space from all the claims about it; only those marked current count.

    `shown`: whether pages of its operator show it, which makes it an open house where nothing is said. `silent_since`:
    the day since which no page speaks of it any more (`db.replay`); then it is presumed to be closed, or its plan to
    be given up, unless something newer says that it is there.
    """
    now = [claim for claim in claims if claim.current]
    told = sorted(_told(now), key=lambda word: word.order)
    own = [claim for claim in claims if claim.kind == "operator"]
    said, opening = best(own, "status"), best(own, "opening_date")
    if _has_lapsed(said, opening):
        shown, said = shown and _is_in_use(own), None
    said = _overtaken(said, opening, own)
    status, ground = _status(told, said, own)
    if status is None and (there := [claim for claim in now if _kind(claim) in STILL_THERE and _is_stated(claim)]):
        status, ground = "existing", min(there, key=lambda claim: claim.claim_id)
    basis = "stated" if status else None
    if status is None and shown:
        status, basis = OPEN, "shown"
    if status in PRESUMED and silent_since is not None and not (told and told[-1].since > silent_since):
        status, basis, ground = PRESUMED[status], "presumed", None
    opened, begun = _opened(told, opening, now) if status != "cancelled" else (None, None)
    closed, closing = _closed(now) if (status, basis) == ("closed", "stated") else (None, None)
    return Standing(
        status=status,
        basis=basis,
        opened=opened,
        closed=closed,
        status_claim=ground,
        opened_claim=begun,
        closed_claim=closing,
        rivals=tuple(_rivals(now, opened=begun, closed=closing)),
    )


def _has_lapsed(said: Evidence | None, opening: Evidence | None) -> bool:
    """Whether pages still announce an opening for a day that had long passed when they were last read."""
    if said is None or opening is None or (said.value, opening.modality) != ("in_preparation", "announced"):
        return False
    day = _last_day(str(opening.value))
    return bool(day) and date.fromisoformat(said.last_seen[:10]) - date.fromisoformat(day) > LATE


def _is_in_use(own: Sequence[Evidence]) -> bool:
    """Whether the operator's pages now say of a house when it is open or what a desk in it costs."""
    return any(claim.field in ("opening_hours", "formulas") for claim in own if claim.current)


def _overtaken(said: Evidence | None, opening: Evidence | None, own: Sequence[Evidence]) -> Evidence | None:
    """An operator's word on the status; not that it will open when its pages also state that it opened, and when."""
    if said is None or said.value != "in_preparation":
        return said
    if opening is None or opening.modality != "stated" or _is_ahead(opening):
        return said
    return next((claim for claim in own if claim.field == "status" and claim.value == OPEN and claim.current), None)


def happened_on(claim: Evidence) -> str | None:
    """The date on which what a claim says happened: that of its event, or of its publication where it gives none."""
    date = claim.value.get("date") if claim.field == "events" else claim.value if claim.field in DATES else None
    return date or claim.published_at


def _status(
    told: Sequence[_Word], said: Evidence | None, own: Sequence[Evidence]
) -> tuple[str | None, Evidence | None]:
    """The newest word on the status: of the press, or of the operator's pages, which show an open house by default."""
    newest = told[-1] if told else None
    if not own:
        return (newest.status, newest.claim) if newest else (None, None)
    if said:
        since = min(claim.first_seen for claim in own if claim.field == "status" and claim.value == said.value)
        by_press = newest is not None and newest.since > since[:10]
    else:
        since = min(claim.first_seen for claim in own)
        confirms = newest is not None and newest.status == "existing"
        by_press = confirms or (newest is not None and newest.status in OVER and newest.since > since[:10])
    if by_press and newest:
        return newest.status, newest.claim
    return (str(said.value), said) if said else (None, None)


def _opened(told: Sequence[_Word], own: Evidence | None, now: Sequence[Evidence]) -> tuple[str | None, Evidence | None]:
    """The opening date: as the operator states it, as the press reports it, or as it was announced last."""
    if own and own.modality == "stated" and not _is_ahead(own):
        return str(own.value), own
    dated = [claim for claim in now if claim.field == "opening_date" and claim.kind != "operator"]
    if reported := _openings_reported(now):
        return _newest(reported)
    announced = [word.claim for word in told if _is_opening(word)]
    announced += [claim for claim in dated if claim.modality == "announced"]
    if announced and (own is None or max(map(_told_on, announced)) > own.first_seen[:10]):
        return _newest(announced)
    return (str(own.value), own) if own else (None, None)


def _newest(dated: Iterable[Evidence]) -> tuple[str | None, Evidence]:
    """The date told last, an event before a bare date of the same day."""
    claim = max(dated, key=lambda claim: (_told_on(claim), claim.field == "events", claim.claim_id))
    return happened_on(claim), claim


def _told_on(claim: Evidence) -> str:
    return claim.published_at or claim.first_seen[:10]


def _is_opening(word: _Word) -> bool:
    return _kind(word.claim) == "opened" and word.date is not None


def _has_happened(claim: Evidence) -> bool:
    return _is_stated(claim) and _first_day(str(claim.value)) <= _told_on(claim)


def _openings_reported(now: Sequence[Evidence]) -> list[Evidence]:
    dated = [claim for claim in now if claim.field == "opening_date" and claim.kind != "operator"]
    told = [word.claim for word in _told(now) if _is_opening(word) and word.status == "existing"]
    return told + [claim for claim in dated if _has_happened(claim)]


def _closings_reported(now: Sequence[Evidence]) -> list[Evidence]:
    told = [word.claim for word in _told(now) if word.status == "closed" and word.date]
    return told + [claim for claim in now if claim.field == "closing_date" and _has_happened(claim)]


def _closed(now: Sequence[Evidence]) -> tuple[str | None, Evidence | None]:
    reported = _closings_reported(now)
    return _newest(reported) if reported else (None, None)


def _rivals(
    now: Sequence[Evidence], *, opened: Evidence | None, closed: Evidence | None
) -> Iterable[tuple[str, Evidence]]:
    """What independent documents of one rank say of the day, one claim a day that cannot be the one shown."""
    for column, shown, reported in (
        ("opened", opened, _openings_reported(now)),
        ("closed", closed, _closings_reported(now)),
    ):
        if shown is None or shown not in reported:
            continue
        others: dict[str, Evidence] = {}
        for claim in sorted(reported, key=lambda claim: claim.claim_id):
            if claim.evidence_id != shown.evidence_id and not _may_be_one(happened_on(claim), happened_on(shown)):
                others.setdefault(happened_on(claim) or "", claim)
        yield from ((column, claim) for _, claim in sorted(others.items()))


def _may_be_one(one: str | None, other: str | None) -> bool:
    """Whether two dates (EDTF) may mean one day: a month holds its days; of a season or vague date the year counts."""
    found, also = _first_day(one or ""), _first_day(other or "")
    vague = any(mark in f"{one}{other}" for mark in "~?/X") or max(found[5:7], also[5:7]) > "12"
    length = min(len(found), len(also), 4 if vague else 10)
    return found[:length] == also[:length]


def _told(now: Iterable[Evidence]) -> Iterable[_Word]:
    """What the press and reports say of the standing, apart from what settles nothing.

    Where an article tells the event, its bare word on the status says no more.
    """
    events: set[tuple[str, int]] = set()
    bare: list[_Word] = []
    for claim in now:
        seen = _told_on(claim)
        if claim.field == "events":
            date = claim.value.get("date")
            ahead = date is not None and _first_day(date) > seen
            modality = "announced" if claim.modality == "stated" and ahead else claim.modality
            if status := STATUS_OF.get((_kind(claim), modality)):
                events.add((claim.document_id, claim.subject))
                since = _since(date, seen) if modality == "stated" else seen
                yield _Word(status=status, since=since, claim=claim, date=date)
        elif claim.field == "status" and claim.kind != "operator" and _settles(claim):
            bare.append(_Word(status=claim.value, since=seen, claim=claim))
    yield from (word for word in bare if (word.claim.document_id, word.claim.subject) not in events)


def _settles(claim: Evidence) -> bool:
    return _is_stated(claim) or (claim.modality == "announced" and claim.value not in OVER)


def _is_stated(claim: Evidence) -> bool:
    return claim.modality == "stated"


def _kind(claim: Evidence) -> str:
    return str(claim.value["kind"]) if claim.field == "events" else ""


def _since(date: str | None, seen: str) -> str:
    """From when a statement holds: a month or year counts from its end, but not from later than it was told."""
    found = _DATE.findall(date or "")
    if not found:
        return seen
    day = found[-1]
    return day if len(day) == len("2026-01-01") else min(f"{day}~", seen)


def _first_day(date: str) -> str:
    """The first day that a date (EDTF) may mean, for comparing as text; empty when it names none."""
    found = _DATE.search(date)
    return found.group() if found else ""


def _last_day(when: str) -> str:
    """The last day that a date (EDTF) may mean, a season being three months; empty when it names none."""
    found = _DATE.findall(when)
    if not found:
        return ""
    year, month, day = [*found[-1].split("-"), "", ""][:3]
    ends = month if "" < month <= "12" else SEASON_ENDS.get(month, "12")
    return "-".join((year, ends, day or f"{monthrange(int(year), int(ends))[1]:02}"))


def _is_ahead(claim: Evidence) -> bool:
    """Whether an operator's date lay ahead when it was first read."""
    return _first_day(str(claim.value)) > claim.first_seen[:10]
