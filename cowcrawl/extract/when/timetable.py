"""The passages of a page that may hold a timetable, with what stands around a place in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml.etree import _Element as Element

from cowcrawl.extract.texts.phrases import says_all
from cowcrawl.literals.hour_tokens import gap_in, has_marked_time, may_hold_hours, names_days, tokens, told
from cowcrawl.literals.words import has_digit
from cowcrawl.page import Block, Page, collapse
from cowcrawl.page.grid import Cell, Grid
from cowcrawl.page.tables import block_of, grids
from cowcrawl.text import text_in

MAX_LABEL = 140
"""Characters of a line that can introduce the lines below it."""
SENTENCE = 5
"""Words from which a line that ends with a colon is more than the name of a day."""
MAX_SENTENCE = 600
"""Characters before and after a place that are looked at."""
MAX_BLOCKS = 80
"""Blocks of one passage."""
_WORD = re.compile(r"\w")
_CUT = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ÝА-ЯЄІЇ])|\s[|•·]\s|\n")


@dataclass(frozen=True)
class Around:
    """The words around a place."""

    lead: str
    """Its sentence before it."""
    tail: str
    """Its sentence after it."""
    previous: str
    """The sentence before, in the same line."""
    label: str
    """The short line above, when nothing that says anything stands before the place in its own line."""


@dataclass(frozen=True, eq=False)
class Passage:
    """Blocks in a row that may hold a timetable together."""

    blocks: tuple[Block, ...]
    text: str
    """Their texts, a newline between two."""
    starts: tuple[int, ...]
    """Where the text of each block begins."""
    above: str = ""
    """The line right before the first block."""
    printed: str = ""
    """The text as it stands on the page, where `text` has it in another order."""

    def block_at(self, position: int) -> Block:
        """The block that holds the character at `position`."""
        return self.blocks[max(number for number, start in enumerate(self.starts) if start <= position)]

    def element(self, start: int, end: int) -> Element:
        """The innermost element that holds all of `text[start:end]`."""
        first, last = self.block_at(start).element, self.block_at(max(start, end - 1)).element
        above = {first, *first.iterancestors()}
        return next(node for node in (last, *last.iterancestors()) if node in above)

    def heading(self, page: Page, position: int) -> str:
        """The heading that governs the place, if it stands in the same part of the page."""
        block = self.block_at(position)
        heads = [page.blocks[number] for number in block.headings]
        return next((head.line for head in reversed(heads) if head.region == block.region), "")

    def sentence(self, start: int, end: int) -> str:
        """The sentences that hold `text[start:end]`, on one line."""
        return collapse(self.text[self._begin(start) : self._finish(end)])

    def around(self, start: int, end: int) -> Around:
        """What stands around `text[start:end]`."""
        begin = self._begin(start)
        lead = self.text[begin:start]
        line = self.text.rfind("\n", 0, start) + 1
        label = ""
        if not re.search(r"\w{3}", lead) or lead.rstrip().endswith(":") or gap_in(lead) is not None:
            label = self._line_above(line)
        previous = self.text[self._begin(begin - 1) : begin] if begin > line else ""
        tail = self.text[end : self._finish(end)]
        return Around(collapse(lead), collapse(tail), collapse(previous), label)

    def _line_above(self, line: int) -> str:
        """The nearest line above that is no part of a timetable itself, or that announces one by its colon."""
        above = self.text[max(0, line - MAX_SENTENCE) : max(0, line - 1)]
        lines = [self.above, *above.split("\n")] if line < MAX_SENTENCE else above.split("\n")
        near = next((text for text in reversed(lines) if text and (_announces(text) or not _is_of_timetable(text))), "")
        return near if len(near) <= MAX_LABEL else ""

    def _begin(self, position: int) -> int:
        first = max(0, position - MAX_SENTENCE)
        cuts = [match.end() for match in _CUT.finditer(self.text, first, max(0, position))]
        return cuts[-1] if cuts else first

    def _finish(self, position: int) -> int:
        last = min(len(self.text), position + MAX_SENTENCE)
        match = _CUT.search(self.text, position, last)
        return match.start() if match else last


def _announces(line: str) -> bool:
    """Whether a line is a sentence that leads to the lines below: it may name the days beforehand."""
    return line.rstrip().endswith(":") and len(line.split()) >= SENTENCE


def _is_of_timetable(line: str) -> bool:
    """Whether a line is part of a timetable: "Orari di apertura" is not, though the Dutch Tuesday stands in it."""
    return may_hold_hours(line) and (has_digit(line) or any(tokens(line)))


def passages(page: Page, space: Callable[[int], int]) -> Iterator[Passage]:
    """The passages of `page` in reading order, navigation left out; tables with a day a column are turned.

    None reaches from one space of the page, of which `space` gives the number by the index of a block, into another.
    """
    turned = [grid for grid in grids(page) if _days_across(grid)]
    inside = {cell.element for grid in turned for row in grid.rows for cell in row if cell}
    group: list[Block] = []
    holding = list(_holding(page))
    beside = [(left, right) for left, right in pairwise(holding) if _lists_beside(left, right)]
    taken = {block.index for pair in beside for block in pair}
    for block in holding:
        if block.index in taken or _within(block.element, inside):
            continue
        fits = bool(group) and group[-1].index == block.index - 1 and group[-1].region == block.region
        fits = fits and space(group[-1].index) == space(block.index)
        if group and not (fits and len(group) < MAX_BLOCKS):
            yield _passage(page, group)
            group = []
        if fits or _WORD.search(block.text):
            group.append(block)
    if group:
        yield _passage(page, group)
    for grid in turned:
        yield from _turned(page, grid)
    for left, right in beside:
        lines = (f"{day}: {hours}" for day, hours in zip(left.lines, right.lines, strict=True))
        yield Passage((left,), "\n".join(lines), (0,), _line_before(page, left), f"{left.line} {right.line}")


def _lists_beside(left: Block, right: Block) -> bool:
    """Whether one block lists days, a line each, and the next as many lines of hours: two columns side by side."""
    if "\n" not in left.text or right.index != left.index + 1 or len(left.lines) != len(right.lines):
        return False
    return all(map(names_days, left.lines)) and all(
        may_hold_hours(line) and not names_days(line) for line in right.lines
    )


def column_head(page: Page, block: Block) -> str:
    """The head of the column of a table in which a block stands; nothing outside of tables, and none that is hours."""
    around = {block.element, *block.element.iterancestors()}
    rows = ((grid, row) for grid in grids(page) for row in grid.rows[1:] if grid.element in around)
    heads = (grid.rows[0][at] for grid, row in rows for at, one in enumerate(row) if one and one.element in around)
    head = next(heads, None)
    return head.text if head and not may_hold_hours(head.text) else ""


def is_of_some_columns(page: Page, block: Block) -> bool:
    """Whether a block heads a row of a table that compares plans, and its cells differ: some plans have it."""
    rows = (row for grid in grids(page) for row in grid.rows if block_of(page, row[0]) is block)
    cells = [cell for cell in next(rows, ())[1:] if cell]
    return len({_mark(cell) for cell in cells}) > 1


def _mark(cell: Cell) -> str:
    """What a cell of a comparison holds: its text, or its icons."""
    icons = (node for node in cell.element.iter("svg", "path", "use", "i", "img"))
    return cell.text or " ".join(" ".join((str(node.tag), *node.attrib.values())) for node in icons)


def _holding(page: Page) -> Iterator[Block]:
    """The blocks outside navigation with anything of a timetable in them, and signs and "Holidays" that follow one.

    The page's index knows where its words stand; of all other blocks only those with digits can have a time.
    """
    spoken = {block.index for block in page.holding_all(told()) if may_hold_hours(block.text)}
    holds = False
    for block in page.main:
        if block.index in spoken or (block.digits and has_marked_time(block.text)):
            holds = True
        elif holds:
            holds = _WORD.search(block.text) is None or says_all("hours", "holidays", block.text)
        if holds:
            yield block


def _passage(page: Page, group: list[Block]) -> Passage:
    starts, position = [], 0
    for block in group:
        starts.append(position)
        position += len(block.text) + 1
    return Passage(tuple(group), "\n".join(block.text for block in group), tuple(starts), _line_before(page, group[0]))


def _line_before(page: Page, block: Block) -> str:
    """The line right before a block, in the same part of the page."""
    near = page.blocks[block.index - 1] if block.index else None
    return near.lines[-1] if near and near.region == block.region else ""


def _within(element: Element, cells: set[Element]) -> bool:
    return bool(cells) and (element in cells or any(node in cells for node in element.iterancestors()))


def _days_across(grid: Grid) -> bool:
    """Whether the columns of a table are days."""
    return sum(bool(cell and names_days(cell.text)) for cell in grid.rows[0]) >= 3


def _turned(page: Page, grid: Grid) -> Iterator[Passage]:
    """A table with a day a column as one passage with a day a line."""
    first = next((block for row in grid.rows for cell in row if (block := block_of(page, cell))), None)
    if first is None or len(grid.rows) > 6:
        return
    lines = []
    for column, head in enumerate(grid.rows[0]):
        cells = [row[column] for row in grid.rows[1:]]
        texts = [cell.text for cell in cells if cell and cell.text]
        timed = [text for text in texts if any(map(str.isdigit, text))] or texts
        if head and names_days(head.text) and timed:
            lines.append(f"{head.text}: " + ", ".join(timed))
    above = page.blocks[first.index - 1].line if first.index else ""
    printed = collapse(" ".join(cell.text for row in grid.rows for cell in row if cell))
    yield Passage((first,), "\n".join(lines), (0,), above, printed)


def row_head(element: Element) -> str:
    """The text of the first cell of the row in which an element stands, if it is in a later one."""
    cell = next((node for node in (element, *element.iterancestors()) if node.tag in ("td", "th")), None)
    row = cell.getparent() if cell is not None else None
    first = next(iter(row.iterchildren("td", "th")), None) if row is not None else None
    return text_in(first) if first is not None and first is not cell else ""
