"""The parts of a page that speak of one space each: cards, sections, columns; the rule stands in `subjects`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lxml.etree import _Element as Element

from cowcrawl.extract.texts.phrases import says, says_all
from cowcrawl.extract.where import towns
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.country import country
from cowcrawl.extract.where.moved import says_when
from cowcrawl.extract.where.sighting import Sighting
from cowcrawl.extract.which.foreign import foreign
from cowcrawl.extract.which.parts import parts
from cowcrawl.extract.which.sisters import announces, is_to_open, of_sister, sisters
from cowcrawl.extract.which.stacks import stacks
from cowcrawl.extract.who.company import answers
from cowcrawl.extract.who.host_names import distinctive
from cowcrawl.literals.words import alternation, holds
from cowcrawl.model import Claim
from cowcrawl.page import Block, Page, once
from cowcrawl.page.grid import Grid
from cowcrawl.page.markup import HEADINGS
from cowcrawl.page.role import is_section, role
from cowcrawl.page.tables import grids
from cowcrawl.vocabulary import phrases

_JOINT = re.compile(r"(\s[–—|-]\s|:\s)")
_BRACKET = re.compile(r"\s*\(([^()]+)\)\s*$")
_SURE = frozenset(("GB", "IE"))
"""Countries whose postcodes tell the house."""
MAX_NAME = 80
"""Characters of the name of a space."""
NAME_WORDS = 5
"""Words of a name before an address in its line: more are a sentence."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The part of a page that speaks of one space."""

    first: int
    """Index of its first block."""
    last: int
    """Index of its last block."""
    sighting: Sighting
    name: Claim | None
    among: frozenset[int] | None = None
    """Indexes of its blocks, where it is not all from the first to the last."""
    part: str | None = None
    """The lines of its one block that are about it, where others are about other houses."""

    def holds(self, first: int, last: int | None = None) -> bool:
        """Whether the blocks from `first` to `last`, or the one block, are in it."""
        last = first if last is None else last
        inside = self.first <= first and last <= self.last
        return inside and (self.among is None or all(index in self.among for index in range(first, last + 1)))


def scope_at(page: Page, index: int) -> int:
    """The number of the scope that a block is in; -1 for none, as on a page that speaks of a single space."""
    number = next((number for number, scope in enumerate((*scopes(page), *beside(page))) if scope.holds(index)), None)
    return number if number is not None else -2 if index in sisters(page) else -1


def element_of(page: Page, block: Block) -> Element:
    """The element by which a block is known to be in its scope: text between elements stands in what holds them all."""
    number = scope_at(page, block.index)
    if number < 0 or page.span(block.element) == (block.index, block.index):
        return block.element
    return page.blocks[(*scopes(page), *beside(page))[number].first].element


@once
def scopes(page: Page) -> tuple[Scope, ...]:
    """The parts of the page that speak of one space each; none when the page speaks of a single one."""
    if answers(page):
        return ()
    full = [one for one in _full(page) if not of_sister(page, one) and one.first not in foreign(page)]
    body = [one for one in full if one.region == "main"]
    if any(one.told for one in body) and role(page.url, page.title) not in ("home", "locations"):
        body = [one for one in body if one.told]
    if body:
        return _places(page, [one for one in body if not of_office(page, one)] or body)
    if role(page.url, page.title) in ("home", "contact", "locations"):
        return _places(page, full)
    framed = _places(page, full) if _may_be_headed(page) else ()
    return framed if _headed(page, framed) is not None else ()


def of_office(page: Page, one: Sighting) -> bool:
    """Whether an address stands under a heading for the head office and nothing else, or in a line for the company.

    Beside several houses it is none.
    """
    if one.first < 0:
        return False
    block = page.blocks[one.first]
    label, colon, _ = block.line.partition(":")
    heads = [page.blocks[number].line for number in block.headings[-1:]]
    titled = any(says_all("address", concept, head) for concept in ("head_office", "company") for head in heads)
    return titled or (bool(colon) and says_all("address", "company", label))


@once
def beside(page: Page) -> tuple[Scope, ...]:
    """The parts of the page of a single space that speak of one other house of its operator each."""
    found = [one for one in _full(page) if of_sister(page, one) and not is_to_open(page, one)] if sisters(page) else []
    if len(_distinct(found)) != 1:
        return _places(page, found)
    first, last = min(sisters(page)), max(sisters(page))
    inside = (number for number in page.blocks[found[0].first].headings if number > first and number in sisters(page))
    if (head := next(inside, None)) is not None:
        first, last = head, _end_of(page, page.blocks[head])
    return (Scope(first=first, last=last, sighting=found[0], name=_name(page, first, last, found[0])),)


@once
def framed(page: Page) -> tuple[Scope, ...]:
    """The parts of header and footer that speak of one house of the operator each, where they list several."""
    return _places(page, [one for one in _full(page) if one.region in ("header", "footer")])


def _full(page: Page) -> list[Sighting]:
    """The printed addresses of the page that say in which place they are.

    A British or Irish postcode with its town is as good as a street.
    """
    printed = (one for one in sightings(page) if one.element is not None)
    sure = (one for one in printed if one.address.street or (one.address.city and one.address.country in _SURE))
    return [one for one in sure if _placed(page, one)]


def _placed(page: Page, one: Sighting) -> bool:
    """Whether an address says in which place it is: by its postcode, or by its number and a town that we know."""
    town = one.address.city
    known = town and (country(page) == "IE" or (one.address.house_number and towns.place(page, town)))
    return bool(one.address.postal_code or known)


@once
def own_scope(page: Page) -> int | None:
    """The number of the scope that a page is all about, where header or footer list the houses and it is one's own."""
    several = scopes(page)
    return _headed(page, several) if several and several[0].sighting.region != "main" else None


def _head(page: Page) -> str:
    return next((block.line for block in page.blocks if block.level == 1), "")


def _may_be_headed(page: Page) -> bool:
    """Whether a word of the first heading stands in header or footer too, as that of a house that is listed there."""
    holding = page.holding(frozenset(distinctive(_head(page))))
    return any(block.region in ("header", "footer") for block in holding)


def _headed(page: Page, framed: Sequence[Scope]) -> int | None:
    """Which of the houses in header and footer the page's first heading names; none on home pages and news."""
    if not framed or role(page.url, page.title) in ("home", "news"):
        return None
    names = [distinctive(str(scope.name.value)) if scope.name else set() for scope in framed]
    shared = set.intersection(*names)
    said = distinctive(_head(page))
    named = [number for number, words in enumerate(names) if words - shared and words - shared <= said]
    return named[0] if len(named) == 1 else None


def _places(page: Page, found: list[Sighting]) -> tuple[Scope, ...]:
    """The parts of a page around some addresses, where they are of one shape."""
    if len(_distinct(found)) < 2:
        return ()
    cards = tuple(_cards(page, found))
    if cards and all(card.first < card.last for card in cards):
        return _without_rooms(cards)
    told = tuple(_stacked(page, found)) if _below_bold(page, found) else ()
    told = told or tuple(sections(page, found)) or tuple(_columns(page, cards)) or tuple(_stacked(page, found))
    return _without_rooms(told or cards) or tuple(_lines(page, found))


def _below_bold(page: Page, found: Sequence[Sighting]) -> bool:
    """Whether what heads each address is a bold paragraph, which no heading element sets: it ends no list of houses."""
    above = [page.blocks[one.first].headings[-1:] for one in found if one.first >= 0]
    return len(above) == len(found) and all(
        heads and page.blocks[heads[0]].element.tag not in HEADINGS for heads in above
    )


def _without_rooms(places: tuple[Scope, ...]) -> tuple[Scope, ...]:
    """Places without names where these are those of rooms, each with the address of its house: "The Board Room"."""
    rooms = any(scope.name and says("desk_types", "meeting_room", str(scope.name.value)) for scope in places)
    return tuple(replace(scope, name=None) for scope in places) if rooms else places


def _stacked(page: Page, found: list[Sighting]) -> Iterator[Scope]:
    """Houses that follow one another in paragraphs, each with a line of its own before its address or in it."""
    houses = sorted(_distinct(found), key=lambda one: one.first)
    spans = stacks(page, [(one.first, _begins_with_name(page.blocks[one.first], one)) for one in houses])
    for (first, last), one in zip(spans, houses, strict=False):
        yield Scope(first=first, last=last, sighting=one, name=_name(page, first, last, one))


def _lines(page: Page, found: list[Sighting]) -> Iterator[Scope]:
    """Addresses in the lines of one paragraph, each with those that are about its house."""
    first = found[0].first
    block = page.blocks[first]
    apart = any(one.first != first or one.element is not block.element for one in found)
    if first < 0 or apart or len(_distinct(found)) != len(found):
        return
    for one, lines in zip(found, parts(block, found), strict=False):
        head = lines[0].partition(one.quotes["street"])[0].strip(" ,") or lines[0]
        name = _name_in(page, block, head, one)
        yield Scope(first=first, last=first, sighting=one, name=name, part=" ".join(lines))


def _begins_with_name(block: Block, one: Sighting) -> bool:
    """Whether the lines of an address begin with the name of its house, or its line does, a dash between."""
    if len(block.lines) > 1 and not any(map(str.isdigit, block.lines[0])):
        return not _is_address(block.lines[0], one)
    said = _before(block.line, one)
    return said != block.line and len(said.split()) <= NAME_WORDS and not holds("address", "way_there", said)


def _cards(page: Page, found: list[Sighting]) -> Iterator[Scope]:
    """Sibling elements of one kind with one address each."""
    cards: list[tuple[Element, Sighting]] = []
    for one in found:
        card = _largest_alone(one, found)
        if card is not None and page.span(card) and not any(card is other for other, _ in cards):
            cards.append((card, one))
    cards = _of_one_kind(cards, len(_distinct(found)))
    for card, one in cards:
        first, last = page.span(card) or (0, -1)
        while card.tag == "a" and last + 1 < len(page.blocks) and page.blocks[last + 1].element is card.getparent():
            last += 1  # what a link holds behind its paragraphs
        term = card.getprevious() if card.tag == "dd" else None
        if term is not None and term.tag == "dt" and (named := page.span(term)):
            first = named[0]
        yield Scope(first=first, last=last, sighting=one, name=_name(page, first, last, one))


def _of_one_kind(cards: list[tuple[Element, Sighting]], houses: int) -> list[tuple[Element, Sighting]]:
    """The sibling elements of one kind among some that hold each of so many houses; others repeat one of them."""
    kinds = dict.fromkeys((card.getparent(), card.tag) for card, _ in cards)
    for kind in kinds:
        alike = [(card, one) for card, one in cards if (card.getparent(), card.tag) == kind]
        if len(alike) == houses == len(_distinct(one for _, one in alike)):
            return alike
    return cards if len(kinds) == 1 and len(cards) >= houses else []


def _largest_alone(one: Sighting, found: list[Sighting]) -> Element | None:
    """The largest element around an address that holds no other one."""
    others = [other.element for other in found if not other.same(one)]
    above = {id(node) for other in others if other is not None for node in (other, *other.iterancestors())}
    assert one.element is not None
    nodes = [node for node in (one.element, *one.element.iterancestors()) if id(node) not in above]
    return nodes[-1] if nodes else None


def _columns(page: Page, cards: Sequence[Scope]) -> Iterator[Scope]:
    """The columns of a table with an address each in one row: what stands in a column is about its house."""
    for grid in grids(page) if cards else ():
        width = range(grid.width)
        places = [(n, scope) for scope in cards for n in width if _in_column(page, grid, n, scope.first)]
        if len(places) == len(cards) == len({number for number, _ in places}):
            yield from (_column(page, grid, number, scope) for number, scope in places)
            return


def _in_column(page: Page, grid: Grid, number: int, index: int) -> bool:
    spans = (page.span(row[number].element) for row in grid.rows if row[number])  # type: ignore[union-attr]
    return any(span and span[0] <= index <= span[1] for span in spans)


def _column(page: Page, grid: Grid, number: int, scope: Scope) -> Scope:
    """The column of a table as a scope, named by its header; cells that span several columns are about no one house."""
    cells = [row[number] for row in grid.rows if row[number] and list(row).count(row[number]) == 1]
    spans = [span for cell in cells if cell and (span := page.span(cell.element))]
    among = frozenset(index for first, last in spans for index in range(first, last + 1))
    first, last = min(among), max(among)
    head = cells[0] if cells and cells[0] and cells[0] is grid.rows[0][number] else None
    at = page.span(head.element) if head else None
    name = _name(page, *at, scope.sighting) if at else None
    return replace(scope, first=first, last=last, among=among, name=name)


def sections(page: Page, found: list[Sighting]) -> Iterator[Scope]:
    """Addresses under headings of one level: each section reaches to the next heading of that level or above."""
    heads: list[tuple[Block, Sighting]] = []
    for one in found:
        above = page.blocks[one.first].headings if one.first >= 0 else ()
        head = page.blocks[above[-1]] if above else None
        if head is None or any(head.index == other.index and not one.same(last) for other, last in heads):
            return
        if any(one.same(last) for _, last in heads):
            continue
        heads.append((head, one))
    if len({head.level for head, _ in heads}) != 1:
        return
    for head, one in heads:
        last = _end_of(page, head)
        yield Scope(first=head.index, last=last, sighting=one, name=_name(page, head.index, last, one))


def _end_of(page: Page, head: Block) -> int:
    """The index of the last block of the section below a heading."""
    after = (
        block.index
        for block in page.blocks[head.index + 1 :]
        if 0 < block.level <= head.level or block.region != head.region
    )
    return next(after, len(page.blocks)) - 1


def _name(page: Page, first: int, last: int, sighting: Sighting) -> Claim | None:
    """The claim of a place's name: its first heading, else its first line before the address."""
    blocks = page.blocks[first : last + 1]
    lines = [(block, block.line) for block in blocks if block.level] or [
        (block, line) for block in blocks[:1] for line in block.lines[:1]
    ]
    return _name_in(page, *lines[0], sighting) if lines else None


def _name_in(page: Page, block: Block, line: str, sighting: Sighting) -> Claim | None:
    """The claim of the name that a line gives a place; a question, a call or the head of a part of the page is none."""
    text = _without_status(_before(line, sighting)).strip(" :–-|,")
    if text[-1:] in "?!…" or _also().match(text) or announces(block) or says_all("address", "label", text):
        return None
    if len(text) > MAX_NAME or is_section(text) or not distinctive(text) or _is_address(text, sighting):
        return None
    if says_when(page, text):
        return None
    return Claim(field="name", value=text, quote=text, locator=page.locator(block.element), extractor="subjects")


def _before(line: str, sighting: Sighting) -> str:
    """What a line says before the address that is the rest of it, a dash, a colon or a bar between."""
    name, mark, rest = _JOINT.split(line, maxsplit=1) if _JOINT.search(line) else (line, "", "")
    return name if mark and _is_address(rest, sighting) and not _is_address(name, sighting) else line


def _without_status(line: str) -> str:
    """A heading without a year in brackets, or what it says there or at its end of the opening or end of the house."""
    line = _from_then().sub("", line)
    bracket = _BRACKET.search(line)
    phases = ("in_preparation", "opens", "soon", "closed", "closed_since", "closing", "paused")
    if bracket and (_YEAR.search(bracket[1]) or any(says("status", one, bracket[1]) for one in phases)):
        line = line[: bracket.start()]
    return _soon().sub("", line)


_YEAR = re.compile(r"(?<!\d)20\d\d$")


@cache
def _from_then() -> re.Pattern[str]:
    """The end of a heading that says from when on its house is open: "Cardiff – coming 2027", "(ab Mai 2027)"."""
    leads = alternation(phrases("status", "from_then"))
    return re.compile(rf"[\s,:(–-]+(?:{leads})\s(?:[^\W\d_]+\s){{0,2}}20\d\d\W*$", re.I)


@cache
def _also() -> re.Pattern[str]:
    """What a heading begins with that tells of one more house, and does not name it."""
    return re.compile(rf"(?:{alternation(phrases('houses', 'also'))})(?!\w)", re.I)


@cache
def _soon() -> re.Pattern[str]:
    """The words at the end of a heading that say that its house opens soon."""
    return re.compile(rf"(?<=\w)[\s,:–-]+(?:{alternation(phrases('status', 'soon'))})\W*$", re.I)


def _is_address(text: str, sighting: Sighting) -> bool:
    parts = (sighting.address.street, sighting.address.postal_code)
    return any(part and part in text for part in parts)


def _distinct(found: Iterable[Sighting]) -> list[Sighting]:
    distinct: list[Sighting] = []
    for one in found:
        if not any(one.same(other) for other in distinct):
            distinct.append(one)
    return distinct
