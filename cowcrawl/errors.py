"""Failures that stop a command, each with words for the person who reads them."""

from __future__ import annotations


class StoreFailed(Exception):
    """The claim store could not be written (disk full, database locked); what was stored before is whole."""


class BadInput(Exception):
    """What the user gave cannot be used; the message names it and says what was expected."""
