"""What a busy server asks for: to be asked more slowly, later, or no more this time."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response

from spiders.address import host

BUSY = frozenset((429, 503))
"""Statuses of a server that asks for patience (RFC 6585, RFC 9110)."""
LONGEST = 300.0
"""Seconds that a run waits for one server between two requests; who asks for more is left alone until the next run."""
FIRST = 3.0
"""Usual delays to wait after the first such answer that names no time; twice as many after each further one."""
ENOUGH = 4
"""Such answers in a row after which a host is left alone until the next run."""

LEFT_ALONE = "asked to be left alone for now"

logger = logging.getLogger(__name__)


def wait_asked(header: str | None, now: datetime) -> float | None:
    """The seconds a Retry-After header asks for, as a number or a date; None when it cannot be read.

    >>> wait_asked("120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    >>> wait_asked("Thu, 01 Jan 2026 00:01:00 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    60.0
    """
    said = (header or "").strip()
    if said.isdecimal():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


class Patience:
    """Downloader middleware: slows down for a host that answers 429 or 503, and leaves it alone where that is no help.

    It stands nearer to the network than the one that tries again, so that the second try waits as well.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._usual: dict[str, tuple[float, Any]] = {}
        self._in_a_row: dict[str, int] = {}
        self._closed: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For live crawls: archives and the sample are nobody's server."""
        if crawler.settings["COWCRAWL_MODE"] != "live":
            raise NotConfigured
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """IgnoreRequest for a host that is left alone."""
        if said := self._closed.get(host(request.url)):
            raise IgnoreRequest(said)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note how busy the server is; the response goes on unchanged."""
        name = host(request.url)
        slot = self._slot(request)
        if response.status not in BUSY:
            self._in_a_row.pop(name, None)
            if slot is not None and name in self._usual:
                slot.delay, slot.jitter = self._usual.pop(name)
            return response
        times = self._in_a_row[name] = self._in_a_row.get(name, 0) + 1
        header = (response.headers.get("Retry-After") or b"").decode("latin-1")
        asked = wait_asked(header, datetime.now(UTC))
        usual = self._crawler.settings.getfloat("DOWNLOAD_DELAY")
        wait = asked if asked is not None else usual * FIRST * 2 ** (times - 1)
        if wait > LONGEST or times >= ENOUGH:
            self._closed[name] = f"{name} answered {response.status} and {LEFT_ALONE}"
            logger.warning("%s answers %s: it is left alone until the next run", name, response.status)
        elif slot is not None:
            self._usual.setdefault(name, (slot.delay, slot.jitter))
            slot.delay, slot.jitter = max(wait, self._usual[name][0]), 0.0
            slot.lastseen = monotonic()  # the time that is asked for begins with the answer
            logger.info("%s answers %s: waiting %.0f seconds", name, response.status, slot.delay)
        return response

    def _slot(self, request: Request) -> Any:
        """The queue of a host in Scrapy's downloader, which keeps its delay."""
        downloader = self._crawler.engine.downloader
        return downloader.slots.get(downloader.get_slot_key(request))
