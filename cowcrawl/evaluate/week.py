"""Opening hours in OpenStreetMap syntax as the minutes of a week, so that two notations of the same hours are equal."""

from __future__ import annotations

import re

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
DAY = 24 * 60
_DAY = r"(?:mo|tu|we|th|fr|sa|su|ph|sh)\b"
_SELECTOR = re.compile(rf"({_DAY}(?:\s*[-,]\s*{_DAY})*)\s*:?\s*(.*)")
_NEXT_RULE = re.compile(rf"(?<=[\d+f]),\s*(?={_DAY})")
_TIME = re.compile(r"(\d{1,2})(?::?(\d{2}))?")


def week(hours: str) -> frozenset[int] | None:
    """The minutes, from 0 on Monday at midnight, in which `hours` say it is open; None when they cannot be read.

    Holidays and comments are left aside; a rule after `;` replaces what was said of its days, one after `,` adds to it.
    """
    open_minutes: dict[int, set[int]] = {}
    text = re.sub(r'"[^"]*"', "", hours.casefold()).replace("–", "-").replace("—", "-").strip()
    try:
        for group in re.split(r"\s*(?:;|\|\|)\s*", text):
            for position, rule in enumerate(_NEXT_RULE.split(group)):
                days, minutes = _rule(rule.strip())
                for day in days:
                    kept = open_minutes.get(day, set()) if position else set()
                    open_minutes[day] = kept | minutes
    except ValueError:
        return None
    if not text:
        return None
    return frozenset((day * DAY + minute) % (7 * DAY) for day, minutes in open_minutes.items() for minute in minutes)


def _rule(rule: str) -> tuple[set[int], set[int]]:
    """The days of a rule, and its minutes from midnight; those after the next midnight are over 1440."""
    if not rule:
        return set(), set()
    if re.fullmatch(r"24/7(\s+open)?", rule):
        return set(range(7)), set(range(DAY))
    match = _SELECTOR.fullmatch(rule)
    days = _days(match[1]) if match else set(range(7))
    times = re.sub(r"\bopen\b", "", match[2] if match else rule).strip()
    if times in ("off", "closed"):
        return days, set()
    spans = re.split(r"\s*,\s*", times) if times else []
    return days, set().union(*map(_span, spans)) if spans else set(range(DAY))


def _days(selector: str) -> set[int]:
    days: set[int] = set()
    for part in re.split(r"\s*,\s*", selector):
        ends = re.split(r"\s*-\s*", part)
        if set(ends) <= {"ph", "sh"}:
            continue
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        days |= {day % 7 for day in range(first, last + 1 if last >= first else last + 8)}
    return days


def _span(span: str) -> set[int]:
    if span.endswith("+") and "-" not in span:
        return set(range(_minute(span.rstrip("+ ")), DAY))
    start, _, end = span.rstrip("+ ").partition("-")
    first, last = _minute(start), _minute(end)
    return set(range(first, last if last > first else last + DAY))


def _minute(text: str) -> int:
    match = _TIME.fullmatch(text.strip())
    minute = int(match[1]) * 60 + int(match[2] or 0) if match else 3 * DAY
    if minute > 2 * DAY:
        raise ValueError(f"no time of day: {text!r}")
    return minute
