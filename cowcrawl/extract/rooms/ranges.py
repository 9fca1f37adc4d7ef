"""Bare ranges in the cards of rooms: "2–4" over "Meeting room", beside "8–12" over "Boardroom"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element as Element

from cowcrawl.extract.rooms.words import STRONG, said, terms_in
from cowcrawl.literals.capacity import plain_number
from cowcrawl.page import Block, Page

MAX_CARD = 12
"""Blocks of the card of a room."""
_RANGE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}")


class _Card(NamedTuple):
    number: Block
    title: Block


def of_cards(page: Page, numbers: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """The numbers that stand alone in cards set alike, each with the title of its card, which names one room.

    One of them at least is a range: what else would be told of a meeting room by "6–8"?
    """
    seen: set[Element] = set()
    for block in numbers:
        own = _around(page, block) if _RANGE.fullmatch(block.line) else None
        row = own.getparent() if own is not None else None
        if own is None or row is None or row in seen:
            continue
        seen.add(row)
        cards = [_card(page, element) for element in row.iterchildren(str(own.tag))]
        told = [card for card in cards if card]
        if len(told) > 1 and len(told) == len(cards):
            yield from told


def _around(page: Page, block: Block) -> Element | None:
    """The smallest element around a block that holds another one too."""
    element: Element | None = block.element
    while element is not None and page.span(element) == (block.index, block.index):
        element = element.getparent()
    return element


def _card(page: Page, element: Element) -> _Card | None:
    """The one number and the one title, a noun for one room, of an element; None if it has none or more."""
    first, last = page.span(element) or (0, -1)
    if not 0 < last - first < MAX_CARD:
        return None
    held = page.blocks[first : last + 1]
    numbers = [block for block in held if plain_number(block.line)]
    titles = [block for block in held if block.level]
    if len(numbers) != 1 or len(titles) != 1 or numbers[0].level:
        return None
    term = next((term for term in terms_in(titles[0].line) if term.concept in STRONG), None)
    several = term is None or said("several", titles[0].line[term.start : term.end])
    return None if several else _Card(numbers[0], titles[0])
