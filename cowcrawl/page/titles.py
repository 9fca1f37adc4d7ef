"""Whether a block is set as a title."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from cowcrawl.page import Block
from cowcrawl.page.markup import BLOCK_TAGS

MAX_TITLE = 90
"""Characters of a title; a longer text is a sentence."""
MAX_PARTS = 20
"""Elements right inside one that can be a title; what has more holds a part of the page."""
_TITLE_TAGS = frozenset("dt summary legend caption".split())
_BOLD = re.compile(r"(?<!\S)(?:font|fw|text)-(?:extra|semi)?bold(?!\S)|font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
"""What sets an element in bold, in a class or a style."""
_SMALL = re.compile(r"(?<!\S)(?:text-(?:xs|sm)|small)(?!\S)")
"""What sets one smaller than the text: a label, no title."""
_DRAWN = re.compile("[\\s\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]*")
"""White space and pictures before bold words (Unicode blocks)."""


def is_title(block: Block) -> bool:
    """Whether a block is set as a title: a heading, a term, a short line all in bold that is no cell of a table."""
    if block.level:
        return len(block.line) <= 2 * MAX_TITLE
    if len(block.line) > MAX_TITLE or block.line.endswith((".", "!", "?")):
        return False
    element = block.element
    return element.tag in _TITLE_TAGS or (element.tag != "td" and _all_bold(element))


def _sets_bold(called: str, styled: str) -> bool:
    """Whether a class or a style sets an element in bold and no smaller than the text."""
    if "bold" not in called and "font-weight" not in styled:
        return False
    told = f"{called} {styled}"
    return _BOLD.search(told) is not None and _SMALL.search(told) is None


def _all_bold(element: Element) -> bool:
    """Whether all text of a short element stands in bold, without what blocks in it hold."""
    called, styled = element.get("class"), element.get("style")
    if (called or styled) and _sets_bold(called or "", styled or ""):
        return True
    if not 0 < len(element) <= MAX_PARTS or (element.text and not _DRAWN.fullmatch(element.text)):
        return False
    bold = False
    for child in element:
        held = isinstance(child.tag, str) and child.tag not in BLOCK_TAGS and any(map(str.strip, child.itertext()))
        if (child.tail or "").strip() or (held and child.tag not in ("b", "strong")):
            return False
        bold = bold or held
    return bold
