"""What the pages of the site ask of the database of a build: SQL in, rows as dictionaries out."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from datasette.database import Database

from db.site.facts import Portrait, portrait
from db.site.passages import evidence
from db.site.words import Words

Row = dict[str, Any]

_DESKS = "('hot_desk', 'fixed_desk', 'day_pass')"
_CHEAPEST = f"""
    SELECT space_id, period, amount, currency, vat FROM formulas
    WHERE amount IS NOT NULL AND coalesce(quantity, 1) = 1 AND period IN ('day', 'month') AND desk_type IN {_DESKS}
      AND space_id IN (SELECT value FROM json_each(?))
    ORDER BY amount DESC, formula_id DESC
"""
_SPACES = """
    SELECT s.*, o.name AS operator_name FROM spaces s LEFT JOIN operators o USING (operator_id)
    {where} ORDER BY date(s.first_seen) DESC, s.municipality, s.name, s.space_id LIMIT :limit
"""
_SPACE = """
    SELECT s.*, o.name AS operator_name FROM spaces s LEFT JOIN operators o USING (operator_id) WHERE s.space_id = ?
"""
_CLAIMS = """
    SELECT c.*, d.source_id, d.url, d.title AS document_title, d.last_fetched_at AS fetched_at, d.published_at,
      d.evidence_id, d.agency, s.name AS source_name
    FROM claims c LEFT JOIN documents d USING (document_id) LEFT JOIN sources s USING (source_id)
    WHERE c.space_id = ? ORDER BY c.field, c.published DESC, d.url, c.first_seen, c.rowid
"""
_COUNTED = """
    SELECT a.*, d.url, d.title AS document_title FROM aggregates a JOIN documents d USING (document_id)
    WHERE d.source_id = ? AND a.current ORDER BY a.unit, a.date DESC, a.subject, a.value, a.aggregate_id LIMIT ?
"""
_YIELDED = """
    SELECT c.field, count(*) AS n FROM documents d JOIN claims c USING (document_id) WHERE d.source_id = ?
    GROUP BY c.field ORDER BY n DESC, c.field LIMIT 12
"""
_FOUND = """
    SELECT s.space_id FROM spaces_fts f JOIN spaces s ON s.rowid = f.rowid WHERE spaces_fts MATCH ?
    ORDER BY rank, s.space_id LIMIT ?
"""
_PARTIES = """
    SELECT p.*, s.name AS space_name, d.url FROM parties p LEFT JOIN spaces s USING (space_id)
    LEFT JOIN documents d ON d.document_id = p.document_id WHERE p.party_id = ? OR p.operator_id = ?
    ORDER BY p.role, p.party, p.part_id LIMIT 100
"""
_FOUND_OPERATORS = "SELECT operator_id, name FROM operators WHERE name LIKE ? ESCAPE '\\' ORDER BY name LIMIT 10"


async def rows(database: Database, sql: str, *parameters: Any, **named: Any) -> list[Row]:
    """The rows that `sql` finds. It is our own, so the limits for queries of the public do not hold for it."""

    def work(connection: sqlite3.Connection) -> list[Row]:
        return [dict(row) for row in connection.execute(sql, named or parameters)]

    found: list[Row] = await database.execute_fn(work)
    return found


async def one(database: Database, sql: str, *parameters: Any) -> Row | None:
    """The first row that `sql` finds, or None."""
    return next(iter(await rows(database, sql, *parameters)), None)


async def spaces(database: Database, limit: int, *, column: str | None = None, value: str | None = None) -> list[Row]:
    """Spaces, the newest first, all or those with `value` in `column`; each with the cheapest desk `per_month` and
    `per_day`."""
    where = "" if column is None else f"WHERE s.{column} = :value"
    return await _priced(database, await rows(database, _SPACES.format(where=where), limit=limit, value=value))


async def space(database: Database, space_id: str, words: Words) -> tuple[Row, Portrait] | None:
    """A space and all that is said of it, or None when there is no such space."""
    found = await one(database, _SPACE, space_id)
    if found is None:
        return None
    formulas = await rows(
        database,
        "SELECT f.*, d.url FROM formulas f LEFT JOIN documents d USING (document_id) WHERE f.space_id = ?",
        space_id,
    )
    changes = await rows(database, "SELECT * FROM changes WHERE space_id = ? ORDER BY run_id, field, item", space_id)
    claims = [evidence(row, words) for row in await rows(database, _CLAIMS, space_id)]
    return found, portrait(found, formulas, claims, changes, words)


async def kept_id(database: Database, space_id: str) -> str | None:
    """The identifier under which a space is now that was `space_id` before; None when nothing is known of it."""
    if not await database.table_exists("aliases"):
        return None
    known = await one(database, "SELECT space_id FROM aliases WHERE alias = ?", space_id)
    return str(known["space_id"]) if known else None


async def operator(database: Database, operator_id: str) -> Row | None:
    """An operator, or None when there is no such operator."""
    return await one(database, "SELECT * FROM operators WHERE operator_id = ?", operator_id)


async def around(database: Database, operator: Row) -> dict[str, Any]:
    """Who stands around an operator: its `group`, the `brands` of which it is the group, and its `parties`: the parts
    it has in spaces and operators beside running spaces, and those that others have in it."""
    operator_id = operator["operator_id"]
    named = "SELECT operator_id, name FROM operators WHERE "
    return {
        "group": await one(database, f"{named} operator_id = ?", operator["group_id"]),
        "brands": await rows(database, f"{named} group_id = ? ORDER BY name, operator_id", operator_id),
        "parties": await rows(database, _PARTIES, operator_id, operator_id),
    }


async def zone(database: Database, name: str | None) -> Row | None:
    """A zone with its counts, or None when there is no such zone."""
    return await one(database, "SELECT * FROM zones WHERE zone = ?", name) if name else None


async def source(database: Database, source_id: str, limit: int) -> Row | None:
    """A source with its `runs`, its first `documents`, the count of their `outcomes`, and what it `yielded` by field;
    None when there is none such."""
    found = await one(database, "SELECT * FROM sources WHERE source_id = ?", source_id)
    if found is None:
        return None
    by_source = "FROM {} WHERE source_id = ? "
    runs = f"SELECT * {by_source.format('runs')} ORDER BY started_at DESC LIMIT ?"
    outcomes = f"SELECT outcome, count(*) AS n {by_source.format('documents')} GROUP BY outcome ORDER BY n DESC"
    documents = f"SELECT * {by_source.format('documents')} ORDER BY n_claims DESC, url LIMIT ?"
    return {
        **found,
        "runs": await rows(database, runs, source_id, limit),
        "outcomes": await rows(database, outcomes, source_id),
        "documents": await rows(database, documents, source_id, limit),
        "aggregates": await rows(database, _COUNTED, source_id, limit),
        "yielded": await rows(database, _YIELDED, source_id),
    }


async def found(database: Database, text: str, limit: int) -> dict[str, list[Row]]:
    """The `spaces` that hold all words of `text`, or words that begin so, and the `operators` whose name holds it."""
    wanted = re.findall(r"\w+", text)[:8]
    if not wanted:
        return {"spaces": [], "operators": []}
    match = " ".join(f'"{word}"*' for word in wanted)
    ids = [row["space_id"] for row in await rows(database, _FOUND, match, limit)]
    sql = "SELECT s.*, o.name AS operator_name FROM spaces s LEFT JOIN operators o USING (operator_id) "
    known = await rows(database, f"{sql} WHERE s.space_id IN (SELECT value FROM json_each(?))", json.dumps(ids))
    known.sort(key=lambda row: ids.index(row["space_id"]))
    like = "%" + re.sub(r"([\\%_])", r"\\\1", text.strip()) + "%"
    return {"spaces": await _priced(database, known), "operators": await rows(database, _FOUND_OPERATORS, like)}


async def _priced(database: Database, known: Sequence[Row]) -> list[Row]:
    cheapest = await _cheapest(database, [space["space_id"] for space in known])
    return [
        {**space, **{f"per_{period}": cheapest.get((space["space_id"], period)) for period in ("day", "month")}}
        for space in known
    ]


async def _cheapest(database: Database, space_ids: Sequence[str]) -> dict[tuple[str, str], Row]:
    found = await rows(database, _CHEAPEST, json.dumps(list(space_ids)))
    return {(row["space_id"], row["period"]): row for row in found}
