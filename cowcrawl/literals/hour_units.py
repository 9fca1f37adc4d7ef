"""Days and hours as units: what a run of days, times and the like says, before days and hours are put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cowcrawl.literals import times
from cowcrawl.literals.hour_tokens import Gap, Token, evening_word, gap_in, lead, tokens
from cowcrawl.literals.osm import DAY, Span, spans_in_order

MAX_LOOSE = 60
"""Characters between days and hours that are said one after the other in a sentence of their own each."""


PAIR = 2
"""Days of a pair."""


@dataclass(frozen=True)
class Unit:
    """Days, or hours, or closed, or except."""

    kind: Literal["days", "hours", "closed", "except"]
    start: int
    end: int
    apart: bool
    """A new line, a full stop or a semicolon stands before it."""
    words: tuple[tuple[str, ...], ...] = ()
    """For days: items of one or two names, a range when two."""
    sets: frozenset[int] = frozenset()
    holidays: bool = False
    evening: bool = False
    spans: tuple[Span, ...] = ()
    bare: bool = False
    whole: bool = False
    """Hours that say their days too: 24/7."""
    slashed: bool = False
    """Two days with nothing but a slash between."""


def passages(text: str, late: bool) -> Iterator[list[Unit]]:
    """Runs of units between which only the words of a timetable stand; `late`: all of them are of the evening."""
    run: list[Token] = []
    gaps: list[Gap] = []
    evening = late
    for token in tokens(text):
        gap = gap_in(text[run[-1].end : token.start]) if run else lead(text, token.start)
        if run and gap is None:
            yield from _units(run, gaps, evening)
            run, gaps = [], []
            gap = lead(text, token.start)
        if not run:
            before = text[max(0, token.start - MAX_LOOSE) : token.start].rpartition("\n")[2]
            evening = late or bool(evening_word().search(before))
        run.append(token)
        gaps.append(gap or Gap())
    yield from _units(run, gaps, evening)


def _units(run: list[Token], gaps: list[Gap], evening: bool) -> Iterator[list[Unit]]:
    """The units of a run of tokens; a time that is no span, or a span that is none, ends the passage.

    A run that begins with the end of a range of days ("… bis Freitag 9-18 Uhr"), or that has days in it which are not
    the same everywhere, has none: what is not understood in full is not understood.
    """
    found: list[Unit] = []
    half_read = bool(run) and run[0].kind == "day" and gaps[0].to
    position = len(run) if half_read or any(token.kind == "unclear" for token in run) else 0
    while position < len(run):
        token, gap = run[position], gaps[position]
        if token.kind in ("day", "set", "holidays"):
            unit, position = day_unit(run, gaps, position)
            evening = evening or unit.evening
        elif token.kind == "time":
            hours, position = _hour_unit(run, gaps, position, evening)
            if hours is None:
                if found:
                    yield found
                found = []
                continue
            unit = hours
        elif token.kind == "always":
            unit = Unit("hours", token.start, token.end, _apart(gap), spans=((0, DAY),), whole=bool(token.days))
            position += 1
            if unit.whole:
                yield from ([found, [unit]] if found else [[unit]])
                found = []
                continue
        else:
            kind: Literal["closed", "except"] = "closed" if token.kind == "closed" else "except"
            stopped = position > 0 and run[position - 1].text.endswith(".")
            unit = Unit(kind, token.start, token.end, stopped or _apart(gap))
            position += 1
        found.append(unit)
    if found:
        yield found


def _apart(gap: Gap) -> bool:
    return gap.line or gap.ends


def day_unit(run: list[Token], gaps: list[Gap], position: int) -> tuple[Unit, int]:
    """Days that are listed together, from `position` on."""
    first = position
    items: list[tuple[str, ...]] = []
    sets: frozenset[int] = frozenset()
    holidays = evening = False
    while position < len(run) and run[position].kind in ("day", "set", "holidays"):
        token, gap = run[position], gaps[position]
        if position > first and (_apart(gap) or (holidays and token.kind == "day")):
            break
        evening = evening or (position > first and gap.evening)
        joined = position > first and gap.to and token.kind == "day" and run[position - 1].kind == "day"
        if joined and items and len(items[-1]) == 1:
            items[-1] = (*items[-1], token.text)
        elif token.kind == "day":
            items.append((token.text,))
        sets |= token.days
        holidays = holidays or token.kind == "holidays"
        position += 1
    if position < len(run):
        evening = evening or gaps[position].evening
    last, apart = run[position - 1], _apart(gaps[first])
    unit = Unit("days", run[first].start, last.end, apart, tuple(items), sets, holidays, evening)
    slashed = len(items) == PAIR and position == first + len(items) and gaps[first + 1].slash
    return replace(unit, slashed=slashed), position


def _hour_unit(run: list[Token], gaps: list[Gap], position: int, evening: bool) -> tuple[Unit | None, int]:
    """Spans that are listed together, from `position` on; None when a time stands alone or the spans make no sense."""
    first, spans, bare = position, [], True
    while position + 1 < len(run) and run[position].kind == run[position + 1].kind == "time":
        if position > first and gaps[position].ends:
            break
        opens, closes = run[position].clock, run[position + 1].clock
        gap = gaps[position + 1]
        paired = gaps[position].between and gap.both
        if opens is None or closes is None or not (gap.to or paired) or (gap.line and (opens.bare or closes.bare)):
            return None, position + 1
        one = times.span(opens, closes, evening=evening or gaps[position].evening, paired=paired)
        if one is None:
            return None, position + 2
        spans.append(one)
        bare = bare and opens.bare and closes.bare
        position += 2
    ordered = spans_in_order(spans)
    stray = position < len(run) and run[position].kind == "time" and not _apart(gaps[position])
    if not spans or ordered is None or stray:
        return None, max(position + stray, first + 1)
    hours = Unit("hours", run[first].start, run[position - 1].end, _apart(gaps[first]))
    return replace(hours, spans=ordered, bare=bare), position
