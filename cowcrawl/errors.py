"""Failures that stop a command, each with words for the person who reads them."""

from __future__ import annotations

from cowcrawl.model import Outcome


class StoreFailed(Exception):
    """The claim store could not be written (disk full, database locked); what was stored before is whole."""


class BadInput(Exception):
    """What the user gave cannot be used; the message names it and says what was expected."""


class Unreadable(Exception):
    """A document that cannot be read, or has nothing to read: `outcome` is the word for it, the message the reason."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
