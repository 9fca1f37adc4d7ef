"""Which blocks are titles of rooms, and which of them a block with a size belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.words import is_generic
from cowcrawl.extract.rooms import signs
from cowcrawl.extract.rooms.names import bare_nouns, key_of, noun_of
from cowcrawl.extract.rooms.sizes import sizes, spans
from cowcrawl.extract.rooms.words import said, terms_in
from cowcrawl.extract.texts.beside import counted
from cowcrawl.extract.texts.phrases import likely, says_all
from cowcrawl.literals.capacity import is_label, plain_number
from cowcrawl.literals.money import find_money
from cowcrawl.literals.vat import vat_spans
from cowcrawl.page import Block, Page
from cowcrawl.page.role import role_of_heading
from cowcrawl.page.titles import is_title
from cowcrawl.vocabulary import phrases

MAX_TITLE = 60
"""Characters of a title that names a room."""
MAX_QUESTION = 90
"""Characters of a question that is the title of its answer."""
MAX_WORDS = 6
"""Words of a title that nothing but its noun marks as one."""
MAX_BODY = 30
"""Blocks below a heading that are read for its sizes."""
MAX_LINES = 6
"""Blocks below a title that is no heading."""
MAX_BADGE = 40
"""Characters of a size that is set above the title of its card."""
MAX_BELOW = 4
"""Blocks between such a size and the title."""


class Titles:
    """Which blocks are titles, found out where somebody asks."""

    def __init__(self, page: Page, blocks: Sequence[Block]) -> None:
        self._page = page
        self._blocks = blocks
        self._named = signs.named(page)
        self._known: dict[int, bool] = {}

    def sized(self, place: int) -> bool:
        """Whether a block that may hold a size is a title itself."""
        return self._is(place)

    def owner(self, place: int) -> int | None:
        """The place of the title to whose body a block belongs: above it, or below it in a card with a badge."""
        above = self._above(place)
        badge = len(self._blocks[place].line) <= MAX_BADGE
        below = self._below(place, -1 if above is None else above) if badge else None
        return above if below is None else below

    def _below(self, place: int, above: int) -> int | None:
        """The place of the first heading below a block, if both stand in a card of their own, one of several alike."""
        for at in range(place + 1, min(place + 1 + MAX_BELOW, len(self._blocks))):
            if self._blocks[at].level:
                return at if self._is(at) and self._is_card(place, at, above) else None
        return None

    def _is_card(self, place: int, at: int, above: int) -> bool:
        title = self._blocks[at]
        element: Element | None = self._blocks[place].element
        while element is not None and (self._page.span(element) or (0, -1))[1] < title.index:
            element = element.getparent()
        if element is None or not self._has_one(element, title.level):
            return False
        parent = element.getparent()
        while parent is not None and self._has_one(parent, title.level):
            element, parent = parent, parent.getparent()
        if parent is None:
            return False
        outside = above < 0 or (self._page.span(element) or (0, 0))[0] > self._blocks[above].index
        alike = (other for other in parent.iterchildren(str(element.tag)) if other is not element)
        return outside and any(self._has_one(other, title.level) for other in alike)

    def _has_one(self, element: Element, level: int) -> bool:
        """Whether one heading of a level stands in an element."""
        first, last = self._page.span(element) or (0, -1)
        heads = (block for block in self._page.blocks[first : last + 1] if block.level == level)
        return next(heads, None) is not None and next(heads, None) is None

    def _above(self, place: int) -> int | None:
        for at in range(place - 1, max(-1, place - 1 - MAX_BODY), -1):
            if self._is(at):
                near = place - at <= (MAX_BODY if self._blocks[at].level else MAX_LINES)
                apart = self._is_in_another(place, at) or self._is_beside(place, at) or self._is_behind(place, at)
                return at if near and not apart else None
        return None

    def _is_beside(self, place: int, at: int) -> bool:
        """Whether a block stands below a heading with a size that is a neighbour of a title with a text of its own."""
        level = self._blocks[at].level
        heads = (one for one in range(at + 1, place + 1) if 0 < self._blocks[one].level <= level)
        first = next(heads, None) if level else None
        if first is None or all(block.level for block in self._blocks[at + 1 : first]):
            return False
        return any(sizes(self._blocks[first].line))

    def _is_behind(self, place: int, at: int) -> bool:
        """Whether a block stands in a later part of the page than a heading: below one of a higher level, or is one."""
        title, block = self._blocks[at], self._blocks[place]
        if not title.level or title.index in block.headings:
            return False
        heads = [*(self._page.blocks[index] for index in block.headings), block]
        return any(title.index < head.index and 0 < head.level < title.level and not head.digits for head in heads)

    def _is_in_another(self, place: int, at: int) -> bool:
        """Whether a block stands in another card than a title that is no heading: below a line set like that title."""
        title = self._blocks[at]
        style = title.element.get("class")
        if title.level or not style:
            return False
        between = (block.element for block in self._blocks[at + 1 : place])
        alike = [one for one in between if one.tag == title.element.tag and one.get("class") == style]
        return any(one.getparent() is not title.element.getparent() for one in alike)

    def _of_detail(self, block: Block) -> bool:
        """Whether a title is a label below a figure, or one of what is told of a room: "Room" below "Workshop room"."""
        if not block.level:
            return counted(self._page, block) or self._is_below_number(block) or self._is_layout(block)
        if key_of(block.line) not in bare_nouns():
            return False
        above = (self._page.blocks[index].line for index in block.headings)
        return any(noun_of(line) and not said("several", line) for line in above) or self._among_details(block)

    def _is_layout(self, block: Block) -> bool:
        """Whether a line tells how chairs stand, above the number of them: "Theatre", "40"."""
        below = next(iter(self._page.blocks[block.index + 1 : block.index + 2]), None)
        if below is None or plain_number(below.line) is None:
            return False
        return any(says_all("rooms", concept, block.line) for concept in _LAYOUTS & likely("rooms", block.line))

    def _is_below_number(self, block: Block) -> bool:
        """Whether a line stands right below that of a numbered room and is about it: "Office 3", "Quiet office"."""
        above = self._page.blocks[block.index - 1] if block.index else None
        if above is None or above.element.getparent() is not block.element.getparent():
            return False
        return _NUMBERED.search(above.line) is not None and noun_of(above.line) is not None and not block.digits

    def _among_details(self, block: Block) -> bool:
        """Whether the heading before or behind one of the same level is that of a part of the page: "Rates", "Room"."""
        alike = [one for one in self._blocks if one.level == block.level]
        at = next(number for number, one in enumerate(alike) if one.index == block.index)
        beside = (alike[number] for number in (at - 1, at + 1) if 0 <= number < len(alike))
        return any(one.headings == block.headings and _is_part(one.line.partition(" (")[0]) for one in beside)

    def _is(self, place: int) -> bool:
        known = self._known.get(place)
        if known is None:
            block = self._blocks[place]
            named = _is_name(block, block.index in self._named)
            known = named and not self._of_detail(block) and not _only_measures(block)
            self._known[place] = known
        return known


_NUMBERED = re.compile(r"[^\W\d_]\s\d{1,3}$")
"""The end of a room's name that is a number."""


def asks(text: str) -> bool:
    """Whether a line asks how many people a room holds: what stands below it answers."""
    return text.endswith("?") and len(text) <= MAX_QUESTION and said("how_many", text)


def _only_measures(block: Block) -> bool:
    """Whether a title tells sizes or an amount and nothing else, below a name: "8 people · 22 m²", "$80/hour"."""
    text = block.line
    if not block.digits:
        return False
    prices = [(money.start, money.end) for money in find_money(text, dollar="USD")]
    told = [*spans(*sizes(text)), *prices, *((tax.start, tax.end) for tax in vat_spans(text))]
    for start, end in sorted(told, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return bool(told) and not has_own_words(text)


def _is_name(block: Block, may_name: bool) -> bool:
    """Whether a block can be the title of a room: a heading, a bold line, a short line with a noun."""
    text = block.line
    if asks(text):
        return True
    if len(text) > MAX_TITLE or text.endswith(("!", "?")) or not _LETTER.search(text):
        return False
    if not block.level:
        if text.endswith(".") or ":" in text.rstrip(" :") or _LAID_OUT.match(text):
            return False
        noun = may_name and len(text.split()) <= MAX_WORDS and terms_in(text) and not any(sizes(text))
        if not noun and not is_title(block):
            return False
    bare = text.rstrip(": ")
    detail = any(says_all("rooms", concept, bare) for concept in _DETAILS & likely("rooms", bare))
    return not (detail or is_label(text) or _is_part(text.partition(" (")[0]) or _asks_why(text))


def _asks_why(text: str) -> bool:
    """Whether a title opens like a question, and so names nothing: "Why the country", "Wie es begann"."""
    return text.partition(" ")[0].casefold() in phrases("rooms", "question_words")


def _is_part(text: str) -> bool:
    """Whether a heading is that of a part of what is told of a room, "Rates"; questions are about all of the house."""
    return is_generic(text) and role_of_heading(text) != "about"


_LAID_OUT = re.compile(r"\d{1,3}\s[^\W\d_]")
"""A number and what is counted, which tells how many a room holds: "4 boardroom"."""
_LAYOUTS = frozenset(("layouts", "layouts_beside", "layout_heads"))
"""Concepts that tell how chairs stand."""
_DETAILS = frozenset(("setups", "area_label", "features"))
"""Concepts that title what is told of a room, and no room: "Layouts", "Size", "Features"."""


_LETTER = re.compile(r"[^\W\d_]")
