"""Floor areas in square metres: "400m²", "3.500 m2", "22 sqm", "80 Quadratmetern". Square feet are left to others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.period import link
from cowcrawl.literals.words import Hint, alternation, has_digit
from cowcrawl.vocabulary import phrases

MAX_AREA = 1_000_000.0


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


def find_areas(text: str) -> list[Area]:
    """Every area in square metres, in order; prices per square metre and square feet are none."""
    found: list[Area] = []
    if not has_digit(text) or not _hint().fits(text):
        return found
    for match in _area().finditer(text):
        value = _value(match.group("number"))
        if value is None or not 0 < value <= MAX_AREA or match.group("per"):
            continue
        start, end = match.span()
        found.append(
            Area(value, start, match.start("number"), end, bool(match.group("rough")), bool(match.group("low")))
        )
    return found


def _value(number: str) -> float | None:
    digits = re.sub(r"[ '’]", "", number)
    if cut := re.fullmatch(r"(.*)[.,](\d{1,2})", digits):
        digits = re.sub(r"[.,]", "", cut.group(1)) + "." + cut.group(2)
    else:
        digits = re.sub(r"[.,]", "", digits)
    return float(digits) if digits.replace(".", "", 1).isdecimal() else None


@cache
def _hint() -> Hint:
    return Hint.of(phrases("units", "square_metre"))


@cache
def _area() -> re.Pattern[str]:
    number = r"\d{1,3}(?P<t>[.,'’ ])\d{3}(?:(?P=t)\d{3})*(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
    low = rf"(?P<low>\d{{1,6}}(?:[.,]\d{{1,3}})?\s?(?:m²|m2|sqm)?\s?(?:{alternation(phrases('money', 'range'))})\s?)?"
    rough = rf"(?P<rough>(?<!\w)(?:{alternation(phrases('units', 'about'))})\s*)?"
    unit = alternation(phrases("units", "square_metre"))
    figure = rf"(?<![\d.,/€$£]){low}(?<![\d.,])(?P<number>{number})"
    return re.compile(rf"{rough}{figure}\s?-?(?:{unit})(?![\w³])(?P<per>\s?{link('per')}\s*\w)?", re.I)
