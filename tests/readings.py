"""Readings to try the pipelines on."""

from __future__ import annotations

from typing import Any

from cowcrawl.model import Claim, Document, Mention, Reading

DOCUMENT = Document(
    document_id="d1",
    source_id="atelier-noord",
    url="https://atelier-noord.example/contact",
    requested_url="https://atelier-noord.example/contact",
    fetched_at="2026-03-01T12:00:00Z",
    outcome="read",
    status=200,
    sha256="0" * 64,
)


def claim(field: str, value: Any, quote: str | None = None, **more: Any) -> Claim:
    """A claim with its value as quote, unless told otherwise."""
    words = str(value) if quote is None else quote
    return Claim(**{"locator": "/html/body/p", "extractor": "test", **more}, field=field, value=value, quote=words)


def reading(*claims: Claim) -> Reading:
    """A reading of one mention."""
    return Reading(document=DOCUMENT, mentions=(Mention(subject=0, claims=claims),))


def values(after: Reading, field: str) -> list[Any]:
    """The values of a field in all mentions."""
    return [item.value for mention in after.mentions for item in mention.claims if item.field == field]


def reasons(after: Reading) -> list[str]:
    """Why things were left out, in order."""
    return [reject.reason for reject in after.rejects]
