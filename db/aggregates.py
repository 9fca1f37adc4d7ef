"""What documents count and measure themselves, as the rows of a build."""

from __future__ import annotations

from cowcrawl.tables import Aggregate
from db.store import Store

_AGGREGATES = """
    WITH ranked AS (
        SELECT document_id, last_run_id, row_number() OVER (
            PARTITION BY source_id, url ORDER BY last_seen DESC, fetched_at DESC, document_id) AS age
        FROM documents WHERE last_run_id IS NOT NULL AND outcome = 'read'
    )
    SELECT a.aggregate_id, a.document_id, a.subject, a.measure, a.value, a.unit, a.date, a.quote, a.locator, a.position,
      d.age = 1 AND a.last_run_id = d.last_run_id AS current
    FROM aggregates a JOIN ranked d USING (document_id)
    WHERE a.last_run_id IS NOT NULL ORDER BY a.aggregate_id
"""


def aggregates(store: Store) -> list[Aggregate]:
    """Every confirmed count; one that its document no longer makes is not current."""
    return [Aggregate(**dict(row)) for row in store.rows(_AGGREGATES)]
