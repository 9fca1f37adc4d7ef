"""What the pure stages share: how Scrapy calls them, how they change claims, how they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Self

from scrapy.crawler import Crawler

from cowcrawl.card import SourceCard
from cowcrawl.model import Aggregate, Claim, Mention, Reading, Reject


class Stage:
    """An item pipeline over a pure function. A subclass names itself and gives `run`."""

    name: ClassVar[str]

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The stage for a crawl."""
        return cls(crawler)

    def run(self, reading: Reading, card: SourceCard) -> Reading:
        """The reading after this stage."""
        raise NotImplementedError

    def process_item(self, item: Reading) -> Reading:
        """Run the stage and count in `cowcrawl/<stage>/…` what it left out, by reason, and what it changed."""
        after = self.run(item, self.card)
        for what, number in counts(self.name, item, after).items():
            self.crawler.stats.inc_value(f"cowcrawl/{self.name}/{what}", number)
        return after

    @property
    def card(self) -> SourceCard:
        """The source card of the crawl."""
        card: SourceCard = self.crawler.spider.card  # type: ignore[union-attr]
        return card


def counts(stage: str, before: Reading, after: Reading) -> Counter[str]:
    """What a stage did: readings, claims changed and dropped, rejects by reason, points by precision."""
    new = [reject.reason for reject in after.rejects if reject.stage == stage]
    same = {id(claim) for mention in before.mentions for claim in mention.claims}
    changed = sum(id(claim) not in same for mention in after.mentions for claim in mention.claims)
    found = Counter(f"rejected/{reason}" for reason in new)
    found.update(f"point/{mention.point.precision}" for mention in after.mentions if mention.point)
    found.update({"readings": 1, "dropped": _claims(before) - _claims(after), "changed": changed})
    return +found


def each_claim(reading: Reading, change: Callable[[Mention, Claim], Claim | Reject]) -> Reading:
    """The reading with what `change` makes of each claim; a `Reject` takes a claim's place. Empty mentions go."""
    rejects: list[Reject] = []
    mentions: list[Mention] = []
    for mention in reading.mentions:
        outcomes = [change(mention, claim) for claim in mention.claims]
        rejects += (outcome for outcome in outcomes if isinstance(outcome, Reject))
        kept = tuple(outcome for outcome in outcomes if isinstance(outcome, Claim))
        if kept:
            mentions.append(replace(mention, claims=kept))
    return replace(reading, mentions=tuple(mentions), rejects=(*reading.rejects, *rejects))


def each_aggregate(reading: Reading, change: Callable[[Aggregate], Aggregate | Reject]) -> Reading:
    """The reading with what `change` makes of each count of the document; a `Reject` takes a count's place."""
    outcomes = [change(told) for told in reading.aggregates]
    rejects = (outcome for outcome in outcomes if isinstance(outcome, Reject))
    kept = tuple(outcome for outcome in outcomes if isinstance(outcome, Aggregate))
    return replace(reading, aggregates=kept, rejects=(*reading.rejects, *rejects))


def _claims(reading: Reading) -> int:
    return sum(len(mention.claims) for mention in reading.mentions)
