"""What stands beside a block in an element of their own: a number and the label that says what it counts."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from cowcrawl.page import Block, Page

_FIGURE = re.compile(r"[+~≈><±]?\s?\d[\d.,'’ ]*\+?(?:\s?[^\W\d_]{1,3}[²2]?)?")


def is_figure(text: str) -> bool:
    """Whether a text is a number, perhaps with a unit, and nothing else."""
    return bool(_FIGURE.fullmatch(text))


def counted(page: Page, block: Block) -> bool:
    """Whether a block is the label of a figure that stands beside it: "meeting rooms" under "5"."""
    other = beside(page, block)
    return other is not None and is_figure(other.line) and not is_figure(block.line)


def beside(page: Page, block: Block) -> Block | None:
    """The only other block of the innermost element that holds more than this one."""
    at = block.index
    span = page.span(_frame(page, block))
    if span not in ((at - 1, at), (at, at + 1)):
        return None
    return page.blocks[span[0] if span[0] != at else span[1]]


def _frame(page: Page, block: Block) -> Element:
    element = block.element
    while page.span(element) == (block.index, block.index) and (parent := element.getparent()) is not None:
        element = parent
    return element
