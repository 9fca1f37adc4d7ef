"""The operator spider: from the home page to the pages where a space states its address, its prices and its offer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from cowcrawl.card import SourceCard
from cowcrawl.errors import StoreFailed
from cowcrawl.model import Reading
from cowcrawl.page import Page
from spiders.address import allowed, clean, language
from spiders.archive import now
from spiders.documents import Documents
from spiders.frontier import LANGUAGES_READ, Asked, Step, Tongue, choose_language, listed_steps, steps
from spiders.links import alternates, links
from spiders.manners import STEP, BeyondCap
from spiders.replay import opened
from spiders.sitemap import read as read_sitemap

WALKED = ("operator", "network")
"""Kinds of source that are walked; of the others the start addresses are read and nothing else."""

MAX_SITEMAPS = 10
"""Sitemaps read of one site; an index may list thousands."""

SITEMAP_PRIORITY = 55
"""After the home page, before what it links to."""


class OperatorSpider(Spider):
    """Walks the site of one source card."""

    name = "operator"

    def __init__(self, card: SourceCard, clock: Callable[[], str]) -> None:
        super().__init__(name=card.id)
        self.card = card
        self._documents = Documents(card, clock)
        self._asked = Asked()
        self._tongue = Tongue()
        self._sitemaps: list[str] = []
        self._sitemaps_asked = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """A spider that listens to what robots.txt says of sitemaps; in a replay its clock is the archives'."""
        archives = tuple(map(Path, crawler.settings.getlist("COWCRAWL_ARCHIVES")))
        clock = (lambda: opened(archives).newest_date or now()) if archives else now
        spider = super().from_crawler(crawler, *args, clock=clock, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The start addresses of the card."""
        for url in self.card.start_urls:
            for request in self._requests([Step(url=clean(url) or url, role="home", depth=0)]):
                yield request

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Keep the sitemaps that robots.txt names; some sites name them by a relative address."""
        named = (clean(url, request.url) for url in robotparser.rp.sitemaps)
        self._sitemaps += [url for url in named if url]

    def parse_page(self, response: Response) -> Iterator[Reading | Request]:
        """The document of a page, and the pages to ask for next."""
        step: Step = response.meta[STEP]
        self._asked.reached(response.url)
        reading, page = self._documents.of_response(response)
        if reading:
            yield self._counted(reading)
        if page and self.card.kind in WALKED:
            yield from self._onwards(step, page, reading)
        elif not page:
            yield from self._instead(step, gone=bool(reading and reading.document.outcome == "gone"))

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """The pages with a role that a sitemap lists, and further sitemaps."""
        if response.status != 200:
            return
        limit = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
        listing = read_sitemap(response.body, response.url, limit)
        yield from self._sitemap_requests(listing.sitemaps)
        yield from self._requests(listed_steps(listing.pages, self.card.hosts, self._tongue))

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
        reading = self._documents.of_failure(request, failure.value or Exception(failure.getErrorMessage()))
        yield self._counted(reading)
        yield from self._instead(request.meta[STEP], gone=False)

    def _onwards(self, step: Step, page: Page, reading: Reading | None) -> Iterator[Request]:
        found = links(page)
        if step.depth == 0 and reading:
            elsewhere = self._choose_tongue(page, reading.document.language)
            yield from self._sitemap_requests(self._sitemaps or self._usual_sitemaps(page.url))
            if elsewhere and elsewhere != page.url:
                later = tuple(steps(found, step, self.card.hosts, Tongue()))
                yield from self._requests([Step(url=elsewhere, role="home", depth=0, otherwise=later)])
                return
        chosen = steps(found, step, self.card.hosts, self._tongue)
        if step.depth == 0 and not chosen:  # the languages were told wrongly, or the other one is not really there
            self._tongue = Tongue()
            chosen = list(step.otherwise) or steps(found, step, self.card.hosts, self._tongue)
        yield from self._requests(chosen)

    def _choose_tongue(self, page: Page, spoken: str | None) -> str | None:
        """Settle on the language to walk in; the address of its home page when that is another one."""
        if self._tongue.walked:
            return None
        offered = {code: url for code, url in alternates(page).items() if allowed(url, self.card.hosts)}
        here = language(page.url) or spoken
        known = frozenset(offered) | frozenset(self.card.languages)
        walked = choose_language(self.card.languages, here, offered)
        unmarked = None if language(page.url) else spoken
        self._tongue = Tongue(walked=walked, unmarked=unmarked, known=known)
        return offered.get(walked) if walked and walked != here else None

    def _instead(self, step: Step, *, gone: bool) -> Iterator[Request]:
        """What is followed when a page cannot be read: another spelling of its address, and what it stood in for."""
        if step.otherwise:
            self._tongue = Tongue()
            yield from self._requests(step.otherwise)
        other = self._asked.gone(step.url) if gone else None
        if other:
            yield self._request(Step(url=other, role=step.role, depth=step.depth))

    def _requests(self, found: Iterable[Step]) -> Iterator[Request]:
        for step in found:
            if self._asked.first(step.url):
                yield self._request(step)

    def _request(self, step: Step) -> Request:
        return Request(
            step.url,
            callback=self.parse_page,
            errback=self.failed,
            priority=step.priority,
            headers={"Accept-Language": ", ".join(self.card.languages or LANGUAGES_READ)},
            meta={STEP: step},
            dont_filter=True,  # what was asked for is kept here; Scrapy's filter would swallow a redirect to itself
        )

    def _usual_sitemaps(self, url: str) -> list[str]:
        usual = clean("/sitemap.xml", url)
        return [usual] if usual else []

    def _sitemap_requests(self, urls: Iterable[str]) -> Iterator[Request]:
        for url in urls:
            if self._sitemaps_asked >= MAX_SITEMAPS or not allowed(url, self.card.hosts) or not self._asked.first(url):
                continue
            self._sitemaps_asked += 1
            yield Request(
                url, callback=self.parse_sitemap, errback=self.failed, priority=SITEMAP_PRIORITY, dont_filter=True
            )

    def _counted(self, reading: Reading) -> Reading:
        self.crawler.stats.inc_value(f"cowcrawl/outcome/{reading.document.outcome}")
        return reading
