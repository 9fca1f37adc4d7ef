"""Evenings of which only the beginning is told: "every Tuesday from 7pm", "mittwochs ab 19 Uhr, bis spät"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.literals import times
from cowcrawl.literals.hour_tokens import Gap, Token, gap_in, tokens
from cowcrawl.literals.hours import Hours, days_of
from cowcrawl.literals.osm import OPEN_END, Week
from cowcrawl.literals.words import alternation
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

NEAR = 24
"""Characters before and after a time within which it is said that it is a beginning, and for how long."""


def find_evenings(text: str, language: str | None = None) -> Iterator[Hours]:
    """Weekly days with a time from which it is open, in order; only what is said of every week."""
    run = list(tokens(text))
    for number, token in enumerate(run):
        start = _begins(token, text)
        if start is None:
            continue
        days = _listed(run[:number], text)
        if days and _is_weekly(days, text) and _only_since(text[days[-1].end : token.start]):
            meant = days_of(days, text, language)
            if meant:
                week = Week(dict.fromkeys(sorted(meant), ((start, OPEN_END),)))
                yield Hours(week, days[0].start, token.end + _late(text, token.end))


def _listed(run: list[Token], text: str) -> list[Token]:
    """The days that a run ends with, listed together."""
    found: list[Token] = []
    for token in reversed(run):
        gap = gap_in(text[token.end : found[0].start]) if found else Gap()
        if token.kind not in ("day", "set") or gap is None or gap.ends or gap.line:
            break
        found.insert(0, token)
    return found


def _begins(token: Token, text: str) -> int | None:
    """The minutes of a time that is a beginning without an end, sure which half of the day it is in."""
    clock = token.clock
    if clock is None or clock.bare or not _since().search(text[max(0, token.start - NEAR) : token.start]):
        return None
    behind = text[token.end : token.end + NEAR]
    if not _late(text, token.end) and _goes_on().match(behind):
        return None
    start = times.moment(clock)
    return start if start is not None and (clock.half or start >= times.NOON) else None


def _late(text: str, end: int) -> int:
    """Characters right behind a time that say that nobody knows how long."""
    match = _lasts().match(text, end)
    return match.end() - end if match else 0


def _only_since(between: str) -> bool:
    """Whether only "from" and the words of a timetable stand between days and a time."""
    gap = gap_in(_since().sub("", between))
    return gap is not None and not gap.ends and not gap.line


def _is_weekly(days: list[Token], text: str) -> bool:
    """Whether days come every week: behind "every", in a form that says so ("Tuesdays", "montags"), before "nights"."""
    day = days[0]
    if day.kind == "set" or fold(day.text) in _plurals() or _nights().match(text, days[-1].end):
        return True
    return bool(_each().search(text[max(0, day.start - NEAR) : day.start]))


@cache
def _nights() -> re.Pattern[str]:
    """Evenings, more than one, right behind a day, or written onto it."""
    return re.compile(rf"\s?(?:{alternation(phrases('hours', 'evenings'))})(?!\w)", re.I)


@cache
def _plurals() -> frozenset[str]:
    """Names of days in the plural, or as adverbs, where that is another word than the name itself."""
    days = [words for day in load("hours")["days"].values() for code, words in day.items() if code in _SAYS_PLURAL]
    return frozenset(fold(f"{word}s") for words in days for word in words if len(word) > 4)


_SAYS_PLURAL = ("en", "fr", "nl", "de")
"""Languages in which a day's name with an -s means every week's."""


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('hours', 'each'))})\s+\Z", re.I)


@cache
def _since() -> re.Pattern[str]:
    """The words right before a time that make it a beginning, up to the end of a text."""
    since, about = (alternation(phrases("hours", concept)) for concept in ("since", "about"))
    return re.compile(rf"(?<!\w)(?:{since})\s+(?:(?:{about})\s+)?\Z", re.I)


@cache
def _goes_on() -> re.Pattern[str]:
    """What makes a time the beginning of a span: another time behind "to" or "and", or "until" and whatever follows.

    A word of two letters may be "at" ("dès 19h à la cave"), and a dash begins another thought.
    """
    joins = alternation((*phrases("hours", "to"), *phrases("hours", "and")))
    other = alternation((*phrases("hours", "noon"), *phrases("hours", "midnight")))
    until = alternation(word for word in phrases("hours", "to") if len(word) > 2 and word.isalpha())
    return re.compile(rf"\s*(?:(?:{joins})\s*(?:\d|{other})|(?:{until})(?!\w))", re.I)


@cache
def _lasts() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternation(phrases('hours', 'late'))})(?!\w)", re.I)
