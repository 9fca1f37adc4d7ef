"""`cowcrawl run`: a whole night under one lock, for cron. Whatever fails, the last good build stays published."""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from cowcrawl import settings
from cowcrawl.card import SourceCard
from cowcrawl.cli._common import (
    NO_CONTACT,
    by_night,
    cards_option,
    clock_option,
    clock_problem,
    crawlable,
    forgotten_in,
    judgements_option,
    known_in,
    moment,
    never_live,
    now,
    reports_failures,
    run_stamp,
    sound_cards_in,
    var_option,
    walks_in,
)
from cowcrawl.cli._maps import bring_in
from cowcrawl.cli._post import post
from cowcrawl.cli.build import summary
from cowcrawl.cli.geocode import ask_new
from cowcrawl.cli.snapshot import told
from cowcrawl.cli.status import page
from cowcrawl.errors import BadInput, BuildError, StoreError
from cowcrawl.failures import exit_code, failures, said
from cowcrawl.forgotten import opted_out
from db.build import make
from db.check import check
from db.forget import digests, forget
from db.health import health_of_sources
from db.lock import lock
from db.night import Night, Step
from db.publish import prune, publish
from db.snapshot.take import take
from db.status import status
from db.store import Store
from spiders.crawl import CrawlResult, contact_missing, crawl
from spiders.night import NIGHT_OVER, TIME_UP

logger = logging.getLogger("night")


@click.command()
@click.option("--all", "everything", is_flag=True, help="Crawl every source, whether it is due or not.")
@clock_option
@cards_option
@judgements_option
@var_option
@reports_failures
def run(everything: bool, clock_is_right: bool, cards: Path, judgements: Path | None, var: Path) -> None:
    """Crawl what is due, build, check, publish, and take a snapshot: everything of a night, for cron.

    It may be started at any time and stopped at any moment: a second one leaves with exit code 3, and one that was cut
    off goes on where it stopped. A source that fails or comes out below its floor keeps what is published of it; the
    others are published. `cowcrawl status` says how it went, and COWCRAWL_HEALTH_URL gets the same.
    """
    level = logging.WARNING if sys.stderr.isatty() else logging.INFO  # beside a bar, no line for each source
    logging.basicConfig(format=settings.LOG_FORMAT, datefmt=settings.LOG_DATEFORMAT, level=level)
    logger.setLevel(logging.INFO)
    with lock(var):
        night = _Night(var, cards, judgements)
        try:
            night.spend(everything=everything, clock_is_right=clock_is_right)
        finally:
            night.end()
    raise SystemExit(night.record.exit_code)


class _Stop(Exception):
    """The night cannot go on."""


class _Night:
    """The steps of a night, each on record before it begins."""

    def __init__(self, var: Path, folder: Path, judgements: Path | None = None) -> None:
        self.var = var
        self.folder = folder
        self.judgements = judgements
        self.cards: list[SourceCard] = []
        self.words: list[str] = []
        self.record = Night(started_at=moment(now()))

    def spend(self, *, everything: bool, clock_is_right: bool) -> None:
        """All steps, until one says that the night cannot go on."""
        try:
            self.step("cards", self.read_cards)
            if not clock_is_right:
                self.step("clock", self.look_at_clock)
            self.step("opt-outs", self.forget)
            self.step("crawl", lambda: self.crawl(everything))
            if settings.NOMINATIM:
                self.step("geocode", lambda: self.told(*ask_new(settings.NOMINATIM, self.var)))
            self.step("build", self.build)
        except _Stop:
            return
        except BadInput as error:
            self.told(str(error), "input")

    def step(self, name: str, work: Callable[[], None]) -> None:
        """Do one step; what stops it becomes its word and its sentence."""
        self.record.doing = name
        self.record.write(self.var)
        before = len(self.record.steps)
        try:
            work()
        except BuildError as error:
            self.fail("build", str(error))
        except (sqlite3.Error, OSError, StoreError) as error:
            self.fail("store", f"{error}. What was stored and published before is whole.")
        assert len(self.record.steps) > before, name

    def told(self, sentence: str, failure: str | None = None, level: int = logging.INFO) -> None:
        """Put down how the step went."""
        self.record.steps.append(Step(name=self.record.doing or "", sentence=sentence, failure=failure))
        level = logging.ERROR if failure else level
        name = self.record.doing or ""
        word = f"{said(failure).removeprefix(f'{name}: ')}: " if failure else ""
        logger.log(level, "%s: %s%s", name, word, sentence)
        self.words += [failure] if failure else []

    def fail(self, word: str, sentence: str) -> None:
        """Put down why the night cannot go on."""
        self.told(sentence, word)
        raise _Stop

    def read_cards(self) -> None:
        """The cards without a fault; the others are named and left out."""
        listed, wrong = sound_cards_in(self.folder)
        self.cards = crawlable(listed)
        for file in dict.fromkeys(problem.file for problem in wrong):
            first, *more = [problem for problem in wrong if problem.file == file]
            self.told(f"{first}" + f" (and {len(more)} more: cowcrawl sources check)" * bool(more), "card")
        if not self.cards and not wrong:
            raise BadInput(f"there is nothing to crawl: no card with an address in {self.folder}")
        self.told(f"{len(self.cards)} sources are to be crawled in their rhythm")

    def look_at_clock(self) -> None:
        """A run dated before one that is over would date its evidence wrongly."""
        if wrong := clock_problem(self.var):
            self.fail("clock", wrong)
        self.told(f"it says {moment(now())}")

    def forget(self) -> None:
        """What was kept of sites that are on the opt-out list goes before anything is built of it again."""
        listed, before = opted_out(), digests(self.var)
        erased = [forget(self.var, one, moment(now())) for one in listed if one.digest() not in before]
        gone = [str(one) for one in erased if one.documents or one.records]
        self.told(f"{len(listed)} on the list" + f"; erased: {'; '.join(gone)}" * bool(gone))

    def crawl(self, everything: bool) -> None:
        """What is due, and what was cut off."""
        walks = walks_in(self.var, self.cards)
        due = [card for card in self.cards if everything or card.id in walks or card.id in self.due()]
        if not due:
            self.told("no source is due")
            return
        if contact_missing(due):
            raise BadInput(NO_CONTACT)
        due, waiting = by_night(due)
        if waiting:
            self.told(waiting)
        if not due:
            return
        going_on = f", {len(walks)} of them go on where they were cut off" if walks else ""
        logger.info("crawl: %s of %s sources are due%s", len(due), len(self.cards), going_on)
        stamp = run_stamp(self.var)
        first = never_live(self.var, [card for card in due if not card.verified])
        kept_out = {"COWCRAWL_FORGOTTEN": forgotten_in(self.var)}
        known = known_in(self.var)
        results = crawl(due, var=self.var, run_stamp=stamp, known=known, walks=walks, settings=kept_out)
        self.judge(results)
        for line in bring_in(self.var, due, results):
            self.told(line)
        if new := sorted(first):
            self.told(f"first live runs, to be looked at before `verified` is set: {', '.join(new)}")

    def due(self) -> set[str]:
        """The sources that are due."""
        rhythms = {card.id: card.rhythm for card in self.cards}
        if not (self.var / "claims.db").is_file():
            return set(rhythms)
        with Store(self.var / "claims.db") as store:
            healths = health_of_sources(store, rhythms)
        here = moment(now())
        return {name for name in rhythms if healths[name].is_due(here)}

    def judge(self, results: Sequence[CrawlResult]) -> None:
        """Put down how the sources went; without a store, or stopped by somebody, the night ends here."""
        later = {NIGHT_OVER: "the night is over", TIME_UP: "they took all the time a run may (CLOSESPIDER_TIMEOUT)"}
        for reason, why in later.items():
            if cut := [result.source_id for result in results if result.reason == reason]:
                self.told(f"{', '.join(cut)}: {why}, what is left is asked for in the next")
                later_too = (reason, "not started") if reason == NIGHT_OVER else (reason,)
                results = [result for result in results if result.reason not in later_too]
        ill = [result for result in results if result.outcome != "healthy"]
        self.words += [result.failure for result in ill if result.failure]
        if any(result.reason == "shutdown" for result in results):
            self.fail("interrupted", "The crawl was stopped; start it again, and it goes on.")
        if broken := next((result for result in results if result.store_failed), None):
            self.fail("store", broken.sentence)
        defects = sum(result.errors for result in results)
        if defects:
            self.told(f"{defects} defects of ours, each with its traceback in the log", "parse")
        well = f"{len(results) - len(ill)} of {len(results)} sources are healthy"
        self.told(well + _names(ill), level=logging.WARNING if ill else logging.INFO)

    def build(self) -> None:
        """Make a build, look it over, and only then show it."""
        folder = make(self.var, now=now(), judged=self.judgements)
        self.told(summary(folder))
        self.step("check", lambda: self.look_over(folder))
        self.step("publish", lambda: self.show(folder))
        self.step("snapshot", lambda: self.told(told(take(self.var))))

    def look_over(self, folder: Path) -> None:
        """Nothing is published that does not pass."""
        check(folder)
        self.told("its file is whole, its pages answer")

    def show(self, folder: Path) -> None:
        """Switch the link, and clear away what is old."""
        publish(self.var, folder)
        self.record.published = folder.name
        old = prune(self.var, settings.KEEP_BUILDS)
        self.told(f"{folder.name} is shown now" + (f"; deleted {', '.join(old)}" if old else ""))

    def end(self) -> None:
        """Put down the end, print the status, and tell whoever wants to know."""
        self.record.doing, self.record.finished_at = None, moment(now())
        self.record.exit_code = exit_code(self.words)
        self.record.write(self.var)
        try:
            found = status(self.var, self.cards, moment(now()))
        except (sqlite3.Error, OSError, StoreError) as error:
            logger.error("status: %s", error)
            return
        found["running"] = False
        click.echo(page(found))
        if settings.HEALTH_URL and (trouble := post(settings.HEALTH_URL, found, self.record.exit_code)):
            logger.warning("status: it could not be posted: %s", trouble)


def _names(ill: Sequence[CrawlResult]) -> str:
    named = [f"{result.source_id} ({failures()[result.failure].name})" for result in ill if result.failure]
    return f"; ill: {', '.join(named)}" if named else ""
