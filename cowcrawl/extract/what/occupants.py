"""How many members or companies work in the space, as the page counts them: no desks, visitors, network or goal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cowcrawl.extract import Found
from cowcrawl.extract.texts.terms import lexicon
from cowcrawl.extract.what.offers import Passage, told
from cowcrawl.literals.count import Count, find_counts
from cowcrawl.literals.money import find_money
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page

MIN_OCCUPANTS = 3
MAX_OCCUPANTS = 3_000
"""People: no single coworking space of the reports has more; a larger number is a network's."""
_BETWEEN = re.compile(r"\s(?:[^\W\d_][\w'’-]*\s){0,2}?(?:de\s|d['’])?")
KINDS = ("people", "companies")


def extract(page: Page) -> Iterator[Found | Reject]:
    """The number of people the page says work there, else of companies; two different numbers leave it open."""
    stated: dict[str, list[tuple[Count, Passage]]] = {kind: [] for kind in KINDS}
    words = lexicon("occupants", *KINDS)
    for passage in told(page, page.holding_all(words.told)):
        for term in words.find(passage.text):
            count = _count_of(passage.text, term.start)
            if count is None:
                continue
            if reason := _doubt(passage.text, count):
                yield Reject(stage="occupants", field="occupants", reason=reason, detail=passage.text[:200])
            else:
                stated[term.concept].append((count, passage))
    yield from _decide(page, stated["people"] or stated["companies"])


def _count_of(text: str, noun: int) -> Count | None:
    """The number that belongs to the noun at `noun`: up to two words stand between, and it does not count kinds."""
    near = [count for count in find_counts(text[:noun]) if noun - count.end <= 40]
    if not near or not _BETWEEN.fullmatch(text, near[-1].end, noun):
        return None
    return None if lexicon("occupants", "kinds").find(text[near[-1].end : noun]) else near[-1]


def _doubt(text: str, count: Count) -> str | None:
    if not MIN_OCCUPANTS <= count.value <= MAX_OCCUPANTS:
        return "out of range"
    limit = lexicon("occupants", "limit").find(text[: count.start])
    if lexicon("occupants", "not_here").find(text) or (limit and not text[limit[-1].end : count.start].strip()):
        return "not said to be here now"
    if not lexicon("occupants", "here").find(text):
        return "not said to be here"
    return "beside a price" if find_money(text) else None


def _decide(page: Page, stated: list[tuple[Count, Passage]]) -> Iterator[Found | Reject]:
    precise = [entry for entry in stated if not entry[0].rough] or stated
    if len({count.value for count, _ in precise}) > 1:
        detail = " | ".join(passage.text[:90] for _, passage in precise[:3])
        yield Reject(stage="occupants", field="occupants", reason="two readings", detail=detail)
        return
    for count, passage in precise[:1]:
        element = passage.block.element
        yield Found(
            claim=Claim(
                field="occupants",
                value=count.value,
                quote=passage.text,
                locator=page.locator(element),
                extractor="occupants",
            ),
            element=element,
        )
