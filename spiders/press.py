"""The press spider: through feeds, sitemaps, sections and searches to the articles that speak of coworking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote_plus

from scrapy import Request
from scrapy.http import Response

from cowcrawl.model import Reading
from cowcrawl.page import Page
from cowcrawl.vocabulary import phrases
from cowcrawl.walk import Ask
from spiders import feed, sitemap
from spiders.address import allowed, clean, is_home, key
from spiders.frontier import Step, is_no_page
from spiders.links import feeds
from spiders.manners import STEP
from spiders.outcome import of_body
from spiders.sitemap import Entry
from spiders.source import SourceSpider, usual_sitemap
from spiders.teasers import teasers
from spiders.topic import is_topic_page, speaks
from spiders.unchanged import add_validators

LISTS = ("home", "feed", "section", "search", "sitemap")
"""What only leads to articles; a document of such a role carries no claim."""
MAX_FEEDS = 5
"""Feeds that a page without feeds on its card may name."""
MAX_TOPICS = 5
"""Pages of topics (/tag/coworking) that are followed."""
NEWS = "news"
"""What an address of a sitemap says that lists the newest articles."""


class _Contents(NamedTuple):
    """What a list leads to."""

    teasers: Sequence[tuple[str, str]] = ()
    """Addresses, each with what is said of it."""
    feeds: Sequence[str] = ()
    sitemaps: Sequence[str] = ()
    problem: str | None = None
    """Why it could not be read, or not all of it."""
    readable: bool = True


_NOTHING = _Contents(readable=False)


class PressSpider(SourceSpider):
    """Reads the articles of one title that speak of coworking."""

    name = "press"
    max_variants = 10_000  # many a newspaper tells its articles apart by a parameter; the page cap ends it

    def first_requests(self) -> Iterable[Request]:
        """The card's addresses: feeds first, then sitemaps, searches, sections, and its start addresses."""
        card = self.card
        listed = {"feed": card.feeds, "sitemap": card.sitemaps, "search": self._searches(), "section": card.sections}
        found = [_step(url, role) for role, urls in listed.items() for url in urls]
        found += [_step(url, "home" if is_home(url) else "article") for url in card.start_urls]
        return self.requests(found)

    def parse_page(self, response: Response) -> Iterator[Reading | Request]:
        """The document of an article, or that of a list and the articles it leads to."""
        step: Step = response.meta[STEP]
        self.asked.reached(response.url)
        known = self.known.get(step.url)
        if response.status == 304 and known and response.request:
            yield self.counted(self.documents.unchanged(response.request, known))
        elif step.role in LISTS:
            yield from self._list(response, step)
        else:
            reading, page = self.documents.of_response(response)
            if reading:
                yield self.counted(reading)
            if not page:
                yield from self.instead(step, gone=bool(reading and reading.document.outcome == "gone"))

    def build(self, ask: Ask) -> Request:
        """The request; for a page that is known only if it has changed since."""
        request = super().build(ask)
        step: Step = request.meta[STEP]
        known = self.known.get(step.url)
        if known and step.role != "home":  # a home page also names the feeds, whether it has changed or not
            add_validators(request, known)
        if step.role == "feed":
            request.meta["download_maxsize"] = feed.MAX_BYTES
        return request

    def _list(self, response: Response, step: Step) -> Iterator[Reading | Request]:
        """The document of a list, and the requests for what it leads to."""
        found = _NOTHING if self.documents.missing(response) else self._read_list(response, step.role)
        yield self.counted(self.documents.of_list(response, step.role, found.problem, readable=found.readable))
        for url in self.new_sitemaps(found.sitemaps):
            yield self.request(_step(url, "sitemap"))
        yield from self.requests([*(_step(url, "feed") for url in found.feeds), *self._articles(found.teasers)])

    def _read_list(self, response: Response, role: str) -> _Contents:
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if role == "feed":
            entries, problem = feed.read(response.body, response.url, content_type)
            return _Contents(entries, problem=problem, readable=bool(entries) or not problem)
        if role == "sitemap":
            limit = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
            listing = sitemap.read(response.body, response.url, limit)
            readable = bool(listing.pages or listing.sitemaps) or not listing.problem
            told = [(page.url, page.title) for page in listing.pages]
            return _Contents(told, sitemaps=_newest(listing.sitemaps), problem=listing.problem, readable=readable)
        if verdict := of_body(response.body, content_type):
            return _Contents(problem=verdict.reason, readable=False)
        page = Page(response.body, url=response.url, kind="press", encoding=content_type)
        return self._read_page(page, role)

    def _read_page(self, page: Page, role: str) -> _Contents:
        """What a page that lists articles leads to; the home page also to feeds and sitemaps the card does not name."""
        found = [url for url in feeds(page) if allowed(url, self.card.hosts)][:MAX_FEEDS]
        named = [] if self.card.feeds and not self.card.is_from_memory else found
        sitemaps: list[str] = []
        if role == "home" and not self.card.sitemaps:
            sitemaps = self.sitemaps or ([] if named or self.card.feeds else usual_sitemap(page.url))
        told = [teaser for teaser in teasers(page) if key(teaser.url) != key(page.url)]
        return _Contents(told, feeds=named, sitemaps=sitemaps)

    def _articles(self, listed: Iterable[tuple[str, str]]) -> list[Step]:
        """Of addresses with what is said of each, those of articles about coworking, and of pages of that topic."""
        own = [(url, text) for url, text in listed if allowed(url, self.card.hosts) and not is_no_page(url)]
        told = [url for url, text in own if speaks(text, url)]
        topics = [url for url in told if is_topic_page(url)]
        pages = [url for url in told if url not in set(topics) and not is_home(url)]
        return [_step(url, "article") for url in pages] + [_step(url, "section") for url in topics[:MAX_TOPICS]]

    def _searches(self) -> list[str]:
        words = self.card.queries or list(phrases("topics", "search"))
        return [template.replace("{query}", quote_plus(word)) for template in self.card.search for word in words]


def _step(url: str, role: str) -> Step:
    return Step(url=clean(url) or url, role=role, depth=0)


def _newest(listed: Iterable[Entry]) -> list[str]:
    """The sitemaps of an index in the order in which they are read: those of news first, then the newest."""
    newest = sorted(listed, key=lambda entry: entry.changed, reverse=True)
    return [entry.url for entry in sorted(newest, key=lambda entry: NEWS not in entry.url.casefold())]
