"""Whose word an article repeats: a press release all of it, a report where it speaks of a space.

A release is told by a line of its own, or by a sentence ("in een persbericht"); a report by a sentence that leads to it
("volgens een studie van …"), and it is quoted from there to the end of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from cowcrawl.page import Block, Page
from cowcrawl.press.article import Sentence
from cowcrawl.press.quote import Span
from cowcrawl.press.words import pattern, source, words
from cowcrawl.text import fold

RELEASE, REPORT = "press_release", "report"
MAX_LINE = 40
"""Characters of a line that is nothing but a label."""


@dataclass(frozen=True)
class Attribution:
    """A passage that says whose word follows."""

    value: str
    sentence: Sentence
    span: Span


def attributions(page: Page, told: Sequence[Sentence], language: str) -> list[Attribution]:
    """The passages of an article that say whose word it repeats, in reading order."""
    found = [one for one in (_label(block, language) for block in page.main) if one]
    for sentence in told:
        for value, wanted in ((RELEASE, pattern("release", language)), (REPORT, _report(language))):
            if hit := wanted.search(sentence.text):
                found.append(Attribution(value, sentence, hit.span()))
    return found


def of_space(found: Iterable[Attribution], sentences: Sequence[Sentence]) -> Attribution | None:
    """The attribution of what some sentences say of a space: of a release first, for that is of the whole article."""
    releases = [one for one in found if one.value == RELEASE]
    reports = [one for one in found if one.value == REPORT and any(_follows(said, one) for said in sentences)]
    return next(iter([*releases, *reports]), None)


def _follows(said: Sentence, one: Attribution) -> bool:
    return said.paragraph == one.sentence.paragraph and said.index >= one.sentence.index


def _label(block: Block, language: str) -> Attribution | None:
    """A line that is nothing but a word for a press release."""
    for line in block.lines:
        if len(line) <= MAX_LINE and fold(line) in _labels(language):
            at = Sentence(index=-1, text=line, paragraph=-1, headline=False, title=True, element=block.element)
            return Attribution(RELEASE, at, (0, len(line)))
    return None


@cache
def _labels(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words("release_line", language))


@cache
def _report(language: str) -> re.Pattern[str]:
    """A word that leads to a report, with at most five words between the two."""
    leads, reports = source(words("quoted", language)), source(words("quoted_report", language))
    return re.compile(rf"{leads}(?:\s+[^\s;:.]+){{0,5}}?\s+(?:[\w'’]+['’-])?{reports}", re.I)
