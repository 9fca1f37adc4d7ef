"""The links of a page: where they lead, what they say, and in which language the other side is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice
from urllib.parse import urljoin

from lxml.etree import _Element as Element

from cowcrawl.page import Page, collapse
from cowcrawl.page.blocks import MAX_DEPTH
from cowcrawl.page.role import role_of_heading
from cowcrawl.text import text_in
from cowcrawl.vocabulary import load
from spiders.address import clean, language, language_code

_MENUS = ("navigation", "menu", "menubar")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_EDGES = ("banner", "contentinfo")
CARD = 2
"""Headings over a link in a list: that of the list, and that of its own card."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link to an http address."""

    url: str
    """The address, resolved and cleaned."""
    text: str = ""
    """What it says: its text, or else its label, its title or its image's description."""
    chrome: bool = False
    """Whether it stands in the navigation, header or footer, on every page of the site."""
    language: str | None = None
    """Language of the other side as the link or its address says, ISO 639-1."""
    listed: bool = False
    """Whether it stands in a list of locations: under a heading that says so and nothing else ("Our locations")."""


def links(page: Page) -> list[Link]:
    """The links of a page in reading order, an address as often as it is linked."""
    base = base_of(page)
    lists = _heads_locations(page)
    return [link for element in page.root.iter("a", "area") if (link := _link(page, element, base, lists))]


def alternates(page: Page) -> dict[str, str]:
    """Addresses of the page's other languages, by language: its alternate links, then links that name a language."""
    found: dict[str, str] = {}
    base = base_of(page)
    for element in page.root.iter("link"):
        if "alternate" in (element.get("rel") or "").lower().split():
            code = language_code(element.get("hreflang") or "")
            url = clean(element.get("href") or "", base)
            if code and url:
                found.setdefault(code, url)
    for link in links(page):
        code = _named().get(link.text.casefold())
        if code or (link.language and link.language == language(link.url) and len(link.text) <= 3):
            found.setdefault(code or str(link.language), link.url)
    return found


def feeds(page: Page) -> list[str]:
    """The addresses of the feeds a page names by alternate links, each once."""
    found = []
    for element in page.root.iter("link"):
        kind = (element.get("type") or "").split(";")[0].strip().casefold()
        if kind in _FEED_TYPES and "alternate" in (element.get("rel") or "").casefold().split():
            found.append(clean(element.get("href") or "", base_of(page)) if element.get("href") else None)
    return list(dict.fromkeys(url for url in found if url))


def canonical_link(page: Page) -> str | None:
    """The address the page itself gives as its canonical one, cleaned, or None."""
    for element in page.root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return clean(element.get("href") or "", base_of(page))
    return None


def base_of(page: Page) -> str:
    """The address that relative links of a page start from."""
    href = next((element.get("href") for element in page.root.iter("base") if element.get("href")), "")
    return urljoin(page.url, href) if href else page.url


def _heads_locations(page: Page) -> frozenset[int]:
    """The numbers of the headings that say that a list of locations follows."""
    return frozenset(block.index for block in page.blocks if block.level and role_of_heading(block.line) == "locations")


def _is_listed(page: Page, element: Element, lists: frozenset[int]) -> bool:
    if not lists:
        return False
    span = page.span(element) or next((span for above in element.iterancestors() if (span := page.span(above))), None)
    return span is not None and not lists.isdisjoint(page.blocks[span[0]].headings[-CARD:])


def _link(page: Page, element: Element, base: str, lists: frozenset[int]) -> Link | None:
    href = element.get("href")
    url = clean(href, base) if href and not href.lstrip().startswith("#") else None
    if url is None:
        return None
    text = _text(element)
    marked = language_code(element.get("hreflang") or "") or _named().get(text.casefold())
    listed = _is_listed(page, element, lists)
    return Link(url=url, text=text, chrome=_in_chrome(element), language=marked or language(url), listed=listed)


def _text(element: Element) -> str:
    if said := text_in(element):
        return said[:200]
    spoken = [element.get("aria-label"), element.get("title"), *(image.get("alt") for image in element.iter("img"))]
    return next((collapse(text) for text in spoken if text and text.strip()), "")[:200]


def _in_chrome(element: Element) -> bool:
    """Whether it stands in a menu, or in a header or footer that is not an article's own."""
    around = list(islice(element.iterancestors(), MAX_DEPTH))
    for number, above in enumerate(around):
        if above.tag == "nav" or above.get("role") in _MENUS:
            return True
        if above.tag in ("header", "footer") or above.get("role") in _EDGES:
            return not any(outer.tag in ("article", "main", "section") for outer in around[number:])
    return False


@cache
def _named() -> dict[str, str]:
    return {word.casefold(): code for code, words in load("languages").items() for word in words}
