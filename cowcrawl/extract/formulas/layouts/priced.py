"""Tables with prices: which places offer what, and the headers, groups and titles above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.amounts.locale import Locale
from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.amounts.passage import offers
from cowcrawl.extract.formulas.amounts.tail import Tail
from cowcrawl.extract.formulas.candidate import ROOMS
from cowcrawl.extract.formulas.labels import has_own_words, without_class
from cowcrawl.extract.formulas.layouts.told_beside import told_above, told_below, told_of_all
from cowcrawl.extract.formulas.words import BRACKETS, desk_hint, desk_type, is_part_of_day, is_weekend
from cowcrawl.extract.texts.phrases import says, says_all
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.currency import currency_in
from cowcrawl.literals.money import Money, plain_amount
from cowcrawl.literals.period import has_quota, in_label, period_spans, unit_named
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.page import Page
from cowcrawl.page.grid import Cell, Grid
from cowcrawl.remembered import remembered
from cowcrawl.text import collapse, text_in
from cowcrawl.vocabulary import phrases

MAX_TITLE = 60
"""Characters of a row's only cell that can title the rows below."""
MAX_ROWS = 40
"""Rows that can describe a plan in a column."""
MAX_CELL = 160
"""Characters of a cell with a price; a longer one belongs to a table that only lays out the page."""


_NOTE = re.compile(r"\s[¹²³⁴⁵*]+$")
"""The mark of a footnote behind a header."""


@dataclass(frozen=True)
class Priced:
    """A table and what each of its places offers."""

    grid: Grid
    """The table."""
    offers: dict[tuple[int, int], list[Offer]]
    """Offers by row and column."""

    @cached_property
    def header_rows(self) -> list[int]:
        """The rows at the top without a price: the first, and below it those marked up as headers or of periods."""
        rows = []
        for at, row in enumerate(self.grid.rows):
            if any((at, column) in self.offers for column in range(len(row))):
                break
            if self.grid.row_is_section(at) and not (
                at == 0 and any(_goes_on(below, row) for below in self.grid.rows[1:2])
            ):
                break
            heads = [cell.head for cell in row if cell and cell.text]
            if at and not (heads and (all(heads) or _goes_on(row, self.grid.rows[at - 1]))):
                break
            if heads:
                rows.append(at)
        return [] if self._measures(rows) or self._tells_no_price(rows) else rows

    def _tells_no_price(self, rows: Sequence[int]) -> bool:
        """Whether what heads a table is no header but a plan without a price: "Trial day" beside "free"."""
        cells = [cell for cell in self.grid.rows[rows[0]] if cell and cell.text] if len(rows) == 1 else []
        return any(not cell.head and says_all("formulas", "no_price", cell.text) for cell in cells[1:])

    def _measures(self, rows: Sequence[int]) -> bool:
        """Whether what heads a table of two columns is no header but how large a room is: "Area" beside "32 m²"."""
        if len(rows) != 1 or self.grid.width != 2:
            return False
        cell = self.grid.rows[rows[0]][1]
        return cell is not None and not cell.head and bool(find_areas(cell.text) or find_capacities(cell.text))

    @cached_property
    def sections(self) -> list[str | None]:
        """For each row the title row above it: one cell that fills it, set as a title or right above prices."""
        titles: list[str | None] = []
        title: str | None = None
        for at, row in enumerate(self.grid.rows):
            titles.append(title)
            if self.grid.row_is_section(at):
                cell = next(cell for cell in row if cell and cell.text)
                title = _title_of(cell.text) if self._is_title(cell, at) else title
        return titles

    @cached_property
    def of_rooms(self) -> bool:
        """Whether its first column is headed as one of rooms."""
        head = corner(self)
        return says_all("formulas", "room_column", head) or says_all("desk_types", "meeting_room", head)

    @cached_property
    def of_terms(self) -> bool:
        """Whether its first column is headed as one of terms: its rows tell for how long who takes a plan is bound."""
        return says_all("formulas", "commitment_column", corner(self))

    @cached_property
    def of_numbers(self) -> bool:
        """Whether its first column is headed as one of offices or rooms, which may have nothing but a number."""
        head = corner(self)
        let = bool({desk_hint(head), desk_type(head)} & {"private_office", *ROOMS})
        let = let or says("formulas", "room_column", head)
        return let and len(head.split()) == 1

    @cached_property
    def of_quotas(self) -> bool:
        """Whether its first column is headed as one of days or hours, be it a week or a month."""
        return is_quota(self.counted) or unit_named(self.counted) is not None

    @cached_property
    def counted(self) -> str:
        """What its first column counts by its head: "hours" of "Number of hours"."""
        return _number_of().sub("", corner(self))

    @cached_property
    def _heads_again(self) -> list[int]:
        """The rows further down that are all headers and head what is below them in place of those at the top."""
        return [
            at
            for at, row in enumerate(self.grid.rows)
            if at not in self.header_rows
            and not any((at, column) in self.offers for column in range(len(row)))
            and _are_heads(row)
            and not (self._names_columns and row[0] and row[0].text and not row[0].head)
        ]

    @cached_property
    def _names_columns(self) -> bool:
        """Whether the first row names each column as a plan: "Post: monthly, weekly, daily" tells of them."""
        cells = self.grid.rows[0][1:] if self.header_rows[:1] == [0] else ()
        return len(cells) > 1 and all(cell and has_own_words(cell.text) and not in_label(cell.text) for cell in cells)

    @cached_property
    def _heads(self) -> list[list[tuple[int, str]]]:
        """For each column the numbers and the texts of its headers, the lowest first."""
        rows = [(at, self.grid.rows[at]) for at in reversed(self.header_rows + self._heads_again)]
        return [
            [(at, _NOTE.sub("", cell.text)) for at, row in rows if (cell := row[column]) and cell.text]
            for column in range(self.grid.width)
        ]

    def above(self, at: int, column: int) -> tuple[str, ...]:
        """The headers above a place, nearest first."""
        again = max((row for row in self._heads_again if row < at), default=0)
        return tuple([text for row, text in self._heads[column] if again <= row < at])

    @cached_property
    def _openings(self) -> list[tuple[int, str | None]]:
        """For each row the column of its first cell with a text, and that as a header; None where it is a price."""
        return [self._opening(at, row) for at, row in enumerate(self.grid.rows)]

    def _opening(self, at: int, row: Sequence[Cell | None]) -> tuple[int, str | None]:
        for column, cell in enumerate(row):
            if cell and cell.text:
                bare = plain_amount(cell.text) is not None and (column > 0 or not (self.of_numbers or self.of_quotas))
                is_price = (at, column) in self.offers or bare
                return column, None if is_price else _NOTE.sub("", headline(cell))
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
        short = len(_title_of(cell.text)) <= MAX_TITLE and cell.text[0] not in "*(" and cell.text[-1] not in ".!"
        alone = not self.header_rows or _has(cell, "em", "i")
        above_prices = short and alone and any(row == at + 1 for row, _ in self.offers)
        return cell.head or bold or above_prices

    def across(self, at: int) -> list[tuple[str, str]]:
        """What a row says beside its prices, as header and cell; of a number under "days a month" with that."""
        told = self._described((at, column) for column in range(len(self.grid.rows[at])))
        row = ((column, cell) for column, cell in enumerate(self.grid.rows[at]) if (at, column) not in self.offers)
        cells = ((column, cell) for column, cell in row if cell and cell.text.isdecimal())
        counts = ((cell.text, head) for column, cell in cells for head in self.above(at, column) if in_label(head))
        return [*told, *(("", f"{number} {head}") for number, head in counts)]

    def down(self, column: int) -> list[tuple[str, str]]:
        """What a column says beside its prices, as header and cell."""
        rows = range(len(self.grid.rows))
        heads = {*self.header_rows, *self._heads_again}
        told = [row for row in rows if row not in heads and not self.grid.row_is_section(row)]
        return self._described((row, column) for row in told[:MAX_ROWS])

    def _described(self, places: Iterable[tuple[int, int]]) -> list[tuple[str, str]]:
        cells = ((self.grid.rows[at][column], at, column) for at, column in places if (at, column) not in self.offers)
        told = ((self.before(at, column) or "", cell.text) for cell, at, column in cells if cell and cell.text)
        return [(header, text) for header, text in told if text != header]


def _are_heads(row: Sequence[Cell | None]) -> bool:
    """Whether the cells of a row are marked up as headers, or behind the first one are each of one period's prices."""
    cells = [cell for cell in dict.fromkeys(row) if cell and cell.text]
    behind = [cell for cell in cells if cell is not row[0]]
    return len(cells) > 1 and (
        all(cell.head for cell in cells) or (len(behind) > 1 and all(_is_of_one_period(cell.text) for cell in behind))
    )


def _goes_on(row: Sequence[Cell | None], above: Sequence[Cell | None]) -> bool:
    """Whether a row opens with an empty cell and tells behind it for how long prices are, in one of them at least.

    Or with a cell that reaches down from the row above.
    """
    behind = [cell for cell in dict.fromkeys(row[1:]) if cell is not None]
    opens = row[0] is None or not row[0].text or row[0] is above[0]
    return opens and all(cell.text for cell in behind) and any(_is_of_one_period(cell.text) for cell in behind)


def _is_of_one_period(header: str) -> bool:
    """Whether a header is of what a period costs, without a number of hours or days: "Half day (9-13)"."""
    return in_label(header) is not None and not has_digit(BRACKETS.sub(" ", header)) and _is_of_prices(header)


def headline(cell: Cell) -> str:
    """The words above the list in a cell, or in bold on the first of its lines; else all it says.

    Or what stands above a size in small letters: "Elm<br><small>20 m², 8 people</small>".
    """
    first = cell.element[0] if len(cell.element) else None
    told = " ".join((cell.element.text or "").split())
    if told and first is not None and _is_size_below(first):
        return told
    if first is None or (told and first.tag not in ("ul", "ol")):
        return cell.text
    if not told and (first.tag not in ("b", "strong") or (first.tail or "").strip()):
        return cell.text
    behind = first if told else first.getnext()
    told = told or text_in(first)
    named = has_own_words(told) or (desk_type(told) or desk_hint(told)) is not None
    return told if named and behind is not None and behind.tag in ("br", "p", "div", "ul", "ol") else cell.text


def _is_size_below(first: Element) -> bool:
    """Whether a line break is all there is before small letters that tell how large something is."""
    small = first.getnext() if first.tag == "br" and not (first.tail or "").strip() else None
    if small is None or small.tag != "small":
        return False
    size = text_in(small)
    return bool(find_areas(size) or find_capacities(size))


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
            amount = plain_amount(_lowest().sub("", cell.text)) if cell else None
            if cell is None or amount is None or (at, column) in table.offers:
                continue
            headers = [text for text in (*table.above(at, column), table.before(at, column)) if text]
            currency = next((code for text in headers if (code := currency_in(text, dollar=locale.dollar))), None)
            if currency is None and any(map(_is_timed, headers)):
                currency = currency_in(table.grid.caption or corner(table), dollar=locale.dollar)
                currency = currency or (locale.only if _CENTS.search(cell.text) else None)
            if currency is None and (
                any(map(_is_of_prices, table.above(at, column)))
                or _is_price(table.before(at, column) or "")
                or (column > 1 and _is_unit(row[column - 1]))
                or ((at, column - 1) in found and any(map(_is_timed, headers)))  # "Evening" beside "Day"
            ):
                told = (told_above(page, table.grid), told_below(page, table.grid), told_of_all(page))
                currency = next(filter(None, (currency_in(text, dollar=locale.dollar) for text in told)), None)
            if currency and amount:
                money = Money(amount, currency, 0, len(cell.text))
                found[at, column] = [Offer(money, "", "", Tail(len(cell.text)), cell.text)]
    return found


def _is_unit(cell: Cell | None) -> bool:
    """Whether a cell is nothing but for how long a price is: "per month", beside the amount."""
    return cell is not None and bool(in_label(cell.text)) and not (has_own_words(cell.text) or is_quota(cell.text))


def _is_timed(header: str) -> bool:
    """Whether a header tells for how long or when a price is: "Half day", "Evening", "Weekend"."""
    return in_label(header) is not None or is_part_of_day(header) or is_weekend(header)


@cache
def _lowest() -> re.Pattern[str]:
    """What stands before the lowest price of several: "from 1,450"."""
    return re.compile(rf"^(?:{alternation(phrases('money', 'from'))})\s", re.I)


@cache
def _number_of() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternation(phrases('quantity', 'number_of'))})\s?", re.I)


@remembered
def is_quota(header: str) -> bool:
    """Whether a header is of so many units a period: "Days per week"."""
    first = header.partition(" ")[0].partition("/")[0]
    counted = unit_named(first) in ("hour", "half_day", "day")
    return counted and has_quota(f"2 {header}") and not has_own_words(header)


def _is_of_prices(header: str) -> bool:
    """Whether a column is headed by a period or a word for prices, or by who pays them, and by nothing else."""
    period = in_label(header)
    if is_quota(header) or (has_digit(header) and has_quota(header)):
        return False  # "Days a month", "10 days a month"
    if period == "year" and has_digit(header):
        return False  # "Year 2": what is paid then
    return (period is not None and not has_own_words(header)) or (
        says_all("formulas", "price_column", without_class(header))
    )


def _is_price(header: str) -> bool:
    """Whether a row is headed by a word for prices and a period: "Monthly price"."""
    periods = period_spans(header)
    rest = header
    for span in reversed(periods):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    return bool(periods) and says_all("formulas", "price_column", rest)


_CENTS = re.compile(r"\d[.,]\d\d\s*\*{0,3}\s*$")
"""The end of an amount: a number of people or square metres has no cents."""


def corner(table: Priced) -> str:
    """The text of its first cell."""
    cell = table.grid.rows[0][0]
    return cell.text if cell else ""


def _title_of(text: str) -> str:
    """The title in a row's only cell, of a long one without the brackets in it: "Under 35 (until the day of …)"."""
    return text if len(text) <= MAX_TITLE else collapse(BRACKETS.sub(" ", text))
