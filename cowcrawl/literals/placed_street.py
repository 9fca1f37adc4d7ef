"""Streets without a word that says so, told by what follows: a quarter, a city, or a town and the country.

`Río Tíber 31, Col. Juárez, CDMX`, `Uruguay 840, CABA`, `Manuel Montt 912, oficina 8, Temuco, Chile`.
"""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.postcode import Town
from cowcrawl.literals.street import Street, box_at, street
from cowcrawl.literals.words import Hint, alternation
from cowcrawl.vocabulary import load

_MARKS = ("", *":·|–—-•📍(")
"""What stands before an address in its line where no other word does."""
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
    if _quarter().match(text, hit.end) or _city().match(text, hit.end):
        return hit
    own = not _YEAR.fullmatch(str(hit.number)) and text[: hit.start].rpartition("\n")[2].rstrip()[-1:] in _MARKS
    return hit if own and _country().match(text, box_at(text, hit.end)) else None


def city_at(text: str, end: int) -> Town | None:
    """The city that follows a street at `end`, perhaps behind one of its quarters."""
    hit = _city().match(text, end) or (_country().match(text, end) if _hint().fits(text) else None)
    return Town(name=hit["city"], start=hit.start("city"), end=hit.end("city")) if hit else None


def land_by_place(text: str, end: int) -> str | None:
    """The country whose city, or whose word for a quarter, follows a street at `end`."""
    city, quarter, land = (pattern().match(text, end) for pattern in (_city, _quarter, _country))
    if city:
        return str(load("countries")["cities"][city["city"]])
    if quarter:
        return str(load("countries")["quarters"][quarter["word"].casefold()])
    return _lands()[land["land"]] if land else None


@cache
def _hint() -> Hint:
    return Hint.of((*load("countries")["cities"], *load("countries")["quarters"], *_lands()))


@cache
def _lands() -> dict[str, str]:
    """The names of the countries whose streets are called without a word for one, with their codes."""
    names = load("countries")["names"]
    return {name: code for code in load("countries")["bare_streets"] for name in names[code]}


@cache
def _quarter() -> re.Pattern[str]:
    words = alternation(load("countries")["quarters"])
    return re.compile(rf",?\s+(?P<word>(?i:{words}))\s*(?:del?\s)?[A-ZÀ-Ý]")


@cache
def _city() -> re.Pattern[str]:
    cities, name = alternation(load("countries")["cities"]), r"[A-ZÀ-Ý][^\W\d_]+"
    return re.compile(rf"(?:,\s*{name}(?:\s{name}){{0,2}})?\s*[,–-]\s*(?P<city>{cities})(?!\w)")


@cache
def _country() -> re.Pattern[str]:
    """A town and such a country, perhaps behind a quarter, and a region between the two."""
    name = r"[A-ZÀ-Ý][^\W\d_]+(?:\s(?:(?:del?|la|las|los)\s)*[A-ZÀ-Ý][^\W\d_]+){0,3}"
    words = r"(?:Región|Provincia|Departamento|Depto\.|Pcia\.|R\.M\.)"
    region = rf"(?:,\s*{words}(?:\s[^,\n]{{2,30}})?)?"
    lands, ends = alternation(_lands()), r"(?=[ \t]*(?:[.,;|·\n]|\Z))"
    return re.compile(rf"(?:,\s*{name})?,\s*(?!{words})(?P<city>{name}){region}\s*[,–-]\s*(?P<land>{lands}){ends}")
