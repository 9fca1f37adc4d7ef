"""What governs a block: the title of the card, list or section it stands in, as a reader sees it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import dataclass

from lxml.html import HtmlElement

from cowcrawl.page import Block, Page

MAX_TITLE = 90
"""Characters of a title; a longer text is a sentence."""
_CONTAINERS = frozenset("ul ol dl table tbody thead body html main".split())
_TITLE_TAGS = frozenset("dt summary legend caption".split())


@dataclass(frozen=True)
class Card:
    """What governs a block."""

    title: Block | None
    """The title nearest to it that names something, or None."""
    headings: tuple[Block, ...]
    """The headings above that title, outermost first."""
    first: int
    """Index of the first block that belongs to it."""
    last: int
    """Index of the last block that belongs to it."""


class Outline:
    """The blocks of a page as a tree: which lie in an element, which of them carry a price, what titles them."""

    def __init__(self, page: Page, marked: Collection[int], names: Callable[[str], bool]) -> None:
        """`marked` are the indexes of the blocks with a price; `names` says whether a text names something."""
        self.blocks = page.blocks
        self._marks = frozenset(marked)
        self._marked = sorted(marked)
        self._names = names
        titles = [block for block in self.blocks if block.index not in self._marks and is_title(block)]
        self._titles = [block.index for block in titles]
        self._naming = {block.index for block in titles if names(block.line)}
        self._repeated: dict[tuple[HtmlElement, str], bool] = {}
        self._spans: dict[HtmlElement, tuple[int, int]] = {}
        for block in self.blocks:
            for element in (block.element, *block.element.iterancestors()):
                first, _ = self._spans.get(element, (block.index, block.index))
                self._spans[element] = (first, block.index)

    def count(self, element: HtmlElement) -> int:
        """How many blocks in `element` carry a price."""
        first, last = self._spans.get(element, (0, -1))
        return bisect_left(self._marked, last + 1) - bisect_left(self._marked, first)

    def card(self, block: Block) -> Card:
        """What governs `block`: found by climbing from it until something names it."""
        element: HtmlElement | None = block.element
        while element is not None and element.tag != "html":
            if title := self._title_in(element, block):
                return self._card(element, title, block)
            element = element.getparent()
        return self._section(block)

    def _title_in(self, element: HtmlElement, block: Block) -> Block | None:
        first, last = self._spans[element]
        repeated = self._is_repeated(element)
        if before := self._before(first, block.index, skip_generic=repeated):
            return before
        if not repeated:
            return None
        above = self.blocks[first - 1] if first else None
        if above is not None and above.level and self._is_sibling(above, element) and above.index in self._naming:
            return above
        return self._after(block.index, last) or self._opening(element, block)

    def _before(self, first: int, index: int, *, skip_generic: bool) -> Block | None:
        """The nearest title that names something in `first` … `index`; a heading that names nothing ends the search."""
        for at in range(bisect_left(self._titles, index) - 1, -1, -1):
            title = self.blocks[self._titles[at]]
            if title.index < first:
                return None
            if title.index in self._naming:
                return title
            if title.level and not skip_generic:
                return None
        return None

    def _after(self, index: int, last: int) -> Block | None:
        at = bisect_left(self._titles, index + 1)
        if at == len(self._titles) or self._titles[at] > last:
            return None
        title = self.blocks[self._titles[at]]
        return title if title.level and title.index in self._naming else None

    def _is_sibling(self, block: Block, element: HtmlElement) -> bool:
        return block.element.getparent() is element.getparent()

    def _opening(self, element: HtmlElement, block: Block) -> Block | None:
        """A card without headings is named by its first short line."""
        if element.tag in _CONTAINERS:
            return None
        first, _ = self._spans[element]
        for other in self.blocks[first : min(block.index, first + 4)]:
            if other.index in self._marks or len(other.line) > MAX_TITLE:
                continue
            if self._names(other.line) and not other.line.endswith((".", "!", "?")):
                return other
            return None
        return None

    def _is_repeated(self, element: HtmlElement) -> bool:
        """Whether siblings of the same kind carry prices too: a card among cards."""
        parent = element.getparent()
        if parent is None:
            return False
        key = (parent, str(element.tag))
        if key not in self._repeated:
            self._repeated[key] = sum(self.count(other) > 0 for other in parent.iterchildren(str(element.tag))) > 1
        return self._repeated[key]

    def _card(self, element: HtmlElement, title: Block, block: Block) -> Card:
        """From the title to the next one of its kind, within `element`."""
        first, last = self._spans[element]
        for at in range(bisect_left(self._titles, max(title.index, block.index) + 1), len(self._titles)):
            other = self.blocks[self._titles[at]]
            if other.index > last:
                break
            if other.index in self._naming and (not title.level or 0 < other.level <= title.level):
                last = other.index - 1
                break
        return Card(title, self._above(title), title.index if title.index < block.index else first, last)

    def _section(self, block: Block) -> Card:
        """Without a card: the nearest heading that names something, of those that govern the block."""
        headings = [self.blocks[index] for index in block.headings]
        naming = [heading for heading in headings if self._names(heading.line)]
        title = naming[-1] if naming else None
        return Card(title, tuple(naming[:-1]), block.index, self._list_below(block))

    def _list_below(self, block: Block) -> int:
        """The last item of the list right below a line that is no item itself."""
        last = block.index
        if block.element.tag == "li":
            return last
        while last + 1 < len(self.blocks) and last + 1 not in self._marks and self.blocks[last + 1].element.tag == "li":
            last += 1
        return last

    def _above(self, title: Block) -> tuple[Block, ...]:
        return tuple(self.blocks[index] for index in title.headings)


def is_title(block: Block) -> bool:
    """Whether a block is set as a title: a heading, a term, a short line all in bold."""
    if block.level:
        return len(block.line) <= 2 * MAX_TITLE
    if len(block.line) > MAX_TITLE or block.line.endswith((".", "!", "?")):
        return False
    element = block.element
    return element.tag in _TITLE_TAGS or _all_bold(element)


def _all_bold(element: HtmlElement) -> bool:
    """Whether all text of a short element stands in bold."""
    bold = sum(len(text.strip()) for child in element.iterchildren("b", "strong") for text in child.itertext())
    return bool(bold) and bold == sum(len(text.strip()) for text in element.itertext())
