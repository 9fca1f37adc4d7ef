"""The language of a page: what it declares, checked against what it says."""

from __future__ import annotations

from functools import cache

from cowcrawl.page import Page, once
from cowcrawl.page.language_model import identifier
from cowcrawl.text import fold
from cowcrawl.vocabulary import load

LANGUAGES = (
    "en",
    "fr",
    "nl",
    "de",
    "es",
    "it",
    "pt",
    "ca",
    "lb",
    "da",
    "sv",
    "no",
    "pl",
    "cs",
    "hu",
    "ro",
    "uk",
    "ru",
    "el",
    "tr",
)
"""Languages told apart: those with a vocabulary, and neighbours that would be taken for one of them."""
MIN_TEXT = 200
"""Characters below which a text is too short to contradict what the page declares."""
MAX_TEXT = 5_000
"""Characters of a page that are looked at: more change nothing."""
WINDOW = 300
"""Characters read at the beginning, a third and two thirds of them: enough to tell, at a third of the cost."""
MIN_COMMON = 15
"""Occurrences of a language's common words from which they can confirm what the page declares."""
LEAD = 4
"""How many times as many they must be as those of any other language."""
MIN_SHARE = 0.9
"""Probability from which the text is believed against the page's declaration (attributes copied from templates lie)."""


@once
def language(page: Page) -> str | None:
    """ISO 639-1 code of the language `page` is written in, or None when neither its text nor its markup tells."""
    declared = (page.root.get("lang") or page.root.get("xml:lang") or "").strip().lower()[:2] or None
    text = " ".join([block.line for block in page.main])[:MAX_TEXT]
    if len(text) < MIN_TEXT:
        return declared
    if declared and declared == _commonest(page):
        return declared
    spoken, share = _spoken(text)
    if declared and (share < MIN_SHARE or (declared not in LANGUAGES and spoken == declared)):
        return declared
    return spoken if share >= MIN_SHARE or not declared else declared


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language a text is written in, or None when it is too short to tell."""
    return _spoken(text)[0] if len(text) >= MIN_TEXT else None


def any_language_of(text: str) -> str | None:
    """The same among all languages that the model knows, not only those that are told apart elsewhere."""
    if len(text) < MIN_TEXT:
        return None
    code, share = identifier().classify(text[:MAX_TEXT])
    return str(code) if share >= MIN_SHARE else None


def _spoken(text: str) -> tuple[str, float]:
    starts = range(0, max(len(text) - WINDOW, 1), max(len(text) // 3, WINDOW))
    code, share = identifier(LANGUAGES).classify(" ".join(text[start : start + WINDOW] for start in starts))
    return str(code), float(share)


def _commonest(page: Page) -> str | None:
    """The language whose common words stand in most of the page's blocks, far ahead of the next: a cheap first look."""
    said = page.words
    counts = {code: sum([len(said[word]) for word in words & said.keys()]) for code, words in _common_words().items()}
    first, second = sorted(counts, key=lambda code: -counts[code])[:2]
    return first if counts[first] >= max(MIN_COMMON, LEAD * counts[second]) else None


@cache
def _common_words() -> dict[str, frozenset[str]]:
    listed = {code: frozenset(map(fold, words)) for code, words in load("common_words").items()}
    return {
        code: words.difference(*(other for name, other in listed.items() if name != code))
        for code, words in listed.items()
    }
