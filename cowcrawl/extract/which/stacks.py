"""Houses that a page lists in paragraphs one below another, with no heading and no element of their own around each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cowcrawl.page import Block, Page
from cowcrawl.page.markup import HEADINGS
from cowcrawl.text import text_in

MAX_NAME = 60
"""Characters of a line that names a house."""
MAX_PARTS = 8
"""Blocks of one house."""
_BOLD = ("strong", "b")


def stacks(page: Page, houses: Sequence[tuple[int, bool]]) -> list[tuple[int, int]]:
    """The first and last block of each house, or nothing where they are not of one shape.

    `houses`: the block in which each address begins, and whether its name stands before it there. Each house begins
    with a bold line of its own, or with such a block. The last one is no longer than the
    longest of the others: what stands below a list is about all of it.
    """
    starts = [first for first, _ in houses]
    if not starts or starts[0] < 0 or len(set(starts)) < len(starts) or not _in_one_part(page, starts):
        return []
    if all(_names(page, first) for first in starts):
        starts = [first - 1 for first in starts]
    elif not all(named for _, named in houses):
        return []
    ends = [after - 1 for after in starts[1:]]
    longest = max(end - first for first, end in zip(starts, ends, strict=False))
    if longest >= MAX_PARTS:
        return []
    return list(zip(starts, [*ends, _end(page, starts[-1], longest)], strict=True))


def _in_one_part(page: Page, starts: Sequence[int]) -> bool:
    """Whether all stand in one part of the page, and no heading between them."""
    inside = page.blocks[starts[0] : starts[-1] + 1]
    return all(not _heads(block) and block.region == inside[0].region for block in inside)


def _heads(block: Block) -> bool:
    """Whether a block is a heading, and no paragraph that is one only for being all in bold: the name of a house."""
    return block.level > 0 and (block.element.tag in HEADINGS or not _is_bold(block))


def _names(page: Page, first: int) -> bool:
    """Whether the block before an address is a short bold line without a number, or a line in capitals."""
    block = page.blocks[first - 1] if first else None
    if block is None or block.region != page.blocks[first].region or _heads(block) or block.digits:
        return False
    return len(block.line) <= MAX_NAME and block.line[-1:] not in ".:" and _is_bold(block)


def _is_bold(block: Block) -> bool:
    bold = "".join(map(text_in, block.element.iter(*_BOLD)))
    return block.line.isupper() or (bool(bold) and bold.split() == block.line.split())


def _end(page: Page, first: int, longest: int) -> int:
    """The last block of the last house."""
    last = first
    for left, right in pairwise(page.blocks[first : first + longest + 1]):
        if _heads(right) or right.region != left.region:
            break
        last = right.index
    return last
