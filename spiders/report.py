"""The spider of reports and official lists: their addresses stand on the card, and nothing else is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scrapy import Request
from scrapy.http import Response

from cowcrawl.model import Reading
from spiders.address import clean
from spiders.frontier import Step
from spiders.manners import STEP
from spiders.source import SourceSpider


class ReportSpider(SourceSpider):
    """Reads the documents that the card names."""

    name = "report"

    def first_requests(self) -> Iterable[Request]:
        """The start addresses of the card."""
        return self.requests(Step(url=clean(url) or url, role="home", depth=0) for url in self.card.start_urls)

    def parse_page(self, response: Response) -> Iterator[Reading | Request]:
        """The document at an address; nothing follows from it but another spelling where it is gone."""
        self.asked.reached(response.url)
        reading, page = self.documents.of_response(response)
        if reading:
            yield self.counted(reading)
        if not page:
            yield from self.instead(response.meta[STEP], gone=bool(reading and reading.document.outcome == "gone"))
