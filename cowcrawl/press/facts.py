"""Where and how large a sentence says that a space is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.model import Reject
from cowcrawl.press.lines import Line
from cowcrawl.press.space import STAGE, Space
from cowcrawl.press.words import house, source, words

MANY = 3
"""Towns of a sentence that lists where an operator is: none of them is the town of one space."""


def says_where(part: Line, language: str) -> bool:
    """Whether a sentence that tells of nothing new says where a space is: "it is located in", "the space at"."""
    if part.speech:
        return False
    streets = any(place.street for place in part.places)
    at = (_there(language).search(part.sentence.text, 0, place.start) for place in part.places)
    return bool((part.goes_on and streets) or (part.weak and any(at)))


def locate(space: Space, part: Line, language: str) -> None:
    """Adds where a sentence says that a space is."""
    if len({place.town for place in part.places if place.town}) >= MANY:
        return
    moved = any(event.kind == "moved" for event in part.events)
    text = part.sentence.text
    now = [place for place in part.places if not (moved and _left(language).search(text[: place.start]))]
    for place in sorted(now, key=lambda place: bool(place.town) and not place.inside):
        span = (place.start, place.end)
        if place.street and not space.first("street"):
            space.add("street", place.street, part.sentence, span)
            space.add("house_number", place.house_number, part.sentence, span)
            space.add("postal_code", place.postal_code, part.sentence, span)
        if place.town and (place.postal_code or (space.loose and place.inside and not place.loose)):
            space.facts = [fact for fact in space.facts if fact.field != "city"]
        if place.town and not space.first("city"):
            space.add("city", place.town, part.sentence, span)
            space.loose = place.loose
        if place.district and not space.first("district"):
            space.add("district", place.district, part.sentence, span)


def count(space: Space, part: Line, language: str, *, named: bool) -> Iterator[Reject]:
    """Adds how large a sentence says that a space is; yields the numbers that are not its own."""
    begun = _definite(language).match(part.sentence.text)
    rank = 2 if named or part.events or begun else 1 if part.weak or part.goes_on else 0
    for key, found in (("area_m2", part.areas), ("desks", part.desks)):
        for number in (one for one in found if one.doubt):
            yield Reject(stage=STAGE, field=key, reason=f"not its own: {number.doubt}", detail=f"{number.value:g}")
        good = [number for number in found if not number.doubt]
        if len(good) == 1:
            space.add(key, good[0].value, part.sentence, (good[0].start, good[0].end), rank)


@cache
def _there(language: str) -> re.Pattern[str]:
    """A word for a space and one for `at`, before a street."""
    lead = source((*words("in_town", language), *words("on_street", language), *words("at_street", language)))
    return re.compile(rf"{house(language, weak=True).pattern}\s{lead}\s(?:\d[\w-]*,?\s)?$", re.I)


@cache
def _definite(language: str) -> re.Pattern[str]:
    """How a sentence begins whose subject is the space: an article, a few words and a word for it."""
    article = source(words("definite", language))
    return re.compile(rf"{article}\s?(?:[\w²’'.,-]+\s){{0,4}}?{house(language, weak=True).pattern}", re.I)


@cache
def _left(language: str) -> re.Pattern[str]:
    """What stands before the place that somebody moves away from."""
    return re.compile(rf"{source(words('leaving', language))}\s?(?:{source(words('article', 'any'))}\s?)?$", re.I)
