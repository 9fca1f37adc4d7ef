"""Sizes whose number and word stand apart: "Capacity" over "8", "Theatre" beside "40", an icon of people before "8"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from cowcrawl.extract.rooms.ranges import of_cards
from cowcrawl.extract.texts.beside import beside
from cowcrawl.literals.capacity import Capacity, find_layouts, is_label, plain_number
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block, Page, once
from cowcrawl.page.tables import grids
from cowcrawl.vocabulary import phrases

MAX_NUMBER = 24
"""Characters of a block that is a number, or a number beside the next size ("8 20 m²")."""
MAX_LABEL = 30
MAX_ICONS = 50
"""Elements around a number that are asked for an icon."""
PEOPLE = "👥"
"""What an icon of people says, as a word for a number to stand behind."""
_ATTRIBUTES = frozenset("class alt title aria-label data-icon href {http://www.w3.org/1999/xlink}href src".split())
_WORDS = re.compile(r"[a-z]+")
_END = r"\d(?![\d.,:/%€$£]|\s?[€$£%])"
_ENDED = re.compile(_END)
"""The end of a number that counts: of no price, no share, no time."""
_NUMBER = re.compile(rf"(?:\d{{1,4}}\s?[-–]\s?)?\d{{0,3}}{_END}")


class Pair(NamedTuple):
    """A number with the word that stands apart from it."""

    text: str
    """Both as one line."""
    passages: tuple[str, ...]
    """How the page prints them: together if it does, else the number and then the word."""
    seats: Capacity | None = None
    """The people that a label or a layout of chairs counts."""


@once
def paired(page: Page) -> dict[int, Pair]:
    """The pairs of a page by the index of the block with the number."""
    short = [block for block in page.main if block.digits and len(block.line) <= MAX_NUMBER]
    numbers = [block for block in short if _ENDED.search(block.line)]
    found = {block.index: pair for block in numbers if (pair := _with_label(page, block) or _with_icon(page, block))}
    if not numbers:
        return found
    ranged = {block.index: _alone(block) for block, _ in of_cards(page, short)}
    return ranged | found | dict(_below_heads(page))


def _alone(block: Block) -> Pair:
    """A number of people that no word tells, in the card of a room."""
    return Pair(f"{PEOPLE} {block.line}", (block.line,), plain_number(block.line))


def _pair(page: Page, label: str, number: str) -> Pair:
    together = next((text for text in (f"{label} {number}", f"{number} {label}") if page.prints(text)), None)
    passages = (together,) if together else (number, label)
    return Pair(f"{label.rstrip(' :')}: {number}", passages, plain_number(number))


def _with_label(page: Page, block: Block) -> Pair | None:
    """The number of a block behind the label that stands beside it in an element of their own, or as its term."""
    if plain_number(block.line) is None:
        return None
    for other in _neighbours(page, block):
        if len(other.line) <= MAX_LABEL and not other.level and _is_label(other.line, block.line):
            return _pair(page, other.line, block.line)
    return None


def _neighbours(page: Page, block: Block) -> Iterator[Block]:
    at = block.index
    before = page.blocks[at - 1] if at else None
    if before and (before.element.tag, block.element.tag) in (("dt", "dd"), ("li", "li")):
        yield before
    if other := beside(page, block):
        yield other


def _is_label(label: str, number: str) -> bool:
    return is_label(label) or bool(find_layouts(f"{label}: {number}"))


def _with_icon(page: Page, block: Block) -> Pair | None:
    """The number of a block behind an icon of people, and what else the block says."""
    element = block.element
    while (parent := element.getparent()) is not None and page.span(parent) == (block.index, block.index):
        element = parent
    number = _behind_icon(element) if any(map(_shows_people, islice(element.iter(), MAX_ICONS))) else None
    return Pair(f"{PEOPLE} {number} | {block.line}", (block.line,)) if number else None


def _behind_icon(element: Element) -> str | None:
    """The number that is the first text behind an icon of people."""
    armed = False
    for event, node in iterwalk(element, events=("start", "end")):
        armed = armed or (event == "start" and _shows_people(node))
        text = (node.text if event == "start" else node.tail if node is not element else None) or ""
        if armed and text.strip():
            if number := _NUMBER.match(text.strip()):
                return number.group()
            armed = False
    return None


def _shows_people(element: Element) -> bool:
    named = " ".join([value for name, value in element.items() if name in _ATTRIBUTES]).lower()
    return _icon().search(named) is not None and not _icons().isdisjoint(_WORDS.findall(named))


@cache
def _icons() -> frozenset[str]:
    return frozenset(phrases("rooms", "icon"))


@cache
def _icon() -> re.Pattern[str]:
    return re.compile(alternation(_icons()))


def _below_heads(page: Page) -> Iterator[tuple[int, Pair]]:
    """The numbers of tables of one row below its heads: "Theatre | U-shape" over "40 | 18"."""
    for grid in grids(page):
        if len(grid.rows) != 2:
            continue
        for head, cell in zip(*grid.rows, strict=True):
            span = page.span(cell.element) if head and cell and plain_number(cell.text) else None
            if head and cell and span and len(head.text) <= MAX_LABEL and _is_label(head.text, cell.text):
                yield span[0], _pair(page, head.text, cell.text)
