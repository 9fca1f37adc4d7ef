"""Counts in digits and words: "30", "twelve", "une quinzaine", "een dertigtal"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.words import Hint, alternation, has_digit, lowered
from cowcrawl.vocabulary import load

MAX_COUNT = 100_000


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
        if 0 < value <= MAX_COUNT:
            found.append(Count(value, *match.span(), rough))
    return found


def whole_count(word: str) -> int | None:
    """The number that a single word or a run of digits is as a whole, rough ones too; None for everything else."""
    if word.isalpha():
        folded = word.casefold()
        return _table("cardinals").get(folded) or _table("rough").get(folded)
    counts = find_counts(word)
    return counts[0].value if len(counts) == 1 and counts[0].end == len(word) else None


def number_word(word: str) -> int | None:
    """The number a single word names ("ten", "tien", "Zehn"), or None."""
    return _table("cardinals").get(word.casefold())


def cardinal_words() -> tuple[str, ...]:
    """Every word for a number."""
    return tuple(_table("cardinals"))


def _value(match: re.Match[str]) -> tuple[int, bool]:
    text = match.group().casefold()
    if match.group("digits"):
        return int(re.sub(r"\D", "", text)), False
    key = " ".join(text.split())
    rough = _table("rough")
    return (rough[key], True) if key in rough else (_table("cardinals")[key], False)


@cache
def _table(concept: str) -> dict[str, int]:
    return {word.casefold(): int(value) for value, words in load("numbers")[concept].items() for word in words}


@cache
def _hint() -> Hint:
    return Hint.of((*_table("cardinals"), *_table("rough")))


@cache
def _counts() -> re.Pattern[str]:
    words = alternation((*_table("cardinals"), *_table("rough")))
    return re.compile(rf"(?<![^\W_])(?:{words})(?!\w|-\w)|{_DIGITS.pattern}")


_DIGITS = re.compile(
    r"(?P<digits>\d(?<![^\W_]\d)(?<![.,:/+-]\d)(?:\d{0,2}(?:[.,'’ ]\d{3})+|\d{0,5}))(?![\d:]|[.,/-]\d)(?![^\W_])"
)
"""A number in digits: the guards stand behind its first digit, so that a search leaps from digit to digit."""
