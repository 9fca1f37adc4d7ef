"""What the claim store knows today, as typed records: the input of everything that is derived."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from cowcrawl.model import Point
from db.store import Store


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One claim as stored, with what is known of the document that makes it."""

    claim_id: str
    document_id: str
    source_id: str
    url: str
    kind: str
    role: str | None
    subject: int
    position: int
    field: str
    value: Any
    unit: str | None
    quote: str
    context: str | None
    locator: str
    extractor: str
    modality: str
    first_seen: str
    last_seen: str
    current: bool
    """False when a newer version of the same page, or a newer reading of it, no longer makes this claim."""


@dataclass(frozen=True, kw_only=True)
class StoredMention:
    """A stored mention: what one document says of one subject, and where that lies."""

    document_id: str
    source_id: str
    url: str
    kind: str
    role: str | None
    subject: int
    current: bool
    claims: tuple[Evidence, ...]
    point: Point | None
    refused: tuple[str, ...] = ()
    """Why coordinates that its page states were not believed."""

    def first(self, field: str) -> Any:
        """The value of its first claim about `field`, or None."""
        return next((claim.value for claim in self.claims if claim.field == field), None)


_CLAIMS = """
    WITH ranked AS (
        SELECT document_id, source_id, url, kind, role, first_seen, last_seen, last_run_id, row_number() OVER (
            PARTITION BY source_id, url ORDER BY last_seen DESC, fetched_at DESC, document_id) AS age
        FROM documents WHERE last_run_id IS NOT NULL AND outcome = 'read'
    )
    SELECT c.claim_id, c.document_id, d.source_id, d.url, d.kind, d.role, c.subject, c.position, c.field, c.value,
           c.unit, c.quote, c.context, c.locator, c.extractor, c.modality, d.first_seen, d.last_seen,
           d.age = 1 AND c.last_run_id = d.last_run_id AS current
    FROM claims c JOIN ranked d USING (document_id)
    WHERE c.last_run_id IS NOT NULL
    ORDER BY d.source_id, d.url, c.document_id, c.subject, c.position, c.claim_id
"""


def evidence(store: Store) -> Iterator[Evidence]:
    """Every confirmed claim, by source, address, document, subject and reading order."""
    for row in store.rows(_CLAIMS):
        record = dict(row)
        yield Evidence(**{**record, "value": json.loads(record["value"]), "current": bool(record["current"])})


def stored_mentions(store: Store) -> list[StoredMention]:
    """The confirmed mentions; claims that are no longer made are kept apart, in mentions of their own."""
    return list(_grouped(evidence(store), _points(store), _refused(store)))


def _grouped(
    claims: Iterable[Evidence], points: dict[tuple[str, int], Point], refused: dict[str, tuple[str, ...]]
) -> Iterator[StoredMention]:
    ordered = sorted(claims, key=lambda claim: (claim.document_id, claim.subject, not claim.current, claim.position))
    for (document_id, subject, current), group in groupby(
        ordered, key=lambda claim: (claim.document_id, claim.subject, claim.current)
    ):
        members = tuple(group)
        head = members[0]
        yield StoredMention(
            document_id=document_id,
            source_id=head.source_id,
            url=head.url,
            kind=head.kind,
            role=head.role,
            subject=subject,
            current=current,
            claims=members,
            point=points.get((document_id, subject)),
            refused=refused.get(document_id, ()),
        )


def _points(store: Store) -> dict[tuple[str, int], Point]:
    rows = store.rows("SELECT document_id, subject, latitude, longitude, precision, provider FROM mentions")
    return {
        (document_id, subject): Point(latitude=latitude, longitude=longitude, precision=precision, provider=provider)
        for document_id, subject, latitude, longitude, precision, provider in rows
    }


_REFUSED = """
    SELECT DISTINCT r.document_id, r.reason FROM rejects r JOIN documents d USING (document_id)
    WHERE r.stage = 'geocode' AND r.run_id = d.last_run_id ORDER BY r.document_id, r.reason
"""


def _refused(store: Store) -> dict[str, tuple[str, ...]]:
    """By document, why coordinates were refused when it was last read."""
    reasons: dict[str, tuple[str, ...]] = {}
    for document_id, reason in store.rows(_REFUSED):
        reasons[document_id] = (*reasons.get(document_id, ()), reason)
    return reasons
