"""What the place of hours on a page says of whose they are: an address above, their column or row, the page's head."""

from __future__ import annotations

from cowcrawl.extract.when.hour_words import Words
from cowcrawl.extract.when.timetable import row_head
from cowcrawl.extract.where.country import country
from cowcrawl.literals.hour_tokens import gap_in, may_hold_hours, names_days
from cowcrawl.literals.lone_street import holds_address
from cowcrawl.literals.phone import phones
from cowcrawl.page import Block, Page
from cowcrawl.page.tables import grids
from cowcrawl.text import fold

MAX_LINE = 300
"""Characters of a line above hours that can be an address."""
CONTACTS = 3
"""Lines with telephones and mailboxes that may stand between an address and hours of one list."""
MAX_CONTACT = 60
"""Characters of such a line."""
ADDRESS_ABOVE = 3
"""Blocks above hours in bare figures in which it may stand."""
ABOVE = 2
"""Blocks between an address and the hours that go with it: a telephone number, a mailbox."""


def with_address(page: Page, block: Block) -> bool:
    """Whether the address of the house stands in the same paragraph or right above: that is about the house, then.

    Lines with a telephone or a mailbox may stand between, in one element with the hours.
    """
    first = block.index
    while first and block.index - first < CONTACTS and _reaches(page, page.blocks[first - 1], block):
        first -= 1
    near = page.blocks[max(0, first - ABOVE) : block.index + 1]
    if block.element.tag == "p":
        near += [one for one in page.blocks[block.index + 1 : block.index + 2] if _goes_on(block, one)]
    near = [one for one in near if one.headings == block.headings and not one.level and len(one.line) <= MAX_LINE]
    text = "\n".join([one.text for one in near])
    return holds_address(text, country(page))


def _reaches(page: Page, line: Block, block: Block) -> bool:
    """Whether a line beside hours is a telephone or a mailbox."""
    beside = line.element.getparent() is block.element.getparent() and len(line.line) <= MAX_CONTACT
    return beside and ("@" in line.line or bool(phones(line.line, country(page))))


def _goes_on(block: Block, other: Block) -> bool:
    """Whether a paragraph goes on in the next one, in the same part of the page."""
    return other.element.tag == "p" and other.region == block.region


def below_address(page: Page, block: Block, said: str) -> bool:
    """Whether the address of the house stands in the block of hours or right above it, and no telephone before them.

    `said` are the hours as printed; a telephone below them in their own block follows an address and hours.
    """
    before = block.text.partition(said)[0]
    if before != block.text and holds_address(before, country(page)) and not phones(before, country(page)):
        return True
    above = page.blocks[max(0, block.index - ADDRESS_ABOVE) : block.index + 1]
    near = [one for one in above if one.region == block.region]
    return any(with_address(page, one) for one in near) and not any(
        phones(one.line, country(page)) for one in near[-2:]
    )


def columns(page: Page, block: Block) -> str | None:
    """The heads of a table's columns when they name different things, each with hours of its own."""
    table = next(iter(block.element.iterancestors("table")), None)
    grid = next((grid for grid in grids(page) if grid.element is table), None) if table is not None else None
    if grid is None or names_days(grid.rows[0][-1].text if grid.rows[0][-1] else ""):
        return None
    heads = {cell.text for cell in grid.rows[0][1:] if cell and cell.text and not may_hold_hours(cell.text)}
    things = sorted(head for head in heads if gap_in(head) is None)
    return " | ".join(things) if len(things) > 1 else None


def named_row(block: Block) -> str:
    """What heads the row of a table in which hours stand, where it is no day: "Reception"."""
    head = row_head(block.element)
    return "" if names_days(head) else head


def is_host(page: Page, words: Words, word: str) -> bool:
    """Whether what seems to be something else is the house in which one works: "Coworking at the library"."""
    head = next((block.line for block in page.blocks if block.level == 1), "")
    return words.says("host_house", word) and f" {word} " in f" {fold(f'{page.title} {head}')} "
