"""Bundles: so many entries, days or hours for one price ("carnet de 10", "10-rittenkaart", "bundle of 8 hours")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.count import cardinal_words, number_word
from cowcrawl.literals.period import has_quota, unit_named
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.vocabulary import phrases

MAX_QUANTITY = 500


@dataclass(frozen=True)
class Bundle:
    """So many units for one price."""

    quantity: int
    """How many, at least 2."""
    unit: str | None
    """The period of one unit (day, hour), or None for entries and tickets."""
    start: int
    """Where the passage begins."""
    end: int
    """Where it ends."""


def find_bundle(text: str) -> Bundle | None:
    """The first bundle of a name, a header or the words after an amount; None for a quota ("5 jours par mois")."""
    if not (has_digit(text) or _word().search(text)) or has_quota(text):
        return None
    for match in _bundle().finditer(text):
        groups = match.groupdict()
        number = next(value for key, value in groups.items() if key.startswith("n") and value)
        quantity = int(number) if number.isdecimal() else number_word(number)
        unit = next((value for key, value in groups.items() if key.startswith("u") and value), None)
        if quantity and 2 <= quantity <= MAX_QUANTITY:
            return Bundle(quantity, unit_named(unit) if unit else None, *match.span())
    return None


def duration(text: str) -> Bundle | None:
    """The bundle a label is when it is nothing but "3 hours", "10 jours", "the first 3 hours"."""
    match = _duration().fullmatch(text)
    if not match or not (unit := unit_named(match.group("unit"))):
        return None
    number = match.group("number")
    quantity = int(number) if number.isdecimal() else number_word(number)
    return Bundle(quantity, unit, *match.span()) if quantity and 2 <= quantity <= MAX_QUANTITY else None


@cache
def _number() -> str:
    return rf"\d{{1,3}}|{alternation(cardinal_words())}"


@cache
def _word() -> re.Pattern[str]:
    """A number in words at the beginning of a word: without one, or a digit, there is no bundle to look for."""
    return re.compile(rf"(?<!\w)(?:{alternation(cardinal_words())})", re.I)


@cache
def _units() -> str:
    units = ("hour", "half_day", "day", "week", "month")
    return alternation([word for unit in units for word in phrases("periods", unit)])


@cache
def _bundle() -> re.Pattern[str]:
    number, units = _number(), _units()
    entries, carriers = alternation(phrases("quantity", "entries")), alternation(phrases("quantity", "carriers"))
    sep = r"(?:\s?-\s?|\s)?"
    holder = rf"(?:{carriers})s?\s?[:(]?\s?(?<=[\s:(])(?:(?:{alternation(phrases('quantity', 'of'))})\s?)?"
    parts = (
        rf"(?P<n1>{number}){sep}(?:{entries})",
        rf"(?P<n2>{number}){sep}(?P<u2>{units}){sep}(?:{carriers})",
        rf"{holder}(?P<n3>{number})(?:{sep}(?:(?P<u3>{units})|{entries}|x)|(?=\s*(?:$|[^\w\s.,%€$£-])))",
        rf"(?P<n4>{number}){sep}(?:{alternation(phrases('quantity', 'fused'))})",
        rf"(?P<n5>{number})\s?(?:x|×)\s?(?:(?P<u5>{units})|{entries})",
    )
    return re.compile(r"(?<![\w.,/])(?:" + "|".join(parts) + r")(?!\w)", re.I)


@cache
def _duration() -> re.Pattern[str]:
    first = rf"(?:(?:{alternation(phrases('period_words', 'ordinals'))})\s+)?"
    return re.compile(rf"\W*{first}(?P<number>{_number()})\s?-?(?P<unit>{_units()})\W*", re.I)
