"""Rooms the page offers or shows: meeting rooms, halls, offices, booths, with the people they hold and their area.

A room is read where its noun is counted ("deux salles de réunion") or measured ("Salle Zinc · 8 personnes · 20 m²"),
and where a title in a list of rooms has a measure below it. Prose that merely mentions a meeting room tells no room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml.etree import _Element as Element

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.labels import without_pictures
from cowcrawl.extract.rooms.alike import named_like
from cowcrawl.extract.rooms.announced import rooms_announced
from cowcrawl.extract.rooms.called import rooms_called
from cowcrawl.extract.rooms.cards import cards, names_months
from cowcrawl.extract.rooms.halls import only_hall
from cowcrawl.extract.rooms.joined import joined, noun_of
from cowcrawl.extract.rooms.lines import rooms_in
from cowcrawl.extract.rooms.names import bare_nouns, key_of, without_article
from cowcrawl.extract.rooms.own_page import room_of_page
from cowcrawl.extract.rooms.priced import rooms_of_prices
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.signs import arranged, heading_columns, measuring, quoted, strong
from cowcrawl.extract.rooms.tables import rooms_of_table
from cowcrawl.extract.rooms.words import before, said, terms_in
from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.texts.phrases import told as phrases_of
from cowcrawl.extract.texts.sentences import figures
from cowcrawl.extract.what.whole import defines_house
from cowcrawl.extract.who.name import names as names_of
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.days import names_day_of_month
from cowcrawl.literals.hour_tokens import has_marked_time
from cowcrawl.literals.words import has_digit
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page, once
from cowcrawl.page.grid import Grid
from cowcrawl.page.tables import grids

MAX_ROOMS = 100
"""Rooms of one page: more is a catalogue of somebody else's."""
FEW = 3
"""Words between rooms and what they measure together: "with, in all"."""
BEGINS = 3
"""Letters in which one room and several have the same noun: "sala", "sale"."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """One claim a room, the same room once with the fuller value, in reading order."""
    rooms = _rooms(page)
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


@once
def _rooms(page: Page) -> list[Room]:
    found = _distinct(sorted(_undrawn(list(_read(page))), key=lambda room: room.block.index))
    found = [room for room in found if not _is_the_house(page, room)]
    if len(found) < 2 and not any(_own_name(room) for room in found):
        found = room_of_page(page) or found
    return found or only_hall(page)


def _undrawn(rooms: list[Room]) -> list[Room]:
    """Rooms without the pictures before their names."""
    drawn = {room.name for room in rooms if room.name and not room.name.isascii()}
    if not drawn:
        return rooms
    bare = {name: without_pictures(name) or name for name in drawn}
    return [replace(room, name=bare[room.name]) if room.name in bare else room for room in rooms]


def _is_the_house(page: Page, room: Room) -> bool:
    """Whether a room without a room's noun in its name is called what the house is: "Le Funlab est un atelier de …"."""
    if room.area and any(defines_house(page, room.quote[: one.start]) for one in find_areas(room.quote)):
        return True
    if not room.name or terms_in(room.name):
        return False
    first, _, rest = room.name.partition(" ")
    own = {key_of(room.name), key_of(rest) if said("the", first) else ""}
    return any(key_of(name) in own for name in names_of(page))


def is_of_a_room(page: Page, text: str, area: float) -> bool:
    """Whether a passage of a page tells the area of one of its rooms, or of several alike."""
    return any(
        has_digit(passage) and (passage in text or text in passage)
        for room in _rooms(page)
        if room.area == area
        for passage in (room.quote, *room.context)
    )


def names_a_room(page: Page, title: str) -> bool:
    """Whether a title is the name of one of the rooms of a page."""
    return bool(terms_in(title)) and key_of(without_article(title)) in _keys(page)


@once
def _keys(page: Page) -> frozenset[str]:
    """What the names of the rooms of a page are compared by."""
    return frozenset([key_of(without_article(room.name or "")) for room in _rooms(page)])


def counts_rooms(lead: str) -> bool:
    """Whether what leads to a size ends in a number of rooms: "drei Räume mit insgesamt"."""
    term = next(reversed(terms_in(lead)), None)
    counted = (
        term is not None and before(lead, term, ()).kind == "count" and said("several", lead[term.start : term.end])
    )
    return counted and len(lead[term.end :].split()) <= FEW if term else False


def _read(page: Page) -> Iterator[Room]:
    apart = quoted(page)
    blocks = [block for block in page.blocks if block.region in ("main", "header") and block.index not in apart]
    sized = measuring(page)
    measured = [block for block in blocks if block.index in sized]
    read = {grid.element for grid in grids(page) if _compares(grid)}
    for grid in _grids(page, measured):
        if grid.element not in read and (found := rooms_of_table(page, grid, blocks)):
            yield from found
            read.add(grid.element)
    if read:
        blocks, measured = ([one for one in some if not _inside(one.element, read)] for some in (blocks, measured))
    telling = strong(page).union([block.index for block in measured]) - arranged(page)
    told = [block for block in blocks if block.index in telling and not _is_compared(page, block)]
    if names_months(page):
        told = [block for block in told if not _is_date(block.line)]
    counted = [one.block for one in figures(page, told)]
    lines = [room for block in (*told, *counted) for room in map(_each, rooms_in(block))]
    lines += named_like(measured, lines)
    priced = list(rooms_of_prices(page, blocks, [grid for grid in grids(page) if grid.element not in read]))
    named = {room.quote for room in priced if key_of(room.name) not in bare_nouns()}
    called = list(rooms_called(page, measured))
    of_named = {room.block.index for room in called}
    titled = joined(page, cards(page, [block for block in blocks if block.index not in of_named]), lines)
    yield from called
    yield from rooms_announced(page, blocks)
    yield from (room for room in titled if not (room.quote in named and key_of(room.name) in bare_nouns()))
    yield from priced


def _is_date(line: str) -> bool:
    """Whether a line begins with a day and tells the time of what takes place then: no room is called after it."""
    return names_day_of_month(line[:MAX_DATE]) and has_marked_time(line)


MAX_DATE = 25
"""Characters in which a line begins with a day: "Donnerstag, 11. September"."""


def _is_compared(page: Page, block: Block) -> bool:
    """Whether a block stands below a heading that holds the house against an office of one's own."""
    return bool(block.headings) and not _comparing(page).isdisjoint(block.headings)


@once
def _comparing(page: Page) -> frozenset[int]:
    """The indexes of such headings."""
    heads = (block for block in page.holding_all(phrases_of("formulas", "versus")) if block.level)
    return frozenset([block.index for block in heads if says("formulas", "versus", block.line)])


def _grids(page: Page, measured: Sequence[Block]) -> list[Grid]:
    """The tables with a block that can measure a room or head a column of measures."""
    tables = [(grid, span) for grid in grids(page) if (span := page.span(grid.element))]
    likely = heading_columns(page).union([block.index for block in measured]) if tables else frozenset()
    return [grid for grid, (first, last) in tables if not likely.isdisjoint(range(first, last + 1))]


def _compares(grid: Grid) -> bool:
    """Whether a column of a table is headed by what the house is held against: a lease of one's own."""
    return any(cell and says("formulas", "compared", cell.text) for cell in grid.rows[0])


def _each(room: Room) -> Room:
    """A room without the area that several have together ("nine rooms, 400 m² in all")."""
    together = room.count > 1 and room.area is not None and said("together", room.quote)
    return replace(room, area=None) if together else room


def _inside(element: Element, tables: set[Element]) -> bool:
    return not tables.isdisjoint(element.iterancestors())


def _distinct(rooms: Iterable[Room]) -> list[Room]:
    """Each room once; several of one kind that are only counted give way to those that are described."""
    kept: list[Room] = []
    places: dict[str, list[int]] = {}
    for room in rooms:
        alike = places.setdefault(key_of(without_article(room.name or "")), [])
        same = next((place for place in alike if _same(room, kept[place])), None)
        if same is None:
            alike.append(len(kept))
            kept.append(room)
        else:
            kept[same] = _fuller(kept[same], room)
    kept = list(_called_once(kept))
    detailed = [room for room in kept if room.detailed]
    kept = [room for room in kept if not _told_again(room, detailed) and not _mentioned(room, kept)]
    kept = [room for room in kept if not ((room.name or "")[-1:].isdigit() and _is_of_door(room, detailed))]
    return [room for room in kept if room.detailed or not _described(room, detailed)]


def _called_once(rooms: Iterable[Room]) -> Iterator[Room]:
    """Rooms without those of the same sizes called so in another order: "Petite salle", "Salle de réunion petite".

    And without the line that tells the sizes of a title and its kind: "Office 1" above "Private office, 2 people".
    """
    alike: dict[tuple[object, ...], list[Room]] = {}
    for room in rooms:
        others = alike.setdefault((room.low, room.high, room.area), [])
        if not (others and room.detailed and _is_one_of(room, others)):
            others.append(room)
            yield room


def _is_one_of(room: Room, others: Sequence[Room]) -> bool:
    own = _own_name(room)
    if own:
        return any(own == _own_name(other) for other in others)
    return any(_own_name(other) and room.quote in (other.quote, *other.context) for other in others)


def _own_name(room: Room) -> frozenset[str]:
    """The words of a name without the noun for a room, and without small words; letters and numbers stay."""
    name = room.name or ""
    noun = next(iter(terms_in(name)), None)
    rest = name[: noun.start] + name[noun.end :] if noun else name
    return frozenset(word.casefold() for word in _WORD.findall(rest) if len(word) > len("les") or not word.islower())


_WORD = re.compile(r"\w+")


def _mentioned(room: Room, others: Sequence[Room]) -> bool:
    """Whether a sentence only says that there is "a meeting room", and the page tells more of such rooms."""
    if not room.passing or room.detailed or room.count > 1 or not (room.name or "A")[0].islower():
        return False
    begins = (noun_of(room.name or "") or "")[:BEGINS]
    alike = (other for other in others if other is not room and other.concept == room.concept)
    return any(begins in (other.name or "").casefold() for other in alike)


def _told_again(room: Room, detailed: Sequence[Room]) -> bool:
    """Whether a sentence speaks of "a bright meeting room" of the size of one that the page describes elsewhere."""
    if not room.passing or not room.detailed or room.count > 1 or not (room.name or "A")[0].islower():
        return False
    return any(
        other.concept == room.concept and not other.passing and _covers(other, room)
        for other in detailed
        if other is not room
    )


def _is_of_door(room: Room, detailed: Sequence[Room]) -> bool:
    """Whether a room is called by its door alone, and another one with more words: "Room 3.109", "Elm Room 3.109"."""
    door = _DOOR.fullmatch(room.name or "")
    if door is None:
        return False
    alike = (other for other in detailed if other is not room and _same(room, other))
    return any(door[1] in (other.name or "").split() and not _DOOR.fullmatch(other.name or "") for other in alike)


_DOOR = re.compile(r"[^\W\d_]+ (\d[\d.]+\d)")
"""A noun and the number of a door, of at least three signs."""


def _covers(other: Room, room: Room) -> bool:
    """Whether a room has every size that is told of another."""
    seats = room.high is None or (room.low, room.high) == (other.low, other.high)
    return seats and room.area in (None, other.area)


def _same(one: Room, other: Room) -> bool:
    """Whether nothing that is told of two rooms of one name tells them apart."""
    agree = one.high is None or other.high is None or (one.low, one.high) == (other.low, other.high)
    return agree and (one.area is None or other.area is None or one.area == other.area)


def _fuller(first: Room, second: Room) -> Room:
    """The one that tells more, with what only the other tells."""
    return second.filled(first) if _weight(second) > _weight(first) else first.filled(second)


def _weight(room: Room) -> int:
    return (room.high is not None) + (room.area is not None) + (room.count > 1)


def _described(room: Room, detailed: Sequence[Room]) -> bool:
    """Whether the page describes rooms of this kind beside this mere count of them, or as many rooms by their names."""
    named = [other for other in detailed if other.concept == "plain" and other.count == 1]
    return any(other.concept == room.concept for other in detailed) or len(named) >= room.count > 1
