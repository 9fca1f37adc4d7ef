"""One crawl on several processes: each takes whole hosts, so that each host keeps its one slow connection.

All write to the same store, one transaction at a time: SQLite lets one in after the other. The processes are copies of
the one that begins them, and hold the lock of the state folder with it until the last of them has ended.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Self

from scrapy.utils.log import configure_logging

from cowcrawl import settings
from cowcrawl.card import SourceCard
from spiders.address import bare
from spiders.crawl import CrawlResult, crawl
from spiders.progress import Progress, log_level

FORK = get_context("fork")
GONE = "The process that crawled it died. What it stored is whole, and the next crawl goes on there."

_LOG = {"LOG_FORMAT": settings.LOG_FORMAT, "LOG_DATEFORMAT": settings.LOG_DATEFORMAT}
logger = logging.getLogger(__name__)


def shares(cards: Sequence[SourceCard], number: int) -> list[list[SourceCard]]:
    """The cards in up to `number` shares of about the same pages at most; those that share a host stay together."""
    found: list[list[SourceCard]] = [[] for _ in range(number)]
    weights = [0] * number
    for group in sorted(_groups(cards), key=lambda group: -sum(card.page_cap for card in group)):
        lightest = weights.index(min(weights))
        weights[lightest] += sum(card.page_cap for card in group)
        found[lightest] += group
    order = {card.id: at for at, card in enumerate(cards)}
    return [sorted(share, key=lambda card: order[card.id]) for share in found if share]


def _groups(cards: Sequence[SourceCard]) -> list[list[SourceCard]]:
    """The cards that share hosts, directly or through others, in the order of the first of each."""
    groups: list[tuple[set[str], list[SourceCard]]] = []
    for card in cards:
        hosts, members = set(map(bare, card.hosts)), [card]
        apart = []
        for known, others in groups:
            if known & hosts:
                hosts |= known
                members = others + members
            else:
                apart.append((known, others))
        groups = [*apart, (hosts, members)]
    return [members for _, members in groups]


@dataclass(frozen=True)
class _Reporter:
    """The progress of a share, told to the process that shows it."""

    out: Connection
    log_level: str
    """What is logged beside what that process shows."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is shown here."""

    def document(self) -> None:
        """One more document."""
        self.out.send(("document", None))

    def source(self, line: str) -> None:
        """One more source; `line` says how it went."""
        self.out.send(("source", line))


def crawl_shared(
    cards: Sequence[SourceCard], workers: int, *, known: Mapping[str, Any], walks: Mapping[str, Any], **options: Any
) -> list[CrawlResult]:
    """As `spiders.crawl.crawl`, on up to so many processes; the results in the order of the cards."""
    told = shares(cards, workers)
    if len(told) < 2:
        return crawl(cards, known=known, walks=walks, **options)
    level = log_level()
    if not logging.getLogger().handlers:
        configure_logging(_LOG | {"LOG_LEVEL": level})
    running: dict[Connection, tuple[BaseProcess, list[SourceCard]]] = {}
    for share in told:  # before anything is shown: a bar has a thread of its own, of which a copy would be half
        ids = {card.id for card in share}
        here, there = FORK.Pipe()
        given = {
            "known": {name: known[name] for name in known.keys() & ids},
            "walks": {name: walks[name] for name in walks.keys() & ids},
            **options,
        }
        process = FORK.Process(target=_work, args=(here, there, share, level, given))
        process.start()
        there.close()
        running[here] = process, share
    with Progress(len(cards)) as progress, _passed_on([process for process, _ in running.values()]):
        found = {result.source_id: result for result in _collected(running, progress, options["run_stamp"])}
    return [found[card.id] for card in cards]


def _collected(
    running: dict[Connection, tuple[BaseProcess, list[SourceCard]]], progress: Progress, stamp: str
) -> Iterator[CrawlResult]:
    """What the shares come to, while their progress is shown; of a process that died that it did."""
    waiting = dict(running)
    while waiting:
        for pipe in connection.wait(list(waiting)):
            assert isinstance(pipe, Connection)
            try:
                what, said = pipe.recv()
            except EOFError:
                process, share = waiting.pop(pipe)
                process.join()
                logger.error("a process of the crawl ended with %s", process.exitcode)
                for card in share:
                    yield CrawlResult(source_id=card.id, run_id=f"{stamp}-{card.id}", sentence=GONE)
                continue
            if what == "document":
                progress.document()
            elif what == "source":
                progress.source(said)
            elif isinstance(said, BaseException):
                waiting.pop(pipe)
                raise said
            else:
                waiting.pop(pipe)[0].join()
                yield from said


def _work(above: Connection, out: Connection, share: list[SourceCard], level: str, options: dict[str, Any]) -> None:
    """Crawl a share in this process, and tell how it goes."""
    os.setpgrp()  # a Ctrl-C reaches it once, through the process that began it
    above.close()
    end_with_parent()
    try:
        out.send(("done", crawl(share, progress=_Reporter(out, level), **options)))
    except Exception as error:
        out.send(("done", error))
    out.close()


def end_with_parent() -> None:
    """Have this process stop, as for a Ctrl-C, when the one that began it is no more."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    ended = threading.Event()
    while os.getppid() == parent:
        ended.wait(1.0)
    os.kill(os.getpid(), signal.SIGINT)


@contextmanager
def _passed_on(processes: Sequence[BaseProcess]) -> Iterator[None]:
    """Signals that would end this process go to others meanwhile: it ends when they have."""

    def pass_on(number: int, _: object) -> None:
        for process in processes:
            if process.is_alive() and process.pid:
                os.kill(process.pid, number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for process in processes:
            process.join()
