"""Several houses in the lines of one paragraph: which of its lines are about which."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from cowcrawl.extract.where.sighting import Sighting
from cowcrawl.page import Block

Part = tuple[str, ...]
"""The lines that are about one house, its address among them."""
_REACH = re.compile(r"\d|@")
"""What a line below an address holds that says how to reach the house above it; the name of the next one has none."""


def parts(block: Block, found: Sequence[Sighting]) -> tuple[Part, ...]:
    """The lines of a block about each of the houses whose addresses stand in it; none where they are not told apart."""
    spans = [_lines_of(block.lines, one.quotes["street"]) for one in found]
    placed = [span for span in spans if span is not None]
    if len(placed) != len(found) or any(end > start for (_, end), (start, _) in pairwise(placed)):
        return ()
    begins = [0]
    for (_, end), (start, _) in pairwise(placed):
        between = block.lines[end:start]
        own = next((number for number, line in enumerate(between) if not _REACH.search(line)), len(between))
        if len(between) - own > 1:
            return ()  # of these one may be about either of the houses
        begins.append(end + own)
    named = {begin < start for begin, (start, _) in zip(begins, placed, strict=True)}
    if len(named) != 1 or placed[0][0] > 1:
        return ()
    return tuple(tuple(block.lines[a:b]) for a, b in zip(begins, [*begins[1:], len(block.lines)], strict=True))


def _lines_of(lines: Sequence[str], address: str) -> tuple[int, int] | None:
    """The first of the lines that hold an address, and the one behind the last."""
    text = " ".join(lines)
    at = text.find(address)
    if at < 0 or text.find(address, at + 1) >= 0:
        return None
    ends = list(accumulate(len(line) + 1 for line in lines))
    return bisect_right(ends, at), bisect_left(ends, at + len(address)) + 1
