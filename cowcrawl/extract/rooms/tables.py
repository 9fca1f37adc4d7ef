"""Rooms in tables: a room a row or a room a column, with a column or a row for capacity, area or layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from cowcrawl.extract.formulas.words import desk_hint
from cowcrawl.extract.rooms.cards import section_of
from cowcrawl.extract.rooms.names import bare_nouns, key_of, name_of_line
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import may_measure, sizes, spans
from cowcrawl.extract.rooms.words import has_name, here, said, terms_in
from cowcrawl.extract.texts.phrases import says, says_all
from cowcrawl.extract.texts.terms import lexicon
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import CONCEPTS, Capacity, is_label, plain_number
from cowcrawl.literals.words import Hint
from cowcrawl.page import Block, Page
from cowcrawl.page.grid import Cell, Grid
from cowcrawl.page.tables import block_of
from cowcrawl.vocabulary import phrases

MAX_WAY = 2
"""Words for a way that chairs stand, behind a word for how many there are: "Capacité walking dinner"."""
MAX_HEAD = 40
"""Characters of a header that says what stands below it."""
MAX_NAME_CELL = 90
"""Characters of a cell that names a room."""
MAX_WORDS = 6
"""Words of a cell that is all name."""
_CODE = re.compile(r"\s*\([^()]{1,8}\)$")
"""The number of a room behind its name: "Nave (0-02)"."""
_LAYOUT = re.compile(r"\s*\([^()\d]{1,40}\)$")
"""How chairs stand, behind a number of people: "40 (theatre style)"."""
_CUT = re.compile(r"\d{1,3}[.,]\d{1,2}")
"""A number with decimals and nothing else."""
_NOTE = re.compile(r"(?:\s|(?<![mM]))[¹²³⁴⁵*]+$")
"""The mark of a footnote behind a header."""
Rows = tuple[tuple[Cell | None, ...], ...]


def rooms_of_table(page: Page, grid: Grid, blocks: Sequence[Block]) -> list[Room]:
    """The rooms of a table, a room a row or else a room a column; `blocks` are those that the page is read from."""
    columns: Rows = tuple(zip(*grid.rows, strict=True))
    headers = _header(grid.rows[0]), _header(columns[0])
    cells = (cell for row in grid.rows for cell in row if cell)
    if not any(header.kinds for header in headers) and not any(may_measure(cell.text) for cell in cells):
        return []
    read = {block.index for block in blocks}
    both = zip(headers, (grid.rows, columns), strict=True)
    found = (list(_rows(page, header, rows, read)) for header, rows in both)
    return _told_apart(next((rooms for rooms in found if rooms), []))


def _told_apart(rooms: list[Room]) -> list[Room]:
    """Rooms of which those called alike have all of their cell for a name: "Atelier — Nord", "Atelier — Sud"."""
    alike = {name for name, count in Counter(room.name for room in rooms).items() if count > 1}
    whole = {room.block.line for room in rooms if room.name in alike and _may_name(room.block.line)}
    if len(whole) < 2:
        return rooms
    return [replace(room, name=room.block.line) if room.block.line in whole else room for room in rooms]


def _may_name(line: str) -> bool:
    """Whether the whole cell can be a name: a few words of no number."""
    return len(line.split()) <= MAX_WORDS and not any(map(str.isdigit, line))


@dataclass(frozen=True)
class _Header:
    """The first row of a table: what its columns measure, and whether it says that the table is of rooms."""

    cells: tuple[Cell | None, ...]
    kinds: dict[int, str]
    of_rooms: bool


def _header(cells: tuple[Cell | None, ...]) -> _Header:
    corner = next((cell.text for cell in cells if cell), "")
    kinds = {place: kind for place, cell in enumerate(cells) if cell and (kind := _head(cell.text))}
    return _Header(cells, kinds, len(corner) <= MAX_HEAD and bool(terms_in(corner)))


def _rows(page: Page, header: _Header, rows: Rows, read: Collection[int]) -> Iterator[Room]:
    rows = rows[1:] if header.kinds else rows
    of_rooms = header.of_rooms or _name_rooms(rows)
    for row in rows:
        place, cell = next(((place, cell) for place, cell in enumerate(row) if cell and cell.text), (0, None))
        block = block_of(page, cell)
        if (
            cell is None
            or block is None
            or block.index not in read
            or len(cell.text) > MAX_NAME_CELL
            or place in header.kinds
        ):
            continue
        if (_head(cell.text) and not (header.kinds and terms_in(cell.text))) or any(
            says_all("rooms", one, cell.text) for one in ("several", "at_least")
        ):
            continue
        if says("rooms", "service_room", cell.text):
            continue
        if here(cell.text) and (terms_in(cell.text) or of_rooms or section_of(page, block)):
            yield from _room(page, block, cell, row, header)


def _name_rooms(rows: Rows) -> bool:
    """Whether most of the cells that name what stands beside them have a word for a room."""
    cells = (next((cell for cell in row if cell and cell.text), None) for row in rows)
    named = [bool(terms_in(cell.text)) for cell in cells if cell]
    return len(named) > 2 and 2 * sum(named) > len(named)


def _room(page: Page, block: Block, named: Cell, row: tuple[Cell | None, ...], header: _Header) -> Iterator[Room]:
    text = named.text
    terms = terms_in(text)
    capacities, areas = sizes(text, office=True)
    name = name_of_line(text, spans(capacities, areas), terms[0] if len(terms) == 1 and (capacities or areas) else None)
    name = _titled(named, name) if name else None
    office = any(term.concept == "private_office" or said("office", text) for term in terms[:1])
    seats, measured, context = _measures(row, named, header, office=office)
    seats = [*capacities[:1], *seats]
    area = areas[0].value if areas else measured
    if name and (seats or area is not None) and not _is_of_several(named, name, seats):
        yield Room(
            name=name,
            concept=terms[0].concept if terms else "plain",
            low=min((one.low for one in seats), default=None),
            high=max((one.high for one in seats), default=None),
            area=area,
            block=block,
            quote=_quote(page, text, row),
            context=tuple(dict.fromkeys(context)),
        )


def _is_of_several(named: Cell, name: str, seats: Sequence[Capacity]) -> bool:
    """Whether what names a row is no room: "1 desk", of an office, or "Office" at the head of offices for 2 and 4."""
    if named.text[0].isdigit() and not terms_in(named.text) and desk_hint(named.text) == "hot_desk":
        return True
    return named.head and len({one.high for one in seats}) > 1 and key_of(name) in bare_nouns()


def _titled(cell: Cell, name: str) -> str:
    """The name above the small letters of a cell, where its room was called by these: "Nave<small>Large hall"."""
    small = next(cell.element.iter("small"), None)
    parent = small.getparent() if small is not None else None
    if small is None or parent is None or parent.index(small) > 1:
        return name
    lead = [parent.text or "", *(f"{''.join(one.itertext())}{one.tail or ''}" for one in parent[: parent.index(small)])]
    title = _CODE.sub("", " ".join("".join(lead).split()))
    return title if title[:1].isupper() and name not in title and not find_areas(title) else name


def _measures(
    row: tuple[Cell | None, ...], named: Cell, header: _Header, *, office: bool
) -> tuple[list[Capacity], float | None, list[str]]:
    """The numbers of people and the area in the other cells of a row, and the cells and headers that say so."""
    seats: list[Capacity] = []
    area: float | None = None
    context: list[str] = []
    for place, cell in enumerate(row):
        if cell is None or cell is named or not cell.text or (header.kinds and header.cells is row):
            continue
        kind, head = header.kinds.get(place), header.cells[place]
        if kind is None and (_names_another(cell.text) or (head and says_all("rooms", "at_least", head.text))):
            continue
        counted = (
            next(iter(sizes(cell.text, office=office)[0]), None) if kind == "people" or _is_short(cell.text) else None
        )
        read = (plain_number(_LAYOUT.sub("", cell.text)) if kind == "people" else None) or counted
        value = _area(cell.text, kind, head.text if head else "") if area is None else None
        if read is None and value is None:
            continue
        seats += [read] if read else []
        area = value if area is None else area
        context += [cell.text, *([head.text] if head and kind else [])]
    return seats, area, context


def _names_another(text: str) -> bool:
    """Whether a cell begins with a room of its own: "Sala Carso (20 p.)" beside another at the head of columns."""
    terms = terms_in(text)
    return bool(terms) and not terms[0].start and has_name(text, terms[0])


def _is_short(text: str) -> bool:
    """Whether a cell without a header can say no more than how many people a room holds: "Up to 15 people"."""
    return len(text) <= MAX_HEAD


def _quote(page: Page, name: str, row: tuple[Cell | None, ...]) -> str:
    """The whole row where it stands together on the page, else the name."""
    whole = " ".join(dict.fromkeys(cell.text for cell in row if cell and cell.text))
    return whole if len(whole) <= 400 and page.holds(whole) else name


def _area(text: str, kind: str | None, head: str) -> float | None:
    """The area that a cell tells, in square metres; of a bare number in the unit of its header, "Size (sq ft)"."""
    _, areas = sizes(text)
    if areas and len(text) <= MAX_HEAD:
        return areas[0].value
    number = plain_number(text) if kind == "area" else None
    figure = str(number.high) if number else text if kind == "area" and _CUT.fullmatch(text) else None
    if figure is None:
        return None
    words = head.replace("(", " ").replace(")", " ").split()
    told = (find_areas(f"{figure} {' '.join(words[at:])}") for at in range(len(words)))
    return next((areas[0].value for areas in told if areas), float(figure.replace(",", ".")))


def _head(text: str) -> str | None:
    """What a column's header announces: people (also by layout), area, or neither."""
    text = _NOTE.sub("", text)
    if len(text) > MAX_HEAD or text[:1].isdigit() or not _heads().fits(text) or find_areas(text):
        return None
    if is_label(text) or _layouts(text) or _of_layout(text) or any(says_all("rooms", one, text) for one in _COUNTING):
        return "people"
    return "area" if said("area_label", text) or any(says_all("units", one, text) for one in _UNITS) else None


def _of_layout(text: str) -> bool:
    """Whether a header is of how many a room holds in one way that chairs stand: "Capacité théâtre"."""
    label, _, rest = text.partition(" ")
    short = 0 < len(rest.split()) <= MAX_WAY and rest.replace("-", "").replace(" ", "").isalpha()
    return short and is_label(label) and not any(says("units", unit, rest) for unit in _UNITS)


_COUNTING, _UNITS = ("layout_heads", "places_in_office"), ("square_metre", "square_foot")
"""The concepts of headers of columns that count people, and that measure."""


def _layouts(text: str) -> bool:
    found = lexicon("rooms", "layouts").find(text)
    return bool(found) and found[0].start == 0 and len(text) - found[0].end <= 12


@cache
def _heads() -> Hint:
    return Hint.of(
        [
            *(phrase for concept in (*CONCEPTS, "area_label", *_COUNTING) for phrase in phrases("rooms", concept)),
            *(phrase for unit in _UNITS for phrase in phrases("units", unit)),
        ]
    )
