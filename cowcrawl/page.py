"""A page as blocks: one parse, reused by every extractor."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from itertools import islice
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from lxml import etree
from lxml.html import HtmlElement
from parsel import Selector

from cowcrawl.model import Kind

Region = Literal["main", "header", "footer", "nav"]

MAX_DEPTH = 250
"""Elements nested deeper than this are not read: no page written for people is that deep."""
MAX_BLOCK = 20_000
"""Characters of one block that are kept; a longer one is cut."""
MAX_ELEMENTS = 10_000
"""Elements of a page that are kept; what stands after them is cut off. Real pages of 150 KB have about 2,000."""
MAX_OBJECTS = 100
"""Objects of embedded JSON that are kept: a page with more describes other houses than its own."""
MAX_EFFORT = {"main": 60_000, "header": 10_000, "footer": 20_000, "nav": 20_000}
"""Effort spent on each part of a page: a character is 1, a digit 40 more, for numbers are what is read most closely.

What comes after is not read, so that no page takes long. The prices of a real operator need about 5,000."""
DIGIT_EFFORT = 40

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol option p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset(
    "script style template noscript svg math iframe object canvas audio video select datalist textarea head del s "
    "strike".split()
)
_PIECES = frozenset("span a strong b em i time".split())
_SEAM = "\x1f"
_OPEN_SEAM = re.compile(rf"(?<=\w){_SEAM}(?=\w)")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through)", re.I)
_CONSENT = re.compile(r"cookie|consent|gdpr-banner", re.I)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_FOOTER = re.compile(r"(?:^|[\s_-])footer(?:$|[\s_-])")


_QUOTABLE = "content alt title href value placeholder aria-label datetime data-price data-cfemail".split()
_ATTRIBUTES = etree.XPath("|".join(f"//@{name}" for name in _QUOTABLE), smart_strings=False)
_TEXTS = etree.XPath("//text()[not(ancestor::script or ancestor::style or ancestor::template)]", smart_strings=False)
_DIGITS = re.compile(r"\d")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_T = TypeVar("_T")


def collapse(text: str) -> str:
    """`text` with runs of white space as one space, soft hyphens and zero-width marks removed, ends trimmed."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def squeeze(text: str) -> str:
    """`text` without any white space or invisible mark, composed: what two renderings of one passage share."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return "".join(text.split())


@dataclass(frozen=True, kw_only=True)
class Block:
    """A run of text that stands together: a paragraph, a list item, a cell, a heading."""

    index: int
    """Position in reading order."""
    text: str
    """Its text, never empty, white space collapsed; `<br>` is a newline, and no line is empty."""
    element: HtmlElement = field(repr=False, compare=False)
    """The innermost block element that holds it."""
    region: Region
    """Where it stands: main, header, footer or nav."""
    level: int = 0
    """1 to 6 for a heading, else 0."""
    headings: tuple[int, ...] = ()
    """Indexes of the heading blocks that govern it, outermost first; the body's headings govern no header or footer."""

    @cached_property
    def line(self) -> str:
        """The text on one line."""
        return self.text.replace("\n", " ")

    @cached_property
    def lines(self) -> list[str]:
        """The lines a person sees, without empty ones."""
        return self.text.split("\n")


@dataclass(frozen=True, kw_only=True)
class Structured:
    """One object of JSON-LD embedded in the page."""

    data: dict[str, Any]
    locator: str
    source: str = field(repr=False)
    """The raw JSON text it was read from: quotes are taken from it."""


class Page:
    """A parsed page. Never raises on broken markup; what cannot be read is simply not there."""

    def __init__(self, body: bytes, *, url: str = "", kind: Kind = "operator", encoding: str | None = None) -> None:
        self.url = url if _is_address(url) else ""
        self.kind = kind
        self.selector = _parse(body, url, encoding)
        self.root: HtmlElement = self.selector.root

    @cached_property
    def host(self) -> str:
        """Host of the page's address without `www.`."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @cached_property
    def title(self) -> str:
        """Text of the title element."""
        return collapse("".join(self.selector.xpath("(//head/title|//title)[1]//text()").getall()))

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
        return list(islice(_structured(self.root), MAX_OBJECTS))

    @cached_property
    def blocks(self) -> list[Block]:
        """The visible text in reading order."""
        return _Reader(self.root).read()

    @cached_property
    def main(self) -> list[Block]:
        """The blocks outside navigation."""
        return [block for block in self.blocks if block.region != "nav"]

    def holds(self, quote: str) -> bool:
        """Whether `quote` stands in the page, white space aside: in its text, an attribute or embedded JSON."""
        wanted = squeeze(quote)
        return bool(wanted) and (wanted in self.printed or wanted in self._embedded)

    @cached_property
    def printed(self) -> str:
        """Every text of the document in its order, without scripts, styles and templates, squeezed."""
        return squeeze("".join(_TEXTS(self.root)))

    @cached_property
    def _embedded(self) -> str:
        """The quotable attributes and the embedded JSON, squeezed, with a NUL (which no page has) between two."""
        scripts = (node.text or "" for node in self.root.iter("script") if "json" in (node.get("type") or ""))
        unfolded = (_ESCAPE.sub(lambda hit: chr(int(hit[1], 16)), text).replace("\\/", "/") for text in scripts)
        return squeeze("\x00".join((*_ATTRIBUTES(self.root), *unfolded)))

    def locator(self, element: HtmlElement) -> str:
        """An XPath that leads to `element`.

        Steps are remembered: asking libxml2 for each path takes time that grows with the square of the siblings.
        """
        parent = element.getparent()
        if not isinstance(element.tag, str) or ":" in element.tag:
            return str(element.getroottree().getpath(element))
        if parent is None:
            return "/" + element.tag
        if parent not in self._steps:
            self._steps[parent] = dict(_steps(parent))
        return f"{self.locator(parent)}/{self._steps[parent][element]}"

    @cached_property
    def _steps(self) -> dict[HtmlElement, dict[HtmlElement, str]]:
        return {}


def _steps(parent: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The elements in `parent`, each with its step of an XPath: its name, and its place among those of that name."""
    children = list(parent.iterchildren(etree.Element))
    total, seen = Counter(str(child.tag) for child in children), Counter[str]()
    for child in children:
        tag = str(child.tag)
        seen[tag] += 1
        yield child, f"{tag}[{seen[tag]}]" if total[tag] > 1 else tag


def once(function: Callable[[Page], _T]) -> Callable[[Page], _T]:
    """`function`, a reading of a page, computed once a page: extractors share what they see."""
    memory: WeakKeyDictionary[Page, _T] = WeakKeyDictionary()

    @wraps(function)
    def remembered(page: Page) -> _T:
        if page not in memory:
            memory[page] = function(page)
        return memory[page]

    return remembered


def _is_address(url: str) -> bool:
    """Whether an address can be taken apart: the one in a manifest or of a canonical link may be anything."""
    try:
        return urlsplit(url).hostname != ""
    except ValueError:
        return False


def _parse(body: bytes, url: str, encoding: str | None) -> Selector:
    from cowcrawl.charset import decode

    text = decode(body, encoding).replace("\x00", "")
    if not text.strip():
        text = "<html></html>"
    selector = Selector(text=text, type="html", base_url=url or None, huge_tree=True)
    _cut_off(selector.root)
    return selector


def _cut_off(root: HtmlElement) -> None:
    """Removes what stands after the first `MAX_ELEMENTS` elements."""
    last = next(islice(root.iter(etree.Element), MAX_ELEMENTS, None), None)
    for node in (last, *last.iterancestors()) if last is not None else ():
        parent = node.getparent()
        if parent is not None:
            for after in list(node.itersiblings()):
                parent.remove(after)


_NESTED = ("@graph", "mainEntity", "about", "publisher", "department", "subOrganization", "location", "itemListElement")
"""Keys of JSON-LD objects under which the business itself may stand."""


def _structured(root: HtmlElement) -> Iterator[Structured]:
    for number, script in enumerate(root.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            continue
        source = script.text or ""
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, f"jsonld:{number}", source, 0)


def _objects(data: Any, locator: str, source: str, depth: int) -> Iterator[Structured]:
    if depth > 5:
        return
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from _objects(item, f"{locator}[{number}]", source, depth + 1)
    elif isinstance(data, dict):
        if "@type" in data:
            yield Structured(data=data, locator=locator, source=source)
        for key in _NESTED:
            if key in data:
                yield from _objects(data[key], f"{locator}.{key}", source, depth + 1)


class _Reader:
    """Walks the tree once and cuts it into blocks. The recursion is as deep as `MAX_DEPTH` allows."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.open: list[tuple[int, int]] = []
        self.parts: list[str] = []
        self.left = dict(MAX_EFFORT)
        self.owner: HtmlElement = root
        self.region: Region = "main"

    def read(self) -> list[Block]:
        self._enter(self.owner, 0)
        self._flush()
        return self.blocks

    def _enter(self, node: HtmlElement, depth: int) -> None:
        tag = node.tag
        if not isinstance(tag, str) or depth > MAX_DEPTH or tag in _SKIPPED:
            return
        marks = f"{node.get('id') or ''} {node.get('class') or ''}"
        if _hidden(node, marks):
            return
        if tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self._flush()
            outside = self.owner, self.region
            self.owner, self.region = node, _region(node, marks, self.region)
            self._inside(node, depth)
            self._flush()
            self.owner, self.region = outside
        else:
            if tag in _PIECES and _follows_directly(node):
                self.parts.append(_SEAM)
            self._inside(node, depth)

    def _inside(self, node: HtmlElement, depth: int) -> None:
        if node.text:
            self.parts.append(_flat(node.text, node))
        for child in node:
            self._enter(child, depth + 1)
            if child.tail:
                self.parts.append(_flat(child.tail, node))

    def _flush(self) -> None:
        if not self.parts:
            return
        text = "".join(self.parts)[:MAX_BLOCK]
        self.parts.clear()
        if _SEAM in text:
            text = _OPEN_SEAM.sub(" ", text).replace(_SEAM, "")
        text = self._affordable("\n".join(line for line in map(collapse, text.split("\n")) if line))
        if not text:
            return
        level = _HEADINGS.get(str(self.owner.tag), 0)
        index = len(self.blocks)
        if level:
            self.open = [(rank, number) for rank, number in self.open if rank < level]
        self.blocks.append(
            Block(
                index=index,
                text=text,
                element=self.owner,
                region=self.region,
                level=level,
                headings=tuple(
                    number
                    for _, number in self.open
                    if self.region == "main" or self.blocks[number].region == self.region
                ),
            )
        )
        if level:
            self.open.append((level, index))

    def _affordable(self, text: str) -> str:
        """As much of a text as there is effort left for in its part of the page; what it takes is spent."""
        left = self.left[self.region]
        effort = len(text) + DIGIT_EFFORT * len(_DIGITS.findall(text))
        self.left[self.region] = max(0, left - effort)
        return text if effort <= left else text[: len(text) * left // effort].rstrip()


def _follows_directly(node: HtmlElement) -> bool:
    """Whether an inline element touches the one before it: style sheets set such pieces apart, as words or lines."""
    before = node.getprevious()
    return before is not None and not before.tail and before.tag in _PIECES


def _flat(text: str, node: HtmlElement) -> str:
    return text if node.tag == "pre" else text.replace("\n", " ").replace("\r", " ")


def _hidden(node: HtmlElement, marks: str) -> bool:
    """Whether an element is not shown, or is a banner about cookies. `marks` are its id and class."""
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    style = node.get("style")
    if style and _HIDDEN.search(style):
        return True
    return len(marks) > 1 and bool(_CONSENT.search(marks)) and node.tag not in ("html", "body")


def _region(node: HtmlElement, marks: str, where: Region) -> Region:
    role = (node.get("role") or "").casefold()
    if node.tag == "nav" or role in ("navigation", "menu", "menubar"):
        return "nav"
    if where == "nav":
        return where
    if node.tag == "footer" or role == "contentinfo":
        return "footer" if node.getparent() is None or not _in_article(node) else where
    if node.tag == "header" or role == "banner":
        return "header" if not _in_article(node) else where
    if where == "main" and _FOOTER.search(marks.casefold()):
        return "footer"
    return where


def _in_article(node: HtmlElement) -> bool:
    return any(parent.tag in ("article", "main", "section") for parent in node.iterancestors())


__all__ = ["Block", "Page", "Region", "Structured", "collapse", "etree", "once", "squeeze"]
