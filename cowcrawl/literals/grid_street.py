"""Addresses of cities whose streets have numbers for names: "Carrera 7 # 71-21", "Cl. 93 No. 11A-20"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.words import hint
from cowcrawl.vocabulary import alternatives, phrases


def grid(text: str, start: int, end: int) -> re.Match[str] | None:
    """The `street` of `text[start:end]` with its `number`, the nearest crossing and the metres from there."""
    if not may_be_grid(text[start:end]):
        return None
    return _grid().search(text, start, end)


def may_be_grid(text: str) -> bool:
    """False for all texts but few: a word for such a street is there, and a mark before a number."""
    return ("#" in text or hint("address", "grid_mark").fits(text)) and hint("address", "grid_street").fits(text)


def crosses(text: str, end: int) -> bool:
    """Whether `text[:end]` ends with the first half of such a number: "# 71", of "# 71 - 21"."""
    return bool(_half().search(text, max(0, end - 12), end))


@cache
def _grid() -> re.Pattern[str]:
    words, marks = (alternatives(phrases("address", one)) for one in ("grid_street", "grid_mark"))
    side = rf"(?:\s?(?:bis|{alternatives(phrases('address', 'grid_side'))}))"
    named = rf"\d{{1,3}}(?:\s?[A-H](?!\w))?{side}*"
    return re.compile(
        rf"(?<![\w-])(?P<street>(?:{words})\.?\s?{named})\s?,?\s?(?:#|{marks})\s?"
        rf"(?P<number>\d{{1,3}}\s?(?:[A-H](?!\w))?{side}?\s?[-–]\s?\d{{1,3}}(?![\d.,]\d|\d)"
        rf"|\d{{1,4}}[A-H]?(?=\s*(?:[,;\n]|\Z|(?:x|por|entre)\s\d)))",
        re.IGNORECASE,
    )


@cache
def _half() -> re.Pattern[str]:
    return re.compile(rf"(?:#|{alternatives(phrases('address', 'grid_mark'))})\s?\d{{1,3}}[A-Ha-h]?\Z", re.IGNORECASE)
