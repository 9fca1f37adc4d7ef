"""Erasing: what people asked us to forget leaves the store and the archive, and does not come back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cowcrawl.forgotten import PRIVATE, Target, is_keyed, with_secret, without_secret
from db.forget.archive import blank
from db.forget.rows import (
    claims_with,
    delete_addresses,
    delete_claims,
    delete_documents,
    delete_words,
    documents_at,
    remember,
)
from db.forget.secret import secret, secret_made
from db.store import Store


@dataclass(frozen=True, kw_only=True)
class Erased:
    """What was erased."""

    documents: int
    claims: int
    records: int
    """Records of the archive."""

    def __str__(self) -> str:
        return f"{self.documents} documents, {self.claims} claims, {self.records} records of the archive"


def forget(var: Path, target: Target, at: str) -> Erased:
    """Erase a target from the store and the archive of `var`, and remember its digest. `at`: now, UTC, ISO 8601.

    The archive comes first: what is cut off in between is found again by the next call. Raises OSError and
    sqlite3.Error when something cannot be written, BadInput where the secret of earlier digests is missing; nothing is
    half erased then, only not yet.
    """
    with Store(var / "claims.db") as store:
        digest = target.digest(_secret(store, var) if target.kind in PRIVATE else "")
        records = blank(var / "archive", target)
        documents = documents_at(store, target)
        claims = claims_with(store, target)
        with store.connection:
            store.connection.execute("BEGIN IMMEDIATE")
            remember(store, without_secret(digest), target.kind, at)
            lost = delete_documents(store, documents)
            delete_claims(store, claims)
            more = delete_addresses(store, target) + delete_words(store, target)
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if documents or claims or more:
            store.connection.execute("VACUUM")  # SQLite leaves what was deleted readable in its free pages
    return Erased(documents=len(documents), claims=lost + len(claims), records=records)


def digests(var: Path) -> list[str]:
    """The digests of all that was forgotten in `var`, as they are compared. BadInput where their secret is missing."""
    path = var / "claims.db"
    if not path.is_file():
        return []
    with Store(path) as store:
        kept = _kept(store)
    known = secret(var) if any(map(is_keyed, kept)) else ""
    return [with_secret(digest, known) for digest in kept]


def _kept(store: Store) -> list[str]:
    return [row["digest"] for row in store.rows("SELECT digest FROM forgotten ORDER BY digest")]


def _secret(store: Store, var: Path) -> str:
    """The secret that a digest is made with: of a store that has digests of the kind the one they were made with."""
    return secret(var) if any(map(is_keyed, _kept(store))) else secret_made(var)


__all__ = ["Erased", "digests", "forget"]
