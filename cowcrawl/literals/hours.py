"""Opening hours of a week in a text, in any of the languages of the vocabulary, as OpenStreetMap writes them.

A text is cut into days, times, closed and the like; between two of them only the words of a timetable may stand, or the
timetable ends. What is left must read as days with their hours, or hours with their days, from end to end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from cowcrawl.literals import days
from cowcrawl.literals.hour_tokens import Gap, Token, gap_in, has_marked_time, names_days
from cowcrawl.literals.hour_units import MAX_LOOSE, PAIR, Unit, day_unit, passages
from cowcrawl.literals.osm import Span, Week, spans_in_order
from cowcrawl.literals.stroked_hours import with_dashes
from cowcrawl.literals.until import with_last_day, without_bracket
from cowcrawl.literals.words import alternation
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_UNITS = 60
"""Parts of one timetable that are read."""


JOINS = 3
"""Letters of a word between two days, or of an article before one."""
FRIDAY = 4
"""The day on which a week of work ends at the earliest."""


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


def find_hours(text: str, language: str | None = None, *, evening: bool = False) -> list[Hours]:
    """The timetables in `text`, in order. `language` (ISO 639-1) decides on abbreviations that mean different days.

    `evening`: what stands above says so. Where some of its days have hours that are not understood, there are none.
    """
    text = with_dashes(text)
    if ", " in text or "; " in text or " (" in text:
        text = _without_asked_days(text)
    printed = text
    text = without_bracket(text) if " (" in text else text
    found: list[Hours] = []
    left: list[Unit] = []
    for passage in passages(text, evening):
        units = _unasked(text, passage)
        hours = _read(units, language)
        if hours:
            longer = with_last_day(printed, hours.end, hours.week, language) if hours.end < len(text) else None
            found.append(replace(hours, week=longer[0], end=longer[1]) if longer else hours)
        else:
            left.extend(units)
    if found and any(unit.kind == "days" and _unread().match(text, unit.end) for unit in left):
        return []
    if len(found) == 1 and any(unit.kind == "hours" and _are_of_weekdays(text, unit, found[0]) for unit in left):
        return []
    return found or _loose(text, left, language)


def _are_of_weekdays(text: str, other: Unit, hours: Hours) -> bool:
    """Whether other hours of a sentence that tells those of the weekend are of days that are not understood."""
    weekend = all(day > FRIDAY for day, spans in hours.week.days.items() if spans)
    between = text[min(other.end, hours.end) : max(other.start, hours.start)]
    return weekend and not _SENTENCE_END.search(between)


_SENTENCE_END = re.compile(r"\n|[.!?;]\s")


def _unasked(text: str, units: list[Unit]) -> list[Unit]:
    """Units without the days that are open on request alone, where others are open anyway: "Sa 9 – 13 (on request)"."""
    hours = [at for at, unit in enumerate(units) if unit.kind == "hours"]
    asked = [at for at in hours if _asked().match(text, units[at].end)]
    if len(asked) == len(hours):
        return units
    gone = {at - back for at in asked for back in (0, 1) if at and units[at - 1].kind == "days"}
    return [unit for at, unit in enumerate(units) if at not in gone]


@cache
def _asked() -> re.Pattern[str]:
    """Right behind hours: that one has to ask for them."""
    only, asked = (alternation(phrases("hours", concept)) for concept in ("only", "asked_for"))
    return re.compile(rf"\s*(?:[(–—-]\s*)?(?:(?:{only})\s)?(?:{asked})(?!\w)", re.I)


def _without_asked_days(text: str) -> str:
    """A text with blanks for the days behind its hours on which one has to ask: "9-18 Mon to Fri, Sat on request"."""
    for match in _asked_days().finditer(text):
        words = [word for word in match["days"].split() if len(word) > JOINS]  # "le samedi et le dimanche"
        if words and names_days(words[0]) and has_marked_time(text[: match.start()]):
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


@cache
def _asked_days() -> re.Pattern[str]:
    """Days behind a comma or the like, and that one has to ask for them, at the end of a clause."""
    only, asked = (alternation(phrases("hours", concept)) for concept in ("only", "asked_for"))
    return re.compile(
        rf"[,;(]\s*(?P<days>[^\W\d][^\d,;:.()\n]{{1,40}}?)\s(?:(?:{only})\s)?(?:{asked})(?=\)?(?:$|[.;\n]|,\s\D))", re.I
    )


@cache
def _unread() -> re.Pattern[str]:
    """Right behind days: the hours of these days, whatever they may be ("Monday 7 – 10 pm")."""
    clock = r"\d{1,2}(?:[:.]\d\d)?\s?"
    marks = alternation(phrases("hours", "hour_marks"))
    return re.compile(rf"[\s:(,]*{clock}[-–—]\s?{clock}(?:[ap]\.?m\b|(?:{marks})(?!\w))", re.I)


def days_of(run: list[Token], text: str, language: str | None) -> frozenset[int] | None:
    """The days that tokens of days mean together, or None when they are not one list."""
    gaps = [Gap(), *(gap_in(text[left.end : right.start]) or Gap(ends=True) for left, right in pairwise(run))]
    unit, read = day_unit(run, gaps, 0)
    return _days(unit, language) if read == len(run) else None


def week_of(pairs: Sequence[tuple[frozenset[int], tuple[Span, ...]]], *, holidays_off: bool = False) -> Week | None:
    """One week from rules of days with their hours, or None when they contradict each other.

    A rule for fewer days goes before one that includes them ("every day 9-18, Sunday 10-16"), but if all its hours are
    later or earlier: then it adds to them ("Mon-Fri 9-12, Tue 14-18"), as two do for the same days.
    """
    found: dict[int, tuple[Span, ...]] = {}
    for day in sorted({day for group, _ in pairs for day in group}):
        rules = [(group, spans) for group, spans in pairs if day in group]
        least = min((group for group, _ in rules), key=len)
        said = [spans for group, spans in rules if group == least]
        said += [spans for group, spans in rules if least < group and all(_elsewhen(spans, one) for one in said)]
        if any(not least < group for group, _ in rules if group != least) or (len(set(said)) > 1 and () in said):
            return None
        spans = spans_in_order(span for each in said for span in each)
        if spans is None:
            return None
        found[day] = spans
    return Week(found, holidays_off) if any(found.values()) else None


def _elsewhen(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """Whether all hours of one day are over before those of another rule begin."""
    if not one or not other:
        return False
    return one[-1][1] <= other[0][0] or other[-1][1] <= one[0][0]


def _read(units: list[Unit], language: str | None) -> Hours | None:
    """The timetable that all the units make, or those that are left without a stray one at either end."""
    units = units[:MAX_UNITS]
    for first, last in ((0, 0), (0, 1), (1, 0), (1, 1), (0, 2)):
        part = units[first : len(units) - last]
        if not part or (first and not units[first].apart):
            continue
        if last and not all(unit.kind in ("days", "except") for unit in units[len(units) - last :]):
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


_Pair = tuple[Unit, list[tuple[frozenset[int], tuple[Span, ...]]], bool]


def _pairs(units: list[Unit], language: str | None, days_first: bool) -> list[_Pair] | None:
    """Each unit of days with the hours said of it, or None when the units do not alternate."""
    found: list[_Pair] = []
    queue = list(units)
    while queue:
        unit = queue.pop(0)
        if unit.whole:
            found.append((unit, [(days.ALL_DAYS, unit.spans)], False))
            continue
        other: Unit | None = None
        if unit.kind in ("closed", "except") and queue and queue[0].kind == "days":
            pair, off = queue.pop(0), True
        elif unit.kind == "days" and queue and queue[0].kind == "closed" and not _closes_next(queue):
            pair, off = unit, True
            queue = _after_rest(queue[1 + _said_twice(queue) :])
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
            queue = _after_rest(queue)
        elif unit.kind == "hours" and not days_first and queue and queue[0].kind == "days":
            pair, other, off = queue.pop(0), unit, False
            queue = _after_rest(queue)
        else:
            return None
        said = _days(pair, language)
        if said is None or (not said and not pair.holidays):
            return None
        found.append((pair, [(said, other.spans if other else ())] if said else [], off))
    return found


def _said_twice(queue: list[Unit]) -> bool:
    """Whether "closed" stands in the column of the days and in that of the hours: "Sat Sun closed: closed"."""
    return len(queue) > 1 and queue[1].kind == "closed" and not queue[1].apart


def _after_rest(queue: list[Unit]) -> list[Unit]:
    """Units without a "closed" that tells of the rest of the day, or in a sentence of its own of August.

    What follows it says of itself when it is open: "Friday / 9 – 12:30 / closed / Saturday / 10 – 12".
    """
    if not queue or queue[0].kind != "closed":
        return queue
    own = len(queue) > PAIR and queue[1].kind == "days" and queue[1].apart and queue[PAIR].kind in ("hours", "closed")
    return queue[1:] if own or (len(queue) == 1 and queue[0].apart) else queue


def _closes_next(queue: list[Unit]) -> bool:
    """Whether "closed" speaks of what follows: "Monday to Friday closed Saturday" is none of both and never read."""
    return len(queue) > 1 and queue[1].kind == "days" and not queue[1].apart and queue[0].apart


def _days(unit: Unit, language: str | None) -> frozenset[int] | None:
    """The days a unit means; abbreviations of two letters alone are believed in the page's language only."""
    words = [word for item in unit.words for word in item]
    if len(words) == 1 and len(fold(words[0])) < days.SHORT and language not in days.names()[fold(words[0])]:
        return None
    meant = days.resolve(words, language) if words else []
    if meant is None:
        return None
    if unit.slashed and meant[0] == 0 and meant[-1] >= FRIDAY:
        return days.stretch(meant[0], meant[-1])  # "Lun/Ven": nobody is open on these two days alone
    said: set[int] = set()
    position = 0
    for item in unit.words:
        said |= days.stretch(meant[position], meant[position + len(item) - 1])
        position += len(item)
    every_day = unit.sets == days.ALL_DAYS and len(unit.words) == 1 and len(unit.words[0]) == 2
    return frozenset(said if every_day else said | unit.sets)  # "every day from Monday to Friday"


def _loose(text: str, units: list[Unit], language: str | None) -> list[Hours]:
    """Days in one clause and their hours in the next, when there is but one of each."""
    if [unit.kind for unit in units] != ["days", "hours"] or units[1].whole:
        return []
    said, hours = units
    between = text[said.end : hours.start]
    group = _days(said, language)
    if len(between) > MAX_LOOSE or re.search(r"[\d\n]", between) or not group:
        return []
    if group == days.ALL_DAYS and not _sentence_goes_on().match(between):
        return []
    week = week_of([(group, hours.spans)])
    return [Hours(week, said.start, hours.end, hours.bare, loose=True)] if week else []


@cache
def _sentence_goes_on() -> re.Pattern[str]:
    """What follows "every day" if no word narrows it down, as in "tous les jours scolaires" and "daily in July"."""
    house = alternation(phrases("hours", "house_says"))
    stands = alternation((*phrases("hours", "stands_open"), *phrases("hours", "access")))
    return re.compile(rf"\s*(?:[^\w\s]|(?:{stands})(?!\w)|(?:\w+\s+)?(?:{house})(?!\w))", re.I)
