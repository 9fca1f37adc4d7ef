"""Rooms in tables: a room a row or a room a column, with a column or a row for capacity, area or layout."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from cowcrawl.extract.rooms.words import Room, here, name_of_line, said, sizes, spans, terms_in
from cowcrawl.extract.terms import lexicon
from cowcrawl.grid import Cell, Grid
from cowcrawl.literals.capacity import find_capacities, is_label, plain_number
from cowcrawl.page import Block, Page

MAX_NAME_CELL = 90
"""Characters of a cell that names a room."""
Rows = tuple[tuple[Cell | None, ...], ...]


def rooms_of_table(page: Page, grid: Grid, blocks: dict[HtmlElement, Block]) -> list[Room]:
    """The rooms of a table, a room a row or else a room a column; `blocks` are the page's by their element."""
    columns: Rows = tuple(zip(*grid.rows, strict=True))
    return list(_rows(page, grid.rows, blocks)) or list(_rows(page, columns, blocks))


def _rows(page: Page, rows: Rows, blocks: dict[HtmlElement, Block]) -> Iterator[Room]:
    heads = {place: kind for place, cell in enumerate(rows[0]) if cell and (kind := _head(cell.text))}
    corner = next((cell.text for cell in rows[0] if cell), "")
    ours = any(term for term in terms_in(corner)) and bool(heads)
    for row in rows:
        named = next(((place, cell) for place, cell in enumerate(row) if cell and cell.text), None)
        if named is None or len(named[1].text) > MAX_NAME_CELL or named[0] in heads:
            continue
        if row is rows[0] and heads:
            continue
        if room := _room(page, named[1], row, heads, rows[0], ours, blocks):
            yield room


def _room(
    page: Page,
    name_cell: Cell,
    row: tuple[Cell | None, ...],
    heads: dict[int, str],
    header: tuple[Cell | None, ...],
    ours: bool,
    blocks: dict[HtmlElement, Block],
) -> Room | None:
    text = name_cell.text
    terms = terms_in(text)
    block = blocks.get(name_cell.element)
    if block is None or not here(text) or not (terms or ours) or not any(map(str.isalpha, text)):
        return None
    capacities, areas = sizes(text, office=True)
    own = [text] if capacities or areas else []
    seats = list(capacities[:1])
    area = areas[0].value if areas else None
    context: list[str] = []
    for place, cell in enumerate(row):
        if cell is None or cell is name_cell or not cell.text or header is row:
            continue
        kind = heads.get(place)
        head = header[place]
        if kind == "people" and (read := plain_number(cell.text) or next(iter(find_capacities(cell.text)), None)):
            seats.append(read)
        elif area is None and (value := _area(cell.text, kind)):
            area = value
        else:
            continue
        context += [cell.text, *([head.text] if head and kind else [])]
    if not seats and area is None:
        return None
    name = name_of_line(text, spans(capacities, areas), terms[0] if len(terms) == 1 and own else None)
    if name is None:
        return None
    return Room(
        name=name,
        concept=terms[0].concept if terms else "plain",
        low=min((one.low for one in seats), default=None),
        high=max((one.high for one in seats), default=None),
        area=area,
        block=block,
        quote=_quote(page, text, row),
        context=tuple(dict.fromkeys(context)),
    )


def _quote(page: Page, name: str, row: tuple[Cell | None, ...]) -> str:
    """The whole row where it stands together on the page, else the name."""
    whole = " ".join(dict.fromkeys(cell.text for cell in row if cell and cell.text))
    return whole if len(whole) <= 400 and page.holds(whole) else name


def _area(text: str, kind: str | None) -> float | None:
    _, areas = sizes(text)
    if areas and len(text) <= 40:
        return areas[0].value
    if kind == "area" and (number := plain_number(text)):
        return float(number.high)
    return None


def _head(text: str) -> str | None:
    """What a column's header announces: people (also by layout), area, or neither."""
    if len(text) > 40:
        return None
    if is_label(text) or _layouts(text):
        return "people"
    return "area" if said("area_label", text) else None


@cache
def _layouts(text: str) -> bool:
    found = lexicon("rooms", "layouts").find(text)
    return bool(found) and found[0].start == 0 and len(text) - found[0].end <= 12
