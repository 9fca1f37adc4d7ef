"""A crawl in a process of its own, whose spider yields invented readings: `crawl_readings.py JSON` prints its stats.

Keys of the JSON: `var` (folder), `pages` (how many readings), `floors`, `stop` (the spider stops itself),
`full` (the disk has room for so many more pages of the store).
"""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import CloseSpider
from scrapy.http import Response

from helpers import a_card, a_claim, a_reading
from pipelines.store import StorePipeline

STAGES = (
    "validate.ValidatePipeline",
    "privacy.PrivacyPipeline",
    "normalise.NormalisePipeline",
    "geocode.GeocodePipeline",
)


class ReadingsSpider(scrapy.Spider):
    """Yields as many readings as it is told to."""

    name = "readings"

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__()
        self.told = told
        self.card = a_card(floors=told.get("floors", {}))

    async def start(self) -> AsyncIterator[Any]:
        for number in range(self.told["pages"]):
            yield scrapy.Request(f"data:,{number}", dont_filter=True)

    def parse(self, response: Response) -> Iterator[Any]:
        claims = [a_claim("name", f"Desk {response.text}"), a_claim("city", "(Gent)"), a_claim("colour", "blue")]
        yield a_reading(f"/{response.text}", *claims, sha256="0" * 64)
        if self.told.get("stop"):
            raise CloseSpider("cancelled")


class NarrowStore(StorePipeline):
    """The store pipeline on a disk that is nearly full."""

    def open_spider(self) -> None:
        super().open_spider()
        (pages,) = self.store.connection.execute("PRAGMA page_count").fetchone()
        room = self.crawler.settings.getint("ROOM")
        self.store.connection.execute(f"PRAGMA max_page_count = {pages + room}")


def main(told: dict[str, Any]) -> None:
    stages: dict[Any, int] = {f"pipelines.{stage}": 100 * (place + 1) for place, stage in enumerate(STAGES)}
    stages[NarrowStore if told.get("full") else StorePipeline] = 900
    settings = {
        "COWCRAWL_VAR": told["var"],
        "COWCRAWL_RUN_ID": "run-1",
        "COWCRAWL_MODE": "archive",
        "ROOM": told.get("full", 0),
        "ITEM_PIPELINES": stages,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(ReadingsSpider)
    process.crawl(crawler, told=told)
    process.start()
    stats = crawler.stats.get_stats() if crawler.stats else {}
    kept = {key: value for key, value in stats.items() if key.startswith("cowcrawl/") or key == "finish_reason"}
    print(json.dumps(kept))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
