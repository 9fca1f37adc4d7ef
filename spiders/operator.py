"""The operator spider: from the home page to the pages where a space states its address, its prices and its offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from scrapy import Request
from scrapy.http import Response

from cowcrawl.card import SourceCard
from cowcrawl.model import Known, Reading
from cowcrawl.page import Page
from cowcrawl.walk import Ask, Note, Walk
from spiders.address import allowed, clean, language
from spiders.calls import calls
from spiders.frontier import Step, Tongue, choose_language, ends_at, listed_steps, steps
from spiders.links import alternates, links
from spiders.manners import STEP
from spiders.sitemap import read as read_sitemap
from spiders.source import REFUSAL, SourceSpider, usual_sitemap
from spiders.unchanged import UNCHANGED, ask_if_changed

DATA = "data"
"""Role of a step to JSON that a page's scripts call for."""

NEEDS_BROWSER = (
    "It needs a browser: its pages have no text without their scripts, and no JSON with facts was found. "
    "Write needs_browser: true into its card and install the extra `browser`."
)
"""What a run says that read nothing of a site which only scripts draw."""

SITEMAP_PRIORITY = 55
"""After the home page, before what it links to."""


class OperatorSpider(SourceSpider):
    """Walks the site of one source card."""

    name = "operator"

    def __init__(
        self, card: SourceCard, clock: Callable[[], str], known: Mapping[str, Known], walk: Walk | None = None
    ) -> None:
        super().__init__(card, clock, known, walk)
        self._tongue = Tongue()

    def first_requests(self) -> Iterable[Request]:
        """The start addresses of the card."""
        return self.requests(Step(url=clean(url) or url, role="home", depth=0) for url in self.card.start_urls)

    def build(self, ask: Ask) -> Request:
        """The request; for a page that is known and still in the archive only if it has changed since."""
        request = super().build(ask)
        known = self.known.get(ask.url)
        if ask.form == "page" and known and known.warc_file:
            ask_if_changed(request, known)
        return request

    def parse_page(self, response: Response) -> Iterator[Reading | Request]:
        """The document of a page, and the pages to ask for next; or that of JSON which such a page calls for."""
        step: Step = response.meta[STEP]
        self.asked.reached(response.url)
        if step.role == DATA:
            data = self.documents.of_data(response)
            if data:
                yield self.counted(data)
            return
        known = self.known.get(step.url)
        if known and UNCHANGED in response.flags:
            reading, page = self.documents.still(response, known)
        else:
            reading, page = self.documents.of_response(response)
        if reading:
            yield self.counted(reading)
        if page:
            yield from self.onwards(step, page, reading)
        else:
            yield from self.instead(step, gone=bool(reading and reading.document.outcome == "gone"))

    def parse_sitemap(self, response: Response) -> Iterator[Reading | Request]:
        """The pages with a role that a sitemap lists, and further sitemaps."""
        if response.status != 200:
            return
        limit = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
        listing = read_sitemap(response.body, response.url, limit)
        yield from self._sitemap_requests(entry.url for entry in listing.sitemaps)
        listed = (entry.url for entry in listing.pages)
        yield from self.requests(listed_steps(listed, self.card.hosts, self._tongue))

    def onwards(self, step: Step, page: Page, reading: Reading | None) -> Iterator[Request]:
        """What a page leads to: further pages, sitemaps; of one that only scripts draw the JSON that they call for."""
        found = [] if ends_at(step) else links(page)
        if reading and reading.document.outcome == "empty":
            yield from self._called(step, page)
        if step.depth == 0 and reading:
            elsewhere = self._choose_tongue(page, reading.document.language)
            yield from self._sitemap_requests(self.sitemaps or usual_sitemap(page.url))
            if elsewhere and elsewhere != page.url:
                later = tuple(steps(found, step, self.card.hosts, Tongue()))
                yield from self.requests([Step(url=elsewhere, role="home", depth=0, otherwise=later)])
                return
        chosen = steps(found, step, self.card.hosts, self._tongue)
        if step.depth == 0 and not chosen:  # the languages were told wrongly, or the other one is not really there
            self._speak(Tongue())
            chosen = list(step.otherwise) or steps(found, step, self.card.hosts, self._tongue)
        yield from self.requests(chosen)

    def _called(self, step: Step, page: Page) -> Iterator[Request]:
        """The JSON behind a page without text. Where it names none, only a browser can read it."""
        named = calls(page, self.card.hosts)
        yield from self.requests(Step(url=url, role=DATA, depth=step.depth + 1) for url in named)
        if not self.card.needs_browser:
            self.crawler.stats.set_value(REFUSAL, NEEDS_BROWSER)

    def _choose_tongue(self, page: Page, spoken: str | None) -> str | None:
        """Settle on the language to walk in; the address of its home page when that is another one."""
        if self._tongue.walked:
            return None
        offered = {code: url for code, url in alternates(page).items() if allowed(url, self.card.hosts)}
        here = language(page.url) or spoken
        known = frozenset(offered) | frozenset(self.card.languages)
        walked = choose_language(self.card.languages, here, offered)
        unmarked = None if language(page.url) else spoken
        self._speak(Tongue(walked=walked, unmarked=unmarked, known=known))
        return offered.get(walked) if walked and walked != here else None

    def instead(self, step: Step, *, gone: bool) -> Iterator[Request]:
        """What is followed when a page cannot be read: what it stood in for, and another spelling of its address."""
        if step.otherwise:
            self._speak(Tongue())
            yield from self.requests(step.otherwise)
        yield from super().instead(step, gone=gone)

    def _sitemap_requests(self, urls: Iterable[str]) -> Iterator[Request]:
        for url in self.new_sitemaps(urls):
            yield self.ask("sitemap", url, SITEMAP_PRIORITY, {})

    def _speak(self, tongue: Tongue) -> None:
        """Walk on in a language."""
        self._tongue = tongue
        self.note("tongue", tongue.walked, tongue.unmarked, sorted(tongue.known))

    def recall(self, noted: Note) -> None:
        """Take up what was noted before the run was cut off."""
        if noted.what == "tongue":
            walked, unmarked, known = noted.told
            self._tongue = Tongue(walked=walked, unmarked=unmarked, known=frozenset(known))
        else:
            super().recall(noted)
