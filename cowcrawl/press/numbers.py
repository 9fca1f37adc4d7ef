"""Areas and desks that a sentence gives a space: not a market's, a neighbour's, an extension's or a room's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.area import find_areas
from cowcrawl.literals.count import Count, find_counts
from cowcrawl.literals.dates import find_dates
from cowcrawl.press.words import house, pattern, source, words
from cowcrawl.vocabulary import phrases

MIN_AREA, MAX_AREA = 15.0, 60_000.0
"""Square metres: less is a room, more a market; the largest spaces of the reports have about 40,000."""
MIN_DESKS = 2
MAX_DESKS = 5_000
_YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE, AFTER = 80, 45
"""Characters around a number in which its words are looked for."""
SPREAD = 80
"""Characters behind a number in which houses are counted that it is spread over."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """An area or a count of desks in a sentence."""

    value: float
    start: int
    end: int
    doubt: str | None = None
    """Why it is not the space's, if so."""


def areas(text: str, language: str) -> list[Number]:
    """The areas of a sentence in square metres."""
    found = []
    for area in find_areas(text):
        doubt = "range" if area.ranged else None if MIN_AREA <= area.value <= MAX_AREA else "out of range"
        doubt = doubt or _others(text, area.start, area.end, language)
        value = int(area.value) if area.value == int(area.value) else area.value
        found.append(Number(value=value, start=area.number, end=area.end, doubt=doubt))
    return found


def desks(text: str, language: str) -> list[Number]:
    """The counts of desks of a sentence."""
    found = []
    for count in find_counts(text):
        noun = _noun(language).match(text, count.end)
        if not noun or _is_year(text, count, language):
            continue
        doubt = None if MIN_DESKS <= count.value <= MAX_DESKS else "out of range"
        doubt = doubt or _others(text, count.start, noun.end(), language)
        after = re.split(r"[,;.(]|\s(?:et|en|and|und|y|e)\s", text[noun.end() : noun.end() + 25])[0]
        around = text[max(0, count.start - 25) : noun.end()] + after
        if not doubt and _not_desks().search(around):
            doubt = "seats of something else"
        found.append(Number(value=count.value, start=count.start, end=noun.end(), doubt=doubt))
    return found


def _is_year(text: str, count: Count, language: str) -> bool:
    """Whether a number is the year of a date: "in 2021 Juniper Desks opened"."""
    return bool(_YEAR.fullmatch(text, count.start, count.end)) and any(
        when.start <= count.start and count.end <= when.end for when in find_dates(text, language=language)
    )


def _others(text: str, start: int, end: int, language: str) -> str | None:
    """The words near a number that make it somebody else's, within its bracket or its clause."""
    opened, closed = text.rfind("(", 0, start), text.rfind(")", 0, start)
    if opened > closed:
        shut = text.find(")", end)
        near = text[opened + 1 : shut if shut >= 0 else len(text)]
        return None if len(near) < BEFORE else "a remark in brackets"
    before = re.split(r";\s|,\s(?=\w+\s\w+\s\w+)", text[max(0, start - BEFORE) : start])[-1]
    after = re.split(r"[;,(]\s?|\s(?:et|en|and|und|y|e)\s", text[end : end + AFTER])[0]
    near = f"{before} {text[start:end]} {after}"
    hits = [hit for hit in pattern("not_its_number", language).finditer(near) if not _leads_on(hit, before, language)]
    hit = next(iter(hits), None) or _of_another(text[:start], language)
    spread = _network(re.split(r"[;,(]", text[end : end + SPREAD])[0])
    return (
        hit[0].lower()
        if hit
        else spread
        if spread
        else _network(text[:end])
        if len(find_areas(text)) == 1
        else _network(near)
    )


def _leads_on(hit: re.Match[str], before: str, language: str) -> bool:
    """Whether words behind a number end in one for `of`: they lead to the next number."""
    return hit.start() > len(before) and hit[0].endswith(tuple(f" {word}" for word in words("of_noun", language)))


def _of_another(before: str, language: str) -> re.Match[str] | None:
    """The noun that a number behind `of` belongs to, if it is no word for a space, a measure or a verb: "a bar of"."""
    match = _possessed(language).search(before)
    if not match or (language != "de" and not match["noun"].islower()):
        return None
    noun = match["noun"]
    own = house(language, weak=True).fullmatch(noun) or pattern("measured", language).fullmatch(noun)
    return None if own else match


def _network(text: str) -> str | None:
    """Several houses that a text counts: the one number behind it may be their sum."""
    hits = (_several().match(text, count.end) for count in find_counts(text) if count.value > 1)
    return next((hit[0].strip().lower() for hit in hits if hit), None)


@cache
def _possessed(language: str) -> re.Pattern[str]:
    """A noun and a word for `of` at the end of a text, with what makes a number rough."""
    about = source(phrases("units", "about", language))
    return re.compile(rf"(?P<noun>[^\W\d][\w-]*)\s(?i:{source(words('of_noun', language))})\s?(?:(?i:{about})\s)?$")


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"\s(?:[\w-]+\s)?{source(words('network_noun', 'any'))}", re.I)


@cache
def _noun(language: str) -> re.Pattern[str]:
    nouns = source(words("desk_noun", language))
    return re.compile(rf"[\s-]?(?:(?:de|d['’])\s?)?(?:(?!\d)[\w-]+\s){{0,2}}?{nouns}", re.I)


@cache
def _not_desks() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("not_desks", "any"))), re.I)
