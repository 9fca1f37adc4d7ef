"""Prices in tables: a plan a row, a plan a column, rooms by duration; a header may have currency or period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from cowcrawl.extract.formulas.candidate import ROOMS, Candidate
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.locale import Locale
from cowcrawl.extract.formulas.passage import Offer, offers
from cowcrawl.extract.formulas.tail import Tail
from cowcrawl.extract.formulas.words import desk_hint, names_something
from cowcrawl.extract.phrases import begins_with, says, says_all
from cowcrawl.extract.sentences import split
from cowcrawl.grid import Cell, Grid
from cowcrawl.literals.money import Money, currency_in, find_money, plain_amount
from cowcrawl.literals.period import in_label, unit_named
from cowcrawl.literals.vat import speaks_of_all_prices
from cowcrawl.page import Page
from cowcrawl.remembered import remembered

MAX_TITLE = 60
"""Characters of a row's only cell that can title the rows below."""
MAX_ROWS = 40
"""Rows that can describe a plan in a column."""
MAX_PERIOD = 20
"""Characters of a cell that is nothing but a period."""
MAX_LEAD = 200
"""Characters of a sentence above a table that can tell its period."""
MAX_CELL = 160
"""Characters of a cell with a price; a longer one belongs to a table that only lays out the page."""


@dataclass(frozen=True)
class Priced:
    """A table and what each of its places offers."""

    grid: Grid
    """The table."""
    offers: dict[tuple[int, int], list[Offer]]
    """Offers by row and column."""

    @cached_property
    def header_rows(self) -> list[int]:
        """The rows at the top without a price: the first, and those marked up as headers below it."""
        rows = []
        for at, row in enumerate(self.grid.rows):
            if any((at, column) in self.offers for column in range(len(row))) or self.grid.row_is_section(at):
                break
            heads = [cell.head for cell in row if cell and cell.text]
            if at and not (heads and all(heads)):
                break
            if heads:
                rows.append(at)
        return rows

    @cached_property
    def sections(self) -> list[str | None]:
        """For each row the title row above it: one cell that fills it, set as a title or right above prices."""
        titles: list[str | None] = []
        title: str | None = None
        for at, row in enumerate(self.grid.rows):
            titles.append(title)
            if self.grid.row_is_section(at):
                cell = next(cell for cell in row if cell and cell.text)
                title = cell.text if self._is_title(cell, at) else title
        return titles

    @cached_property
    def of_rooms(self) -> bool:
        """Whether its first column is headed as one of rooms."""
        return says_all("formulas", "room_column", _corner(self))

    @cached_property
    def of_numbers(self) -> bool:
        """Whether its first column is headed as one of offices or rooms, which may have nothing but a number."""
        head = _corner(self)
        let = desk_hint(head) == "private_office" or desk_hint(head) in ROOMS or says("formulas", "room_column", head)
        return let and len(head.split()) == 1

    @cached_property
    def _heads(self) -> list[list[tuple[int, str]]]:
        """For each column the numbers and the texts of its headers, the lowest first."""
        rows = [(at, self.grid.rows[at]) for at in reversed(self.header_rows)]
        return [
            [(at, _NOTE.sub("", cell.text)) for at, row in rows if (cell := row[column]) and cell.text]
            for column in range(self.grid.width)
        ]

    def above(self, at: int, column: int) -> tuple[str, ...]:
        """The headers above a place, nearest first."""
        return tuple([text for row, text in self._heads[column] if row < at])

    @cached_property
    def _openings(self) -> list[tuple[int, str | None]]:
        """For each row the column of its first cell with a text, and that as a header; None where it is a price."""
        return [self._opening(at, row) for at, row in enumerate(self.grid.rows)]

    def _opening(self, at: int, row: Sequence[Cell | None]) -> tuple[int, str | None]:
        for column, cell in enumerate(row):
            if cell and cell.text:
                is_price = (at, column) in self.offers or plain_amount(cell.text) is not None
                return column, None if is_price else _NOTE.sub("", cell.text)
        return len(row), None

    @cached_property
    def carried(self) -> list[str | None]:
        """For each row that opens with an empty cell what the last row that did not opens with."""
        found: list[str | None] = []
        last: str | None = None
        for at, row in enumerate(self.grid.rows):
            column, text = self._openings[at]
            found.append(last if column else None)
            last = last if column else text
            last = None if self.grid.row_is_section(at) or not any(row) else last
        return found

    def before(self, at: int, column: int) -> str | None:
        """The header of a row: its first cell, when that is left of the place and no price itself."""
        place, text = self._openings[at]
        return text if place < column else None

    def _is_title(self, cell: Cell, at: int) -> bool:
        bold = _has(cell, "b", "strong")
        short = len(cell.text) <= MAX_TITLE and cell.text[0] not in "*(" and cell.text[-1] not in ".!"
        alone = not self.header_rows or _has(cell, "em", "i")
        above_prices = short and alone and any(row == at + 1 for row, _ in self.offers)
        return cell.head or bold or above_prices

    def across(self, at: int) -> list[tuple[str, str]]:
        """What a row says beside its prices, as header and cell; of a number under "days a month" with that."""
        told = self._described((at, column) for column in range(len(self.grid.rows[at])))
        cells = ((column, cell) for column, cell in enumerate(self.grid.rows[at]) if cell and cell.text.isdecimal())
        counts = ((cell.text, head) for column, cell in cells for head in self.above(at, column) if in_label(head))
        return [*told, *(("", f"{number} {head}") for number, head in counts)]

    def down(self, column: int) -> list[tuple[str, str]]:
        """What a column says beside its prices, as header and cell."""
        rows = range(len(self.grid.rows))
        told = [row for row in rows if row not in self.header_rows and not self.grid.row_is_section(row)]
        return self._described((row, column) for row in told[:MAX_ROWS])

    def _described(self, places: Iterable[tuple[int, int]]) -> list[tuple[str, str]]:
        cells = ((self.grid.rows[at][column], at, column) for at, column in places if (at, column) not in self.offers)
        told = ((self.before(at, column) or "", cell.text) for cell, at, column in cells if cell and cell.text)
        return [(header, text) for header, text in told if text != header]


def _has(cell: Cell, *tags: str) -> bool:
    return any(cell.element.find(f".//{tag}") is not None for tag in tags)


def priced(page: Page, grid: Grid, locale: Locale) -> Priced | None:
    """The table with its offers, or None when it has no price or only lays out the page."""
    found: dict[tuple[int, int], list[Offer]] = {}
    seen: set[int] = set()
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell is None or not cell.text or id(cell) in seen:
                continue
            seen.add(id(cell))
            if own := offers(cell.text, locale):
                if len(cell.text) > MAX_CELL:
                    return None
                found[at, column] = own
    table = Priced(grid, found)
    found.update(_plain(page, table, locale))
    return table if found else None


def _plain(page: Page, table: Priced, locale: Locale) -> dict[tuple[int, int], list[Offer]]:
    """Bare numbers under or beside a header that names the currency, or under one of prices where it stands above."""
    found: dict[tuple[int, int], list[Offer]] = {}
    for at, row in enumerate(table.grid.rows):
        for column, cell in enumerate(row):
            amount = plain_amount(cell.text) if cell else None
            if cell is None or amount is None or (at, column) in table.offers:
                continue
            headers = [text for text in (*table.above(at, column), table.before(at, column)) if text]
            currency = next((code for text in headers if (code := currency_in(text, dollar=locale.dollar))), None)
            if currency is None and any(map(in_label, headers)):
                currency = currency_in(table.grid.caption or _corner(table), dollar=locale.dollar)
                currency = currency or (locale.only if _CENTS.search(cell.text) else None)
            if currency is None and any(map(_is_of_prices, table.above(at, column))):
                currency = currency_in(_told_above(page, table.grid), dollar=locale.dollar)
            if currency and amount:
                money = Money(amount, currency, 0, len(cell.text))
                found[at, column] = [Offer(money, "", "", Tail(len(cell.text)), cell.text)]
    return found


def _is_of_prices(header: str) -> bool:
    """Whether a column is headed by a period or a word for prices, or by who pays them, and by nothing else."""
    return (in_label(header) is not None and not has_own_words(header)) or says_all("formulas", "price_column", header)


def _told_above(page: Page, grid: Grid) -> str:
    """The heading of a table and the line above it, where they speak of prices: "Rates in € per hour"."""
    governing = page.span(grid.element)
    first = page.blocks[governing[0]] if governing else None
    if first is None or not first.index:
        return ""
    above = page.blocks[first.index - 1]
    lines = dict.fromkeys((*(page.blocks[index].line for index in first.headings[-1:]), above.line))
    return " | ".join(line for line in lines if len(line) <= MAX_LEAD and speaks_of_all_prices(line))


_CENTS = re.compile(r"\d[.,]\d\d\s*\*{0,3}\s*$")
"""The end of an amount: a number of people or square metres has no cents."""


def _corner(table: Priced) -> str:
    cell = table.grid.rows[0][0]
    return cell.text if cell else ""


_NOTE = re.compile(r"\s[¹²³⁴⁵*]+$")
"""The mark of a footnote behind a header."""


def table_candidates(page: Page, tables: list[Priced]) -> Iterator[Candidate]:
    """The prices of the tables, row by row."""
    for table in tables:
        governing = _governing(page, table)
        for at, places in groupby(sorted(table.offers), itemgetter(0)):
            columns = [column for _, column in places]
            above = tuple(filter(None, (table.sections[at], table.grid.caption, *governing.headings)))
            row = Row(at, columns[0], table.across(at), _duration(table, at), above, governing.lead)
            for column in columns:
                for offer in table.offers[at, column]:
                    yield _candidate(table, row, column, offer)


class Row(NamedTuple):
    """A row of a table, and what it says of each of its prices."""

    at: int
    """Its number."""
    first: int
    """The column of its first price."""
    told: list[tuple[str, str]]
    """What stands beside the prices, as header and cell."""
    duration: str | None
    """The period that another cell gives them."""
    above: tuple[str, ...]
    """The titles above it: of its group, of the table, and the headings, innermost first."""
    lead: str
    """The sentence above its table that tells for how long prices are."""


def _candidate(table: Priced, line: Row, column: int, offer: Offer) -> Candidate:
    at, cell = line.at, table.grid.rows[line.at][column]
    assert cell is not None  # it has an offer
    row, columns = _numbered(table, table.before(at, column)), table.above(at, column)
    named, taxed = _judged(columns)
    own = clean(offer.label) or (clean(offer.after) if has_own_words(offer.after) else "")
    section = table.sections[at]
    group = section if section and row and names_something(row) and _is_repeated(table, at, row) else None
    group = table.carried[at] if row and in_label(row) else group
    title, headings = _governed(line.above, columns)
    told = line.told if not named else [] if names_something(row or "") else table.down(column)
    quotes = [offer.quote, cell.text]
    if row and not own and column == line.first:
        texts = {(other.text, other.head): other.text for other in table.grid.rows[at][: column + 1] if other}
        quotes.insert(0, " ".join(filter(None, texts.values())))
    return Candidate(
        amount=offer.money.text,
        currency=offer.money.currency or "",
        labels=tuple(filter(None, (own, row, group, *columns, line.duration))),
        title=title,
        headings=headings,
        near=tuple([text for _, text in told]),
        lead=line.lead,
        terms=tuple([pair for pair in told if pair[0]]) if named else (),
        period=offer.tail.period,
        quantity=offer.tail.quantity,
        vat=offer.tail.vat,
        after=offer.after,
        starred=offer.starred,
        quotes=tuple(quotes),
        element=cell.element,
        extractor="formulas.table",
        doubt=offer.doubt or ("tax" if taxed else "worked out" if any(map(_comes_to, columns)) else None),
        of_rooms=bool(row) and table.of_rooms,
    )


@lru_cache(1024)
def _governed(above: tuple[str, ...], headers: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Of what stands above a price, but for the headers of its column, what names it, and the rest."""
    others = [text for text in above if text not in headers]
    title = next(filter(names_something, others), None)
    return title, tuple([text for text in others if text != title])


def _numbered(table: Priced, row: str | None) -> str | None:
    """The header of a row; the number of an office or a room behind what heads its column: "Ufficio A1"."""
    return f"{_corner(table)} {row}" if row and table.of_numbers and _UNIT.fullmatch(row) else row


_UNIT = re.compile(r"[A-Za-z]{0,2}[.-]?\d[\w./-]{0,6}")
"""The number of an office or a room."""


@remembered
def _judged(headers: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether one of the headers above a price names something, and whether one names a tax."""
    return any(map(names_something, headers)), any(map(_is_tax, headers))


def _comes_to(header: str) -> bool:
    """Whether a column has what a price comes to: "Soit par jour"."""
    return begins_with("formulas", "comes_to", header)


def _is_tax(header: str) -> bool:
    """Whether a column has the tax itself: its header is the name of a tax and perhaps its rate ("21% VAT")."""
    return says_all("vat", "tax", _RATE.sub(" ", header))


_RATE = re.compile(r"\d+(?:[.,]\d+)?\s?%")


def _duration(table: Priced, at: int) -> str | None:
    """The period that another cell of a row gives its price ("Durata": "mese"); a notice or a validity is none.

    Or the head of a column of so many days a month.
    """
    found = []
    for other, cell in enumerate(table.grid.rows[at]):
        if cell is None or (at, other) in table.offers or len(cell.text) > MAX_PERIOD:
            continue
        headers = table.above(at, other)
        if cell.text and (granted := next(filter(_grants, headers), None)):
            return granted
        if headers and not any(says("formulas", "durations", header) for header in headers):
            continue
        if in_label(cell.text) and not has_own_words(cell.text):
            found.append(cell.text)
    return found[0] if len(found) == 1 else None


@remembered
def _grants(header: str) -> bool:
    """Whether a header is of days or hours a month: "Days per month"."""
    return in_label(header) == "month" and unit_named(header.split()[0].partition("/")[0]) in (
        "hour",
        "half_day",
        "day",
    )


def _is_repeated(table: Priced, at: int, row: str) -> bool:
    """Whether a row of the same name stands in another group of the table."""
    others = (other for other in range(len(table.grid.rows)) if table.sections[other] != table.sections[at])
    return any((cell := table.grid.rows[other][0]) is not None and cell.text == row for other in others)


@dataclass(frozen=True)
class Governing:
    """What stands above a table."""

    headings: tuple[str, ...]
    """The headings, innermost first."""
    lead: str
    """The sentence about prices right above it, if it is one."""


def _governing(page: Page, table: Priced) -> Governing:
    """What governs a table."""
    span = page.span(table.grid.element)
    first = page.blocks[span[0] if span else 0]
    headings = tuple(page.blocks[index].line for index in reversed(first.headings))
    above = page.blocks[first.index - 1] if first.index else None
    inside = above is None or above.level or next(above.element.iterancestors("table"), None) is not None
    return Governing(headings, "" if above is None or inside else _lead(above.line))


def _lead(line: str) -> str:
    """The sentence of a paragraph that says for how long prices are: "Prices for the hire of our halls, per day".

    A number may follow only where no price is told: "Prices are per hour, for 2 hours or more".
    """
    told = (text for text in split(line) if len(text) <= MAX_LEAD and speaks_of_all_prices(text))
    return next((text for text in told if in_label(_DIGIT.split(text)[0]) and not find_money(text)), "")


_DIGIT = re.compile(r"\d")
