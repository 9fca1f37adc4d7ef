"""Links from the pages that were read to hosts no card knows, where the words around them speak of coworking."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from cowcrawl.errors import BadInput
from cowcrawl.page import Page, collapse
from cowcrawl.page.content import format_of
from cowcrawl.vocabulary import phrases
from spiders.address import bare, clean, host
from spiders.frontier import is_no_page
from spiders.links import base_of
from spiders.replay import response_at
from spiders.topic import speaks

MAX_BYTES = 10_000_000
MAX_WORDS = 300
"""Characters kept of what stands around a link."""
_PARAGRAPHS = tuple("p li td dd dt figcaption blockquote h1 h2 h3 h4 div section article".split())
MAX_NAME = 6
"""Words of a link's text that may be a name."""


@dataclass(frozen=True, kw_only=True)
class Outlink:
    """A link to a site that nobody has looked at."""

    host: str
    url: str
    """The site's entrance, as far as the link tells: scheme and host."""
    name: str
    """What the link calls it, or its host's name."""
    words: str
    """What stands around the link."""
    page: str
    """The page it stands on."""


def outlinks(page: Page, known: Collection[str]) -> Iterator[Outlink]:
    """The links of a page to hosts that are not `known`, each host once, where the words around them fit."""
    base = base_of(page)
    seen = {page.host, *map(bare, known)}
    for element, words in _around_links(page):
        url = clean(element.get("href") or "", base)
        name = host(url or "")
        if url is None or "." not in name or name in seen or is_elsewhere(name) or is_no_page(url):
            continue
        if speaks(words) or speaks(_heading(page, element)) or speaks(re.sub(r"[-.]", " ", name)):
            seen.add(name)
            text = collapse("".join(element.itertext()))
            called = text if 0 < len(text.split()) <= MAX_NAME and not is_pointer(text) else name
            parts = urlsplit(url)
            entrance = f"{parts.scheme}://{parts.netloc}/"
            yield Outlink(host=name, url=entrance, name=called, words=words[:MAX_WORDS], page=page.url)


def _around_links(page: Page) -> Iterator[tuple[Element, str]]:
    """The links of a page, each with its text and that around it in its paragraph, up to the links beside it."""
    for container, inside in groupby(page.root.iter("a"), key=_paragraph):
        links = list(inside)
        texts = [""]
        for node, text in _texts(container, set(links)):
            if node is None:
                texts[-1] += text
            else:
                texts += [text, ""]
        for place, element in enumerate(links[: len(texts) // 2]):
            yield element, collapse("".join(texts[2 * place : 2 * place + 3]))


def _texts(node: Element, links: Collection[Element]) -> Iterator[tuple[Element | None, str]]:
    """The texts in an element in reading order; that of a link with the link."""
    if node in links:
        yield node, "".join(node.itertext())
        return
    yield None, node.text or "" if isinstance(node.tag, str) else ""
    for child in node:
        yield from _texts(child, links)
        yield None, child.tail or ""


def _paragraph(element: Element) -> Element:
    """The element whose text a link stands in."""
    around = element.iterancestors(*_PARAGRAPHS)
    return next(around, element.getroottree().getroot())


def _heading(page: Page, element: Element) -> str:
    """The heading of the part of the page in which a link stands, but for that of the page as a whole."""
    span = page.span(element)
    above = [page.blocks[index] for index in page.blocks[span[0]].headings] if span else []
    return above[-1].text if above and above[-1].level > 1 else ""


def is_elsewhere(name: str) -> bool:
    """Whether a host is that of a network, a map, a shop: no house's own site."""
    parts = name.split(".")
    return any(".".join(parts[at:]) in _elsewhere() for at in range(len(parts) - 1))


def is_pointer(text: str) -> bool:
    """Whether a link's text is an address or says where it leads without a name."""
    return "://" in text or text.casefold().startswith("www.") or text.casefold() in _pointers()


def archived_page(folder: Path, file: str, offset: int, url: str) -> Page | None:
    """A page from the archive of a crawl; None when it is not there or no page any more."""
    try:
        response = response_at(folder / file, offset, url, MAX_BYTES)
        body = decoded(response.body)
    except (OSError, BadInput, EOFError, zlib.error):
        return None
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return Page(body, url=url, encoding=content_type) if format_of(body, content_type) == "html" else None


def decoded(body: bytes) -> bytes:
    """A body as it was before it was sent compressed."""
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


@cache
def _elsewhere() -> frozenset[str]:
    return frozenset(phrases("elsewhere", "hosts"))


@cache
def _pointers() -> frozenset[str]:
    return frozenset(word.casefold() for word in phrases("elsewhere", "pointers"))
