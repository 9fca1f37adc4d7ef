"""Store: readings go into the claim store in batches, one transaction each; at the end the run is judged and closed."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from cowcrawl.card import SourceCard
from cowcrawl.errors import StoreError, StoreFailed
from cowcrawl.model import Reading
from db.store import Store

BATCH = 50
"""Readings a transaction."""
PASSING = ("dns", "refused", "timeout", "server_error")
"""Outcomes that may be others the next time: a list that led there is asked for again."""
STORE_FILE = "claims.db"
"""Name of the claim store in the folder of working files."""

logger = logging.getLogger(__name__)

_FAILURES = (sqlite3.Error, OSError, StoreError)


def judge(counts: Mapping[str, int], floors: Mapping[str, int], finish: str) -> tuple[str, str]:
    """The outcome of a run that ended by `finish`, and a sentence that says why: healthy, unhealthy or failed.

    `counts` says how many documents were read and how many claims and formulas were read in them. What a floor says of
    spaces is for the build to judge: a run knows mentions only.
    """
    if finish != "finished":
        return "failed", f"The crawl was cut off ({finish}) after {counts.get('documents', 0)} documents."
    if not counts.get("documents"):
        return "unhealthy", "No document was read."
    below = [
        f"{counts.get(what, 0)} {what}, at least {floor} expected"
        for what, floor in sorted(floors.items())
        if what in ("documents", "claims", "formulas") and counts.get(what, 0) < floor
    ]
    if below:
        return "unhealthy", f"Below the source's floor: {'; '.join(below)}."
    return "healthy", f"{counts['documents']} documents read, {counts.get('claims', 0)} claims."


def contents(reading: Reading) -> Counter[str]:
    """What a reading adds to the counts of its run."""
    fields = [claim.field for mention in reading.mentions for claim in mention.claims]
    read = int(reading.document.outcome in ("read", "unchanged"))
    return Counter(documents=read, claims=len(fields), formulas=fields.count("formulas"))


class StorePipeline:
    """Writes readings to the claim store. When it cannot, the crawl stops and what was stored before stays whole.

    Settings: `COWCRAWL_VAR`, the folder of working files; `COWCRAWL_RUN_ID`; `COWCRAWL_MODE`. The outcome and its
    sentence are also in the crawl's stats, as `cowcrawl/run/outcome` and `cowcrawl/run/reason`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.path = Path(crawler.settings["COWCRAWL_VAR"]) / STORE_FILE
        self.run_id: str = crawler.settings["COWCRAWL_RUN_ID"]
        self.mode: str = crawler.settings["COWCRAWL_MODE"]
        self.resources = ExitStack()
        self.batch: list[Reading] = []
        self.counts: Counter[str] = Counter()
        self.complete = True
        self.failure: StoreFailed | None = None
        self.stopping: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The pipeline for a crawl."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Open the store and the run; StoreFailed when that cannot be done."""
        try:
            self.store = self.resources.enter_context(Store(self.path))
            self.store.open_run(self.run_id, self._card(), self.mode, _now())
        except _FAILURES as error:
            self.resources.close()
            raise self._failed(error) from error
        self.crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    def process_item(self, item: Reading) -> Reading:
        """Keep the reading for the next batch."""
        if self.failure:
            raise DropItem(f"not stored: {item.document.url}", log_level="DEBUG")
        self.batch.append(item)
        if len(self.batch) >= BATCH:
            self._write()
        return item

    def close_spider(self) -> None:
        """Write what is left."""
        self._write()

    def spider_closed(self, reason: str) -> None:
        """Judge and close the run. `reason`: how the crawl ended, in Scrapy's words."""
        outcome, sentence = judge(self.counts, self._card().floors, reason)
        if self.failure:
            outcome, sentence = "failed", str(self.failure)
        self._report(outcome, sentence)
        with self.resources:
            try:
                complete = self.complete and not self.crawler.stats.get_value("cowcrawl/beyond_cap")
                self.store.close_run(
                    self.run_id, outcome=outcome, reason=sentence, finished_at=_now(), complete=complete
                )
            except _FAILURES as error:
                self._failed(error)

    def _write(self) -> None:
        if not self.batch or self.failure:
            return
        batch, self.batch = self.batch, []
        try:
            self.store.add(self.run_id, batch)
        except _FAILURES as error:
            self.failure = self._failed(error)
            self._stop()
            return
        for reading in batch:
            self.counts += contents(reading)
            if reading.document.outcome == "unchanged":  # its claims are as they were
                fields = self.store.claims_of(reading.document.document_id)
                self.counts += Counter(claims=fields.total(), formulas=fields["formulas"])
            elif reading.document.outcome in PASSING:
                self.complete = False
        self.crawler.stats.inc_value("cowcrawl/store/batches")
        self.crawler.stats.inc_value("cowcrawl/store/readings", len(batch))

    def _failed(self, error: Exception) -> StoreFailed:
        failure = StoreFailed(
            str(error)
            if isinstance(error, StoreError)
            else f"The claim store {self.path} could not be written: {error}. What was stored before is whole. "
            "Free the disk or let the other writer finish, then crawl again."
        )
        logger.error("%s", failure, extra={"spider": self.crawler.spider})
        self._report("failed", str(failure))
        return failure

    def _report(self, outcome: str, reason: str) -> None:
        self.crawler.stats.set_value("cowcrawl/run/outcome", outcome)
        self.crawler.stats.set_value("cowcrawl/run/reason", reason)

    def _stop(self) -> None:
        engine = self.crawler.engine
        if engine and engine.running:
            self.stopping = asyncio.ensure_future(engine.close_spider_async(reason="store_failed"))

    def _card(self) -> SourceCard:
        card: SourceCard = self.crawler.spider.card  # type: ignore[union-attr]
        return card


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
