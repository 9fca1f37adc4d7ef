"""The period in a column of its own that a price shares with no other: below it, or at the head of the column.

"15 €" over "1 day", beside "125 €" over "10 days"; "Day", "8 am - 6 pm", "15 €".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.quantity import duration, find_bundle
from cowcrawl.literals.vat import vat_of
from cowcrawl.page import Block, Page

MAX_PERIOD = 40
"""Characters of a line that is nothing but a period or a bundle."""
MAX_BLOCKS = 5
"""Blocks of a column: the price, the same with tax, the period and two lines more."""
MAX_CARD = 20
"""Blocks of one that tells what the plan gives as well."""


def period_below(page: Page, blocks: Sequence[Block], at: int, priced: Collection[int]) -> str | None:
    """The line that tells for how long the price of a block is, in a column beside another column of the kind."""
    below = at + 1
    if below < len(blocks) and blocks[below].index in priced and _is_taxed_twin(blocks[below]):
        below += 1
    if below >= len(blocks) or not _only_price(blocks[at]) or not _is_term(blocks[below], priced):
        return None
    column = _around(page, blocks[at].element, blocks[below].index)
    parent = column.getparent() if column is not None else None
    if column is None or parent is None or not _is_column(page, column, priced):
        return None
    others = (other for other in parent.iterchildren(str(column.tag)) if other is not column)
    return blocks[below].line if any(_is_column(page, other, priced) for other in others) else None


def period_heading(blocks: Sequence[Block], at: int, priced: Collection[int]) -> str | None:
    """The period that heads the column of a price, a line above it, beside another column: "Day", "8-18", "15 €"."""
    if at < 2 or blocks[at - 1].index in priced or not _is_term(blocks[at - 2], priced):
        return None
    column = blocks[at].element.getparent()
    if column is None or any(blocks[at - up].element.getparent() is not column for up in (1, 2)):
        return None
    around = [block for block in blocks[max(at - MAX_BLOCKS, 0) : at + MAX_BLOCKS] if block is not blocks[at]]
    others = [block.element.getparent() for block in around if block.index in priced]
    if any(other is column for other in others):
        return None
    beside = any(other is not None and other.getparent() is column.getparent() for other in others)
    return blocks[at - 2].line if beside and in_label(blocks[at - 2].line) else None


def _is_column(page: Page, element: Element, priced: Collection[int]) -> bool:
    """Whether an element holds one price, with and without tax, a period, and little else.

    In one that goes on with what the plan gives the period stands right below the price: "39 €", "monatlich · netto".
    """
    first, last = page.span(element) or (0, -1)
    if not 1 <= last - first < MAX_CARD:
        return False
    held = page.blocks[first : last + 1]
    prices = [block for block in held if block.index in priced]
    if not (1 <= len(prices) <= 2 and all(map(_is_taxed_twin, prices[1:]))):
        return False
    if len(held) <= MAX_BLOCKS:
        return any(_is_term(block, priced) for block in held)
    behind = held[prices[-1].index - first + 1 :][:1]
    return any(_is_term(block, priced) and in_label(block.line) for block in behind)


def _around(page: Page, element: Element | None, index: int) -> Element | None:
    """The smallest element around one that holds the block of an index too."""
    while element is not None and (page.span(element) or (0, -1))[1] < index:
        element = element.getparent()
    return element


def _is_term(block: Block, priced: Collection[int]) -> bool:
    line = block.line
    if block.index in priced or len(line) > MAX_PERIOD:
        return False
    if has_own_words(line):
        return _is_bundle(line)
    return in_label(line) is not None or duration(line.strip(" —–-|")) is not None or _is_bundle(line)


def _is_bundle(line: str) -> bool:
    """Whether a line is all of what holds so many days or entries: "carnet de 10 jours", "10 entries"."""
    bundle = find_bundle(line)
    return bundle is not None and not re.search(r"\w", f"{line[: bundle.start]}{line[bundle.end :]}")


def _only_price(block: Block) -> bool:
    return not has_own_words(block.line) and in_label(block.line) is None


def _is_taxed_twin(block: Block) -> bool:
    """Whether a block is an amount and its tax and nothing else: "18 € TTC" below "15 €"."""
    return bool(find_money(block.line)) and vat_of(block.line) is not None and not has_own_words(block.line)
