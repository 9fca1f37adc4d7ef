"""Runs of lines that a grid sets as entries, without an element around each: a name, its price, a name, its price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from cowcrawl.page import Block

MAX_ENTRY = 4
"""Lines of an entry."""
PAIR = 2
"""Lines of an entry that is a price and its name."""
MAX_NAME = 60
"""Characters of the line that names one."""


class Run(NamedTuple):
    """Entries that follow one another."""

    begin: int
    """The index of the first block of the first."""
    step: int
    """How many blocks each has."""
    name: int = 0
    """Which of them names it."""

    def entry(self, at: int) -> tuple[int, int, int]:
        """The index of the name, and the first and the last index, of the entry that the block `at` is in."""
        first = at - (at - self.begin) % self.step
        return first + self.name, first, first + self.step - 1


def run_of(
    blocks: Sequence[Block], priced: Sequence[int], names: Callable[[str], bool], kinds: Callable[[str], bool]
) -> Run | None:
    """The run that some blocks are, or None.

    `blocks` are all of an element, `priced` the indexes of those with a price; `names` says whether a line names
    something, `kinds` whether it names a kind of desk or room. A run has entries of as many lines each, with the price
    at the same place in each, and each opens with a name of its own; where prices come first, kinds stand below them.
    Lines around it that are no entries are allowed where each entry is a kind and its price.
    """
    marks = [index - blocks[0].index for index in priced]
    steps = {two - one for one, two in pairwise(marks)}
    if len(marks) < 2 or len(steps) != 1 or not 2 <= (step := steps.pop()) <= MAX_ENTRY:
        return None
    begin = next((number for number, block in enumerate(blocks) if not block.level), len(blocks))
    if step == PAIR and begin == marks[0] and len(blocks) - begin == step * len(marks):
        below = [block.line for block in blocks[begin + 1 :: step]]
        named = len(set(below)) == len(below) and all(_may_name(line, kinds) for line in below)
        return Run(blocks[0].index + begin, step, 1) if named else None
    whole = begin < marks[0] < begin + step and (len(blocks) - begin) == step * len(marks)
    if not whole:
        begin = marks[0] - 1
        behind = blocks[marks[-1] + 1].line if marks[-1] + 1 < len(blocks) else ""
        names = kinds if step == 2 and begin >= 0 and not kinds(behind) else _nothing
    run = blocks[max(begin, 0) : max(begin, 0) + step * len(marks)]
    opening = [block.line for block in run[::step]]
    alike = len(set(opening)) == len(opening) and all(_may_name(line, names) for line in opening)
    if not alike or any(block.level for block in run):
        return None
    return Run(blocks[0].index + begin, step)


def _nothing(line: str) -> bool:
    return False


def _may_name(line: str, names: Callable[[str], bool]) -> bool:
    return len(line) <= MAX_NAME and not line.endswith((".", "!", "?", ":")) and names(line)
