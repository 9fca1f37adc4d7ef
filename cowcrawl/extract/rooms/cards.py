"""Rooms told by a title and the lines below it: "Salle Zinc", then "8 personnes", then "20 m²"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cowcrawl.cards import is_title
from cowcrawl.extract.formulas.words import desk_type, is_generic
from cowcrawl.extract.rooms.lines import is_line, texts
from cowcrawl.extract.rooms.words import STRONG, Room, here, name_of_line, noun_of, said, sizes, spans, terms_in
from cowcrawl.extract.terms import Term
from cowcrawl.literals.capacity import Capacity, find_layouts
from cowcrawl.page import Block, Page

MAX_TITLE = 60
"""Characters of a title that names a room."""
MAX_WORDS = 6
"""Words of a title that nothing but its noun marks as one."""
MAX_BODY = 30
"""Blocks below a heading that are read for its sizes."""
MAX_LINES = 6
"""Blocks below a title that is no heading."""
MAX_AREA_LINE = 60
"""Characters of a line that gives a room's area: in prose it may be the building's."""
NO_ROOM = ("hot_desk", "fixed_desk", "day_pass", "virtual_office")
"""Desk types of titles that name a plan, however many people their text speaks of."""


@dataclass(frozen=True)
class Card:
    """A title, the noun in it, and what stands below."""

    title: Block
    """The block that may name a room."""
    term: Term | None
    """The noun for a room in it."""
    section: str | None
    """The kind of rooms a heading above announces, if one does."""
    body: tuple[Block, ...]
    """The blocks below, up to the next title."""


def cards(page: Page, blocks: Sequence[Block]) -> Iterator[Card]:
    """Every title of `blocks` that can be a room's, with its body."""
    places = [place for place, block in enumerate(blocks) if _is_name(block)]
    for place, end in zip(places, [*places, len(blocks)][1:], strict=True):
        block = blocks[place]
        term, section = noun_of(block.line), section_of(page, block)
        if term is None and not section and not block.level:
            continue
        body = tuple(blocks[place + 1 : min(end, place + 1 + (MAX_BODY if block.level else MAX_LINES))])
        if body and body[0].index == block.index + 1:
            yield Card(block, term, section, body)


def rooms_of_cards(found: Sequence[Card]) -> Iterator[Room]:
    """The rooms that titles name and their bodies measure.

    A title without a noun ("Green Hub") is a room's where its neighbours are: where it has both measures, or where two
    in three titles with a measure do have a noun.
    """
    named = [room for card in found if card.term or card.section if (room := _room(card))]
    yield from named
    if named:
        nameless = [room for card in found if not card.term and not card.section if (room := _room(card))]
        for room in nameless:
            measured = room.high is not None and room.area is not None
            if measured or len(named) >= 2 * len(nameless):
                yield room


def listed(card: Card) -> list[Room]:
    """The rooms of a list below a heading that announces several: "Meeting rooms", then "Oak – 8 people"."""
    if card.term is None or card.term.concept not in STRONG or not said("several", card.title.line):
        return []
    found = [room for block in card.body for text in texts(block) if (room := _item(card, block, text))]
    return found if len({room.name for room in found}) > 1 else []


_ITEM = re.compile(r"(?P<name>[A-ZÀ-Ý0-9][^:–—|(\d]{1,40}?)\s*(?:[:–—|(]|\s-\s)\s*(?P<size>.+)")


def _item(card: Card, block: Block, text: str) -> Room | None:
    match = _ITEM.fullmatch(text) if is_line(text) else None
    if match is None or terms_in(match["name"]) or said("lead", match["name"]) or said("plan", match["name"]):
        return None
    if find_layouts(text):
        return None
    capacities, areas = sizes(match["size"])
    if len(capacities) != 1 or len(match["name"].split()) > MAX_WORDS or is_generic(match["name"]):
        return None
    return Room(
        name=match["name"].strip(),
        concept=card.term.concept if card.term else "plain",
        low=capacities[0].low,
        high=capacities[0].high,
        area=areas[0].value if len(areas) == 1 else None,
        block=block,
        quote=text,
        context=(card.title.line,),
    )


def _is_name(block: Block) -> bool:
    """Whether a block can be the title of a room: a heading, a bold line, a short line with a noun."""
    text = block.line
    if len(text) > MAX_TITLE or is_generic(text) or not any(map(str.isalpha, text)):
        return False
    if block.level:
        return not text.endswith(("!", "?"))
    if text.endswith((".", "!", "?")) or ":" in text.rstrip(" :"):
        return False
    return is_title(block) or (len(text.split()) <= MAX_WORDS and bool(terms_in(text)) and not any(sizes(text)))


def section_of(page: Page, block: Block) -> str | None:
    """The kind of rooms that the headings over a title announce."""
    for index in reversed(block.headings):
        text = page.blocks[index].line
        strong = next((term for term in terms_in(text) if term.concept in STRONG), None)
        if strong:
            return strong.concept
        if said("section", text) and len(text.split()) <= 6:
            return "plain"
    return None


def _room(card: Card) -> Room | None:
    """The room of a card, if its body measures one."""
    title = card.title.line
    kind = card.term.concept if card.term else card.section or "plain"
    own = sizes(title, office=True)
    plan = desk_type(title) in NO_ROOM and not (card.term and any(own))
    if plan or said("plan", title) or not here(title) or said("one", title[: card.term.start] if card.term else ""):
        return None
    name = name_of_line(title, spans(*own), card.term)
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


def _sizes(card: Card, kind: str) -> tuple[Capacity | None, float | None, list[str]]:
    """The capacity and the area a body gives, with the passages; what is called the capacity wins over a number."""
    capacity: tuple[Capacity, str] | None = None
    area: tuple[float, str] | None = None
    for block in card.body:
        for text in texts(block):
            if said("not_yet", text):
                return None, None, []
            if not here(text) or _of_another(text, kind):
                continue
            capacities, areas = sizes(text, office=kind == "private_office")
            if capacities and (capacity is None or (capacities[0].labelled and not capacity[0].labelled)):
                capacity = (capacities[0], text)
            if areas and area is None and is_line(text) and len(text) <= MAX_AREA_LINE:
                area = (areas[0].value, text)
    quotes = [found[1] for found in (capacity, area) if found]
    return capacity and capacity[0], area and area[0], quotes


def _of_another(text: str, kind: str) -> bool:
    """Whether a text names a room of another kind, or several rooms."""
    if kind not in STRONG:
        return False
    named = [term.concept for term in terms_in(text) if term.concept in STRONG]
    return len(named) > 1 or named not in ([], [kind])
