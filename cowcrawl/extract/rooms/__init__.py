"""Rooms the page offers or shows: meeting rooms, halls, offices, booths, with the people they hold and their area.

A room is read where its noun is counted ("deux salles de réunion") or measured ("Salle Zinc · 8 personnes · 20 m²"),
and where a title in a list of rooms has a measure below it. Prose that merely mentions a meeting room tells no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from cowcrawl.extract import Found
from cowcrawl.extract.rooms.cards import completed, rooms_of_cards
from cowcrawl.extract.rooms.lines import rooms_in
from cowcrawl.extract.rooms.tables import rooms_of_table
from cowcrawl.extract.rooms.words import Room, key_of
from cowcrawl.grid import grids
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page

MAX_ROOMS = 100
"""Rooms of one page: more is a catalogue of somebody else's."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """One claim a room, the same room once with the fuller value, in reading order."""
    rooms = _distinct(sorted(_read(page), key=lambda room: room.block.index))
    if len(rooms) > MAX_ROOMS:
        yield Reject(stage="rooms", field="rooms", reason="too many rooms", detail=str(len(rooms)))
        return
    for room in rooms:
        yield Found(
            claim=Claim(
                field="rooms",
                value=room.value(),
                quote=room.quote,
                locator=page.locator(room.block.element),
                extractor="rooms",
                context=room.context,
            ),
            element=room.block.element,
        )


def _read(page: Page) -> Iterator[Room]:
    blocks = [block for block in page.blocks if block.region in ("main", "header")]
    read: set[HtmlElement] = set()
    by_element = {block.element: block for block in reversed(blocks)}
    for grid in grids(page):
        if found := rooms_of_table(page, grid, by_element):
            yield from found
            read.add(grid.element)
    rest = [block for block in blocks if not (read and _inside(block.element, read))]
    lines = [room for block in rest for room in rooms_in(block)]
    cards = list(rooms_of_cards(page, rest))
    told = {room.block.index for room in lines}
    yield from completed(lines, cards)
    yield from (card for card in cards if card.block.index not in told)


def _inside(element: HtmlElement, tables: set[HtmlElement]) -> bool:
    return any(node in tables for node in element.iterancestors())


def _distinct(rooms: Iterable[Room]) -> list[Room]:
    """Each room once; several of one kind that are only counted give way to those that are described."""
    kept: list[Room] = []
    for room in rooms:
        same = next((n for n, other in enumerate(kept) if _same(room, other)), None)
        if same is None:
            kept.append(room)
        else:
            kept[same] = _fuller(kept[same], room)
    return [room for room in kept if room.detailed or not _described(room, kept)]


def _same(one: Room, other: Room) -> bool:
    if key_of(one.name) != key_of(other.name):
        return False
    agree = one.high is None or other.high is None or (one.low, one.high) == (other.low, other.high)
    return agree and (one.area is None or other.area is None or one.area == other.area)


def _fuller(first: Room, second: Room) -> Room:
    """The one that tells more, with what only the other tells."""
    best, rest = (second, first) if _weight(second) > _weight(first) else (first, second)
    adds = (best.high is None and rest.high is not None) or (best.area is None and rest.area is not None)
    return replace(
        best,
        low=best.low if best.low is not None else rest.low,
        high=best.high if best.high is not None else rest.high,
        area=best.area if best.area is not None else rest.area,
        context=(*best.context, rest.quote) if adds else best.context,
    )


def _weight(room: Room) -> int:
    return (room.high is not None) + (room.area is not None) + (room.count > 1)


def _described(room: Room, rooms: Sequence[Room]) -> bool:
    """Whether the page describes rooms of this kind, one by one or together, beside this mere count of them."""
    return any(other is not room and other.concept == room.concept and other.detailed for other in rooms)
