"""What was decided on candidates for a card: accepted or rejected, with the reason; in a file under version control and
in the store, so that neither a fresh checkout nor a fresh store asks again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from cowcrawl.errors import BadInput
from cowcrawl.text import fold
from db.names import name_key
from db.store import Store

FILE = "discovered.yml"
"""The file beside the folder of cards."""

_HEAD = "# Candidates for a source card that somebody has decided on; written by `cowcrawl discover accept|reject`.\n"
_KEYS = ("name", "decision", "reason", "date")
_CHOICES = ("accepted", "rejected")


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided on one candidate."""

    name: str
    """Its name as printed."""
    town: str | None = None
    """The town it was said to be in."""
    host: str | None = None
    """Its host, where one was known."""
    decision: Literal["accepted", "rejected"]
    reason: str
    """Why; of one that was accepted, the id of its card."""
    date: str
    """The day of the decision, ISO 8601."""

    def is_about(self, name: str, town: str | None, host: str | None) -> bool:
        """Whether it holds for a candidate: one host, or one name and no other town."""
        if host and self.host:
            return host == self.host
        same_town = not town or not self.town or fold(town) == fold(self.town)
        return same_town and name_key(name) == name_key(self.name)


def read(path: Path) -> list[Decision]:
    """The decisions in a file, none where there is no file; BadInput with file and entry when it is broken."""
    if not path.is_file():
        return []
    try:
        told = yaml.safe_load(path.read_text("utf-8")) or []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: expected a list of decisions in YAML: {' '.join(str(error).split())}") from error
    if not isinstance(told, list):
        raise BadInput(f"{path}: expected a list of decisions")
    return [_decision(path, number, entry) for number, entry in enumerate(told, 1)]


def remember(path: Path, store: Store, decision: Decision) -> None:
    """Keep a decision in the file and the store, after those that are there."""
    listed = [*read(path), decision]
    entries = [{key: value for key, value in asdict(one).items() if value} for one in listed]
    text = _HEAD + yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=120)
    new = path.with_suffix(".new")
    new.write_text(text, "utf-8")
    new.replace(path)
    with store.connection:
        store.connection.execute(
            "INSERT INTO discoveries (name, town, host, decision, reason, date) "
            "VALUES (:name, :town, :host, :decision, :reason, :date)",
            asdict(decision),
        )


def stored(store: Store) -> list[Decision]:
    """The decisions that the store remembers."""
    rows = store.rows("SELECT name, town, host, decision, reason, date FROM discoveries ORDER BY date, name")
    return [Decision(**dict(row)) for row in rows]


def settled(decisions: Iterable[Decision], name: str, town: str | None, host: str | None) -> Decision | None:
    """The newest decision about a candidate, or None."""
    about: Sequence[Decision] = [one for one in decisions if one.is_about(name, town, host)]
    return max(about, key=lambda one: one.date, default=None)


def _decision(path: Path, number: int, entry: Any) -> Decision:
    where = f"{path}, entry {number}"
    if not isinstance(entry, dict) or any(not isinstance(entry.get(key) or None, str | type(None)) for key in _KEYS):
        entry = {**entry, "date": str(entry.get("date"))} if isinstance(entry, dict) else {}
    missing = [key for key in _KEYS if not entry.get(key)]
    if missing or entry["decision"] not in _CHOICES or set(entry) - {*_KEYS, "town", "host"}:
        raise BadInput(f"{where}: expected {', '.join(_KEYS)} (town and host if known), decision accepted or rejected")
    return Decision(**{**entry, "date": str(entry["date"])})
