"""Whether a line tells the hours of a half day and nothing else: "8h - 12h (4h)", "9 am - 1 pm"."""

from __future__ import annotations

from collections.abc import Iterable

from cowcrawl.literals.hour_tokens import tokens
from cowcrawl.literals.words import has_digit

MAX_HOURS = 30
"""Characters of a line that is nothing but hours."""
HALF = range(180, 361)
"""Minutes of a half day."""
NOON = 720


def spans_half(lines: Iterable[str]) -> bool:
    """Whether one of some lines is the hours of a half day."""
    return any(_minutes(line) in HALF for line in lines if len(line) <= MAX_HOURS and has_digit(line))


def _minutes(line: str) -> int | None:
    """The minutes between the first two times of a line that begins with one."""
    found = [token for token in tokens(line) if token.clock]
    if len(found) < 2 or found[0].start > len("from "):
        return None
    first, last = (
        token.clock.minutes + (NOON if token.clock.half == "pm" and token.clock.minutes < NOON else 0)
        for token in found[:2]
        if token.clock
    )
    return last - first
