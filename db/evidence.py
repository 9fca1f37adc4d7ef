"""What the claim store knows today, as typed records: the input of everything that is derived."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from cowcrawl.model import Point
from cowcrawl.text import slug
from db.names import name_key
from db.same import Article, evidence_ids
from db.store import Store
from db.timeline import Span, Timeline


@dataclass(frozen=True, kw_only=True, slots=True)
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
    published_at: str | None
    """When the document was published (EDTF)."""
    evidence_id: str
    """The piece of evidence its document belongs to: that of the oldest article with its text."""
    speaker: str
    """Who speaks (`db.rules.SPEAKERS`): an operator, press, a report, an authority or OpenStreetMap."""
    told_on: str | None
    """The day it speaks of: of articles, reports and news that of publication, None where they name none; of other
    pages, which speak of the present, that of the newest run.
    """
    current: bool
    """False when a newer version of the same page, or a newer reading of it, no longer makes this claim."""
    spans: tuple[Span, ...]
    """From which healthy run on, and until before which, the newest version of its page made it (`run_ends`)."""
    withdrawn: bool = False
    """Whether a newer reading of the very same document no longer makes it: it was misread."""

    def holds(self, at: int) -> bool:
        """Whether it was made by the newest version of its page after run number `at`."""
        return any(start <= at and (end is None or at < end) for start, end in self.spans)


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
    published_at: str | None
    evidence_id: str
    claims: tuple[Evidence, ...]
    point: Point | None
    alone: bool
    """Whether its page, as it was read then, speaks of nothing else."""
    key: str = ""
    """What names it to people and across versions of its page: the page's address, and where that is not enough (it
    speaks of several, or spoke of another before) what is said of whom.
    """
    refused: tuple[str, ...] = ()
    """Why coordinates that its page states were not believed."""

    @property
    def withdrawn(self) -> bool:
        """Whether a newer reading of its very document makes none of its claims any more: it was misread."""
        return all(claim.withdrawn for claim in self.claims)

    @property
    def first_seen(self) -> str:
        """When its document was first read (UTC)."""
        return min(claim.first_seen for claim in self.claims)

    @property
    def last_seen(self) -> str:
        """When its document was last read (UTC)."""
        return max(claim.last_seen for claim in self.claims)

    def first(self, field: str) -> Any:
        """The value of its first claim about `field`, or None."""
        return next((claim.value for claim in self.claims if claim.field == field), None)


_KIND = "iif(s.kind = 'network', 'directory', d.kind)"
"""Who speaks: on the site of a network or federation, which is read as an operator's, a directory of its members."""
_CLAIMS = f"""
    WITH of_kind AS MATERIALIZED (SELECT source_id, json_extract(card, '$.kind') AS kind FROM sources)
    SELECT c.claim_id, c.document_id, d.source_id, d.url, {_KIND} AS kind, d.role, c.subject, c.position, c.field,
           c.value, c.unit, c.quote, c.context, c.locator, c.extractor, c.modality, d.first_seen, d.last_seen,
           d.published_at,
           iif({_KIND} = 'directory', s.kind, d.kind) AS speaker, d.last_run_id AS found_by,
           c.first_run_id, c.last_run_id, c.last_run_id = d.last_run_id AS read_last
    FROM claims c JOIN documents d USING (document_id) JOIN of_kind s USING (source_id)
    WHERE c.last_run_id IS NOT NULL AND d.outcome = 'read'
    ORDER BY d.source_id, d.url, c.document_id, c.subject, c.position, c.claim_id
"""


_ARTICLES = """
    SELECT document_id, source_id, url, published_at, first_seen, agency, sketch FROM documents
    WHERE last_run_id IS NOT NULL AND outcome = 'read' AND sketch IS NOT NULL
"""


def evidence(store: Store, timeline: Timeline | None = None) -> Iterator[Evidence]:
    """Every claim that the runs of a timeline confirmed, by source, address, document, subject and reading order.

    Where none is given all runs count.
    """
    timeline = timeline or Timeline(store)
    pieces = pieces_of_evidence(store, timeline)
    once: dict[Any, Any] = {}  # the versions of a page say most things in the same words: these are kept once
    for row in store.rows(_CLAIMS):
        record = {name: once.setdefault(text, text) for name, text in zip(row.keys(), row, strict=True)}
        made = {name: record.pop(name) for name in ("first_run_id", "last_run_id", "read_last", "found_by")}
        if not timeline.knows(made["first_run_id"]):
            continue
        document_id = record["document_id"]
        spans = timeline.spans(document_id, made["first_run_id"], None if made["read_last"] else made["last_run_id"])
        if not timeline.knows(made["found_by"]):  # it was found again later than is to be known
            record["last_seen"] = min(record["last_seen"], timeline.last_seen(document_id))
        yield Evidence(
            **{**record, "value": json.loads(record["value"])},
            evidence_id=pieces.get(document_id, document_id),
            told_on=row["published_at"] if is_dated(row["kind"], row["role"]) else timeline.today,
            current=bool(spans) and spans[-1][1] is None,
            spans=once.setdefault(spans, spans),
            withdrawn=not made["read_last"],
        )


def is_dated(kind: str, role: str | None) -> bool:
    """Whether a page speaks of the day on which it was published, and not of the day on which it is read."""
    return kind in ("press", "report") or role == "news"


def pieces_of_evidence(store: Store, timeline: Timeline) -> dict[str, str]:
    """By article the piece of evidence it belongs to (`db.same`); other documents are each their own."""
    articles = (Article(**dict(row)) for row in store.rows(_ARTICLES))
    return evidence_ids(article for article in articles if timeline.last_seen(article.document_id))


def stored_mentions(store: Store, timeline: Timeline | None = None) -> list[StoredMention]:
    """The confirmed mentions; claims that are no longer made are kept apart, in mentions of their own.

    `timeline`: the runs that are known; all of them where none is given.
    """
    return list(_keyed(list(_grouped(evidence(store, timeline), _points(store), _refused(store)))))


def _grouped(
    claims: Iterable[Evidence], points: dict[tuple[str, int], Point], refused: dict[str, tuple[str, ...]]
) -> Iterator[StoredMention]:
    ordered = sorted(claims, key=_reading_order)
    groups = [
        (key, tuple(group))
        for key, group in groupby(ordered, key=lambda claim: (claim.document_id, claim.subject, claim.current))
    ]
    alone = Counter((document_id, current) for (document_id, _, current), _ in groups)
    for (document_id, subject, current), members in groups:
        head = members[0]
        yield StoredMention(
            document_id=document_id,
            source_id=head.source_id,
            url=head.url,
            kind=head.kind,
            role=head.role,
            subject=subject,
            current=current,
            published_at=head.published_at,
            evidence_id=head.evidence_id,
            claims=members,
            point=points.get((document_id, subject)),
            alone=alone[document_id, current] == 1,
            refused=refused.get(document_id, ()),
        )


def _reading_order(claim: Evidence) -> tuple[str, int, bool, bool, int]:
    return claim.document_id, claim.subject, not claim.current, claim.withdrawn, claim.position


def _keyed(mentions: list[StoredMention]) -> Iterator[StoredMention]:
    """The mentions with their keys. A key once had stays: of a page's versions the oldest is looked at first."""
    names: dict[tuple[str, str], str] = {}
    for mention in sorted(mentions, key=lambda one: (one.first_seen, one.document_id, not one.current, one.subject)):
        if mention.alone and (name := mention.first("name")):
            names.setdefault((mention.source_id, mention.url), name_key(str(name)))
    for mention in mentions:
        name = mention.first("name")
        known = names.get((mention.source_id, mention.url))
        plain = mention.alone and (name is None or name_key(str(name)) == known)
        yield replace(mention, key=mention.url if plain else f"{mention.url}#{_said(mention)}")


_NAMING = ("name", "operator", "street", "house_number", "city")


def _said(mention: StoredMention) -> str:
    """In a few words of whom a mention speaks, so that those of one page are told apart."""
    said = (mention.first(field) for field in _NAMING)
    return slug(" ".join(str(value) for value in said if value)) or str(mention.subject)


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
