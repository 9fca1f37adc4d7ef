"""A long crawl of many hosts on this machine: memory and time a page, from its beginning to its end.

`python -m bench.long --hosts 200 --pages 500` for 100,000 pages; `make bench` crawls fewer.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing.process import BaseProcess
from pathlib import Path

from bench import night
from bench.web import Web, served

SPAWN = multiprocessing.get_context("spawn")
ROOM_MB = 50
"""By how much memory may grow once a tenth of the pages is read."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """How it stood at a moment."""

    pages: int
    memory_mb: float
    """Resident memory of the crawl."""
    cpu_s: float
    """Its processor time so far."""


@dataclass(frozen=True, kw_only=True)
class Long:
    """A crawl from its first page to its last."""

    pages: int
    samples: list[Sample]

    @property
    def growth_mb(self) -> float:
        """By how much memory grew at most after the first tenth of the pages."""
        later = [sample.memory_mb for sample in self.samples if sample.pages >= self.pages / 10]
        return max(later) - later[0] if later else 0.0

    @property
    def costs_ms(self) -> list[float]:
        """Processor time a page in each quarter of the pages, without the first tenth."""
        marks = [self.pages * (0.1 + 0.225 * quarter) for quarter in range(5)]
        at = [min(self.samples, key=lambda sample: abs(sample.pages - mark)) for mark in marks]
        return [1000 * (end.cpu_s - start.cpu_s) / max(1, end.pages - start.pages) for start, end in pairwise(at)]

    def line(self) -> str:
        """The figures for a person."""
        costs = ", ".join(f"{cost:.1f}" for cost in self.costs_ms)
        spread = max(self.costs_ms) / statistics.mean(self.costs_ms)
        return (
            f"crawl of {self.pages} pages: memory {self.samples[-1].memory_mb:.0f} MB at its end, at most "
            f"{self.growth_mb:+.0f} MB after the first tenth (room: {ROOM_MB}); a page costs {costs} ms of processor "
            f"time in its quarters (the dearest {spread:.2f} times the mean)"
        )


def measure(hosts: int, pages: int) -> Long:
    """Crawl `hosts` hosts of `pages` pages each."""
    with tempfile.TemporaryDirectory() as folder, served(hosts, pages) as web:
        cards, var = Path(folder) / "cards", Path(folder) / "var"
        web.write_cards(cards)
        crawl = SPAWN.Process(target=_crawl, args=(cards, var))
        crawl.start()
        samples = _watch(crawl, web, step=max(1, hosts * pages // 200))
    if crawl.exitcode:
        raise SystemExit(f"the crawl ended with exit code {crawl.exitcode}")
    return Long(pages=hosts * pages, samples=samples)


def _crawl(cards: Path, var: Path) -> None:
    """The crawl, in its own process, its log thrown away."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        night.quick_main(["crawl", "--cards", str(cards), "--var", str(var)])


def _watch(crawl: BaseProcess, web: Web, step: int) -> list[Sample]:
    samples: list[Sample] = []
    while crawl.is_alive():
        pages = sum(times for path, times in web.asked().items() if not path.endswith((".txt", ".xml")))
        if not samples or pages >= samples[-1].pages + step:
            try:
                samples.append(Sample(pages=pages, memory_mb=_memory(crawl.pid), cpu_s=_cpu(crawl.pid)))
            except (OSError, StopIteration):  # it ended in between
                break
        time.sleep(0.2)
    crawl.join()
    return samples


def _memory(pid: int | None) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def _cpu(pid: int | None) -> float:
    spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and print; exit 1 when memory grew by more than there is room for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--pages", type=int, default=500, help="pages a host")
    parser.add_argument("--samples", action="store_true", help="print every twentieth sample too")
    options = parser.parse_args()
    found = measure(options.hosts, options.pages)
    for sample in found.samples[::20] if options.samples else ():
        print(f"  {sample.pages} pages: {sample.memory_mb:.0f} MB, {sample.cpu_s:.0f} s")
    print(found.line())
    raise SystemExit(found.growth_mb > ROOM_MB)


if __name__ == "__main__":
    main()
