"""Lists with prices below lines that are no headings: each line names what its list is of."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.page import Block, Page

MAX_NAME = 70
"""Characters of a line that names a list."""
MAX_CLIMB = 3
"""Elements between a price and its list."""
MAX_BESIDE = 20
"""Elements before and behind a list among which another is looked for."""
_LISTS = ("ul", "ol")


def listed_under(
    page: Page, block: Block, priced: Collection[int], kinds: Callable[[str], bool]
) -> tuple[int, int, int] | None:
    """The index of the line that names the list of a price, and that of the first and the last block of both.

    Only where another list with prices, below a line of the kind, stands beside it under the same heading: a single
    line between a heading and its list describes what the heading names.
    """
    around = islice((block.element, *block.element.iterancestors()), MAX_CLIMB)
    found = next((element for element in around if element.tag in _LISTS), None)
    head = _head(page, found, priced, kinds) if found is not None else None
    if found is None or head is None:
        return None
    _, last = page.span(found) or (head.index, head.index)
    others = (_head(page, other, priced, kinds) for other in _beside(found))
    if not any(other and other.headings == head.headings and other.line != head.line for other in others):
        return None
    return head.index, head.index, last


def _beside(found: Element) -> list[Element]:
    """The other lists near it, with the same parent: those before it, the nearest first, and those behind."""
    before = islice(found.itersiblings(preceding=True), MAX_BESIDE)
    behind = islice(found.itersiblings(), MAX_BESIDE)
    return [one for one in (*before, *behind) if one.tag in _LISTS]


def _head(page: Page, found: Element, priced: Collection[int], kinds: Callable[[str], bool]) -> Block | None:
    """The line right above a list with prices that names a kind of desk or room, if there is one."""
    first, last = page.span(found) or (0, -1)
    above = page.blocks[first - 1] if first else None
    if above is None or above.element is not found.getprevious() or above.level or above.index in priced:
        return None
    names = len(above.line) <= MAX_NAME and not above.line.endswith((".", "!", "?")) and kinds(above.line)
    return above if names and any(index in priced for index in range(first, last + 1)) else None
