"""Readings to try the pipelines on, and what to ask of them afterwards."""

from __future__ import annotations

from typing import Any

from cowcrawl.model import Claim, Reading
from helpers import a_claim, a_reading

DOCUMENT = a_reading("/contact", sha256="0" * 64).document


def claim(field: str, value: Any, quote: str | None = None, **changes: Any) -> Claim:
    """A claim with its value as quote, unless told otherwise."""
    return a_claim(field, value, **changes, **({} if quote is None else {"quote": quote}))


def reading(*claims: Claim) -> Reading:
    """A reading of one mention."""
    return a_reading("/contact", *claims, sha256="0" * 64)


def values(after: Reading, field: str) -> list[Any]:
    """The values of a field in all mentions."""
    return [item.value for mention in after.mentions for item in mention.claims if item.field == field]


def reasons(after: Reading) -> list[str]:
    """Why things were left out, in order."""
    return [reject.reason for reject in after.rejects]
