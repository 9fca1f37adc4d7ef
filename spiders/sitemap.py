"""Sitemaps: the addresses in one, whatever it is wrapped in, with the titles that a news sitemap gives."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from lxml import etree
from scrapy.utils.gz import gunzip

from spiders.address import clean

MAX_ENTRIES = 20_000
"""Entries of one sitemap that are read; the protocol allows 50,000, a coworking site has some hundreds."""

_ROOTS = {"sitemapindex": "sitemap", "urlset": "url"}


class Entry(NamedTuple):
    """An address that a sitemap lists."""

    url: str
    title: str = ""
    """What a news sitemap calls the article, with its keywords."""
    changed: str = ""
    """When the page changed last, as printed."""


class Listing(NamedTuple):
    """What a sitemap lists."""

    sitemaps: list[Entry]
    pages: list[Entry]
    problem: str | None = None
    """Why nothing could be read, or why not all of it; None when all was."""


def read(body: bytes, url: str, limit: int) -> Listing:
    """The sitemaps and pages that the sitemap at `url` lists, relative addresses resolved; nothing when it is none.

    `body` may be gzipped; more than `limit` bytes are not unpacked.
    """
    try:
        text = gunzip(body, max_size=limit) if body.startswith(b"\x1f\x8b") else body
        parser = _parser(text.lstrip())
        events = iter(parser)
        root = _name(next(events)[1])
        if root not in _ROOTS:
            return Listing([], [], f"expected a sitemap, but its root is <{root[:40]}>")
        entries = list(islice(_entries(events, _ROOTS[root], url), MAX_ENTRIES + 1))
    except (etree.XMLSyntaxError, StopIteration, OSError, EOFError, ValueError, RuntimeError) as error:
        return Listing([], [], f"expected a sitemap, but it cannot be read as XML: {str(error)[:150]}")
    problem = _broken(parser)
    if len(entries) > MAX_ENTRIES:
        problem = f"only its first {MAX_ENTRIES} entries were read"
        del entries[MAX_ENTRIES:]
    return Listing(entries, [], problem) if root == "sitemapindex" else Listing([], entries, problem)


def _parser(text: bytes) -> etree.iterparse[tuple[str, etree._Element]]:
    """The elements as they begin and end. Entities are not resolved, so none can explode."""
    return etree.iterparse(
        BytesIO(text),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )


def _broken(parser: etree.iterparse[tuple[str, etree._Element]]) -> str | None:
    """Where the XML is no longer well formed, in words: what stands after it may be missing."""
    for entry in parser.error_log:
        return f"it is broken in line {entry.line} ({entry.message}); what could be read was"
    return None


def _entries(events: Iterator[tuple[str, etree._Element]], tag: str, base: str) -> Iterator[Entry]:
    for event, element in events:
        if event == "start" or _name(element) != tag:
            continue
        said: dict[str, list[str]] = {}
        for child in element.iterdescendants():
            if child.text and child.text.strip():
                said.setdefault(_name(child), []).append(child.text.strip())
        url = clean(next(iter(said.get("loc", ())), ""), base) if "loc" in said else None
        if url:
            title = " ".join((*said.get("title", ()), *said.get("keywords", ())))
            yield Entry(url, title, next(iter(said.get("lastmod") or said.get("publication_date") or ()), ""))
        _forget(element)


def _name(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _forget(element: etree._Element) -> None:
    """Free an entry and those before it: a sitemap may hold fifty thousand."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
