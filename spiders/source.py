"""What all spiders share: a card, the documents of a run, what was asked for, and what becomes of a failure."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
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
from cowcrawl.page import Page
from cowcrawl.walk import VISITED, Ask, Form, Note, Visit, Walk
from spiders import browser
from spiders.address import allowed, clean
from spiders.archive import now
from spiders.calls import calls
from spiders.documents import Documents
from spiders.entrance import Refusal, refusal
from spiders.frontier import LANGUAGES_READ, MAX_VARIANTS, Asked, Step, step_from, told
from spiders.manners import ASK, STEP, BeyondCap
from spiders.outcome import MAX_HTML, of_body, of_failure, of_status
from spiders.replay import opened

MAX_SITEMAPS = 10
"""Sitemaps read of one site; an index may list thousands."""

REFUSAL = "cowcrawl/refusal"
"""Name of the statistic that says why a site was not walked."""

WEB = ("operator", "network", "press")
"""Kinds of sources whose pages are web pages, and no larger; others are documents of any format."""

BEYOND_CAP = "beyond_cap"
"""What became of a request that the card's cap cut off; no failure."""


class SourceSpider(Spider):
    """Reads one source. A subclass says where it starts and what follows from a page.

    All that it must remember is noted, and every request with its notes becomes a `Visit`, which the store keeps with
    what was read: so a run that was cut off goes on as it would have.
    """

    max_variants = MAX_VARIANTS
    """Addresses asked for that differ in their parameters only."""

    def __init__(
        self, card: SourceCard, clock: Callable[[], str], known: Mapping[str, Known], walk: Walk | None = None
    ) -> None:
        """`walk`: the run that was cut off and goes on, if one was."""
        super().__init__(name=card.id)
        self.card = card
        self.known = known
        self.walk = walk
        self.documents = Documents(card, clock, self.note)
        self.asked = Asked(self.max_variants, self.note)
        self.sitemaps: list[str] = []
        self._sitemaps_asked = 0
        self._asks: list[Ask] = []
        self._notes: list[Note] = []
        self._last_ask = walk.last if walk else 0
        self._last_note = walk.notes[-1].number if walk and walk.notes else 0
        self._recalling = False
        self._entered = not card.is_unopened
        self._page_meta = browser.META if card.needs_browser else {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """A spider that listens to what robots.txt says of sitemaps; in a replay its clock is the archives'."""
        archives = tuple(map(Path, crawler.settings.getlist("COWCRAWL_ARCHIVES")))
        day = crawler.settings["COWCRAWL_DAY"]
        clock = (lambda: opened(archives).newest_date or now()) if archives else partial(now, day)
        spider = super().from_crawler(crawler, *args, clock=clock, **kwargs)
        if spider.card.kind in WEB:
            limit = min(MAX_HTML, crawler.settings.getint("DOWNLOAD_MAXSIZE"))
            spider._page_meta = spider._page_meta | {"download_maxsize": limit}
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        spider._recalling = True
        for noted in spider.walk.notes if spider.walk else ():
            spider.recall(noted)
        spider._recalling = False
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The first requests of a run, or the door of a site nobody has opened; one that goes on has them behind it."""
        for request in [] if self.walk else list(self.first_requests() if self._entered else self._door()):
            yield request

    def first_requests(self) -> Iterable[Request]:
        """Where a run begins."""
        raise NotImplementedError

    def left_over(self) -> list[Request]:
        """What a run that was cut off was still to ask for, in its order."""
        return [self.build(ask) for ask in self.walk.waiting] if self.walk else []

    def note(self, what: str, *said: Any) -> None:
        """Keep something in mind beyond the end of the process."""
        if not self._recalling:
            self._last_note += 1
            self._notes.append(Note(number=self._last_note, what=what, told=said))

    def recall(self, noted: Note) -> None:
        """Take up what was noted before the run was cut off."""
        match noted.what, noted.told:
            case ("first" | "reached" | "gone") as what, (url,):
                self.asked.recall(what, url)
            case "content", (url, sha256):
                self.documents.remember(url, sha256)
            case "sitemap", _:
                self._sitemaps_asked += 1
            case "entered", _:
                self._entered = True

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Keep the sitemaps that robots.txt names; some sites name them by a relative address."""
        named = (clean(url, request.url) for url in robotparser.rp.sitemaps)
        self.sitemaps += [url for url in named if url]

    def parse_page(self, response: Response) -> Iterator[Reading | Request]:
        """The document of a page, and the pages to ask for next."""
        raise NotImplementedError

    def parse_sitemap(self, response: Response) -> Iterator[Reading | Request]:
        """What a sitemap leads to that is no document of its own."""
        raise NotImplementedError

    def visit(self, response: Response) -> Iterator[Reading | Request]:
        """What comes of an answer, told to the store as one visit."""
        ask: Ask = response.meta[ASK]
        verdict = of_status(response.status) if ask.form == "sitemap" else None
        read = (self.parse_page if self._entered else self._knock) if ask.form == "page" else self.parse_sitemap
        yield from self._told(ask, read(response), verdict or ("read", None))

    def failed(self, failure: Failure) -> Iterator[Reading | Request]:
        """The same for a request that brought no answer. An archive that cannot be written ends the run."""
        request: Request = failure.request  # type: ignore[attr-defined]
        error = failure.value or Exception(failure.getErrorMessage())
        if isinstance(error, StoreFailed):
            self.logger.error("%s", error)
            self.crawler.stats.set_value("cowcrawl/archive_failure", str(error))
            raise CloseSpider("store_failed")
        beyond = isinstance(error, BeyondCap)
        verdict = (BEYOND_CAP, str(error)) if beyond else of_failure(error)
        found = iter(()) if beyond else self._without_answer(request, error)
        yield from self._told(request.meta[ASK], found, verdict)

    def refuse(self, refused: Refusal) -> None:
        """Say why the site is not walked: it becomes the sentence of the run."""
        said = f"Probed and not crawled: {refused.why.replace('_', ' ')}: {refused.said}."
        self.crawler.stats.set_value(REFUSAL, said)

    def _door(self) -> Iterator[Request]:
        start = self.card.start_urls[0]
        return self.requests([Step(url=clean(start) or start, role="home", depth=0)])

    def _knock(self, response: Response) -> Iterator[Reading | Request]:
        """The first page of a site nobody has opened: whether it is walked, and if so, what any first page leads to."""
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        verdict = self.documents.missing(response) or of_body(response.body, content_type)
        page = None if verdict else Page(response.body, url=response.url, encoding=content_type)
        refused = refusal(verdict, page, on_topic=self.card.kind != "press")
        if refused and not (refused.why == "needs_browser" and page and calls(page, self.card.hosts)):
            self.refuse(refused)
            step: Step = response.meta[STEP]
            yield self.counted(self.documents.of_list(response, step.role, refused.said, readable=False))
            return
        self._entered = True
        self.note("entered")
        yield from self.first_requests()
        yield from self.parse_page(response)

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
        return self.ask("page", step.url, step.priority, told(step))

    def ask(self, form: Form, url: str, priority: int, said: dict[str, Any]) -> Request:
        """A new request, numbered and noted."""
        self._last_ask += 1
        ask = Ask(number=self._last_ask, url=url, form=form, priority=priority, told=said)
        self._asks.append(ask)
        return self.build(ask)

    def build(self, ask: Ask) -> Request:
        """The request as Scrapy wants it."""
        page = ask.form == "page"
        return Request(
            ask.url,
            callback=self.visit,
            errback=self.failed,
            priority=ask.priority,
            headers={"Accept-Language": ", ".join(self.card.languages or LANGUAGES_READ)} if page else {},
            meta={ASK: ask} | ({STEP: step_from(ask.told), **self._page_meta} if page else {}),
            dont_filter=True,  # what was asked for is kept here; Scrapy's filter would swallow a redirect to itself
        )

    def new_sitemaps(self, urls: Iterable[str]) -> Iterator[str]:
        """Those of some sitemaps that are to be asked for: each once, so that one that names itself ends; not many."""
        for url in urls:
            if self._sitemaps_asked < MAX_SITEMAPS and allowed(url, self.card.hosts) and self.asked.first(url):
                self._sitemaps_asked += 1
                self.note("sitemap")
                yield url

    def counted(self, reading: Reading) -> Reading:
        """The reading, counted by its outcome."""
        self.crawler.stats.inc_value(f"cowcrawl/outcome/{reading.document.outcome}")
        return reading

    def _without_answer(self, request: Request, error: BaseException) -> Iterator[Reading | Request]:
        if STEP not in request.meta:
            self.logger.info("%s: %s", request.url, of_failure(error).reason)
            return
        if not self._entered:
            self.refuse(refusal(of_failure(error), None) or Refusal("no_site", str(error)))
        yield self.counted(self.documents.of_failure(request, error))
        yield from self.instead(request.meta[STEP], gone=False)

    def _told(
        self, ask: Ask, outputs: Iterator[Reading | Request], verdict: tuple[str, str | None]
    ) -> Iterator[Reading | Request]:
        """What a request led to, its last reading, or the signal where there is none, carrying the visit.

        Every output is made before the first is handed on, so that a visit holds what is its own and nothing else.
        """
        found: list[Reading | Request] = []
        defect: Exception | None = None
        try:
            for one in outputs:
                found.append(one)
        except CloseSpider:
            raise
        except Exception as error:  # Scrapy logs it; what was found before counts
            defect, verdict = error, ("parse", f"the spider failed: {type(error).__name__}: {error}")
        last = max((place for place, one in enumerate(found) if isinstance(one, Reading)), default=None)
        if last is None:
            self.crawler.signals.send_catch_log(VISITED, visit=self._visit(ask, *verdict))
        else:
            reading = found[last]
            assert isinstance(reading, Reading)  # so it was chosen
            said = verdict if defect else (reading.document.outcome, reading.document.reason)
            found[last] = replace(reading, visit=self._visit(ask, *said))
        yield from found
        if defect:
            raise defect

    def _visit(self, ask: Ask, outcome: str, reason: str | None) -> Visit:
        asks, self._asks = tuple(self._asks), []
        notes, self._notes = tuple(self._notes), []
        return Visit(number=ask.number, outcome=outcome, reason=reason, asks=asks, notes=notes)


def usual_sitemap(url: str) -> list[str]:
    """Where a site's sitemap is when nobody says where it is."""
    usual = clean("/sitemap.xml", url)
    return [usual] if usual else []
