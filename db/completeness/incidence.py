"""Which lists know which spaces: the table that every estimate starts from, and its reading from CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

import numpy as np
from numpy.typing import NDArray

from cowcrawl.errors import BadInput

Marks = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Incidence:
    """Spaces (rows) and the lists (columns) that know them; every space is on one list at least."""

    ids: tuple[str, ...]
    lists: tuple[str, ...]
    marks: Marks
    """One row a space, one column a list: True where the list knows the space."""

    def __post_init__(self) -> None:
        assert self.marks.shape == (len(self.ids), len(self.lists)), "one row a space, one column a list"

    @classmethod
    def of(cls, known: Mapping[str, Iterable[str]], lists: Iterable[str]) -> Incidence:
        """From each space the lists that know it; `lists` names them all, in order. A space on none of them is left
        out."""
        order = tuple(lists)
        on = {space: set(names) & set(order) for space, names in known.items()}
        ids = tuple(sorted(space for space, names in on.items() if names))
        marks = np.array([[name in on[space] for name in order] for space in ids], dtype=bool)
        return cls(ids, order, marks.reshape(len(ids), len(order)))

    def only(self, ids: Iterable[str]) -> Incidence:
        """The rows of these spaces alone."""
        wanted = set(ids)
        rows = [row for row, space in enumerate(self.ids) if space in wanted]
        return Incidence(tuple(self.ids[row] for row in rows), self.lists, self.marks[rows])


def read_incidence(text: str, name: str) -> Incidence:
    """The incidence table in `text`: CSV, a header, an id, then one column of 0 and 1 a list.

    `name` is what the file is called in messages. Raises BadInput with line and column for an empty cell, a value other
    than 0 and 1, an id or a list that comes twice, a row of another length, a space on no list, and a table without
    rows.
    """
    rows = _rows(text, name)
    lists = _header(rows[0][1], name)
    ids: dict[str, int] = {}
    marks: list[list[bool]] = []
    for line, cells in rows[1:]:
        where = f"{name}, line {line}"
        if len(cells) != len(lists) + 1:
            raise BadInput(f"{where}: expected {len(lists) + 1} cells as in the header, found {len(cells)}")
        space = cells[0].strip()
        if not space:
            raise BadInput(f"{where}: the id is empty; give every space an id of its own")
        if space in ids:
            raise BadInput(f"{where}: the id {space!r} stands in line {ids[space]} already; give each space one row")
        ids[space] = line
        row = [_mark(cell, where, column) for cell, column in zip(cells[1:], lists, strict=True)]
        if not any(row):
            raise BadInput(f"{where}: {space!r} is on no list; leave out what no list knows")
        marks.append(row)
    if not marks:
        raise BadInput(f"{name}: there is a header and no space under it")
    return Incidence(tuple(ids), lists, np.array(marks, dtype=bool))


def read_groups(text: str, name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """What each space belongs to, by kind of group: CSV with an id, then a column a kind (zone, type).

    A cell may name several groups, `;` between them (a space has several types); an empty cell is none. Raises
    BadInput.
    """
    rows = _rows(text, name)
    kinds = _header(rows[0][1], name)
    found: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in kinds}
    seen: set[str] = set()
    for line, cells in rows[1:]:
        if len(cells) != len(kinds) + 1:
            raise BadInput(f"{name}, line {line}: expected {len(kinds) + 1} cells as in the header, found {len(cells)}")
        space = cells[0].strip()
        if space in seen:
            raise BadInput(f"{name}, line {line}: the id {space!r} comes twice; give each space one row")
        seen.add(space)
        for kind, cell in zip(kinds, cells[1:], strict=True):
            found[kind][space] = tuple(part.strip() for part in cell.split(";") if part.strip())
    return found


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Line number and cells of each line that is not blank; spreadsheets of some countries write `;` between cells."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text), delimiter=";" if "," not in first and ";" in first else ",", strict=True)
    try:
        rows = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise BadInput(f"{name}, line {reader.line_num}: this is not CSV ({error})") from error
    if not rows:
        raise BadInput(f"{name} is empty: expected a header, id and one column a list, then a row a space")
    return rows


def _header(cells: list[str], name: str) -> tuple[str, ...]:
    names = tuple(cell.strip() for cell in cells[1:])
    if not names:
        raise BadInput(f"{name}, line 1: expected an id and then a column for each list, found one column")
    for number, column in enumerate(names, 2):
        if not column:
            raise BadInput(f"{name}, line 1: column {number} has no name; name every list")
        if column in names[: number - 2]:
            raise BadInput(f"{name}, line 1: the name {column!r} stands over two columns; give each its own")
    return names


def _mark(cell: str, where: str, column: str) -> bool:
    value = cell.strip()
    if value not in ("0", "1"):
        what = "an empty cell" if not value else repr(value)
        raise BadInput(f"{where}, column {column!r}: expected 0 or 1, found {what}")
    return value == "1"
