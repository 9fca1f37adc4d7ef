"""The visible text of a page, cut into blocks that stand together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from lxml.etree import _Element as Element

from cowcrawl.text import collapse

Region = Literal["main", "header", "footer", "nav"]
Attributes = list[tuple[str, str]]
"""Names and values of an element's attributes."""

MAX_DEPTH = 250
"""Elements nested deeper than this are not read: no page written for people is that deep."""
MAX_BLOCK = 20_000
"""Characters of one block that are kept; a longer one is cut."""
MAX_EFFORT = {"main": 60_000, "header": 10_000, "footer": 20_000, "nav": 20_000}
"""Effort spent on each part of a page: a character is 1, a digit 40 more, for numbers are what is read most closely.

What comes after is not read, so that no page takes long. The prices of a real operator need about 5,000."""
DIGIT_EFFORT = 40

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol option p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset(
    "script style template noscript svg math iframe object canvas audio video select datalist textarea head del s "
    "strike".split()
)
_PIECES = frozenset("span a strong b em i time".split())
_SEAM = "\x1f"
_OPEN_SEAM = re.compile(rf"(?<=\w){_SEAM}(?=\w)")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through)", re.I)
_FOOTER = re.compile(r"(?:^|[\s_-])footer(?:$|[\s_-])")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, kw_only=True, eq=False)
class Block:
    """A run of text that stands together: a paragraph, a list item, a cell, a heading."""

    index: int
    """Position in reading order."""
    text: str
    """Its text, never empty, white space collapsed; `<br>` is a newline, and no line is empty."""
    line: str = field(repr=False)
    """The same on one line."""
    element: Element = field(repr=False, compare=False)
    """The innermost block element that holds it."""
    region: Region
    """Where it stands: main, header, footer or nav."""
    digits: int = 0
    """How many digits it has: without any there is no number in digits in it."""
    level: int = 0
    """1 to 6 for a heading, else 0."""
    headings: tuple[int, ...] = ()
    """Indexes of the heading blocks that govern it, outermost first; the body's headings govern no header or footer."""

    @cached_property
    def linked(self) -> bool:
        """Whether all of its element's text is a link: the title of another page."""
        links = list(self.element.iter("a"))
        linked = sum([len(text.strip()) for link in links for text in link.itertext()]) if links else 0
        return bool(linked) and linked >= sum([len(text.strip()) for text in self.element.itertext()])

    @property
    def lines(self) -> list[str]:
        """The lines a person sees, without empty ones."""
        return self.text.split("\n")


class Reader:
    """Walks the tree once and cuts it into blocks. The recursion is as deep as `MAX_DEPTH` allows."""

    owner: Element

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.spans: dict[Element, tuple[int, int]] = {}
        self.open: list[tuple[int, int]] = []
        self.parts: list[str] = []
        self.left = dict(MAX_EFFORT)
        self.region: Region = "main"
        self.level = 0

    def read(self, root: Element) -> None:
        """Appends the blocks of a tree."""
        self.owner = root
        first = len(self.blocks)
        if not _hidden(root, root.items()):
            self._inside(root, 0)
        self._flush()
        self.spans[root] = first, len(self.blocks) - 1

    def _inside(self, node: Element, depth: int) -> None:
        parts = self.parts
        typed = node.tag == "pre"
        if (text := node.text) and (parts or not text.isspace()):
            parts.append(text if typed else _flat(text))
        for child in node:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str) or depth >= MAX_DEPTH:
                pass
            elif tag == "br":
                parts.append("\n")
            elif not (attributes := child.items()) or not _hidden(child, attributes):
                if tag in _BLOCKS:
                    self._block(child, attributes, depth + 1)
                else:
                    if tag in _PIECES and _follows_directly(child):
                        parts.append(_SEAM)
                    self._inside(child, depth + 1)
            if (tail := child.tail) and (parts or not tail.isspace()):
                parts.append(tail if typed else _flat(tail))

    def _block(self, node: Element, attributes: Attributes, depth: int) -> None:
        if self.parts:
            self._flush()
        outside = self.owner, self.region, self.level
        self.owner, self.region = node, _region(node, attributes, self.region)
        self.level = _HEADINGS.get(str(node.tag), 0)
        first = len(self.blocks)
        self._inside(node, depth)
        if self.parts:
            self._flush()
        if len(self.blocks) > first:
            self.spans[node] = first, len(self.blocks) - 1
        self.owner, self.region, self.level = outside

    def _flush(self) -> None:
        text = "".join(self.parts)[:MAX_BLOCK]
        self.parts.clear()
        if not text or text.isspace():
            return
        if _SEAM in text:
            text = _OPEN_SEAM.sub(" ", text).replace(_SEAM, "")
        text = "\n".join(filter(None, map(collapse, text.split("\n")))) if "\n" in text else collapse(text)
        digits = len(_DIGITS.findall(text))
        if text := self._affordable(text, digits):
            self._append(text, digits)

    def _append(self, text: str, digits: int) -> None:
        level, index = self.level, len(self.blocks)
        if level:
            self.open = [(rank, number) for rank, number in self.open if rank < level]
        self.blocks.append(
            Block(
                index=index,
                text=text,
                line=text.replace("\n", " "),
                element=self.owner,
                region=self.region,
                digits=digits,
                level=level,
                headings=self._governing(),
            )
        )
        if level:
            self.open.append((level, index))

    def _governing(self) -> tuple[int, ...]:
        """The headings that govern what stands here: those of the body govern no header and no footer."""
        if not self.open or self.region == "main":
            return tuple([number for _, number in self.open])
        return tuple([number for _, number in self.open if self.blocks[number].region == self.region])

    def _affordable(self, text: str, digits: int) -> str:
        """As much of a text as there is effort left for in its part of the page; what it takes is spent."""
        left = self.left[self.region]
        effort = len(text) + DIGIT_EFFORT * digits
        self.left[self.region] = max(0, left - effort)
        return text if effort <= left else text[: len(text) * left // effort].rstrip()


def _follows_directly(node: Element) -> bool:
    """Whether an inline element touches the one before it: style sheets set such pieces apart, as words or lines."""
    before = node.getprevious()
    return before is not None and not before.tail and before.tag in _PIECES


def _flat(text: str) -> str:
    """`text` without the line ends of its source: where there are none, it is the same object."""
    return text.replace("\n", " ").replace("\r", " ")


def _hidden(node: Element, attributes: Attributes) -> bool:
    """Whether an element is not shown, or is a banner about cookies."""
    for name, value in attributes:
        if name == "class" or name == "id":
            marks = value.lower()
            asks = "cookie" in marks or "consent" in marks or "gdpr-banner" in marks
            if asks and node.tag not in ("html", "body"):
                return True
        elif name == "style":
            if _HIDDEN.search(value):
                return True
        elif name == "hidden" or (name == "aria-hidden" and value == "true"):
            return True
    return False


def _region(node: Element, attributes: Attributes, where: Region) -> Region:
    tag = node.tag
    role = (node.get("role") or "").casefold() if attributes else ""
    if tag == "nav" or role in ("navigation", "menu", "menubar"):
        return "nav"
    if where == "nav":
        return where
    if tag == "footer" or role == "contentinfo":
        return "footer" if node.getparent() is None or not _in_article(node) else where
    if tag == "header" or role == "banner":
        return "header" if not _in_article(node) else where
    if where == "main" and attributes:
        marks = f"{node.get('id') or ''} {node.get('class') or ''}".lower()
        return "footer" if "footer" in marks and _FOOTER.search(marks) else where
    return where


def _in_article(node: Element) -> bool:
    return any(parent.tag in ("article", "main", "section") for parent in node.iterancestors())
