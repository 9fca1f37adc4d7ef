"""Runs of text: short blocks that follow one another, as in a footer with one line a list item, read as one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from lxml.etree import _Element as Element

from cowcrawl.page import Block, Page, Region, collapse, once
from cowcrawl.text import MAX_PIECES

MAX_SHORT = 160
"""Characters of a line; what is longer is prose and stands alone."""
MAX_TYPED = 60
"""Characters of a line in the source: longer ones are prose that the editor wrapped."""


@dataclass(eq=False)
class Run:
    """Blocks of one region in a row; a heading begins a new run, but for one right below another of its level."""

    blocks: tuple[Block, ...]

    @cached_property
    def text(self) -> str:
        """Their texts, a newline between two."""
        return "\n".join([block.text for block in self.blocks])

    @cached_property
    def starts(self) -> list[int]:
        """Where the text of each block begins in `text`."""
        return list(accumulate([len(block.text) + 1 for block in self.blocks[:-1]], initial=0))

    @property
    def region(self) -> Region:
        """Where they stand."""
        return self.blocks[0].region

    @cached_property
    def prose(self) -> bool:
        """Whether it is a paragraph, not a list of short lines."""
        return len(self.blocks) == 1 and any(len(line) > MAX_SHORT for line in self.blocks[0].lines)

    @property
    def typed(self) -> str:
        """`text`, with the line ends of its source as well where that is typed in short lines, as addresses are."""
        return "\n".join(map(_as_typed, self.blocks))

    def block_at(self, position: int) -> Block:
        """The block that holds the character at `position`."""
        return self.blocks[bisect_right(self.starts, position) - 1]

    def element(self, start: int, end: int) -> Element:
        """The innermost element that holds all of `text[start:end]`."""
        first, last = self.block_at(start).element, self.block_at(max(start, end - 1)).element
        above = {first, *first.iterancestors()}
        return next(node for node in (last, *last.iterancestors()) if node in above)

    def quote(self, start: int, end: int) -> str:
        """The passage on one line."""
        return collapse(self.text[start:end])


def before(page: Page, block: Block, start: int, length: int) -> str:
    """What a reader has just read: the heading, and up to `length` characters before `start` of the block's text."""
    at = bisect_right(runs(page), block.index, key=lambda run: run.blocks[0].index) - 1
    run = runs(page)[at] if at >= 0 and block in runs(page)[at].blocks else None
    heading = " ".join(page.blocks[number].line for number in block.headings[-1:])
    if run is None:
        return f"{heading} {block.text[max(0, start - length) : start]}"
    at = run.starts[run.blocks.index(block)] + start
    return f"{heading} {run.text[max(0, at - length) : at]}"


@once
def runs(page: Page) -> tuple[Run, ...]:
    """The runs of `page` in reading order, navigation left out."""
    return tuple(Run(tuple(group)) for group in _groups(page.main))


@once
def numbered(page: Page) -> tuple[Run, ...]:
    """Those of `runs` that hold a digit: no other holds an address or a telephone number."""
    return tuple([run for run in runs(page) if sum([block.digits for block in run.blocks])])


@once
def menus(page: Page) -> tuple[Run, ...]:
    """The runs of its navigation."""
    return tuple(Run(tuple(group)) for group in _groups([block for block in page.blocks if block.region == "nav"]))


def _groups(blocks: list[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        if len(block.text) > MAX_SHORT and any(len(line) > MAX_SHORT for line in block.lines):
            yield from ([group, [block]] if group else [[block]])
            group = []
            continue
        last = group[-1] if group else None
        headed = bool(block.level) and not (last and last.level == block.level)
        if last and (headed or block.index != last.index + 1 or block.region != last.region):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _as_typed(block: Block) -> str:
    text = block.text
    if len(text) > MAX_TYPED * 5:
        return text
    for piece in islice(block.element.itertext(), MAX_PIECES):
        if "\n" not in piece.strip():
            continue
        lines = [line for line in map(collapse, piece.split("\n")) if line]
        flat = " ".join(lines)
        if len(lines) > 1 and max(map(len, lines)) <= MAX_TYPED and text.count(flat) == 1:
            text = text.replace(flat, "\n".join(lines))
    return text
