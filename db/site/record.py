"""What press and reports say happened to a space, in the order in which it was told, and what that changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.site.passages import Evidence
from db.site.words import Words
from db.standing import STATUS_OF

Row = Mapping[str, Any]
_PRICE = re.compile(r"(\d+)\.(\d\d) ([A-Z]{3})")
_FIRST = ("status", "opened", "closed")
"""Fields whose changes stand first among those of a run."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, will or is said to, and who told it."""

    said: str
    """The event in words."""
    date: str | None
    """When it happened or will, in words."""
    sure: str
    """stated, announced, rumoured or denied, in words."""
    evidence: Evidence
    carried: list[Evidence]
    """The same article in other titles or under other addresses, one passage each."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A change that a run saw."""

    sort: str
    """What kind of change it is, in words."""
    label: str
    old: str | None
    new: str | None
    date: str | None
    run_id: str
    evidence: Evidence | None
    """The passage on which the new value rests."""


def events(claims: Iterable[Evidence], words: Words) -> list[Event]:
    """The events told, the newest publication last; what one agency sent to several titles stands once."""
    told: dict[tuple[str, str], list[Evidence]] = {}
    for claim in sorted((claim for claim in claims if claim.field == "events"), key=_age):
        told.setdefault((claim.evidence_id or claim.claim_id, claim.said), []).append(claim)
    return [_event(group, words) for group in told.values()]


def turns(changes: Iterable[Row], claims: Sequence[Evidence], words: Words) -> list[Turn]:
    """The rows of `changes` of a space with their passages, in the order of the runs."""
    by_id = {claim.claim_id: claim for claim in claims}
    ordered = sorted(changes, key=lambda row: (row["run_id"], _rank(row["field"])))
    return [
        Turn(
            sort=words.word("change_kinds", row["kind"]) or "",
            label=_label(row, words),
            old=changed(row["field"], row["old"], words),
            new=changed(row["field"], row["new"], words),
            date=words.day(row["date"]),
            run_id=row["run_id"],
            evidence=by_id.get(row["claim_id"]),
        )
        for row in ordered
    ]


def grounds(key: str, space: Row, claim: Evidence) -> bool:
    """Whether an event is a ground of what is shown of a space as `key`: status, opened or closed."""
    if claim.field != "events" or not claim.published:
        return False
    kind, date = claim.value.get("kind"), claim.value.get("date")
    if key == "status":
        return bool(STATUS_OF.get((str(kind), claim.modality or "")) == space["status"])
    dated = (key, kind) in (("opened", "opened"), ("closed", "closed"))
    return dated and date is not None and bool(date == space[key])


def _event(group: Sequence[Evidence], words: Words) -> Event:
    first = next((claim for claim in group if claim.document_id == claim.evidence_id), group[0])
    others: dict[str | None, Evidence] = {}
    for claim in group:
        if claim.document_id != first.document_id:
            others.setdefault(claim.document_id, claim)
    return Event(
        said=words.word("events", first.value.get("kind")) or "",
        date=words.day(first.value.get("date")),
        sure=words.word("modalities", first.modality or "stated") or "",
        evidence=first,
        carried=list(others.values()),
    )


def changed(field: str, value: str | None, words: Words) -> str | None:
    """A value of the table `changes` in words: a status, a date, a price (175.00 EUR), or what it is."""
    if priced := _PRICE.fullmatch(value or ""):
        return words.money(int(priced[1]) * 100 + int(priced[2]), priced[3])
    return words.word("statuses", value) if field == "status" else words.day(value)


def _label(row: Row, words: Words) -> str:
    label = words.word("fields", row["field"]) or row["field"]
    item = words.word("services", row["item"]) if row["field"] == "services" else row["item"]
    return f"{label}, {item}" if item else label


def _rank(field: str) -> tuple[int, str]:
    return (_FIRST.index(field) if field in _FIRST else len(_FIRST), field)


def _age(claim: Evidence) -> tuple[str, str, str]:
    return claim.published_at or claim.fetched_at or "", claim.document_id or "", claim.claim_id
