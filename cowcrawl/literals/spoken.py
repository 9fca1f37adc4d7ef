"""Whole numbers written out, of one word or several: "quatre-vingt-dix", "zweihundertfünfzig", "ciento veinte"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.number_words import number_word
from cowcrawl.vocabulary import load, phrases

MAX_WORDS = 6
"""Words of a number: "trois cent quatre-vingt-dix-neuf" has six of them."""
MAX_LENGTH = 70
"""Characters of a number."""
_WORDS = re.compile(r"(?:[^\W\d_]+[ -])*[^\W\d_]+$")
_PARTING = re.compile(r"[ -]")


def spoken_before(text: str, end: int) -> tuple[int, int] | None:
    """The number of the words right before `end`, as many as belong to it, and where they begin; or None."""
    while end and text[end - 1] == " ":
        end -= 1
    match = _WORDS.search(text, max(0, end - MAX_LENGTH), end)
    if match is None:
        return None
    starts = [match.start(), *(gap.end() for gap in _PARTING.finditer(text, match.start(), end))]
    for start in starts[-MAX_WORDS:]:
        value = spoken_number(text[start:end])
        if value is not None and text[start - 1 : start] != "-":
            return value, start
    return None


def spoken_number(text: str) -> int | None:
    """The number that all words of a text make together, or None."""
    words = _PARTING.split(text.casefold())
    if len(words) > 1 and words[0] in phrases("rooms", "one") and (_value(words[1]) or 0) >= 100:
        words = words[1:]  # "one hundred"
    if words[0] in _joints() or words[-1] in _joints():
        return None
    total = current = 0
    for word in words:
        if word in _joints():
            continue
        value = _value(word)
        if value is None:
            return None
        if value == 1000:
            total, current = (total + current) * 1000 if total + current else 1000, 0
        else:
            joined = _joined(current, value)
            if joined is None:
                return None
            current = joined
    return total + current


def _joined(current: int, value: int) -> int | None:
    """What a number and the next word make: the lower behind the higher, a hundred behind how many of them."""
    tens, ones = current % 100, current % 10
    if value == 100:
        return current * 100 if 1 < current < 10 else 100 if not current else None
    if value == 20 and tens == 4:
        return current + 76  # "quatre-vingts"
    if value > 100:
        return value if not current else None
    if (value >= 20 and tens) or (value < 20 and ones):
        return None
    return current + value if value < 10 or not tens or tens in (60, 80) else None


def _value(word: str) -> int | None:
    """The number of one word, which may be made of several: "centoventi", "fünfundzwanzig"."""
    known = number_word(word) or _hundreds().get(word)
    if known or not word.isalpha():
        return known
    for hundred in phrases("numbers", "glued"):
        before, found, behind = word.partition(hundred)
        if found:
            many = 1 if before in ("", "ein", "een") else number_word(before)
            rest = _below(behind) if behind else 0
            return many * 100 + rest if many and many < 10 and rest is not None else None
    return _below(word)


def _below(word: str) -> int | None:
    """A number below a hundred in one word: ones behind the tens ("trentacinque"), or before them with an "and"."""
    if known := number_word(word):
        return known
    for at in range(3, len(word) - 2):
        first, rest = number_word(word[:at]), word[at:]
        joint = next((joint for joint in _joints() if rest.startswith(joint)), "")
        second = number_word(rest.removeprefix(joint))
        if first and second and joint and first < 10 <= second:
            return first + second
        if (second := number_word(rest)) and first and second < 10 and first >= 20 and not first % 10:
            return first + second
    return None


@cache
def _hundreds() -> dict[str, int]:
    return {word.casefold(): int(value) for value, words in load("numbers")["hundreds"].items() for word in words}


@cache
def _joints() -> frozenset[str]:
    return frozenset(phrases("numbers", "joints"))
