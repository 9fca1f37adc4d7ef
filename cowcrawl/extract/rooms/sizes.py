"""The sizes of a room: numbers of people and areas, and whether a text can hold one at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from cowcrawl.extract.rooms.words import said, terms_in
from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.texts.terms import Term
from cowcrawl.literals.area import Area, find_areas
from cowcrawl.literals.capacity import CONCEPTS, Capacity, find_capacities, find_layouts, in_words
from cowcrawl.literals.money import find_money
from cowcrawl.literals.words import Hint, alternation, has_digit
from cowcrawl.vocabulary import phrases

LEAST_BRACKETED = 4
"""People of whom a bare number in brackets tells; a smaller one numbers rooms."""
MAX_ROOM_AREA = 2_000
"""Square metres of a room: the largest halls of coworking spaces; more is a building."""

_SEATED = ("meeting_room", "event_space")
_BRACKETED = re.compile(r"\s(?P<seats>\((?P<low>\d{1,3})(?:\s?[-–]\s?(?P<high>\d{1,3}))?\))")


def may_measure(text: str) -> bool:
    """False only for a text in which `sizes` finds nothing: most texts lack a number, or a word that is counted."""
    return (has_digit(text) and counts_in_digits(text)) or in_words(text)


def counts_in_digits(text: str) -> bool:
    """False only for a text in whose digits there is no size."""
    return "(" in text or _measures().fits(text)


def laid_out(text: str) -> Capacity | None:
    """The number of a line that is nothing but a label and a number: "Theatre: 40"."""
    match = _LAID_OUT.fullmatch(text)
    return Capacity(int(match["number"]), int(match["number"]), *match.span()) if match else None


@lru_cache(2048)
def sizes(text: str, *, office: bool = False) -> tuple[list[Capacity], list[Area]]:
    """The numbers of people and the areas of a text that can be a room's; over the layouts of its chairs one range."""
    if not may_measure(text):
        return [], []
    single = (_single(text, area) if area.ranged else area for area in find_areas(text))
    areas = [area for area in single if area and 1 < area.value <= MAX_ROOM_AREA]
    chairs = find_layouts(text)
    if len(chairs) > 1:
        seats = [one.high for one in chairs]
        return [Capacity(min(seats), max(seats), chairs[0].start, chairs[-1].end)], areas
    if chairs and (laid_out(text) or _limit().fullmatch(text, 0, chairs[0].start)):
        return chairs, areas
    counted = find_capacities(_unnumbered(text), desks=office)
    return counted or (bracketed(text) if "(" in text and find_money(text) else []), areas


def bracketed(text: str) -> list[Capacity]:
    """The bare number in brackets behind a room's noun, as price lists have it: "Boardroom (12): €20/hr".

    A small one may number the room, and one behind a plural counts the rooms.
    """
    found = ((term, _BRACKETED.match(text, term.end)) for term in terms_in(text) if term.concept in _SEATED)
    for term, hit in found:
        low, high = (int(hit["low"]), int(hit["high"] or hit["low"])) if hit else (0, 0)
        if hit and high >= LEAST_BRACKETED and 0 < low <= high and not said("several", text[term.start : term.end]):
            return [Capacity(low, high, *hit.span("seats"))]
    return []


def is_office(text: str, term: Term) -> bool:
    """Whether a noun of a text is one of offices."""
    return term.concept == "private_office" or (term.concept == "plain" and said("office", text[term.start : term.end]))


def may_hold(text: str, term: Term, capacity: Capacity) -> bool:
    """Whether a number of people or seats can be a room's: desks are counted in offices and open spaces only.

    Those of a coworking zone are the desks of the house.
    """
    shared = says("space_types", "coworking", text[term.start : term.end])
    desks = (term.concept == "open_space" and not shared) or is_office(text, term)
    return desks or not said("places_in_office", text[capacity.start : capacity.end])


def spans(capacities: Sequence[Capacity], areas: Sequence[Area]) -> list[tuple[int, int]]:
    """Where the sizes of a text stand."""
    return [(size.start, size.end) for size in capacities] + [(size.start, size.end) for size in areas]


def prices_each(text: str, seats: Sequence[Capacity]) -> bool:
    """Whether a text prices several rooms by the people they hold: "£12 (6 people) to £30 (16 people)"."""
    return len({one.high for one in seats}) > 1 and len(find_money(text, dollar="USD")) > 1


def _single(text: str, area: Area) -> Area | None:
    """An area behind what looks like a range and is a room's number, right after a noun: "Bureau 3 – 25 m²"."""
    before = text[: area.start]
    dash = _DASH.match(text, area.start, area.end)
    if dash is None or not any(len(before) - term.end <= 1 for term in terms_in(before)):
        return None
    return replace(area, start=dash.end(), ranged=False)


def _unnumbered(text: str) -> str:
    """A text without the number that is a room's name, behind its noun: "Studio 2 – 4 people", "Room 2 seats 20"."""
    for found in (*_SPACED.finditer(text), *_seating().finditer(text)):
        if any(found.start() - term.end == 1 for term in terms_in(text)):
            text = f"{text[: found.start()]}{'x' * len(found['name'])}{text[found.end('name') :]}"
    return text


_SPACED = re.compile(r"(?<=[^\W\d_]\s)(?P<name>\d{1,3})\s[-–—]\s(?=\d)")


@cache
def _seating() -> re.Pattern[str]:
    """A number before what says that it holds so many: "Room 2 seats up to 20"."""
    holds, limits = (alternation(phrases("rooms", concept)) for concept in ("holds", "limit"))
    return re.compile(rf"(?<=[^\W\d_]\s)(?P<name>\d{{1,3}})\s(?:{holds})\s(?:(?:{limits})\s)?(?=\d)", re.I)


_LAID_OUT = re.compile(r"\W*[^\W\d_][^\d:]{2,30}\s?(?::|–|-)\s?(?P<number>\d{1,3})(?:\s[^\W\d_]+)?\W*")
"""A line that is nothing but a layout of chairs and how many they are: "Theatre: 40"."""
_DASH = re.compile(r"\S+(?:\s[-–—]|[-–—]\s)\s?")


@cache
def _limit() -> re.Pattern[str]:
    """What opens a text with how many it holds: "Up to 80 theatre style"."""
    return re.compile(rf"(?:{alternation(phrases('rooms', 'limit'))})\s", re.I)


@cache
def _measures() -> Hint:
    counted = (phrase for concept in CONCEPTS for phrase in phrases("rooms", concept))
    return Hint.of((*phrases("units", "square_metre"), *phrases("units", "square_foot"), *counted))
