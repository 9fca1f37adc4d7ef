"""Rooms whose kind stands below their name: headings alike, each with a noun for a room and a size right below it.

"Kandel", and below it "Besprechungsraum · 22 m²"; "Feldberg", and below it "Seminarraum · 64 m²".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cowcrawl.extract.rooms.listed import Card, is_plan
from cowcrawl.extract.rooms.names import name_of_line
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.titles import asks
from cowcrawl.extract.rooms.words import said, terms_in
from cowcrawl.page.role import is_section

MAX_WORDS = 4
"""Words of a heading that names a room."""


def subtitled(found: Sequence[Card], lines: Sequence[Room]) -> Iterator[tuple[Card, Room, Room]]:
    """The cards of headings of one rank that are names, the room that each is, and that of the line below it."""
    told: dict[int, list[Room]] = {}
    for room in lines:
        told.setdefault(room.block.index, []).append(room)
    named = [(card, below) for card in found if card.title.level and (below := _below(card, told))]
    for card, below in named:
        if sum(other.title.level == card.title.level for other, _ in named) > 1:
            name = name_of_line(card.title.line, [], None)
            if name is not None:
                yield card, replace(below, name=name, block=card.title, context=(card.title.line,)), below


def _below(card: Card, told: Mapping[int, Sequence[Room]]) -> Room | None:
    """The one room that the line right below a name measures, by a noun that it begins with and no other name."""
    rooms = told.get(card.title.index + 1, ())
    if len(rooms) != 1 or not _is_name(card):
        return None
    room = rooms[0]
    noun = next(iter(terms_in(room.quote)), None)
    bare = noun is not None and not noun.start and room.name == room.quote[: noun.end]
    return room if bare and room.count == 1 and room.detailed and not room.block.level else None


def _is_name(card: Card) -> bool:
    """Whether a heading can be a name: no noun for a room, no plan, no section, no question."""
    title = card.title.line
    name = card.term is None and not terms_in(title) and len(title.split()) <= MAX_WORDS
    return name and not (is_plan(title) or is_section(title) or asks(title) or said("several", title))
