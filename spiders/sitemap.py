"""Sitemaps: the addresses in one, whatever it is wrapped in."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from lxml.etree import XMLSyntaxError
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

from spiders.address import clean

MAX_ENTRIES = 20_000
"""Entries of one sitemap that are read; the protocol allows 50,000, a coworking site has some hundreds."""


class Listing(NamedTuple):
    """What a sitemap lists."""

    sitemaps: list[str]
    pages: list[str]


def read(body: bytes, url: str, limit: int) -> Listing:
    """The sitemaps and pages that the sitemap at `url` lists, relative addresses resolved; nothing when it is none.

    `body` may be gzipped; more than `limit` bytes are not unpacked.
    """
    try:
        text = gunzip(body, max_size=limit) if body.startswith(b"\x1f\x8b") else body
        sitemap = Sitemap(text.lstrip())
        entries = [entry["loc"] for entry in islice(sitemap, MAX_ENTRIES) if entry["loc"]]
    except (XMLSyntaxError, StopIteration, OSError, EOFError, ValueError, RuntimeError):
        return Listing([], [])
    found = [address for entry in entries if (address := clean(entry, url))]
    return Listing(found, []) if sitemap.type == "sitemapindex" else Listing([], found)
