"""The home page of the site that speaks of the space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from cowcrawl.extract import Found
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page

_SHARED = ("facebook.com", "instagram.com", "linkedin.com", "google.com", "localhost")
"""Hosts whose root is not the home page of anybody who writes there."""


def extract(page: Page) -> Iterable[Found | Reject]:
    """The root of the page's own site, where a link or a meta tag of the page spells it out."""
    if not page.host or page.host.endswith(_SHARED):
        return
    for quote, where in _addresses(page):
        value = _root(quote, page.host)
        if value:
            locator = where if isinstance(where, str) else f"attr:{page.locator(where)}/@href"
            claim = Claim(field="website", value=value, quote=quote, locator=locator, extractor="website")
            yield Found(claim=claim)
            return


def _addresses(page: Page) -> Iterator[tuple[str, str | Element]]:
    if "og:url" in page.meta:
        yield page.meta["og:url"], "meta:og:url"
    for element in page.root.iter("link", "a") if page.host in page.addresses else page.root.iter("link"):
        if element.tag == "a" or (element.get("rel") or "").lower() == "canonical":
            yield (element.get("href") or "").strip(), element


def _root(address: str, host: str) -> str | None:
    """The root of the site that `address` is on, if that is `host`."""
    if host not in address.lower():
        return None
    try:
        parts = urlsplit(address)
        own = (parts.hostname or "").removeprefix("www.") == host
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc.lower()}/" if own and parts.scheme in ("http", "https") else None
