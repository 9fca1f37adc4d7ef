"""Tables below the title of a room: "Tower room", "46 m²", "Theatre: 40", then what half a day in it costs."""

from __future__ import annotations

from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.capacity import find_layouts
from cowcrawl.literals.money import find_money
from cowcrawl.page import Block, Page

MAX_BETWEEN = 8
"""Blocks between the title of a room and the table of its prices."""
MAX_LINE = 80
"""Characters of a line that tells how many people a room holds."""


def below_room(page: Page, first: Block) -> bool:
    """Whether between a table, which begins with a block, and the heading above it a line tells how many people sit."""
    head = page.blocks[first.headings[-1]] if first.headings else None
    if head is None or head.level < 2 or first.index - head.index > MAX_BETWEEN:
        return False
    if desk_type(head.line) or desk_hint(head.line) == "hot_desk" or speaks_of_coworking(head.line):
        return False
    between = [block for block in page.blocks[head.index + 1 : first.index] if block.digits]
    return any(_seats(line) for block in between for line in block.lines)


def _seats(line: str) -> bool:
    """Whether a line tells how many people sit in a room, and names no desk."""
    short = len(line) <= MAX_LINE and desk_type(line) is None and desk_hint(line) != "hot_desk" and not find_money(line)
    return short and (bool(find_layouts(line)) or says("formulas", "capacity", line))
