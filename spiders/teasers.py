"""The teasers of a list of articles: each link with the words that stand around it and around no other."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element as Element

from cowcrawl.page import Page, collapse
from spiders.address import clean
from spiders.links import base_of

MAX_WORDS = 1000
"""Characters of a teaser that are read; a longer one is no teaser."""
MAX_CLIMB = 8
"""Elements climbed from a link to what encloses its teaser."""
_TOO_WIDE = frozenset(("html", "body", "main"))


class Teaser(NamedTuple):
    """A link of a list, and what it promises."""

    url: str
    text: str


def teasers(page: Page) -> list[Teaser]:
    """The links of a page in reading order, an address once, with all that is said around any link to it."""
    base = base_of(page)
    count: dict[Element, set[str]] = {}
    links = []
    for element in page.root.iter("a"):
        url = clean(element.get("href") or "", base) if element.get("href") else None
        if url:
            links.append((element, url))
            for outer in _around(element):
                count.setdefault(outer, set()).add(url)
    found: dict[str, list[str]] = {}
    for element, url in links:
        found.setdefault(url, []).append(_text(element, count))
    return [Teaser(url, " ".join(dict.fromkeys(texts))[:MAX_WORDS]) for url, texts in found.items()]


def _around(element: Element) -> list[Element]:
    """The link and the elements around it that may be its teaser."""
    around = [element]
    for outer in element.iterancestors():
        if outer.tag in _TOO_WIDE or len(around) > MAX_CLIMB:
            break
        around.append(outer)
    return around


def _text(element: Element, count: dict[Element, set[str]]) -> str:
    """The text of the widest element around a link that links to nothing else."""
    widest = element
    for outer in _around(element):
        if len(count[outer]) > 1:
            break
        widest = outer
    text = collapse(" ".join(widest.itertext("*")))
    return text if len(text) <= MAX_WORDS else collapse(" ".join(element.itertext("*")))[:MAX_WORDS]
