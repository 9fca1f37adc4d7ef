"""The part of a card with several prices that is of the one whose line names its plan: what stands right below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from cowcrawl.extract.formulas.candidate import NEAR, Candidate
from cowcrawl.literals.money import find_money
from cowcrawl.page import Block

_LEVEL = attrgetter("level")
MAX_BELOW = 2
"""Blocks below a line with name and price that may describe its plan."""


def of_others(
    around: Sequence[Block], block: Block, blocks: Sequence[Block], is_priced: Callable[[int], bool]
) -> frozenset[str]:
    """The lines of a card at or below another price than that of a block; what follows the last one is of all."""
    own = block.index
    marks = sorted({own, *(other.index for other in around if is_priced(other.index))})
    following = next((mark for mark in marks if mark > own), own + 1)
    last = marks[-1] + sum(1 for _ in _described_by(blocks[marks[-1]], blocks, is_priced))
    others = (other for other in around if marks[0] <= other.index <= (last if marks[-1] > own else own))
    return frozenset(line for other in others if not own <= other.index < following for line in other.lines)


def later_parts(candidate: Candidate, own: Block, is_priced: Callable[[int], bool]) -> frozenset[str]:
    """The lines of a card below a heading further down that heads prices of its own: "Room Oak", then "For 12, £20"."""
    around = [block for block in candidate.card if block.index > own.index]
    if not any(map(_LEVEL, around)):
        return frozenset()
    heads = {block.index for block in around if block.level and block.index != candidate.titled_at}
    priced = {head for block in around if is_priced(block.index) for head in block.headings[-1:]} & heads
    theirs = (block for block in around if block.index in priced or not priced.isdisjoint(block.headings[-1:]))
    return frozenset(line for block in theirs for line in block.lines)


def other_terms(candidate: Candidate) -> frozenset[str]:
    """The terms of a list of terms that are not of one of its prices: "Desk of your own" tells nothing of "Day"."""
    terms = (block.line for block in candidate.card if block.element.tag == "dt")
    return frozenset(line for line in terms if line not in candidate.labels)


def below(rest: Sequence[str], block: Block, blocks: Sequence[Block], is_priced: Callable[[int], bool]) -> list[str]:
    """The lines right below one with name and price, up to the next price: the rest of its block, then its siblings."""
    lines: list[str] = []
    for line in rest:
        if find_money(line):
            return lines
        lines.append(line)
    lines += [line for other in _described_by(block, blocks, is_priced) for line in other.lines]
    return [line for line in lines if len(line) <= NEAR]


def above_only(lines: Sequence[str], number: int) -> list[str]:
    """The lines above the only price of a block, which describe what its card names: none where others have prices."""
    if not number or any(map(find_money, (*lines[:number], *lines[number + 1 :]))):
        return []
    return [line for line in lines[:number] if len(line) <= NEAR]


def _described_by(block: Block, blocks: Sequence[Block], is_priced: Callable[[int], bool]) -> Iterator[Block]:
    """The siblings right below a line with name and price; items of a list are plans or services of their own."""
    parent = block.element.getparent()
    for other in blocks[block.index + 1 : block.index + 1 + MAX_BELOW] if block.element.tag != "li" else ():
        if other.level or is_priced(other.index) or other.element.getparent() is not parent:
            return
        yield other
