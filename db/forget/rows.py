"""The rows of the claim store that speak of what is to be forgotten."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from cowcrawl.forgotten import Target, in_text, of_address
from db.store import Store

_OF_DOCUMENT = "claims aggregates mentions pending rejects validators versions".split()
"""Tables whose rows belong to one document, by its identifier."""


def documents_at(store: Store, target: Target) -> list[str]:
    """The documents of a page or site, every version."""
    if target.kind not in ("page", "site"):
        return []
    rows = store.rows("SELECT document_id, url, requested_url FROM documents")
    return [row["document_id"] for row in rows if target in of_address(row["url"]) + of_address(row["requested_url"])]


def claims_with(store: Store, target: Target) -> list[str]:
    """The claims in whose value, quote or context a mailbox or number stands."""
    if target.kind not in ("email", "phone"):
        return []
    cards = store.cards()
    rows = store.rows(
        "SELECT c.claim_id, c.value, c.quote, c.context, d.source_id FROM claims c JOIN documents d USING (document_id)"
    )
    return [row["claim_id"] for row in rows if _holds(row, target, cards)]


def delete_documents(store: Store, documents: Sequence[str]) -> int:
    """Delete documents with all that hangs on them; how many claims that were."""
    lost = 0
    for document in documents:
        [(claims,)] = store.connection.execute("SELECT count(*) FROM claims WHERE document_id = ?", (document,))
        lost += claims
        aggregates = "SELECT aggregate_id FROM aggregates WHERE document_id = ?1"
        store.connection.execute(f"DELETE FROM sightings WHERE item = ?1 OR item IN ({aggregates})", (document,))
        for table in _OF_DOCUMENT:
            store.connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document,))
        store.connection.execute("DELETE FROM documents WHERE document_id = ?", (document,))
    return lost


def delete_claims(store: Store, claims: Sequence[str]) -> None:
    """Delete single claims."""
    store.connection.executemany("DELETE FROM pending WHERE claim_id = ?", [(claim,) for claim in claims])
    store.connection.executemany("DELETE FROM claims WHERE claim_id = ?", [(claim,) for claim in claims])


def delete_addresses(store: Store, target: Target) -> int:
    """Delete the addresses of a page or site that wait to be asked for, or could not be read: they may name a person.

    How many they were.
    """
    if target.kind not in ("page", "site"):
        return 0
    rows = store.rows("SELECT run_id, number, url FROM frontier")
    found = [(row["run_id"], row["number"]) for row in rows if target in of_address(row["url"])]
    store.connection.executemany("DELETE FROM frontier WHERE run_id = ? AND number = ?", found)
    return len(found)


def delete_words(store: Store, target: Target) -> int:
    """Delete what else repeats a mailbox or number: titles, counts with their quotes, and what was left out and why.

    In how many rows it stood.
    """
    if target.kind not in ("email", "phone"):
        return 0
    cards = store.cards()

    def holding(sql: str) -> list[tuple[Any]]:
        return [(row["id"],) for row in store.rows(sql) if target in in_text(row["text"], _country(row, cards))]

    titled = holding("SELECT document_id AS id, title AS text, source_id FROM documents WHERE title IS NOT NULL")
    counted = holding(
        "SELECT a.aggregate_id AS id, a.subject || ' ' || a.quote AS text, d.source_id "
        "FROM aggregates a JOIN documents d USING (document_id)"
    )
    left_out = holding("SELECT r.rowid AS id, r.detail AS text, u.source_id FROM rejects r JOIN runs u USING (run_id)")
    execute = store.connection.executemany
    execute("UPDATE documents SET title = NULL WHERE document_id = ?", titled)
    execute("DELETE FROM pending WHERE claim_id = ?", counted)
    execute("DELETE FROM sightings WHERE item = ?", counted)
    execute("DELETE FROM aggregates WHERE aggregate_id = ?", counted)
    execute("DELETE FROM rejects WHERE rowid = ?", left_out)
    return len(titled) + len(counted) + len(left_out)


def remember(store: Store, digest: str, kind: str, at: str) -> None:
    """Keep the digest, so that what is read tomorrow is not kept again."""
    store.connection.execute(
        "INSERT OR IGNORE INTO forgotten (digest, kind, forgotten_at) VALUES (?, ?, ?)", (digest, kind, at)
    )


def _holds(row: Any, target: Target, cards: dict[str, dict[str, Any]]) -> bool:
    said = json.loads(row["value"])
    value = said if isinstance(said, str) else " ".join(map(str, said.values())) if isinstance(said, dict) else ""
    texts = (value, row["quote"], *json.loads(row["context"] or "[]"))
    return any(target in in_text(text, _country(row, cards)) for text in texts)


def _country(row: Any, cards: dict[str, dict[str, Any]]) -> str | None:
    country: str | None = cards.get(row["source_id"], {}).get("country")
    return country
