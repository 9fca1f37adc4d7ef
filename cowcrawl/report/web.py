"""The text layer of a report that is a web page: a line a paragraph, a line a row of a table."""

from __future__ import annotations

from lxml.etree import _Element as Element

from cowcrawl.page import Page
from cowcrawl.page.tables import grids
from cowcrawl.report.layer import Layer


def layer(page: Page) -> Layer:
    """The text of a page in reading order; tabs part the cells of its tables."""
    tables = {grid.element: grid for grid in grids(page)}
    parts: list[str] = []
    places: list[tuple[int, str]] = []
    done: set[Element] = set()
    length = 0

    def add(text: str, locator: str, gap: str = "\n\n") -> None:
        nonlocal length
        places.append((length, locator))
        parts.append(text + gap)
        length += len(text) + len(gap)

    for block in page.main:
        grid = next((tables[node] for node in (block.element, *block.element.iterancestors()) if node in tables), None)
        if grid is None or block.element.tag == "caption":
            add(block.text, page.locator(block.element))
        elif grid.element not in done:
            done.add(grid.element)
            for row in grid.rows:
                first = next(cell for cell in row if cell)
                add("\t".join(cell.text if cell else "" for cell in row), page.locator(first.element), "\n")
            add("", "", "\n")
    return Layer("".join(parts), tuple(places), page.title or None, page=page)
