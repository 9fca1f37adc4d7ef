"""Tables laid out without table elements: rows of as many short cells each, in order below a row of headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, islice

from lxml.etree import _Element as Element

from cowcrawl.page import Page
from cowcrawl.page.grid import Cell, Grid
from cowcrawl.page.markup import BLOCK_TAGS
from cowcrawl.text import text_in

COLUMNS = range(3, 13)
"""Cells of a row; two are a name and what is said of it, which needs no table."""
MAX_ROWS = 100
"""Rows that are looked at."""
MAX_CELL = 80
"""Characters of a cell; a longer one is a description, and what holds it a card."""
MAX_ROW = 400
"""Characters of a row."""
MAX_WRAPS = 3
"""Elements that a cell may stand in without anything beside it."""

Row = tuple[Element, ...]


def laid_out(page: Page) -> Iterator[Grid]:
    """Every table without table elements whose cells hold digits below headers that have none."""
    seen: set[Element] = set()
    for block in page.blocks:
        if block.digits and len(block.line) <= MAX_ROW and block.region == "main" and not block.level:
            body = _body(block.element)
            if body is not None and body not in seen:
                seen.add(body)
                if grid := _grid(page, body):
                    yield grid


def _body(element: Element) -> Element | None:
    """What holds the rows, if an element is one of them, of cells in a line, or a cell of one."""
    if len(element) in COLUMNS and _is_in_line(element):
        return element.getparent()
    cell = element
    row = cell.getparent()
    for _ in range(MAX_WRAPS):
        if row is None or len(row) != 1:
            break
        cell, row = row, row.getparent()
    if row is None or len(row) not in COLUMNS or row.tag == "tr":
        return None
    body = row.getparent()
    return body if body is not None and (len(body) > 1 or body.getprevious() is not None) else None


def _is_in_line(row: Element) -> bool:
    """Whether the cells of a row stand in a line of text, with no other text beside them."""
    return BLOCK_TAGS.isdisjoint([cell.tag for cell in row]) and not _has_text(row)


def _has_text(row: Element) -> bool:
    """Whether a row has text beside its cells."""
    return bool("".join(filter(None, (row.text, *[cell.tail for cell in row]))).strip())


def _grid(page: Page, body: Element) -> Grid | None:
    widths = set(map(len, body)) - {0, 1}
    if len(widths) != 1 or not (_may_begin(page, body) or len(_row_above(body)) in widths):
        return None  # rows of as many cells, or of one that spans them
    rows = [_children(child) for child in islice(body, MAX_ROWS) if len(child) or _has_text(child)]
    rows = list(dropwhile(lambda row: len(row) == 1, rows)) if all(rows) else []  # without titles of all of it
    if not rows:
        return None
    if _names(page, rows[0]) and (_is_open(page, rows[0]) or _set_as(rows[0]) not in map(_set_as, rows[1:])):
        head, below = rows[0], rows[1:]
    else:
        head, below = _row_above(body), rows
    if len(head) not in COLUMNS or not _names(page, head):
        return None
    cells = [_cells(page, row, len(head)) for row in (head, *below)]
    grid = Grid(body, tuple(row for row in cells if row))
    return grid if all(cells) and _has_figures(grid) else None


def _may_begin(page: Page, body: Element) -> bool:
    """Whether the first row that is one may be of headers: set as the next is not, or with an empty first cell."""
    first, *others = islice(filter(len, body), 2)
    alike = others and first.get("class") == others[0].get("class") and first[-1].tag == others[0][-1].tag
    return not alike or first[-1].get("class") != others[0][-1].get("class") or page.span(first[0]) is None


def _row_above(body: Element) -> Row:
    """What may be the row of headers above the element that holds the others."""
    above = body.getprevious()
    while above is not None and len(above) == 1:
        above = above[0]
    return _children(above) if above is not None else ()


def _children(element: Element) -> Row:
    """The elements right inside one; none where there is text beside them."""
    return () if _has_text(element) else tuple([child for child in element if isinstance(child.tag, str)])


def _names(page: Page, row: Row) -> bool:
    """Whether every cell of a row behind the first can be a header: a short text that is no figure and no price."""
    cells = [_cell(page, element) for element in row]
    return all(cell and cell.text and not _FIGURE.fullmatch(cell.text) for cell in cells[1:])


_FIGURE = re.compile(r"\W*\d[\d.,]*\W*|.*(?:\d\s?[€£$]|[€£$]\s?\d).*")
"""A number alone, or an amount with its sign."""


def _is_open(page: Page, row: Row) -> bool:
    """Whether the first cell of a row is empty."""
    cell = _cell(page, row[0])
    return cell is not None and not cell.text


def _set_as(row: Row) -> tuple[object, ...]:
    """How a row and its last cell are marked up: rows of headers are set as no other."""
    parent = row[0].getparent() if row else None
    own = (parent.tag, parent.get("class")) if parent is not None else ()
    return (*own, *((cell.tag, cell.get("class")) for cell in row[-1:]))


def _has_figures(grid: Grid) -> bool:
    """Whether a column, or a row, has two cells below and behind the headers that open with a figure."""
    rows = (row for row in grid.rows[1:] if row[0] is not row[1])
    figures = [[_opens_with_figure(cell.text) if cell else False for cell in row[1:]] for row in rows]
    return any(sum(row) > 1 for row in figures) or any(sum(column) > 1 for column in zip(*figures, strict=True))


def _opens_with_figure(text: str) -> bool:
    return text.lstrip("€£$ ")[:1].isdigit()


def _cells(page: Page, row: Row, width: int) -> tuple[Cell | None, ...] | None:
    """The cells of a row, one that is alone over its whole width; None where they are none."""
    cells = [_cell(page, element) for element in row]
    if len(cells) not in (1, width) or any(cell is None for cell in cells):
        return None
    return tuple(cells * width if len(cells) == 1 else cells)


def _cell(page: Page, element: Element) -> Cell | None:
    """An element as a cell, or None where it holds more than one short block."""
    span = page.span(element)
    if span is None:
        text = "" if element.tag in BLOCK_TAGS else text_in(element)
        return Cell(text, head=False, element=element) if len(text) <= MAX_CELL else None
    text = page.blocks[span[0]].line if span[0] == span[1] else ""
    return Cell(text, head=False, element=element) if 0 < len(text) <= MAX_CELL else None
