"""The record of the last night, `var/night.json`: which steps were done, how they went, and the exit code."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FILE = "night.json"


@dataclass(kw_only=True)
class Step:
    """One step of a night."""

    name: str
    """cards, clock, crawl, geocode, build, check, publish or snapshot."""
    sentence: str
    """How it went."""
    failure: str | None = None
    """What it failed of, a word of the vocabulary of failures."""


@dataclass(kw_only=True)
class Night:
    """A night, from the lock to the exit code."""

    started_at: str
    """UTC."""
    pid: int = field(default_factory=os.getpid)
    """Its process."""
    doing: str | None = None
    """The step it is at; null when it has ended."""
    finished_at: str | None = None
    """UTC; null while it runs, or when it was cut off."""
    exit_code: int | None = None
    """0 done, 1 finished but unhealthy, 2 bad usage or bad input."""
    published: str | None = None
    """The build it published."""
    steps: list[Step] = field(default_factory=list)
    """What it did."""

    def write(self, var: Path) -> None:
        """Put the record down, whole or not at all. A full disk is no reason to end a night: then it is left out."""
        fresh = var / f".{FILE}.new"
        with suppress(OSError):
            fresh.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", "utf-8")
            fresh.replace(var / FILE)


def last_night(var: Path) -> dict[str, Any] | None:
    """The record of the last night; None when there is none that can be read."""
    try:
        found = json.loads((var / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
