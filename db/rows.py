"""From readings to the rows of the claim store, and the statements that write them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from cowcrawl.model import Document, Reading, aggregate_id, claim_id
from db.tally import MEASURES

DOCUMENT_COLUMNS = tuple(item.name for item in fields(Document))
CLAIM_COLUMNS = (
    "claim_id",
    "document_id",
    "subject",
    "field",
    "value",
    "unit",
    "quote",
    "context",
    "locator",
    "extractor",
    "modality",
    "position",
)
AGGREGATE_COLUMNS = (
    *("aggregate_id", "document_id", "subject", "measure", "value", "unit", "date", "quote", "locator", "position"),
)
PENDING_COLUMNS = ("run_id", "document_id", "claim_id", "seen_at")
REJECT_COLUMNS = ("run_id", "document_id", "stage", "field", "reason", "detail")
TALLY_COLUMNS = ("run_id", "what", "number")
MENTION_COLUMNS = ("document_id", "subject", "latitude", "longitude", "precision", "provider")

VALIDATOR_COLUMNS = ("source_id", "url", "document_id", "etag", "last_modified", "run_id")


def insert(table: str, columns: Sequence[str], *, replace: bool = False) -> str:
    verb = "INSERT OR REPLACE" if replace else "INSERT OR IGNORE"
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def document_row(reading: Reading) -> tuple[Any, ...]:
    return tuple(getattr(reading.document, column) for column in DOCUMENT_COLUMNS)


def claim_rows(reading: Reading) -> Iterator[tuple[Any, ...]]:
    document_id = reading.document.document_id
    told = ((mention, claim) for mention in reading.mentions for claim in mention.claims)
    for position, (mention, claim) in enumerate(told):
        yield (
            claim_id(document_id, mention.subject, claim),
            document_id,
            mention.subject,
            claim.field,
            as_json(claim.value),
            claim.unit,
            claim.quote,
            as_json(claim.context) if claim.context else None,
            claim.locator,
            claim.extractor,
            claim.modality,
            position,
        )


def aggregate_rows(readings: Sequence[Reading]) -> Iterator[tuple[Any, ...]]:
    for reading in readings:
        document_id = reading.document.document_id
        for position, told in enumerate(reading.aggregates):
            said = (told.subject, told.measure, told.value, told.unit, told.date, told.quote, told.locator)
            yield (aggregate_id(document_id, told), document_id, *said, position)


def mention_rows(readings: Sequence[Reading]) -> Iterator[tuple[Any, ...]]:
    for reading in readings:
        for mention in reading.mentions:
            if point := mention.point:
                place = (point.latitude, point.longitude, point.precision, point.provider)
                yield (reading.document.document_id, mention.subject, *place)


def pending_rows(
    run_id: str, readings: Sequence[Reading], claims: Iterable[Sequence[Any]]
) -> Iterator[tuple[str, str, str, str]]:
    """`claims`: their rows, as `claim_rows` gives them: their identifiers cost too much to be made twice."""
    seen_at = {reading.document.document_id: reading.document.fetched_at for reading in reversed(readings)}
    for claim, document_id, *_ in claims:
        if document_id in seen_at:
            yield run_id, document_id, claim, seen_at[document_id]
    for reading in readings:
        document = reading.document
        yield run_id, document.document_id, "", document.fetched_at
        for told in reading.aggregates:
            yield run_id, document.document_id, aggregate_id(document.document_id, told), document.fetched_at


def unchanged_rows(run_id: str, readings: Sequence[Reading]) -> Iterator[dict[str, str]]:
    for reading in readings:
        if reading.document.outcome == "unchanged":
            document = reading.document
            yield {"run_id": run_id, "document_id": document.document_id, "seen_at": document.fetched_at}


def validator_rows(run_id: str, readings: Sequence[Reading]) -> Iterator[tuple[Any, ...]]:
    for reading in readings:
        if given := reading.validators:
            document = reading.document
            asked = (document.source_id, document.requested_url, document.document_id)
            yield (*asked, given.etag, given.last_modified, run_id)


def reject_rows(run_id: str, readings: Sequence[Reading]) -> Iterator[tuple[Any, ...]]:
    for reading in readings:
        for reject in reading.rejects:
            yield (
                run_id,
                reading.document.document_id,
                reject.stage,
                reject.field,
                reject.reason,
                reject.detail,
            )


def tally_rows(run_id: str, counts: Counter[str]) -> list[tuple[str, str, int]]:
    return [(run_id, what, counts[what]) for what in MEASURES]


def counted(readings: Sequence[Reading], run_id: str) -> tuple[int, int, int, int, str]:
    return (
        len(readings),
        sum(reading.document.outcome in ("read", "unchanged") for reading in readings),
        sum(len(mention.claims) for reading in readings for mention in reading.mentions),
        sum(len(reading.rejects) for reading in readings),
        run_id,
    )


as_json: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
