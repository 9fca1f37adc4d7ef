"""Asking only for what has changed: where a server says that a page is as it was, the archive gives it again."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from cowcrawl.errors import BadInput
from cowcrawl.model import Known
from spiders.replay import response_at

UNCHANGED = "unchanged"
"""Flag of a response that comes from the archive because its server says that nothing has changed."""
_PLACE = "kept"
"""Key of a request's meta: where the archive holds the answer of before."""
_NAMES = ("If-None-Match", "If-Modified-Since")

logger = logging.getLogger(__name__)


def add_validators(request: Request, known: Known) -> None:
    """Ask the server whether what we know has changed; it answers 304 when not."""
    for name, said in zip(_NAMES, (known.validators.etag, known.validators.last_modified), strict=True):
        if said:
            request.headers[name] = said


def ask_if_changed(request: Request, known: Known) -> None:
    """The same, and the archived answer of before in place of a 304: its links are followed as if it had come anew."""
    add_validators(request, known)
    request.meta[_PLACE] = (known.warc_file, known.warc_offset)


class Unchanged:
    """Downloader middleware, just above the archive: the answer of before in place of a 304."""

    def __init__(self, folder: Path, maxsize: int) -> None:
        self._folder = folder
        self._maxsize = maxsize

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the archive in the state folder."""
        return cls(Path(crawler.settings["COWCRAWL_VAR"]) / "archive", crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """The archived response, flagged; where the archive lost it, the same request without a condition."""
        place = request.meta.get(_PLACE)
        if response.status != 304 or not place:
            return response
        file, offset = place
        try:
            before = response_at(self._folder / file, offset, request.url, self._maxsize)
        except (OSError, BadInput) as error:
            logger.warning(
                "%s: its answer of before is not in the archive (%s): it is fetched anew", request.url, error
            )
            anew = request.replace(meta={key: value for key, value in request.meta.items() if key != _PLACE})
            for name in _NAMES:
                anew.headers.pop(name, None)
            return anew
        return before.replace(flags=[UNCHANGED])
