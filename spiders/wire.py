"""Closest to the wire: what stands before a body has an end, as a body has (`DOWNLOAD_MAXSIZE`)."""

from __future__ import annotations

from scrapy.core.downloader.handlers import http11
from scrapy.crawler import Crawler
from twisted.python.failure import Failure
from twisted.web._newclient import BODY, DONE

from spiders.outcome import ENDLESS_HEAD

MAX_HEAD = 256_000
"""Bytes of a status line and headers; browsers take no more either (Chromium's limit is 256 KiB)."""


class _EndlessHead(Exception):
    """An answer whose headers do not end."""


class _Protocol(http11._LenientHTTP11ClientProtocol):
    """Scrapy's reader of answers, which gives up on headers without end: Twisted keeps them all in memory."""

    _head = 0

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        """Count what comes before a body; statuses of waiting (100) belong to it."""
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is None or self._parser.state in (BODY, DONE):
            self._head = 0
            return
        self._head += len(data)
        if self._head > MAX_HEAD:
            self._giveUp(Failure(_EndlessHead(ENDLESS_HEAD)))  # type: ignore[no-untyped-call]
            self.transport.abortConnection()  # type: ignore[union-attr]


class _Factory(http11._LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: object) -> _Protocol:  # noqa: N802
        """A connection's reader."""
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class Handler(http11.HTTP11DownloadHandler):
    """Scrapy's download handler, with an end to headers."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory
