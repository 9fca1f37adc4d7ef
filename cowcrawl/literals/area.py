"""Floor areas in square metres: "400m²", "3.500 m2", "5mila mq", "80 Quadratmetern", "4,000 sq ft"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from cowcrawl.literals.period import link
from cowcrawl.literals.words import Hint, alternation, has_digit, lowered
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import phrases

MAX_AREA = 1_000_000.0
SQUARE_FOOT = 0.09290304
"""Square metres of a square foot (international yard and pound agreement, 1959)."""


@dataclass(frozen=True)
class Area:
    """A floor area and the passage that gives it."""

    value: float
    """Square metres."""
    start: int
    """Where the passage begins, with the words that make it rough."""
    number: int
    """Where the number begins."""
    end: int
    """Where it ends."""
    rough: bool = False
    """The text says about, more than or up to."""
    ranged: bool = False
    """It is one end of a range."""


def may_hold_area(text: str) -> bool:
    """False only for a text without an area: most have no digit, or no word for a square metre."""
    return has_digit(text) and _hint().fits(text)


def names_area(text: str) -> bool:
    """False only for a text without a word for a square metre."""
    return _hint().fits(text)


def find_areas(text: str) -> list[Area]:
    """Every area in square metres, in order; those in square feet are converted, prices per square metre are none."""
    return list(_areas(text)) if may_hold_area(text) else []


@remembered
def _areas(text: str) -> tuple[Area, ...]:
    """Remembered: rooms, desks and the space itself are looked for in the same texts."""
    found: list[tuple[Area, bool]] = []
    lower, end = lowered(text), 0
    for digits in _DIGITS.finditer(text):
        match = _area().match(lower, digits.start()) if digits.start() >= end else None
        if match is None:
            continue
        value, start = _value(match["number"]), _begin(lower, end, match.start())
        end = match.end()
        if value is not None and match["thousand"]:
            value *= 1000
        if value is not None and match["feet"]:
            value = round(value * SQUARE_FOOT, 1)
        if value is not None and 0 < value <= MAX_AREA and not match["per"]:
            area = Area(value, start, match.start("number"), end, start < match.start(), bool(match["low"]))
            found.append((area, bool(match["feet"])))
    return tuple(_once(text, found))


def _once(text: str, found: Sequence[tuple[Area, bool]]) -> Iterator[Area]:
    """The areas of a text; one in feet beside the same in metres, "4,086 sq ft (379.6 m²)", is a part of that one."""
    for place, (area, feet) in enumerate(found):
        last, next_ = found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None
        if feet and next_ and not next_[1] and _BESIDE.fullmatch(text, area.end, next_[0].start):
            continue
        if feet and last and not last[1] and _BESIDE.fullmatch(text, last[0].end, area.start):
            continue
        twice = last and last[1] and not feet and _BESIDE.fullmatch(text, last[0].end, area.start)
        yield replace(area, start=last[0].start, number=last[0].number) if last and twice else area


_BESIDE = re.compile(r"\s?[(/=]\s?")


def _begin(text: str, start: int, end: int) -> int:
    """Where a word begins, in `text[start:end]`, that says right before an area that it is rough; else `end`."""
    rough = _rough().search(text, start, end) if _about().fits(text) else None
    return rough.start() if rough else end


def _value(number: str) -> float | None:
    digits = number.translate(_SPACES)
    whole, cents = cut.groups() if (cut := _DECIMALS.fullmatch(digits)) else (digits, "0")
    value = f"{_POINTS.sub('', whole)}.{cents}"
    return float(value) if value.replace(".", "", 1).isdecimal() else None


_DIGITS = re.compile(r"\d+")
_SPACES = {ord(sign): None for sign in " '’"}
_DECIMALS = re.compile(r"(.*)[.,](\d{1,2})")
_POINTS = re.compile(r"[.,]")


@cache
def _hint() -> Hint:
    return Hint.of((*phrases("units", "square_metre"), *phrases("units", "square_foot")))


@cache
def _about() -> Hint:
    return Hint.of(phrases("units", "about"))


@cache
def _area() -> re.Pattern[str]:
    number = r"\d{1,3}(?P<t>[.,'’ ])\d{3}(?:(?P=t)\d{3})*(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
    low = rf"(?P<low>\d{{1,6}}(?:[.,]\d{{1,3}})?\s?(?:m²|m2|sqm)?\s?(?:{_any('money', 'range')})\s?)?"
    figure = rf"(?<![\d.,/€$£]){low}(?<![\d.,])(?P<number>{number})"
    thousand = rf"(?P<thousand>\s?(?:{_any('units', 'thousand')})(?=\s))?"
    head = rf"\s?(?:la\s)?(?:{_any('formulas', 'person')})(?!\w)"
    # "40 mq a Roma", "40 mq per un massimo di 12" and "40 mq per chi" are no rates, "5 mq a persona" is
    to = rf"(?!(?:(?:al?|alla|per(?=\s(?:un|una|il|la|le|i|gli|massimo|\d)(?!\w)))(?!\w)|all['’])(?!{head}))"
    to += rf"(?!(?:{_any('spaces', 'no_part')})(?!\w))"
    per = rf"(?P<per>\s?{to}{link('per')}\s*[^\W\d])?"
    unit = rf"(?:{_any('units', 'square_metre')}|(?P<feet>{_any('units', 'square_foot')}))"
    return re.compile(rf"{figure}{thousand}\s?-?{unit}(?![\w³]){per}")


@cache
def _rough() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('units', 'about')})\s*\Z")


def _any(name: str, concept: str) -> str:
    return alternation(phrase.lower() for phrase in phrases(name, concept))
