"""Streets without a word that says so, told by what follows: `Río Tíber 31, Col. Juárez, CDMX`, `Uruguay 840, CABA`."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.postcode import Town
from cowcrawl.literals.street import Street, street
from cowcrawl.literals.words import Hint, alternation
from cowcrawl.vocabulary import load

_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
"""A number behind one word that may be a year: "En 2019, CABA"."""


def may_tell(text: str) -> bool:
    """False only for a text without such a city and such a word for a quarter."""
    return _hint().fits(text)


def street_by_place(text: str, start: int, end: int) -> Street | None:
    """The name and the number that are all of `text[start:end]`, if a quarter or a city behind them tells a street."""
    hit = street(text, start, end, bare="last")
    if hit is None or (_YEAR.fullmatch(str(hit.number)) and " " not in hit.name):
        return None
    return hit if _quarter().match(text, hit.end) or _city().match(text, hit.end) else None


def city_at(text: str, end: int) -> Town | None:
    """The city that follows a street at `end`, perhaps behind one of its quarters."""
    hit = _city().match(text, end)
    return Town(name=hit["city"], start=hit.start("city"), end=hit.end("city")) if hit else None


def land_by_place(text: str, end: int) -> str | None:
    """The country whose city, or whose word for a quarter, follows a street at `end`."""
    city, quarter = _city().match(text, end), _quarter().match(text, end)
    if city:
        return str(load("countries")["cities"][city["city"]])
    return str(load("countries")["quarters"][quarter["word"].casefold()]) if quarter else None


@cache
def _hint() -> Hint:
    return Hint.of((*load("countries")["cities"], *load("countries")["quarters"]))


@cache
def _quarter() -> re.Pattern[str]:
    words = alternation(load("countries")["quarters"])
    return re.compile(rf",?\s+(?P<word>(?i:{words}))\s*(?:del?\s)?[A-ZÀ-Ý]")


@cache
def _city() -> re.Pattern[str]:
    cities, name = alternation(load("countries")["cities"]), r"[A-ZÀ-Ý][^\W\d_]+"
    return re.compile(rf"(?:,\s*{name}(?:\s{name}){{0,2}})?\s*[,–-]\s*(?P<city>{cities})(?!\w)")
