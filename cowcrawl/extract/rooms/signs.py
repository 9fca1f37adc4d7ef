"""What the index of a page's words tells of its blocks before they are read: which can name or measure a room."""

from __future__ import annotations

from functools import cache

from cowcrawl.extract.rooms.pairs import paired
from cowcrawl.extract.rooms.sizes import counts_in_digits, laid_out
from cowcrawl.extract.rooms.words import STRONG, is_compound
from cowcrawl.extract.texts.phrases import says_all, told
from cowcrawl.literals.capacity import CONCEPTS, find_layouts, in_words, number_phrases
from cowcrawl.literals.words import telling_words
from cowcrawl.page import Page, once
from cowcrawl.vocabulary import phrases


@once
def named(page: Page) -> frozenset[int]:
    """The indexes of the blocks that can hold the noun of a room."""
    ends = phrases("rooms", "compound_end")
    compounds = frozenset([word for word in page.words if word.endswith(ends) and is_compound(word)])
    return strong(page) | _holding(page, "plain").union(block.index for block in page.holding(compounds))


@once
def strong(page: Page) -> frozenset[int]:
    """Those that can hold the noun of what is a room by itself."""
    return _holding(page, *STRONG)


@once
def announcing(page: Page) -> frozenset[int]:
    """Those that can announce rooms as a heading: menus are not in the index, so they may."""
    menus = [block.index for block in page.blocks if block.region == "nav"]
    return strong(page) | _holding(page, "section").union(menus)


@once
def away(page: Page) -> frozenset[int]:
    """Those that can speak of rooms elsewhere or of such as are not there yet."""
    return _holding(page, "elsewhere").union(later(page))


@once
def later(page: Page) -> frozenset[int]:
    """Those that can speak of rooms that are not there yet."""
    return _holding(page, "not_yet")


@once
def arranged(page: Page) -> frozenset[int]:
    """The indexes of the blocks below a heading that announces how chairs can stand: layouts, no rooms."""
    heads = [block for block in page.holding_all(told("rooms", "setups")) if block.level]
    over = {head.index for head in heads if says_all("rooms", "setups", head.line)}
    below = [one.index for one in page.blocks if over.intersection(one.headings)] if over else []
    return frozenset((*below, *_laid_out_beside(page)))


@once
def _laid_out_beside(page: Page) -> list[int]:
    """The indexes of those that tell a layout beside another one that does: "Theatre: 40", then "Boardroom: 16"."""
    blocks = page.holding_all(told("rooms", "layouts", "layouts_beside"))
    alone = [block for block in blocks if block.digits and laid_out(block.line)]
    sure = {block.index for block in alone if find_layouts(block.line)}
    return [block.index for block in alone if sure.intersection((block.index - 1, block.index + 1))]


@once
def quoted(page: Page) -> frozenset[int]:
    """The indexes of the blocks in quotations: what somebody says of the house measures no room of it."""
    spans = (page.span(element) for element in page.root.iter("blockquote"))
    return frozenset(index for first, last in filter(None, spans) for index in range(first, last + 1))


def heading_columns(page: Page) -> frozenset[int]:
    """The indexes of those that can head a column of capacities or areas, or hold the unit of a number."""
    units = (block.index for block in page.holding_all(told("units", "square_metre")))
    return _holding(page, *CONCEPTS, "area_label").union(units)


@once
def measuring(page: Page) -> frozenset[int]:
    """The indexes of the blocks that can hold the size of a room."""
    figures = (block.index for block in page.main if block.digits and counts_in_digits(block.line))
    words = (block.index for block in page.holding(_number_words()) if in_words(block.line))
    return frozenset((*figures, *words, *paired(page), *_laid_out_beside(page)))


@cache
def _number_words() -> frozenset[str]:
    return telling_words(number_phrases())


def _holding(page: Page, *concepts: str) -> frozenset[int]:
    return frozenset([block.index for block in page.holding_all(told("rooms", *concepts))])
