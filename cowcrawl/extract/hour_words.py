"""What the words around hours say, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.literals.words import alternation
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

ENGLISH = "en"
"""Read beside the page's own language: labels are often English."""


class Words:
    """The vocabulary of hours for pages of one language, and of all languages when a page's is not known."""

    def __init__(self, language: str | None) -> None:
        self._language = language if language in load("hours")["closed"] else None

    def first(self, concept: str, text: str) -> str | None:
        """The first phrase of a concept in `text`, folded, or None."""
        return next((phrase for phrase, _, _ in self._hits(concept, text)), None)

    def says(self, concept: str, text: str) -> bool:
        """Whether `text` holds a phrase of a concept."""
        return _pattern(concept, self._language).search(fold(text)) is not None

    def spans(self, concept: str, text: str) -> list[tuple[int, int]]:
        """Where the phrases of a concept stand in the folded text."""
        return [(start, end) for _, start, end in self._hits(concept, text)]

    def without(self, concept: str, text: str) -> str:
        """`text`, folded, without the phrases of a concept."""
        return _pattern(concept, self._language).sub(" ", fold(text))

    def _hits(self, concept: str, text: str) -> Iterator[tuple[str, int, int]]:
        for match in _pattern(concept, self._language).finditer(fold(text)):
            yield match.group(), match.start(), match.end()


@cache
def _pattern(concept: str, language: str | None) -> re.Pattern[str]:
    listed = phrases("hours", concept, language)
    if language is not None and language != ENGLISH:
        listed += phrases("hours", concept, ENGLISH)
    words = {fold(phrase) for phrase in listed} - {""}
    return re.compile(rf"(?<!\S)(?:{alternation(words, ' ')})(?!\S)")
