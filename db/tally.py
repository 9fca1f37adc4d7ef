"""What a run counted: the figures that floors and ceilings speak of."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from cowcrawl.text import fold

MEASURES = ("documents", "claims", "spaces", "fields", "formulas")
"""What is counted: documents read or found unchanged; claims; spaces told apart by their address, or by name where no
page states one; fields filled, each once a subject of a document; price plans."""


def tally(connection: sqlite3.Connection, run_id: str) -> Counter[str]:
    """The counts of a run that is not closed, what was found unchanged among them."""
    (read,) = connection.execute("SELECT n_read FROM runs WHERE run_id = ?", (run_id,)).fetchone()
    counts: Counter[str] = Counter(documents=read)
    told: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    for document_id, subject, field, value in connection.execute(_CLAIMS, (run_id,)):
        counts["claims"] += 1
        counts["formulas"] += field == "formulas"
        told[document_id, subject].setdefault(field, value)
    counts["fields"] = sum(map(len, told.values()))
    counts["spaces"] = _spaces(told.values())
    return counts


def _spaces(mentions: Iterable[Mapping[str, Any]]) -> int:
    """How many different addresses are stated; where there is none, how many different names."""
    addresses: set[tuple[str, ...]] = set()
    names: set[str] = set()
    for fields in mentions:
        if "street" in fields:
            parts = (fields.get(name) for name in ("street", "house_number", "postal_code"))
            addresses.add(tuple(fold(str(json.loads(part))) if part else "" for part in parts))
        elif "name" in fields:
            names.add(fold(str(json.loads(fields["name"]))))
    return len(addresses) or len(names)


_CLAIMS = """
    SELECT c.document_id, c.subject, c.field, c.value FROM pending p JOIN claims c ON c.claim_id = p.claim_id
    WHERE p.run_id = ? AND p.claim_id <> ''
"""
