"""A sentence with everything found in it, and a sentence of several spaces taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Protocol, TypeVar

from cowcrawl.literals.count import find_counts
from cowcrawl.press import numbers
from cowcrawl.press.article import Sentence
from cowcrawl.press.happenings import Happening, happenings
from cowcrawl.press.names import Name, Names
from cowcrawl.press.places import Place, behind, places
from cowcrawl.press.words import house, of_itself, pattern, source, words

MAX_MANY = 1000
"""Houses that somebody may open at once; what is more is a year."""
MANY_AT = 12
"""Characters between an event and the number of houses that it befalls."""
MAX_COUNTED = 6
"""Houses that a sentence counts and names the towns of."""
_SAID = re.compile(r"[«“„]\s?(?:\S+\s){4}")
_SPEECH = re.compile(r"[«»“”„\"]|(?<!\w)['‘]\w")


class _Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)
_JOINT = re.compile(r"\)?[,;:]\s|\)\s|\s(?:et|en|and|und|y|e)\s")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A sentence, or the part of one that speaks of one space."""

    sentence: Sentence
    events: tuple[Happening, ...]
    names: tuple[Name, ...]
    places: tuple[Place, ...]
    areas: tuple[numbers.Number, ...]
    desks: tuple[numbers.Number, ...]
    strong: bool
    """The sentence has a word for a coworking space."""
    weak: bool
    """It has a word that may stand for one."""
    goes_on: bool
    """It begins with a pronoun, and goes on about the same place."""
    voice: bool
    """It is told in the first person, and not between quotation marks."""
    speech: bool
    """Somebody's words stand in it."""
    offers: tuple[int, int] | None
    """Where it says what such a space has or offers."""

    def named(self, *roles: str) -> list[Name]:
        """The names with one of the roles."""
        return [name for name in self.names if name.role in roles]


def line(sentence: Sentence, language: str, published: date | None, names: Names) -> Line:
    """What a sentence says, before it is known of which space."""
    text = sentence.text
    named = [*names.of(text)]
    found = [place for place in places(text, language) if place.street or not _over(place, named)]
    found += [place for place in _behind(text, language) if not _over(place, found)]
    others = [(start, place.end) for place in found if (start := _of_others(place, text, language)) is not None]
    found = _without(found, others)
    streets = [place for place in found if place.street]
    own = of_itself(text, language)
    strong = bool(house(language).search(own))
    told = [] if pattern("network_event", language).search(text) else happenings(text, language, published)
    offers = pattern("offers", language).search(text) if strong and not text.rstrip('”"»').endswith("?") else None
    desks = _without(numbers.desks(text, language), others)
    at_work = strong or any(not number.doubt for number in desks)
    told = [event for event in told if not _opens_many(event, text, found, language)]
    told = [event for event in told if _of_a_space(event, text, language, at_work, named)]
    kept = tuple(name for name in named if not _over(name, streets))
    if told and not found and not any(name.role == "space" for name in kept) and _only_several(text, language):
        told = []
    return Line(
        sentence=sentence,
        events=tuple(told),
        names=kept,
        places=tuple(found),
        areas=tuple(_of_house(_without(numbers.areas(text, language), others), text, language)),
        desks=tuple(desks),
        strong=strong,
        weak=strong or bool(house(language, weak=True).search(own)),
        goes_on=_goes_on(text, language),
        speech=bool(_SAID.search(text)),
        voice=not _SPEECH.search(text) and bool(pattern("voice", language).search(text)),
        offers=offers.span() if offers else None,
    )


def parts(one: Line, bracketed: list[Name], language: str) -> list[Line]:
    """The parts of a sentence that speak of one space each; most sentences are one part.

    A sentence has several when it gives several areas, or lists names in a bracket (`bracketed`).
    """
    if towns := _counted(one, language):
        operators = tuple(one.named("operator", "investor"))
        return [replace(one, names=operators, places=(town,), areas=(), desks=()) for town in towns]
    if len(bracketed) > 1:
        return [
            replace(one, names=(*one.named("operator", "investor"), name), areas=(), desks=()) for name in bracketed
        ]
    text, areas = one.sentence.text, one.areas
    if cuts := _told_twice(one):
        return _cut(one, cuts)
    if len(areas) < 2 or not one.events or len(one.places) + len(one.named("space", "building")) < 2:
        return [one]
    if all(_closing(text, area) for area in areas):
        cuts = [_closing(text, area) or area.end for area in areas[:-1]]
    else:
        cuts = [_joint(text, before.end, area.start) for before, area in pairwise(areas)]
    return _cut(one, cuts)


def _counted(one: Line, language: str) -> list[Place]:
    """The towns of a sentence that counts the houses which open in them: "three spaces in Ghent, Bruges and Aalst"."""
    towns = list({place.town: place for place in one.places if place.town and not place.street}.values())
    if len(towns) < 2 or not one.events or len(one.places) > len(towns):
        return []
    text = one.sentence.text
    counts = [count for count in find_counts(text) if len(towns) <= count.value <= MAX_COUNTED]
    return towns if any(_houses(language).match(text, count.end) for count in counts) else []


def _opens_many(event: Happening, text: str, found: list[Place], language: str) -> bool:
    """Whether what an event befalls is several houses whose towns are not said: "plans to open ten spaces"."""
    if "(" in text or len({place.town for place in found if place.town}) > 1:
        return False
    several = (one for one in find_counts(text) if 1 < one.value < MAX_MANY and not text[one.start].isupper())
    counts = [count for count in several if count.start - event.span[1] in range(MANY_AT)]
    return any(_houses(language).match(text, count.end) for count in counts)


@cache
def _houses(language: str) -> re.Pattern[str]:
    several = rf"(?:{house(language).pattern}|{source(words('network_noun', 'any'))})"
    return re.compile(rf"\s(?:[\w-]+\s){{0,3}}?{several}", re.I)


def _told_twice(one: Line) -> list[int]:
    """Where a sentence goes on that tells of one name after another: "The Kiln opened in 2014 and The Loom in May"."""
    names = one.named("space", "subject")
    if len(names) < 2 or len(names) != len(one.events) or not all(event.date for event in one.events):
        return []
    ordered = all(name.end <= event.start for name, event in zip(names, one.events, strict=True))
    apart = all(event.span[1] <= name.start for event, name in zip(one.events, names[1:], strict=False))
    if not (ordered and apart):
        return []
    return [
        _joint(one.sentence.text, event.span[1], name.start) for event, name in zip(one.events, names[1:], strict=False)
    ]


def _cut(one: Line, cuts: list[int]) -> list[Line]:
    text, areas = one.sentence.text, one.areas
    edges = [0, *cuts, len(text)]
    found: list[Line] = []
    for start, end in pairwise(edges):
        before = found[-1].events if found else one.events if len(one.events) == 1 else ()
        found.append(
            replace(
                one,
                events=_inside(one.events, start, end) or before,
                names=tuple(dict.fromkeys((*_inside(one.names, start, end), *one.named("operator")))),
                places=_inside(one.places, start, end),
                areas=_inside(areas, start, end),
                desks=_inside(one.desks, start, end),
            )
        )
    return found


def _of_a_space(event: Happening, text: str, language: str, strong: bool, named: list[Name]) -> bool:
    """Whether words that may be said of anything, such as `launched` and `acquired`, are said of a space here."""
    if _floor().match(text, event.span[1]):
        return False
    said = text[event.start : event.span[1]].casefold()
    if not pattern("launch", "any").fullmatch(said):
        return True
    deal = event.kind == "taken_over" and pattern("building_deal", "any").search(text)
    rents = any(name.role == "operator" for name in named) and pattern("rents", language).fullmatch(said)
    return not deal and bool(strong or rents or any(name.role == "space" for name in named))


def _of_others(place: Place, text: str, language: str) -> int | None:
    """Where the words begin that say that others are in a town: "which already has sites in Ghent", and nothing new."""
    begun = max(0, *(text.rfind(mark, 0, place.start) for mark in (", ", "; ", "(", " – ", " - ")))
    segment = text[begun : place.start]
    if _besides(language).search(segment):
        return begun
    if (
        not place.town
        or place.street
        or not pattern("has_houses", language).search(segment)
        or happenings(segment, language, None)
    ):
        return None
    one = pattern("relative", language).search(segment) and house(language, weak=True).search(segment)
    return begun if one or pattern("network_noun", "any").search(segment) else None


@cache
def _floor() -> re.Pattern[str]:
    """A floor behind an event: "to open a new floor"."""
    one = source((*words("one", "any"), "another", "otra", "nog een"))
    return re.compile(rf"\s{one}\s(?:[\w-]+\s)?{source(words('floor', 'any'))}", re.I)


@cache
def _besides(language: str) -> re.Pattern[str]:
    """Another house that is named only as the one before, at the end of a text: "after its space in"."""
    home = house(language, weak=True).pattern
    return re.compile(rf"{source(words('besides', language))}\s(?:\w+\s){{0,3}}?{home}\s(?:[\w’']+\s){{0,2}}$", re.I)


def _without(found: Iterable[_T], spans: list[tuple[int, int]]) -> list[_T]:
    return [item for item in found if not any(start <= item.start < end for start, end in spans)]


def _only_several(text: str, language: str) -> bool:
    """Whether every word for a coworking space in a text stands for several of them."""
    found = [hit[0].casefold() for hit in house(language).finditer(text)]
    return bool(found) and all(word.endswith(words("plural_end", "any")) for word in found)


_LINK = re.compile(r"(?:\s\w{2,4}|\s?\w['’])?\s?(?:\w{4,8}\s\w{2,3}\s)?")
"""Between an area and what it is of: "350 m² d'espace de coworking"."""


def _goes_on(text: str, language: str) -> bool:
    start = text.lstrip("«“‘\"'„ ")
    return bool(pattern("pronoun", language).match(start) or pattern("opening_noun", language).search(text))


def _behind(text: str, language: str) -> list[Place]:
    found = (behind(text, area.end, language) for area in numbers.areas(text, language))
    return [place for place in found if place]


def _of_house(areas: list[numbers.Number], text: str, language: str) -> list[numbers.Number]:
    """Of several areas the one of a coworking space, if a word for one stands right behind or before just one."""
    home = house(language)
    behind_it = [home.search(text, area.end) for area in areas]
    mine = [a for a, hit in zip(areas, behind_it, strict=True) if hit and _LINK.fullmatch(text, a.end, hit.start())]
    if len(areas) > 1 and len(mine) == 1:
        return mine
    own = [area for area in areas if any(area.start - hit.end() in range(30) for hit in home.finditer(text))]
    return own if len(areas) > 1 and len(own) == 1 and "(" not in text else areas


def _over(item: Name | Place, others: Iterable[Name | Place]) -> bool:
    return any(item.start < other.end and item.end > other.start for other in others)


def _closing(text: str, area: numbers.Number) -> int | None:
    """Where the bracket that an area stands in closes."""
    if text.rfind("(", 0, area.start) <= text.rfind(")", 0, area.start):
        return None
    end = text.find(")", area.end)
    return end + 1 if end >= 0 else None


def _joint(text: str, start: int, end: int) -> int:
    """The last place between two areas where a part of a sentence may begin."""
    hits = [hit.end() for hit in _JOINT.finditer(text, start, end)]
    return hits[-1] if hits else end


def _inside(found: Iterable[_T], start: int, end: int) -> tuple[_T, ...]:
    return tuple(item for item in found if start <= item.start < end)
