"""Opening hours of a week in a text, in any of the languages of the vocabulary, as OpenStreetMap writes them.

A text is cut into days, times, closed and the like; between two of them only the words of a timetable may stand, or the
timetable ends. What is left must read as days with their hours, or hours with their days, from end to end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from cowcrawl.literals import days, times
from cowcrawl.literals.osm import DAY, Span, Week, spans_in_order
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

Kind = Literal["day", "set", "holidays", "always", "closed", "except", "time"]

MAX_GAP = 48
"""Characters between two parts of one timetable."""
MAX_LOOSE = 60
"""Characters between days and hours that are said one after the other in a sentence of their own each."""
BESIDE = 6
"""Characters between an abbreviated day and the day or the time beside it: "ma t/m vr"."""
MAX_UNITS = 60
"""Parts of one timetable that are read."""


@dataclass(frozen=True)
class Hours:
    """A timetable and where it stands."""

    week: Week
    start: int
    end: int
    bare: bool = False
    """All its times are bare figures ("weekdays 9-5"): they may be something else."""
    loose: bool = False
    """Days and hours stand apart, with other words between them."""


@dataclass(frozen=True)
class _Token:
    kind: Kind
    start: int
    end: int
    text: str
    days: frozenset[int] = frozenset()
    clock: times.Clock | None = None


@dataclass(frozen=True)
class _Gap:
    """What stands between two tokens."""

    to: bool = False
    both: bool = False
    """A word for "and"."""
    between: bool = False
    evening: bool = False
    ends: bool = False
    """A full stop or a semicolon."""
    line: bool = False
    """A new line."""


@dataclass(frozen=True)
class _Unit:
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


def find_hours(text: str, language: str | None = None) -> list[Hours]:
    """The timetables in `text`, in order. `language` (ISO 639-1) decides on abbreviations that mean different days."""
    found: list[Hours] = []
    left: list[_Unit] = []
    for units in _passages(text):
        hours = _read(units, language)
        if hours:
            found.append(hours)
        else:
            left.extend(units)
    return found or _loose(text, left, language)


def week_of(pairs: Sequence[tuple[frozenset[int], tuple[Span, ...]]], *, holidays_off: bool = False) -> Week | None:
    """One week from rules of days with their hours, or None when they contradict each other.

    A rule for fewer days goes before one that includes them ("every day 9-18, Sunday 10-16"); two for the same days
    must not overlap and add up.
    """
    found: dict[int, tuple[Span, ...]] = {}
    for day in sorted({day for group, _ in pairs for day in group}):
        rules = [(group, spans) for group, spans in pairs if day in group]
        least = min((group for group, _ in rules), key=len)
        said = [spans for group, spans in rules if group == least]
        if any(not least < group for group, _ in rules if group != least) or (len(set(said)) > 1 and () in said):
            return None
        spans = spans_in_order(span for each in said for span in each)
        if spans is None:
            return None
        found[day] = spans
    return Week(found, holidays_off) if any(found.values()) else None


def _read(units: list[_Unit], language: str | None) -> Hours | None:
    """The timetable that all the units make, or those that are left without a stray one at either end."""
    units = units[:MAX_UNITS]
    for first, last in ((0, 0), (0, 1), (1, 0), (1, 1), (0, 2)):
        part = units[first : len(units) - last]
        if not part or (first and not units[first].apart):
            continue
        if last and not any(unit.kind in ("days", "except") for unit in units[len(units) - last :]):
            continue
        for days_first in (True, False):
            pairs = _pairs(part, language, days_first)
            holidays = any(off and unit.holidays for unit, _, off in pairs or ())
            rules = [(group, spans) for _, group_spans, _ in pairs or () for group, spans in group_spans]
            week = week_of(rules, holidays_off=holidays) if rules else None
            if week:
                bare = all(unit.bare for unit in part if unit.kind == "hours")
                return Hours(week, part[0].start, part[-1].end, bare)
    return None


_Pair = tuple[_Unit, list[tuple[frozenset[int], tuple[Span, ...]]], bool]


def _pairs(units: list[_Unit], language: str | None, days_first: bool) -> list[_Pair] | None:
    """Each unit of days with the hours said of it, or None when the units do not alternate."""
    found: list[_Pair] = []
    queue = list(units)
    while queue:
        unit = queue.pop(0)
        if unit.whole:
            found.append((unit, [(days.ALL_DAYS, unit.spans)], False))
            continue
        other: _Unit | None = None
        if unit.kind in ("closed", "except") and queue and queue[0].kind == "days":
            pair, off = queue.pop(0), True
        elif unit.kind == "days" and queue and queue[0].kind == "closed" and not _closes_next(queue):
            pair, off = unit, True
            queue.pop(0)
        elif unit.kind == "days" and days_first:
            pair, off = unit, False
            while len(queue) > 1 and queue[0].kind == "except" and queue[1].kind == "days":
                said = _days(queue[1], language)
                if said is None:
                    return None
                found.append((queue[1], [(said, ())] if said else [], True))
                queue = queue[2:]
            other = queue.pop(0) if queue and queue[0].kind == "hours" else None
            if other is None or other.whole:
                return None
        elif unit.kind == "hours" and not days_first and queue and queue[0].kind == "days":
            pair, other, off = queue.pop(0), unit, False
        else:
            return None
        said = _days(pair, language)
        if said is None or (not said and not pair.holidays):
            return None
        found.append((pair, [(said, other.spans if other else ())] if said else [], off))
    return found


def _closes_next(queue: list[_Unit]) -> bool:
    """Whether "closed" speaks of what follows: "Monday to Friday closed Saturday" is none of both and never read."""
    return len(queue) > 1 and queue[1].kind == "days" and not queue[1].apart and queue[0].apart


def _days(unit: _Unit, language: str | None) -> frozenset[int] | None:
    """The days a unit means; abbreviations of two letters alone are believed in the page's language only."""
    words = [word for item in unit.words for word in item]
    if len(words) == 1 and len(days.key(words[0])) < days.SHORT and language not in days.names()[days.key(words[0])]:
        return None
    meant = days.resolve(words, language) if words else []
    if meant is None:
        return None
    found, position = set(unit.sets), 0
    for item in unit.words:
        found |= days.stretch(meant[position], meant[position + len(item) - 1])
        position += len(item)
    return frozenset(found)


def _loose(text: str, units: list[_Unit], language: str | None) -> list[Hours]:
    """Days in one clause and their hours in the next, when there is but one of each."""
    if [unit.kind for unit in units] != ["days", "hours"] or units[1].whole:
        return []
    said, hours = units
    between = text[said.end : hours.start]
    group = _days(said, language)
    if len(between) > MAX_LOOSE or re.search(r"[\d\n]", between) or not group:
        return []
    week = week_of([(group, hours.spans)])
    return [Hours(week, said.start, hours.end, hours.bare, loose=True)] if week else []


def _passages(text: str) -> Iterator[list[_Unit]]:
    """Runs of units between which only the words of a timetable stand."""
    run: list[_Token] = []
    gaps: list[_Gap] = []
    evening = False
    for token in _believed(list(_tokens(text)), text):
        gap = _gap(text[run[-1].end : token.start]) if run else _lead(text, token.start)
        if run and gap is None:
            yield from _units(run, gaps, evening)
            said = text[run[-1].end : token.start]
            evening = token.start - run[-1].end <= MAX_LOOSE and bool(_evening().search(said))
            run, gaps = [], []
            gap = _lead(text, token.start)
        run.append(token)
        gaps.append(gap or _Gap())
    yield from _units(run, gaps, evening)


def _units(tokens: list[_Token], gaps: list[_Gap], evening: bool) -> Iterator[list[_Unit]]:
    """The units of a run of tokens; a time that is no span, or a span that is none, ends the passage."""
    found: list[_Unit] = []
    position = 0
    while position < len(tokens):
        token, gap = tokens[position], gaps[position]
        if token.kind in ("day", "set", "holidays"):
            unit, position = _day_unit(tokens, gaps, position)
            evening = evening or unit.evening
        elif token.kind == "time":
            hours, position = _hour_unit(tokens, gaps, position, evening)
            if hours is None:
                if found:
                    yield found
                found = []
                continue
            unit = hours
        elif token.kind == "always":
            whole = bool(token.days)
            unit = _Unit("hours", token.start, token.end, _apart(gap), spans=((0, DAY),), whole=whole)
            position += 1
        else:
            kind: Literal["closed", "except"] = "closed" if token.kind == "closed" else "except"
            unit = _Unit(kind, token.start, token.end, _apart(gap))
            position += 1
        found.append(unit)
    if found:
        yield found


def _apart(gap: _Gap) -> bool:
    return gap.line or gap.ends


def _day_unit(tokens: list[_Token], gaps: list[_Gap], position: int) -> tuple[_Unit, int]:
    """Days that are listed together, from `position` on."""
    first = position
    items: list[tuple[str, ...]] = []
    sets: frozenset[int] = frozenset()
    holidays = evening = False
    while position < len(tokens) and tokens[position].kind in ("day", "set", "holidays"):
        token, gap = tokens[position], gaps[position]
        if position > first and _apart(gap):
            break
        evening = evening or (position > first and gap.evening)
        joined = position > first and gap.to and token.kind == "day" and tokens[position - 1].kind == "day"
        if joined and items and len(items[-1]) == 1:
            items[-1] = (*items[-1], token.text)
        elif token.kind == "day":
            items.append((token.text,))
        sets |= token.days
        holidays = holidays or token.kind == "holidays"
        position += 1
    if position < len(tokens):
        evening = evening or gaps[position].evening
    last, apart = tokens[position - 1], _apart(gaps[first])
    unit = _Unit("days", tokens[first].start, last.end, apart, tuple(items), sets, holidays, evening)
    return unit, position


def _hour_unit(
    tokens: list[_Token], gaps: list[_Gap], position: int, evening: bool
) -> tuple[_Unit | None, int]:
    """Spans that are listed together, from `position` on; None when a time stands alone or the spans make no sense."""
    first, spans, bare = position, [], True
    while position + 1 < len(tokens) and tokens[position].kind == tokens[position + 1].kind == "time":
        if position > first and gaps[position].ends:
            break
        opens, closes = tokens[position].clock, tokens[position + 1].clock
        gap = gaps[position + 1]
        paired = gaps[position].between and gap.both
        if opens is None or closes is None or not (gap.to or paired) or gap.line:
            return None, position + 1
        one = times.span(opens, closes, evening=evening or gaps[position].evening, paired=paired)
        if one is None:
            return None, position + 2
        spans.append(one)
        bare = bare and opens.bare and closes.bare
        position += 2
    ordered = spans_in_order(spans)
    stray = position < len(tokens) and tokens[position].kind == "time" and not _apart(gaps[position])
    if not spans or ordered is None or stray:
        return None, max(position + stray, first + 1)
    hours = _Unit("hours", tokens[first].start, tokens[position - 1].end, _apart(gaps[first]))
    return replace(hours, spans=ordered, bare=bare), position


def _believed(tokens: list[_Token], text: str) -> Iterator[_Token]:
    """The tokens without words and figures that only look like a day or a time.

    "do", "je", "so" must stand beside another day or a time; a bare figure must be an end of a range.
    """
    for number, token in enumerate(tokens):
        if token.clock and token.clock.bare and not _in_range(tokens, number, text):
            continue
        if token.kind == "day" and len(days.key(token.text)) < days.SHORT:
            before = tokens[number - 1] if number else None
            after = tokens[number + 1] if number + 1 < len(tokens) else None
            beside = before and before.kind == "day" and token.start - before.end <= BESIDE
            ahead = after and after.kind in ("day", "time", "closed") and after.start - token.end <= BESIDE
            if not beside and not ahead:
                continue
        yield token


def _in_range(tokens: list[_Token], number: int, text: str) -> bool:
    """Whether a word or sign for "to" or "and" joins the token to the time before or after it."""
    for left, right in ((number - 1, number), (number, number + 1)):
        if left < 0 or right == len(tokens) or not (tokens[left].clock and tokens[right].clock):
            continue
        gap = _gap(text[tokens[left].end : tokens[right].start])
        if gap and not gap.line and (gap.to or gap.both):
            return True
    return False


def _tokens(text: str) -> Iterator[_Token]:
    for match in _lexer().finditer(text):
        kind = match.lastgroup
        words = match.group()
        if kind in ("day", "set", "holidays", "closed", "except", "always"):
            group = days.sets()[days.key(words)] if kind == "set" else frozenset()
            if kind == "always" and days.key(words) in _whole_week():
                group = days.ALL_DAYS
            yield _Token(kind, match.start(), match.end(), words, group)  # type: ignore[arg-type]
        elif match["time"]:
            clock = times.clock(match)
            yield _Token("time", match.start(), match.end(), words, clock=clock)


@cache
def _lexer() -> re.Pattern[str]:
    parts = [
        rf"(?<![\w/])(?P<always>{alternation(phrases('hours', 'always'))})(?![\w/])",
        rf"(?<![\w/])(?P<set>{alternation(w for c in ('weekdays', 'weekend', 'every_day') for w in phrases('hours', c))})"
        r"(?![\w/])",
        rf"(?<!\w)(?P<holidays>{alternation(phrases('hours', 'holidays'))})(?!\w)",
        rf"(?<!\w)(?P<day>{days.name_source()})(?!\w)",
        rf"(?<!\w)(?P<closed>{alternation(phrases('hours', 'closed'))})(?!\w)",
        rf"(?<!\w)(?P<except>{alternation(phrases('hours', 'except'))})(?!\w)",
        rf"(?P<time>{times.source()})",
    ]
    return re.compile("|".join(parts), re.I)


@cache
def _whole_week() -> frozenset[str]:
    """Phrases that say the days as well as the hours: all but those that count 24 hours."""
    return frozenset(
        days.key(word) for word in phrases("hours", "always") if "7" in word or not re.search(r"24|twenty|vingt", word)
    )


@cache
def _evening() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('hours', 'evening'))})(?!\w)", re.I)


def _lead(text: str, start: int) -> _Gap:
    """What is said right before the first token: whether two times to come are joined by "between … and"."""
    return _Gap(between=bool(_between_before().search(text, max(0, start - 24), start)))


@cache
def _between_before() -> re.Pattern[str]:
    fillers = alternation(phrases("hours", "fillers"))
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('hours', 'between'))})(?:\s+(?:{fillers}))?\s*\Z", re.I)


@cache
def _connectors() -> re.Pattern[str]:
    """One word or sign that may stand in a timetable, by what it does."""

    def words(concept: str) -> str:
        listed = phrases("hours", concept)
        signs = alternation(word for word in listed if not word[-1].isalnum())
        plain = alternation(word for word in listed if word[-1].isalnum())
        return "|".join(part for part in (rf"(?:{plain})(?!\w)" if plain else "", signs) if part)

    names = (("to", "to"), ("both", "and"), ("between", "between"), ("evening", "evening"), ("filler", "fillers"))
    parts = [rf"(?P<{name}>{words(concept)})" for name, concept in names]
    return re.compile("|".join([*parts, r"(?P<ends>[;.]+)", r"(?P<line>\n)", r"(?P<space>[^\S\n]+)"]), re.I)


def _gap(text: str) -> _Gap | None:
    """What `text` says between two tokens, or None when it is no part of a timetable."""
    if len(text) > MAX_GAP:
        return None
    said: set[str] = set()
    position = 0
    while position < len(text):
        match = _connectors().match(text, position)
        if match is None or match.end() == position:
            return None
        said.add(match.lastgroup or "")
        position = match.end()
    return _Gap(
        to="to" in said,
        both="both" in said,
        between="between" in said,
        evening="evening" in said,
        ends="ends" in said,
        line="line" in said,
    )


def names_days(text: str) -> bool:
    """Whether a short text is nothing but a day or days."""
    return bool(_only_days().fullmatch(text.strip()))


def may_hold_hours(text: str) -> bool:
    """Whether a text has anything of a timetable in it: a day, a time with its mark, closed, or day and night."""
    return bool(_hint().search(text))


@cache
def _only_days() -> re.Pattern[str]:
    one = rf"{days.name_source()}(?!\w)"
    return re.compile(rf"{one}(?:\s*\W\s*{one})?\W*", re.I)


@cache
def _hint() -> re.Pattern[str]:
    listed = [w for c in ("weekdays", "weekend", "every_day", "always", "closed") for w in phrases("hours", c)]
    marks = alternation(phrases("hours", "hour_marks"))
    return re.compile(
        rf"(?<!\w)(?:{days.name_source()}|{alternation(listed)})(?!\w)"
        rf"|\d\s?(?:[:.h u]\s?[0-5]\d(?!\d)|[ap]\.?m\b|(?:{marks})(?!\w)|[-–—]\s?\d)",
        re.I,
    )
