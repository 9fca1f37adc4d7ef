"""The end of the night: where hours are set for a site, its crawl stops at their end and goes on later."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from cowcrawl.night_hours import hours_of

NIGHT_OVER = "night_over"
"""Why a crawl ended that the morning stopped."""
TIME_UP = "closespider_timeout"
"""Why one ended that had taken all the time a run may (CLOSESPIDER_TIMEOUT): Scrapy's word."""


class NightOver:
    """Extension: closes a crawl when the night is over; what is left is asked for in the next."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._timer: asyncio.TimerHandle | None = None
        crawler.signals.connect(self.spider_opened, signals.spider_opened)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For live crawls."""
        if crawler.settings["COWCRAWL_MODE"] != "live":
            raise NotConfigured
        return cls(crawler)

    def spider_opened(self) -> None:
        """Set the alarm, where the spider's card or the settings name hours."""
        spider: Any = self._crawler.spider
        if hours := hours_of(spider.card, self._crawler.settings["NIGHT"] or ""):
            self._timer = asyncio.get_running_loop().call_later(hours.left(datetime.now()), self._close)

    def spider_closed(self) -> None:
        """It is not needed any more."""
        if self._timer:
            self._timer.cancel()

    def _close(self) -> None:
        engine = self._crawler.engine
        assert engine is not None  # the alarm is set while it runs
        self._task = asyncio.ensure_future(engine.close_spider_async(reason=NIGHT_OVER))
