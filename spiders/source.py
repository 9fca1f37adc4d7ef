"""What all spiders share: a card, the documents of a run, what was asked for, and what becomes of a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from cowcrawl.card import SourceCard
from cowcrawl.errors import StoreFailed
from cowcrawl.model import Known, Reading
from spiders.address import allowed, clean
from spiders.archive import now
from spiders.documents import Documents
from spiders.frontier import LANGUAGES_READ, MAX_VARIANTS, Asked, Step
from spiders.manners import STEP, BeyondCap
from spiders.replay import opened

MAX_SITEMAPS = 10
"""Sitemaps read of one site; an index may list thousands."""


class SourceSpider(Spider):
    """Reads one source. A subclass says where it starts and what follows from a page."""

    max_variants = MAX_VARIANTS
    """Addresses asked for that differ in their parameters only."""

    def __init__(self, card: SourceCard, clock: Callable[[], str], known: Mapping[str, Known]) -> None:
        super().__init__(name=card.id)
        self.card = card
        self.known = known
        self.documents = Documents(card, clock)
        self.asked = Asked(self.max_variants)
        self.sitemaps: list[str] = []
        self._sitemaps_asked = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """A spider that listens to what robots.txt says of sitemaps; in a replay its clock is the archives'."""
        archives = tuple(map(Path, crawler.settings.getlist("COWCRAWL_ARCHIVES")))
        clock = (lambda: opened(archives).newest_date or now()) if archives else now
        spider = super().from_crawler(crawler, *args, clock=clock, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        return spider

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Keep the sitemaps that robots.txt names; some sites name them by a relative address."""
        named = (clean(url, request.url) for url in robotparser.rp.sitemaps)
        self.sitemaps += [url for url in named if url]

    def parse_page(self, response: Response) -> Iterator[Reading | Request]:
        """The document of a page, and the pages to ask for next."""
        raise NotImplementedError

    def failed(self, failure: Failure) -> Iterator[Reading | Request]:
        """The document of a page that did not come. An archive that cannot be written ends the run."""
        if isinstance(failure.value, StoreFailed):
            self.logger.error("%s", failure.value)
            self.crawler.stats.set_value("cowcrawl/archive_failure", str(failure.value))
            raise CloseSpider("store_failed")
        if isinstance(failure.value, BeyondCap):
            return
        request: Request = failure.request  # type: ignore[attr-defined]
        if STEP not in request.meta:
            self.logger.info("%s: %s", request.url, failure.getErrorMessage())
            return
        reading = self.documents.of_failure(request, failure.value or Exception(failure.getErrorMessage()))
        yield self.counted(reading)
        yield from self.instead(request.meta[STEP], gone=False)

    def instead(self, step: Step, *, gone: bool) -> Iterator[Request]:
        """What is followed when a page cannot be read: another spelling of its address when it is not there."""
        other = self.asked.gone(step.url) if gone else None
        if other:
            yield self.request(Step(url=other, role=step.role, depth=step.depth))

    def requests(self, found: Iterable[Step]) -> Iterator[Request]:
        """Requests for the pages that were not asked for yet."""
        for step in found:
            if self.asked.first(step.url):
                yield self.request(step)

    def request(self, step: Step) -> Request:
        """The request for a page."""
        return Request(
            step.url,
            callback=self.parse_page,
            errback=self.failed,
            priority=step.priority,
            headers={"Accept-Language": ", ".join(self.card.languages or LANGUAGES_READ)},
            meta={STEP: step},
            dont_filter=True,  # what was asked for is kept here; Scrapy's filter would swallow a redirect to itself
        )

    def new_sitemaps(self, urls: Iterable[str]) -> Iterator[str]:
        """Those of some sitemaps that are to be asked for: each once, so that one that names itself ends; not many."""
        for url in urls:
            if self._sitemaps_asked < MAX_SITEMAPS and allowed(url, self.card.hosts) and self.asked.first(url):
                self._sitemaps_asked += 1
                yield url

    def counted(self, reading: Reading) -> Reading:
        """The reading, counted by its outcome."""
        self.crawler.stats.inc_value(f"cowcrawl/outcome/{reading.document.outcome}")
        return reading


def usual_sitemap(url: str) -> list[str]:
    """Where a site's sitemap is when nobody says where it is."""
    usual = clean("/sitemap.xml", url)
    return [usual] if usual else []
