"""Runs of another claim store, taken over into this one: what a machine of a cluster crawled."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from db.rows import (
    AGGREGATE_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    MENTION_COLUMNS,
    REJECT_COLUMNS,
    VALIDATOR_COLUMNS,
)
from db.store import Store

_RUN = (
    *("run_id", "source_id", "mode", "started_at", "n_documents", "n_read", "n_claims", "n_rejects"),
    "cowcrawl_version",
)
_FRONTIER = ("run_id", "number", "url", "form", "priority", "told", "outcome", "reason")
_TABLES = (
    ("REPLACE", "sources", ("source_id", "card")),
    ("IGNORE", "runs", _RUN),
    ("IGNORE", "documents", DOCUMENT_COLUMNS),
    ("IGNORE", "claims", CLAIM_COLUMNS),
    ("IGNORE", "aggregates", AGGREGATE_COLUMNS),
    ("REPLACE", "mentions", MENTION_COLUMNS),
    ("IGNORE", "rejects", REJECT_COLUMNS),
    ("REPLACE", "validators", VALIDATOR_COLUMNS),
    ("IGNORE", "frontier", _FRONTIER),
)
CUT_OFF = "It was cut off on the machine that crawled it."


def adopt(store: Store, other: Path) -> list[str]:
    """Take over the runs of the store at `other`, each of which has read its documents anew; their ids.

    A run that is here already is passed over, so that nothing is doubled when the same store comes twice. A run is then
    closed as it was there, and so confirmed or not.
    """
    store.connection.execute("ATTACH ? AS away", (str(other),))
    try:
        known = {row["run_id"] for row in store.rows("SELECT run_id FROM main.runs")}
        new = [row for row in store.rows(_RUNS) if row["run_id"] not in known]
        if not new:
            return []
        with store.transaction():
            for verb, table, columns in _TABLES:
                names = ", ".join(columns)
                updated = f"INSERT OR {verb} INTO main.{table} ({names}) SELECT {names} FROM away.{table}"
                store.connection.execute(_SOURCES if table == "sources" else updated)
            for statement in _PENDING:
                store.connection.execute(statement)
    finally:
        store.connection.execute("DETACH away")
    for row in new:
        store.close_run(
            row["run_id"],
            outcome=row["outcome"] or "failed",
            reason=row["reason"] if row["outcome"] else CUT_OFF,
            finished_at=row["finished_at"] or row["started_at"],
            failure=row["failure"] if row["outcome"] else "interrupted",
        )
    return [row["run_id"] for row in new]


def settle(path: Path) -> None:
    """Bring all of a store into its one file, so that it can be sent away."""
    with Store(path) as store, closing(store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")):
        pass


_RUNS = """
    SELECT r.run_id, r.outcome, r.reason, r.started_at, r.finished_at, d.failure
    FROM away.runs r LEFT JOIN away.diagnoses d USING (run_id) ORDER BY r.run_id
"""
_SOURCES = """
    INSERT INTO main.sources (source_id, card) SELECT source_id, card FROM away.sources WHERE true
    ON CONFLICT (source_id) DO UPDATE SET card = excluded.card
"""
_PENDING = (
    """INSERT OR IGNORE INTO main.pending (run_id, document_id, claim_id, seen_at)
       SELECT r.run_id, d.document_id, '', d.fetched_at FROM away.documents d JOIN away.runs r USING (source_id)""",
    """INSERT OR IGNORE INTO main.pending (run_id, document_id, claim_id, seen_at)
       SELECT r.run_id, d.document_id, c.claim_id, d.fetched_at
       FROM away.claims c JOIN away.documents d USING (document_id) JOIN away.runs r USING (source_id)""",
    """INSERT OR IGNORE INTO main.pending (run_id, document_id, claim_id, seen_at)
       SELECT r.run_id, d.document_id, a.aggregate_id, d.fetched_at
       FROM away.aggregates a JOIN away.documents d USING (document_id) JOIN away.runs r USING (source_id)""",
)
