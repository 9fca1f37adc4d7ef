"""Whether a passage stands in the description of one price plan: what it says holds for that plan only."""

from __future__ import annotations

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.amounts.locale import locale_of
from cowcrawl.extract.formulas.candidate import ROOMS
from cowcrawl.extract.formulas.layouts.pieces import may_be_parted, whole_lines
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.texts.phrases import says
from cowcrawl.page import Block, Page, once

NEAR = 12
"""Blocks before and after a passage in which the price of its plan may stand."""


def tier(page: Page, block: Block) -> str | None:
    """What names the plan that `block` describes: the title of its card or section, or None when it is no plan's."""
    if block.region != "main":
        return None
    table = next(iter(block.element.iterancestors("table")), None)
    if table is not None and _has_money(page, table):
        return "table"
    title = page.blocks[block.headings[-1]].line if block.headings else ""
    if block.level or title.endswith("?"):
        return None
    if title and desk_type(title) and not _generic(title):
        return title
    card = _card(page, block)
    return title or card if card else None


def one_of_plans(page: Page, block: Block) -> str | None:
    """The heading of a plan that `block` describes, where another heading of its rank has a price below it too."""
    above = page.blocks[block.headings[-1]] if block.headings else None
    if above is None or desk_type(above.line) in (None, *ROOMS) or not priced_below(page, above):
        return None
    others = (other for other in page.blocks if other.level == above.level and other.index != above.index)
    return above.line if any(priced_below(page, other) for other in others) else None


def listed_plan(page: Page, block: Block) -> str | None:
    """The heading of a plan without a price, of which `block` is an item: one of several lists below one of plans."""
    if block.element.tag != "li" or len(block.headings) < 2:
        return None
    above, upper = (page.blocks[index] for index in (block.headings[-1], block.headings[-2]))
    if not any(says("hours", concept, upper.line) for concept in ("named_plans", "plans_named")):
        return None
    beside = (one for one in page.blocks if one.level == above.level and one.headings[-1:] == above.headings[-1:])
    first = (page.blocks[other.index + 1 : other.index + 2] for other in beside)
    return above.line if sum(one.element.tag == "li" for ones in first for one in ones) > 1 else None


def priced_below(page: Page, heading: Block) -> bool:
    """Whether a price stands in a heading or right below it, before the next one."""
    for block in page.blocks[heading.index : heading.index + NEAR]:
        if block.index in _priced(page):
            return True
        if block.index != heading.index and 0 < block.level <= heading.level:
            return False
    return False


def is_priced(page: Page, index: int) -> bool:
    """Whether the block of an index holds a price: right below a title it is what that costs."""
    return index in _priced(page)


def _generic(title: str) -> bool:
    """Whether a title speaks of the place although a plan may be called so ("Coworking")."""
    return len(title.split()) == 1 and title.casefold().startswith(("cowork", "co-work"))


def _card(page: Page, block: Block) -> str | None:
    """Whether a price stands near, under the same heading and in the same part of the page."""
    priced = _priced(page)
    for index in range(max(0, block.index - NEAR), min(len(page.blocks), block.index + NEAR + 1)):
        other = page.blocks[index]
        beside = not other.level and other.headings[-1:] == block.headings[-1:]
        same = beside or other.index in block.headings[-1:]
        if index in priced and same and other.region == block.region:
            return other.line
    return None


@once
def _priced(page: Page) -> frozenset[int]:
    """The indexes of the blocks that hold an amount, or the first piece of one."""
    blocks, moneys = page.blocks, locale_of(page).moneys
    whole = {block.index for block in blocks if block.digits and moneys(block.line)}
    pieced = (at for at, block in enumerate(blocks) if block.digits and at not in whole and may_be_parted(block))
    return frozenset((*whole, *(at for at in pieced if any(map(moneys, whole_lines(blocks[at], blocks, at))))))


def _has_money(page: Page, table: Element) -> bool:
    inside = set(table.iter())
    return any(page.blocks[index].element in inside for index in _priced(page))
