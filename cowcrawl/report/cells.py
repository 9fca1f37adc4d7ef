"""The cells of a report's tables: what each looks like, and what value it has."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.dates import find_dates
from cowcrawl.literals.words import alternation
from cowcrawl.report.mapped import Mapped
from cowcrawl.report.names import words_of
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

NUMBERS = frozenset({"area_m2", "desks", "count", "occupants"})
"""Columns whose cells are numbers."""
DATES = frozenset({"opening_date"})
"""Columns whose cells are dates."""

MAX_DATE = 30
"""Characters of a date at most."""

_YEAR = r"(?:19|20)\d\d"
_QUARTER = r"[QTKH]\s?[1-4]"
_DATE = (
    rf"(?:[>≥]\s?{_YEAR}|[^\W\d_]*\.?\s?{_YEAR}(?:\s?[-–/]\s?{_YEAR})?"
    rf"|{_QUARTER}[\s/'’-]{{0,2}}{_YEAR}|{_YEAR}\s?[-/]?\s?{_QUARTER})"
)
_BRACKETED = re.compile(r"\([^)]*\)")


def number(text: str) -> int | float | None:
    """The number a cell is, with any of the marks of thousands and with its unit: "4 355", "4.355 m²", "ca. 4,355"."""
    match = _number_cell().fullmatch(text.strip())
    return figure(match["figure"]) if match else None


def figure(printed: str) -> int | float | None:
    """The value of a number as printed, whatever parts its thousands."""
    digits = re.sub(r"[ '’\u00a0]", "", printed)
    whole = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+|\d+", digits)
    if whole:
        return int(re.sub(r"[.,]", "", digits))
    decimal = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})*|\d+)[.,](\d{1,2})", digits)
    return float(f"{re.sub('[.,]', '', decimal[1])}.{decimal[2]}") if decimal else None


def date(text: str) -> str | None:
    """The date a cell is, as EDTF: "2019", "> 2020" (2021/..), "Q3 2021" (2021-35), "since 2014" (2014)."""
    said = _BRACKETED.sub(" ", text).strip()
    found = find_dates(said) if 4 <= len(said) <= MAX_DATE else []
    if len(found) != 1 or any(char.isdigit() for char in said[: found[0].start] + said[found[0].end :]):
        return None
    when = found[0]
    return when.point if when.edtf == f"{when.point}/.." else when.edtf


def is_empty(text: str) -> bool:
    """Whether a cell says that nothing is known."""
    return not text.strip() or text.strip().casefold() in _marks("none")


def repeats(text: str) -> bool:
    """Whether a cell stands for the one above it."""
    return text.strip().casefold() in _marks("same")


def is_total(text: str) -> bool:
    """Whether a first cell opens a row that sums up."""
    words = fold(text).split()
    totals = words_of("report_tables", "total")
    return any(" ".join(words[:length]) in totals for length in (1, 2, 3) if length <= len(words))


def fits(kind: str, text: str) -> bool:
    """Whether a cell can stand in a column of a kind; an empty one can stand in any."""
    if is_empty(text) or repeats(text):
        return True
    if kind in NUMBERS:
        return number(text) is not None
    if kind in DATES:
        return date(text) is not None or fold(text) in words_of("report_tables", "in_preparation")
    if kind in ("district", "city") and date(text):
        return False
    return any(char.isalpha() for char in text) and number(text) is None


def in_brackets(cell: Mapped) -> tuple[Mapped, Mapped] | None:
    """What stands before the brackets at the end of a cell, and in them; None when there are none."""
    match = re.fullmatch(r"(?P<before>[^()]+?)\s*\(\s*(?P<inside>[^()]+?)\s*\)", cell.text)
    if not match:
        return None
    return cell[slice(*match.span("before"))], cell[slice(*match.span("inside"))]


def pattern(kind: str) -> str:
    """The source of a pattern for the cells of a column, for rows whose cells only spaces part."""
    if kind in NUMBERS:
        return rf"(?:\d{{1,3}}(?:[ .,'’]\d{{3}})+|\d{{1,7}})(?:\s?(?:{_units()})(?!\w))?"
    if kind in DATES:
        return _DATE
    return r"\S(?:.*?\S)?" if kind == "address" else r"(?![\d>≥])\S(?:.*?\S)?"


@cache
def _marks(concept: str) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in phrases("report_tables", concept))


@cache
def _units() -> str:
    return alternation(phrases("units", "square_metre"))


@cache
def _number_cell() -> re.Pattern[str]:
    about = alternation(phrases("units", "about"))
    figures = r"\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
    return re.compile(rf"(?:(?:{about})\s?)?(?P<figure>{figures})(?:\s?(?:{_units()}))?[*†]?", re.I)
