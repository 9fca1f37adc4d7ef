"""How a guest behaves: the card's hosts only, no more pages than it allows, the delay that robots.txt asks for."""

from __future__ import annotations

import logging
from time import monotonic
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured

from cowcrawl.forgotten import any_of, of_address
from spiders.address import allowed, host
from spiders.patience import LONGEST

STEP = "step"
"""Key of a request's meta that marks a page asked for on the way; what lacks it is robots.txt or a sitemap."""

ASK = "ask"
"""Key of a request's meta under which it stands as it is in the frontier (`cowcrawl.walk.Ask`)."""

RULES = "dont_obey_robotstxt"
"""Key of a request's meta that Scrapy gives to those for robots.txt."""

OPTED_OUT = "its owner opted out"
"""Words of the refusal of a page that is not to be read."""

_AGAIN = ("redirect_times", "retry_times")

logger = logging.getLogger(__name__)


class BeyondCap(IgnoreRequest):
    """A page that is not asked for because the run has had all it may."""


class Hosts:
    """Downloader middleware: what is not on the card's hosts, or a variant with `www.`, is not asked for."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the spider's card."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """IgnoreRequest for a foreign host: only a redirect leads there, links are chosen beforehand.

        The rules of a site may stand anywhere (RFC 9309, 2.3.1.2): robots.txt is followed to other hosts.
        """
        if request.meta.get(RULES):
            return
        if not allowed(request.url, self._crawler.spider.card.hosts):  # type: ignore[union-attr]
            raise IgnoreRequest(f"it leads to another host, {host(request.url)}")


class OptOut:
    """Downloader middleware: a page or site whose owner opted out, or which was forgotten, is not asked for."""

    def __init__(self, digests: frozenset[str]) -> None:
        self._digests = digests

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the digests the settings name."""
        digests = frozenset(crawler.settings.getlist("COWCRAWL_FORGOTTEN"))
        if not digests:
            raise NotConfigured
        return cls(digests)

    def process_request(self, request: Request) -> None:
        """IgnoreRequest for what is not to be read."""
        if any_of(of_address(request.url), self._digests):
            raise IgnoreRequest(f"{OPTED_OUT}: it is on the opt-out list, or was forgotten on request")


class PageCap:
    """Downloader middleware: once the card's number of pages was asked for, no more are."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._asked = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the spider's card."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Count a page; BeyondCap when there were enough. Redirects and retries belong to the page they began with."""
        if STEP not in request.meta or any(name in request.meta for name in _AGAIN):
            return
        spider: Any = self._crawler.spider
        cap = spider.card.page_cap
        before = spider.walk.pages if spider.walk else 0
        if before + self._asked >= cap:
            self._crawler.stats.inc_value("cowcrawl/beyond_cap")
            raise BeyondCap(f"the run had its {cap} pages (page_cap)")
        self._asked += 1


class Proxy:
    """Downloader middleware: the sample web is reached through a proxy on this machine, its hosts exist nowhere."""

    def __init__(self, address: str) -> None:
        self._address = address

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the proxy the settings name."""
        if not crawler.settings["COWCRAWL_PROXY"]:
            raise NotConfigured
        return cls(crawler.settings["COWCRAWL_PROXY"])

    def process_request(self, request: Request) -> None:
        """Send the request through the proxy."""
        request.meta["proxy"] = self._address


class CrawlDelay:
    """Extension: the Crawl-delay of robots.txt is kept when it is longer than our own, also when a run goes on."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self.spider_opened, signals.spider_opened)
        crawler.signals.connect(self.robots_parsed, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For live crawls; archives and the sample are read without delays."""
        if crawler.settings["COWCRAWL_MODE"] != "live":
            raise NotConfigured
        return cls(crawler)

    def spider_opened(self) -> None:
        """Before a run goes on, wait at each host as after a request: one was sent just before it was cut off."""
        spider: Any = self._crawler.spider
        if not getattr(spider, "walk", None):
            return
        downloader = self._crawler.engine.downloader
        asked = {noted.told[0]: noted.told[1] for noted in spider.walk.notes if noted.what == "delay"}
        downloader.per_slot_settings |= {name: {"delay": delay, "jitter": 0.0} for name, delay in asked.items()}
        for name in {urlsplit(ask.url).hostname or "" for ask in spider.walk.waiting}:
            _, slot = downloader._get_slot(Request(f"http://{name}/", meta={"download_slot": name}))
            slot.lastseen = monotonic()

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Slow down the host that the robots.txt of `request` speaks for."""
        asked = robotparser.crawl_delay(self._crawler.settings["USER_AGENT"])
        downloader = self._crawler.engine.downloader
        name = downloader.get_slot_key(request)
        slot = downloader.slots[name]  # the download of robots.txt itself has made it
        if asked and slot.delay < asked <= LONGEST:  # who asks for more is not asked at all (`spiders.robots`)
            logger.info("%s asks for %s seconds between requests", host(request.url), asked)
            slot.delay, slot.jitter = asked, 0.0
            downloader.per_slot_settings[name] = {"delay": asked, "jitter": 0.0}
            spider: Any = self._crawler.spider
            spider.note("delay", name, asked)
