"""The visible text of a page, cut into blocks that stand together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Literal

from lxml.etree import Comment, Entity, ProcessingInstruction
from lxml.etree import _Element as Element

from cowcrawl.literals.words import alternation
from cowcrawl.page.markup import (
    BLOCK_TAGS,
    HEADINGS,
    LANDMARKS,
    TITLED,
    Marks,
    Region,
    in_title,
    looks_titled,
    marks_of,
    region_of,
    unfolds,
)
from cowcrawl.page.tabs import tabs
from cowcrawl.text import MAX_PIECES, collapse
from cowcrawl.vocabulary import phrases

MAX_DEPTH = 250
"""Elements nested deeper than this are not read: no page written for people is that deep."""
MAX_BLOCK = 20_000
"""Characters of one block that are kept; a longer one is cut."""
MAX_EFFORT = {"main": 60_000, "header": 10_000, "footer": 20_000, "nav": 20_000}
"""Effort spent on each part of a page: a character is 1, a digit 40 more, for numbers are what is read most closely.

What comes after is not read, so that no page takes long. The prices of a real operator need about 5,000."""
DIGIT_EFFORT = 40
MIN_LABEL = 3
"""Characters of a label that touches what it announces; less may be the large first letters of a text."""
MIN_HELD = 8
"""Characters of what a label that touches it announces; less may be the end of a word."""

_SKIPPED = frozenset(
    "script style template noscript svg math iframe object canvas audio video select datalist textarea head del s "
    "strike mat-icon".split()
)
_PIECES = frozenset("span a strong b em i time button".split())
_STACKS = frozenset("div li article section a".split())
MIN_TOUCHING = 3
"""Characters of each piece of a card of pieces that touch: the sign of an amount has fewer."""
MIN_STACK = 4
"""Pieces of which a card is made that has no other elements: its name, its price, what it is, a button."""
_Role = Literal["block", "skipped", "piece", "break"]
_ROLES: dict[object, _Role] = {
    **dict.fromkeys(BLOCK_TAGS, "block"),
    **dict.fromkeys((*_SKIPPED, Comment, ProcessingInstruction, Entity), "skipped"),
    **dict.fromkeys(_PIECES, "piece"),
    "br": "break",
}
"""What an element does to the text, by its tag; all others stand in a line."""
_SEAM = "\x1f"
_OPEN_SEAM = re.compile(rf"(?:(?<=[\w)])|(?<=\d[€£$])|(?<=\d\s[€£$])){_SEAM}+(?=\w|[€£$]\s?\d)")
_PICTURED = re.compile(rf"(?<!{_SEAM}){_SEAM}++(?=[\u2600-\u27bf\u23e9-\u23fa\U0001f300-\U0001faff])")
"""A piece that touches the one before and opens with a picture, as a list of facts has them: a line of its own."""
_FIGURES = re.compile(r"\d{1,2}(?:[:.hu]\d\d|\s?[-–—]\s?\d|\s?(?:Uhr|[ap]m)\b)|[+0][\d /().-]{7}", re.I)
"""A time or a telephone number: "<b>Mo-Fr</b>9:00" and "<b>Tel</b>030 …" are never one word, "<b>Hub</b>13" may be."""
_BREAK = "\0"
"""Where a line ends that a person sees; pages hold no NUL. Line ends of the source are white space."""
LOWEST = 6
"""The level of a heading that only a class makes one."""
SCOPE = 2
"""Elements up to what such a heading governs no further: its own parent may be the head of a card."""
_DIGITS = re.compile(r"\d")
_FIGURE = re.compile(r"\W*[A-Z]{0,3}\W?\d")
"""What opens with a figure is set large as often as a title is: "R350 / hour"."""
MAX_PRICE = 30
"""Characters of a price that is set as a heading, with its period: it titles nothing."""


@dataclass(eq=False, slots=True)
class Block:
    """A run of text that stands together: a paragraph, a list item, a cell, a heading. Nobody changes it."""

    index: int
    """Position in reading order."""
    text: str
    """Its text, never empty, white space collapsed; `<br>` is a newline, and no line is empty."""
    line: str = field(repr=False)
    """The same on one line."""
    element: Element = field(repr=False)
    """The innermost block element that holds it."""
    region: Region
    """Where it stands: main, header, footer or nav."""
    digits: int = 0
    """How many digits it has: without any there is no number in digits in it."""
    level: int = 0
    """1 to 6 for a heading, else 0."""
    headings: tuple[int, ...] = ()
    """Indexes of the heading blocks that govern it, outermost first; the body's headings govern no header or footer."""
    _linked: bool | None = field(default=None, repr=False)
    _links: dict[Element, bool] = field(default_factory=dict, repr=False)
    """What is known of the elements of all blocks: many blocks may be pieces of one."""

    @property
    def linked(self) -> bool:
        """Whether all of its element's text is a link: the title of another page."""
        if self._linked is None:
            if self.element not in self._links:
                self._links[self.element] = _is_link(self.element)
            self._linked = self._links[self.element]
        return self._linked

    @property
    def lines(self) -> list[str]:
        """The lines a person sees, without empty ones."""
        return self.text.split("\n")


def _is_link(element: Element) -> bool:
    """Whether an element holds a text, and every one of them in links."""
    if next(element.iter("a"), None) is None or _has_text_outside_links(element):
        return False
    return any(text.strip() for link in element.iter("a") for text in link.itertext())


def _has_text_outside_links(element: Element) -> bool:
    """Whether an element holds a text that no link holds, or too many elements for the title of a page."""
    todo = [element]
    for _ in range(MAX_PIECES):
        if not todo:
            return False
        node = todo.pop()
        if isinstance(node.tag, str) and node.tag != "a":
            if node.text and node.text.strip():
                return True
            todo.extend(node)
        if node is not element and node.tail and node.tail.strip():
            return True
    return True


class Reader:
    """Walks the tree once and cuts it into blocks. The recursion is as deep as `MAX_DEPTH` allows."""

    owner: Element

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.spans: dict[Element, tuple[int, int]] = {}
        self.open: list[tuple[int, int]] = []
        self.links: dict[Element, bool] = {}
        self.above: dict[Region, tuple[int, ...]] = {}
        self.parts: list[str] = []
        self.left = dict(MAX_EFFORT)
        self.region: Region = "main"
        self.level = 0
        self.scope: int | None = None
        self.scoped: list[tuple[int, int]] = []
        """The headings that only a class makes one: how deep the elements lie that they end with, and their indexes."""
        self.panels: dict[Element, Element] = {}
        """The tab of each panel of which one is shown at a time."""
        self.tabs: set[Element] = set()

    def read(self, root: Element, source: str) -> None:
        """Appends the blocks of a tree, which was parsed from `source`."""
        self.owner = root
        self.panels = tabs(root, source)
        self.tabs = set(self.panels.values())
        first = len(self.blocks)
        if marks_of(root) != "hidden":
            self._inside(root, 0)
        self._flush()
        self.spans[root] = first, len(self.blocks) - 1

    def _inside(self, node: Element, depth: int, *, stacked: bool = False) -> None:
        """One visit an element: what it does to the text, and what its attributes tell, each asked once."""
        parts = self.parts
        typed = node.tag == "pre"
        if (text := node.text) and (parts or not text.isspace()):
            parts.append(text.replace("\n", _BREAK) if typed else text)
        touches = opens = False
        child = node[0] if len(node) else None
        while child is not None:  # a third of the time that an iterator takes
            tag = child.tag
            role = _ROLES.get(tag)
            if role == "skipped" or depth >= MAX_DEPTH:
                pass
            elif role == "break":
                parts.append(_BREAK)
            elif (marks := marks_of(child)) == "hidden" and child not in self.panels:
                pass
            elif role == "block" or (tag == "button" and unfolds(child)) or child in self.tabs:
                self._block(child, str(tag), marks, depth + 1)
            else:
                if stacked:
                    parts.append(_BREAK)
                elif role and (touches or (len(parts) == 1 and _labels(parts[0], child))):
                    parts.append(_SEAM)
                elif (tag == "sup" and _notes(parts, child)) or (tag == "small" and _subtitles(parts, child)):
                    parts.append(" ")
                opens = not parts
                self._inside(child, depth + 1)
            if (tail := child.tail) and (parts or not tail.isspace()):
                if role == "piece" and parts and parts[-1][-1:].isalpha() and _announced(parts, tail, first=opens):
                    parts.append(_SEAM)
                parts.append(tail.replace("\n", _BREAK) if typed else tail)
            touches = role == "piece" and not tail  # style sheets set such pieces apart, as words or lines
            child = child.getnext()

    def _block(self, node: Element, tag: str, marks: Marks, depth: int) -> None:
        if self.parts:
            self._flush()
        outside = self.owner, self.region, self.level, self.scope
        self.owner = node
        self.level = HEADINGS.get(tag) or (self.level if self.level and in_title(node) else 0)
        looks = not self.level and tag in TITLED and (node.get("class") or len(node) == 1 or tag == "button")
        if looks and looks_titled(node):
            self.level, self.scope = LOWEST, depth - SCOPE
        if tag == "summary" and not self.level:
            self.level, self.scope = LOWEST, depth - 1
        if marks or tag in LANDMARKS:
            self.region = region_of(node, self.region)
        first = len(self.blocks)
        untabbed = self.open
        if node in self.panels:
            self._open_panel(node)
        self._inside(node, depth, stacked=len(node) >= MIN_STACK and tag in _STACKS and _is_stack(node))
        if self.parts:
            self._flush()
        last = len(self.blocks) - 1
        if last >= first:
            self.spans[node] = first, last
        if node in self.panels:
            self.open, self.above = untabbed, {}
        self.owner, self.region, self.level, self.scope = outside
        while self.scoped and self.scoped[-1][0] >= depth:
            _, ended = self.scoped.pop()
            self.open = [(rank, number) for rank, number in self.open if number != ended]
            self.above = {}

    def _open_panel(self, panel: Element) -> None:
        """What stands in a panel stands below its tab, whatever stands between the two; its headings end with it."""
        tab = self.panels[panel]
        around = next((self.spans[node] for node in (tab, *tab.iterancestors("li")) if node in self.spans), None)
        if around is None or around[0] != around[1]:
            return
        title = self.blocks[around[0]]
        title.level = title.level or LOWEST
        above = [(rank, number) for rank, number in self.open if self.blocks[number].element not in self.tabs]
        self.open = [*above, (0, title.index)]
        self.above = {}

    def _flush(self) -> None:
        """What was gathered becomes a block, unless nobody sees anything of it."""
        text = "".join(self.parts)[:MAX_BLOCK]
        self.parts.clear()
        if _SEAM in text:
            text = _OPEN_SEAM.sub(" ", _PICTURED.sub(_BREAK, text)).replace(_SEAM, "")
        text = "\n".join(filter(None, map(collapse, text.split(_BREAK)))) if _BREAK in text else collapse(text)
        if not text:
            return
        digits = len(_DIGITS.findall(text))
        effort, left = len(text) + DIGIT_EFFORT * digits, self.left[self.region]
        self.left[self.region] = max(0, left - effort)
        if effort > left:  # no more than there is effort left for in this part of the page
            text = text[: len(text) * left // effort].rstrip()
        if text:
            self._append(text, digits)

    def _append(self, text: str, digits: int) -> None:
        level, index = self.level, len(self.blocks)
        if level and digits and len(text) <= MAX_PRICE:
            level = 0 if _price().match(text) or (self.scope is not None and _FIGURE.match(text)) else level
        if level:
            self.open = [(rank, number) for rank, number in self.open if rank < level]
            self.above = {}
        line = text.replace("\n", " ") if "\n" in text else text
        above = self.above.get(self.region)
        if above is None:
            above = self.above[self.region] = self._governing()
        block = Block(index, text, line, self.owner, self.region, digits, level, above, None, self.links)
        self.blocks.append(block)
        if level:
            self.open.append((level, index))
            if self.scope is not None:
                self.scoped.append((self.scope, index))
            self.above = {}

    def _governing(self) -> tuple[int, ...]:
        """The headings that govern what stands here: those of the body govern no header and no footer."""
        if not self.open:
            return ()
        if self.region == "main":
            _, numbers = zip(*self.open, strict=True)  # a list would be a call more for each block
            return numbers
        return tuple([number for _, number in self.open if self.blocks[number].region == self.region])


def _is_stack(node: Element) -> bool:
    """Whether an element is a card of nothing but pieces with white space between, one of them a price: each a line.

    Or of pieces of several letters that touch each other: "Office 4", "14 m²", "€ 650 / month".
    """
    if (node.text or "").strip():
        return False
    priced, last, touching = False, node[-1], not node[0].tail
    for child in node:
        told = (child.text or "").strip()
        apart = len(told) >= MIN_TOUCHING and not child.tail if touching else (child.tail or ".").isspace()
        apart = not (child.tail or "").strip() if child is last else apart
        if _ROLES.get(child.tag) not in ("piece", "skipped") or not apart:
            return False
        priced = priced or _price().match(told) is not None
    return priced


@cache
def _price() -> re.Pattern[str]:
    """A price with its period and perhaps "from" before it: no name follows, as in "150 € Membership"."""
    number, signs = r"\d[\d.,’'–-]*(?:\s\d{3})?", r"(?:[€£$]|EUR|CHF|GBP|[Ee]uros?(?!\w))"
    behind = r"(?:$|\s?[^\w\s]|\s?[a-zà-ÿ])"
    lead = rf"\W*(?:(?i:{alternation(phrases('money', 'from'))})\s)?"
    return re.compile(rf"{lead}(?:{signs}\s?{number}|{number}\s?{signs}){behind}")


def _labels(text: str, piece: Element) -> bool:
    """Whether a text that touches a piece is the label of what it holds: a number, an address, a mailbox."""
    if not text[-1:].isalpha():
        return False
    held = "".join(islice(piece.itertext(), MAX_PIECES)).strip()
    return len(held) >= MIN_HELD and (_DIGITS.search(held) is not None or "@" in held)


def _notes(parts: list[str], node: Element) -> bool:
    """Whether what is set above the line is the number of a footnote that touches a number: "£180¹" is no 1,801."""
    touches = bool(parts) and parts[-1][-1:].isdigit() and not (node.tail or "").startswith(("/", "⁄"))
    return touches and _NOTE.fullmatch("".join(islice(node.itertext(), MAX_PIECES)).strip()) is not None


_NOTE = re.compile(r"\(?[1-9](?:,\s?[1-9])*\)?")


def _subtitles(parts: list[str], node: Element) -> bool:
    """Whether what is set in small letters is a line of its own below words it touches: "Nave<small>Large hall"."""
    touched = parts[-1][-1:] if parts else ""
    return (touched.isalpha() or touched == ")") and (node.text or "")[:1].isupper()


def _announced(parts: list[str], tail: str, *, first: bool) -> bool:
    """Whether a text that touches a piece is announced by it: a time, a number, what a piece labels that is the first.

    "<b>Address</b>12 Mill Lane", "<b>Hours</b>Mon – Fri".
    """
    if _FIGURES.match(tail):
        return True
    if not first or not (tail[0].isdigit() or tail[0].isupper()) or len(tail.rstrip()) < MIN_HELD:
        return False
    label = "".join(parts)
    return len(label) >= MIN_LABEL and label[-1].islower()
