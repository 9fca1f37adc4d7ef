"""Days of the week as people write them: names, abbreviations, and words for several days at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

ALL_DAYS = frozenset(range(7))
_SETS = {"weekdays": frozenset(range(5)), "weekend": frozenset((5, 6)), "every_day": ALL_DAYS}
SHORT = 3
"""Letters up to which a day's name is an abbreviation that may be another word elsewhere."""

Meanings = Mapping[str, int]
"""The day a word means, by language."""


@cache
def names() -> Mapping[str, Meanings]:
    """The day names of all languages, folded, with the day each means by language."""
    found: dict[str, dict[str, int]] = {}
    for day, languages in load("hours")["days"].items():
        for language, words in languages.items():
            for word in words:
                endings = ("", "s", "en", "e") if len(word) > 5 else ("", "s") if len(word) > 4 else ("",)
                for ending in endings:
                    found.setdefault(fold(word + ending), {}).setdefault(language, int(day))
    return MappingProxyType(found)


@cache
def sets() -> Mapping[str, frozenset[int]]:
    """The words for several days at once, folded."""
    return MappingProxyType({fold(word): days for name, days in _SETS.items() for word in phrases("hours", name)})


def set_words() -> list[str]:
    """The words for several days at once, as they are printed."""
    return [word for name in _SETS for word in phrases("hours", name)]


@cache
def spellings() -> frozenset[str]:
    """Every form of a day's name that `name_source` finds."""
    forms = {f"{word}{ending}" for word in _plain() for ending in ("", "en", "s", "e")}
    joined = {f"{word}{part}{ending}" for word in _joining() for part in _parts() for ending in ("", "en", "s", "e")}
    return frozenset(forms | joined | {form.replace("'", "ʼ") for form in forms})


@cache
def _joining() -> frozenset[str]:
    """The names of days onto which a part of the day is written: "donderdagavond", "Dienstagabend"."""
    listed = load("hours")["days"].values()
    return frozenset(word for languages in listed for code in ("nl", "de") for word in languages[code] if len(word) > 4)


def _parts() -> tuple[str, ...]:
    return phrases("dates", "part_of_day")


@cache
def end_source() -> str:
    """The source of a pattern for what ends a day's name: no letter behind it, or a part of the day written onto it."""
    return rf"(?:(?!\w)|(?<=ag|ch)(?=(?:{_any(_parts())})(?:en|e|s)?(?!\w)))"


@cache
def _plain() -> frozenset[str]:
    words = {word for languages in load("hours")["days"].values() for group in languages.values() for word in group}
    return frozenset(words | {_unaccented(word) for word in words} | {word.replace("ì", "í") for word in words})


@cache
def name_source() -> str:
    """The source of a pattern that finds a day's name with an ending, a full stop for an abbreviation included.

    It is in lower case, for texts that are.
    """
    long = _any(word for word in _plain() if len(word) > 4)
    short = _any(word for word in _plain() if len(word) <= 4)
    return rf"(?:(?:{long})(?:en|s|e)?|(?:{short})\.?)"


def resolve(words: Iterable[str], language: str | None) -> list[int] | None:
    """The days that `words` mean together, or None when that depends on the language and nothing tells it.

    One language is taken for all: the page's when it knows every word, else one that does, if all that do agree.
    Languages side by side ("lundi / maandag") are read when each word has but one meaning.
    """
    meanings = [names()[fold(word)] for word in words]
    if language and all(language in each for each in meanings):
        return [each[language] for each in meanings]
    common = set.intersection(*(set(each) for each in meanings)) if meanings else set()
    readings = {tuple(each[code] for each in meanings) for code in common}
    if not common and all(len(set(each.values())) == 1 for each in meanings):
        readings = {tuple(next(iter(each.values())) for each in meanings)}
    return list(readings.pop()) if len(readings) == 1 else None


def stretch(first: int, last: int) -> frozenset[int]:
    """The days from one to another, over the week's end if need be."""
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _unaccented(word: str) -> str:
    return word.translate(str.maketrans("ìéá", "iea"))


def _any(words: Iterable[str]) -> str:
    ordered = sorted({word.lower() for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’ʼ]") for word in ordered)


@cache
def months() -> frozenset[str]:
    """The names of the months, folded."""
    return frozenset(fold(month) for names in load("dates")["months"].values() for month in names)


def names_day_of_month(text: str) -> bool:
    """Whether a text names a day of the year: "12 May", "June 3rd"."""
    return has_digit(text) and _day_of_month().search(text) is not None


@cache
def _day_of_month() -> re.Pattern[str]:
    months = alternation(month for names in load("dates")["months"].values() for month in names)
    of = alternation(phrases("quantity", "of"))
    day = r"(?<![\d.,])(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th|er|º|\.)?"
    return re.compile(rf"{day}\s(?:(?:{of})\s)?(?:{months})(?!\w)|(?<!\w)(?:{months})\.?\s{day}(?!\w)", re.I)
