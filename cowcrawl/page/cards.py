"""What governs a block: the title of the card, list or section it stands in, as a reader sees it."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from lxml.etree import _Element as Element

from cowcrawl.page import Block, Page
from cowcrawl.page.columns import name_above
from cowcrawl.page.entries import Run, run_of
from cowcrawl.page.lists import listed_under
from cowcrawl.page.titles import MAX_TITLE, is_title

MAX_BELOW = 12
"""Blocks below a heading with a price that may describe its plan."""
MAX_CLIMB = 20
"""Elements around a price that its card is looked for in; on real pages it is found within six."""
MAX_PASSED = 12
"""Titles that name nothing which are passed on the way to one that does; five on real pages."""
_LISTS = frozenset("ul ol dl table tbody thead".split())
_PAGES = frozenset("body html main".split())
_CONTAINERS = _LISTS | _PAGES


class Card(NamedTuple):
    """What governs a block."""

    title: Block | None
    """The title nearest to it that names something, or None."""
    headings: tuple[Block, ...]
    """The headings above that title, outermost first."""
    first: int
    """Index of the first block that belongs to it."""
    last: int
    """Index of the last block that belongs to it."""
    alone: bool = False
    """One block is all of it, and its first line names it."""


class Outline:
    """The blocks of a page as a tree: which lie in an element, which of them carry a price, what titles them."""

    def __init__(
        self,
        page: Page,
        marked: Collection[int],
        names: Callable[[str], bool],
        badge: Callable[[str], bool],
        opens: Callable[[str], bool] = lambda text: False,
        apart: Collection[int] = (),
        kinds: Callable[[str], bool] = lambda text: False,
    ) -> None:
        """`marked` are the indexes of the blocks with a price; `names` says whether a text names something.

        `badge` says whether a text may stand above the name of a card, `opens` whether such a text is the name of one
        that has no other. `apart` are the indexes of blocks that describe no card; `kinds` says whether a text names
        a kind of desk or room by itself.
        """
        self.blocks = page.blocks
        self._marks = frozenset(marked)
        self._ordered = sorted(self._marks)
        self._names = names
        self._badge = badge
        self._opens = opens
        self._apart = frozenset(apart)
        self._kinds = kinds
        self._runs: dict[tuple[int, int], Run | None] = {}
        self._page = page
        self._priced = Counter(_kinds(self.blocks[index].element for index in self._marks))
        self._title: dict[int, bool] = {}
        self._naming: dict[int, bool] = {}
        self._nearest: dict[tuple[int, int], int] = {}

    def card(self, block: Block) -> Card:
        """What governs `block`: found by climbing from it until something names it."""
        if self._names_itself(block):
            card = self._section(block)._replace(last=block.index, alone=True)
            return card._replace(title=title) if (title := self._bold_above(block)) else card
        if block.level and self._names(block.line):
            return self._section(block)._replace(last=self._end_below(block))
        if (name := name_above(self._page, block, self._marks)) and self._is_naming(name.index):
            return Card(name, self._above(name), block.index, block.index)
        card = self._climbed(block)
        if (heading := self._priced_heading(block)) and (card.title is None or card.title.index < heading.index):
            return self._section(heading)._replace(title=heading, first=heading.index, last=self._end_below(heading))
        if entry := self._entry(block, card.title):
            return Card(self.blocks[entry[0]], tuple(filter(None, (*card.headings, card.title))), *entry[1:])
        above = self.blocks[block.index - 1] if block.index and block.index - 1 not in self._marks else None
        if above is None or not (
            self._is_of_page(card.title) and _together(above, block) and self._heads(above, block)
        ):
            return card
        return Card(above, tuple(filter(None, (*card.headings, card.title))), above.index, self._end_of(block))

    def _heads(self, above: Block, block: Block) -> bool:
        """Whether the line above a price can be its name: a period, or the cell before it in a table of one row."""
        beside = block.element.tag == "td" and len(above.line) <= MAX_TITLE and self._names(above.line)
        return beside or self._opens(above.line)

    def _entry(self, block: Block, title: Block | None) -> tuple[int, int, int] | None:
        """Name and ends of the entry of a run of lines that a block is in, where its title is one above all of them."""
        if listed := listed_under(self._page, block, self._marks, self._kinds):
            return listed if title is None or title.index < listed[0] else None
        element = block.element
        while self._count(element) < 2 and (parent := element.getparent()) is not None:
            element = parent
        first, last = self._span(element)
        if element.tag in _PAGES:
            first, last = self._between_headings(block)
        inside = range(first, title.index + 1) if title else ()
        if element.tag in _LISTS or any(not self.blocks[index].level for index in inside):
            return None
        if (first, last) not in self._runs:
            marks = self._ordered[bisect(self._ordered, first - 1) : bisect(self._ordered, last)]
            self._runs[first, last] = run_of(self.blocks[first : last + 1], marks, self._names, self._kinds)
        run = self._runs[first, last]
        return run.entry(block.index) if run else None

    def _between_headings(self, block: Block) -> tuple[int, int]:
        """The first and the last index of the blocks between the headings around a block."""
        first, last = block.headings[-1] + 1 if block.headings else 0, block.index
        while last + 1 < len(self.blocks) and not self.blocks[last + 1].level:
            last += 1
        return first, last

    def _bold_above(self, block: Block) -> Block | None:
        """The line in bold right above a block, which heads what the block lists."""
        above = self.blocks[block.index - 1] if block.index else None
        bold = above is not None and not above.level and self._is_naming(above.index)
        return above if bold and above and self._is_sibling(above, block.element) else None

    def _priced_heading(self, block: Block) -> Block | None:
        """The heading right above a block, where it has a price and names something: what stands below is of that."""
        heading = self.blocks[block.headings[-1]] if block.headings else None
        priced = heading is not None and heading.index in self._marks and heading.level > 1
        return heading if heading and priced and self._names(heading.line) else None

    def _end_of(self, block: Block) -> int:
        """The last block of the card that a block and the line above it are in; in a list they are all of it."""
        parent = block.element.getparent()
        return block.index if parent is None or parent.tag in _CONTAINERS else self._span(parent)[1]

    def around(self, card: Card, most: int) -> list[Block]:
        """The first blocks of a card, without those that describe none."""
        blocks = self.blocks[card.first : min(card.last + 1, card.first + most)]
        return [block for block in blocks if block.index not in self._apart]

    def is_priced(self, index: int) -> bool:
        """Whether a block carries a price."""
        return index in self._marks

    def _climbed(self, block: Block) -> Card:
        """What governs `block`, by climbing from it."""
        for element in islice((block.element, *block.element.iterancestors()), MAX_CLIMB):
            if element.tag != "html" and (title := self._title_in(element, block)):
                return self._card(element, title, block)
        return self._section(block)

    def _is_of_page(self, title: Block | None) -> bool:
        """Whether a title is that of the whole page, or none."""
        return title is None or title.level == 1

    def _span(self, element: Element) -> tuple[int, int]:
        return self._page.span(element) or (0, -1)

    def _is_title(self, index: int) -> bool:
        """Whether a block without a price is set as a title."""
        if index not in self._title:
            self._title[index] = index not in self._marks and is_title(self.blocks[index])
        return self._title[index]

    def _is_naming(self, index: int) -> bool:
        """Whether a title names something."""
        if index not in self._naming:
            self._naming[index] = self._is_title(index) and self._names(self.blocks[index].line)
        return self._naming[index]

    def _next_title(self, index: int, step: int) -> int:
        """The index of the nearest title behind a block, or before it with a `step` of -1; beyond the ends if none."""
        passed, at = [index], index + step
        while 0 <= at < len(self.blocks) and not self._is_title(at):
            passed.append(at)
            at = self._nearest.get((at, step), at + step)
        self._nearest.update([((one, step), at) for one in passed])
        return at

    def _title_in(self, element: Element, block: Block) -> Block | None:
        first, last = self._span(element)
        repeated = self._is_repeated(element)
        if before := self._before(first, block.index, skip_generic=repeated):
            return before
        if not repeated:
            return None
        above = self.blocks[first - 1] if first else None
        below = self._after(first, block.index, last)
        if above is not None and above.level and self._is_sibling(above, element) and self._is_naming(above.index):
            named = None if below or not self._heads_next(element) else self._opening(element, block)
            return below if below and self._is_of_page(above) else named or above
        return below or self._opening(element, block)

    def _heads_next(self, element: Element) -> bool:
        """Whether what stands above a card stands above the next one as well, with no heading of its own."""
        behind = element.getnext()
        return behind is not None and behind.tag == element.tag and self._count(behind) > 0

    def _before(self, first: int, index: int, *, skip_generic: bool) -> Block | None:
        """The nearest title that names something in `first` … `index`; a heading that names nothing ends the search.

        So does a term of a list for the terms before it. A heading that is skipped hides those of other cards.
        """
        told, skipped, at = False, None, index
        for _ in range(MAX_PASSED):
            at = self._next_title(at, -1)
            if at < first:
                return None
            title, term = self.blocks[at], self.blocks[at].element.tag == "dt"
            if self._heads_column(title, index):
                continue
            beside = (term and (told or self._is_past(title, index))) or (skipped and self._is_beside(title, skipped))
            if self._is_naming(at) and not beside and not self._ends_before(title, index):
                return title
            told = told or term
            if title.level and not skip_generic:
                return None
            skipped = title if title.level and not self._is_naming(at) else skipped
        return None

    def _heads_column(self, title: Block, index: int) -> bool:
        """Whether a title stands in one of several cells of a row of a table that ends before a block."""
        row = next(title.element.iterancestors("tr"), None)
        table = next(row.iterancestors("table"), None) if row is not None and len(row) > 1 else None
        return table is not None and self._span(table)[1] < index

    def _is_past(self, term: Block, index: int) -> bool:
        """Whether the list of a term ends before a block, though something in it describes the term."""
        terms = next(term.element.iterancestors("dl"), None)
        return terms is not None and term.index < self._span(terms)[1] < index

    def _ends_before(self, title: Block, index: int) -> bool:
        """Whether a title is that of a card with a price, one of several that all end before a block."""
        element = title.element
        while (parent := element.getparent()) is not None and self._span(parent)[1] < index:
            if self._is_repeated(element) and self._count(element):
                return True
            element = parent
        return False

    def _is_beside(self, title: Block, skipped: Block) -> bool:
        """Whether a heading is that of another card than the one which a heading below it stands in."""
        return title.level >= skipped.level and not self._is_sibling(title, skipped.element)

    def _after(self, first: int, index: int, last: int) -> Block | None:
        """A heading below a price that names it: the only one of its card, or one with no price behind it there.

        One that names nothing may stand between, as one that tells the period: "150 €", "al mes", "Mesa fija".
        """
        at = self._next_title(index, 1)
        if at == index + 1 <= last and not self._is_naming(at):
            at = self._next_title(at, 1)
        if at > last or not self._is_naming(at):
            return None
        behind = bisect(self._ordered, at)
        priced = behind < len(self._ordered) and self._ordered[behind] <= last
        others = self._next_title(at, 1) <= last or self._next_title(index, -1) >= first
        return None if priced and others else self.blocks[at]

    def _is_sibling(self, block: Block, element: Element) -> bool:
        return block.element.getparent() is element.getparent()

    def _opening(self, element: Element, block: Block) -> Block | None:
        """A card without headings is named by its first short line."""
        first, _ = self._span(element)
        if element.tag in _CONTAINERS and not (element.tag in ("ul", "ol") and block.index == first + 1):
            return None  # a list is a card where its second item has the price
        for other in self.blocks[first : min(block.index, first + 4)]:
            if other.index in self._marks or len(other.line) > MAX_TITLE or self._badge(other.line):
                continue
            named = (self._names(other.line) or self._opens(other.line)) and not other.line.endswith((".", "!", "?"))
            return other if named and not self._is_in_another(other, block) else None
        return None

    def _is_in_another(self, other: Block, block: Block) -> bool:
        """Whether the line that opens an element stands in a card of its own, beside that of a block."""
        theirs = _child_beside(other.element, block.element)
        if theirs is None:
            return False
        first, last = self._span(theirs)
        return bisect(self._ordered, last) > bisect(self._ordered, first - 1)

    def _is_repeated(self, element: Element) -> bool:
        """Whether siblings of the same kind carry prices too: a card among cards."""
        return self._priced[element.getparent(), str(element.tag)] > 1

    def _card(self, element: Element, title: Block, block: Block) -> Card:
        """From the title to the next one of its kind, within `element` and the card that it is a part of.

        An item of a list that has a list of its own is all of its card, whatever titles both.
        """
        first, last = self._span(block.element)
        if first < last and block.index == first and self._is_repeated(block.element):
            return Card(title, self._above(title), first, last)
        first, last = self._span(element)[0], self._span(self._whole(element))[1]
        at = max(title.index, block.index)
        for _ in range(MAX_PASSED):
            at = self._next_title(at, 1)
            if at > last or (self._is_naming(at) and self._ends(title, self.blocks[at])):
                break
        first = title.index if title.index < block.index else first
        return Card(title, self._above(title), first, min(last, at - 1))

    def _whole(self, element: Element) -> Element:
        """The card of which an element is the head, with what it lists below: without another price, among cards."""
        whole, count = element, self._count(element)
        parent = element.getparent()
        while parent is not None and parent.tag not in _CONTAINERS and self._count(parent) == count:
            whole = parent if self._is_repeated(parent) else whole
            parent = parent.getparent()
        return whole

    def _count(self, element: Element) -> int:
        """How many blocks with a price an element holds."""
        first, last = self._span(element)
        return bisect(self._ordered, last) - bisect(self._ordered, first - 1)

    def _ends(self, title: Block, other: Block) -> bool:
        """Whether what `title` governs ends at `other`, another title below it."""
        return not title.level or 0 < other.level <= title.level

    def _section(self, block: Block) -> Card:
        """Without a card: the nearest heading that names something, of those that govern the block."""
        headings = [self.blocks[index] for index in block.headings]
        naming = [one for one in headings if self._names(one.line) and not self._ends_before(one, block.index)]
        title = naming[-1] if naming else None
        return Card(title, tuple(naming[:-1]), block.index, self._list_below(block))

    def _names_itself(self, block: Block) -> bool:
        """Whether a block is a card of its own among others: several lines, of which the first names it."""
        first = block.lines[0] if len(block.lines) > 1 and self._is_repeated(block.element) else ""
        return bool(first) and not first.endswith((".", "!", "?")) and self._names(first)

    def _end_below(self, heading: Block) -> int:
        """The last block that a heading with a price governs: no further than its element's parent and a card goes."""
        parent = heading.element.getparent()
        end = self._span(parent)[1] if parent is not None else heading.index
        for at in range(heading.index + 1, min(end, heading.index + MAX_BELOW) + 1):
            if 0 < self.blocks[at].level <= heading.level:
                return at - 1
        return min(end, heading.index + MAX_BELOW)

    def _is_inside(self, index: int, item: Block) -> bool:
        """Whether a block stands in a list within an item."""
        return any(element is item.element for element in self.blocks[index].element.iterancestors())

    def _list_below(self, block: Block) -> int:
        """The last item of the list right below a line that is no item itself."""
        last = block.index
        if block.element.tag == "li":
            while last + 1 < len(self.blocks) and last + 1 not in self._marks and self._is_inside(last + 1, block):
                last += 1
            return last
        while last + 1 < len(self.blocks) and last + 1 not in self._marks and self.blocks[last + 1].element.tag == "li":
            last += 1
        return last

    def _above(self, title: Block) -> tuple[Block, ...]:
        return tuple(self.blocks[index] for index in title.headings)


def _together(above: Block, block: Block) -> bool:
    """Whether a line stands in one element with the line above it, and not with all of the page."""
    parent = block.element.getparent()
    return parent is not None and above.element.getparent() is parent and parent.tag not in ("body", "main", "section")


def _kinds(elements: Iterable[Element]) -> Iterator[tuple[Element | None, str]]:
    """The parent and the tag of each of `elements` and of all around them, each element once."""
    seen: set[Element] = set()
    for start in elements:
        element: Element | None = start
        while element is not None and element not in seen:
            seen.add(element)
            parent = element.getparent()
            yield parent, str(element.tag)
            element = parent


def _child_beside(inner: Element, other: Element) -> Element | None:
    """The outermost element around one, or itself, that another does not stand in."""
    around = {other, *other.iterancestors()}
    if inner in around:
        return None
    return next((one for one in (inner, *inner.iterancestors()) if one.getparent() in around), None)
