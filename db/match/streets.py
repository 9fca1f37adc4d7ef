"""Streets as they are compared: the name without the word that says what kind of street it is, in one or two
languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from cowcrawl.address import street as known
from cowcrawl.text import fold, fold_each
from cowcrawl.vocabulary import load, phrases
from db.match import units

_BOTH = re.compile(r"\s+[/|–—-]\s+|\s*/\s*(?=[^\W\d]{3})|\s*\|\s*")
_BEHIND = re.compile(r"(?:[,;(\[]|\s[–—-])\s*(.*)$", re.DOTALL)
_DIGIT, _DIGITS = re.compile(r"\d"), re.compile(r"\d+")
_CALLE = re.compile(r"^\s*[Cc]/\s*")
_ASIDE = re.compile(r"[,;(\[].*$", re.DOTALL)
_NUMBER_FIRST = re.compile(r"^\s*(\d{1,4}\s?[A-Za-z]?(?:\s?[-–/]\s?\d{1,4}[A-Za-z]?)?)[\s,]+(?=[^\W\d]{2})")
_HOUSE = r"\d{1,4}\s?[A-Za-z]?(?:\s?[-–/]\s?\d{1,4}[A-Za-z]?)?"
_NUMBER_LAST = re.compile(rf"(?:\s*,\s*|\s+)(?:n(?:[°ºor]|r\.|o\.)?\s*)?({_HOUSE})\s*(?:[,;(].*)?$", re.DOTALL)
_SPLIT_SHORT = re.compile(r"^\s*([A-Za-z])(?:[./]\s?)((?:[a-z]{2,3}\b)?)\.?")
"""Kinds that are shortened over a mark: P.za, V.le, C/."""
MOST = 999
"""A number above it at the end of a street is a year: Plein 1944."""


class Street(NamedTuple):
    """One name of a street."""

    core: str
    """Its words but for the kind, as one."""
    form: str
    """All its words as one, as printed."""
    kind: str
    """The word for the kind of street, written out; empty when there is none."""
    language: str
    """Languages in which that kind is written, or empty: `fr`, `en fr`."""


class Place(NamedTuple):
    """What the field for the street says."""

    names: tuple[Street, ...]
    number: str | None
    """A house number that stands in it."""
    unit: units.Unit
    """The part of a building that stands behind the street."""
    words: tuple[str, ...]
    """The first of its words that have three letters and more, folded."""


def place(printed: str) -> Place:
    """The names and the number that a printed street holds; no names when there are none."""
    return places([printed])[0]


def places(printed: Sequence[str]) -> list[Place]:
    """The same of many streets."""
    return [_place(text, folded.split()) for text, folded in zip(printed, fold_each(printed), strict=True)]


def _place(printed: str, tokens: list[str]) -> Place:
    text = units.without(printed) if units.hinted(tokens) else printed
    number = None
    if _DIGIT.search(text):
        text, number = _numbered(_box().sub("", text))
    behind = _aside(printed)
    text = _CALLE.sub("Calle ", _ASIDE.sub("", text) or text) if behind or "/" in text else text
    parts = _BOTH.split(text) if behind or "/" in text or "|" in text else [text]
    names = dict.fromkeys(one for part in parts if (one := street(part)).core)
    kept = [one for at, one in enumerate(names) if not at or one.kind]
    unit = units.unit(behind, fold(behind).split(), counted=True) if behind else units.NOWHERE
    return Place(tuple(kept[:2]), number, unit, tuple([word for word in tokens if len(word) > 2][:4]))


def _numbered(text: str) -> tuple[str, str | None]:
    """A street without the house number before or behind it, and that number."""
    if first := _NUMBER_FIRST.match(text):
        return text[first.end() :], first[1]
    last = _NUMBER_LAST.search(text)
    if last and int(_DIGITS.match(last[1])[0]) <= MOST:  # type: ignore[index]
        return text[: last.start()], last[1]
    return text, None


def _aside(printed: str) -> str:
    """What stands behind the street's name: after a comma, a bracket or a dash."""
    hit = _BEHIND.search(printed)
    return hit[1] if hit else ""


@lru_cache(65536)
def street(printed: str) -> Street:
    """One name of a street in its comparable form."""
    printed = printed.replace("º", "o")
    tokens = fold(_SPLIT_SHORT.sub(r"\1\2 ", printed) if "." in printed or "/" in printed else printed).split()
    for languages, at in ((("es", "it", "pt"), 0), (("en",), -1)):
        for language in languages:
            kind = _kinds(language).get(tokens[at]) if len(tokens) > 1 else None
            if kind and not (at == 0 and kind in ("rua", "avenida", "praca") and tokens[0] in _kinds_known()):
                rest = tokens[1:] if at == 0 else tokens[:-1]
                return Street("".join(word for word in rest if word not in _small()), "".join(tokens), kind, language)
    one = known.name(printed)
    kind = one.kind or ""
    behind = {"nl", "de", "en"}
    spoken = _languages().get(kind, frozenset())
    side = (spoken & behind if one.last else spoken - behind) or spoken
    return Street(one.core or kind, "".join(tokens), kind, " ".join(sorted(side)))


@cache
def _box() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in phrases("streets", "box") if len(word) > 1)
    return re.compile(rf"[\s,;]+(?:{words})[\s.:]*\w{{1,4}}\s*$", re.IGNORECASE)


@cache
def _kinds(language: str) -> dict[str, str]:
    return {fold(word): fold(group[0]) for group in load("match")["kinds"][language] for word in group}


@cache
def _kinds_known() -> frozenset[str]:
    return frozenset(fold(word) for group in load("streets")["words"]["fr"] for word in group)


@cache
def _small() -> frozenset[str]:
    own = {"de", "del", "la", "las", "los", "el", "di", "della", "dei", "delle", "da", "do", "dos", "das", "y", "e"}
    return frozenset(own)


@cache
def _languages() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language, words in load("streets")["kinds"].items():
        for word in words:
            folded = known.name(word).core
            found.setdefault(folded, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}
