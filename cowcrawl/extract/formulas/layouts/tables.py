"""Prices in tables: a plan a row, a plan a column, rooms by duration; a header may have currency or period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.amounts.passage import MAX_BEHIND, names_behind
from cowcrawl.extract.formulas.amounts.tail import prices_pieces
from cowcrawl.extract.formulas.candidate import Candidate
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.layouts.below_room import below_room
from cowcrawl.extract.formulas.layouts.price_rows import beside_prices
from cowcrawl.extract.formulas.layouts.priced import Priced, corner, is_quota
from cowcrawl.extract.formulas.layouts.taxed_rows import NONE, Taxed, is_tax, taxed_row
from cowcrawl.extract.formulas.layouts.ticks import counts_desks, given
from cowcrawl.extract.formulas.layouts.told_beside import MAX_LEAD
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import BRACKETS, desk_hint, desk_type, leads_on, names_something
from cowcrawl.extract.texts.phrases import begins_with, says, says_all, says_any
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import has_quota, in_label, unit_named
from cowcrawl.literals.quantity import Bundle, duration
from cowcrawl.literals.vat import speaks_of_all_prices
from cowcrawl.literals.words import has_digit
from cowcrawl.page import Page
from cowcrawl.remembered import remembered
from cowcrawl.text import text_in

MAX_TITLE = 6
"""Words of a line above a table that is its title."""
MAX_PERIOD = 20
"""Characters of a cell that is nothing but a period."""


def table_candidates(page: Page, tables: list[Priced]) -> Iterator[Candidate]:
    """The prices of the tables, row by row."""
    for table in tables:
        governing, extras = _governing(page, table), beside_prices(table)
        for at, places in groupby(sorted(table.offers), itemgetter(0)):
            columns = [column for _, column in places]
            above = tuple(filter(None, (table.sections[at], table.grid.caption, *governing.headings)))
            row = Row(at, columns[0], table.across(at), _duration(table, at), above, governing.lead, governing.room)
            steps, taxed = _steps(table, at, columns), _taxed(table, at, columns)
            beside = "beside the row of prices" if at in extras else None
            for column in columns:
                for offer in table.offers[at, column]:
                    doubt = "longer for less" if column in steps else "tax" if column in taxed.summed else beside
                    tail = offer.tail._replace(vat=offer.tail.vat or ("excl" if column in taxed.bare else None))
                    yield _candidate(table, row, column, offer._replace(doubt=offer.doubt or doubt, tail=tail))


def _taxed(table: Priced, at: int, columns: list[int]) -> Taxed:
    """What a row tells of tax, where each of its cells has one amount."""
    offers = {column: table.offers[at, column] for column in columns}
    if len(columns) < 2 or any(len(found) > 1 for found in offers.values()):
        return NONE
    heads = {column: table.above(at, column) for column in columns}
    return taxed_row(heads, {column: found[0].money.amount for column, found in offers.items()})


def _steps(table: Priced, at: int, columns: list[int]) -> set[int]:
    """The columns of several months that cost no more than one: what a month is for who binds himself so long."""
    heads = {column: next(iter(table.above(at, column)), "") for column in columns}
    bundles = {column: duration(head.rstrip(" +")) for column, head in heads.items()}
    long = {column for column, bundle in bundles.items() if bundle and bundle.unit == "month"}
    months = (column for column, head in heads.items() if column not in long and in_label(head) == "month")
    month = next(months, None) if long else None
    free = (column for column, head in heads.items() if column not in long and says("formulas", "commitment", head))
    month = month if month is not None or not long else next(free, None)
    if month is None and _cheaper_for_longer(table, at, {column: bundles[column] for column in long}):
        return long
    if month is None:
        return {column for column in long if heads[column].endswith("+")}
    most = table.offers[at, month][0].money.amount
    return {column for column in long if table.offers[at, column][0].money.amount <= most}


def _cheaper_for_longer(table: Priced, at: int, bundles: dict[int, Bundle | None]) -> bool:
    """Whether more months cost no more than fewer: what a month is for who binds himself so long."""
    told = ((bundle, table.offers[at, column][0].money.amount) for column, bundle in bundles.items() if bundle)
    by_length = sorted((bundle.quantity, amount) for bundle, amount in told)
    return len(by_length) > 1 and by_length[-1][1] <= by_length[0][1]


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
    room: bool
    """Whether its table stands below a title and how many people what it names holds."""


def _candidate(table: Priced, line: Row, column: int, offer: Offer) -> Candidate:
    at, cell = line.at, table.grid.rows[line.at][column]
    assert cell is not None  # it has an offer
    row, columns = _numbered(table, table.before(at, column)), table.above(at, column)
    binding = ((corner(table), row),) if row and table.of_terms else ()
    row = None if binding else row
    named, taxed = _judged(columns)
    own = "" if leads_on(offer.label) else clean(offer.label)
    adds = bool(row) and offer.after.lstrip().startswith("(")  # a bracket behind what its row says it is of
    own = own or (clean(offer.after) if names_behind(offer.after) and not adds else "")
    row = row or (None if own or named else _behind(table, at, column))
    section = table.sections[at]
    group = section if section and row and names_something(row) and _is_repeated(table, at, row) else None
    group = table.carried[at] if row and in_label(row) else group
    title, headings = _governed(line.above, columns)
    if row and (" " not in row or row[0] in "0123456789"):
        headings = (*_what_is_timed(table, row), *headings)
    heads = not at and not row and bool(own)  # a plan and its price at the head of a column
    told = line.told if not (named or heads) else [] if names_something(row or "") else table.down(column)
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
        near=tuple([given(head, text) for head, text in told]),
        lead=line.lead,
        terms=(*binding, *(pair for pair in told if pair[0] and (named or heads))),
        period=offer.tail.period,
        quantity=offer.tail.quantity,
        vat=offer.tail.vat,
        after=offer.after,
        starred=offer.starred,
        quotes=tuple(quotes),
        element=cell.element,
        extractor="formulas.table",
        doubt=(None if not at and _is_name_of_plan(table, line, offer) else offer.doubt)
        or _doubt((corner(table), table.before(at, column) or "", *columns), taxed=taxed)
        or ("so many of it" if _is_number_of_passes(table, at, (title, *headings)) else None),
        of_rooms=line.room or (bool(row) and table.of_rooms),
    )


def _what_is_timed(table: Priced, row: str) -> tuple[str, ...]:
    """The desk or the room that heads a column of nothing but times: "Postazione" over "1 giorno", "1 mese"."""
    timed = table.header_rows and not has_own_words(row) and (in_label(row) or duration(row))
    return (head,) if timed and (desk_type(head := corner(table)) or desk_hint(head)) else ()


def _is_name_of_plan(table: Priced, line: Row, offer: Offer) -> bool:
    """Whether what sounds like a surcharge is the name of a plan among others: "Basic € 29", "Plus € 55"."""
    beside = [found[0] for (at, _), found in table.offers.items() if at == line.at and found[0] is not offer]
    named = [other for other in beside if other.doubt is None and has_own_words(other.label)]
    return offer.doubt == "addition" and len(named) > 1 and offer.label.strip().isalpha()


def _doubt(headers: tuple[str, ...], *, taxed: bool) -> str | None:
    """Why a price is none of a plan, by the headers of its row and its column."""
    if taxed:
        return "tax"
    doubts = {*map(_doubt_of, headers)} - {None}
    return min(doubts, key=_DOUBTS.index) if doubts else None


_DOUBTS = ("worked out", "at most", "per piece")


@remembered
def _doubt_of(header: str) -> str | None:
    """Why a price below a header is none of a plan: "Soit par jour", "Maximum", "Per page"."""
    if begins_with("formulas", "comes_to", header):
        return _DOUBTS[0]
    if says_all("formulas", "at_most", header):
        return _DOUBTS[1]
    return _DOUBTS[2] if prices_pieces(header) else None


@lru_cache(1024)
def _governed(above: tuple[str, ...], headers: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Of what stands above a price, but for the headers of its column, what names it, and the rest."""
    others = [text for text in above if text not in headers]
    title = next(filter(names_something, others), None)
    return title, tuple([text for text in others if text != title])


def _numbered(table: Priced, row: str | None) -> str | None:
    """The header of a row; the number of an office, or of its desks, behind what heads its column: "Ufficio A1".

    A number of days before it: "2 days per week", "10 days"; of "2 days" what it is a share of: "per week".
    """
    if row and table.of_quotas:
        return f"{row} {table.counted}" if row.isdecimal() else f"{row} {_share_of(table.counted, row)}".rstrip()
    unit = row and table.of_numbers and (_UNIT.fullmatch(row) or counts_desks(corner(table), row))
    return f"{corner(table)} {row}" if unit else row


def _share_of(counted: str, row: str) -> str:
    """What follows the unit at the head of a column where a row is so many of it: "per week" of "Days per week"."""
    if not is_quota(counted) or has_own_words(row):
        return ""
    told, (unit, _, rest) = duration(row), counted.partition(" ")
    return rest if unit_named(unit) == (told.unit if told else in_label(row)) else ""


def _behind(table: Priced, at: int, column: int) -> str | None:
    """The cell right behind a price that opens its row, where it names what has that price."""
    cells = [cell for cell in table.grid.rows[at] if cell and cell.text]
    cell = cells[1] if len(cells) > 1 and cells[0] is table.grid.rows[at][column] else None
    named = cell is not None and (at, column + 1) not in table.offers and len(cell.text) <= MAX_BEHIND
    return cell.text if cell and named and names_something(cell.text) else None


_UNIT = re.compile(r"[A-Za-z]{0,2}[.-]?\d[\w./-]{0,6}|[A-Z]")
"""The number or the letter of an office or a room."""


@remembered
def _judged(headers: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether one of the headers above a price names something or so many days a month, and whether one names a tax."""
    named = any(names_something(header) or _is_share(header) for header in headers)
    return named, any(map(is_tax, headers))


def _is_number_of_passes(table: Priced, at: int, above: Sequence[str | None]) -> bool:
    """Whether a row opens with a number above one alone, below a title about passes: what so many of them cost."""
    cell = table.grid.rows[at][0]
    counts = cell is not None and cell.text.isdecimal() and int(cell.text) > 1 and not table.of_quotas
    return counts and any(desk_type(text) == "day_pass" for text in above if text)


def _duration(table: Priced, at: int) -> str | None:
    """The period that another cell of a row gives its price ("Durata": "mese"); a notice or a validity is none.

    Or the head of a column of so many days a month, or what stands in it.
    """
    found = []
    for other, cell in enumerate(table.grid.rows[at]):
        if cell is None or (at, other) in table.offers or len(cell.text) > MAX_PERIOD:
            continue
        headers = table.above(at, other)
        if cell.text and (granted := next(filter(_grants, headers), None) or _share(table, at, other)):
            return granted if _counts(table, other) else None
        if headers and (not says_any("formulas", "durations", headers) or any(map(is_quota, headers))):
            continue
        if (in_label(cell.text) and not has_own_words(cell.text)) or _is_bundle(table, other, cell.text):
            found.append(cell.text)
    return found[0] if len(found) == 1 else None


def _is_bundle(table: Priced, column: int, text: str) -> bool:
    """Whether a cell is so many hours or days, in a column that has a single one too: "5 days" below "1 day"."""
    told = duration(text)
    if told is None or told.unit not in ("hour", "half_day", "day"):
        return False
    return any((cell := row[column]) is not None and in_label(cell.text) == told.unit for row in table.grid.rows)


def _share(table: Priced, at: int, column: int) -> str | None:
    """The cell of a row in a column of so many days a month; for one that is not limited the unit of another row."""
    cells = (row[column] for number, row in enumerate(table.grid.rows) if (number, column) not in table.offers)
    shares = [cell.text for cell in cells if cell and _is_share(cell.text)]
    own = table.grid.rows[at][column]
    if not shares or own is None:
        return None
    if in_label(own.text) or has_digit(own.text):
        return own.text if in_label(own.text) else None
    unit = shares[0].split()[-1].lstrip("/")
    return unit if in_label(unit) == "month" else None


@remembered
def _is_share(text: str) -> bool:
    """Whether a cell is nothing but so many days or hours a month: "5 days / month"."""
    return has_digit(text) and has_quota(text) and in_label(text) == "month" and not has_own_words(text)


@remembered
def _grants(header: str) -> bool:
    """Whether a header is of days or hours a month: "Days per month"."""
    return in_label(header) == "month" and unit_named(header.split()[0].partition("/")[0]) in (
        "hour",
        "half_day",
        "day",
    )


def _counts(table: Priced, column: int) -> bool:
    """Whether a column tells how many each time: beside "4 to 15 hours" stands perhaps what a single one costs."""
    cells = (row[column] for row in table.grid.rows)
    told = [len(_NUMBER.findall(cell.text)) for cell in cells if cell and not cell.head]
    return 1 in told and max(told) == 1


_NUMBER = re.compile(r"\d+")


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
    room: bool
    """Whether a line between the nearest heading and the table tells how many people a room holds."""


def _governing(page: Page, table: Priced) -> Governing:
    """What governs a table."""
    span = page.span(table.grid.element)
    first = page.blocks[span[0] if span else 0]
    headings = (*_summary(table.grid.element), *(page.blocks[index].line for index in reversed(first.headings)))
    above = page.blocks[first.index - 1] if first.index else None
    inside = above is None or above.level or next(above.element.iterancestors("table"), None) is not None
    lead = "" if above is None or inside else _lead(above.line)
    alone = _heads_alone(table)
    title = "" if above is None or inside or lead else clean(above.line)
    title = title if title and _titles(title) else ""
    heads = tuple(filter(None, (alone, title, _of_desks(table))))
    return Governing((*heads, *headings), lead or alone or _of_corner(corner(table)), below_room(page, first))


def _titles(line: str) -> bool:
    """Whether a line right above a table is its title, though it is set as none: a few words for what it prices."""
    short = len(line.split()) <= MAX_TITLE and line[0].isupper() and not _SENTENCE.search(line) and not has_digit(line)
    return short and (desk_type(line) or desk_hint(line)) is not None


def _of_desks(table: Priced) -> str:
    """The first cell where it says what all rows are prices of: "Coworking", beside "Price"."""
    head = corner(table) if table.header_rows else ""
    told = speaks_of_coworking(head) or says("space_types", "coworking", head)
    return head if told and not find_money(head) else ""


_SENTENCE = re.compile(r"[.,;:!?](?:\s|$)")


def _heads_alone(table: Priced) -> str:
    """The first cell where it heads the whole table, prices and all: "Our rooms per hour" with nothing beside it."""
    head = corner(table)
    if not table.header_rows or not in_label(head) or has_quota(head) or not has_own_words(head):
        return ""
    untitled = not any(table.above(at, column) for at, column in table.offers)
    return head if untitled and not _grants(head) else ""


def _of_corner(head: str) -> str:
    """The head of a column of rooms that tells in brackets for how long prices are: "Room (per session)"."""
    bare = BRACKETS.sub(" ", head).strip()
    return head if bare != head.strip() and says_all("formulas", "room_column", bare) and in_label(head) else ""


def _summary(table: Element) -> list[str]:
    """The line that opens the part of a page a table is folded in."""
    folded = next(table.iterancestors("details"), None)
    summary = folded.find("summary") if folded is not None else None
    return [text_in(summary)] if summary is not None else []


def _lead(line: str) -> str:
    """The sentence of a paragraph that says for how long prices are: "Prices for the hire of our halls, per day".

    A number may follow only where no price is told: "Prices are per hour, for 2 hours or more".
    """
    texts = [text for text in split(line) if len(text) <= MAX_LEAD]
    told = (text for text in texts if speaks_of_all_prices(text) or (text is texts[-1] and text.endswith(":")))
    return next((text for text in told if in_label(_DIGIT.split(text)[0]) and not find_money(text)), "")


_DIGIT = re.compile(r"\d")
