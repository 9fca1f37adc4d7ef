"""Titles that announce the prices of what they name: "Precios sala de formación", "Meeting room prices"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.formulas.candidate import ROOMS
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import pattern, says
from cowcrawl.literals.words import alternation
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases


def plain(title: str) -> str:
    """A folded title without the words that announce prices."""
    return pattern("formulas", "announcing").sub(" ", fold(title))


def priced_room(title: str) -> str | None:
    """The room of which a title announces the prices; None where it names none."""
    if not says("formulas", "announcing", title):
        return None
    room = _announcing().sub("", title).strip(" :–-")
    return room if room != title and {desk_type(room), desk_hint(room)} & ROOMS else None


@cache
def _announcing() -> re.Pattern[str]:
    """What announces prices at an end of a title, with what joins it to the rest: "Tarifas de la"."""
    words, of, the = (
        alternation(phrases(*named)) for named in (("formulas", "announcing"), ("spaces", "of"), ("rooms", "the"))
    )
    return re.compile(rf"^(?:{words})\s(?:(?:{of})\s)?(?:(?:{the})\s?)?|[\s,–-]+(?:{words})$", re.I)
