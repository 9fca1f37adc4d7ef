"""A day that ends at another time than the others of a timetable: "Mo-Do 8-18 Uhr, Fr bis 16 Uhr"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals import days
from cowcrawl.literals.osm import DAY, Span, Week
from cowcrawl.literals.times import MIN_SPAN, NOON, clock, moment, source
from cowcrawl.literals.words import alternation, lowered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MORNING = 7 * 60
"""From then on until noon a time may be that at which a house opens."""


def with_last_day(text: str, position: int, week: Week, language: str | None) -> tuple[Week, int] | None:
    """The week with the day of which `text` tells the end alone after `position`, and where that ends; else None."""
    hit = _until().match(lowered(text), position) or _bracketed().match(lowered(text), position)
    day = days.resolve([fold(hit["day"])], language) if hit else None
    ends = moment(clock(hit)) if hit else None
    if hit is None or not day or ends is None:
        return None
    like = week.days.get(day[0]) or week.days.get((day[0] - 1) % 7)
    spans = _ended(like, ends) if like else ()
    return (Week({**week.days, day[0]: spans}, week.holidays_off), hit.end()) if spans else None


def without_bracket(text: str) -> str:
    """A text with blanks for what brackets tell of one day alone: "Mon-Fri 9-18 (17 on Friday)"."""
    for hit in _bracketed().finditer(lowered(text)):
        if not _is_end(hit):
            continue
        text = f"{text[: hit.start()]}{' ' * (hit.end() - hit.start())}{text[hit.end() :]}"
    return text


def _is_end(hit: re.Match[str]) -> bool:
    """Whether a time is one at which a house closes; in the morning it may open then."""
    at = moment(clock(hit))
    return at is not None and not MORNING <= at < NOON


def _ended(spans: tuple[Span, ...], ends: int) -> tuple[Span, ...]:
    """Spans up to a time; a figure that lies before they begin is one of the afternoon ("until 5")."""
    opens = spans[0][0]
    ends = ends + NOON if ends <= min(opens, NOON) else ends
    kept = [span for span in spans if span[0] + MIN_SPAN <= ends <= DAY]
    if not kept:
        return ()
    last = kept[-1][0], ends if ends > spans[-1][1] else min(kept[-1][1], ends)
    return (*kept[:-1], last)


@cache
def _until() -> re.Pattern[str]:
    joins, small, until = (
        alternation(word.lower() for word in phrases("hours", concept)) for concept in ("and", "before_day", "until")
    )
    return re.compile(
        rf"[\s,;(]*(?:{joins}\s*)?(?:(?:{small})\s+)?(?P<day>{days.name_source()})[\s:,]*(?:{until})\s*{source()}"
    )


@cache
def _bracketed() -> re.Pattern[str]:
    """The same with the time before the day, which a bracket holds: "(16h30 le vendredi)"."""
    small, until = (alternation(word.lower() for word in phrases("hours", one)) for one in ("before_day", "until"))
    return re.compile(
        rf"\s*\(\s?(?:(?:{until})\s*)?{source()},?\s(?:(?:{small})\s+)?(?P<day>{days.name_source()})\s?\)"
    )
