"""How far the walk through a source has come: what was asked for, what is still to come, what must not be forgotten.

A spider tells its walk a visit at a time; the store keeps each visit in the transaction that keeps what was read on it.
So a run that is killed goes on where it stopped: no page is lost, and only the one in flight is fetched again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Form = Literal["page", "sitemap"]


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A request of a run, as it stands in the frontier."""

    number: int
    """Its number in the run, from 1, in the order in which addresses were found."""
    url: str
    """The address to ask for."""
    form: Form
    """What is expected there: a page, or a sitemap that only lists pages."""
    priority: int
    """The higher the sooner."""
    told: dict[str, Any]
    """What the spider must know to ask for it, as JSON."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something a spider must remember to walk on as it did, beside what it asked for."""

    number: int
    """Its number in the run, from 1: notes are recalled in order."""
    what: str
    """What is noted: a word of the spider's."""
    told: tuple[Any, ...]
    """What it says, as JSON."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What came of one request, with all that follows from it for the walk."""

    number: int
    """The request's number."""
    outcome: str
    """What became of it: `read`, or a word of the vocabulary of failures."""
    reason: str | None = None
    """Why, in a sentence, when it failed."""
    asks: tuple[Ask, ...] = ()
    """The requests that were found since the last visit."""
    notes: tuple[Note, ...] = ()
    """What was noted since the last visit."""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A run that was cut off, as it can go on."""

    run_id: str
    """The run."""
    waiting: tuple[Ask, ...] = ()
    """What it was still to ask for."""
    notes: tuple[Note, ...] = ()
    """What its spider noted."""
    last: int = 0
    """The highest number of its requests."""
    pages: int = 0
    """Pages it asked for, of those its card allows a run."""


VISITED = object()
"""The signal of a visit on which nothing was read; its receivers get `visit`."""
