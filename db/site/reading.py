"""What the pages of the site ask of the database of a build: SQL in, rows as dictionaries out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from datasette.database import Database

from db.site.facts import Portrait, portrait
from db.site.passages import Evidence, evidence

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
_TOTALS = """
    SELECT
      (SELECT count(*) FROM spaces) AS spaces,
      (SELECT count(*) FROM spaces WHERE status = 'existing') AS existing,
      (SELECT count(*) FROM spaces WHERE status = 'in_preparation') AS in_preparation,
      (SELECT count(*) FROM operators) AS operators,
      (SELECT count(*) FROM formulas) AS formulas,
      (SELECT count(*) FROM claims) AS claims,
      (SELECT count(*) FROM sources) AS sources,
      (SELECT max(last_fetched_at) FROM documents WHERE outcome = 'read') AS read_until
"""

_COUNTED = """
    SELECT a.*, d.url, d.title AS document_title FROM aggregates a JOIN documents d USING (document_id)
    WHERE d.source_id = ? AND a.current ORDER BY a.unit, a.date DESC, a.subject, a.value, a.aggregate_id LIMIT ?
"""


async def rows(database: Database, sql: str, *parameters: Any, **named: Any) -> list[Row]:
    """The rows that `sql` finds."""
    found = await database.execute(sql, named or list(parameters))
    return [dict(row) for row in found.rows]


async def one(database: Database, sql: str, *parameters: Any) -> Row | None:
    """The first row that `sql` finds, or None."""
    return next(iter(await rows(database, sql, *parameters)), None)


async def totals(database: Database) -> Row:
    """How many of everything there are, and when the last page was read."""
    return await one(database, _TOTALS) or {}


async def spaces(database: Database, limit: int, operator_id: str | None = None) -> list[Row]:
    """Spaces, the newest first, all or those of one operator; each with the cheapest desk `per_month` and `per_day`."""
    where = "" if operator_id is None else "WHERE s.operator_id = :operator_id"
    found = await rows(database, _SPACES.format(where=where), limit=limit, operator_id=operator_id)
    cheapest = await _cheapest(database, [space["space_id"] for space in found])
    return [
        {**space, **{f"per_{period}": cheapest.get((space["space_id"], period)) for period in ("day", "month")}}
        for space in found
    ]


async def space(database: Database, space_id: str) -> tuple[Row, Portrait] | None:
    """A space and all that is said of it, or None when there is no such space."""
    found = await one(database, _SPACE, space_id)
    if found is None:
        return None
    formulas = await rows(
        database,
        "SELECT f.*, d.url FROM formulas f LEFT JOIN documents d USING (document_id) WHERE f.space_id = ?",
        space_id,
    )
    changes = await rows(database, "SELECT * FROM changes WHERE space_id = ? ORDER BY run_id, field", space_id)
    return found, portrait(found, formulas, await _claims(database, space_id), changes)


async def operator(database: Database, operator_id: str) -> Row | None:
    """An operator, or None when there is no such operator."""
    return await one(database, "SELECT * FROM operators WHERE operator_id = ?", operator_id)


async def source(database: Database, source_id: str, limit: int) -> Row | None:
    """A source with its `runs`, the count of its `outcomes` and its first `documents`; None when there is none such."""
    found = await one(database, "SELECT * FROM sources WHERE source_id = ?", source_id)
    if found is None:
        return None
    by_source = "FROM {} WHERE source_id = ? "
    return {
        **found,
        "runs": await rows(
            database, f"SELECT * {by_source.format('runs')} ORDER BY started_at DESC LIMIT ?", source_id, limit
        ),
        "outcomes": await rows(
            database,
            f"SELECT outcome, count(*) AS n {by_source.format('documents')} GROUP BY outcome ORDER BY n DESC",
            source_id,
        ),
        "documents": await rows(
            database,
            f"SELECT * {by_source.format('documents')} ORDER BY n_claims DESC, url LIMIT ?",
            source_id,
            limit,
        ),
        "aggregates": await rows(database, _COUNTED, source_id, limit),
    }


async def _claims(database: Database, space_id: str) -> list[Evidence]:
    return [evidence(row) for row in await rows(database, _CLAIMS, space_id)]


async def _cheapest(database: Database, space_ids: Sequence[str]) -> dict[tuple[str, str], Row]:
    found = await rows(database, _CHEAPEST, json.dumps(list(space_ids)))
    return {(row["space_id"], row["period"]): row for row in found}
