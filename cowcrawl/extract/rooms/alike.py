"""Cards and lines set like those of rooms: they are of rooms too, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cowcrawl.extract.rooms.listed import is_plan
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import sizes
from cowcrawl.extract.rooms.words import PLAIN, said, terms_in
from cowcrawl.literals.money import find_money
from cowcrawl.page import Block, Page


def is_let_like(page: Page, title: Block, other: Block) -> bool:
    """Whether a title heads a card that looks like another one's, and has an article or a price in its card.

    Without either it may name what people do in rooms: "Weddings", up to 80 guests.
    """
    if not title.level or title.element.getparent() is other.element.getparent() or _look(title) != _look(other):
        return False
    first, _, rest = title.line.partition(" ")
    return bool(rest and said("the", first)) or _is_priced(page, title)


def _look(title: Block) -> tuple[object, ...]:
    """The rank of a heading, its class and what it stands in."""
    parent = title.element.getparent()
    above = None if parent is None else (parent.tag, parent.get("class"))
    return title.level, title.element.get("class"), above


def _is_priced(page: Page, title: Block) -> bool:
    parent = title.element.getparent()
    first, last = (None if parent is None else page.span(parent)) or (0, -1)
    return any(block.digits and find_money(block.line, dollar="USD") for block in page.blocks[first : last + 1])


_BRACKETED = re.compile(r"(?P<name>[^\W\d_][^()\d]{1,40}?)\s?\((?P<size>[^()]*\d[^()]*)\)")
"""A name and a bracket behind it, and nothing else."""
FEWEST = 2
"""Rooms with a noun that show how a page sets its rooms."""
MAX_WORDS = 4
"""Words of a name without a noun."""


def named_like(blocks: Sequence[Block], rooms: Sequence[Room]) -> Iterator[Room]:
    """The rooms of lines that are a name and its size in brackets, set like two others that have a noun for a room.

    "Silver birch (up to 12 people)" beside "Meeting room (up to 6 people)" and "Workshop space (up to 30)".
    """
    known = {room.block.index for room in rooms}
    nouns = [room.block for room in rooms if room.high and _BRACKETED.fullmatch(room.block.line)]
    looks = [_set(block) for block in nouns]
    for block in blocks if len(looks) >= FEWEST else ():
        match = _BRACKETED.fullmatch(block.line) if block.index not in known else None
        if match and looks.count(_set(block)) >= FEWEST and (room := _bracketed(block, match)):
            yield room


def _bracketed(block: Block, match: re.Match[str]) -> Room | None:
    name = match["name"].strip()
    seats, areas = sizes(match["size"])
    no_room = is_plan(name) or said("plan", name) or said("furnishing", name)
    if len(seats) != 1 or len(name.split()) > MAX_WORDS or terms_in(name) or no_room:
        return None
    area = areas[0].value if len(areas) == 1 else None
    return Room(
        name=name, concept=PLAIN, low=seats[0].low, high=seats[0].high, area=area, block=block, quote=block.line
    )


def _set(block: Block) -> tuple[object, ...]:
    """What a line stands in, and how that looks."""
    around = [block.element, *([parent] if (parent := block.element.getparent()) is not None else [])]
    return tuple((element.tag, element.get("class")) for element in around)
