"""Countries as ISO 3166-1 alpha-2 codes, from names, domains, postcode prefixes and positions."""

from __future__ import annotations

import re
from functools import cache

import phonenumbers

from cowcrawl.literals.words import Hint
from cowcrawl.vocabulary import alternatives, load

ISO = frozenset(phonenumbers.SUPPORTED_REGIONS)
"""The codes that exist, as far as telephones are concerned."""


def code_of(text: str) -> str | None:
    """The country that `text` is as a whole: a code such as `BE`, or a name in one of the languages we read."""
    plain = text.strip(" .,")
    if plain.upper() in ISO:
        return plain.upper()
    return _by_name().get(plain.casefold()) or _alone().get(plain.casefold())


def named_in(text: str) -> tuple[str, int, int] | None:
    """The first country named in `text` as whole words: its code and the span of the name."""
    hit = _names_pattern().search(text) if _hint().fits(text) else None
    return (_by_name()[hit[0].casefold()], hit.start(), hit.end()) if hit else None


@cache
def like_towns() -> frozenset[str]:
    """The names of countries that are the name of a town as well."""
    return frozenset(load("countries")["like_towns"])


def of_host(host: str) -> str | None:
    """The country of a host's top-level domain; None for one that is sold all over the world."""
    code: str | None = load("countries")["domains"].get(host.rpartition(".")[2].casefold())
    return code


def of_prefix(prefix: str) -> str | None:
    """The country that a postcode prefix such as `B` or `CH` stands for."""
    code: str | None = load("countries")["prefixes"].get(prefix.upper())
    return code


def has_plain_code(country: str | None, code: str) -> bool:
    """Whether `country` prints postcodes of as many bare digits as `code` has; an unknown country may."""
    digits = load("countries")["plain_codes"].get(country) if country else None
    return country is None or digits == len(code)


def holds(country: str, latitude: float, longitude: float) -> bool | None:
    """Whether a position lies in the box around `country`; None for a country whose box is not known."""
    box = load("countries")["boxes"].get(country)
    if box is None:
        return None
    south, north, west, east = box
    return bool(south <= latitude <= north and west <= longitude <= east)


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): code for code, names in load("countries")["names"].items() for name in names}


@cache
def _alone() -> dict[str, str]:
    """The names that towns and streets bear as well."""
    return {name.casefold(): code for code, names in load("countries")["names_alone"].items() for name in names}


@cache
def _hint() -> Hint:
    return Hint.of(_by_name())


@cache
def _names_pattern() -> re.Pattern[str]:
    names = (name for group in load("countries")["names"].values() for name in group)
    return re.compile(alternatives(tuple(sorted(names, key=len, reverse=True))).replace(r"\s+", " "), re.IGNORECASE)
