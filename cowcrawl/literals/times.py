"""Times of the day, and the span between two of them, as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.osm import DAY, Span
from cowcrawl.literals.words import alternation
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

NOON = 12 * 60
_BLANK = r"[^\S\n]"
MIN_SPAN = 30
"""Minutes: nothing opens for less."""
EARLIEST, LATEST_NIGHT = 5 * 60, 6 * 60
"""Figures without am or pm: no house opens in the morning before the one; a night that is open ends by the other."""
DEEP_NIGHT = 4 * 60
"""By then closes what is open since the morning: "10:00-02:00". Later figures may be in the afternoon."""


@dataclass(frozen=True)
class Clock:
    """One time of the day as printed."""

    minutes: int
    """After midnight, am and pm not yet applied."""
    half: str = ""
    """`am`, `pm` or nothing."""
    bare: bool = False
    """Nothing but a figure: it may be no time at all."""
    word: bool = False
    """Noon or midnight: neither before nor after noon."""
    whole: bool = False
    """With a nought in front, as in a day of 24 hours: "02:00", "02h"."""


@cache
def source() -> str:
    """The source of a pattern for one time: groups `hour`, `minute`, `mark`, `half`, or `word` for noon and midnight.

    In lower case, for texts that are. `8u30`, `17h`, `8.30`, `09:00 uur`, `8 am`, `12 p.m.`. A figure is no time when a
    figure, a sign of money or a fraction touches it.
    """
    words = alternation(word.lower() for word in (*phrases("hours", "noon"), *phrases("hours", "midnight")))
    marks = alternation(word.lower() for word in phrases("hours", "hour_marks"))
    figure = (
        r"(?<![\d€$£#°+])(?:(?<!\d[.,:/])|(?<=[:hu]\d\d,))(?<![€$£]\s)(?P<hour>[01]?\d|2[0-4])"
        rf"(?:(?:{_BLANK}?[:.]|{_BLANK}?[hu](?={_BLANK}?\d\d(?!\d|{_BLANK}?[hu](?!\w)|{_BLANK}?[:.]\d)))"
        rf"{_BLANK}?(?P<minute>[0-5]\d)(?!\d))?"
        rf"(?:{_BLANK}?(?P<half>[ap]\.?{_BLANK}?m\.?)(?![^\W_])|{_BLANK}?(?P<mark>{marks})(?![^\W_]))?"
        r"(?![\w%€$£²°])(?![.:/]\d)(?!,\d(?!\d?:\d\d|(?:(?<=[hu],\d)|(?<=[hu]\d\d,\d))\d?[hu]))(?!\s[€$£%°])"
    )
    return rf"(?:(?<!\w)(?P<word>{words})(?!\w)|{figure})"


def clock(match: re.Match[str]) -> Clock:
    """The time that a match of `source` says."""
    if match["word"]:
        return Clock(NOON if fold(match["word"]) in _noons() else 0, word=True)
    half = (match["half"] or "").lower()[:1]
    minutes = int(match["hour"]) * 60 + int(match["minute"] or 0)
    bare = not (match["minute"] or match["mark"] or half)
    padded = match["hour"][0] == "0" and len(match["hour"]) > 1
    return Clock(minutes, f"{half}m" if half else "", bare, whole=padded and not (half or bare))


def span(opens: Clock, closes: Clock, *, evening: bool = False, paired: bool = False) -> Span | None:
    """Minutes from one time to another, or None when they make no span or leave open which half of the day is meant.

    `evening`: the words around say so. `paired`: as in "between 7 and 9pm", where the half of one end holds for both.
    """
    if opens.half or closes.half:
        start, end = _halves(opens, closes, evening or paired)
    elif closes.whole and 0 < closes.minutes <= DEEP_NIGHT < opens.minutes < NOON:
        return opens.minutes, closes.minutes + DAY
    else:
        start, end = _plain(opens.minutes, closes.minutes, evening)
    if start is None or end is None:
        return None
    end = DAY if end in (0, DAY - 1) else end
    if end <= start and start >= NOON and end <= LATEST_NIGHT:
        end += DAY
    return (start, end) if 0 <= start < DAY and start + MIN_SPAN <= end <= start + DAY else None


def moment(time: Clock) -> int | None:
    """Minutes after midnight of a time that stands alone, its am or pm applied; None when the two disagree."""
    return _applied(time, time.half)


def _plain(start: int, end: int, evening: bool) -> tuple[int | None, int | None]:
    """Figures of 24 hours, of a morning and an afternoon ("9 to 5"), of an afternoon ("2-5"), or an evening ("7-9")."""
    if evening and EARLIEST <= start < end <= NOON:
        return start + NOON, end + NOON
    if EARLIEST <= start <= NOON and 0 < end <= min(start, 9 * 60):
        return start, end + NOON
    if 0 < start < EARLIEST and start < end < NOON:
        return start + NOON, end + NOON
    return start, end


def _halves(opens: Clock, closes: Clock, paired: bool) -> tuple[int | None, int | None]:
    start, end = _applied(opens, opens.half), _applied(closes, closes.half)
    if (opens.half and closes.half) or closes.word or opens.word:
        return start, end
    if closes.half == "pm":
        late = _applied(opens, "pm")
        if opens.minutes < NOON and late is not None and end is not None and late < end:
            start = late if paired or opens.minutes < EARLIEST + 60 else None
    elif opens.half == "am":
        end = closes.minutes + NOON if closes.minutes <= opens.minutes else end
        end = None if closes.minutes < NOON and closes.minutes > opens.minutes else end
    elif opens.half == "pm" and closes.minutes < NOON:
        end = _applied(closes, "pm") if closes.minutes else DAY
    return start, end


def _applied(time: Clock, half: str) -> int | None:
    if not half:
        return time.minutes
    if not time.minutes or time.minutes >= NOON + 60:
        return time.minutes if time.minutes else None
    return time.minutes % NOON + (NOON if half == "pm" else 0)


@cache
def _noons() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("hours", "noon"))
