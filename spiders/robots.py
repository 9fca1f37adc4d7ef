"""robots.txt as RFC 9309 reads it: absent allows all, a server that fails allows nothing."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from spiders.patience import LONGEST

UNREACHABLE = "robots.txt could not be had"
"""Words of the refusal where the server failed to give its robots.txt (RFC 9309, 2.3.1.4)."""

TOO_SLOW = "robots.txt asks for more time between requests than a run has"
"""Words of the refusal where Crawl-delay is longer than `LONGEST`: such a run would not end."""

_TOO_LARGE = "exceeded DOWNLOAD_MAXSIZE"
"""Words of Scrapy 2.19 about a body that unpacks to more than may be."""


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware with the RFC's answers to failures.

    400 to 499 mean that there are no rules; 500 to 599 that nothing may be asked for. Where no answer came at all,
    each page fails as its robots.txt did: a name that nobody knows is no prohibition. So it does where robots.txt is
    larger than any page may be.
    """

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._failed: dict[str, Exception] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of a request's host; what kept them from us is raised, each time."""
        found = await super().robot_parser(request)
        if error := self._failed.get(_netloc(request)):
            raise error
        if found and self.crawler.settings["COWCRAWL_MODE"] == "live":
            asked = found.crawl_delay(self.crawler.settings["USER_AGENT"])
            if asked and asked > LONGEST:
                raise IgnoreRequest(f"{TOO_SLOW}: {asked:.0f} seconds")
        return found

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            said = f"{UNREACHABLE}: the server answered {response.status}, so nothing may be asked for"
            self._failed[netloc] = IgnoreRequest(said)
        rules = response if response.status < 400 else response.replace(body=b"")
        await super()._parse_robots(rules, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest) or _TOO_LARGE in str(exc):
            self._failed[netloc] = exc
        super()._robots_error(exc, netloc)


def _netloc(request: Request) -> str:
    return request.url.split("://", 1)[1].split("/", 1)[0].split("?", 1)[0]
