"""What makes a run healthy: monitors over its counts, and the word and the sentence for what it failed of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spidermon import Monitor, MonitorSuite, settings
from spidermon.runners import MonitorRunner

from cowcrawl.failures import failures

NO_FAILURE = ("read", "unchanged", "duplicate", "beyond_cap")
"""Outcomes of pages with which nothing is wrong."""


class Judgement(NamedTuple):
    """How a run went."""

    outcome: str
    """healthy, unhealthy or failed."""
    failure: str | None
    """What it failed of, a word of the vocabulary of failures; None when healthy."""
    sentence: str
    """Why, for a person."""


class _RunMonitor(Monitor):
    """A monitor whose failures carry a word of the vocabulary."""

    word = "floor"

    def ill(self, word: str, sentence: str) -> None:
        """Fail for the reason `word`."""
        assert word in failures(), word
        self.word = word
        self.fail(sentence)

    def counted(self, what: str) -> int:
        """How many of something the run has."""
        return int(self.data.counts.get(what, 0))

    def below(self) -> dict[str, int]:
        """The floors that were not reached."""
        return {what: floor for what, floor in sorted(self.data.floors.items()) if self.counted(what) < floor}

    def wrong(self) -> list[tuple[str, int]]:
        """What pages failed of and how many, the most frequent first."""
        order = list(failures())
        found = [(what, number) for what, number in self.data.outcomes.items() if what not in NO_FAILURE]
        return sorted(found, key=lambda item: (-item[1], order.index(item[0])))


class Ended(_RunMonitor):
    """The run came to its end."""

    def test_it_was_not_cut_off(self) -> None:
        finish = self.data.finish
        if finish != "finished":
            word = "store" if finish == "store_failed" else "interrupted"
            self.ill(word, f"The crawl was cut off ({finish}) after {self.counted('documents')} documents.")


class Answered(_RunMonitor):
    """The site answered with pages that can be read."""

    def test_something_was_read(self) -> None:
        wrong = self.wrong()
        if not self.counted("documents"):
            listed = ", ".join(f"{number} {failures()[what].name}" for what, number in wrong)
            self.ill(wrong[0][0] if wrong else "empty", f"No document was read{': ' * bool(wrong)}{listed}.")

    def test_it_did_not_stop_answering(self) -> None:
        wrong, missing = self.wrong(), self.below().get("documents", 0) - self.counted("documents")
        if wrong and wrong[0][1] >= missing > 0:
            word, number = wrong[0]
            self.ill(word, f"{_below(self.below(), self.data.counts)} {number} pages: {failures()[word].name}.")


class Layout(_RunMonitor):
    """The pages still say what they used to say."""

    def test_nothing_vanished_altogether(self) -> None:
        below = self.below()
        vanished = [what for what in below if what != "documents" and not self.counted(what)]
        if vanished and "documents" not in below and self.counted("documents"):
            read = f"{self.counted('documents')} documents were read and hold no {' and no '.join(vanished)} any more."
            self.ill("changed_layout", read)


class Yield(_RunMonitor):
    """The run is within the floors and ceilings of its card."""

    def test_it_reached_its_floors(self) -> None:
        if below := self.below():
            self.ill("floor", _below(below, self.data.counts))

    def test_it_stayed_under_its_ceilings(self) -> None:
        above = [
            f"{self.counted(what)} {what}, at most {ceiling} expected"
            for what, ceiling in sorted(self.data.ceilings.items())
            if self.counted(what) > ceiling
        ]
        if above:
            self.ill("ceiling", f"Above the source's ceiling: {'; '.join(above)}.")


class RunSuite(MonitorSuite):
    """All monitors of a run. Those that come with spidermon want settings of their own, so none of them is here."""

    monitors = [Ended, Answered, Layout, Yield]


def judge(
    counts: Mapping[str, int],
    outcomes: Mapping[str, int],
    finish: str,
    *,
    floors: Mapping[str, int] | None = None,
    ceilings: Mapping[str, int] | None = None,
) -> Judgement:
    """How a run went that ended by `finish` (Scrapy's word).

    `counts`: documents, claims, spaces, fields and formulas (`db.tally`); `outcomes`: pages by what became of them.
    The first monitor that fails gives the word and the sentence.
    """
    told = {"counts": dict(counts), "outcomes": dict(outcomes), "floors": floors or {}, "ceilings": ceilings or {}}
    result = MonitorRunner().run(RunSuite(), finish=finish, **told)
    for item in result.monitors_failed_results:
        if item.status != settings.MONITOR.STATUS.FAILURE:
            raise RuntimeError(f"the monitor {item.monitor.name} is broken: {item.error}")
        word = item.monitor.word
        return Judgement("failed" if finish != "finished" else "unhealthy", word, item.reason)
    return Judgement("healthy", None, f"{counts['documents']} documents read, {counts.get('claims', 0)} claims.")


def _below(floors: Mapping[str, int], counts: Mapping[str, int]) -> str:
    said: Sequence[str] = [f"{counts.get(what, 0)} {what}, at least {floor} expected" for what, floor in floors.items()]
    return f"Below the source's floor: {'; '.join(said)}."
