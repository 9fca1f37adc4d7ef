"""Units of a larger house, with which British addresses open where they have no house number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.literals.segments import Segment, is_name
from cowcrawl.literals.street import Street, named
from cowcrawl.vocabulary import alternatives, phrases

MAX_PARTS = 4
"""Parts above a street in which its unit is looked for."""

_MARK = re.compile(r"\d|\b[A-Z]$")


def with_unit(text: str, above: Sequence[Segment], where: Street) -> Street:
    """`Unit 4, First Floor, … Estate, Mill Drive`: a street without number takes the parts down from the unit."""
    begun = (_begun(text, part) for part in above[-MAX_PARTS:])
    parts = [named(text, part) for part in begun if is_name(text, part, digits=True)]
    for number, part in enumerate(parts):
        if _unit().search(part.name) and _MARK.search(part.name):
            name = ", ".join([one.name for one in parts[number:]] + [where.name])
            house = parts[number - 1] if number else None
            if house and text[house.end : part.start].strip(" ") == "(":
                name = f"{house.name} ({part.name}){name[len(part.name) :]}"
            start = house.start if house and name.startswith(house.name) else part.start
            return Street(name=name, number=None, start=start, end=where.end, worded=True)
    return where


def _begun(text: str, part: Segment) -> Segment:
    """A part of an address without the words of a sentence that lead to its unit: "we are at Unit 9"."""
    led = _led().search(text, part.start, part.end)
    return Segment(led.end(), part.end, part.line) if led else part


def unit_alone(text: str, above: Sequence[Segment]) -> Street | None:
    """`Unit 3, The Maltings`: a numbered unit and the name of the house it is in, where no street is printed."""
    if len(above) < 2 or text[above[-2].end : above[-1].start].strip(" \n") not in (",", ""):
        return None
    unit, house = (named(text, part) for part in above[-2:])
    if not (_opening().fullmatch(unit.name) and is_name(text, above[-1])):
        return None
    return Street(name=f"{unit.name}, {house.name}", number=None, start=unit.start, end=house.end, worded=True)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("address", "unit")), re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    words = alternatives(phrases("address", "numbered_unit"))
    return re.compile(rf"{words}\s(?:\d{{1,3}}[A-Z]?|[A-Z]\d{{0,3}})", re.IGNORECASE)


@cache
def _led() -> re.Pattern[str]:
    """The space between a word in lower case and a numbered unit, or behind what leads to a house: "call in at"."""
    words = alternatives(phrases("address", "numbered_unit"))
    return re.compile(rf"(?<=[a-zß-ÿ])\s(?=[A-Z])(?=(?i:{words})\s(?:\d|[A-Z]\b))|(?<=[a-z]\sat)\s(?=[A-Z])")
