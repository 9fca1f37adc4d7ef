"""Store: readings go into the claim store in batches, one transaction each; at the end the run is judged and closed."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from cowcrawl.card import SourceCard
from cowcrawl.errors import StoreError, StoreFailed
from cowcrawl.model import Reading
from cowcrawl.walk import VISITED, Visit
from db.store import Store
from pipelines.monitors import Judgement, judge

BATCH = 50
"""Readings a transaction when archives are read. Over the network each is stored before the next page is asked for, so
that no page is fetched twice but the one in flight."""
PASSING = ("dns", "refused", "timeout", "server_error")
"""Outcomes that may be others the next time: a list that led there is asked for again."""
BEYOND_CAP = "beyond_cap"
"""Outcome of what the card's cap cut off."""
REFUSAL = "cowcrawl/refusal"
"""Statistic in which a spider says why it did not walk a site."""
GOES_ON = ("shutdown", "store_failed", "closespider_timeout", "night_over")
"""How a crawl ends that goes on later: somebody stopped it, the disk was full, or its time was over."""
STORE_FILE = "claims.db"
"""Name of the claim store in the folder of working files."""

logger = logging.getLogger(__name__)

_FAILURES = (sqlite3.Error, OSError, StoreError)


class StorePipeline:
    """Writes readings to the claim store. When it cannot, the crawl stops and what was stored before stays whole.

    Settings: `COWCRAWL_VAR`, the folder of working files; `COWCRAWL_RUN_ID`; `COWCRAWL_MODE`; `COWCRAWL_DAY`, on
    which a web of samples is read. The outcome, the word for a failure and the sentence are also in the crawl's stats,
    as `cowcrawl/run/outcome`, `…/failure`, `…/reason`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.path = Path(crawler.settings["COWCRAWL_VAR"]) / STORE_FILE
        self.run_id: str = crawler.settings["COWCRAWL_RUN_ID"]
        self.mode: str = crawler.settings["COWCRAWL_MODE"]
        self.resources = ExitStack()
        self.batch: list[Reading] = []
        self.visits: list[Visit] = []
        self.size = BATCH if self.mode == "archive" else 1
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
            if not getattr(self.crawler.spider, "walk", None):  # else it is open already, and goes on
                self.store.open_run(self.run_id, self._card(), self.mode, self._now())
        except _FAILURES as error:
            self.resources.close()
            raise self._failed(error) from error
        for receiver, signal in (
            (self.spider_closed, signals.spider_closed),
            (self.visited, VISITED),
            (self.dropped, signals.item_error),
            (self.dropped, signals.item_dropped),
        ):
            self.crawler.signals.connect(receiver, signal=signal)

    def process_item(self, item: Reading) -> Reading:
        """Keep the reading for the next batch."""
        if self.failure:
            raise DropItem(f"not stored: {item.document.url}", log_level="DEBUG")
        self.batch.append(item)
        if item.visit:
            self.visits.append(item.visit)
        if len(self.batch) >= self.size:
            self._write()
        return item

    def visited(self, visit: Visit) -> None:
        """Keep a visit on which nothing was read."""
        self.visits.append(visit)
        if len(self.visits) >= self.size:
            self._write()

    def dropped(self, item: Any) -> None:
        """Keep the visit of a reading that broke a stage: a defect of ours, and no reason to ask again."""
        if not self.failure and isinstance(item, Reading) and item.visit:
            self.visited(replace(item.visit, outcome="parse", reason="a stage of ours failed on it"))

    def close_spider(self) -> None:
        """Write what is left."""
        self._write()

    def spider_closed(self, reason: str) -> None:
        """Judge and close the run; one that goes on later stays open. `reason`: Scrapy's word for how it ended."""
        with self.resources:
            try:
                if self.mode == "live" and reason in GOES_ON:
                    self._leave_open(reason)
                else:
                    self._close(reason)
            except _FAILURES as error:
                self._failed(error)

    def _close(self, finish: str) -> None:
        counts, outcomes = self.store.tally(self.run_id), self.store.outcomes(self.run_id)
        card = self._card()
        judged = judge(counts, outcomes, finish, floors=card.floors, ceilings=card.ceilings)
        said = self.crawler.stats.get_value(REFUSAL)
        if said and judged.outcome == "unhealthy":  # the spider knows why
            judged = judged._replace(sentence=said)
        if self.failure:
            judged = Judgement("failed", "store", str(self.failure))
        self._report(judged, outcomes)
        complete = not any(outcomes[what] for what in (*PASSING, BEYOND_CAP))
        self.store.close_run(
            self.run_id,
            outcome=judged.outcome,
            reason=judged.sentence,
            finished_at=self._now(),
            complete=complete,
            failure=judged.failure,
        )

    def _leave_open(self, finish: str) -> None:
        judged = Judgement("failed", "interrupted", "It goes on where it stopped the next time.")
        if finish == "store_failed":
            archive = self.crawler.stats.get_value("cowcrawl/archive_failure")
            judged = Judgement("failed", "store", str(self.failure or archive))
        self._report(judged, self.store.outcomes(self.run_id))

    def _write(self) -> None:
        if not (self.batch or self.visits) or self.failure:
            return
        batch, self.batch, visits, self.visits = self.batch, [], self.visits, []
        try:
            self.store.add(self.run_id, batch, visits)
        except _FAILURES as error:
            self.failure = self._failed(error)
            self._stop()
            return
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
        self._report(Judgement("failed", "store", str(failure)))
        return failure

    def _report(self, judged: Judgement, outcomes: Mapping[str, int] | None = None) -> None:
        stats = self.crawler.stats
        for what, number in (outcomes or {}).items():  # of the whole run, not of this process alone
            stats.set_value(f"cowcrawl/{'beyond_cap' if what == BEYOND_CAP else f'outcome/{what}'}", number)
        for name, value in zip(("outcome", "failure", "reason"), judged, strict=True):
            stats.set_value(f"cowcrawl/run/{name}", value)

    def _stop(self) -> None:
        engine = self.crawler.engine
        if engine and engine.running:
            self.stopping = asyncio.ensure_future(engine.close_spider_async(reason="store_failed"))

    def _now(self) -> str:
        day = self.crawler.settings["COWCRAWL_DAY"] or "%Y-%m-%d"
        return datetime.now(UTC).strftime(f"{day}T%H:%M:%SZ")

    def _card(self) -> SourceCard:
        card: SourceCard = self.crawler.spider.card  # type: ignore[union-attr]
        return card
