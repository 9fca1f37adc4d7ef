"""Counts in digits and words: "30", "twelve", "une quinzaine", "een dertigtal"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.number_words import number_table
from cowcrawl.literals.spoken import spoken_before
from cowcrawl.literals.words import Hint, alternation, has_digit, lowered

MAX_COUNT = 100_000
LEAST = 20
"""Above it a number is written in several words: "ten and two" are two numbers."""


@dataclass(frozen=True)
class Count:
    """A number of things and the passage that gives it."""

    value: int
    """How many."""
    start: int
    """Where the number begins."""
    end: int
    """Where it ends."""
    rough: bool = False
    """The word itself names the number only roughly ("une quinzaine")."""


def find_counts(text: str) -> list[Count]:
    """Every whole number of `text` that stands alone, in digits (1,200 and 1.200 too) or words, in order."""
    found: list[Count] = []
    worded = _hint().fits(text)
    if not worded and not has_digit(text):
        return found
    for match in _counts().finditer(lowered(text)) if worded else _DIGITS.finditer(text):
        value, rough = _value(match)
        start, end = match.span()
        if not match.group("digits") and not rough and (whole := _whole(text, start, end)):
            value, start = whole
            while found and found[-1].end > start:
                found.pop()
        if 0 < value <= MAX_COUNT:
            found.append(Count(value, start, end, rough))
    return found


def _whole(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The number that the words before one make with it, and where it begins: "thirty-six", "treinta y seis"."""
    whole = spoken_before(text, end) if text[start - 1 : start] in ("-", " ") else None
    return whole if whole and whole[0] > LEAST and whole[1] < start else None


def whole_count(word: str) -> int | None:
    """The number that a single word or a run of digits is as a whole, rough ones too; None for everything else."""
    if word.isalpha():
        folded = word.casefold()
        return number_table("cardinals").get(folded) or number_table("rough").get(folded)
    counts = find_counts(word)
    return counts[0].value if len(counts) == 1 and counts[0].end == len(word) else None


def _value(match: re.Match[str]) -> tuple[int, bool]:
    text = match.group().casefold()
    if match.group("digits"):
        return int(re.sub(r"\D", "", text)), False
    key = " ".join(text.split())
    rough = number_table("rough")
    return (rough[key], True) if key in rough else (number_table("cardinals")[key], False)


@cache
def _hint() -> Hint:
    return Hint.of((*number_table("cardinals"), *number_table("rough")))


@cache
def _counts() -> re.Pattern[str]:
    words = alternation((*number_table("cardinals"), *number_table("rough")))
    further = rf"-\w|\s(?:et|y)\sune?\b|\s(?:{alternation(number_table('hundreds'))})\b"
    return re.compile(rf"(?<![^\W_])(?:{words})(?!\w|{further})|{_DIGITS.pattern}")


_DIGITS = re.compile(
    r"(?P<digits>\d(?<![^\W_]\d)(?<![.,:/+-]\d)(?:\d{0,2}(?:[.,'’ ]\d{3})+|\d{0,5}))(?![\d:]|[.,/-]\d)(?![^\W_])"
)
"""A number in digits: the guards stand behind its first digit, so that a search leaps from digit to digit."""
