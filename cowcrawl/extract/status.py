"""Whether the space is open or still being prepared, and when it opens, where the page says so in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cowcrawl.extract import Found
from cowcrawl.extract.phrases import says
from cowcrawl.extract.sentences import Sentence, sentences
from cowcrawl.literals.month import find_date
from cowcrawl.model import Claim, Modality, Reject
from cowcrawl.page import Page
from cowcrawl.quotes import Quotes

_CLOCK = re.compile(r"\d\s?(?:h|u|uhr|am|pm|:\d\d)(?!\w)", re.I)
"""A time of day: the sentence is about hours, or an event."""
MAX_TITLE = 90
"""Characters of a heading that is its own sentence."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """The status and the opening date; a page that says both "open" and "not yet" says neither."""
    told: dict[str, Sentence] = {}
    for sentence in sentences(page):
        for status in ("in_preparation", "existing"):
            if says("status", status, sentence.text) and _of_the_space(sentence):
                told.setdefault(status, sentence)
    if len(told) > 1:
        detail = " | ".join(sentence.text[:90] for sentence in told.values())
        yield Reject(stage="status", field="status", reason="two readings", detail=detail)
        return
    for status, sentence in told.items():
        if Quotes(page).has(sentence.text):
            yield from _claims(page, status, sentence)


def _of_the_space(sentence: Sentence) -> bool:
    if says("status", "not_this", sentence.text) or _CLOCK.search(sentence.text) or sentence.text.endswith(":"):
        return False
    title = bool(sentence.block.level) and len(sentence.text) <= MAX_TITLE
    return title or says("status", "subject", sentence.text)


def _claims(page: Page, status: str, sentence: Sentence) -> Iterator[Found]:
    modality: Modality = "announced" if status == "in_preparation" else "stated"
    opening = find_date(sentence.text)
    for field, value in (("status", status), ("opening_date", opening)):
        if value:
            yield Found(
                claim=Claim(
                    field=field,
                    value=value,
                    quote=sentence.text,
                    locator=page.locator(sentence.block.element),
                    extractor="status",
                    modality=modality,
                ),
                element=sentence.block.element,
            )
