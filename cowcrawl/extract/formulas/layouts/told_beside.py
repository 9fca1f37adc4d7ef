"""What the page tells beside a table of the currency of its bare numbers."""

from __future__ import annotations

from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.money import find_money
from cowcrawl.literals.vat import speaks_of_all_prices
from cowcrawl.page import Page, once
from cowcrawl.page.grid import Grid

MAX_LEAD = 200
"""Characters of a sentence above a table that can tell its period."""


@once
def told_of_all(page: Page) -> str:
    """The lines of a page that speak of all its prices and tell none: "All amounts in EUR"."""
    lines = (block.line for block in page.blocks if block.region == "main" and len(block.line) <= MAX_LEAD)
    return " | ".join(line for line in lines if speaks_of_all_prices(line) and not find_money(line))


def told_above(page: Page, grid: Grid) -> str:
    """The heading of a table and the line above it, where they speak of prices: "Rates in € per hour"."""
    governing = page.span(grid.element)
    first = page.blocks[governing[0]] if governing else None
    if first is None or not first.index:
        return ""
    above = page.blocks[first.index - 1]
    lines = dict.fromkeys((*(page.blocks[index].line for index in first.headings[-1:]), above.line))
    told = (line for line in lines if len(line) <= MAX_LEAD)
    return " | ".join(line for line in told if speaks_of_all_prices(line) or says("formulas", "announcing", line))


def told_below(page: Page, grid: Grid) -> str:
    """The sentence below a table, where it speaks of prices and tells none: "All prices in euros, VAT included"."""
    below = (page.span(grid.element) or (0, len(page.blocks)))[1] + 1
    line = page.blocks[below].line if below < len(page.blocks) else ""
    line = line.partition(". ")[0] if ". " in line and find_money(line) else line
    return line if len(line) <= MAX_LEAD and speaks_of_all_prices(line) and not find_money(line) else ""
