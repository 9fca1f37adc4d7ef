"""Paywalls: whether a page says that it shows only a part without a subscription, and what of it is not to be read.

Nothing is got round: what a page sends along and marks as closed is taken out before anybody reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml.etree import _Element as Element
from lxml.etree import tostring
from parsel import Selector

from cowcrawl.page import Page
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

NOTE = "the page is behind a paywall: only what it shows freely was read"
"""What the record of such a document says."""

MAX_PARTS = 20
"""Parts of a page that its metadata may call closed."""


def is_walled(page: Page) -> bool:
    """Whether a page says that it is not free to read as a whole.

    Its structured data (isAccessibleForFree) decide; where they are silent its content tier, then the names of its
    elements.
    """
    said = {free for data in _objects(page) if (free := _free(data)) is not None}
    if said:
        return False in said
    if fold(page.meta.get("article:content_tier", "")) in set(map(fold, phrases("topics", "wall_tier"))):
        return True
    return any(_names_wall(element) for element in page.root.iter("div", "section", "aside", "article", "p"))


def open_part(page: Page) -> Page:
    """The page without what its structured data call closed: those elements are emptied, everything keeps its place."""
    closed = [element for selector in _closed(page) for element in _selected(page, selector)]
    for element in closed:
        element.clear(keep_tail=True)
    if not closed:
        return page
    body = tostring(page.root, encoding="utf-8", method="html")
    return Page(body, url=page.url, kind=page.kind, encoding="text/html; charset=utf-8")


def _closed(page: Page) -> list[str]:
    """The selectors of the closed parts."""
    parts = [part for data in _objects(page) for part in _parts(data) if _free(part) is False]
    return sorted({str(part.get("cssSelector") or "") for part in parts[:MAX_PARTS]} - {""})


def _selected(page: Page, selector: str) -> list[Element]:
    try:
        return [node.root for node in Selector(root=page.root, type="html").css(selector)]
    except (SyntaxError, RuntimeError, ValueError):  # what a page calls a selector may be anything
        return []


def _objects(page: Page) -> Iterator[dict[str, Any]]:
    return (one.data for one in page.structured)


def _parts(data: dict[str, Any]) -> list[dict[str, Any]]:
    parts = data.get("hasPart")
    return [part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)]


def _free(data: dict[str, Any]) -> bool | None:
    """What an object says of `isAccessibleForFree`, printed as a boolean, a word or an address of schema.org."""
    said = str(data.get("isAccessibleForFree")).rpartition("/")[2].casefold()
    return {"true": True, "false": False}.get(said)


def _names_wall(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    return bool(names) and bool(_wall().search(fold(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names))))


@cache
def _wall() -> re.Pattern[str]:
    names = sorted({fold(phrase) for phrase in phrases("topics", "wall")}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
