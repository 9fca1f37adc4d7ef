"""Rooms whose names stand over their prices: "Oak Room" and below it "£25 per hour", then the same of another room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cowcrawl.extract.formulas.amounts.tail import read_tail
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.no_plans import is_other_section
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.signs import named as naming
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.page import Block, Page

MAX_TITLE = 60
"""Characters of a title."""
MAX_PRICE = 80
"""Characters of a block that is a price."""
MAX_BELOW = 3
"""Blocks below a heading in which the price of its room stands."""
PARTS = ("hour", "half_day", "day")
"""For what rooms are let by themselves."""
Named = Callable[[Block, str, str], Room | None]
"""What tells the room that a label of a price names, from the block, the label and the passage."""


def rooms_over_prices(page: Page, priced: Sequence[Block], named: Named) -> Iterator[list[Room]]:
    """The rooms named by titles set alike, each over one of the blocks with a price: for each way of setting a list."""
    alike: dict[tuple[object, ...], list[Room]] = {}
    may_name, seen = naming(page), set[int]()
    for block in priced:
        if len(block.text) > MAX_PRICE:
            continue
        at = block.index - 1 if block.index - 1 in may_name else block.headings[-1] if block.headings else -1
        if at not in may_name or at in seen or block.index - at > MAX_BELOW:
            continue
        seen.add(at)
        title = page.blocks[at]
        if _heads(title, block) and _is_price(block.line) and (room := named(title, title.line, title.line)):
            above = tuple(index for index in title.headings if index != at)
            if not room.detailed and not (above and is_other_section(page.blocks[above[-1]].line)):
                alike.setdefault((title.element.tag, title.element.get("class"), above), []).append(room)
    yield from alike.values()


def _heads(title: Block, price: Block) -> bool:
    """Whether a title stands over a price as its heading, or in the same element right before it."""
    if len(title.text) > MAX_TITLE or next(title.element.iterancestors("table"), None) is not None:
        return False
    return title.level > 0 or title.element.getparent() is price.element.getparent()


def _is_price(line: str) -> bool:
    """Whether a line is what a part of a day costs, with no name of its own before it: "From £25/hr", not a night's."""
    moneys = find_money(line)
    lead = line[: moneys[0].start] if moneys else ""
    if not moneys or has_own_words(lead):
        return False
    return read_tail(line, moneys[0].end).period in PARTS or in_label(lead) in PARTS
