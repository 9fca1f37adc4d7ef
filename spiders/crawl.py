"""Running a crawl: one crawler a source card, over the network, from archives, or through the sample's proxy."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

# Scrapy looks at every frame of the stack when it loads this one: three times as slow from deep inside our own imports.
import scrapy.core.downloader.contextfactory  # noqa: F401
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from cowcrawl import settings as project_settings
from cowcrawl.card import SourceCard
from cowcrawl.errors import BadInput, StoreFailed
from cowcrawl.failures import failures
from cowcrawl.model import Known
from cowcrawl.walk import Walk
from spiders import browser
from spiders.address import bare
from spiders.network import NetworkSpider
from spiders.night import NIGHT_OVER
from spiders.operator import OperatorSpider
from spiders.osm import OsmSpider
from spiders.press import PressSpider
from spiders.progress import Progress, Shown
from spiders.public import named_here
from spiders.replay import opened
from spiders.report import ReportSpider
from spiders.source import SourceSpider

SPIDERS: dict[str, type[SourceSpider]] = {
    "operator": OperatorSpider,
    "network": NetworkSpider,
    "press": PressSpider,
    "report": ReportSpider,
    "official": ReportSpider,
    "osm": OsmSpider,
}
"""The spider of each kind of source."""

CONCURRENT_SOURCES = 8
"""Sources crawled at the same time: each has one slow connection of its own."""

REPLAY = "spiders.replay.Replay"
"""The download handler that answers from archives."""

logger = logging.getLogger(__name__)


@dataclass(kw_only=True)
class CrawlResult:
    """How the crawl of one source went."""

    source_id: str
    run_id: str
    reason: str = "not started"
    """Scrapy's word for why it ended: `finished` when everything asked for came or failed on record."""
    outcome: str = "failed"
    """healthy, unhealthy or failed, as the store judged the run."""
    failure: str | None = "interrupted"
    """What it failed of, a word of the vocabulary of failures; None when healthy."""
    sentence: str = "The crawl was not started."
    """Why, for a person."""
    outcomes: dict[str, int] = field(default_factory=dict)
    """Documents by outcome."""
    beyond_cap: int = 0
    """Pages left out because the card's `page_cap` was reached."""
    errors: int = 0
    """Exceptions of spider and pipelines: defects of ours, logged with their trace."""

    @property
    def store_failed(self) -> bool:
        """Whether the store or the archive could not be written, which ended the crawl."""
        return self.reason == "store_failed"

    def __str__(self) -> str:
        counts = [(name.replace("_", " "), count) for name, count in sorted(self.outcomes.items()) if name != "read"]
        others = [f"{count} {name}" for name, count in counts]
        others += [f"{self.beyond_cap} beyond the cap"] * bool(self.beyond_cap)
        others += [f"{self.errors} errors"] * bool(self.errors)
        word = f"{failures()[self.failure].name}: " if self.failure else ""
        why = f". {word}{self.sentence}" if self.sentence and self.outcome != "healthy" else ""
        return (
            ", ".join([f"{self.source_id}: {self.outcome}", f"{self.outcomes.get('read', 0)} pages read", *others])
            + why
        )


def crawl(
    cards: Sequence[SourceCard],
    *,
    var: Path,
    run_stamp: str,
    archives: Sequence[Path] = (),
    proxy: str | None = None,
    known: Mapping[str, Mapping[str, Known]] | None = None,
    walks: Mapping[str, Walk] | None = None,
    settings: Mapping[str, Any] | None = None,
    progress: Shown | None = None,
) -> list[CrawlResult]:
    """Crawl the sites of `cards`, one run each, and say how each went, in the order of the cards.

    With `archives` nothing touches the network; with `proxy` every request goes to that address as to an HTTP proxy.
    `known`: by source and address what earlier runs have read, so that servers are asked only for what has changed.
    `walks`: by source the runs that were cut off and go on; sources that share a host are crawled one after the other.
    `settings` outweigh the project's; `progress` is told how it goes, where nobody is to be shown a bar. When the store
    cannot be written, no further source is begun. Runs Twisted's reactor, so once a process. BadInput when an archive
    cannot be read; what is damaged is logged.
    """
    for damage in opened(tuple(archives)).damage if archives else ():
        logger.error("%s", damage)
    open_runs = walks or {}
    results = [
        CrawlResult(
            source_id=card.id,
            run_id=open_runs[card.id].run_id if card.id in open_runs else f"{run_stamp}-{card.id}",
        )
        for card in cards
    ]
    with progress or Progress(len(cards)) as shown:
        local = {"COWCRAWL_PRIVATE": named_here(cards, proxy), "LOG_LEVEL": shown.log_level}
        common = _settings(var, archives, proxy, {**local, **(settings or {})})
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        logging.disable(logging.INFO)  # Scrapy tells its version
        process = AsyncCrawlerProcess(common)
        logging.disable(logging.NOTSET)
        _hush()
        lines = _Lines(zip(cards, results, strict=True))
        memory = _Memory({} if archives else known or {}, open_runs)
        all_done = asyncio.gather(*(_take(lines, process, shown, memory) for _ in range(CONCURRENT_SOURCES)))
        all_done.add_done_callback(lambda _: _stop_reactor())
        process.start(stop_after_crawl=False)
        for number, handler in before.items():  # Scrapy keeps its own, which from now on would do nothing
            signal.signal(number, handler)
    if all_done.done() and not all_done.cancelled() and (error := all_done.exception()):
        raise error
    return results


def contact_missing(cards: Sequence[SourceCard]) -> bool:
    """Whether a live crawl of `cards` would visit people without saying who we are (COWCRAWL_CONTACT is not set)."""
    abroad = any(name not in ("127.0.0.1", "localhost") for card in cards for name in card.hosts)
    return abroad and not project_settings.CONTACT


class _Memory(NamedTuple):
    """What earlier runs left behind, by source."""

    known: Mapping[str, Mapping[str, Known]]
    walks: Mapping[str, Walk]


class _Lines:
    """The sources that wait for their turn: no two at once on one host, since each keeps its own delays."""

    def __init__(self, sources: Iterable[tuple[SourceCard, CrawlResult]]) -> None:
        self._waiting = list(sources)
        self._busy: set[str] = set()
        self._freed = asyncio.Event()

    async def next(self) -> tuple[SourceCard, CrawlResult] | None:
        """The first source whose hosts are free, as soon as there is one; None when none is waiting."""
        while self._waiting:
            for place, (card, _) in enumerate(self._waiting):
                if self._busy.isdisjoint(map(bare, card.hosts)):
                    self._busy |= set(map(bare, card.hosts))
                    return self._waiting.pop(place)
            self._freed.clear()
            await self._freed.wait()
        return None

    def done(self, card: SourceCard) -> None:
        """Free the hosts of a source."""
        self._busy -= set(map(bare, card.hosts))
        self._freed.set()

    def stop(self) -> None:
        """Begin no further source."""
        self._waiting.clear()
        self._freed.set()


async def _take(lines: _Lines, process: AsyncCrawlerProcess, progress: Shown, memory: _Memory) -> None:
    """Crawl one source after the other until none is waiting, the store has failed or somebody stops it."""
    while taken := await lines.next():
        card, result = taken
        await _run(card, result, process, progress, memory)
        progress.source(str(result))
        lines.done(card)
        over = result.reason == NIGHT_OVER and not card.night
        if result.store_failed or result.reason == "shutdown" or over:
            lines.stop()  # where one run cannot write, or must not go on, the next one need not begin


async def _run(
    card: SourceCard, result: CrawlResult, process: AsyncCrawlerProcess, progress: Shown, memory: _Memory
) -> None:
    crawler = Crawler(SPIDERS[card.kind], process.settings)  # with settings of its own
    crawler.settings.set("COWCRAWL_RUN_ID", result.run_id, priority="cmdline")
    if card.needs_browser and crawler.settings["COWCRAWL_MODE"] == "live":
        try:
            crawler.settings.update(browser.settings(card), priority="cmdline")
        except BadInput as error:
            result.reason, result.sentence = "failed", str(error)
            return
    crawler.signals.connect(progress.document, signals.item_scraped)

    def count_error() -> None:
        crawler.stats.inc_value("cowcrawl/item_errors")

    crawler.signals.connect(count_error, signals.item_error)
    try:
        known, walk = memory.known.get(card.id, {}), memory.walks.get(card.id)
        await process.crawl(crawler, card=card, known=known, walk=walk)
    except StoreFailed as error:
        result.reason, result.failure, result.sentence = "store_failed", "store", str(error)
    except Exception as error:  # one source that cannot start must not take the others with it
        logger.exception("%s: the crawl could not run", card.id)
        result.reason, result.failure, result.sentence = "failed", "parse", f"The crawl could not run: {error}"
    else:
        _fill(result, crawler.stats.get_stats())


def _fill(result: CrawlResult, stats: Mapping[str, Any]) -> None:
    prefix = "cowcrawl/outcome/"
    result.reason = stats.get("finish_reason", "unknown")
    result.outcomes = {name.removeprefix(prefix): stats[name] for name in sorted(stats) if name.startswith(prefix)}
    result.beyond_cap = stats.get("cowcrawl/beyond_cap", 0)
    result.errors = stats.get("spider_exceptions/count", 0) + stats.get("cowcrawl/item_errors", 0)
    result.outcome = stats.get("cowcrawl/run/outcome", "healthy" if result.reason == "finished" else "failed")
    result.failure = stats.get("cowcrawl/run/failure")
    result.sentence = stats.get("cowcrawl/archive_failure") or stats.get("cowcrawl/run/reason", "")


def _settings(var: Path, archives: Sequence[Path], proxy: str | None, more: Mapping[str, Any]) -> Settings:
    """The project's settings for this crawl. Archives and the sample bother nobody: no delay, no second try."""
    settings = Settings()
    settings.setmodule(project_settings, priority="project")
    mode = "archive" if archives else "sample" if proxy else "live"
    settings.set("LOG_INSTALL_ROOT_HANDLER", not logging.getLogger().handlers, priority="cmdline")
    settings.update({"COWCRAWL_VAR": str(var), "COWCRAWL_MODE": mode, "COWCRAWL_PROXY": proxy}, priority="cmdline")
    if mode != "live":
        settings.update({"DOWNLOAD_DELAY": 0, "RETRY_ENABLED": False, "CLOSESPIDER_TIMEOUT": 0}, priority="cmdline")
    if archives:
        handlers = {**project_settings.DOWNLOAD_HANDLERS, "http": REPLAY, "https": REPLAY}
        replayed = {"COWCRAWL_ARCHIVES": [str(path) for path in archives], "DOWNLOAD_HANDLERS": handlers}
        settings.update({**replayed, "HTTPPROXY_ENABLED": False}, priority="cmdline")
    settings.update(dict(more), priority="cmdline")
    return settings


def _hush() -> None:
    """Scrapy's account of its parts, traces of absent robots.txt, pages without an article: no news."""
    logging.getLogger("scrapy").setLevel(logging.WARNING)
    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)


def _stop_reactor() -> None:
    from twisted.internet import reactor  # only to be imported once Scrapy has chosen which

    with suppress(RuntimeError):  # a second Ctrl-C has stopped it already
        reactor.stop()  # type: ignore[misc]
