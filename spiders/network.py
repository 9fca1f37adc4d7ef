"""The spider of networks and federations: to the pages that list their members, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from scrapy import Request

from cowcrawl.model import Reading
from cowcrawl.page import Page
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases
from cowcrawl.walk import Note
from spiders.address import allowed
from spiders.frontier import Step, is_no_page
from spiders.links import Link, links
from spiders.operator import OperatorSpider

MAX_LISTS = 30
"""Pages of one list of members that are turned."""


class NetworkSpider(OperatorSpider):
    """Walks a network's site as an operator's, and its lists of members to their ends.

    What it shows of a member is the member's; a member's own site is for a card of its own (`cowcrawl discover`).
    """

    name = "network"
    _turned = 0

    def onwards(self, step: Step, page: Page, reading: Reading | None) -> Iterator[Request]:
        """What any page leads to, the lists of members, and from one of these to the next page and to each member."""
        yield from super().onwards(step, page, reading)
        own = [link for link in links(page) if allowed(link.url, self.card.hosts) and not is_no_page(link.url)]
        listed = [link for link in own if _says(link.text, "members")]
        if step.role == "locations" and self._turned < MAX_LISTS:
            further = [link for link in own if _says(link.text, "next") and not _says(link.text, "members")]
            if further:
                self._turned += 1
                self.note("turned")
            listed += further[:1]
        yield from self.requests(Step(url=link.url, role="locations", depth=step.depth) for link in listed)

    def recall(self, noted: Note) -> None:
        """Take up what was noted before the run was cut off."""
        if noted.what == "turned":
            self._turned += 1
        else:
            super().recall(noted)


def _says(text: str, concept: str) -> bool:
    return fold(text) in _words(concept)


@cache
def _words(concept: str) -> frozenset[str]:
    return frozenset(map(fold, phrases("networks", concept)))


__all__ = ["Link", "NetworkSpider"]
