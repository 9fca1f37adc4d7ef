"""Several rooms of which a sentence tells the sizes in turn: "three meeting rooms for 4, 8 and 12 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cowcrawl.extract.rooms.names import name_in_prose
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import is_office
from cowcrawl.extract.rooms.words import Before, before, said
from cowcrawl.extract.texts.terms import Term
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block
from cowcrawl.vocabulary import phrases

MAX_LINK = 30
"""Characters between the noun for several rooms and the first of their sizes."""


def sized_apart(text: str, terms: Sequence[Term], block: Block) -> tuple[list[Room], list[Term]]:
    """The rooms of a text whose sizes stand in turn behind the noun for all of them, and the nouns of these."""
    match = _numbers().search(text)
    while match:
        term = next((term for term in reversed(terms) if term.end <= match.start()), None)
        if term and (rooms := list(_rooms(text, term, match, block))):
            return rooms, [term]
        match = _numbers().search(text, match.end())
    return [], []


def _rooms(text: str, term: Term, match: re.Match[str], block: Block) -> Iterator[Room]:
    """As many rooms as the noun counts, where just so many different sizes of one unit stand behind it."""
    numbers = [int(number) for number in _NUMBER.findall(match.group())]
    ahead, link = _counted(text, term, text[term.end : match.start()])
    if ahead.count != len(numbers) or len(set(numbers)) != len(numbers) or 0 in numbers or not _leads(link):
        return
    last = text[match.end() - len(str(numbers[-1])) :]
    seats = [one for one in find_capacities(last, desks=is_office(text, term)) if not one.start]
    areas = [one for one in find_areas(last) if not one.start]
    for number in numbers if seats or areas else ():
        yield Room(
            name=name_in_prose(text, term, ahead.start, [match.span()]),
            concept=term.concept,
            low=number if seats else None,
            high=number if seats else None,
            area=number if areas and not seats else None,
            block=block,
            quote=text,
        )


def _counted(text: str, term: Term, link: str) -> tuple[Before, str]:
    """How many rooms there are, before their noun or behind its colon ("Meeting rooms: 3 (…)"), and the link then."""
    if behind := _COUNT.match(link):
        return Before("count", int(behind[1]), term.start), link[behind.end() :]
    return before(text, term), link


def _leads(link: str) -> bool:
    """Whether nothing stands between a noun and sizes but a mark and words that lead to them: ", for"."""
    words = _WORDS.findall(link)
    return len(link) <= MAX_LINK and not re.search(r"[\d.;)?!]", link) and all(said("lead", word) for word in words)


_COUNT = re.compile(r"\s?:\s(\d{1,2})(?=\s?[(,:])")
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+['’]?")


@cache
def _numbers() -> re.Pattern[str]:
    """Numbers of which commas part all, or all but the last two: "4, 8 and 12"."""
    joined = alternation(phrases("rooms", "and"))
    return re.compile(
        rf"(?<![\d.,/])\d{{1,3}}(?:(?:,\s|\s?/\s?)\d{{1,3}})*(?:(?:,|\s?/)\s|,?\s(?:{joined})\s)\d{{1,3}}(?![\d,.])"
    )
