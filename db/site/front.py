"""What the home page and the list of changes say of a whole build; worked out once a build (`db.site.memory`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datasette.database import Database

from db.site import reading
from db.site.reading import Row
from db.site.record import changed
from db.site.words import Words

NEWEST = 24
"""Spaces listed on the home page."""
NEWS = 6
"""Openings, closures and price changes listed there."""
CHANGES = 200
"""Changes on their page; the table has the rest."""
FEED = 50
"""Changes in the feed."""
PRICES = "kind IN ('price_rise', 'price_cut')"
"""Which changes are of prices."""
HAPPENED = "kind NOT IN ('learned', 'reread')"
"""Which changes are of spaces, not of what is read of them."""
ON_MAP = "status IN ('existing', 'in_preparation')"
"""Which spaces a map shows."""
_TOTALS = """
    SELECT
      (SELECT count(*) FROM spaces) AS spaces,
      (SELECT count(*) FROM spaces WHERE status = 'existing') AS existing,
      (SELECT count(*) FROM spaces WHERE status = 'in_preparation') AS in_preparation,
      (SELECT count(*) FROM spaces WHERE status IN ('existing', 'in_preparation')) AS mapped,
      (SELECT count(*) FROM operators) AS operators,
      (SELECT count(*) FROM formulas) AS formulas,
      (SELECT count(*) FROM claims) AS claims,
      (SELECT count(*) FROM sources) AS sources,
      (SELECT max(last_fetched_at) FROM documents WHERE outcome = 'read') AS read_until
"""
_OPENINGS = """
    SELECT space_id, name, municipality, opened AS date FROM spaces
    WHERE status = 'existing' AND opened GLOB '[0-9][0-9][0-9][0-9]*' ORDER BY opened DESC, space_id LIMIT ?
"""
_CLOSURES = """
    SELECT s.space_id, s.name, s.municipality, coalesce(s.closed, max(c.date)) AS date
    FROM spaces s LEFT JOIN changes c ON c.space_id = s.space_id AND c.kind IN ('closed', 'presumed_closed')
    WHERE s.status = 'closed' GROUP BY s.space_id ORDER BY date DESC, s.space_id LIMIT ?
"""
_CHANGES = """
    SELECT ch.*, s.name, s.municipality, c.quote, d.url
    FROM (SELECT * FROM changes {where} ORDER BY date DESC, run_id DESC, space_id, field, item LIMIT ?) ch
    JOIN spaces s USING (space_id) LEFT JOIN claims c ON c.claim_id = ch.claim_id
    LEFT JOIN documents d ON d.document_id = c.document_id
    ORDER BY ch.date DESC, ch.run_id DESC, ch.space_id, ch.field, ch.item
"""
_ZONES = """
    SELECT z.* FROM zones z LEFT JOIN outlines o ON o.kind = 'zone' AND o.key = z.zone
    ORDER BY z.zone = 'all', o.rank IS NULL, o.rank, z.zone
"""
COMPLETENESS = "SELECT * FROM completeness WHERE scope = ? AND estimator = 'chao2'"


async def front(database: Database) -> Row:
    """Everything on the home page that is not a sentence."""
    prices = _CHANGES.format(where=f"WHERE {PRICES}")
    totals = await reading.one(database, _TOTALS)
    placed = await reading.one(database, "SELECT count(*) AS n FROM spaces WHERE latitude IS NOT NULL AND " + ON_MAP)
    return {
        "totals": totals,
        "placed": placed["n"] if placed else 0,
        "lines": await reading.one(database, "SELECT 1 FROM outlines WHERE kind = 'line' LIMIT 1"),
        "zones": await reading.rows(database, _ZONES),
        "openings": await reading.rows(database, _OPENINGS, NEWS),
        "closures": await reading.rows(database, _CLOSURES, NEWS),
        "prices": await reading.rows(database, prices, NEWS),
        "spaces": await reading.spaces(database, NEWEST),
        "complete": await reading.one(database, COMPLETENESS, "all"),
    }


async def changes(database: Database) -> list[Row]:
    """The newest changes of all spaces with the passage each rests on."""
    return await reading.rows(database, _CHANGES.format(where=f"WHERE {HAPPENED}"), CHANGES)


def told(change: Mapping[str, Any], words: Words) -> Row:
    """A row of `changes` in words: the `sort` of change, `label` of what changed, its value `before` and `after`."""
    field = str(change["field"])
    label = words.word("fields", field) or field
    item = words.word("services", change["item"]) if field == "services" else change["item"]
    return {
        **change,
        "sort": words.word("change_kinds", change["kind"]),
        "label": f"{label}, {item}" if item else label,
        "before": changed(field, change["old"], words),
        "after": changed(field, change["new"], words),
    }


def completeness(complete: Mapping[str, Any] | None, words: Words) -> str:
    """One plain sentence on how complete the inventory, or a zone of it, is."""
    if complete is None:
        return words.say("complete.none")
    if complete["estimate"] is None:
        reason = complete.get(f"reason_{words.language}") or complete["reason"] or ""
        return words.say("complete.undefined", reason=f"{reason[:1].lower()}{reason[1:]}".rstrip("."))
    named = ("known", "estimate", "low", "high")
    figures = {name: words.number(round(complete[name])) for name in named if complete[name]}
    if len(figures) < len(named):
        return words.say("complete.none")
    return words.say("complete.estimate", **figures)
