"""The queue of a source's requests: the most useful first, its hosts in turn. It begins with what a cut-off run left.

What is waiting also stands in the table `frontier` of the claim store, where a request is done in the transaction that
stores what was read. Scrapy's own queue on disk (JOBDIR) is written at a clean stop only.
"""

from __future__ import annotations

import heapq
from itertools import count
from typing import Self

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

from spiders.address import host


class Scheduler(BaseScheduler):
    """Waiting requests by host; within a host by priority, then in the order in which they came."""

    def __init__(self) -> None:
        self._numbers = count()
        self._waiting: dict[str, list[tuple[int, int, Request]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """A queue for a crawl."""
        return cls()

    def open(self, spider: Spider) -> None:
        """Queue what the run was still to ask for when it was cut off."""
        requests = getattr(spider, "left_over", list)
        for request in requests():
            self.enqueue_request(request)

    def has_pending_requests(self) -> bool:
        """Whether anything is waiting."""
        return bool(self._waiting)

    def enqueue_request(self, request: Request) -> bool:
        """Queue a request; always True, since spiders ask for each address once."""
        queue = self._waiting.setdefault(host(request.url), [])
        heapq.heappush(queue, (-request.priority, next(self._numbers), request))
        return True

    def next_request(self) -> Request | None:
        """The next request of the host whose turn it is; None when none is waiting."""
        if not self._waiting:
            return None
        name = next(iter(self._waiting))
        queue = self._waiting.pop(name)
        request = heapq.heappop(queue)[-1]
        if queue:
            self._waiting[name] = queue  # behind all others
        return request

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))


__all__ = ["Scheduler"]
