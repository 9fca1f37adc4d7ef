"""Dates as people write them in running text, as EDTF: "in September 2025", "12 mars 2024", "2008"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import load


def find_date(text: str) -> str | None:
    """The one date of `text` as EDTF (2025-09-12, 2025-09, 2025); None when there is none, or several."""
    found = {_edtf(match) for match in _dates().finditer(text)} - {None}
    years = {value for value in found if value and len(value) == 4}
    exact = {value for value in found if value and len(value) > 4}
    chosen = exact or years
    return chosen.pop() if len(chosen) == 1 else None


def _edtf(match: re.Match[str]) -> str | None:
    year, name, day = match.group("year"), match.group("month"), match.group("day")
    if not name:
        return match.group("alone")
    month = _months()[name.casefold()]
    if not day:
        return f"{year}-{month:02d}"
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {name.casefold(): int(number) for number, names in load("status")["months"].items() for name in names}


@cache
def _dates() -> re.Pattern[str]:
    day = r"(?:(?P<day>\d{1,2})(?:er|st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?)?"
    named = rf"{day}(?P<month>{alternation(_months())})\.?,?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)"
    return re.compile(rf"(?<![\w.,/-])(?:{named}|(?P<alone>(?:19|20)\d\d))(?![\w%€]|[.,/-]\d)", re.I)
