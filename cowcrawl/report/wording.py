"""The words of running text in the language of a report, as sources of patterns."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

FILE = "report_prose"
LANGUAGES = ("en", "fr", "nl", "de")
"""Languages with words of their own; a text in another is read with the words of all."""

NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.&+-]*\w|[A-ZÀ-ÖØ-Þ]|\d{1,3}(?=\s[A-ZÀ-ÖØ-Þ]))"
"""The source of a pattern for a word of a name."""
NAME = (
    rf"{NAME_WORD}(?:\s(?:(?:&|de|du|des|d['’]|la|le|les|l['’]|van|der|den|the|von|zu|@|sur|ten|ter)\s?){{0,2}}"
    rf"(?:{NAME_WORD}|\d{{1,3}}(?![\d.,%])))*"
)
"""The source of a pattern for a name: words with capitals, small words between them, a number at its end."""


@cache
def said(concept: str, language: str | None) -> str:
    """The source of a pattern for any phrase of a concept, in a language or in all."""
    known = language if language in LANGUAGES else None
    words = phrases(FILE, concept, known)
    return rf"(?<!\w)(?:{alternation(words)})(?:(?!\w)|(?<=['’]))" if words else r"(?!)"


@cache
def pattern(concept: str, language: str | None) -> re.Pattern[str]:
    """A pattern that finds any phrase of a concept, in any case."""
    return re.compile(said(concept, language), re.I)


def says(concept: str, language: str | None, text: str) -> bool:
    """Whether a text has a phrase of a concept."""
    return bool(pattern(concept, language).search(text))


def without_article(text: str, language: str | None) -> str:
    """A phrase without the articles at its beginning; one with a capital is part of a name."""
    return re.sub(rf"^(?:{said('articles', language)}\s?)+", "", text).strip()
