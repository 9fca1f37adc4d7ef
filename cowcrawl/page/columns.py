"""Cards that are cut into rows, without a table: a row of names, then a row of prices, each below its name."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.page import Block, Page

MAX_CLIMB = 4
"""Elements around a price of which one may be its cell."""
MAX_CELLS = 8
"""Columns of such rows."""
MAX_ROWS = 3
"""Rows above that of the prices among which that of the names is looked for."""


def name_above(page: Page, block: Block, priced: Collection[int]) -> Block | None:
    """The heading of the column that a price stands in, or None where its row is not below one of headings.

    `priced` are the indexes of the blocks with a price. Each cell of the row of prices has one at least and no heading;
    each cell of that of names is one heading and nothing else.
    """
    for cell in islice((block.element, *block.element.iterancestors()), MAX_CLIMB):
        row = cell.getparent()
        cells = _cells(row, str(cell.tag)) if row is not None else []
        if row is None or not 2 <= len(cells) <= MAX_CELLS or not _all_priced(page, cells, priced):
            continue
        for above in islice(row.itersiblings(str(row.tag), preceding=True), MAX_ROWS):
            names = [_only_heading(page, one) for one in _cells(above, str(cell.tag))]
            if len(names) == len(cells) and all(names):
                return names[cells.index(cell)]
    return None


def _cells(row: Element, tag: str) -> list[Element]:
    """The children of an element with some tag, one more than a row has at most."""
    return list(islice(row.iterchildren(tag), MAX_CELLS + 1))


def _all_priced(page: Page, cells: list[Element], priced: Collection[int]) -> bool:
    """Whether every cell has a price and none a heading."""
    for cell in cells:
        first, last = page.span(cell) or (0, -1)
        inside = range(first, last + 1)
        if not any(index in priced for index in inside) or any(page.blocks[index].level for index in inside):
            return False
    return True


def _only_heading(page: Page, cell: Element) -> Block | None:
    """The heading that is all of a cell."""
    first, last = page.span(cell) or (0, -1)
    return page.blocks[first] if first == last and page.blocks[first].level else None
