"""Runs of lines that a grid sets as entries, without an element around each: a name, its price, a name, its price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from cowcrawl.page import Block

MAX_ENTRY = 4
"""Lines of an entry."""
MAX_NAME = 60
"""Characters of the line that names one."""


def entry_in_run(
    blocks: Sequence[Block], priced: Sequence[int], at: int, names: Callable[[str], bool]
) -> tuple[int, int] | None:
    """The first and the last index of the entry that the block `at` has the price of, or None where there is no run.

    `blocks` are all of an element, `priced` the indexes of those with a price. A run has entries of as many lines each,
    with the price at the same place in each and never first, and each opens with a name of its own.
    """
    marks = [index - blocks[0].index for index in priced]
    steps = {two - one for one, two in pairwise(marks)}
    if len(marks) < 2 or len(steps) != 1 or not 2 <= (step := steps.pop()) <= MAX_ENTRY:
        return None
    begin = next((number for number, block in enumerate(blocks) if not block.level), len(blocks))
    headed = any(block.level for block in blocks[begin:])
    if headed or not begin < marks[0] < begin + step or (len(blocks) - begin) != step * len(marks):
        return None
    opening = [blocks[begin + number * step].line for number in range(len(marks))]
    if len(set(opening)) < len(opening) or not all(_may_name(line, names) for line in opening):
        return None
    first = blocks[0].index + begin + step * ((at - blocks[0].index - begin) // step)
    return first, first + step - 1


def _may_name(line: str, names: Callable[[str], bool]) -> bool:
    return len(line) <= MAX_NAME and not line.endswith((".", "!", "?", ":")) and names(line)
