"""How the text of a printed page is set: columns one after the other, the cells of a table side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

PROSE = 22
"""Characters of a line from which a column of such lines is prose, not cells."""
MIN_LINES = 4
"""Lines a column has at least."""
DEPTH = 3
"""Times that columns are looked for within columns."""
MAX_CELL = 4
"""Lines of a cell at most."""
MAX_CELL_LINE = 40
"""Characters of a line of a cell at most."""
CELL_GAP = 3
"""Spaces between two cells at least."""


@dataclass(frozen=True)
class Piece:
    """Words that stand close together on one printed line."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    box: int = 0
    """Number of the block of lines it belongs to."""

    @property
    def height(self) -> float:
        """Its height."""
        return max(self.top - self.bottom, 1.0)


def set_lines(pieces: Sequence[Piece]) -> str:
    """The text of a page in reading order; blank lines part what stands apart, spaces the cells of a table."""
    return "\n".join(_column(list(pieces), DEPTH))


def _column(pieces: list[Piece], depth: int) -> Iterator[str]:
    gutter = _gutter(pieces) if depth else None
    if gutter is None:
        yield from _rows(pieces)
        return
    for band, parted in _bands(pieces, gutter):
        if not parted:
            yield from _rows(band)
            continue
        yield from _column([piece for piece in band if piece.right <= gutter], depth - 1)
        yield ""
        yield from _column([piece for piece in band if piece.left >= gutter], depth - 1)
        yield ""


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where the gap between two columns of prose is, or None when there are not two."""
    left, right = min((p.left for p in pieces), default=0), max((p.right for p in pieces), default=0)
    best: tuple[int, float] | None = None
    for edge in sorted({round(piece.left, 1) for piece in pieces}):
        gap = edge - 1.0
        if not left + 0.15 * (right - left) < gap < right - 0.15 * (right - left):
            continue
        crossing = sum(piece.left < gap < piece.right for piece in pieces)
        sides = [[p for p in pieces if p.right <= gap], [p for p in pieces if p.left >= gap]]
        if all(_is_prose(side) for side in sides) and crossing * 2 < len(pieces) and (not best or crossing < best[0]):
            best = (crossing, gap)
    return best[1] if best else None


def _is_prose(pieces: Sequence[Piece]) -> bool:
    return len(pieces) >= MIN_LINES and median(len(piece.text) for piece in pieces) >= PROSE


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[tuple[list[Piece], bool]]:
    """From top to bottom: what runs across the gutter, and what stands on both sides of it."""
    band: list[Piece] = []
    parted = False
    for piece in sorted(pieces, key=lambda p: -p.top):
        across = piece.left < gutter < piece.right
        if band and across == parted:
            yield band, parted
            band = []
        parted = not across
        band.append(piece)
    if band:
        yield band, parted


def _cells(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the lines of one cell of a table made one: a block of few short lines beside a block of fewer."""
    boxes: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        boxes[piece.box].append(piece)
    found: list[Piece] = []
    for number, box in boxes.items():
        low, high = min(piece.bottom for piece in box), max(piece.top for piece in box)
        beside = [
            other
            for key, other in boxes.items()
            if key != number and all(low <= (p.bottom + p.top) / 2 <= high for p in other)
        ]
        columns = {round(other[0].left) for other in beside}
        wraps = any(len(other) < len(box) for other in beside) and len(columns) == len(beside)
        is_cell = 1 < len(box) <= MAX_CELL and all(len(piece.text) <= MAX_CELL_LINE for piece in box)
        found += [_one(box)] if is_cell and wraps else box
    return found


def _one(box: Sequence[Piece]) -> Piece:
    """The lines of a cell as one piece, words broken at a line's end closed up."""
    text = ""
    for piece in sorted(box, key=lambda p: -p.top):
        broken = text[-1:] == "-" and text[-2:-1].isalpha() and piece.text[:1].islower()
        text = f"{text[:-1]}{piece.text}" if broken else f"{text} {piece.text}".strip()
    left, right = min(piece.left for piece in box), max(piece.right for piece in box)
    middle = (min(piece.bottom for piece in box) + max(piece.top for piece in box)) / 2
    half = box[0].height / 2
    return Piece(text, left, right, middle - half, middle + half, box[0].box)


def _rows(pieces: Sequence[Piece]) -> Iterator[str]:
    """Pieces line by line, each at the column of characters where it was printed."""
    if not pieces:
        return
    pieces = _cells(pieces)
    edge = min(piece.left for piece in pieces)
    width = median((piece.right - piece.left) / max(len(piece.text), 1) for piece in pieces) or 1.0
    above: float | None = None
    for row in _same_line(pieces):
        height = max(piece.height for piece in row)
        bottom = min(piece.bottom for piece in row)
        if above is not None and above - max(piece.top for piece in row) > 0.8 * height:
            yield ""
        above = bottom
        line = ""
        for piece in sorted(row, key=lambda p: p.left):
            place = int((piece.left - edge) / width)
            line += " " * max(place - len(line), CELL_GAP if line else 0) + piece.text
        yield line.rstrip()


def _same_line(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom), p.left)):
        middle = (piece.top + piece.bottom) / 2
        if row and not row[0].bottom < middle < row[0].top:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row
