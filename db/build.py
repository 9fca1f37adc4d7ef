"""One published database, derived from the claims in one go and immutable once made.

It is written under a temporary name, checked, and renamed to `var/builds/<stamp>/`; only then does `var/current` point
to it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import sqlite_utils

from cowcrawl import __version__
from cowcrawl.card import address_of
from cowcrawl.errors import BuildError
from cowcrawl.forgotten import opted_out
from cowcrawl.schema import columns, create_table, primary_key, table_name
from cowcrawl.tables import TABLES, Build, PublishedDocument, Run, Source
from db import asof, atlas, decisions, judgements, osm
from db.aggregates import aggregates
from db.asof import Rows
from db.atlas import Atlas
from db.completeness import Rates
from db.evidence import StoredMention, pieces_of_evidence, stored_mentions
from db.forget import digests
from db.health import Health, health_of_sources
from db.inventory import Inventory, inventory
from db.lists import list_of
from db.match.measured import error_rates
from db.merges import merges
from db.method.made import method
from db.osm import Imported
from db.outlines import outlines
from db.publish import BUILDS, publish, sweep, sync_folder
from db.spaces import Spaces, keep, spaces
from db.store import Store
from db.timeline import Timeline

DATABASE = "cowcrawl.db"
AS_OF = "as-of"
"""Name of the folder of builds of what was known on a day, in the state folder."""
_STAMP = "%Y%m%dT%H%M%SZ"
INDEXES = (("claims", "space_id"), ("claims", "document_id"), ("formulas", "space_id"), ("documents", "source_id"))
"""Foreign keys that pages follow. None of them is sortable: Datasette's sorted paging loses rows on indexed columns."""

SEARCH = """
    CREATE VIRTUAL TABLE spaces_fts USING fts5(
      name, street, postal_code, municipality, address, website,
      content="spaces", tokenize="unicode61 remove_diacritics 2"
    );
    INSERT INTO spaces_fts (spaces_fts) VALUES ('rebuild');
"""
"""The index behind the search for spaces. Datasette finds it by the double quotes around its content."""


def build(var: Path, *, now: datetime | None = None, judged: Path | None = None) -> Path:
    """Make a build of what `var/claims.db` knows, point `var/current` to it, and return its folder (`make`)."""
    folder = make(var, now=now, judged=judged)
    publish(var, folder)
    return folder


def make(var: Path, *, now: datetime | None = None, judged: Path | None = None) -> Path:
    """Make a build of what `var/claims.db` knows and return its folder; nobody is shown it yet.

    `judged`: the file of judgements, `judgements.jsonl` in `var` where none is named. Raises BuildError when there is
    nothing to publish, StoreError for a store that is not whole, BadInput for judgements that cannot hold, and OSError
    or sqlite3.Error when it cannot be written.
    """
    moment = _moment(now)
    rows = _known(var, moment, judged)
    builds = var / BUILDS
    builds.mkdir(parents=True, exist_ok=True)
    sweep(var)
    return _save(builds / _free_stamp(builds, moment.strftime(_STAMP)), rows, moment)


def make_as_of(var: Path, day: str, *, now: datetime | None = None, judged: Path | None = None) -> Path:
    """Make a build of what was known on a day and return its folder, `as-of/<day>` in `var`; one made before gives way.

    What was read or judged later is not in it, and `var/current` stays as it is; no identifier is given. Raises
    BadInput for what is no day, has not come yet, or lies before all that is known; and what `make` raises.
    """
    moment = _moment(now)
    rows = _known(var, moment, judged, asof.day(day, moment.date()))
    folder = var / AS_OF / day
    folder.parent.mkdir(parents=True, exist_ok=True)
    return _save(folder, rows, moment, day)


def _moment(now: datetime | None) -> datetime:
    return (now or datetime.now(UTC)).astimezone(UTC)


def _known(var: Path, moment: datetime, judged: Path | None, until: str | None = None) -> Rows:
    """The rows of what a store knows, or knew on a day; only what it knows now gets identifiers that are kept."""
    store_path = var / "claims.db"
    if not store_path.exists():
        raise BuildError(f"there is no claim store at {store_path}: crawl first (cowcrawl crawl)")
    with Store(store_path) as store:
        store.check()
        charted, timeline = atlas.load(var), Timeline(store, until)
        if until is not None:
            asof.check(timeline, Timeline(store))
        known = stored_mentions(store, timeline)
        given = judgements.read(judged or var / judgements.FILE)
        found = spaces(store, charted, known, moment.strftime("%Y-%m-%dT%H:%M:%SZ"), given, until)
        if not found.clusters:
            raise BuildError("the claim store holds no confirmed claim about any space: nothing to publish")
        mapped = osm.without(osm.load(var), digests(var))
        rows = _rows(store, charted, mapped, timeline, known, found, until)
        if until is None:
            keep(store, found)
    return rows


def _rows(
    store: Store,
    charted: Atlas,
    imported: Imported,
    timeline: Timeline,
    known: Sequence[StoredMention],
    found: Spaces,
    until: str | None,
) -> Rows:
    cards = store.cards()
    counted, documents = aggregates(store), _documents(store, timeline)
    if until is not None:
        counted = asof.counts_known(counted, timeline)
        imported = imported if (imported.date or "") <= until else Imported()
    published = {document.document_id: document.published_at for document in documents}
    derived = inventory(known, found.clusters, cards, charted, timeline, counted, published)
    rows: Rows = {
        "outlines": outlines(charted),
        "sources": _sources(store, cards),
        "documents": documents,
        "runs": _runs(store),
        "aggregates": counted,
        **_derived(derived),
        **decisions.rows(found),
    }
    rows["changes"] += merges(found)
    rows = rows if until is None else asof.rows_known(rows, timeline)
    rates, out = Rates(*error_rates()), _opted_out(store)
    return rows | method(rows, cards, charted, imported, rates, out)


def _opted_out(store: Store) -> int:
    """How many sites and pages are not read because their owners asked: on the list, or forgotten on request."""
    asked = store.rows("SELECT digest FROM forgotten WHERE kind IN ('page', 'site')")
    return len({row["digest"] for row in asked} | {one.digest() for one in opted_out()})


def _derived(derived: Inventory) -> Rows:
    return {
        "operators": derived.operators,
        "parties": derived.parties,
        "spaces": derived.spaces,
        "formulas": derived.formulas,
        "services": derived.services,
        "conflicts": derived.conflicts,
        "nearby": derived.nearby,
        "zones": derived.zones,
        "claims": derived.claims,
        "changes": derived.changes,
        "openings": derived.openings,
    }


_SOURCES = """
    SELECT s.source_id,
      (SELECT count(*) FROM documents d WHERE d.source_id = s.source_id AND d.last_run_id IS NOT NULL) AS n_documents,
      (SELECT count(*) FROM claims c JOIN documents d USING (document_id)
        WHERE d.source_id = s.source_id AND c.last_run_id IS NOT NULL) AS n_claims,
      (SELECT max(finished_at) FROM runs r WHERE r.source_id = s.source_id AND r.outcome = 'healthy') AS last_run
    FROM sources s ORDER BY s.source_id
"""
_DOCUMENTS = """
    SELECT document_id, source_id, url, title, kind, role, language, status, outcome, reason, first_seen AS fetched_at,
      last_seen AS last_fetched_at, published_at, paywalled, agency, sha256, size, warc_file, warc_offset,
      (SELECT count(*) FROM claims c WHERE c.document_id = d.document_id AND c.last_run_id IS NOT NULL) AS n_claims
    FROM documents d WHERE last_run_id IS NOT NULL ORDER BY document_id
"""
_RUNS = """
    SELECT r.*, d.failure,
      (SELECT number FROM tallies t WHERE t.run_id = r.run_id AND what = 'spaces') AS n_spaces,
      (SELECT number FROM tallies t WHERE t.run_id = r.run_id AND what = 'fields') AS n_fields,
      (SELECT number FROM tallies t WHERE t.run_id = r.run_id AND what = 'formulas') AS n_formulas
    FROM runs r LEFT JOIN diagnoses d USING (run_id) WHERE finished_at IS NOT NULL ORDER BY run_id
"""


def _sources(store: Store, cards: dict[str, dict[str, Any]]) -> list[Source]:
    rhythms = {source_id: card.get("rhythm", "night") for source_id, card in cards.items()}
    states = health_of_sources(store, rhythms)
    return [_source(cards[row["source_id"]], row, states[row["source_id"]]) for row in store.rows(_SOURCES)]


def _source(card: dict[str, Any], row: sqlite3.Row, health: Health) -> Source:
    return Source(
        source_id=card["id"],
        name=card["name"],
        kind=card["kind"],
        list=list_of(card),
        homepage=address_of(card),
        languages=",".join(card["languages"]),
        country=card["country"],
        licence=card["licence"],
        robots=card["robots"],
        sample=int(card["sample"]),
        n_documents=row["n_documents"],
        n_claims=row["n_claims"],
        last_run=row["last_run"],
        rhythm=card.get("rhythm", "night"),
        state=health.state,
        failure=health.failure,
        reason=health.reason,
        last_success=health.last_success,
        silent_runs=health.silent_runs,
        due=health.due,
    )


def _documents(store: Store, timeline: Timeline) -> list[PublishedDocument]:
    pieces = pieces_of_evidence(store, timeline)
    return [
        PublishedDocument(**dict(row), evidence_id=pieces.get(row["document_id"], row["document_id"]))
        for row in store.rows(_DOCUMENTS)
    ]


def _runs(store: Store) -> list[Run]:
    return [Run(**dict(row)) for row in store.rows(_RUNS)]


def _save(folder: Path, rows: Rows, moment: datetime, day: str | None = None) -> Path:
    """Write the rows as a build into `folder`, all of it or nothing; what stood there gives way."""
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    try:
        rows["build"] = [_build_row(folder.name if day is None else moment.strftime(_STAMP), moment, rows, day)]
        _write(partial / DATABASE, rows)
        sync_folder(partial)  # its name too: a power failure leaves no folder without it
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return folder


def _free_stamp(builds: Path, stamp: str) -> str:
    names = (stamp, *(f"{stamp}-{number}" for number in range(2, 1000)))
    return next(name for name in names if not (builds / name).exists())


def _build_row(stamp: str, moment: datetime, rows: Rows, day: str | None) -> Build:
    return Build(
        stamp=stamp,
        built_at=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        as_of=day,
        cowcrawl_version=__version__,
        n_spaces=len(rows["spaces"]),
        n_claims=len(rows["claims"]),
        sample=int(any(source.sample for source in rows["sources"])),
    )


def _write(path: Path, rows: Rows) -> None:
    """Write every table in primary-key order, index and check the file, and bring it to the disk."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA foreign_keys = ON")
        database = sqlite_utils.Database(connection)
        with connection:
            for table in TABLES:
                connection.execute(create_table(table))
                _insert(connection, table, rows.get(table_name(table), ()))
            for name, column in INDEXES:
                database[name].create_index([column])  # type: ignore[union-attr]
            connection.executescript(SEARCH)
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise BuildError(f"the build refers to rows that are not there: {broken[:3]}")
    finally:
        connection.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _insert(connection: sqlite3.Connection, table: type, rows: Iterable[Any]) -> None:
    """Write rows in primary-key order. One at a time: as dictionaries all together they would take the memory twice."""
    names = [column.name for column in columns(table)]
    marks = ", ".join("?" * len(names))
    ordered = sorted(rows, key=attrgetter(*primary_key(table)))
    connection.executemany(f'INSERT INTO "{table_name(table)}" VALUES ({marks})', map(attrgetter(*names), ordered))
