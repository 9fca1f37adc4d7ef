"""A page as blocks: one parse, reused by every extractor."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, wraps
from itertools import chain, islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

from lxml import etree
from lxml.etree import _Element as Element
from parsel.selector import create_root_node

from cowcrawl.index import Index
from cowcrawl.model import Kind
from cowcrawl.page import state
from cowcrawl.page.blocks import Block, Reader
from cowcrawl.page.charset import decode
from cowcrawl.page.json_ld import Structured, structured
from cowcrawl.page.markup import Region
from cowcrawl.text import collapse, squeeze, text_in

MAX_ELEMENTS = 10_000
"""Elements of a page that are kept; what stands after them is cut off. Real pages of 150 KB have about 2,000."""
OPENING = 4_000
"""Characters by which a page is told from an image or an archive."""
NEAR = 2_000
"""Characters before and after a quote that was found within which the next one is looked for first."""
MAX_ABOVE = 20
"""Elements around one without text in which text is looked for: what is further up says nothing of where it stands."""
MAX_OBJECTS = 100
"""Objects of embedded JSON that are kept: a page with more describes other houses than its own."""


_QUOTABLE = "content alt title href value placeholder aria-label datetime data-price data-cfemail".split()
_ATTRIBUTES = etree.XPath("|".join(f"//@{name}" for name in _QUOTABLE), smart_strings=False)
_UNPRINTED = ("script", "style", "template")
_BINARY = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ufffd]")
"""What no text is made of. NUL is none of them: editors leave it in pages."""
_END = re.compile(r"</html\s*>", re.I)
"""The end of a page: libxml2 drops what stands behind it, browsers show it."""
_BREAK = re.compile(r"</br\s*/?>", re.I)
"""A break written as an end: browsers draw it, parsers drop it."""
_TAG = re.compile(r"<[a-zA-Z!/?]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_T = TypeVar("_T")


class _Parser(etree.HTMLParser):
    """That of lxml, whose elements are quicker than lxml.html's, without comments: scripts leave them between cells."""

    def __init__(self, **options: Any) -> None:
        super().__init__(remove_comments=True, **options)  # type: ignore[call-arg]


class Page:
    """A parsed page. Never raises on broken markup; what cannot be read is simply not there."""

    def __init__(
        self,
        body: bytes,
        *,
        url: str = "",
        kind: Kind = "operator",
        encoding: str | None = None,
        country: str | None = None,
    ) -> None:
        self.url = url if _is_address(url) else ""
        self.kind = kind
        self.site_country = country
        """The country of its site, as the source card names it: it helps to read what is printed, and is no claim."""
        self.source = decode(body, encoding)
        """Its markup: what does not stand in it need not be looked for in the tree."""
        markup = _BREAK.sub("<br>", _END.sub("", self.source))
        self.root = create_root_node(markup, _Parser)
        self._kept = _cut_off(self.root)
        self._held: dict[str, bool] = {}
        self._prints: dict[str, bool] = {}
        self._near = 0
        self.memory: dict[object, Any] = {}
        """What has been read of the page once and for all, by the function that did."""

    @cached_property
    def fault(self) -> str | None:
        """Why there is nothing to be read, or not all of it, if so."""
        opening = self.source[:OPENING]
        if not opening.strip("\0 \n"):
            return "no text to read"
        if len(_BINARY.findall(opening)) * 20 > len(opening) or not _TAG.search(self.source):
            return "not HTML"
        if len(self._kept) > MAX_ELEMENTS:
            return "cut off: too many elements"
        return None if self.blocks or self.structured else "no text to read"

    @cached_property
    def host(self) -> str:
        """Host of the page's address without `www.`."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @cached_property
    def title(self) -> str:
        """Text of the title element."""
        element = next(self.root.iter("title"), None)
        return text_in(element) if element is not None else ""

    @cached_property
    def meta(self) -> dict[str, str]:
        """Content of the meta elements by name or property, first one wins."""
        found: dict[str, str] = {}
        for element in self.root.iter("meta"):
            key = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if key and content:
                found.setdefault(key.casefold(), collapse(content))
        return found

    @cached_property
    def structured(self) -> list[Structured]:
        """Every JSON-LD object of the page, `@graph` and lists unfolded; broken JSON is skipped."""
        inline = (
            Structured(data=data, locator=f"state:{path}", source=source)
            for data, path, source in state.objects(self._states)
        )
        return list(islice(chain(structured(self.root), inline), MAX_OBJECTS))

    @cached_property
    def blocks(self) -> list[Block]:
        """The visible text in reading order; where there is next to none, what scripts would draw of inline state."""
        reader = self._reader
        if self._states:
            reader.read(state.drawn(self._states), "")
        return reader.blocks

    def span(self, element: Element) -> tuple[int, int] | None:
        """The indexes of the first and the last block in an element, or None when there is none in it."""
        spans = self._reader.spans if self.blocks else {}
        if element not in spans:
            if element in self._blank:
                return None
            first = next((spans[node][0] for node in element.iter() if node in spans), None)
            if first is None:
                self._blank.add(element)
                return None
            spans[element] = first, _last(element, spans)
        return spans[element]

    def span_around(self, element: Element) -> tuple[int, int] | None:
        """The same of the nearest element around this one that has blocks, or of itself."""
        near = (element, *islice(element.iterancestors(), MAX_ABOVE))
        return next((span for node in near if (span := self.span(node))), None)

    @cached_property
    def _blank(self) -> set[Element]:
        """The elements that were asked for their blocks and have none."""
        return set()

    @cached_property
    def _reader(self) -> Reader:
        """The visible text."""
        reader = Reader()
        reader.read(self.root, self.source)
        return reader

    @cached_property
    def _states(self) -> list[state.State]:
        """The page's inline states, if its own markup has next to no text."""
        visible = sum(map(len, [block.text for block in self._reader.blocks]))
        return list(state.states(self.root)) if visible < state.MIN_VISIBLE else []

    @cached_property
    def main(self) -> list[Block]:
        """The blocks outside navigation."""
        return [block for block in self.blocks if block.region != "nav"]

    @cached_property
    def menu(self) -> str:
        """The text of its navigation, whose words are in no index."""
        return "\n".join([block.text for block in self.blocks if block.region == "nav"])

    @cached_property
    def links(self) -> list[tuple[Element, str]]:
        """Every link with its address as written."""
        return [(element, href) for element in self.root.iter("a") if (href := element.get("href"))]

    @cached_property
    def addresses(self) -> str:
        """The addresses of its links in lower case, with a NUL between two: what is in none need not be looked for."""
        return "\x00".join([href for _, href in self.links]).lower()

    @cached_property
    def _index(self) -> Index:
        return Index([(block.index, block.text) for block in self.main])

    @property
    def words(self) -> dict[str, set[int]]:
        """Which blocks outside navigation hold each word, folded: who looks for phrases need look at no others."""
        return self._index.words

    def holding(self, words: frozenset[str]) -> list[Block]:
        """The blocks outside navigation that hold one of some folded words, in reading order."""
        return [self.blocks[index] for index in sorted(self._index.holding(words))]

    def holding_all(self, phrases: Mapping[str, Collection[frozenset[str]]]) -> list[Block]:
        """The blocks outside navigation that hold all words of one of some folded phrases, as `told_by` parts them."""
        found = self._index.holding_all(phrases)
        return [self.blocks[index] for index in sorted(found)] if found else []

    def holds(self, quote: str) -> bool:
        """Whether `quote` stands in the page, white space aside: in its text, an attribute or embedded JSON."""
        if self.prints(quote):
            return True
        if quote not in self._held:
            wanted = squeeze(quote)
            self._held[quote] = bool(wanted) and (wanted in self._linked or wanted in self._embedded)
        return self._held[quote]

    def prints(self, quote: str) -> bool:
        """Whether `quote` stands in the page's text, white space aside."""
        known = self._prints.get(quote)
        if known is None:
            wanted = squeeze(quote)
            known = self._prints[quote] = bool(wanted) and self._found(wanted)
        return known

    def _found(self, wanted: str) -> bool:
        """Whether it is printed: looked for near what was found last, for most is asked in the order of the page."""
        near = max(0, self._near - NEAR)
        at = self.printed.find(wanted, near, near + 2 * NEAR + len(wanted))
        if at < 0:
            at = self.printed.find(wanted)
        self._near = max(at, 0)
        return at >= 0

    @cached_property
    def printed(self) -> str:
        """Every text of the document in its order, without scripts, styles and templates, squeezed; then its state."""
        inline = "".join(f"\x00{_unfolded(one.source)}" for one in self._states)
        return squeeze("".join(self._texts()) + inline)

    def _texts(self) -> list[str]:
        """The texts outside scripts, styles and templates.

        Not by XPath, whose order among siblings takes time that grows with the square of their number.
        """
        code = [text for one in self.root.iter(*_UNPRINTED) for text in one.itertext()]
        apart, every = frozenset(code), list(self.root.itertext())
        kept = [text for text in every if text not in apart]
        if len(kept) + len(code) == len(every):  # none is like a piece of code: asking each takes four times as long
            return kept
        return list(_shown(self.root))

    @cached_property
    def _linked(self) -> str:
        """The addresses of its links, squeezed, with a NUL between two: most quotes that are not printed stand here."""
        return squeeze("\x00".join([href for _, href in self.links]))

    @cached_property
    def _embedded(self) -> str:
        """The quotable attributes and the embedded JSON, squeezed, with a NUL (which no page has) between two."""
        scripts = (node.text or "" for node in self.root.iter("script") if "json" in (node.get("type") or ""))
        return squeeze("\x00".join((*_ATTRIBUTES(self.root), *map(_unfolded, scripts))))

    def locator(self, element: Element) -> str:
        """An XPath that leads to `element`.

        Steps are remembered: asking libxml2 for each path takes time that grows with the square of the siblings.
        """
        if self._states and (path := state.path_of(element)):
            return f"state:{path}"
        parent, tag = element.getparent(), element.tag
        if not isinstance(tag, str) or ":" in tag:
            return str(element.getroottree().getpath(element))
        if parent is None:
            return "/" + tag
        if parent not in self._paths:
            self._paths[parent] = self.locator(parent)
        places = self._places.get((parent, tag))
        if places is None:
            places = {child: place for place, child in enumerate(parent.iterchildren(tag), 1)}
            self._places[parent, tag] = places
        step = f"{tag}[{places[element]}]" if len(places) > 1 else tag
        return f"{self._paths[parent]}/{step}"

    @cached_property
    def _paths(self) -> dict[Element, str]:
        """The paths to the elements in which others were asked for."""
        return {}

    @cached_property
    def _places(self) -> dict[tuple[Element, str], dict[Element, int]]:
        """For an element and a tag the place of each such element in it, among those."""
        return {}


def _last(element: Element, spans: Mapping[Element, tuple[int, int]]) -> int:
    """The index of the last block in an element that holds one, its last children looked at first."""
    waiting = list(element)
    while waiting:
        node = waiting.pop()
        if node in spans:
            return spans[node][1]
        waiting.extend(node)
    raise KeyError(element.tag)


def _shown(root: Element) -> Iterator[str]:
    """The texts of a tree in their order, without those of scripts, styles and templates."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event != "start":
            yield node.tail or ""
        elif node.tag in _UNPRINTED:
            walk.skip_subtree()
        else:
            yield node.text or ""


def once(function: Callable[[Page], _T]) -> Callable[[Page], _T]:
    """`function`, a reading of a page, computed once a page: extractors share what they see."""

    @wraps(function)
    def remembered(page: Page) -> _T:
        memory: dict[object, _T] = page.memory
        if function not in memory:
            memory[function] = function(page)
        return memory[function]

    return remembered


def _unfolded(source: str) -> str:
    """JSON text with the letters and strokes that it escapes."""
    return _ESCAPE.sub(lambda hit: chr(int(hit[1], 16)), source).replace("\\/", "/")


def _is_address(url: str) -> bool:
    """Whether an address can be taken apart: the one in a manifest or of a canonical link may be anything."""
    try:
        return urlsplit(url).hostname != ""
    except ValueError:
        return False


def _cut_off(root: Element) -> list[Element]:
    """Removes what stands after the first `MAX_ELEMENTS` elements; what is left, in its order, with comments."""
    kept = list(root.iter())
    if len(kept) <= MAX_ELEMENTS:
        return kept
    last = next(islice(root.iter(etree.Element), MAX_ELEMENTS, None), None)
    for node in (last, *last.iterancestors()) if last is not None else ():
        parent = node.getparent()
        if parent is not None:
            del parent[parent.index(node) + 1 :]
    return list(root.iter())


__all__ = ["Block", "Page", "Region", "collapse", "etree", "once", "squeeze"]
