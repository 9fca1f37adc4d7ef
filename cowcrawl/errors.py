"""Failures that stop a command, each with words for the person who reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


class BuildError(Exception):
    """No build could be made; the message says why. What was published before still is."""


class Locked(Exception):
    """Another run holds the lock; the message says which process."""


class StoreError(Exception):
    """The claim store cannot be used; the message says why and what to do."""


class ServeError(Exception):
    """The site cannot be shown; the message says why and what to do."""
