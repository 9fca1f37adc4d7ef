"""Dates in running text as EDTF, resolved against the day of publication: "eind 2021", "au printemps", "in Q3".

Explicit dates stand by themselves. One without a year, and one such as "last week", needs the day of publication; which
year is meant follows from words such as "next", else from the tense of the sentence, else from what lies nearest. Where
two years are equally likely there is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from cowcrawl.literals import edtf
from cowcrawl.literals.date_units import FILE, YEAR, Unit, nouns, units
from cowcrawl.vocabulary import alternatives, load, phrases

MAX_LEAD = 40
"""Characters before a date in which the words that lead to it are looked for."""
MAX_SENTENCE = 200
"""Characters around a date in which its sentence may say whether it is past or to come."""
NEAR_DAYS = 150
"""Days from publication within which a date without a year and without a tense is the nearest one."""
MAX_AHEAD = 30
"""Years after publication of which a text speaks: a higher number is no year."""
_GERMAN_YEAR = re.compile(r"[a-zß-ÿ]{2} \d{4}(?: [a-zß-ÿ]{2}|[ .,;]{0,3})")
"""German puts no word before a year: `wurde 2022 in`."""
_QUARTERS = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}
"""First and last month of a part of a year."""


@dataclass(frozen=True, kw_only=True)
class When:
    """A date in a text."""

    edtf: str
    """The date, or the interval that a word such as "since" or "by" makes of it."""
    point: str
    """The date without such a word."""
    start: int
    """Where it begins, with the words that lead to it."""
    end: int
    """Where it ends."""
    explicit: bool
    """The text itself has the year."""


@dataclass(frozen=True, kw_only=True)
class _Around:
    """What the words around a date say of it."""

    start: int
    part: str = ""
    bound: str = ""
    way: str = ""
    led: bool = False
    strong: bool = False


def find_dates(text: str, published: date | None = None, language: str | None = None) -> list[When]:
    """Every date of `text`, in order, none over another.

    Without `published` those that have no year of their own are left out. `language` is an ISO 639-1 code; None, or one
    without a vocabulary, reads the words of all languages.
    """
    spoken = language if language in load(FILE)["from"] else None
    found: list[When] = []
    way = ""
    for unit, other in pairwise([*units(text, spoken), None]):
        if unit is None or _says_more(text, unit, other):
            way = "" if unit is None or not unit.unit else "last" if (unit.day or 0) < 0 else "next"
            continue
        if found and unit.start < found[-1].end:
            continue
        known = _inherit(text, unit, other)
        listed = bool(found) and _joined(text[found[-1].end : unit.start])
        around, way = _around(text, unit, spoken, found[-1].end if found else 0, way), ""
        when = _when(text, known, around, published, listed, spoken)
        if when:
            found.append(when)
    return list(_ranges(text, found))


def find_date(text: str) -> str | None:
    """The one date of `text` that has its year, a day or month before a year; None when there is none, or several."""
    found = {when.point for when in find_dates(text) if when.explicit}
    exact = {value for value in found if not re.fullmatch(YEAR, value)}
    chosen = exact or found
    return chosen.pop() if len(chosen) == 1 else None


def _says_more(text: str, unit: Unit, after: Unit | None) -> bool:
    """Whether a weekday or "last month" only introduces the date that follows: "mercredi 12 mars"."""
    gap = text[unit.end : after.start] if after else "x"
    if after and (unit.unit, after.kind) == ("month", "month"):
        return bool(re.fullmatch(r"\s+(?:de\s+|di\s+|of\s+)?", gap))
    return unit.kind == "weekday" and bool(re.fullmatch(r",?\s+(?:le\s+|den\s+|the\s+)?", gap))


def _inherit(text: str, unit: Unit, after: Unit | None) -> Unit:
    """The first of two joined dates takes the year of the second: "de mars à juin 2024"."""
    dated = ("day", "month", "part")
    if unit.year or not (after and after.year) or unit.kind not in dated or after.kind not in dated:
        return unit
    joined = _joined(text[unit.end : after.start])
    return replace(unit, year=after.year, needs_lead=False) if joined else unit


def _around(text: str, unit: Unit, language: str | None, floor: int, way: str) -> _Around:
    start, found = unit.start, _Around(start=unit.start, way=way)
    while hit := _lead(language).search(text, max(floor, start - MAX_LEAD), start):
        name = hit.lastgroup or ""
        if hit.start() == start or (name == "weak" and (found.led or unit.kind != "year")):
            break
        start = hit.start()
        found = _noted(found, name, start)
    tail = _tail(language).match(text, unit.end)
    return replace(found, way=found.way or (tail.lastgroup if tail else "") or "", start=found.start)


def _noted(found: _Around, name: str, start: int) -> _Around:
    if name == "article":
        return replace(found, start=found.start)
    if name in _QUARTERS:
        found = replace(found, part=found.part or name)
    elif name in ("this", "next", "last"):
        found = replace(found, way=found.way or name)
    elif name in ("from", "after", "until", "before", "about"):
        found = replace(found, bound=found.bound or name)
    return replace(found, start=start, led=True, strong=found.strong or name != "weak")


def _when(
    text: str, unit: Unit, around: _Around, published: date | None, listed: bool, language: str | None
) -> When | None:
    if not _is_date(text, unit, around, listed, published, language):
        return None
    point = _point(text, unit, around, published, language)
    if point is None or edtf.bounds(point) is None:
        return None
    tail = _tail(language).match(text, unit.end)
    bound = around.bound or ("from" if _later(language).match(text, unit.end) else "")
    value = _bounded(point, bound)
    end = tail.end() if tail else unit.end
    return When(edtf=value, point=point, start=around.start, end=end, explicit=unit.year is not None)


def _is_date(
    text: str, unit: Unit, around: _Around, listed: bool, published: date | None, language: str | None
) -> bool:
    if unit.kind == "year":
        if unit.year and published and unit.year > published.year + MAX_AHEAD:
            return False
        bracketed = text[: unit.start].endswith("(") and text[unit.end :].lstrip("~?").startswith((")", ",", ";"))
        whole = not text[: unit.start].strip() and not text[unit.end :].strip(" .")
        town_follows = bool(re.match(r"\s+[A-ZÀ-Ý][a-zà-ÿ]", text[unit.end : unit.end + 4]))
        told = around.strong or bracketed or whole or _with_more(language).match(text, unit.end)
        bare = language == "de" and bool(_GERMAN_YEAR.fullmatch(text[max(0, unit.start - 3) : unit.end + 3]))
        return bool(told) or ((listed or around.led or bare) and not town_follows)
    if unit.needs_lead and unit.kind == "part":
        lead = _season_lead(language).search(text, max(0, unit.start - 15), unit.start)
        return bool(around.way or around.bound or lead)
    if unit.needs_lead:
        return around.led
    return not (unit.kind == "weekday" and _weekly(text, unit, language))


def _weekly(text: str, unit: Unit, language: str | None) -> bool:
    """Whether a weekday is one of every week, or one end of several."""
    if _and_another(language).match(text, unit.end):
        return True
    return bool(_every(language).search(text, max(0, unit.start - 15), unit.start))


def _point(text: str, unit: Unit, around: _Around, published: date | None, language: str | None) -> str | None:
    if unit.kind == "decade":
        return f"{unit.year or 0:04d}"[:3] + "X"
    if unit.kind == "year":
        return _parted(unit.year or 0, around.part)
    if unit.kind == "relative" and published:
        years = {"last": -1, "next": 1}.get(around.way, 0) if unit.late else 0
        return _relative(
            unit, around.part, published.replace(year=published.year + years, day=1) if years else published
        )
    if unit.kind == "just" and published:
        return f"{published:%Y-%m}~"
    if unit.kind == "weekday" and published:
        return _weekday(unit, around.way or _tense(text, unit, language) or "past", published)
    if unit.kind in ("day", "month", "part"):
        if unit.year is not None:
            return _dated(unit, unit.year)
        tense = _tense(text, unit, language)
        way = tense if around.way == "this" and tense == "future" else around.way or tense
        return _nearest(unit, way, published) if published else None
    return None


def _dated(unit: Unit, year: int) -> str:
    value = f"{year:04d}-{unit.month or 0:02d}"
    return f"{value}-{unit.day:02d}" if unit.kind == "day" else value


def _parted(year: int, part: str) -> str:
    if not part:
        return f"{year:04d}"
    first, last = _QUARTERS[part]
    return f"{year:04d}-{first}/{year:04d}-{last}"


def _relative(unit: Unit, part: str, published: date) -> str | None:
    away = unit.day or 0
    if unit.unit == "year":
        return _parted(published.year + away, "late" if unit.late else part)
    if unit.unit == "month":
        return edtf.month(published.year, published.month + away)
    day = published + timedelta(days=away * (7 if unit.unit == "week" else 1))
    if unit.unit == "day":
        return day.isoformat()
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _weekday(unit: Unit, way: str, published: date) -> str:
    ahead = ((unit.day or 1) - 1 - published.weekday()) % 7
    if way in ("next", "future"):
        return (published + timedelta(days=ahead or (7 if way == "next" else 0))).isoformat()
    back = (7 - ahead) % 7
    return (published - timedelta(days=back or (7 if way == "last" else 0))).isoformat()


def _nearest(unit: Unit, way: str, published: date) -> str | None:
    """The year of a date that has none: by the way it lies, else the nearest if one is clearly nearer."""
    dated = (_dated(unit, published.year + shift) for shift in (-1, 0, 1))
    spans = [(value, *days) for value in dated if (days := edtf.bounds(value))]
    if way == "this":
        return next((value for value, first, _ in spans if first.year == published.year), None)
    if way in ("next", "future"):
        return next((value for value, first, last in spans if (first if way == "next" else last) >= published), None)
    if way in ("last", "past"):
        past = [value for value, first, last in spans if (last if way == "last" else first) <= published]
        return past[-1] if past else None
    middle = {value: abs((first + (last - first) / 2 - published).days) for value, first, last in spans}
    value = min(middle, key=lambda key: middle[key], default=None)
    return value if value and middle[value] <= NEAR_DAYS else None


def _tense(text: str, unit: Unit, language: str | None) -> str:
    """`past` or `future`, by the nearest such word before the date in its sentence, else after it; or nothing."""
    before = re.split(r"[.!?;]\s", text[max(0, unit.start - MAX_SENTENCE) : unit.start])[-1]
    after = re.split(r"[.!?;]\s", text[unit.end : unit.end + MAX_SENTENCE], maxsplit=1)[0]
    hits = [hit.lastgroup or "" for hit in _tenses(language).finditer(before)]
    if hits:
        return hits[-1]
    hit = _tenses(language).search(after)
    return (hit.lastgroup or "") if hit else ""


def _bounded(point: str, bound: str) -> str:
    first, last = point.split("/")[0], point.split("/")[-1]
    if bound == "from":
        return f"{first}/.."
    if bound == "until":
        return f"../{last}"
    if bound == "about":
        return point if "/" in point or point.endswith("~") else f"{point}~"
    if bound == "after":
        return f"{edtf.following(last)}/.."
    if bound == "before":
        return f"../{edtf.preceding(first)}"
    return point


def _ranges(text: str, found: list[When]) -> Iterator[When]:
    """The dates, with two that are the ends of a range as one interval."""
    held: When | None = None
    for when in found:
        if held and _spans(text, held, when):
            joined = f"{held.point.split('/')[0]}/{when.point.split('/')[-1]}"
            held = replace(held, edtf=joined, point=joined, end=when.end, explicit=held.explicit and when.explicit)
            continue
        if held:
            yield held
        held = when
    if held:
        yield held


def _spans(text: str, first: When, second: When) -> bool:
    gap = text[first.end : second.start].strip()
    between = _between().search(text, max(0, first.start - 12), first.start)
    linked = gap in ("-", "–", "/") or (not gap and second.edtf.startswith("../"))
    if not linked and not _is_joiner("range_joiners", gap) and not (between and _is_joiner("and", gap)):
        return False
    low, high = edtf.bounds(first.point), edtf.bounds(second.point)
    return bool(low and high and low[1] <= high[1] and low[0] < high[0])


def _is_joiner(concept: str, gap: str) -> bool:
    return gap.casefold() in phrases(FILE, concept)


def _joined(gap: str) -> bool:
    gap = gap.strip().casefold()
    return gap in (",", "-", "–", "/") or gap in phrases(FILE, "range_joiners") or gap in phrases(FILE, "and")


@cache
def _lead(language: str | None) -> re.Pattern[str]:
    """One phrase that leads to a date and ends where the search ends; the group says what it means."""
    names = ("from", "after", "until", "before", "about", "this", "next", "last")
    words = {part: _words(load(FILE)["parts"][part], language) for part in _QUARTERS}
    words |= {name: _words(load(FILE)[name], language) for name in names}
    for name, concept in (("strong", "year_lead"), ("weak", "year_weak"), ("article", "articles")):
        words[name] = _words(load(FILE)[concept], language)
    return _grouped(words, r"[-\s'’]{0,3}$")


@cache
def _tail(language: str | None) -> re.Pattern[str]:
    return _grouped({name: _words(load(FILE)[name], language) for name in ("this", "next", "last")}, before=r"\s+")


@cache
def _tenses(language: str | None) -> re.Pattern[str]:
    return _grouped({name: _words(load(FILE)[name], language) for name in ("future", "past")})


@cache
def _with_more(language: str | None) -> re.Pattern[str]:
    """What makes a number a year from behind: another year, or `or later`."""
    joiners = "|".join(map(re.escape, phrases(FILE, "and")))
    return re.compile(rf"(?:[-/–]|,\s|\s(?:{joiners})\s){YEAR}(?!\d)|{_later(language).pattern}", re.I)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(phrases(FILE, 'between'))}\s*$", re.I)


@cache
def _later(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"\s+{alternatives(tuple(nouns('or_later', language)))}", re.I)


@cache
def _season_lead(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(tuple(nouns('season_lead', language)))}\s*$", re.I)


@cache
def _and_another(language: str | None) -> re.Pattern[str]:
    """Another weekday behind one: `maandag tot vrijdag`."""
    days = "|".join(str(day) for names in load(FILE)["weekdays"].values() for day in names)
    joiners = "|".join(
        map(re.escape, (*phrases(FILE, "and"), *phrases(FILE, "range_joiners"), "-", "–", "/", "&", "+", ","))
    )
    return re.compile(rf"s?\s?(?:{joiners})\s?(?:le\s|de\s)?(?:{days})", re.I)


@cache
def _every(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(tuple(nouns('every', language)))}\s*$", re.I)


def _words(entry: dict[str, list[str]], language: str | None) -> tuple[str, ...]:
    wanted = entry if language is None else {key: entry[key] for key in (language, "any") if key in entry}
    found = {str(word) for words in wanted.values() for word in words}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _grouped(words: dict[str, tuple[str, ...]], after: str = "", before: str = "") -> re.Pattern[str]:
    pieces = (f"(?P<{name}>{alternatives(group)})" for name, group in words.items() if group)
    return re.compile(rf"{before}(?:{'|'.join(pieces)}){after}", re.I)
