"""Of where and when a count holds: the clause it stands in, the place and the year that are named in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.report.wording import said, says, without_article

MAX_PLACE = 8
"""Words of a place at most."""
BEHIND = 25
"""Characters behind a count in which its year may stand."""

_START = re.compile(r"(?:[.;:(—]|\s[–-])\s")
_END = re.compile(r"[,;:()—]|\s[–-]\s|\.(?:\s|$)")
_YEAR = re.compile(r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?![\d%-]|[.,]\d)")


@dataclass(frozen=True)
class Place:
    """A place named in a sentence."""

    text: str
    """Its name without article and the word that leads to it."""
    end: int
    """Where it ends in the sentence."""


def clause(text: str, start: int, end: int | None = None) -> tuple[int, int]:
    """Where the clause around a passage begins and ends. A comma ends one, and begins none."""
    first = max((hit.end() for hit in _START.finditer(text, 0, start)), default=0)
    last = _END.search(text, start if end is None else end)
    return first, last.start() if last else len(text)


def year_of(text: str, start: int, end: int, language: str | None) -> str | None:
    """The year a count holds for: the last before it in its sentence, else the one right behind it."""
    bounded = re.compile(rf"{said('bound', language)}\s$", re.I)
    before = [hit for hit in _YEAR.finditer(text, 0, start) if not bounded.search(text[: hit.start()])]
    if before:
        return before[-1]["year"]
    behind = _YEAR.search(text, end, min(end + BEHIND, len(text)))
    return behind["year"] if behind and not bounded.search(text[: behind.start()]) else None


def place_behind(text: str, end: int, stop: int, language: str | None, *, any_word: bool = False) -> Place | None:
    """The place named behind a count, in brackets or after a word that leads to one; `any_word` may name it."""
    bracket = re.match(r"\s?\((?P<place>[A-ZÀ-Þ][^()]{2,60})\)", text[end:stop])
    if bracket and not _says_state(bracket["place"], language):
        return Place(bracket["place"], end + bracket.end())
    return next(iter(_places(text, end, stop, language, any_word=any_word)), None)


def place_before(text: str, start: int, language: str | None) -> Place | None:
    """The last place named before a count in its clause; in its sentence, where the clause says "here"."""
    first, _ = clause(text, start)
    if says("here", language, text[first:start]):
        first = 0
    return next(iter(_places(text, first, start, language)[-1:]), None)


def _places(text: str, start: int, stop: int, language: str | None, *, any_word: bool = False) -> list[Place]:
    found = []
    for hit in _phrase(language).finditer(text, start, stop):
        if _says_state(hit.group(), language):
            continue
        name = without_article(hit["place"] if hit["in"] else hit.group().strip(), language).strip(" ,:")
        shown = any_word or any(char.isupper() for char in name) or len(name.split()) > 1 or len(name) > 6
        if language == "de" and hit["in"] and not name[:1].isupper():
            continue  # every noun has a capital: what begins with an adjective is no name
        if shown and len(name) > 2 and not any(char.isdigit() for char in name):
            found.append(Place(name, hit.end()))
    return found


def _says_state(text: str, language: str | None) -> bool:
    return any(says(concept, language, text) for concept in ("existing", "in_preparation"))


@cache
def _phrase(language: str | None) -> re.Pattern[str]:
    """A word that leads to a place, and the place up to a verb, a number or the end of its clause."""
    leads = f"(?:(?P<in>{said('in', language)})|{said('near', language)})"
    verbs = "|".join(said(concept, language) for concept in ("counts", "runs", "of_which", "such_as", "here", "now"))
    also = rf"\s{said('also', language)}\s"
    halt = rf"(?:{also}$|\s*(?:[,;:.()]|$|{also}\d|\s(?:{verbs})|\s\d|\s[–-]\s))"
    word = r"[\w'’&/.-]*\w"
    return re.compile(rf"{leads}\s+(?P<place>{word}(?:\s{word}){{0,{MAX_PLACE - 1}}}?)(?={halt})", re.I)
