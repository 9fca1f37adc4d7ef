"""The spider of OpenStreetMap: the answer of an Overpass server, or an extract, kept as it came.

It claims nothing: objects of the map are a list of their own, for their licence (`cowcrawl.osm`), which the crawl
command brings in from the archive.
"""

from __future__ import annotations

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response

from cowcrawl import osm
from cowcrawl.errors import BadInput
from cowcrawl.model import Reading
from cowcrawl.walk import Ask
from spiders.manners import STEP
from spiders.report import ReportSpider

ROLE = "map"
"""Role of the documents that hold objects of the map."""
MAX_BYTES = 200_000_000
"""Size of an extract that is fetched: that of a country's capital has some tens of megabytes."""


class OsmSpider(ReportSpider):
    """Fetches the map files that the card names."""

    name = "osm"

    def build(self, ask: Ask) -> Request:
        """The request; a file may be larger than a page."""
        request = super().build(ask)
        request.meta["download_maxsize"] = MAX_BYTES
        return request

    def parse_page(self, response: Response) -> Iterator[Reading | Request]:
        """The document of a map file; what is wrong with it when it is none."""
        self.asked.reached(response.url)
        problem = None
        if not self.documents.missing(response):
            try:
                found = osm.read(response.body)
                problem = None if found.objects else "it holds no coworking space"
            except BadInput as error:
                problem = str(error)
        reading = self.documents.of_list(response, ROLE, problem, readable=problem is None)
        yield self.counted(reading)
        yield from self.instead(response.meta[STEP], gone=reading.document.outcome == "gone")
