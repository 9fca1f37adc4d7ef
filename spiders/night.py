"""The end of the night: where hours are set in which sites are asked, a crawl stops at their end and goes on later."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from cowcrawl.night_hours import NightHours, night_hours

NIGHT_OVER = "night_over"
"""Why a crawl ended that the morning stopped."""


class NightOver:
    """Extension: closes a crawl when the night is over; what is left is asked for in the next."""

    def __init__(self, crawler: Crawler, hours: NightHours) -> None:
        self._crawler = crawler
        self._hours = hours
        self._timer: asyncio.TimerHandle | None = None
        crawler.signals.connect(self.spider_opened, signals.spider_opened)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For live crawls with hours."""
        hours = night_hours(crawler.settings["NIGHT"] or "")
        if hours is None or crawler.settings["COWCRAWL_MODE"] != "live":
            raise NotConfigured
        return cls(crawler, hours)

    def spider_opened(self) -> None:
        """Set the alarm."""
        left = self._hours.left(datetime.now())
        self._timer = asyncio.get_running_loop().call_later(left, self._close)

    def spider_closed(self) -> None:
        """It is not needed any more."""
        if self._timer:
            self._timer.cancel()

    def _close(self) -> None:
        engine = self._crawler.engine
        assert engine is not None  # the alarm is set while it runs
        self._task = asyncio.ensure_future(engine.close_spider_async(reason=NIGHT_OVER))
