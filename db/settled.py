"""The pages of one archive and source brought together as a crawl does it: no document twice, no duplicates. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cowcrawl.joined import Joined
from cowcrawl.model import Aggregate, Claim, aggregate_id, claim_id, identifier
from db.parts import OFFSET

Row = dict[str, Any]
Settled = dict[str, list[Row]]
_UNREAD: Row = dict.fromkeys(("role", "language", "title", "published_at", "agency", "sketch")) | {"paywalled": 0}
"""What is not known of a page that was not read."""
_BELONG = ("claims", "aggregates", "mentions", "rejects")


def settle(tables: Mapping[str, list[Row]]) -> Settled:
    """The rows of one run by table, in the order of their records, without those that a crawl would not have read."""
    joined = Joined()
    pages: dict[int, Row] = {}
    silent: set[int] = set()
    moved: dict[int, str] = {}
    for row in sorted(tables.get("documents", ()), key=lambda row: row[OFFSET]):
        offset = row[OFFSET]
        if not row["joins"]:
            pages[offset] = row
            continue
        url, sha256 = row["url"], row["sha256"]
        url = joined.address(row["own_url"], url if url != row["own_url"] else None, sha256)
        if joined.again(url, sha256):
            silent.add(offset)
            continue
        again = joined.duplicate(url, sha256)
        joined.remember(url, sha256)
        if again:
            silent.add(offset)
            row = {**row, **_UNREAD, "outcome": "duplicate", "reason": again}
        if url != row["url"]:
            moved[offset] = identifier(row["source_id"], url, sha256)
            row = {**row, "url": url, "document_id": moved[offset]}
        pages[offset] = row
    found: Settled = {"documents": list(pages.values())}
    for name in _BELONG:
        kept = (row for row in tables.get(name, ()) if row[OFFSET] in pages and row[OFFSET] not in silent)
        found[name] = [_moved(name, row, moved[row[OFFSET]]) if row[OFFSET] in moved else row for row in kept]
    return found


def _moved(table: str, row: Row, document_id: str) -> Row:
    """A row of a page that goes by another address than was thought, with the identifiers that follow from it."""
    row = {**row, "document_id": document_id}
    if table == "claims":
        names = ("field", "unit", "quote", "locator", "extractor", "modality")
        claim = Claim(
            **{name: row[name] for name in names},
            value=json.loads(row["value"]),
            context=tuple(json.loads(row["context"] or "[]")),
        )
        row["claim_id"] = claim_id(document_id, row["subject"], claim)
    elif table == "aggregates":
        said = ("subject", "measure", "value", "unit", "date", "quote", "locator")
        row["aggregate_id"] = aggregate_id(document_id, Aggregate(**{name: row[name] for name in said}))
    return row
