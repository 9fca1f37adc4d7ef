"""From the tables of a report: a row that tells of a place is a space, a row that counts places is a count."""

from __future__ import annotations

from collections.abc import Iterator

from cowcrawl.model import Aggregate
from cowcrawl.report import cells, spaces
from cowcrawl.report.headers import OTHER
from cowcrawl.report.layer import Layer, Ledger, counted
from cowcrawl.report.mapped import Mapped
from cowcrawl.report.names import words_of
from cowcrawl.report.places import is_town
from cowcrawl.report.tables import Table
from cowcrawl.text import fold

FACTS = frozenset({"area_m2", "desks", "address", "district", "city", "location"})
"""Columns of which a table about spaces has one at least: a name and a year may be anybody's."""
MAX_CAPTION = 90
"""Characters of a line of a caption at most."""
ABOVE = 2
"""Lines above a table that may be its caption."""


def about_spaces(layer: Layer, table: Table) -> bool:
    """Whether the rows of a table are spaces: they have a name or an operator, and are not counted."""
    kinds = set(table.kinds)
    if "count" in kinds or not {"operator", "tenant", "site", "location"} & kinds or not FACTS & kinds:
        return False
    return "operator" in kinds or _caption_on_topic(layer, table)


def rows(layer: Layer, table: Table, published: str | None) -> Iterator[Ledger]:
    """The claims of each row of a table about spaces."""
    context = (table.header.collapsed(),)
    whole = OTHER not in table.kinds
    above: dict[str, Mapped] = {}
    for row in table.rows:
        ledger = Ledger(layer, "report.table", row.words if whole else None, context)
        above = _filled(row.cells, above)
        _claim_row(ledger, above, published)
        yield ledger
    for total in table.totals:
        ledger = Ledger(layer, "report.table")
        ledger.leave_out(None, "a row that sums up", total.collapsed().text)
        yield ledger


def counts(layer: Layer, table: Table) -> Iterator[Aggregate]:
    """What the rows of a table of counts say: how many spaces or square metres an operator or a place has."""
    measures = {"count": ("spaces", "spaces"), "area_m2": ("floor area", "m2"), "desks": ("desks", "desks")}
    owner = next((kind for kind in ("operator", "site", "location", "district", "city") if kind in table.kinds), None)
    if owner == "operator":
        measures["count"] = ("locations", "locations")
    for row in table.rows:
        date = cells.date(row.cells["opening_date"].text) if "opening_date" in row.cells else None
        named = row.cells.get(owner) if owner else None
        subject = named.text if named and not cells.is_empty(named.text) else date and "spaces"
        for kind, (measure, unit) in measures.items():
            value = cells.number(row.cells[kind].text) if kind in row.cells else None
            if value is None or not subject:
                continue
            words = row.words if layer.quote(row.words) else row.cells[kind]
            found = counted(layer, words, subject=subject, measure=measure, value=value, unit=unit, date=date)
            if found:
                yield found


def _claim_row(ledger: Ledger, row: dict[str, Mapped], published: str | None) -> None:
    cell = {kind: words for kind, words in row.items() if not cells.is_empty(words.text)}
    site, district = _site_and_district(cell)
    if site:
        spaces.name(ledger, site, "")
    if operator := cell.get("operator") or cell.get("tenant"):
        ledger.claim("operator", operator.text, operator)
    if district:
        ledger.claim("district", district.text, district)
    if "city" in cell:
        ledger.claim("city", cell["city"].text, cell["city"])
    if "address" in cell and not spaces.address(ledger, cell["address"]):
        _claim_building(ledger, cell["address"], named=bool(site))
    if "area_m2" in cell:
        spaces.area(ledger, cell["area_m2"])
    for field in ("desks", "occupants"):
        if field in cell:
            spaces.people(ledger, field, cell[field])
    if "opening_date" in cell:
        spaces.opening(ledger, cell["opening_date"], published)
    if "status" in cell:
        spaces.status(ledger, cell["status"])
    if "contract" in cell:
        spaces.contract(ledger, cell["contract"])
    if "website" in cell:
        spaces.website(ledger, cell["website"])
    for kind in ("owner", "investor"):
        if kind in cell:
            spaces.party(ledger, kind, cell[kind])


def _claim_building(ledger: Ledger, words: Mapped, *, named: bool) -> None:
    """Claim what stands for an address and has no street: the name of a building, a town behind it."""
    head, _, tail = words.text.partition(",")
    town = tail.strip() if tail else head
    if is_town(town) and ledger.value("city") is None:
        ledger.claim("city", town, words)
    if not named and head and not is_town(head):
        spaces.name(ledger, words[: len(head)].strip(), "")
    elif not is_town(town):
        ledger.leave_out("street", "no street", words.text)


def _site_and_district(cell: dict[str, Mapped]) -> tuple[Mapped | None, Mapped | None]:
    """The name of the site and the district. Where one column gives both, the second stands in brackets."""
    site = cell.get("site")
    district = cell.get("district")
    place = cell.get("location")
    if site is None and place is not None:
        site, place = place, None
    district = district or place
    if site is None and district is not None and (both := cells.in_brackets(district)):
        district, site = both
    elif site is not None and district is None and "city" not in cell and (both := cells.in_brackets(site)):
        site, district = both
    return site, district


def _filled(row: dict[str, Mapped], above: dict[str, Mapped]) -> dict[str, Mapped]:
    """A row with the cells that stand for those above them: ditto marks, and a first column left empty."""
    first = next(iter(row), None)
    return {
        kind: above[kind]
        if kind in above and (cells.repeats(words.text) or (kind == first == "operator" and not words.text.strip()))
        else words
        for kind, words in row.items()
    }


def _caption_on_topic(layer: Layer, table: Table) -> bool:
    """Whether the header of a table, or the lines right above it, speak of spaces for work."""
    above = [line.text for line in layer.lines[max(table.first - ABOVE, 0) : table.first]]
    titles = [text for text in above if len(text) <= MAX_CAPTION and text[-1:] not in ".,;"]
    said = f" {fold(' '.join([*titles, table.header.text]))} "
    return any(f" {subject} " in said for subject in words_of("report_tables", "subject"))
