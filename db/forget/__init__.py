"""Erasing: what people asked us to forget leaves the store and the archive, and does not come back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cowcrawl.forgotten import Target
from db.forget.archive import blank
from db.forget.rows import claims_with, delete_claims, delete_documents, documents_at, remember
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
    sqlite3.Error when something cannot be written; nothing is half erased then, only not yet.
    """
    records = blank(var / "archive", target)
    path = var / "claims.db"
    if not path.is_file():
        return Erased(documents=0, claims=0, records=records)
    with Store(path) as store:
        documents = documents_at(store, target)
        claims = claims_with(store, target)
        with store.connection:
            store.connection.execute("BEGIN IMMEDIATE")
            remember(store, target, at)
            lost = delete_documents(store, documents)
            delete_claims(store, claims)
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if documents or claims:
            store.connection.execute("VACUUM")  # SQLite leaves what was deleted readable in its free pages
    return Erased(documents=len(documents), claims=lost + len(claims), records=records)


def digests(var: Path) -> list[str]:
    """The digests of all that was forgotten in `var`."""
    path = var / "claims.db"
    if not path.is_file():
        return []
    with Store(path) as store:
        return [row["digest"] for row in store.rows("SELECT digest FROM forgotten ORDER BY digest")]


__all__ = ["Erased", "digests", "forget"]
