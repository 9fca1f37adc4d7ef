"""The header of a printed table: which of its words heads which column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, product

from cowcrawl.report.names import meant, words_of
from cowcrawl.text import fold

KINDS = (
    *("operator", "tenant", "site", "location", "district", "city", "address", "area_m2", "opening_date", "desks"),
    *("count", "occupants", "contract", "owner", "investor", "website", "status", "former_use"),
)
"""What a column may hold, in the order in which a word that means several is tried."""
OTHER = "other"
"""A column whose header no word of the vocabulary fits."""
MAX_HEADER = 160
"""Characters of a header at most: a longer line is a sentence."""
MAX_WAYS = 12
"""Readings of an ambiguous header that are tried."""

_CELL = re.compile(r"\S+(?: \S+)*")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@dataclass(frozen=True)
class Header:
    """A header: what each column may be, and where its words begin and end in the line, where gaps part them."""

    columns: tuple[tuple[str, ...], ...]
    places: tuple[tuple[int, int], ...] = ()

    def ways(self) -> Iterator[tuple[str, ...]]:
        """Every reading of the header in which no kind stands twice, the likeliest first."""
        named = [each for each in product(*self.columns) if _distinct(each)]
        yield from islice(named, MAX_WAYS)


def header(line: str) -> Header | None:
    """The header a line is, or None. Gaps of two spaces, tabs or strokes part its cells, else its words do."""
    if not line or len(line) > MAX_HEADER or line[-1:] in ".;:!?,":
        return None
    parted = [(line[start:end], start, end) for start, end in cells_of(line)]
    if len(parted) >= 2:
        columns = [kinds(text) for text, _, _ in parted]
        known = sum(each != (OTHER,) for each in columns)
        if known >= 2 and known * 2 > len(columns) and _tells(columns):
            return Header(tuple(columns), tuple((start, end) for _, start, end in parted))
    worded = _in_words(line)
    return Header(tuple(worded)) if worded and len(worded) >= 3 and _tells(worded) else None


def cells_of(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end: at tabs one by one, at strokes, or at gaps of two spaces and more."""
    for mark in ("\t", "|"):
        if mark in line:
            return list(_at(line, mark))
    return [match.span() for match in _CELL.finditer(line)]


def kinds(text: str) -> tuple[str, ...]:
    """What a header cell may head, `(OTHER,)` when no word fits it."""
    said = fold(_BRACKETS.sub(" ", text)) or fold(text)
    found = [kind for kind in KINDS if kind in meant("report_fields", said)]
    if not found:
        words = [word for word in said.split() if word not in _harmless()]
        found = [kind for kind in KINDS if kind in meant("report_fields", " ".join(words), tolerant=False)]
    if not found and _has_unit(text):
        found = ["area_m2"]
    if not found and any(said.startswith(f"{word} ") for word in words_of("report_tables", "counting")):
        found = ["count"]
    return tuple(found) or (OTHER,)


def of_header_words(line: str) -> bool:
    """Whether a line has nothing but words of headers."""
    return len(line) <= MAX_HEADER and bool(_in_words(line))


def _in_words(line: str) -> list[tuple[str, ...]] | None:
    """The columns that a line of nothing but header words names, longest phrases first."""
    words = _BRACKETS.sub(" ", line).split()
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        for length in range(min(4, len(words) - at), 0, -1):
            said = fold(" ".join(words[at : at + length]))
            named = tuple(kind for kind in KINDS if kind in meant("report_fields", said))
            if named:
                found.append(named)
                at += length
                break
        else:
            if fold(words[at]) not in _harmless() and fold(words[at]):
                return None
            at += 1
    return found


def _tells(columns: Sequence[tuple[str, ...]]) -> bool:
    """Whether columns tell of places or of who runs them, and something about them."""
    who = {"operator", "tenant", "site", "location", "district", "city", "opening_date"}
    what = {"area_m2", "opening_date", "desks", "count", "district", "city", "address", "occupants"}
    return any(who & set(each) for each in columns) and sum(bool(what & set(each)) for each in columns) >= 1


def _distinct(way: Sequence[str]) -> bool:
    named = [kind for kind in way if kind != OTHER]
    return len(named) == len(set(named))


def _has_unit(text: str) -> bool:
    return bool(re.search(r"m²|\bm2\b|\bsqm\b|\bqm\b", text, re.I))


def _at(line: str, mark: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in line.split(mark):
        inner = len(piece) - len(piece.lstrip())
        if piece.strip() or mark == "\t":
            yield start + inner, start + inner + len(piece.strip())
        start += len(piece) + 1


@cache
def _harmless() -> frozenset[str]:
    return words_of("report_tables", "units") | words_of("report_tables", "little")


__all__ = ["KINDS", "OTHER", "Header", "cells_of", "header", "kinds", "of_header_words"]
