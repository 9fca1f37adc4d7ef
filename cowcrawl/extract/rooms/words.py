"""A room, and what the words around its noun say of it: how many there are, what it is called, whether it is here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from cowcrawl.extract.terms import Term, lexicon, words_of
from cowcrawl.literals.area import Area, find_areas
from cowcrawl.literals.capacity import Capacity, find_capacities, find_layouts
from cowcrawl.literals.count import find_counts
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

STRONG = ("meeting_room", "event_space", "private_office", "phone_booth", "open_space")
"""Concepts that are rooms by themselves; a `plain` one is a room only by what is said with it."""
MAX_NAME = 60
"""Characters of a room's name."""
MAX_ADJECTIVES = 2
"""Words before the noun of a title."""
MAX_ROOMS = 60
"""Rooms of one kind in one house; a larger number counts something else."""
MAX_ROOM_AREA = 2_000
"""Square metres of a room: the largest halls of coworking spaces; more is a building."""
_SEPARATOR = re.compile(r"\s[-–—]\s|[·•|:;(),–—/\[\]]|\s-(?=\d)")


@dataclass(frozen=True, kw_only=True)
class Room:
    """One room, or several alike, as one passage tells."""

    name: str | None
    """What it is called, literally; None when only its kind is said."""
    concept: str
    """Its kind, a concept of the vocabulary."""
    low: int | None = None
    """The smallest number of people it is said to hold."""
    high: int | None = None
    """The largest."""
    area: float | None = None
    """Square metres."""
    count: int = 1
    """How many there are of it."""
    block: Block
    """Where it is told."""
    quote: str
    """The passage."""
    context: tuple[str, ...] = ()
    """What the passage cannot be understood without."""
    passing: bool = False
    """Told in a sentence, by its kind: the room of the card it stands in, if it stands in one."""

    @property
    def detailed(self) -> bool:
        """Whether its size is told."""
        return self.high is not None or self.area is not None

    def value(self) -> dict[str, Any]:
        """The room as the value of a claim."""
        area = int(self.area) if self.area is not None and self.area == int(self.area) else self.area
        value = {"name": self.name, "capacity_min": self.low, "capacity_max": self.high, "area_m2": area}
        return value | ({"count": self.count} if self.count > 1 else {})


def terms_in(text: str) -> list[Term]:
    """The nouns for rooms in a text; "Büro- oder Sitzungsräume" is one."""
    return list(_terms(text))


@lru_cache(2048)
def _terms(text: str) -> tuple[Term, ...]:
    """Remembered: titles, lines and cards look at the same texts."""
    found: list[Term] = []
    for term in lexicon("rooms", *STRONG, "plain").find(text):
        if found and _HANGING.fullmatch(text, found[-1].end, term.start):
            term = Term(term.concept, found.pop().start, term.end)
        found.append(term)
    return tuple(found)


_HANGING = re.compile(r"-\s(?:und|oder|en|of|&)\s")


def for_hire(name: str | None) -> bool:
    """Whether a room of this name can be let by itself: an open space and a phone booth cannot."""
    return not any(term.concept in ("open_space", "phone_booth") for term in terms_in(name or "")[:1])


def said(concept: str, text: str) -> bool:
    """Whether a text holds a word or phrase of a concept."""
    return bool(lexicon("rooms", concept).find(text))


def here(text: str) -> bool:
    """Whether a text speaks of rooms of this house that exist."""
    return not text.rstrip().endswith("?") and not said("elsewhere", text) and not said("not_yet", text)


@lru_cache(2048)
def sizes(text: str, *, office: bool = False) -> tuple[list[Capacity], list[Area]]:
    """The numbers of people and the areas of a text that can be a room's; over the layouts of its chairs one range."""
    if not any(map(str.isdigit, text)) and _numbers().isdisjoint(words_of(text)):
        return [], []
    single = (_single(text, area) if area.ranged else area for area in find_areas(text))
    areas = [area for area in single if area and 1 < area.value <= MAX_ROOM_AREA]
    chairs = find_layouts(text)
    if len(chairs) > 1:
        seats = [one.high for one in chairs]
        return [Capacity(min(seats), max(seats), chairs[0].start, chairs[-1].end)], areas
    return find_capacities(text, desks=office), areas


def _single(text: str, area: Area) -> Area | None:
    """An area after what looks like a range and is a room's number: right after a noun ("Bureau 3 – 25 m²")."""
    before = text[: area.start]
    dash = _DASH.match(text, area.start, area.end)
    if dash is None or not any(len(before) - term.end <= 1 for term in terms_in(before)):
        return None
    return replace(area, start=dash.end(), ranged=False)


_DASH = re.compile(r"\S+\s?[-–—]\s?")


@cache
def _numbers() -> frozenset[str]:
    words = (
        word for concept in ("cardinals", "rough") for group in load("numbers")[concept].values() for word in group
    )
    return frozenset(part for word in words for part in words_of(str(word)))


def spans(capacities: Sequence[Capacity], areas: Sequence[Area]) -> list[tuple[int, int]]:
    """Where the sizes of a text stand."""
    return [(size.start, size.end) for size in capacities] + [(size.start, size.end) for size in areas]


@dataclass(frozen=True)
class Before:
    """What stands before a noun."""

    kind: str | None
    """`count`, `one`, `the`; `led` after a word such as "access to"; None when nothing of all this belongs to it."""
    count: int
    """How many."""
    start: int
    """Where its adjectives begin, after article and number."""


_TOKEN = re.compile(r"[\w]+(?:['’-]\w+)*|[^\w\s]")


def before(text: str, term: Term, sized: Sequence[tuple[int, int]] = ()) -> Before:
    """The article or number that belongs to a noun, at most four words before it; sizes in between are passed over."""
    tokens = list(_TOKEN.finditer(text, max(0, term.start - 60), term.start))[-4:]
    start, adjectives = term.start, True
    for token in reversed(tokens):
        word = token.group().casefold()
        if any(begin < token.end() and token.start() < end for begin, end in sized):
            adjectives = False
            continue
        if word in _set("one"):
            return Before("one", 1, start)
        if (count := _count(text, token)) is not None:
            return Before("count", count, start) if 1 < count <= MAX_ROOMS else Before(None, 1, start)
        if word in _set("the"):
            return Before("the", 1, start)
        if word in _set("led"):
            return Before("led", 1, start)
        if word in _set("times"):
            continue
        if word in _set("break") or not token.group()[0].isalpha():
            break
        start = token.start() if adjectives else start
    return Before(None, 1, term.start)


def _count(text: str, token: re.Match[str]) -> int | None:
    if token.start() and text[token.start() - 1] in "/.,:-–€$£+%":
        return None
    counts = find_counts(token.group())
    return counts[0].value if len(counts) == 1 and counts[0].end == len(token.group()) else None


@cache
def _set(concept: str) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in phrases("rooms", concept))


_CAPITALS = r"[A-ZÀ-Ý][\w’'-]*(?:\s[A-ZÀ-Ý0-9][\w’'-]*){0,2}"
_QUOTED = r"[«\"“‘'][^«»\"”“‘’']{1,25}[»\"”’']"
_PROPER = re.compile(rf"\s(?:n°\s?\d+|{_QUOTED}|{_CAPITALS}|[A-Z]?\d{{1,3}}(?![\w.,]|\s?\w))")


def noun_of(text: str) -> Term | None:
    """The noun that a title consists of: nothing but adjectives, an article or a size stands before it."""
    term = next(iter(terms_in(text)), None)
    if term is None:
        return None
    ahead = before(text, term, spans(*sizes(text)))
    lead = text[: ahead.start].split()
    if ahead.kind in (None, "led"):
        return (
            term if ahead.kind is None and len(lead) <= MAX_ADJECTIVES and not said("break", " ".join(lead)) else None
        )
    return term if len(lead) == 1 else None


def has_name(text: str, term: Term) -> bool:
    """Whether a proper name or a number follows a noun ("Room 2", "salle Zinc")."""
    return bool(_PROPER.match(text, term.end))


def name_in_prose(text: str, term: Term, start: int) -> str:
    """The noun with its adjectives and the proper name behind it ("salle de réunion Zinc")."""
    proper = _PROPER.match(text, term.end)
    end = proper.end() if proper and term.start else term.end
    return text[start:end].strip(' ,;:«»"“”')


def name_of_line(text: str, sized: list[tuple[int, int]], term: Term | None) -> str | None:
    """The name in a short line: the part with the noun, without sizes and the words that lead to them."""
    parts = _parts(text, sized)
    named = [(start, part) for start, part in parts if _LETTER.search(part)]
    if term is not None:
        named = [(start, part) for start, part in named if start < term.end and term.start < start + len(part)]
    if not named:
        return None
    begin, part = named[0]
    if term is not None:
        stops = _stop().finditer(part, max(0, term.end - begin))
        part = part[: next((stop.start() for stop in stops if stop.group() not in _LETTERS), len(part))]
    part = part.strip()
    name = (part if part.split()[-1] in _LETTERS else _lead().sub("", part)).strip(" -–—.*·•")
    if term is not None and begin + part.find(name) + len(name) <= term.end:
        behind = (other.strip(" .*") for start, other in parts if start > begin)
        name = " ".join([name, *[other for other in behind if _REFERENCE.fullmatch(other)][:1]])
    name = _article().sub("", name)
    return name if _LETTER.search(name) and len(name) <= MAX_NAME else None


_LETTERS = frozenset("ABCDE")
"""What numbers rooms: "Meeting room A"."""
_LETTER = re.compile(r"[^\W\d_]")
_REFERENCE = re.compile(r"(?:[Rr][ée]f\.?\s|[Nn]°\s?)?[A-Z]{0,3}[.-]?\d{1,4}[a-zA-Z]?")


def _parts(text: str, sized: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """The pieces of a line between sizes, brackets and dashes, with their places."""
    cuts = sorted([*sized, *((cut.start(), cut.end()) for cut in _SEPARATOR.finditer(text)), (len(text), len(text))])
    found, at = [], 0
    for start, end in cuts:
        if start >= at:
            found.append((at, text[at:start]))
        at = max(at, end)
    return found


@cache
def _stop() -> re.Pattern[str]:
    """A word behind a noun that is no longer its name."""
    words = alternation([*phrases("rooms", "lead"), *phrases("rooms", "stop")])
    return re.compile(rf"(?<!\S)(?:{words})(?!\w)", re.I)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)(?:{alternation(phrases('rooms', 'lead'))})(?!\w)\s*)+$", re.I)


@cache
def _article() -> re.Pattern[str]:
    words = alternation([*phrases("rooms", "one"), *(word for word in phrases("rooms", "the") if len(word) > 2)])
    return re.compile(rf"^(?:{words})\s+(?=\w)", re.I)


def key_of(name: str | None) -> str:
    """What two spellings of one room's name share."""
    return fold(name or "")


@cache
def bare_nouns() -> frozenset[str]:
    """The nouns that are no name by themselves."""
    return frozenset(key_of(phrase) for phrase in phrases("rooms", "plain"))
