"""Rooms told by a title and the lines below it: "Salle Zinc", then "8 personnes", then "20 m²"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cowcrawl.cards import is_title
from cowcrawl.extract.formulas.words import desk_type, is_generic
from cowcrawl.extract.rooms.lines import is_line, texts
from cowcrawl.extract.rooms.words import STRONG, Room, here, name_of_line, said, sizes, spans, terms_in
from cowcrawl.extract.terms import Term
from cowcrawl.literals.capacity import Capacity
from cowcrawl.page import Block, Page

MAX_TITLE = 60
"""Characters of a title that names a room."""
MAX_BODY = 30
"""Blocks below a heading that are read for its sizes."""
MAX_LINES = 6
"""Blocks below a title that is no heading."""
MAX_AREA_LINE = 60
"""Characters of a line that gives a room's area: in prose it may be the building's."""
NO_ROOM = ("hot_desk", "fixed_desk", "day_pass", "virtual_office")
"""Desk types of titles that name a plan, however many people their text speaks of."""


@dataclass(frozen=True)
class _Card:
    """A title, the noun in it, and what stands below."""

    title: Block
    term: Term | None
    section: str | None
    """The kind of rooms a heading above announces, if one does."""
    body: tuple[Block, ...]


def rooms_of_cards(page: Page, blocks: Sequence[Block]) -> Iterator[Room]:
    """The rooms that titles of `blocks` name and their bodies measure.

    A title without a noun ("Green Hub") is a room's where its neighbours are: where it has both measures, or where two
    in three titles with a measure do have one.
    """
    nameless: list[Room] = []
    named = 0
    for card in _cards(page, blocks):
        room = _room(card)
        if room and (card.term or card.section):
            named += 1
            yield room
        elif room:
            nameless.append(room)
    for room in nameless:
        measured = room.high is not None and room.area is not None
        if named and (measured or named >= 2 * len(nameless)):
            yield room


def _cards(page: Page, blocks: Sequence[Block]) -> Iterator[_Card]:
    titles = [(place, _term_of(block)) for place, block in enumerate(blocks) if _is_name(block)]
    places = [place for place, _ in titles]
    for number, (place, term) in enumerate(titles):
        block = blocks[place]
        section = _section(page, block)
        if term is None and not section and not block.level:
            continue
        end = places[number + 1] if number + 1 < len(places) else len(blocks)
        reach = MAX_BODY if block.level else MAX_LINES
        body = tuple(blocks[place + 1 : min(end, place + 1 + reach)])
        if body and body[0].index == block.index + 1:
            yield _Card(block, term, section, body)


def _is_name(block: Block) -> bool:
    """Whether a block can be the title of a room: a heading, a bold line, a short line with a noun."""
    text = block.line
    if len(text) > MAX_TITLE or text.endswith((".", "!", "?")) or is_generic(text) or not any(map(str.isalpha, text)):
        return False
    if not block.level and any(sizes(text)):
        return bool(terms_in(text))
    return bool(block.level) or is_title(block) or (bool(terms_in(text)) and len(text.split()) <= 6)


def _term_of(block: Block) -> Term | None:
    return next(iter(terms_in(block.line)), None)


def _section(page: Page, block: Block) -> str | None:
    """The kind of rooms that the headings over a title announce."""
    for index in reversed(block.headings):
        text = page.blocks[index].line
        strong = next((term for term in terms_in(text) if term.concept in STRONG), None)
        if strong:
            return strong.concept
        if said("section", text) and len(text.split()) <= 6:
            return "plain"
    return None


def _room(card: _Card) -> Room | None:
    """The room of a card, if its body measures one."""
    title = card.title.line
    kind = card.term.concept if card.term else card.section or "plain"
    if desk_type(title) in NO_ROOM or not here(title):
        return None
    sized = sizes(title, office=True)
    name = name_of_line(title, spans(*sized), card.term)
    capacity, area, quotes = _sizes(card, kind)
    if name is None or (capacity is None and area is None):
        return None
    passages = list(dict.fromkeys(quotes))
    return Room(
        name=name,
        concept=kind,
        low=capacity.low if capacity else None,
        high=capacity.high if capacity else None,
        area=area,
        block=card.title,
        quote=passages[0],
        context=(title, *passages[1:]),
    )


def _sizes(card: _Card, kind: str) -> tuple[Capacity | None, float | None, list[str]]:
    capacity: Capacity | None = None
    area: float | None = None
    quotes: list[str] = []
    for block in card.body:
        for text in texts(block):
            if said("not_yet", text):
                return None, None, []
            if not here(text) or _of_another(text, kind):
                continue
            capacities, areas = sizes(text, office=kind == "private_office")
            if capacities and capacity is None:
                capacity = capacities[0]
                quotes.append(text)
            if areas and area is None and is_line(text) and len(text) <= MAX_AREA_LINE:
                area = areas[0].value
                quotes.append(text)
    return capacity, area, quotes


def _of_another(text: str, kind: str) -> bool:
    """Whether a text names a room of another kind."""
    if kind not in STRONG:
        return False
    return any(term.concept in STRONG and term.concept != kind for term in terms_in(text))


def completed(rooms: Sequence[Room], cards: Sequence[Room]) -> Iterator[Room]:
    """Rooms whose own line gives one size, with the other one from the card below the same title."""
    below = {card.block.index: card for card in cards}
    for room in rooms:
        card = below.get(room.block.index)
        if card is None or room.count > 1:
            yield room
            continue
        yield replace(
            room,
            low=room.low if room.low is not None else card.low,
            high=room.high if room.high is not None else card.high,
            area=room.area if room.area is not None else card.area,
            context=(*room.context, card.quote) if _adds(room, card) else room.context,
        )


def _adds(room: Room, card: Room) -> bool:
    return (room.high is None and card.high is not None) or (room.area is None and card.area is not None)
