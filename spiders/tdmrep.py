"""What a site reserves from text and data mining in one file for all its pages: `/.well-known/tdmrep.json`.

TDM reservation protocol (W3C community group, 2024): a list of `location` (a path with `*` and `$`, as in robots.txt)
and `tdm-reservation`. Of several that fit, the longest holds, and of two alike the one that reserves.
"""

from __future__ import annotations

import json
import logging
import re
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http.request import NO_CALLBACK

from spiders.manners import RULES, STEP

FILE = "/.well-known/tdmrep.json"
MAX_RULES = 1_000
"""Rules of one file that are read."""
MAX_BYTES = 1_000_000

RESERVED = "its site reserves text and data mining"
"""Words of the refusal of a page that such a file reserves."""

logger = logging.getLogger(__name__)


class Rule(NamedTuple):
    """One line of the file."""

    location: str
    reserved: bool


def rules(body: bytes) -> list[Rule]:
    """The rules in a file; none where it is no such file.

    >>> rules(b'[{"location": "/news/*", "tdm-reservation": 1}]')
    [Rule(location='/news/*', reserved=True)]
    """
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return []
    listed = [told] if isinstance(told, dict) else told if isinstance(told, list) else []
    said = [one for one in listed[:MAX_RULES] if isinstance(one, dict) and isinstance(one.get("location"), str)]
    return [Rule(one["location"], str(one.get("tdm-reservation")) == "1") for one in said]


def reserves(found: list[Rule], url: str) -> bool:
    """Whether the rules of its host reserve the page at an address."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    fitting = [rule for rule in found if _fits(rule.location, path)]
    return max(((len(rule.location), rule.reserved) for rule in fitting), default=(0, False))[1]


class Reservations:
    """Downloader middleware: what a site reserves in that file is not asked for. The file is asked for once a run."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, list[Rule]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For live crawls: of what is archived it was asked before."""
        if crawler.settings["COWCRAWL_MODE"] != "live":
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """IgnoreRequest for a page that is reserved."""
        if STEP not in request.meta:
            return
        parts = urlsplit(request.url)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = await self._ask(f"{parts.scheme}://{parts.netloc}{FILE}")
        if reserves(self._rules[parts.netloc], request.url):
            raise IgnoreRequest(f"{RESERVED} ({FILE})")

    async def _ask(self, url: str) -> list[Rule]:
        meta: dict[str, Any] = {RULES: True, "download_maxsize": MAX_BYTES}
        engine = self._crawler.engine
        assert engine is not None  # it is there while a crawl runs
        try:
            response = await engine.download_async(Request(url, callback=NO_CALLBACK, meta=meta, priority=1000))
        except Exception as error:  # whatever it is, it says nothing about the pages
            logger.info("%s: %s", url, type(error).__name__)
            return []
        return rules(response.body) if response.status == 200 else []


def _fits(location: str, path: str) -> bool:
    """Whether a path begins with a location, in which `*` stands for anything and `$` for the end."""
    end = location.endswith("$")
    wanted = ".*".join(map(re.escape, re.sub(r"\*+", "*", location.removesuffix("$")).split("*")))
    return bool(re.match(wanted + ("$" if end else ""), path))
