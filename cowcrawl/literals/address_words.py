"""The words of an address as patterns: what leads to its number, joins its parts, or is no street and no town."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.vocabulary import alternatives, phrases


@cache
def plain_street() -> re.Pattern[str]:
    """A name in capitals and a number, with nothing that says street: "Oudegracht 12"."""
    small = "|".join(map(re.escape, phrases("address", "street_small")))
    word = r"[A-ZÀ-Ý][\w'’.-]*"
    name = rf"(?P<name>{word}(?:\s(?:{word}|{small})){{0,4}})"
    return re.compile(rf"[\s,]*{name}\s(?P<number>\d{{1,4}}(?:\s?[a-zA-Z])?)(?!\w)(?=\s*(?:$|[,.;)(\n]|\s[a-z]))")


@cache
def not_street() -> re.Pattern[str]:
    """What no street is called."""
    return re.compile(alternatives((*phrases("address", "not_town"), *phrases("address", "building"))), re.IGNORECASE)


@cache
def mark() -> re.Pattern[str]:
    """What may stand between a street and its number."""
    words = "|".join(map(re.escape, phrases("address", "number_mark")))
    return re.compile(rf"[ ,\n]*(?:{words})?[ ,\n]*", re.IGNORECASE)


@cache
def joints() -> re.Pattern[str]:
    """What may stand between a street and what comes before it."""
    words = "|".join(map(re.escape, phrases("address", "joint")))
    return re.compile(rf"(?:[\s,]+(?:{words}))?[\s,–-]*$")


@cache
def corner() -> re.Pattern[str]:
    """What leads to the street on whose corner a house stands."""
    return re.compile(rf"\s*{alternatives(phrases('address', 'corner'))}", re.IGNORECASE)


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether a part of an address tells where in the house or in the town it is: a storey, a quarter."""
    return bool(_part_of_house().search(text, start, end) or _quarter().fullmatch(text, start, end))


@cache
def _part_of_house() -> re.Pattern[str]:
    """A building, a unit or a storey."""
    words = (*phrases("address", "building"), *phrases("address", "unit"), *phrases("address", "storey"))
    return re.compile(alternatives(words), re.IGNORECASE)


@cache
def _quarter() -> re.Pattern[str]:
    """A part of a town: a word for one and its name, or that for the middle of the town."""
    named, middle = (alternatives(phrases("address", part)) for part in ("quarter", "town_middle"))
    return re.compile(rf"[\s,]*(?i:{named}\s*(?-i:[A-ZÀ-Ý])[^\d,]*|{middle})\s*")


def past_quarters(text: str, position: int) -> int:
    """Where the parts of a town end that follow a street at `position`: "…, Col. Juárez, CDMX"."""
    hit = _quarters().match(text, position)
    return hit.end() if hit else position


@cache
def _quarters() -> re.Pattern[str]:
    named = alternatives((*phrases("address", "quarter"), *phrases("address", "borough")))
    middle = alternatives(phrases("address", "town_middle"))
    part = rf"(?:(?:{named}|col\.(?=\s*del?\s)\s*del?)\s*(?-i:[A-ZÀ-Ý])[^\d,\n]{{1,40}}|{middle})"
    return re.compile(rf"(?:\s*(?:[,\n–-]\s*|\s){part}[ \t]*(?=[,\n–-]|\Z))+", re.IGNORECASE)


@cache
def region() -> re.Pattern[str]:
    """A region or a county."""
    return re.compile(alternatives(phrases("address", "region")) + r"|\w+shire\b", re.IGNORECASE)
