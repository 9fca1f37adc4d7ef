"""The frontier in the claim store: what runs that are not closed were still to ask for, and what failed last time."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from cowcrawl import __version__
from cowcrawl.card import SourceCard
from cowcrawl.walk import Ask, Note, Visit, Walk

INTERRUPTED = "interrupted"
"""What a run failed of that was cut off and could not go on."""
WAY = (
    *("kind", "start_urls", "hosts", "languages", "page_cap", "feeds", "sitemaps", "sections", "search", "queries"),
    "needs_browser",
)
"""Keys of a card that say how its site is walked."""


def write(connection: sqlite3.Connection, run_id: str, visits: Iterable[Visit]) -> None:
    """Put down visits, inside the transaction that stores what was read on them."""
    for visit in visits:
        asks = [(run_id, ask.number, ask.url, ask.form, ask.priority, _json(ask.told)) for ask in visit.asks]
        connection.executemany(_ASKED, asks)
        notes = [(run_id, note.number, note.what, _json(note.told)) for note in visit.notes]
        connection.executemany(_NOTED, notes)
        connection.execute(_DONE, (visit.outcome, visit.reason, run_id, visit.number))


def close(connection: sqlite3.Connection, run_id: str) -> None:
    """Forget the walk of a run that is closed, but for what failed; and what failed in earlier runs of its source."""
    for statement in _CLOSE:
        connection.execute(statement, {"run_id": run_id})


def outcomes(connection: sqlite3.Connection, run_id: str) -> Counter[str]:
    """How many pages asked for in a run that is not closed came to which outcome."""
    return Counter(dict(tuple(row) for row in connection.execute(_OUTCOMES, (run_id,))))


def left_open(
    connection: sqlite3.Connection, cards: Mapping[str, SourceCard]
) -> tuple[dict[str, Walk], dict[str, str]]:
    """The runs over the network that were cut off: by source those that can go on, by run why others cannot.

    A run goes on when the card says the same way and the same cowcrawl reads; `cards` are those to be crawled.
    """
    walks: dict[str, Walk] = {}
    over: dict[str, str] = {}
    for row in connection.execute(_OPEN):
        if row["source_id"] not in cards:
            continue
        if row["source_id"] in walks:
            over[row["run_id"]] = "a later run was begun"
        elif row["cowcrawl_version"] != __version__:
            over[row["run_id"]] = f"cowcrawl {row['cowcrawl_version']} began it, this is {__version__}"
        elif _way(json.loads(row["card"])) != _way(asdict(cards[row["source_id"]])):
            over[row["run_id"]] = "its card has changed since"
        else:
            walks[row["source_id"]] = _walk(connection, row["run_id"])
    return walks, over


def _walk(connection: sqlite3.Connection, run_id: str) -> Walk:
    last, pages = connection.execute(_ASKED_FOR, (run_id,)).fetchone()
    asks = [Ask(**{**dict(row), "told": json.loads(row["told"])}) for row in connection.execute(_WAITING, (run_id,))]
    notes = [
        Note(number=row["number"], what=row["what"], told=tuple(json.loads(row["told"])))
        for row in connection.execute(_RECALLED, (run_id,))
    ]
    return Walk(run_id=run_id, waiting=tuple(asks), notes=tuple(notes), last=last, pages=pages)


def _way(card: Mapping[str, Any]) -> dict[str, Any]:
    return {name: card.get(name) for name in WAY}


_json: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode

_ASKED = "INSERT INTO frontier (run_id, number, url, form, priority, told) VALUES (?, ?, ?, ?, ?, ?)"
_NOTED = "INSERT INTO notes (run_id, number, what, told) VALUES (?, ?, ?, ?)"
_DONE = "UPDATE frontier SET outcome = ?, reason = ? WHERE run_id = ? AND number = ?"
_OUTCOMES = """
    SELECT outcome, count(*) FROM frontier
    WHERE run_id = ? AND form = 'page' AND outcome IS NOT NULL GROUP BY outcome
"""
_OPEN = """
    SELECT r.run_id, r.source_id, r.cowcrawl_version, s.card FROM runs r JOIN sources s USING (source_id)
    WHERE r.finished_at IS NULL AND r.mode = 'live' ORDER BY r.rowid DESC
"""
_ASKED_FOR = """
    SELECT ifnull(max(number), 0), count(*) FILTER (WHERE form = 'page' AND outcome <> 'beyond_cap')
    FROM frontier WHERE run_id = ?
"""
_WAITING = """
    SELECT number, url, form, priority, told FROM frontier WHERE run_id = ? AND outcome IS NULL ORDER BY number
"""
_RECALLED = "SELECT number, what, told FROM notes WHERE run_id = ? ORDER BY number"
_CLOSE = (
    "DELETE FROM notes WHERE run_id = :run_id",
    """DELETE FROM frontier WHERE run_id = :run_id
       AND ifnull(outcome, 'waiting') IN ('read', 'unchanged', 'duplicate', 'beyond_cap', 'waiting')""",
    """DELETE FROM frontier WHERE run_id IN (
         SELECT run_id FROM runs WHERE run_id <> :run_id AND finished_at IS NOT NULL
           AND source_id = (SELECT source_id FROM runs WHERE run_id = :run_id))""",
)
