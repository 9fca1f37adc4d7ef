"""robots.txt as RFC 9309 reads it: absent allows all, a server that fails allows nothing."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

UNREACHABLE = "robots.txt could not be had"
"""Words of the refusal where the server failed to give its robots.txt (RFC 9309, 2.3.1.4)."""


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware with the RFC's answers to failures.

    400 to 499 mean that there are no rules; 500 to 599 that nothing may be asked for. Where no answer came at all,
    each page fails as its robots.txt did: a name that nobody knows is no prohibition.
    """

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._failed: dict[str, Exception] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of a request's host; what kept them from us is raised, each time."""
        found = await super().robot_parser(request)
        if error := self._failed.get(_netloc(request)):
            raise error
        return found

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            said = f"{UNREACHABLE}: the server answered {response.status}, so nothing may be asked for"
            self._failed[netloc] = IgnoreRequest(said)
        rules = response if response.status < 400 else response.replace(body=b"")
        await super()._parse_robots(rules, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):
            self._failed[netloc] = exc
        super()._robots_error(exc, netloc)


def _netloc(request: Request) -> str:
    return request.url.split("://", 1)[1].split("/", 1)[0].split("?", 1)[0]
