"""Rooms of a price list: where two rooms or more stand by name with what each costs, each of them is let."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.amounts.passage import untimed
from cowcrawl.extract.formulas.amounts.tail import read_tail
from cowcrawl.extract.formulas.no_plans import are_goods, is_other_section, names_equipment, no_plan
from cowcrawl.extract.formulas.words import desk_type, names_room
from cowcrawl.extract.rooms.names import key_of, lets, name_of_line, noun_of
from cowcrawl.extract.rooms.over_prices import rooms_over_prices
from cowcrawl.extract.rooms.passages import is_line
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import bracketed, sizes, spans
from cowcrawl.extract.rooms.words import NO_ROOM, before, here, said
from cowcrawl.extract.texts.phrases import begins_with, says, says_all
from cowcrawl.literals import days
from cowcrawl.literals.currency import currency_in, likely
from cowcrawl.literals.money import find_money, plain_amount
from cowcrawl.literals.period import speaks_of_time
from cowcrawl.literals.words import alternation, lowered
from cowcrawl.page import Block, Page
from cowcrawl.page.grid import Cell, Grid
from cowcrawl.page.tables import block_of
from cowcrawl.vocabulary import phrases

LET = ("meeting_room", "event_space", "plain")
"""Kinds of rooms that are let by themselves; desks and offices are plans."""
FEWEST = 2
"""Names that make a list: a price for "the meeting room" alone tells no room that has a name."""
MAX_NAME = 60
"""Characters of a cell that names a room."""


def rooms_of_prices(page: Page, blocks: Sequence[Block], grids: Sequence[Grid]) -> Iterator[Room]:
    """The rooms of the price lists in some blocks, and of tables whose rows or columns are headed by rooms."""
    read = {block.index for block in blocks}
    for grid in grids:
        yield from _if_several(_of_table(page, grid, read)) or _if_several(_of_columns(page, grid, read))
    groups: dict[Element | None, list[Block]] = {}
    tells = likely().search
    priced = [block for block in blocks if block.digits and tells(block.text)]
    for block in priced:
        groups.setdefault(block.element.getparent(), []).append(block)
    for group in groups.values():
        if len(group) < FEWEST and "\n" not in group[0].text:
            continue  # one line names one room
        rooms = _if_several(room for block in group for room in _of_block(block))
        if rooms and not _in_table(group[0]) and not is_other_section(_heading(page, group[0])):
            yield from rooms
    for over in rooms_over_prices(page, priced, _named):
        yield from _if_several(over)


def _if_several(rooms: Iterable[Room]) -> list[Room]:
    """Rooms with different names, or none if there are not enough of them."""
    named = {key_of(room.name): room for room in rooms}
    return list(named.values()) if len(named) >= FEWEST else []


def _of_table(page: Page, grid: Grid, read: Collection[int]) -> Iterator[Room]:
    corner = grid.rows[0][0]
    headed = corner is not None and says_all("formulas", "room_column", corner.text)
    heads = [bool(head and currency_in(head.text)) for head in grid.rows[0][1:]]
    for at, (cell, *others) in islice(enumerate(grid.rows), 1, None):
        block = block_of(page, cell)
        if cell is None or block is None or block.index not in read or not _is_priced(others, heads):
            continue
        told = _TIMED.sub(_timeless, cell.text)
        if 0 < len(told) <= MAX_NAME and _is_room(told) and not grid.row_is_section(at):
            term = noun_of(told)
            if not headed and not (term and term.concept in LET) and not names_room(told):
                continue
            text = _without_days(told)
            areas = sizes(text)[1]
            name = name_of_line(text, spans([], areas), term) or text
            area = areas[0].value if len(areas) == 1 else None
            yield Room(name=name, concept=term.concept if term else "plain", area=area, block=block, quote=cell.text)


_TIMED = re.compile(r"\s\([^()]{3,40}\)$")
"""A bracket that ends a name."""


def _timeless(bracket: re.Match[str]) -> str:
    """Such a bracket, or nothing where it tells for how long a room is let: "(per 3-hour session)"."""
    return "" if speaks_of_time(bracket.group()) else bracket.group()


def _without_days(text: str) -> str:
    """What a cell names, without the days that its price is of: "Main hall Mon-Thu"."""
    days_behind = _days_behind().search(lowered(text))
    return text[: days_behind.start()] if days_behind else text


@cache
def _days_behind() -> re.Pattern[str]:
    """A span of days at the end of a text in lower case, in brackets or not."""
    return re.compile(rf"\s\(?{days.name_source()}\s?(?:[-–—/&+]|t/m)\s?{days.name_source()}\)?$")


def _of_columns(page: Page, grid: Grid, read: Collection[int]) -> Iterator[Room]:
    """The rooms that head the columns of a table with a price in each."""
    for at, head in islice(enumerate(grid.rows[0]), 1, None):
        block = block_of(page, head)
        below = [row[at] for row in grid.rows[1:]]
        if head is None or block is None or block.index not in read or not _is_priced(below, [False] * len(below)):
            continue
        if room := _named(block, head.text, head.text):
            yield room


def _is_priced(cells: Sequence[Cell | None], heads: Sequence[bool]) -> bool:
    """Whether one of the cells is an amount, by itself or below a head with a currency."""
    for cell, headed in zip(cells, heads, strict=False):
        if cell and (find_money(cell.text) or (headed and plain_amount(cell.text) is not None)):
            return True
    return False


def _of_block(block: Block) -> list[Room]:
    """The rooms of lines with a price, or the one that the first line names, where lines below it have prices alone."""
    rooms = [room for line in block.lines if (room := _of_line(block, line))]
    if rooms or len(block.lines) < FEWEST or not any(map(find_money, block.lines[1:])):
        return rooms
    first = _named(block, block.lines[0], " ".join(block.lines))
    return [first] if first else []


def _of_line(block: Block, line: str) -> Room | None:
    moneys = find_money(line) if is_line(line) else []
    if not moneys:
        return None
    if moneys[0].start:
        return _named(block, untimed(line[: moneys[0].start]), line)
    behind = _behind().match(line, read_tail(line, moneys[0].end).end)
    return _named(block, behind["name"], line) if behind else None


@cache
def _behind() -> re.Pattern[str]:
    """What a price is for, right behind it: "£20 an hour for the main hall (at least two hours)"."""
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'for_whom'))})\s(?P<name>[^(),;:.]+)")


def _named(block: Block, label: str, line: str) -> Room | None:
    """The room that a label of a price names."""
    term = noun_of(label) if is_line(label) and not find_money(label) else None
    if (
        term is None
        or term.concept not in LET
        or not _is_room(label)
        or said("several", label[term.start : term.end])
        or before(label, term).kind in ("count", "one", "led")
    ):
        return None
    if not (name := name_of_line(label, [], term)):
        return None
    seats, areas = sizes(label, office=said("office", label[term.start : term.end]))
    seats = seats or bracketed(label)
    return Room(
        name=name,
        concept=term.concept,
        low=seats[0].low if len(seats) == 1 else None,
        high=seats[0].high if len(seats) == 1 else None,
        area=areas[0].value if len(areas) == 1 else None,
        block=block,
        quote=line,
    )


def _is_room(text: str) -> bool:
    """Whether a text can name one room: no equipment, no period, nobody who pays, no garden, not all rooms at once."""
    other = (
        desk_type(text) in NO_ROOM or names_equipment(text) or speaks_of_time(text) or says("formulas", "payers", text)
    )
    other = other or begins_with("formulas", "included", text.lstrip("+–—- ")) or are_goods(text)
    other = other or (no_plan(text) is not None and noun_of(text) is None)
    other = other or (says("characteristics", "outdoor", text) and noun_of(text) is None)
    return (
        here(text)
        and not (other or lets(text))
        and not says("formulas", "whole", text)
        and not says("rooms", "together", text)
    )


def _in_table(block: Block) -> bool:
    return next(block.element.iterancestors("table"), None) is not None


def _heading(page: Page, block: Block) -> str:
    return page.blocks[block.headings[-1]].line if block.headings else ""
