"""What the words before an address say of when: that the house has moved there, or that only its letters go there."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.texts.phrases import says_all
from cowcrawl.extract.where.whose import sentence
from cowcrawl.literals.dates import When, find_dates
from cowcrawl.literals.words import hint, holds
from cowcrawl.page import Page
from cowcrawl.page.language import language
from cowcrawl.vocabulary import alternatives, phrases

SENTENCES = 2
"""Sentences that lead to an address: its own and the one before it: "We have moved! You find us at"."""
_END = re.compile(r"(?<=[.!?])\s")


def moved(page: Page, before: str) -> str:
    """The words before an address that say that the house has moved there, or since which month it stands there."""
    if not hint("address", "moved_to", "since").fits(before):
        return ""
    said = " ".join(_END.split(before.strip())[-SENTENCES:])
    if holds("address", "moved_to", said) or _since_month(page, sentence(before)):
        return said
    return ""


def _since_month(page: Page, text: str) -> bool:
    """Whether a sentence says since which month of a year; since a year is said of a house that never moved."""
    return holds("address", "since", text) and _month(page, text) is not None


def _month(page: Page, text: str) -> When | None:
    """The one date of a text, where it tells a month and its year."""
    dates = [when for when in find_dates(text, language=language(page)) if when.explicit]
    return dates[0] if len(dates) == 1 and len(dates[0].point) > len("2026") else None


def leaves(page: Page, line: str) -> bool:
    """Whether what leads to an address says until which month the house stands there, and nothing else."""
    return _says_when(page, line, "until")


def says_when(page: Page, line: str) -> bool:
    """Whether a line says since or until which month, and so names no house: "From 1 July 2026:"."""
    return any(_says_when(page, line, concept) for concept in ("since", "until"))


def _says_when(page: Page, line: str, concept: str) -> bool:
    when = _month(page, line) if holds("address", concept, line) else None
    rest = f"{line[: when.start]}{line[when.end :]}".strip(" .,:–-") if when else line
    return when is not None and (says_all("address", concept, rest) or (not rest and "/" in when.edtf))


def is_post_box(line: str) -> bool:
    """Whether what stands before a postcode in its line is a box for letters: "PO Box 12"."""
    return hint("address", "post_box").fits(line) and _box().search(line) is not None


@cache
def _box() -> re.Pattern[str]:
    boxes = alternatives(phrases("address", "post_box"))
    return re.compile(rf"(?<!\w){boxes}\s?(?:n°|nr\.?|no\.?)?\s?\d[\d ]{{0,8}}\W{{0,4}}$", re.IGNORECASE)
