"""`cowcrawl merge`: what rereadings found, united in a claim store: all of it or nothing.

Documents and claims have content-derived identifiers, so what is there already stays as it is, and the order of folders
does not matter. What one archive says of one source is a run of its own, of the time of the crawl that wrote it, else
of its newest page (no source was visited today because it is read again), and judged by its card's floors.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from cowcrawl.errors import BadInput
from cowcrawl.forgotten import any_of, of_address
from cowcrawl.model import identifier
from db import confirmed, settled
from db.parts import OFFSET, Part, checked, part_of, rows
from db.plan import load
from db.rows import (
    AGGREGATE_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    MENTION_COLUMNS,
    REJECT_COLUMNS,
    insert,
    tally_rows,
)
from db.settled import Row, Settled
from db.store import Store
from db.tally import tally


class Verdict(NamedTuple):
    """How a run went: `pipelines.monitors.Judgement`, which this package does not know."""

    outcome: str
    failure: str | None
    sentence: str


Judge = Callable[[Mapping[str, int], Mapping[str, int], Mapping[str, Any]], Verdict]
"""From a run's counts, its pages by outcome and its card to how it went."""


@dataclass
class Merged:
    """What a merge did."""

    runs: int = 0
    known: int = 0
    """Runs that were there already."""
    counts: Counter[str] = field(default_factory=Counter)
    """Documents and claims of the new runs, and how many of them the store did not have."""
    unhealthy: list[str] = field(default_factory=list)
    """Runs below their floors, with the reason: their claims are kept and not published."""


@dataclass(frozen=True)
class _Run:
    """What one archive says of one source."""

    part: Part
    card: dict[str, Any]
    tables: dict[str, list[Row]]

    @cached_property
    def moment(self) -> str:
        """When its newest page was fetched."""
        return str(max(row["fetched_at"] for row in self.tables["documents"]))

    @property
    def archive_name(self) -> str:
        """Name of the archive without its endings: the run of the crawl that wrote it, if that was one of ours."""
        return self.part.archive.rpartition("/")[2].removesuffix(".gz").removesuffix(".warc")

    @cached_property
    def run_id(self) -> str:
        """Derived from what it says: the same reading of the same pages is the same run."""
        pages = sorted((row[OFFSET], row["document_id"], row["outcome"]) for row in self.tables["documents"])
        claims = sorted(row["claim_id"] for row in self.tables["claims"])
        content = identifier(self.card["id"], self.part.code, pages, claims)
        stamp = "".join(char for char in self.moment if char.isalnum())
        return f"{stamp}-{self.card['id']}-{content[:8]}"


def merge(store: Store, folders: Sequence[Path], judge: Judge, forgotten: Iterable[str] = ()) -> Merged:
    """Unite the rereadings in `folders` with a store, in one transaction.

    `forgotten`: digests of pages and sites that are not kept. BadInput, before anything is written, for a folder that
    is not finished or a part that is damaged.
    """
    archives = [archive for folder in folders for archive in _archives(folder)]
    done, found = Merged(), frozenset(forgotten)
    with store.transaction():
        confirmed.prepare(store.connection)
        touched: defaultdict[str, list[str]] = defaultdict(list)
        for parts in sorted(archives, key=_newest):
            for run in _runs(parts, found):
                if _add(store.connection, run, judge, done):
                    touched[run.card["id"]].append(run.run_id)
        for source_id in sorted(touched):
            confirmed.confirm(store.connection, source_id, touched[source_id])
    return done


_Parts = list[tuple[Path, Part]]


def _archives(folder: Path) -> list[_Parts]:
    """The parts of a rereading, checked, by archive; BadInput when it is not whole."""
    plan = load(folder)
    if plan is None:
        raise BadInput(f"{folder}: expected a folder that `cowcrawl reread` has written")
    if not plan.complete:
        raise BadInput(f"{folder}: not finished: run the same `cowcrawl reread` again. Nothing was merged.")
    grouped: defaultdict[str, _Parts] = defaultdict(list)
    for at, (archive, _, _) in enumerate(plan.ranges):
        path = plan.folder(folder, at)
        part = part_of(path)
        checked(path, part)
        grouped[archive].append((path, part))
    return list(grouped.values())


def _newest(parts: _Parts) -> tuple[str, str]:
    times = [row["fetched_at"] for path, _ in parts for row in rows(path, "documents")]
    return max(times, default=""), parts[0][1].archive


def _runs(parts: _Parts, forgotten: frozenset[str]) -> Iterable[_Run]:
    """What the parts of one archive say, by source, brought together as a crawl does."""
    cards = {card["id"]: card for _, part in parts for card in part.cards}
    tables: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for path, _ in parts:
        source_of: dict[int, str] = {}
        for row in rows(path, "documents"):
            if not any_of(of_address(row["url"]), forgotten):
                source_of[row[OFFSET]] = row["source_id"]
                tables[row["source_id"]]["documents"].append(row)
        for name in ("claims", "aggregates", "mentions", "rejects"):
            for row in rows(path, name):
                if source := source_of.get(row[OFFSET]):
                    tables[source][name].append(row)
    for source in sorted(tables):
        whole: Settled = settled.settle(tables[source])
        yield _Run(part=parts[0][1], card=cards[source], tables=whole)


def _add(connection: sqlite3.Connection, run: _Run, judge: Judge, done: Merged) -> bool:
    """Add a run; whether it is a healthy new one, whose claims are to be confirmed."""
    if connection.execute("SELECT 1 FROM runs WHERE run_id = ?", (run.run_id,)).fetchone():
        done.known += 1
        return False
    _add_source(connection, run)
    pages, claims = run.tables["documents"], run.tables["claims"]
    read = sum(row["outcome"] in ("read", "unchanged") for row in pages)
    connection.execute(
        "INSERT INTO runs (run_id, source_id, mode, started_at, n_documents, n_read, n_claims, n_rejects, "
        "cowcrawl_version) VALUES (?, ?, 'archive', ?, ?, ?, ?, ?, ?)",
        (
            *(run.run_id, run.card["id"], run.moment, len(pages), read, len(claims)),
            *(len(run.tables["rejects"]), run.part.version),
        ),
    )
    connection.execute(insert("rereadings", ("run_id", "read_at")), (run.run_id, run.part.read_at))
    done.counts.update(documents=len(pages), claims=len(claims))
    _write(connection, run, done)
    confirmed.pend(connection, run.run_id, run.tables)
    verdict = judge(tally(connection, run.run_id), Counter(row["outcome"] for row in pages), run.card)
    _close(connection, run, verdict)
    done.runs += 1
    if verdict.outcome != "healthy":
        done.unhealthy.append(f"{run.card['id']} in {run.part.archive}: {verdict.sentence}")
        connection.execute("DELETE FROM pending WHERE run_id = ?", (run.run_id,))
    return verdict.outcome == "healthy"


def _add_source(connection: sqlite3.Connection, run: _Run) -> None:
    """Add the card of a source that is not there; BadInput when another site goes by its name."""
    known = connection.execute("SELECT card FROM sources WHERE source_id = ?", (run.card["id"],)).fetchone()
    if known is None:
        card = json.dumps(run.card, ensure_ascii=False, sort_keys=True)
        connection.execute("INSERT INTO sources (source_id, card) VALUES (?, ?)", (run.card["id"], card))
        return
    hosts, others = set(run.card["hosts"]), set(json.loads(known["card"])["hosts"])
    if hosts and others and not hosts & others:
        raise BadInput(
            f"{run.part.archive}: two sites would be called {run.card['id']}: {', '.join(sorted(hosts | others))}. "
            "Write a source card for one of them and reread. Nothing was merged."
        )


def _write(connection: sqlite3.Connection, run: _Run, done: Merged) -> None:
    """Write the rows of a run. Of a document that is there the older fetch stays on record, in whatever order."""
    stored = [row for row in run.tables["documents"] if row["outcome"] != "unchanged"]
    names, marks = ", ".join(DOCUMENT_COLUMNS), ", ".join("?" * len(DOCUMENT_COLUMNS))
    older = ", ".join(f"{name} = excluded.{name}" for name in ("requested_url", "fetched_at", "warc_file", OFFSET))
    before = connection.total_changes
    connection.executemany(insert("documents", DOCUMENT_COLUMNS), _values(stored, DOCUMENT_COLUMNS))
    done.counts["new documents"] += connection.total_changes - before
    connection.executemany(
        f"INSERT INTO documents ({names}) VALUES ({marks}) ON CONFLICT (document_id) DO UPDATE SET {older} "
        "WHERE (excluded.fetched_at, excluded.warc_file, excluded.warc_offset) "
        "< (documents.fetched_at, documents.warc_file, documents.warc_offset)",
        _values(stored, DOCUMENT_COLUMNS),
    )
    before = connection.total_changes
    connection.executemany(insert("claims", CLAIM_COLUMNS), _values(run.tables["claims"], CLAIM_COLUMNS))
    done.counts["new claims"] += connection.total_changes - before
    for name, columns, replace in (
        ("aggregates", AGGREGATE_COLUMNS, False),
        ("mentions", MENTION_COLUMNS, True),
        ("rejects", REJECT_COLUMNS, False),
    ):
        given = ({**row, "run_id": run.run_id} for row in run.tables[name])
        connection.executemany(insert(name, columns, replace=replace), _values(given, columns))


def _close(connection: sqlite3.Connection, run: _Run, verdict: Verdict) -> None:
    connection.executemany(
        insert("tallies", ("run_id", "what", "number")), tally_rows(run.run_id, tally(connection, run.run_id))
    )
    if verdict.failure:
        connection.execute(insert("diagnoses", ("run_id", "failure")), (run.run_id, verdict.failure))
    crawl = {"run": run.archive_name, "source": run.card["id"]}
    known = connection.execute(_CRAWLED, crawl).fetchone()  # what it saw first stays its discovery
    begun, at = (known["started_at"], max(known["at"], run.moment)) if known else (run.moment, run.moment)
    if verdict.outcome == "healthy":
        connection.execute(insert("moments", ("run_id", "at")), (run.run_id, at))
    connection.execute(
        "UPDATE runs SET outcome = ?, reason = ?, started_at = ?, finished_at = ? WHERE run_id = ?",
        (verdict.outcome, verdict.sentence, begun, at, run.run_id),
    )


_CRAWLED = """
    SELECT started_at, ifnull(at, finished_at) AS at FROM runs LEFT JOIN moments USING (run_id)
    WHERE run_id = :run AND source_id = :source AND outcome = 'healthy'
"""


def _values(given: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    return (tuple(row[column] for column in columns) for row in given)
