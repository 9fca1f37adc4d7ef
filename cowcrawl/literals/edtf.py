"""Dates in the Extended Date/Time Format: making them, and the days that they span.

Used are years, months and days (level 0), one `~` for about, open intervals (`2021/..`), decades (`195X`), seasons (21
to 24) and, of level 2, quarters (33 to 36) and halves of a year (40, 41).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

FIRST, LAST = date.min, date.max
_SINGLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_DECADE = re.compile(r"(\d{3})X[~?%]?")
_PARTS = {
    **{21 + number: (3 + 3 * number, 3) for number in range(4)},
    **{33 + number: (1 + 3 * number, 3) for number in range(4)},
    **{40 + number: (1 + 6 * number, 6) for number in range(2)},
}
"""First month and length of the parts of a year; a winter begins in December."""


def bounds(edtf: str) -> tuple[date, date] | None:
    """The first and the last day that a date of this project's EDTF may mean, or None when it is none.

    >>> bounds("2021-35")
    (datetime.date(2021, 7, 1), datetime.date(2021, 9, 30))
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _days(edtf)
    low = (FIRST, FIRST) if first in ("..", "") else _days(first)
    high = (LAST, LAST) if last in ("..", "") else _days(last)
    return (low[0], high[1]) if low and high else None


def month(year: int, number: int) -> str:
    """A month, counted on past the ends of the year."""
    return f"{year + (number - 1) // 12:04d}-{(number - 1) % 12 + 1:02d}"


def following(edtf: str) -> str | None:
    """The date of the same precision right after `edtf`: what `after 2020` begins with; a month where it is a part."""
    span = bounds(edtf)
    if span is None or span[1] >= LAST - timedelta(days=1):
        return None
    return _alike(edtf, span[1] + timedelta(days=1))


def preceding(edtf: str) -> str | None:
    """The date of the same precision right before `edtf`."""
    span = bounds(edtf)
    if span is None or span[0] <= FIRST:
        return None
    return _alike(edtf, span[0] - timedelta(days=1))


def _alike(edtf: str, day: date) -> str:
    if re.fullmatch(r"\d{4}~?", edtf):
        return f"{day.year:04d}"
    return day.isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) else month(day.year, day.month)


def _days(edtf: str) -> tuple[date, date] | None:
    if decade := _DECADE.fullmatch(edtf):
        year = int(decade[1]) * 10
        return (date(year, 1, 1), date(year + 9, 12, 31)) if year else None
    single = _SINGLE.fullmatch(edtf)
    if not single:
        return None
    year, part, day = (int(group) if group else 0 for group in single.groups())
    try:
        if day:
            return (date(year, part, day),) * 2
        start, length = (part, 1) if 1 <= part <= 12 else _PARTS[part] if part else (1, 12)
        end = divmod(start + length - 2, 12)
        last = date(year + end[0], end[1] + 1, calendar.monthrange(year + end[0], end[1] + 1)[1])
        return date(year, start, 1), last
    except (ValueError, KeyError):
        return None
