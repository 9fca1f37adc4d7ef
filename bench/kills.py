"""`make kills`: nights over a local web, killed at random moments with `kill -9`, and what was lost. Nothing may be.

Each night crawls every source, builds, checks, publishes and takes a snapshot; most are killed somewhere on the way,
the others come to their end. While they run, the published build and the newest snapshot are looked at ten times a
second.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

from scrapy.utils.misc import load_object

from bench import night
from bench.web import Web, address, page, served
from bench.whole import missing_in, untrue_in, wrong_with
from cowcrawl import settings
from cowcrawl.extract.read import read
from cowcrawl.page import Page
from db.check import check
from db.night import last_night
from db.publish import CURRENT
from db.snapshot import folder

CHECKED = 10
"""After so many kills what is published is looked over as a night does it, pages and all."""
STEPS = ("build", "check", "publish", "snapshot")
"""The short steps of a night: every fourth kill waits for one of them, since few random moments hit it."""
AIMED = 4
WITHIN = 0.3
"""Seconds after the beginning of such a step in which its kill comes."""
FORK = multiprocessing.get_context("fork")


@dataclass(kw_only=True)
class Report:
    """What came of the nights."""

    kills: int = 0
    stages: dict[str, int] = field(default_factory=dict)
    """Kills by the step of the night they hit."""
    nights: int = 0
    """Nights that came to their end."""
    failed: list[str] = field(default_factory=list)
    """Nights that ended with another exit code than 0, with the end of their log."""
    pages: int = 0
    """Pages of the web."""
    pages_lost: int = 0
    """Pages missing in closed runs, all of them together."""
    claims: int = 0
    claims_lost: int = 0
    """Claims that an undisturbed night has and these have not."""
    claims_new: int = 0
    """Claims that these have and an undisturbed night has not."""
    claims_doubled: int = 0
    """Claims that are published twice."""
    fetched_again: int = 0
    """Requests for pages beyond one a page and run."""
    in_flight: int = 0
    """Requests that were in flight when their process was killed, at most: one a host and kill in the crawl."""
    looked: int = 0
    """How often what is published was looked at."""
    broken: list[str] = field(default_factory=list)
    """What was wrong with it."""

    @property
    def well(self) -> bool:
        """Whether nothing was lost."""
        lost = (self.pages_lost, self.claims_lost, self.claims_new, self.claims_doubled, self.failed, self.broken)
        return not any(lost) and self.fetched_again <= self.in_flight


class Looker:
    """Looks at what is published, over and over: once there is something, there always is, and it is whole."""

    def __init__(self, var: Path) -> None:
        self._current = var / CURRENT
        self._latest = var / folder.SNAPSHOTS / folder.LATEST
        self._done, self._told = FORK.Event(), FORK.SimpleQueue()
        self._process = FORK.Process(target=self._look, daemon=True)
        self._process.start()

    def stop(self) -> tuple[int, list[str]]:
        """End; how often it looked and what was wrong."""
        self._done.set()
        found: tuple[int, list[str]] = self._told.get()
        self._process.join()
        return found

    def _look(self) -> None:
        looked, wrong, seen = 0, [], {self._current: False, self._latest: False}
        while not self._done.wait(0.1):
            for path in seen:
                seen[path] = seen[path] or path.exists()
                if seen[path]:
                    looked += 1
                    wrong += filter(None, [wrong_with(path.resolve() / "cowcrawl.db")])
            if seen[self._latest]:
                wrong += missing_in(self._latest.resolve())
        self._told.put((looked, wrong))


def kill_nights(home: Path, web: Web, kills: int, *, seed: int = 1, minutes: float = 600) -> Report:
    """Kill `kills` nights, each at a random moment between its first request and its end, and see what was lost.

    After `minutes` no further night is killed.
    """
    _load()
    moments, report = random.Random(seed), Report(pages=web.hosts * web.pages)
    cards, var = home / "cards", home / "var"
    web.write_cards(cards)
    length = _night(cards, home / "undisturbed", None, report)
    reference = _claims(home / "undisturbed" / "claims.db")
    before, report.nights = _pages_asked(web), 0
    looker = Looker(var)
    ends = time.monotonic() + 60 * minutes
    while report.kills < kills and time.monotonic() < ends:
        aim = STEPS[report.kills // AIMED % len(STEPS)] if report.kills % AIMED == AIMED - 1 else None
        moment = moments.uniform(0, WITHIN if aim else length)
        length = _night(cards, var, moment, report, aim) or length
        if report.kills % CHECKED == 0 and (var / CURRENT).exists():
            report.broken += _in_a_process(check, var / CURRENT)
            minutes_gone = (time.monotonic() - ends) / 60 + minutes
            told = f"{report.kills} of {kills} kills in {minutes_gone:.1f} minutes: {report.stages}"
            print(f"{told}, {report.nights} whole nights", file=sys.stderr, flush=True)
    _night(cards, var, None, report)
    report.broken += untrue_in(var / folder.SNAPSHOTS)
    report.looked, wrong = looker.stop()
    report.broken += wrong
    _count(var, web, reference, _pages_asked(web) - before, report)
    return report


def _load() -> None:
    """Load what a night needs once, in the process that the nights are forked from: a kill is to hit their work.

    But the reactor: each night has its own.
    """
    read(Page(page(1, "/locations/space-1", 10).encode(), url="http://127.0.0.1/"))  # vocabulary and models
    parts = (*settings.ITEM_PIPELINES, *settings.DOWNLOADER_MIDDLEWARES, *settings.EXTENSIONS, settings.SCHEDULER)
    for path in (*parts, settings.DOWNLOAD_HANDLERS["http"], settings.TWISTED_DNS_RESOLVER):
        load_object(path)
    assert "twisted.internet.reactor" not in sys.modules


def _night(cards: Path, var: Path, seconds: float | None, report: Report, aim: str | None = None) -> float | None:
    """A night, killed some seconds after its crawl or the step `aim` began, unless it ends before; then its length."""
    process = FORK.Process(target=_spend, args=(cards, var))
    process.start()
    while process.is_alive() and _doing(var, process.pid) in ("start", "cards", "clock"):
        time.sleep(0.01)
    began = time.monotonic()
    while aim and process.is_alive() and _doing(var, process.pid) not in (*STEPS[STEPS.index(aim) :], "end"):
        time.sleep(0.002)
    process.join(seconds)
    if process.is_alive():
        stage = _doing(var, process.pid)
        process.kill()
        process.join()
        report.kills += 1
        report.stages[stage] = report.stages.get(stage, 0) + 1
        return None
    report.nights += 1
    if process.exitcode:
        report.failed.append(f"exit code {process.exitcode}: {(var.parent / 'log').read_text()[-1500:]}")
    return time.monotonic() - began


def _spend(cards: Path, var: Path) -> None:
    """The night in its own process, forked from one that has loaded everything: kills are to hit its work."""
    with (var.parent / "log").open("w") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        night.quick_main(["run", "--all", "--cards", str(cards), "--var", str(var)])


def _doing(var: Path, pid: int | None) -> str:
    """The step a night is at."""
    found = last_night(var) or {}
    return str(found["doing"] or "end") if found.get("pid") == pid else "start"


def _in_a_process(work: Callable[[Path], None], folder: Path) -> list[str]:
    """Why `work` on a folder failed, done in a process of its own: this one must stay fit to be forked."""
    told = FORK.SimpleQueue()

    def do() -> None:
        try:
            work(folder)
        except Exception as error:
            told.put([f"{type(error).__name__}: {error}"])
        else:
            told.put([])

    process = FORK.Process(target=do)
    process.start()
    found: list[str] = told.get()
    process.join()
    return found


def _claims(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as store:
        return {name for (name,) in store.execute("SELECT claim_id FROM claims WHERE last_run_id IS NOT NULL")}


def _pages_asked(web: Web) -> int:
    return sum(times for path, times in web.asked().items() if not path.endswith((".txt", ".xml", ".json")))


def _count(var: Path, web: Web, reference: set[str], asked: int, report: Report) -> None:
    found = _claims(var / "claims.db")
    report.claims, report.claims_lost, report.claims_new = len(found), len(reference - found), len(found - reference)
    with closing(sqlite3.connect(var / "current" / "cowcrawl.db")) as build:
        report.claims_doubled = build.execute("SELECT count(*) - count(DISTINCT claim_id) FROM claims").fetchone()[0]
        report.claims_lost += len(found) - build.execute("SELECT count(*) FROM claims").fetchone()[0]
    with closing(sqlite3.connect(var / "claims.db")) as store:
        runs = store.execute("SELECT n_documents FROM runs WHERE finished_at IS NOT NULL").fetchall()
    report.pages_lost = sum(web.pages - read for (read,) in runs)
    report.fetched_again = asked - len(runs) * web.pages
    report.in_flight = report.stages.get("crawl", 0) * web.hosts


def main() -> None:
    """Kill nights and print what came of them; exit 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="make kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--hosts", type=int, default=5)
    parser.add_argument("--pages", type=int, default=100, help="pages a host")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="after which no further night is killed")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home, served(options.hosts, options.pages, delay_ms=5) as web:
        print(f"{options.kills} kills over {options.hosts} hosts from {address(1)} on, {options.pages} pages each ...")
        report = kill_nights(Path(home), web, options.kills, seed=options.seed, minutes=options.minutes)
    print(json.dumps({**asdict(report), "seconds": round(time.monotonic() - began)}, indent=1, ensure_ascii=False))
    raise SystemExit(0 if report.well else 1)


if __name__ == "__main__":
    main()
