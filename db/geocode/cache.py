"""What geocoders answered before, in `geocode.db` of the state folder: an address is asked for once.

Answers are kept, and that a geocoder knows an address not (for a while). A failure is never kept as an answer, only as
the reason why there is none.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path

from cowcrawl.address import Address
from db.geocode import Answer, Miss

FILE = "geocode.db"
ASK_AGAIN = timedelta(days=90)
"""After so long an address is asked for again that was not known: maps grow."""
_KEPT = tuple(item.name for item in fields(Answer) if item.name != "extent")
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS answers (
        key TEXT PRIMARY KEY,            -- country, code, town, street and house in comparable form
        address TEXT NOT NULL,           -- in one form: nobody it is in care of
        answer TEXT,                     -- JSON; null: it is not known there
        reason TEXT,                     -- why not
        asked_at TEXT NOT NULL           -- UTC
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS failures (
        key TEXT PRIMARY KEY,
        problem TEXT NOT NULL,
        asked_at TEXT NOT NULL
    ) WITHOUT ROWID;
"""


class Cache:
    """An open cache. It is a provider of the chain too: the one that never asks anybody."""

    name = "nominatim"

    def __init__(self, var: Path) -> None:
        """Open the cache of a state folder, made when it is not there."""
        var.mkdir(parents=True, exist_ok=True)
        self.path = var / FILE
        with closing(self._open()) as database:
            database.executescript(_SCHEMA)

    def find(self, address: Address) -> Answer | Miss:
        """The answer that was given, or why there is none."""
        if not address.street:
            return Miss("the address names no street")
        known = self._answer(address)
        if known:
            return known[0]
        with closing(self._open()) as database:
            sql = "SELECT problem, asked_at FROM failures WHERE key = ?"
            failed = database.execute(sql, (address.key,)).fetchone()
        return Miss(f"{failed[0]} ({failed[1][:10]})" if failed else "the geocoder has not been asked")

    def recent(self, address: Address, now: datetime) -> Answer | Miss | None:
        """The answer that holds at this moment; None when the geocoder is to be asked."""
        known = self._answer(address)
        if known and isinstance(known[0], Miss) and now - datetime.fromisoformat(known[1]) > ASK_AGAIN:
            return None
        return known[0] if known else None

    def keep(self, address: Address, found: Answer | Miss, now: datetime) -> None:
        """Keep an answer."""
        answer = {name: getattr(found, name) for name in _KEPT} if isinstance(found, Answer) else None
        reason = None if isinstance(found, Answer) else found.reason
        row = (address.key, address.normal, json.dumps(answer, ensure_ascii=False) if answer else None, reason)
        with closing(self._open()) as database, database:
            database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", (*row, _stamp(now)))
            database.execute("DELETE FROM failures WHERE key = ?", (address.key,))

    def fail(self, address: Address, problem: str, now: datetime) -> None:
        """Keep why a geocoder could not answer: it is to be asked again."""
        with closing(self._open()) as database, database:
            database.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", (address.key, problem, _stamp(now)))

    def last_asked(self) -> datetime | None:
        """When a geocoder was last asked anything."""
        sql = "SELECT max(asked_at) FROM (SELECT asked_at FROM answers UNION ALL SELECT asked_at FROM failures)"
        with closing(self._open()) as database:
            (moment,) = database.execute(sql).fetchone()
        return datetime.fromisoformat(moment) if moment else None

    def _answer(self, address: Address) -> tuple[Answer | Miss, str] | None:
        sql = "SELECT answer, reason, asked_at FROM answers WHERE key = ?"
        with closing(self._open()) as database:
            row = database.execute(sql, (address.key,)).fetchone()
        if row is None:
            return None
        return (Answer(**json.loads(row[0])) if row[0] else Miss(row[1])), row[2]

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=10)


def load(var: Path) -> list[Cache]:
    """The cache of a state folder, if a geocoder was ever asked."""
    return [Cache(var)] if (var / FILE).is_file() else []


def _stamp(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
