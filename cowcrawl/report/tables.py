"""The tables of a report that only its print tells: header words, rows broken over lines, cells told by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from cowcrawl.report.cells import DATES, NUMBERS, fits, is_empty, is_total, pattern
from cowcrawl.report.headers import OTHER, Header, cells_of, header, of_header_words
from cowcrawl.report.lines import Line
from cowcrawl.report.mapped import Mapped, joined
from cowcrawl.report.names import words_of
from cowcrawl.report.neighbours import parted
from cowcrawl.text import fold

MAX_ROW = 6
"""Printed lines that one row is put together from at most."""
MAX_GAP = 3
"""Blank lines that may part two rows."""
MAX_ROWS = 2_000
"""Rows of a table that are read."""
HEADER_LINES = 3
"""Printed lines over which a header may be broken."""

_DANGLING = re.compile(r"(?:[&,/–-]|\b(?:and|et|en|und|of|de|du|des|van|der|la|le|the|at|in))$", re.I)
_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")


@dataclass(frozen=True)
class Row:
    """One row: its cells by the kind of their column."""

    cells: dict[str, Mapped]
    words: Mapped = field(repr=False)
    """The row as printed."""


@dataclass(frozen=True)
class Table:
    """A table: the kinds of its columns, its header, its rows."""

    first: int
    """Index of its first line among those of the report."""
    last: int
    """Index of its last line."""
    kinds: tuple[str, ...]
    header: Mapped
    rows: tuple[Row, ...]
    totals: tuple[Mapped, ...] = ()
    """Rows that sum up, as printed."""


def tables(lines: Sequence[Line]) -> Iterator[Table]:
    """The tables of a report, in reading order: at least two rows that fit one header."""
    text = " ".join(line.text for line in lines)
    at = 0
    while at < len(lines):
        table = _table(lines, at, text)
        if table:
            yield table
        at = table.last + 1 if table else at + 1


def _table(lines: Sequence[Line], at: int, text: str) -> Table | None:
    for height in range(1, HEADER_LINES + 1):
        part = lines[at : at + height]
        if len(part) < height or any(line.gap > 1 for line in part[1:]):
            return None
        if height > 1 and not all(of_header_words(line.text) for line in part):
            return None
        head = joined([line.words for line in part], " ") if height > 1 else part[0].words
        found = header(head.text if height == 1 else head.collapsed().text)
        if found:
            read = [_Body(lines, at, height, found, way, text).read(head) for way in found.ways()]
            best = max(read, key=lambda table: len(table.rows), default=None)
            if best and len(best.rows) >= 2:
                return best
    return None


class _Body:
    """Reads the rows under a header, for one reading of it."""

    def __init__(
        self, lines: Sequence[Line], at: int, height: int, found: Header, way: tuple[str, ...], text: str
    ) -> None:
        self.text = text
        self.lines, self.start, self.way = lines, at, way
        edge = lines[at].indent
        self.places = [(start + edge, end + edge) for start, end in found.places]
        self.pending: dict[str, Mapped] = {}
        self.next = at + height
        self.rows: list[Row] = []
        self.totals: list[Mapped] = []
        self.last = self.next - 1

    def read(self, head: Mapped) -> Table:
        """The table, as far as its rows fit."""
        while self.next < len(self.lines) and len(self.rows) < MAX_ROWS and self._row():
            pass
        return Table(self.start, self.last, self.way, head, tuple(self.rows), tuple(self.totals))

    def _row(self) -> bool:
        """Reads one row from as many lines as it takes; False at the end of the table."""
        taken: list[Line] = []
        limit = min(self.next + MAX_ROW, len(self.lines))
        for number in range(self.next, limit):
            line = self.lines[number]
            if line.gap > MAX_GAP or _ends(line.text) or header(line.text):
                return False
            if not taken and self._is_part(number):
                return self._advance(number)
            taken.append(line)
            words = _put_together(taken)
            if is_total(words.text) and any(char.isdigit() for char in words.text):
                self.totals.append(words)
                return self._advance(number)
            row = self._parsed(words, taken)
            if row and not self._goes_on(row, number):
                self.rows.append(row)
                return self._advance(number)
        return False

    def _is_part(self, number: int) -> bool:
        """Whether a line holds further lines of cells only: of the row above, or of the one below if it lacks them."""
        line = self.lines[number]
        part = self._cells_of(line) if self.places else None
        if not part or len(part) == len(self.way) or any(_shaped(kind) for kind in part):
            return False
        below = self._cells_of(self.lines[number + 1]) if number + 1 < len(self.lines) else None
        if below and any(map(_shaped, below)) and not set(part) & set(below) and not self.lines[number + 1].gap:
            self.pending = part
            return True
        if not self.rows or line.gap:
            return False
        row = self.rows[-1]
        cells = {
            **row.cells,
            **{kind: _put([row.cells[kind], words]) for kind, words in part.items() if kind in row.cells},
        }
        self.rows[-1] = Row(cells, joined([row.words, line.words.collapsed()], " "))
        return True

    def _cells_of(self, line: Line) -> dict[str, Mapped] | None:
        """The cells of a line under their headers, as far as it has them; None when gaps do not part it so."""
        spans = cells_of(line.words.text)
        fits_all = len(spans) <= len(self.way) and not {"\t", "|"} & set(line.text)
        return self._under_headers(line, spans) if fits_all else None

    def _advance(self, number: int) -> bool:
        self.next, self.last = number + 1, number
        return True

    def _goes_on(self, row: Row, number: int) -> bool:
        """Whether the next line belongs to the row: brackets are open, or its last word cannot be its last."""
        text = row.words.text
        if number + 1 >= len(self.lines) or self.lines[number + 1].gap > 1:
            return False
        return text.count("(") > text.count(")") or bool(_DANGLING.search(text))

    def _parsed(self, words: Mapped, taken: Sequence[Line]) -> Row | None:
        cells = self._parted(taken[0]) if len(taken) == 1 else None
        if cells and self.pending:
            cells = {**cells, **{kind: _put([part, *_some(cells, kind)]) for kind, part in self.pending.items()}}
            self.pending = {}
        if cells is None:
            cells = _by_shape(words.collapsed(), self.way, self.text)
        if cells is None or not all(fits(kind, cell.text) for kind, cell in cells.items()):
            return None
        shaped = [kind for kind in cells if kind in NUMBERS | DATES and not is_empty(cells[kind].text)]
        if not shaped and not self.rows:
            return None
        return Row(cells, words.collapsed())

    def _parted(self, line: Line) -> dict[str, Mapped] | None:
        """The cells of a row that gaps part, each under its header; None when they do not fit the columns."""
        words = line.words
        spans = cells_of(words.text)
        if len(spans) < 2:
            return None
        if len(spans) == len(self.way):
            return {kind: words[start:end] for kind, (start, end) in zip(self.way, spans, strict=True) if kind != OTHER}
        if "\t" in words.text or "|" in words.text or len(spans) > len(self.way) or not self.places:
            return None
        return self._under_headers(line, spans)

    def _under_headers(self, line: Line, spans: Sequence[tuple[int, int]]) -> dict[str, Mapped] | None:
        cells: dict[str, Mapped] = {}
        taken: set[int] = set()
        for start, end in spans:
            left, right = start + line.indent, end + line.indent
            near = [min(abs(left - place[0]), abs(right - place[1])) for place in self.places]
            over = [min(right, place[1]) - max(left, place[0]) for place in self.places]
            column = max(range(len(self.way)), key=lambda n: (over[n] > 0, -near[n]))
            if column in taken:
                return None
            taken.add(column)
            if self.way[column] != OTHER:
                cells[self.way[column]] = line.words[start:end]
        return cells


def _by_shape(words: Mapped, way: tuple[str, ...], text: str) -> dict[str, Mapped] | None:
    """The cells of a row that only single spaces part, told by the shapes of numbers and dates."""
    runs = _runs(way)
    match = _row_pattern(runs).fullmatch(words.text) if OTHER not in way and max(map(len, runs)) <= 2 else None
    cells: dict[str, Mapped] = {}
    for number, run in enumerate(runs if match else ()):
        part = words[slice(*match.span(f"c{number}"))]  # type: ignore[union-attr]
        pieces = (part,) if len(run) == 1 else parted(part, text)
        if pieces is None:
            return None
        cells |= dict(zip(run, pieces, strict=True))
    return cells or None


def _runs(way: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The columns, those of text that stand side by side taken together."""
    found: list[tuple[str, ...]] = []
    for kind in way:
        joins = found and not _shaped(kind) and not _shaped(found[-1][-1])
        found[-1:] = [(*found[-1], kind)] if joins else [*found[-1:], (kind,)]
    return tuple(found)


def _shaped(kind: str) -> bool:
    return kind in NUMBERS or kind in DATES


@cache
def _row_pattern(runs: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    cells = (f"(?P<c{number}>{pattern(run[0])})" for number, run in enumerate(runs))
    return re.compile(r"\s".join(cells), re.I)


def _put_together(lines: Sequence[Line]) -> Mapped:
    """The words of lines as one."""
    return _put([line.words for line in lines])


def _put(parts: Sequence[Mapped]) -> Mapped:
    """The lines of a cell or row as one, words broken at a line's end closed up."""
    whole = parts[0]
    for part in parts[1:]:
        broken = _HYPHEN.search(whole.text) and part.text[:1].islower()
        whole = joined([whole[: len(whole.text) - 1], part]) if broken else joined([whole, part], " ")
    return whole


def _some(cells: dict[str, Mapped], kind: str) -> list[Mapped]:
    return [cells[kind]] if kind in cells else []


def _ends(text: str) -> bool:
    """Whether a line stands under a table: its source or a note."""
    first = re.match(r"\s*[*†]?\s*([^\W\d_]+)\s*:", text)
    return bool(first) and fold(first[1]) in words_of("report_tables", "end")  # type: ignore[index]
