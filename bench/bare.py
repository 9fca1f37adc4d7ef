"""`python -m bench.bare ADDRESSES TIMES`: Scrapy with its own settings, which downloads pages and does nothing more.

Each address in the file, one a line, is fetched so many times. What a crawl could be at its quickest.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

SETTINGS = {"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False}


class Downloads(Spider):
    """Fetches addresses."""

    name = "downloads"
    addresses: tuple[str, ...] = ()

    async def start(self) -> AsyncIterator[Any]:
        """A request for each address."""
        for address in self.addresses:
            yield Request(address, dont_filter=True)

    def parse(self, response: Response) -> None:
        """Nothing is done with an answer."""


def main(addresses: str, times: str) -> None:
    """Fetch the addresses in the file of that name."""
    process = AsyncCrawlerProcess(SETTINGS)
    process.crawl(Downloads, addresses=Path(addresses).read_text("utf-8").split() * int(times))
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
