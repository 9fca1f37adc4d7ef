"""How the whole installation is: the last night, what is published, and every source. What `cowcrawl status` prints."""

from __future__ import annotations

import fcntl
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cowcrawl import __version__
from cowcrawl.card import SourceCard
from cowcrawl.failures import failures
from db.build import DATABASE
from db.health import Health, health_of_sources
from db.night import last_night
from db.publish import CURRENT
from db.store import Store

ILL = ("unhealthy", "silent")
"""States of sources that want a look."""


def status(var: Path, cards: Sequence[SourceCard], now: str) -> dict[str, Any]:
    """The status as JSON: `well`, `at`, `version`, `running`, `night`, `published`, `counts`, `sources`, `failures`.

    `cards`: the sources that are to be crawled; of others nothing is said. Raises StoreError and sqlite3.Error.
    """
    healths = _healths(var, cards)
    sources = [_source(card, healths[card.id], now) for card in cards]
    night = last_night(var)
    words = sorted({source["failure"] for source in sources if source["failure"]})
    return {
        "well": not any(source["state"] in ILL for source in sources) and not (night and night.get("exit_code")),
        "at": now,
        "version": __version__,
        "running": _is_locked(var),
        "night": night,
        "published": _published(var),
        "counts": Counter(source["state"] for source in sources),
        "sources": sources,
        "failures": {word: asdict(failures()[word]) for word in words if word in failures()},
    }


def _healths(var: Path, cards: Sequence[SourceCard]) -> dict[str, Health]:
    rhythms = {card.id: card.rhythm for card in cards}
    if not (var / "claims.db").is_file():
        return {card.id: Health(state="new") for card in cards}
    with Store(var / "claims.db") as store:
        return health_of_sources(store, rhythms)


def _source(card: SourceCard, health: Health, now: str) -> dict[str, Any]:
    return {"source_id": card.id, "rhythm": card.rhythm, **asdict(health), "is_due": health.is_due(now)}


def _published(var: Path) -> dict[str, Any] | None:
    """The row that the current build holds of itself; None when nothing is published."""
    path = var / CURRENT / DATABASE
    if not path.is_file():
        return None
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True) as connection:
        connection.row_factory = sqlite3.Row
        row = connection.execute("SELECT * FROM build").fetchone()
    connection.close()
    return dict(row)


def _is_locked(var: Path) -> bool:
    """Whether a process holds the lock of the state folder."""
    try:
        with (var / "lock").open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
