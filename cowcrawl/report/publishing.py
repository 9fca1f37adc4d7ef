"""When a report was published, where it says so near its beginning."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.dates import find_dates
from cowcrawl.report.layer import Layer
from cowcrawl.report.wording import said

FIRST_LINES = 60
"""Lines of a report among which its date stands."""
MAX_LINE = 80
"""Characters of such a line."""
TITLE_LINES = 12
"""Lines of a report among which a month and a year alone may be its date."""


def published_at(layer: Layer, language: str | None) -> str | None:
    """The date of publication (EDTF): behind a word for it, else the one month or day in a line of the title."""
    lines = [line.text for line in layer.lines[:FIRST_LINES] if len(line.text) <= MAX_LINE]
    for line in lines:
        if match := _word(language).search(line):
            found = find_dates(line[match.end() :])
            if found and found[0].start <= 3 and found[0].explicit:
                return found[0].point
    alone = [
        when.point
        for line in lines[:TITLE_LINES]
        if len(when_all := find_dates(line)) == 1
        for when in when_all
        if when.explicit
        and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?", when.point)
        and line.rstrip(" .").endswith(line[when.start : when.end])
    ]
    return alone[0] if len(set(alone)) == 1 else None


@cache
def _word(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"{said('published', language)}\s?:?\s*(?:(?:in|en|im|op|le|on|am)\s)?", re.I)
