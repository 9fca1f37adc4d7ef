"""What waits for a person's eye: the words of prices that the vocabulary does not know."""

from __future__ import annotations

from dataclasses import dataclass

from db.store import Store

UNMATCHED = {
    "no desk type": "plan name",
    "no name": "plan name",
    "no period": "period",
    "two periods": "period",
    "per piece": "unit",
    "no currency": "unit",
}
"""Reasons for which a price is left out that a phrase more in the vocabulary may mend, and what that phrase is."""


@dataclass(frozen=True, kw_only=True)
class Unmatched:
    """A passage with a price of which some word is not known."""

    count: int
    """How often it was met in the newest runs."""
    what: str
    """What was not understood: plan name, period or unit."""
    passage: str
    """The words around the price, as printed."""
    source_id: str
    """The source it comes from, the first if several."""
    url: str
    """A page that has it."""


_NEWEST = """
    WITH newest AS (
        SELECT run_id, source_id FROM (
            SELECT run_id, source_id, row_number() OVER (
                PARTITION BY source_id ORDER BY started_at DESC, run_id DESC) AS age
            FROM runs WHERE finished_at IS NOT NULL
        ) WHERE age = 1
    )
    SELECT count(*) AS count, r.reason, r.detail AS passage, min(d.source_id) AS source_id, min(d.url) AS url
    FROM rejects r JOIN newest USING (run_id) JOIN documents d USING (document_id)
    WHERE r.stage = 'formulas' AND r.detail <> ''
    GROUP BY r.reason, r.detail ORDER BY count DESC, r.reason, r.detail
"""


def unmatched(store: Store) -> list[Unmatched]:
    """The passages of the newest finished run of each source, the most frequent first."""
    return [
        Unmatched(
            count=row["count"],
            what=UNMATCHED[row["reason"]],
            passage=row["passage"],
            source_id=row["source_id"],
            url=row["url"],
        )
        for row in store.rows(_NEWEST)
        if row["reason"] in UNMATCHED
    ]
