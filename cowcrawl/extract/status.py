"""Whether the space is open or still being prepared, and when it opens, where the page says so in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cowcrawl.extract import Found
from cowcrawl.extract.phrases import pattern, says, telling
from cowcrawl.extract.sentences import Sentence, sentences
from cowcrawl.literals.dates import find_date
from cowcrawl.model import Claim, Modality, Reject
from cowcrawl.page import Page
from cowcrawl.quotes import Quotes
from cowcrawl.text import fold

_CLOCK = re.compile(r"\d\s?(?:h|u|uhr|am|pm|:\d\d)(?!\w)", re.I)
"""A time of day: the sentence is about hours, or an event."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MAX_TITLE = 90
"""Characters of a heading that is its own sentence."""


_TELLING = ("in_preparation", "existing", "opens")
"""The concepts without which a block says nothing of it."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """The status and the opening date; a page that says both "open" and "not yet" says neither."""
    told: dict[str, Sentence] = {}
    likely = page.holding(telling("status", *_TELLING))
    blocks = (block for block in likely if any(says("status", concept, block.line) for concept in _TELLING))
    for sentence in sentences(page, blocks):
        for status in ("in_preparation", "existing"):
            if says("status", status, sentence.text) and _of_the_space(sentence):
                told.setdefault(status, sentence)
        if _opens(page, sentence):
            told.setdefault("in_preparation", sentence)
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


def _opens(page: Page, sentence: Sentence) -> bool:
    """Whether the space opens in a month that no other year on the page has passed ("opens in September 2031").

    The space is the subject, or what stands before the verb is in the page's title, or nothing does.
    """
    match = pattern("status", "opens").search(text := fold(sentence.text))
    opening = find_date(sentence.text) if match else None
    if not match or not opening or len(opening) == 4 or says("status", "not_this", sentence.text):
        return False
    before = text[: match.start()].strip()
    ours = not before or f" {before} " in f" {fold(page.title)} " or says("status", "subject", sentence.text)
    return ours and int(opening[:4]) >= _latest_year(page)


def _latest_year(page: Page) -> int:
    return max((int(year) for block in page.blocks for year in _YEAR.findall(block.text)), default=0)


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
