"""What runs that are merged into a store change in its history: when pages were found, and which version stood when.

A run that is merged may be older than those that are there. So the history of its source is told anew from the runs
that found each page, in the order in which what they read became known; which reading counts is that of the latest
reader.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.rows import PENDING_COLUMNS, insert

Row = dict[str, Any]


def prepare(connection: sqlite3.Connection) -> None:
    """Make the table that only stores have into which something was merged."""
    connection.execute("CREATE TABLE IF NOT EXISTS rereadings (run_id TEXT PRIMARY KEY, read_at TEXT NOT NULL)")


def pend(connection: sqlite3.Connection, run_id: str, tables: Mapping[str, Sequence[Row]]) -> None:
    """Note what a run has read, and what servers said has not changed: the newest version that was fetched before."""
    fetched = {row["document_id"]: row["fetched_at"] for row in tables["documents"] if row["outcome"] != "unchanged"}
    rows = [(run_id, document_id, "", at) for document_id, at in fetched.items()]
    for name, key in (("claims", "claim_id"), ("aggregates", "aggregate_id")):
        rows += [(run_id, row["document_id"], row[key], fetched[row["document_id"]]) for row in tables[name]]
    connection.executemany(insert("pending", PENDING_COLUMNS), rows)
    for row in tables["documents"]:
        if row["outcome"] == "unchanged":
            asked = {"source": row["source_id"], "url": row["requested_url"], "at": row["fetched_at"], "run": run_id}
            if known := connection.execute(_BEFORE, asked).fetchone():
                connection.execute(_STILL, {**asked, "document": known["document_id"]})


def confirm(connection: sqlite3.Connection, source_id: str, new: Sequence[str]) -> None:
    """Confirm what the new healthy runs of a source read, and forget what was pending of them."""
    order = [row["run_id"] for row in connection.execute(_ORDER, (source_id,))]
    found = _found(connection, source_id, [run for run in order if run not in set(new)])
    for run_id in new:
        found[run_id] = {row["item"] for row in connection.execute(_READ, {"run": run_id})}
    _tell_sightings(connection, source_id, order, found)
    _tell_versions(connection, source_id, order, found)
    _tell_readings(connection, source_id, order, new)
    connection.executemany("DELETE FROM pending WHERE run_id = ?", [(run_id,) for run_id in new])


def _found(connection: sqlite3.Connection, source_id: str, order: Sequence[str]) -> dict[str, set[str]]:
    """By run what it found, from the stretches of runs that are on record."""
    place = {run_id: at for at, run_id in enumerate(order)}
    found: dict[str, set[str]] = {run_id: set() for run_id in order}
    for row in connection.execute(_SIGHTINGS, (source_id,)):
        if row["first_run_id"] in place and row["last_run_id"] in place:
            for at in range(place[row["first_run_id"]], place[row["last_run_id"]] + 1):
                found[order[at]].add(row["item"])
    return found


def _tell_sightings(
    connection: sqlite3.Connection, source_id: str, order: Sequence[str], found: Mapping[str, set[str]]
) -> None:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, run_id in enumerate(order):
        for item in found.get(run_id, ()):
            places[item].append(at)
    connection.execute(_NO_SIGHTINGS, (source_id,))
    stretches = ((item, order[first], order[last]) for item in sorted(places) for first, last in _runs(places[item]))
    connection.executemany(insert("sightings", ("item", "first_run_id", "last_run_id")), stretches)


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of numbers that follow each other."""
    stretches: list[tuple[int, int]] = []
    for at in places:
        if stretches and stretches[-1][1] == at - 1:
            stretches[-1] = stretches[-1][0], at
        else:
            stretches.append((at, at))
    return stretches


def _tell_versions(
    connection: sqlite3.Connection, source_id: str, order: Sequence[str], found: Mapping[str, set[str]]
) -> None:
    url_of = {row["document_id"]: row["url"] for row in connection.execute(_READ_PAGES, (source_id,))}
    newest: dict[str, str] = {}
    told = []
    for run_id in order:
        for item in sorted(found.get(run_id, ())):
            if (url := url_of.get(item)) and newest.get(url) != item:
                newest[url] = item
                told.append((source_id, url, run_id, item))
    connection.execute("DELETE FROM versions WHERE source_id = ?", (source_id,))
    connection.executemany(insert("versions", ("source_id", "url", "run_id", "document_id"), replace=True), told)


def _tell_readings(connection: sqlite3.Connection, source_id: str, order: Sequence[str], new: Sequence[str]) -> None:
    place = {run_id: at for at, run_id in enumerate(order)}
    begun = {row["run_id"]: row["read_at"] for row in connection.execute(_BEGUN, (source_id,))}

    def earlier(one: str | None, other: str) -> str:
        return other if one not in place else min(one, other, key=place.__getitem__)

    def later(one: str | None, other: str) -> str:
        return other if one not in place else max(one, other, key=lambda run: (begun[run], place[run]))

    connection.create_function("earlier", 2, earlier, deterministic=True)
    connection.create_function("later", 2, later, deterministic=True)
    for run_id in sorted(new, key=place.__getitem__):
        for statement in _CONFIRM:
            connection.execute(statement, {"run": run_id})


_ORDER = """
    SELECT run_id FROM runs LEFT JOIN moments USING (run_id)
    WHERE source_id = ? AND outcome = 'healthy' ORDER BY ifnull(at, finished_at), run_id
"""
_BEGUN = """
    SELECT run_id, ifnull(read_at, started_at) AS read_at FROM runs LEFT JOIN rereadings USING (run_id)
    WHERE source_id = ?
"""
_OF_SOURCE = "last_run_id IN (SELECT run_id FROM runs WHERE source_id = ?)"
_SIGHTINGS = f"SELECT item, first_run_id, last_run_id FROM sightings WHERE {_OF_SOURCE}"
_NO_SIGHTINGS = f"DELETE FROM sightings WHERE {_OF_SOURCE}"
_READ_PAGES = "SELECT document_id, url FROM documents WHERE source_id = ? AND outcome = 'read'"
_READ = """
    SELECT document_id AS item FROM pending WHERE run_id = :run AND claim_id = ''
    UNION
    SELECT claim_id FROM pending JOIN aggregates ON aggregate_id = claim_id WHERE run_id = :run
"""
_BEFORE = """
    SELECT document_id FROM documents
    WHERE source_id = :source AND (requested_url = :url OR url = :url) AND outcome = 'read' AND fetched_at <= :at
    ORDER BY fetched_at DESC, document_id LIMIT 1
"""
_STILL = """
    INSERT OR IGNORE INTO pending (run_id, document_id, claim_id, seen_at)
    SELECT :run, :document, '', :at
    UNION ALL
    SELECT :run, document_id, claim_id, :at FROM pending
    WHERE document_id = :document AND claim_id <> '' AND run_id <> :run
    UNION ALL
    SELECT :run, c.document_id, c.claim_id, :at FROM claims c JOIN documents d USING (document_id)
    WHERE document_id = :document AND c.last_run_id = d.last_run_id
    UNION ALL
    SELECT :run, a.document_id, a.aggregate_id, :at FROM aggregates a JOIN documents d USING (document_id)
    WHERE document_id = :document AND a.last_run_id = d.last_run_id
"""
_CONFIRM = (
    """UPDATE documents SET
         first_seen = min(ifnull(first_seen, p.at), p.at), last_seen = max(ifnull(last_seen, p.at), p.at),
         last_run_id = later(last_run_id, :run)
       FROM (SELECT document_id, max(seen_at) AS at FROM pending WHERE run_id = :run GROUP BY document_id) AS p
       WHERE documents.document_id = p.document_id""",
    """UPDATE claims SET first_run_id = earlier(first_run_id, :run), last_run_id = later(last_run_id, :run)
       WHERE claim_id IN (SELECT claim_id FROM pending WHERE run_id = :run AND claim_id <> '')""",
    """UPDATE aggregates SET last_run_id = later(last_run_id, :run)
       WHERE aggregate_id IN (SELECT claim_id FROM pending WHERE run_id = :run AND claim_id <> '')""",
)
