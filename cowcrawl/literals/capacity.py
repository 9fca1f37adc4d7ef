"""How many people a room holds: "4 - 6 personnes", "up to 12 people", "Capacité : 20", "une quinzaine de personnes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.count import find_counts
from cowcrawl.literals.words import Hint, alternation, has_digit
from cowcrawl.vocabulary import load, phrases

MAX_CAPACITY = 5_000
"""People: the largest halls of coworking spaces hold some hundreds; more is an audience, a town or a year."""


@dataclass(frozen=True)
class Capacity:
    """How many people, and the passage that says it."""

    low: int
    """The smaller number of a range, else the same as `high`."""
    high: int
    """The larger number."""
    start: int
    """Where the passage begins."""
    end: int
    """Where it ends."""
    labelled: bool = False
    """The text calls it the capacity."""


def find_capacities(text: str, *, desks: bool = False) -> list[Capacity]:
    """Every number of people or seats of `text`, in order; of desks too, where the text is of an office (`desks`).

    "From 8 people" is a minimum and none; a year, a price and a share of something are none.
    """
    found: list[Capacity] = []
    if not (has_digit(text) and ("(" in text or _counting().fits(text))) and not _hint().fits(text):
        return found
    labelled = _labelled()
    for pattern in (labelled, _counted(desks), _open_ended(), _initial()):
        for match in pattern.finditer(text):
            one = _capacity(match, text, pattern is labelled)
            if one and not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def find_layouts(text: str) -> list[Capacity]:
    """The numbers that stand beside a layout of chairs ("Theatre 40 · U-shape 20"), in order."""
    found: list[Capacity] = []
    if not has_digit(text) or not _chairs().fits(text):
        return found
    for match in _layout().finditer(text):
        if (value := _number(match.group("before") or match.group("after"))) and 1 < value <= MAX_CAPACITY:
            found.append(Capacity(value, value, *match.span()))
    return found


def plain_number(text: str) -> Capacity | None:
    """A text that is nothing but a number or two ("12", "4 - 6", "max. 20"), as in a column headed "Capacity"."""
    match = _bare().fullmatch(text.strip())
    return _capacity(match, text) if match else None


def is_label(text: str) -> bool:
    """Whether `text` is a header over numbers of people ("Personen", "Capacity")."""
    return bool(_header().fullmatch(" ".join(text.split()).strip(" :")))


def _capacity(match: re.Match[str], text: str, labelled: bool = False) -> Capacity | None:
    high = _number(match.group("high"))
    low = _number(match.group("low")) if match.group("low") else high
    if low is None or high is None or not 0 < low <= high <= MAX_CAPACITY:
        return None
    if low == high and _minimum().search(text[max(0, match.start() - 20) : match.start()]):
        return None
    return Capacity(low, high, *match.span(), labelled)


def _number(text: str | None) -> int | None:
    counts = find_counts(text) if text else []
    return counts[0].value if len(counts) == 1 else None


def _numbers() -> Iterator[str]:
    for concept in ("cardinals", "rough"):
        for words in load("numbers")[concept].values():
            yield from map(str, words)


@cache
def _counting() -> Hint:
    concepts = ("people", "seats", "compound", "places_in_office", "label", "limit")
    return Hint.of(word for concept in concepts for word in phrases("rooms", concept))


@cache
def _chairs() -> Hint:
    return Hint.of(phrases("rooms", "layouts"))


@cache
def _hint() -> Hint:
    """A number in words, which the noun may touch ("vierpersoons")."""
    nouns = [word for concept in ("people", "seats", "compound") for word in phrases("rooms", concept)]
    return Hint.of((*_numbers(), *(f"{number}{noun}" for number in _numbers() for noun in nouns)))


@cache
def _figure() -> str:
    return rf"\d{{1,2}}[ .,’']\d{{3}}|\d{{1,4}}|{alternation(_numbers())}"


@cache
def _range() -> str:
    """The source of a pattern of one number or two, named `low` and `high`."""
    guard = r"(?<![\w.,:€$£²])(?<![€$£]\s)"
    return rf"{guard}(?:(?P<low>{_figure()})\s?(?:{alternation(phrases('rooms', 'between'))})\s?)?(?P<high>{_figure()})"


@cache
def _counted(desks: bool) -> re.Pattern[str]:
    concepts = ("people", "seats", "compound", *(("places_in_office",) if desks else ()))
    nouns = alternation({word for concept in concepts for word in phrases("rooms", concept)})
    return re.compile(rf"{_range()}[\s+-]{{0,3}}(?:de\s|d['’])?(?:{nouns})(?!\w)", re.I)


@cache
def _labelled() -> re.Pattern[str]:
    label, link = alternation(phrases("rooms", "label")), alternation(phrases("rooms", "label_link"))
    people = alternation(phrases("rooms", "people"))
    number = rf"{_range()}(?![\w%€$£]|[.,/:]\d)(?:\s(?:{people})(?!\w))?"
    return re.compile(rf"(?<!\w)(?<!\d\s)(?:{label})(?!\w)\s?(?:(?:{link})\s?){{0,3}}{number}", re.I)


@cache
def _open_ended() -> re.Pattern[str]:
    """ "(max. 20)": a limit of nothing in particular, at the end of a bracket or a line."""
    limits = alternation(phrases("rooms", "limit"))
    return re.compile(rf"(?<!\w)(?:{limits})\s?:?\s?{_range()}(?=\s*\)|\s*$)", re.I)


@cache
def _initial() -> re.Pattern[str]:
    """ "(8 p.)"."""
    return re.compile(rf"(?<=\()\s*{_range()}\s?p\.?\s*(?=\))", re.I)


@cache
def _layout() -> re.Pattern[str]:
    layouts = alternation(phrases("rooms", "layouts"))
    people = alternation((*phrases("rooms", "people"), *phrases("rooms", "seats")))
    before = rf"(?<![\w.,:])(?P<before>\d{{1,4}})\s?(?:{people})?\.?\s?(?:\(|in\s|en\s|als\s)?\s?(?:{layouts})(?!\w)"
    after = rf"(?<!\w)(?:{layouts})(?!\w)\s?[:(–-]?\s?(?P<after>\d{{1,4}})(?![\w%.,:/]\d|[\w%])"
    return re.compile(rf"{after}|{before}", re.I)


@cache
def _bare() -> re.Pattern[str]:
    limits = alternation(phrases("rooms", "limit"))
    return re.compile(rf"(?:(?:{limits})\s?)?{_range()}\s?(?:p\.?)?", re.I)


@cache
def _header() -> re.Pattern[str]:
    words = alternation({word for concept in ("label", "people", "seats") for word in phrases("rooms", concept)})
    before, behind = r"(?:(?:max\.?|aantal|nombre de|anzahl|n\.?º?)\s)?", rf"(?:\s?\(?(?:max\.?|{words})\.?\)?)?"
    return re.compile(rf"{before}(?:{words}){behind}", re.I)


@cache
def _minimum() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('rooms', 'at_least'))})\s?:?\s?$", re.I)
