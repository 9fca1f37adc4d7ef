"""The tables of a page: colspan and rowspan filled in."""

from __future__ import annotations

from lxml.etree import _Element as Element

from cowcrawl.page import Block, Page, once
from cowcrawl.page.grid import Cell, Grid
from cowcrawl.page.laid_out import laid_out
from cowcrawl.text import text_in

MAX_SPAN = 50
"""A cell that claims to span more rows or columns than this is cut."""
MAX_CELLS = 5_000
"""Cells of one table that are read."""


@once
def grids(page: Page) -> list[Grid]:
    """Every table of the page, two rows or more of cells without a table inside, and what is laid out as one."""
    found = list(laid_out(page))
    for table in page.root.iter("table"):
        span = page.span(table)
        if span is None or table.find(".//table") is not None:
            continue
        texts = _texts(page.blocks[span[0] : span[1] + 1])
        rows = _rows(table, texts)
        if len(rows) >= 2 and max(map(len, rows)) >= 2:
            caption = table.find("caption")
            found.append(Grid(table, rows, text_in(caption) if caption is not None else ""))
    return found


def block_of(page: Page, cell: Cell | None) -> Block | None:
    """The first block in a cell, or that of its row where the cells stand in a line; None where there is no text."""
    span = page.span(cell.element) if cell else None
    if cell and span is None and cell.text:
        row = cell.element.getparent()
        span = page.span(row) if row is not None else None
    return page.blocks[span[0]] if span else None


def _texts(blocks: list[Block]) -> dict[Element, list[str]]:
    """The visible texts of each cell of a table with some blocks, by its element."""
    cells: dict[Element, list[str]] = {}
    for block in blocks:
        element: Element | None = block.element
        while element is not None and element.tag not in ("td", "th", "table"):
            element = element.getparent()
        if element is not None and element.tag != "table" and block.region != "nav":
            cells.setdefault(element, []).append(block.line)
    return cells


def _rows(table: Element, texts: dict[Element, list[str]]) -> tuple[tuple[Cell | None, ...], ...]:
    rows: list[list[Cell | None]] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    count = 0
    for line in table.iter("tr"):
        row: list[Cell | None] = []
        for element in line.iterchildren("td", "th"):
            _hang(row, hanging)
            cell = Cell(" ".join(texts.get(element, ())), element.tag == "th", element)
            width, height = _span(element, "colspan"), _span(element, "rowspan")
            for _ in range(width):
                if height > 1:
                    hanging[len(row)] = (cell, height - 1)
                row.append(cell)
            count += width
        _hang(row, hanging)
        rows.append(row)
        if count > MAX_CELLS:
            break
    width = max(map(len, rows), default=0)
    return tuple(tuple(row + [None] * (width - len(row))) for row in rows)


def _hang(row: list[Cell | None], hanging: dict[int, tuple[Cell, int]]) -> None:
    """Fill in the cells that reach down from rows above."""
    while hanging and (place := len(row)) in hanging:
        cell, left = hanging.pop(place)
        row.append(cell)
        if left > 1:
            hanging[place] = (cell, left - 1)


def _span(element: Element, name: str) -> int:
    value = element.get(name)
    if value is None:
        return 1
    value = value.strip()
    return min(MAX_SPAN, max(1, int(value))) if value.isascii() and value.isdecimal() and len(value) < 6 else 1
