"""A claim as the pages of the site show it: the value in words, the passage, and the document it stands in. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.site.words import Words, decoded

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A claim together with the document that makes it."""

    claim_id: str
    field: str
    value: Any
    """The value as it was read, not as text."""
    said: str
    """The value in words."""
    quote: str
    context: tuple[str, ...]
    """Passages needed to read the quote, from the outermost heading inwards."""
    locator: str | None
    extractor: str | None
    modality: str | None
    published: bool
    current: bool
    last_seen: str | None
    document_id: str | None
    source_id: str | None
    url: str | None
    document_title: str | None
    fetched_at: str | None
    published_at: str | None
    """When an article was published."""
    evidence_id: str | None
    """The piece of evidence its document belongs to; documents with the same are copies of one text."""
    source_name: str | None
    agency: str | None
    """The news agency that the article credits."""

    @property
    def in_text(self) -> bool:
        """Whether the quote is visible text of the page, so that a browser can be sent to it."""
        return not (self.locator or "").startswith(("jsonld:", "meta:", "attr:"))


def evidence(row: Row, words: Words) -> Evidence:
    """The evidence in a row of claims, joined with what pages show of its document (`db.site.reading`), in `words`."""
    value = decoded(row["field"], row["value"])
    return Evidence(
        claim_id=row["claim_id"],
        field=row["field"],
        value=value,
        said=words.spoken(row["field"], value, row["unit"]),
        quote=row["quote"] or "",
        context=_context(row["context"]),
        locator=row["locator"],
        extractor=row["extractor"],
        modality=row["modality"],
        published=bool(row["published"]),
        current=bool(row["current"]),
        last_seen=row["last_seen"],
        document_id=row["document_id"],
        source_id=row["source_id"],
        url=row["url"],
        document_title=row["document_title"],
        fetched_at=row["fetched_at"],
        published_at=row["published_at"],
        evidence_id=row["evidence_id"],
        source_name=row["source_name"],
        agency=row["agency"],
    )


def _context(text: str | None) -> tuple[str, ...]:
    try:
        parts = json.loads(text) if text else []
    except ValueError:
        return (str(text),)
    return tuple(str(part) for part in parts) if isinstance(parts, list) else (str(parts),)
