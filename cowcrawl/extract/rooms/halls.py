"""The hall of a page about its hire that has no name of its own: "De zaal biedt plaats aan 200 personen"."""

from __future__ import annotations

from functools import cache

from cowcrawl.extract.rooms.lines import rooms_in
from cowcrawl.extract.rooms.names import key_of
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.signs import measuring, quoted
from cowcrawl.extract.texts.phrases import says_any
from cowcrawl.page import Page
from cowcrawl.vocabulary import phrases


def only_hall(page: Page) -> list[Room]:
    """The hall of a page about hire without other rooms, if one size of it is told."""
    heads = [page.title, *(block.line for block in page.blocks if block.level == 1)]
    if not says_any("formulas", "hire", heads):
        return []
    sized, apart = measuring(page), quoted(page)
    told = [block for block in page.blocks if block.index in sized and block.index not in apart]
    rooms = [room for block in told if block.region == "main" for room in rooms_in(block)]
    halls = [room for room in rooms if room.high and room.count == 1 and key_of(room.name) in _nouns()]
    return halls[:1] if len({room.high for room in halls}) == 1 else []


@cache
def _nouns() -> frozenset[str]:
    return frozenset(key_of(phrase) for phrase in phrases("rooms", "hall_nouns"))
