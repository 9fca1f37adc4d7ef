"""Reading a page: every extractor looks at it once and yields what it finds; the findings become mentions.

Pure: the same bytes at the same address, of a site of the same country, give the same claims, whoever calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml.etree import _Element as Element

from cowcrawl.model import Aggregate, Claim, Mention, Reject
from cowcrawl.page import Page


@dataclass(kw_only=True, unsafe_hash=True)
class Found:
    """A claim, and the element it was read from (None when it is about the page as a whole)."""

    claim: Claim
    element: Element | None = None


Extractor = Callable[[Page], Iterable[Found | Reject]]


def findings(page: Page, extractor: Extractor) -> tuple[Found | Reject, ...]:
    """What an extractor finds on a page, read once: others build on it."""
    if extractor not in page.memory:
        page.memory[extractor] = tuple(extractor(page))
    found: tuple[Found | Reject, ...] = page.memory[extractor]
    return found


@dataclass(frozen=True, kw_only=True)
class Extract:
    """Everything read from one page."""

    language: str | None
    role: str | None
    title: str | None = None
    """Title of a document that is no web page; a page has its own."""
    published_at: str | None = None
    mentions: tuple[Mention, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    rejects: tuple[Reject, ...] = ()
    people: tuple[str, ...] = ()
    """Persons with a card on the page: who is to be cut from what is kept, and is not kept."""
