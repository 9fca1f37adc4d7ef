"""What was forgotten on request does not come back into the archive: it is struck from a page before it is kept."""

from __future__ import annotations

from typing import Any

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from cowcrawl.forgotten import struck


class Strike:
    """Takes forgotten mailboxes and telephone numbers out of responses."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._digests = frozenset(crawler.settings.getlist("COWCRAWL_FORGOTTEN"))
        self._unpack = HttpCompressionMiddleware(crawler=crawler)

    def kept(self, response: Response) -> Response:
        """The response as it is archived: as it came, or unpacked and without what was forgotten."""
        if not self._digests:
            return response
        request = response.request or Request(response.url)
        try:
            plain = self._unpack.process_response(request, response.replace(headers=response.headers.copy()))
        except (IgnoreRequest, OSError, ValueError):  # it cannot be unpacked, so nobody reads it
            return response
        assert isinstance(plain, Response)  # no request comes of unpacking
        spider: Any = self._crawler.spider
        body = struck(plain.body, spider.card.country, self._digests)
        return response if body is None else plain.replace(body=body)
