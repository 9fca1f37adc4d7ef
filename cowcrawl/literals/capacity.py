"""How many people a room holds: "4 - 6 personnes", "up to 12 people", "Capacité : 20", "une quinzaine de personnes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.count import find_counts
from cowcrawl.literals.words import Endings, Hint, alternation, has_digit, lowered
from cowcrawl.vocabulary import load, phrases

MAX_CAPACITY = 5_000
"""People: the largest halls of coworking spaces hold some hundreds; more is an audience, a town or a year."""


_NOUNS = ("people", "seats", "compound")
_DESKS = ("places_in_office",)
CONCEPTS = (*_NOUNS, *_DESKS, "label", "holding", "limit", "layouts", "space_for")
"""The concepts of the vocabulary of rooms of which a text with a number of people holds a phrase."""


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


_LISTED = re.compile(r"(?<!\d)\d{1,3},\s$")
"""A number before two more: "for 4, 8 and 12 people" is said of three rooms."""


def find_capacities(text: str, *, desks: bool = False) -> list[Capacity]:
    """Every number of people or seats of `text`, in order; of desks too, where the text is of an office (`desks`).

    "From 8 people" is a minimum and none; a year, a price and a share of something are none.
    """
    found: list[Capacity] = []
    worded = in_words(text)
    if not worded and not (has_digit(text) and ("(" in text or _counting().fits(text))):
        return found
    lower = lowered(text)
    for pattern in _patterns(text, desks, worded):
        for match in pattern.finditer(lower):
            one = _capacity(match, text)
            if one and not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start) if len(found) > 1 else found


def _patterns(text: str, desks: bool, worded: bool) -> Iterator[re.Pattern[str]]:
    """The patterns of which a text holds a word or sign; numbers in words are looked for only where it has one."""
    if _hint("label").fits(text):
        yield _labelled(worded)
    if _hint("holding").fits(text):
        yield _held(worded)
    if worded or _hint(*_NOUNS, *(_DESKS if desks else ())).fits(text):
        yield _counted(worded, desks)
    if _hint("space_for").fits(text):
        yield _ending(worded)  # before a limit: the "bis" of "Platz für 8 bis 10" is none
    if _hint("limit").fits(text):
        yield _open_ended(worded)
    if "(" in text:
        yield _initial(worded)


def in_words(text: str) -> bool:
    """Whether a text holds a number in words, which the noun may touch ("vierpersoons")."""
    return _in_words().fits(text)


@cache
def number_phrases() -> tuple[str, ...]:
    """Every number in words, alone and with a noun that touches it."""
    return (*_numbers(), *(f"{number}{noun}" for number in _numbers() for noun in _words(*_NOUNS)))


def find_layouts(text: str) -> list[Capacity]:
    """The numbers that stand beside a layout of chairs ("Theatre 40 · U-shape 20"), in order."""
    if not has_digit(text) or not _hint("layouts").fits(text):
        return []
    found = _laid_out(text, _layout("layouts"))
    return (
        _laid_out(text, _layout("layouts", "layouts_beside")) if found and _hint("layouts_beside").fits(text) else found
    )


def _laid_out(text: str, layouts: re.Pattern[str]) -> list[Capacity]:
    found = ((int(match["before"] or match["after"]), match) for match in layouts.finditer(lowered(text)))
    return [Capacity(value, value, *match.span()) for value, match in found if 1 < value <= MAX_CAPACITY]


def plain_number(text: str) -> Capacity | None:
    """A text that is nothing but a number or two ("12", "4 - 6", "max. 20"), as in a column headed "Capacity"."""
    match = _bare().fullmatch(lowered(text.strip()))
    return _capacity(match, text) if match else None


def is_label(text: str) -> bool:
    """Whether `text` is a header over numbers of people ("Personen", "Capacity")."""
    return bool(_header().fullmatch(" ".join(text.lower().split()).strip(" :.")))


def _capacity(match: re.Match[str], text: str) -> Capacity | None:
    low = high = _number(match["number"])
    if match["to"]:
        high = _number(match["to"])
    if low is None or high is None or not 0 < low <= high <= MAX_CAPACITY:
        return None
    if low != high and _LISTED.search(text, max(0, match.start() - 8), match.start("number")):
        return None
    if low != high and _are_two(text, match):
        return None
    start, end = match.span()
    if low != high and _numbers_a_room(text, match):
        low, start = high, match.start("to")
    if _came().match(lowered(text[end : end + MAX_VERB])) or _of_cars(text, start, end):
        return None
    if low == high and _hint("at_least").fits(text) and _minimum().search(lowered(text[max(0, start - 20) : start])):
        return None
    if _hint("free_for").fits(text) and _free().search(lowered(text[max(0, start - MAX_VERB) : match.start("number")])):
        return None
    if _hint("served").fits(text) and _served().search(lowered(text[max(0, start - MAX_VERB) : match.start("number")])):
        return None
    return Capacity(low, high, start, end, "label" in match.re.groupindex)


def _are_two(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are of two rooms: "rooms for 6 and 10 people", and not "between 6 and 10 people"."""
    return _joint(text, match) in phrases("rooms", "and") and not _between().end(text[: match.start("number")])


def _numbers_a_room(text: str, match: re.Match[str]) -> bool:
    """Whether the first of two numbers is that of a room: "Room 2 up to 40 people", and not "from 2 up to 40"."""
    before = lowered(text[: match.start("number")])
    if _joint(text, match) not in phrases("rooms", "reaching") or not before.strip(" :(–—-"):
        return False
    return bool(_WORD_BEFORE.search(before)) and not _leading().end(before)


def _joint(text: str, match: re.Match[str]) -> str:
    return text[match.end("number") : match.start("to")].strip().casefold()


_WORD_BEFORE = re.compile(r"\w\s?$")
"""A word right before a number."""


@cache
def _leading() -> Endings:
    return Endings.of(_words("lead", "at_least") | set(phrases("hours", "between")))


@cache
def _between() -> Endings:
    return Endings.of(phrases("hours", "between"))


MAX_VERB = 40
"""Characters behind a number of people in which a verb can say that they came."""


@cache
def _came() -> re.Pattern[str]:
    """A verb right behind a number of people: so many were there once, which tells no room."""
    verbs = alternation(phrase.lower() for phrase in phrases("rooms", "came"))
    return re.compile(rf"\s+(?:{verbs})(?!\w)")


@cache
def _free() -> re.Pattern[str]:
    """Words right before a number of people that say up to how many something is free, with small words between."""
    return re.compile(rf"(?<!\w)(?:{_any('free_for')})\s(?:\w{{1,4}}\s){{0,2}}(?:{_any('limit')})\s$")


@cache
def _served() -> re.Pattern[str]:
    """What is eaten or drunk, and "for", right before the number of those who do."""
    limits = _any("limit")
    return re.compile(rf"(?<!\w)(?:{_any('served')})\s(?:{_any('served_to')})\s(?:(?:{limits})\s)?$")


def _of_cars(text: str, start: int, end: int) -> bool:
    """Whether what is counted is places for cars: "26 places de parking", "a car park with 26 spaces"."""
    behind, before = lowered(text[end : end + MAX_VERB]), lowered(text[max(0, start - MAX_VERB) : start])
    return bool(_hint("cars").fits(text) and (_cars_behind().match(behind) or _cars_before().search(before)))


@cache
def _cars_behind() -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w{{1,4}}\s|d['’])?(?:{_any('cars')})(?!\w)")


@cache
def _cars_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('cars')})\s?(?:[:(]\s?|\w{{2,4}}\s)$")


def _number(figure: str) -> int | None:
    if figure[0].isdigit():
        return int(_SEPARATORS.sub("", figure))
    counts = find_counts(figure)
    return counts[0].value if len(counts) == 1 else None


_SEPARATORS = re.compile(r"[ .,’']")


@cache
def _numbers() -> tuple[str, ...]:
    groups = (words for concept in ("cardinals", "rough") for words in load("numbers")[concept].values())
    return tuple(str(word).lower() for words in groups for word in words)


@cache
def _hint(*concepts: str) -> Hint:
    return Hint.of(_words(*concepts))


@cache
def _counting() -> Hint:
    return _hint(*_NOUNS, *_DESKS, "label", "holding", "limit", "space_for")


@cache
def _in_words() -> Hint:
    return Hint.of(number_phrases())


def _words(*concepts: str) -> set[str]:
    return {word.lower() for concept in concepts for word in phrases("rooms", concept)}


def _any(*concepts: str) -> str:
    return alternation(_words(*concepts))


@cache
def _range(worded: bool, noun: str = "") -> str:
    """The source of a pattern of one number, or of two that are named `number` and `to`.

    The guards against prices stand behind the first digit: so a search leaps from digit to digit. A point may stand
    before a number only in "max.20".
    """
    figure = r"\d{1,2}[ .,’']\d{3}|\d{1,4}"
    first = r"\d(?<![\w,:€$£²]\d)(?<!(?<!max)\.\d)(?<![€$£]\s\d)(?:\d?[ .,’']\d{3}|\d{0,3})"
    if worded:
        figure = f"{figure}|{alternation(_numbers())}"
        first = rf"(?<![\w,:€$£²])(?<!(?<!max)\.)(?<![€$£]\s)(?:{figure})"
    between = _any("between", "reaching")
    between = rf"{between}|(?:{noun})\s(?:{_any('between_said')})" if noun else between  # "2 people or 3 people"
    return rf"(?P<number>{first})(?:\s?(?:{between})\s?(?P<to>{figure}))?"


@cache
def _counted(worded: bool, desks: bool) -> re.Pattern[str]:
    nouns = _any(*_NOUNS, *(_DESKS if desks else ()))
    return re.compile(rf"{_range(worded, _any('people'))}[\s+-]{{0,3}}(?:de\s|d['’])?(?:{nouns})(?!\w)")


@cache
def _labelled(worded: bool) -> re.Pattern[str]:
    label, link = _any("label"), _any("label_link")
    people = _any("people")
    number = rf"{_range(worded)}(?![\w%€$£]|[.,/:]\d)(?:\s(?:{people})(?!\w))?"
    return re.compile(rf"(?<!\w)(?<!\d\s)(?P<label>{label})(?!\w)\s?(?:(?:{link})\s?){{0,3}}{number}")


@cache
def _held(worded: bool) -> re.Pattern[str]:
    """A verb and a number behind which nothing but people is counted: "will seat 40, theatre style"."""
    behind = _any("people", "seats", "layouts", "layouts_beside", "held_behind")
    stop = rf"(?![\w%€$£]|[.,/:]\d)(?=\s*(?:$|[^\w\s])|\s(?:{behind})(?!\w))"
    links = rf"(?:(?:{_any('label_link')})\s?){{0,3}}"
    return re.compile(rf"(?<!\w)(?P<label>{_any('holding')})(?!\w)\s?{links}{_range(worded)}{stop}")


@cache
def _open_ended(worded: bool) -> re.Pattern[str]:
    """ "(max. 20)": a limit of nothing in particular, at the end of a bracket or a line."""
    limits = _any("limit")
    return re.compile(rf"(?<!\w)(?:{limits})\s?:?\s?{_range(worded)}(?=\s*\)|\s*$)")


@cache
def _ending(worded: bool) -> re.Pattern[str]:
    """ "Platz für 14": a number that nothing follows."""
    limits, furnished = _any("limit"), _any("furnished_with")
    number = rf"(?:(?:{limits})\s)?{_range(worded)}"
    stop = rf"(?=\s*(?:$|[)|·•]|[.;]\s|\.$|,\s(?:{furnished})(?!\w)))"
    return re.compile(rf"(?<!\w)(?<!\d\s)(?:{_any('space_for')})\s?:?\s?{number}{stop}")


@cache
def _initial(worded: bool) -> re.Pattern[str]:
    """ "(8 p.)", "(8 p., 20 m²)"."""
    return re.compile(rf"(?<=\()\s*{_range(worded)}\s?p\.?\s*(?=[),])")


@cache
def _layout(*concepts: str) -> re.Pattern[str]:
    layouts, limits = _any(*concepts), _any("limit")
    people = _any("people", "seats")
    before = rf"(?<![\w.,:])(?P<before>\d{{1,4}})\s?(?:{people})?\.?\s?(?:\(|in\s|en\s|als\s)?\s?(?:{layouts})(?!\w)"
    link = rf"(?:\sstyle)?\s?[:(=–-]?\s?(?:(?:{limits})\s?)?"
    after = rf"(?<!\w)(?:{layouts})(?!\w){link}(?P<after>\d{{1,4}})(?![\w%.,:/]\d|[\w%])"
    return re.compile(rf"{after}|{before}")


@cache
def _bare() -> re.Pattern[str]:
    limits = _any("limit")
    return re.compile(rf"(?:(?:{limits})\s?)?{_range(True)}\s?(?:p\.?)?")


@cache
def _header() -> re.Pattern[str]:
    words = _any("label", "people", "seats")
    before, behind = r"(?:(?:max\.?|aantal|nombre de|anzahl|n\.?º?)\s)?", rf"(?:\s?\(?(?:max\.?|{words})\.?\)?)?"
    return re.compile(rf"{before}(?:{words}){behind}")


@cache
def _minimum() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('at_least')})\s?:?\s?$")
