"""Whether a text holds a phrase of the vocabulary, whatever its case, accents and punctuation."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases


@cache
def pattern(name: str, concept: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of a concept as whole words in folded text."""
    words = sorted({fold(phrase) for phrase in phrases(name, concept)} - {""}, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, words)) + r")(?!\S)")


def says(name: str, concept: str, text: str) -> bool:
    """Whether `text` holds a phrase of a concept."""
    return bool(pattern(name, concept).search(fold(text)))


def says_all(name: str, concept: str, text: str) -> bool:
    """Whether `text` is a phrase of a concept and nothing else."""
    return bool(pattern(name, concept).fullmatch(fold(text)))


def ends_with(name: str, concept: str, text: str) -> bool:
    """Whether `text` ends in a phrase of a concept."""
    folded = fold(text)
    return any(match.end() == len(folded) for match in pattern(name, concept).finditer(folded))


def begins_with(name: str, concept: str, text: str) -> bool:
    """Whether `text` begins with a phrase of a concept."""
    return bool(pattern(name, concept).match(fold(text)))


@lru_cache(4096)
def concept_in(name: str, text: str) -> str | None:
    """The first concept of a file, in the file's order, of which `text` holds a phrase."""
    folded = fold(text)
    return next((concept for concept in load(name) if pattern(name, concept).search(folded)), None) if folded else None
