"""A whole crawl, everything on, beside Scrapy that only downloads the same pages from the same server on this machine.

What counts is the rate on the clock once the first pages are read: a crawl loads its vocabulary once.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.pages import SIZES
from bench.result import Result, Side, quotients
from bench.web import Web, served
from cowcrawl.cli.crawl import crawl as command

HOSTS, PAGES = 20, 17
"""Hosts of the web, and pages of each: enough to leave the beginning out."""
FULL_PAGES = 102
AGAIN = 8
"""How often bare Scrapy downloads every page, so that it is at work as long as a crawl."""
BEGINNING = 0.15
"""Share of the pages before the first that counts."""
BARS = {1: 0.5, 2: 0.9}
"""The rate that is asked, in multiples of bare Scrapy's, by processes."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """How it stood at a moment."""

    pages: int
    memory_mb: float
    """Resident memory of the processes of the crawl together."""
    cpu_s: float
    """Their processor time so far."""
    clock_s: float


@dataclass(frozen=True, kw_only=True)
class Pace:
    """What a page cost after the beginning."""

    clock_ms: float
    cpu_ms: float
    memory_mb: float
    """At most."""

    @classmethod
    def of(cls, samples: list[Sample]) -> Pace:
        """Of the samples of one crawl."""
        end = samples[-1]
        start = next(one for one in samples if one.pages >= end.pages * BEGINNING)
        pages = max(1, end.pages - start.pages)
        return cls(
            clock_ms=1000 * (end.clock_s - start.clock_s) / pages,
            cpu_ms=1000 * (end.cpu_s - start.cpu_s) / pages,
            memory_mb=max(sample.memory_mb for sample in samples),
        )


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """Both sizes of page, in one process and, where the command can, in two."""
    for kilobytes, size in SIZES.items():
        with served(HOSTS, FULL_PAGES if full else PAGES, size=size) as web:
            for workers in BARS if _shares_out() else (1,):
                options = ("--workers", str(workers)) if workers > 1 else ()
                pairs = [(ours(web, *options), bare(web)) for _ in range(rounds)]
                yield _result(kilobytes, workers, *zip(*pairs, strict=True))


def _shares_out() -> bool:
    """Whether a crawl can be shared out to several processes."""
    return any("--workers" in option.opts for option in command.params)


def _result(kilobytes: int, workers: int, crawls: tuple[Pace, ...], downloads: tuple[Pace, ...]) -> Result:
    rates = quotients([pace.clock_ms for pace in downloads], [pace.clock_ms for pace in crawls])
    cpu = [statistics.median(pace.cpu_ms for pace in paces) for paces in (crawls, downloads)]
    return Result(
        key=f"crawl-{kilobytes}" + (f"-workers-{workers}" if workers > 1 else ""),
        title=f"Crawling pages of {kilobytes} KB, {'one process' if workers == 1 else f'{workers} processes'}",
        ratio_of="rate",
        wanted="at least",
        bar=BARS[workers],
        unit="ms a page",
        ours=_side("crawl with everything on", crawls),
        theirs=_side("Scrapy that only downloads", downloads),
        ratios=rates,
        note=f"processor time {cpu[0]:.2f} and {cpu[1]:.2f} ms a page",
    )


def _side(what: str, paces: tuple[Pace, ...]) -> Side:
    return Side(
        what=what,
        cost=statistics.median(pace.clock_ms for pace in paces),
        memory_mb=max(pace.memory_mb for pace in paces),
    )


def ours(web: Web, *options: str) -> Pace:
    """A crawl of all hosts with the command a user types, `options` of it added."""
    return Pace.of(samples_of_crawl(web, options, step=1))


def bare(web: Web) -> Pace:
    """Scrapy alone on the same pages."""
    with tempfile.TemporaryDirectory() as scratch:
        addresses = Path(scratch) / "addresses"
        addresses.write_text("\n".join(web.spaces), "utf-8")
        with _running("bench.bare", str(addresses), str(AGAIN)) as process:
            return Pace.of(watched(process, web, step=1))


def samples_of_crawl(web: Web, options: tuple[str, ...] = (), *, step: int) -> list[Sample]:
    """A crawl of all hosts, looked at each time that `step` pages more were asked for."""
    with tempfile.TemporaryDirectory() as scratch:
        return crawled(web, Path(scratch), options, step=step)


def crawled(web: Web, var: Path, options: tuple[str, ...] = (), *, step: int = 1) -> list[Sample]:
    """The same, with its store left in `var`."""
    cards = var / "cards"
    web.write_cards(cards)
    words = ("crawl", "--cards", str(cards), "--var", str(var), *options)
    with _running("bench.night", *words) as process:
        return watched(process, web, step)


@contextmanager
def _running(module: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A module as a program, what it prints thrown away; RuntimeError when it fails."""
    command = [sys.executable, "-m", module, *words]
    quiet: dict[str, int] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=Path(__file__).parent.parent, **quiet) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()
    if process.returncode > 0:
        raise RuntimeError(f"{' '.join(command)} ended with exit code {process.returncode}")


def watched(process: subprocess.Popen[bytes], web: Web, step: int, pause_s: float = 0.1) -> list[Sample]:
    """How a crawl stood each time that so many pages more were asked for, until it ends."""
    samples: list[Sample] = []
    before = web.count()
    while process.poll() is None:
        pages = web.count() - before
        if pages and (not samples or pages >= samples[-1].pages + step):
            try:
                samples.append(_sample(process.pid, pages))
            except (OSError, StopIteration):  # it ended in between
                break
        time.sleep(pause_s)
    process.wait()
    return samples


def _sample(pid: int, pages: int) -> Sample:
    pids = [pid, *_below(pid)]
    return Sample(pages=pages, memory_mb=_sum(_memory, pids), cpu_s=_sum(_cpu, pids), clock_s=time.perf_counter())


def _sum(of: Callable[[int], float], pids: list[int]) -> float:
    return sum(map(of, pids))


def _below(pid: int) -> Iterator[int]:
    """The processes that a process has started, and theirs."""
    for child in map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
        yield child
        yield from _below(child)


def _memory(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def _cpu(pid: int) -> float:
    """Of a process and of those it has started that have ended."""
    spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, spent[11:15])) / os.sysconf("SC_CLK_TCK")
