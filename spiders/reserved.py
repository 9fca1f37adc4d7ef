"""Pages whose owner asks that they not be kept: X-Robots-Tag, its meta element, and reservations of data mining.

`X-Robots-Tag` and `<meta name="robots">`: noindex and none, for everybody or for us by name. TDM reservation protocol
(W3C community group, 2022): the header `tdm-reservation: 1` or the meta element of that name; a policy beside it
would have to be agreed upon by people, so it changes nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scrapy.http import Headers

from cowcrawl.page import Page
from cowcrawl.settings import BOT_NAME

_KEPT_OUT = frozenset(("noindex", "none"))
_AGENT = re.compile(r"\s*([\w*-]+)\s*:(.*)", re.S)
_WITH_VALUE = frozenset(("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"))
"""Directives that are followed by a colon, as the name of a robot is."""


def by_header(headers: Headers) -> str | None:
    """Why an answer may not be kept, as its headers say; None when it may."""
    lines = [line.decode("latin-1") for line in headers.getlist("X-Robots-Tag")]
    if any(_keeps_out(said) for said in _for_us(lines)):
        return "its X-Robots-Tag header asks that it not be indexed"
    if (headers.get("tdm-reservation") or b"").strip() == b"1":
        return "its tdm-reservation header reserves text and data mining"
    return None


def by_page(page: Page) -> str | None:
    """The same, as the page's own meta elements say."""
    if any(_keeps_out(page.meta.get(name, "")) for name in ("robots", BOT_NAME)):
        return "its robots meta element asks that it not be indexed"
    if page.meta.get("tdm-reservation", "").strip() == "1":
        return "its tdm-reservation meta element reserves text and data mining"
    return None


def _for_us(lines: Iterable[str]) -> Iterator[str]:
    """The directives of X-Robots-Tag headers that are said to everybody or to us."""
    for line in lines:
        named = _AGENT.match(line)
        if named is None or named[1].casefold() in _WITH_VALUE:
            yield line
        elif named[1].casefold() in ("*", BOT_NAME):
            yield named[2]


def _keeps_out(directives: str) -> bool:
    return any(word.strip().casefold() in _KEPT_OUT for word in directives.split(","))
