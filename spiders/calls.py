"""The JSON that the scripts of a page call for, as far as the page names it: where a page has no text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from cowcrawl.page import Page
from spiders.address import allowed, clean
from spiders.links import base_of

MAX_CALLS = 5
"""Addresses asked for of one page."""

_NAMED = re.compile(r"""["'`]((?:https?://|\.{0,2}/)[^"'`\s<>{}$\\]{1,200})["'`]""")
_JSON = re.compile(r"\.json$|/(?:api|wp-json|_next/data)/", re.I)
_EARLY = ("preload", "prefetch", "alternate")


def calls(page: Page, hosts: Iterable[str]) -> list[str]:
    """The addresses on the card's `hosts` at which the scripts of a page find their data, in its order, each once."""
    listed = list(hosts)
    base = base_of(page)
    urls = (clean(address, base) for address in _addresses(page))
    wanted = (url for url in urls if url and allowed(url, listed) and url != page.url)
    return list(dict.fromkeys(wanted))[:MAX_CALLS]


def as_page(body: bytes) -> bytes:
    """JSON as a page that holds it the way pages hold their state."""
    return b'<!DOCTYPE html><script type="application/json">' + body.replace(b"</", b"<\\/") + b"</script>"


def _addresses(page: Page) -> Iterator[str]:
    for element in page.root.iter("link"):
        early = set((element.get("rel") or "").casefold().split()) & set(_EARLY)
        data = element.get("as") == "fetch" or (element.get("type") or "").casefold() == "application/json"
        if early and data:
            yield element.get("href") or ""
    for element in page.root.iter("script", "div", "main", "section", "body", "ul"):
        for name, value in element.items():
            if name.startswith("data-") and _is_json(value):
                yield value
    for script in page.root.iter("script"):
        yield from (address for address in _NAMED.findall(script.text or "") if _is_json(address))


def _is_json(address: str) -> bool:
    try:
        return bool(_JSON.search(urlsplit(address.strip()).path))
    except ValueError:
        return False
