"""A table as a grid of cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element as Element


class Cell(NamedTuple):
    """One cell of a table; a spanning cell is the same object at each of its places."""

    text: str
    """Its visible text on one line."""
    head: bool
    """Marked up as a header."""
    element: Element
    """The `td` or `th`, or what stands for one."""


@dataclass(frozen=True)
class Grid:
    """A table as rows of equal length."""

    element: Element = field(repr=False, compare=False)
    """The `table`, or what stands for one."""
    rows: tuple[tuple[Cell | None, ...], ...]
    """Rows from top to bottom; None where a row has no cell."""
    caption: str = ""
    """Text of the caption."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def row_is_section(self, row: int) -> bool:
        """Whether one cell alone fills a row: it titles the rows below."""
        texts = {id(cell) for cell in self.rows[row] if cell and cell.text}
        return len(texts) == 1 and self.width > 1
