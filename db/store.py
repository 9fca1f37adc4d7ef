"""The claim store, `var/claims.db`: documents, claims, runs. Append-only: a claim is never overwritten.

What a run reads is *pending* until the run is closed as healthy. Only then do `first_seen` and `last_seen` move and
the build see it, so a run below its floor, or one that was cut off, keeps its evidence and publishes nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cowcrawl import __version__
from cowcrawl.card import SourceCard
from cowcrawl.errors import BuildError, StoreError
from cowcrawl.model import Known, Reading, Validators
from cowcrawl.walk import Visit, Walk
from db import frontier, statements
from db.rows import (
    AGGREGATE_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    MENTION_COLUMNS,
    PENDING_COLUMNS,
    REJECT_COLUMNS,
    TALLY_COLUMNS,
    VALIDATOR_COLUMNS,
    aggregate_rows,
    as_json,
    claim_rows,
    counted,
    document_row,
    insert,
    mention_rows,
    pending_rows,
    reject_rows,
    tally_rows,
    unchanged_rows,
    validator_rows,
)
from db.tally import tally

SCHEMA_VERSION = 3
UPGRADES_FROM = frozenset((2,))
"""Older versions that lack nothing but tables: opening such a store adds them and loses nothing."""
_SCHEMA = (Path(__file__).parent / "store.sql").read_text("utf-8")


class Store:
    """An open claim store. Use it as a context manager; every call that writes is one transaction."""

    def __init__(self, path: Path, *, timeout: float = 10.0) -> None:
        """Open the store at `path`, made when it is not there. `timeout`: seconds to wait for another writer."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        self.connection.row_factory = sqlite3.Row
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self.connection.close()
            if isinstance(error, sqlite3.OperationalError):
                raise
            raise StoreError(f"{path} is not a claim store: {error}. Move it away or name another --var.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def open_run(self, run_id: str, card: SourceCard, mode: str, started_at: str) -> None:
        """Record that a crawl of the card's source begins. `mode`: live, archive or sample."""
        with self.transaction():
            self._write(
                "INSERT INTO sources (source_id, card) VALUES (?, ?) "
                "ON CONFLICT (source_id) DO UPDATE SET card = excluded.card",
                [(card.id, as_json(asdict(card)))],
            )
            self._write(
                "INSERT INTO runs (run_id, source_id, mode, started_at, cowcrawl_version) VALUES (?, ?, ?, ?, ?)",
                [(run_id, card.id, mode, started_at, __version__)],
            )

    def add(self, run_id: str, readings: Sequence[Reading], visits: Sequence[Visit] = ()) -> None:
        """Store readings of an open run and the visits that brought them, all of it or nothing.

        Raises sqlite3.OperationalError when locked or full.
        """
        with self.transaction():
            frontier.write(self.connection, run_id, visits)
            fetched = [reading for reading in readings if reading.document.outcome != "unchanged"]
            self._write(insert("documents", DOCUMENT_COLUMNS), map(document_row, fetched))
            claims = [row for reading in readings for row in claim_rows(reading)]
            self._write(insert("claims", CLAIM_COLUMNS), claims)
            self._write(insert("aggregates", AGGREGATE_COLUMNS), aggregate_rows(readings))
            self._write(insert("mentions", MENTION_COLUMNS, replace=True), mention_rows(readings))
            self._write(insert("pending", PENDING_COLUMNS), pending_rows(run_id, fetched, claims))
            self._write(statements.SEEN_UNCHANGED, unchanged_rows(run_id, readings))
            self._write(insert("validators", VALIDATOR_COLUMNS, replace=True), validator_rows(run_id, fetched))
            self._write(insert("rejects", REJECT_COLUMNS), reject_rows(run_id, readings))
            self._write(statements.COUNT_UP, [counted(readings, run_id)])

    def close_run(
        self,
        run_id: str,
        *,
        outcome: str,
        reason: str | None,
        finished_at: str,
        complete: bool = True,
        failure: str | None = None,
    ) -> None:
        """Close a run; what it read is confirmed when `outcome` is `healthy` and stays evidence only otherwise.

        `complete`: whether all that its lists lead to was read; where not, they are asked for anew the next time.
        `failure`: what it failed of, a word of the vocabulary of failures.
        """
        with self.transaction():
            if not complete:
                self.connection.execute(statements.FORGET_LISTS, (run_id,))
            self._write(insert("tallies", TALLY_COLUMNS), tally_rows(run_id, self.tally(run_id)))
            if failure:
                self._write(insert("diagnoses", ("run_id", "failure")), [(run_id, failure)])
            if outcome == "healthy":
                for statement in statements.CONFIRM:
                    self.connection.execute(statement, {"run_id": run_id, "finished_at": finished_at})
            self.connection.execute("DELETE FROM pending WHERE run_id = ?", (run_id,))
            frontier.close(self.connection, run_id)
            self.connection.execute(
                "UPDATE runs SET outcome = ?, reason = ?, finished_at = max(?, started_at) WHERE run_id = ?",
                (outcome, reason, finished_at, run_id),
            )

    def tally(self, run_id: str) -> Counter[str]:
        """What a run that is not closed has counted (`db.tally`)."""
        return tally(self.connection, run_id)

    def outcomes(self, run_id: str) -> Counter[str]:
        """How many pages asked for in a run that is not closed came to which outcome."""
        return frontier.outcomes(self.connection, run_id)

    def go_on(self, cards: Iterable[SourceCard], now: str) -> dict[str, Walk]:
        """By source the runs of `cards` that were cut off and can go on; those that cannot are closed as failed."""
        with self.transaction():
            self.connection.execute(statements.NEVER_BEGUN)
        walks, over = frontier.left_open(self.connection, {card.id: card for card in cards})
        for run_id, why in over.items():
            reason = f"It was cut off and could not go on: {why}."
            self.close_run(run_id, outcome="failed", reason=reason, finished_at=now, failure=frontier.INTERRUPTED)
        return walks

    def check(self) -> None:
        """Raise StoreError for a damaged file, BuildError for a run that was never closed: not all it read is there."""
        damage = [row[0] for row in self.connection.execute("PRAGMA quick_check(3)") if row[0] != "ok"]
        if damage:
            raise StoreError(
                f"{self.path} is damaged ({'; '.join(damage)}). "
                "Put back a copy, or crawl its archives again into another --var."
            )
        cut_off = [f"{row['run_id']} of {row['source_id']}" for row in self.connection.execute(statements.OPEN_RUNS)]
        if cut_off:
            raise BuildError(
                f"{self.path} is half-written: {len(cut_off)} of its runs cut off and never closed: "
                f"{', '.join(cut_off[:3])}. Crawl these sources again: they go on where they stopped."
            )

    def known(self) -> dict[str, dict[str, Known]]:
        """By source and address as asked for: what this very reader has read in a healthy run and can ask about."""
        found: dict[str, dict[str, Known]] = defaultdict(dict)
        for row in self.connection.execute(statements.KNOWN, (__version__,)):
            validators = Validators(etag=row["etag"], last_modified=row["last_modified"])
            found[row["source_id"]][row["asked"]] = Known(
                document_id=row["document_id"],
                url=row["url"],
                validators=validators,
                warc_file=row["warc_file"],
                warc_offset=row["warc_offset"],
            )
        return dict(found)

    def keep(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Add rows to a table of which nothing is ever changed, all or none; those that are there stay."""
        with self.transaction():
            self._write(insert(table, columns), rows)

    def cards(self) -> dict[str, dict[str, Any]]:
        """The source cards by id, as they were at the last crawl."""
        rows = self.connection.execute("SELECT source_id, card FROM sources")
        return {row["source_id"]: json.loads(row["card"]) for row in rows}

    def rows(self, sql: str, *parameters: Any) -> Iterator[sqlite3.Row]:
        """The rows of a query, one at a time."""
        yield from self.connection.execute(sql, parameters)

    def _prepare(self) -> None:
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.execute("PRAGMA foreign_keys = ON")
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        if version == 0 or version in UPGRADES_FROM:
            version_now = f"PRAGMA user_version = {SCHEMA_VERSION}"
            self.connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} {version_now}; COMMIT;")
        elif version != SCHEMA_VERSION:
            self.connection.close()
            raise StoreError(
                f"{self.path} has schema version {version}, this cowcrawl reads {SCHEMA_VERSION}. "
                "Use the cowcrawl that wrote it, or crawl its archives again into another --var."
            )
        elif missing := _tables() - {row[0] for row in self.connection.execute(_TABLE_NAMES)}:
            self.connection.close()
            raise StoreError(
                f"{self.path} is half-written: it lacks the table {', '.join(sorted(missing))}. "
                "Put back a copy, or crawl its archives again into another --var."
            )

    def _write(self, sql: str, rows: Iterable[Any]) -> None:
        self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")


_TABLE_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table'"


@cache
def _tables() -> frozenset[str]:
    """The tables that a store has."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(_SCHEMA)
    names = frozenset(row[0] for row in connection.execute(_TABLE_NAMES))
    connection.close()
    return names


__all__ = ["SCHEMA_VERSION", "Store", "StoreError"]
