"""Bundles: so many entries, days or hours for one price ("carnet de 10", "10-rittenkaart", "bundle of 8 hours")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.number_words import cardinal_words, number_word
from cowcrawl.literals.period import has_quota, said_twice, unit_named
from cowcrawl.literals.words import Hint, alternation, has_digit, letters
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import load, phrases

MAX_QUANTITY = 500
MAX_SHORT = 8
"""Characters of a number of hours in short."""
A_DAY = 24
"""Hours that are no longer sold as hours."""


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


@remembered
def find_bundle(text: str) -> Bundle | None:
    """The first bundle of a name, a header or the words after an amount; None for a quota ("5 jours par mois")."""
    if not may_count(text) or has_quota(text):
        return None
    for match in _bundle().finditer(text):
        groups = match.groupdict()
        number = next(value for key, value in groups.items() if key.startswith("n") and value)
        quantity = int(number) if number.isdecimal() else number_word(number)
        unit = next((value for key, value in groups.items() if key.startswith("u") and value), None)
        if quantity and 2 <= quantity <= MAX_QUANTITY:
            known = "hour" if groups["hours"] or groups["hours8"] else unit_named(unit) if unit else None
            return Bundle(quantity, known, *match.span())
    return None


def may_count(text: str) -> bool:
    """Whether there is a number, in digits or at the beginning of a word, and a word for what is counted."""
    runs = letters(text)
    counted = not _counted().isdisjoint(runs)
    if counted and has_digit(text):
        return True
    words = _number_words()
    begun = ((word, run) for run in runs for word in words.get(run[:2], ()) if run.startswith(word))
    return any(counted or run[len(word) :] in _first_runs() for word, run in begun)


@remembered
def duration(text: str) -> Bundle | None:
    """The bundle a label is when it is nothing but "3 hours", "the first 3 hours", "for 10 days"; not "> 3 hours"."""
    if len(text) <= MAX_SHORT and text[:1].isdigit() and (short := _short_hours().fullmatch(text)):
        hours = int(short.group(1))
        return Bundle(hours, "hour", *short.span()) if 2 <= hours < A_DAY else None
    if not _timed().fits(text):
        return None
    match = _duration().fullmatch(said_twice(text) or text if "/" in text else text)
    if not match or not (unit := unit_named(match.group("unit"))):
        return None
    number = match.group("number")
    quantity = int(number) if number.isdecimal() else number_word(number)
    if match["for"] and unit not in ("hour", "half_day", "day"):
        return None  # "for 6 months" may be for how long one is bound
    return Bundle(quantity, unit, *match.span()) if quantity and 2 <= quantity <= MAX_QUANTITY else None


@cache
def _short_hours() -> re.Pattern[str]:
    """A number of hours in short, and nothing else: "4h", "2 Std."."""
    return re.compile(rf"(\d{{1,2}})\s?(?:{alternation(load('period_words')['abbreviations']['hour'])})\s?:?", re.I)


@cache
def _number() -> str:
    return rf"\d{{1,3}}|{alternation(cardinal_words())}"


@cache
def _number_words() -> dict[str, tuple[str, ...]]:
    """The words for numbers by their first two letters."""
    found: dict[str, tuple[str, ...]] = {}
    for word in map(str.lower, cardinal_words()):
        found[word[:2]] = (*found.get(word[:2], ()), word)
    return found


@cache
def _unit_words() -> tuple[str, ...]:
    return tuple(word for unit in ("hour", "half_day", "day", "week", "month") for word in phrases("periods", unit))


@cache
def _units() -> str:
    return alternation(_unit_words())


@cache
def _timed() -> Hint:
    return Hint.of(_unit_words())


@cache
def _counted() -> frozenset[str]:
    """What the runs of letters of a bundle can be: of what is counted, of what holds it, or of both in one word."""
    return Hint.of(_counted_words()).words


@cache
def _first_runs() -> frozenset[str]:
    """The runs of letters by which they begin: what can touch a number in words ("tienrittenkaart")."""
    return frozenset(run for word in _counted_words() for run in _RUN.findall(word.lower())[:1])


_RUN = re.compile(r"[^\W\d_]+")


def _counted_words() -> tuple[str, ...]:
    entries, holders, units = phrases("quantity", "entries"), phrases("quantity", "carriers"), _unit_words()
    several = (f"{holder}s" for holder in holders)
    compounds = (f"{unit}{holder}" for unit in units for holder in holders)
    times = (f"x{word}" for word in (*units, *entries))
    return (*entries, *units, *holders, *several, *compounds, *times, *phrases("quantity", "fused"))


@cache
def _bundle() -> re.Pattern[str]:
    number, units = _number(), _units()
    entries, carriers = alternation(phrases("quantity", "entries")), alternation(phrases("quantity", "carriers"))
    sep = r"(?:\s?-\s?|\s)?"
    holder = rf"(?:{carriers})s?\s?[:(]?\s?(?<=[\s:(])(?:(?:{alternation(phrases('quantity', 'of'))})\s?)?"
    short = alternation(_hours())
    parts = (
        rf"(?P<n1>{number}){sep}(?:{entries})",
        rf"(?P<n2>{number}){sep}(?P<u2>{units}){sep}(?:{carriers})",
        rf"{holder}(?P<n3>{number})(?:{sep}(?:(?P<u3>{units})|{entries}|x)|(?=\s*(?:$|[^\w\s.,%€$£-])))",
        rf"(?P<n4>{number}){sep}(?:{alternation(phrases('quantity', 'fused'))})",
        rf"(?P<n7>{number})(?:\s?-\s?|\s)(?:{alternation(phrases('quantity', 'packs'))})",
        rf"(?P<n5>{number})\s?(?:x|×)\s?(?:(?P<u5>{units})|{entries})",
        rf"{holder}(?!24|48|72)(?P<n6>\d{{1,3}})\s?(?P<hours>{short})(?!\s?(?:[-–à/]|\d))",
        rf"(?!24|48|72)(?P<n8>\d{{1,3}})\s?-?\s?(?P<hours8>{short})(?:\s?-\s?|\s)(?:{carriers})",
    )
    return re.compile(r"(?<![\w.,/])(?:" + "|".join(parts) + r")(?!\w)", re.I)


def _hours() -> list[str]:
    """Hours in short; so many of them that make days ("Pass 24h") are for how long a pass holds."""
    return list(load("period_words")["abbreviations"]["hour"])


@cache
def _duration() -> re.Pattern[str]:
    first = rf"(?:(?:{alternation(phrases('period_words', 'ordinals'))})\s+)?"
    row = rf"(?:{alternation(phrases('quantity', 'consecutive'))})"
    first = rf"(?P<for>(?:{alternation(phrases('quantity', 'good_for'))})\s)?{first}"
    first = rf"(?:(?:{alternation(phrases('quantity', 'plural_articles'))})\s)?{first}"
    return re.compile(
        rf"[^\w>≥]*{first}(?P<number>{_number()})(?:\s{row}\s|\s?-?)(?P<unit>{_units()})(?:\s{row})?\W*", re.I
    )
