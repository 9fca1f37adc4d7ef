"""Whether a text holds a phrase of the vocabulary, whatever its case, accents and punctuation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from cowcrawl.index import Topic
from cowcrawl.literals.words import Told, alternation, telling_word, told_by
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases


@cache
def pattern(name: str, concept: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of a concept as whole words in folded text."""
    words = {fold(phrase) for phrase in phrases(name, concept)} - {""}
    return re.compile(rf"(?<!\S)(?:{alternation(words, ' ')})(?!\S)")


def says(name: str, concept: str, text: str) -> bool:
    """Whether `text` holds a phrase of a concept."""
    return concept in likely(name, text) and bool(pattern(name, concept).search(fold(text)))


def says_any(name: str, concept: str, texts: Iterable[str]) -> bool:
    """Whether one of some texts holds a phrase of a concept."""
    for text in texts:  # noqa: SIM110 (a generator is called once a text)
        if concept in likely(name, text) and pattern(name, concept).search(fold(text)):
            return True
    return False


@lru_cache(8192)
def likely(name: str, text: str) -> frozenset[str]:
    """The concepts of a file of which `text` may hold a phrase, for all its words are there: for most texts none.

    One look at every word answers what is asked of a text, however many concepts it is asked for.
    """
    index, words = _index(name), _words(fold(text))
    hits = index.keys() & words
    if not hits:
        return _NONE
    return frozenset([concept for word in hits for others, concept in index[word] if others <= words])


_NONE: frozenset[str] = frozenset()


@cache
def _index(name: str) -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    """The phrases of a file by a word that tells them, each as its other words and its concept."""
    split = {(frozenset(fold(phrase).split()), concept) for concept in load(name) for phrase in phrases(name, concept)}
    common = Counter(word for words, _ in split for word in words)
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for words, concept in split:
        if words:
            word = telling_word(words, common)
            found.setdefault(word, []).append((words - {word}, concept))
    return {word: tuple(phrases) for word, phrases in found.items()}


@remembered
def _words(folded: str) -> frozenset[str]:
    return frozenset(folded.split())


@cache
def telling(name: str, *concepts: str) -> frozenset[str]:
    """A word of each phrase of some concepts, folded: a text without them holds none of the phrases."""
    return frozenset(told(name, *concepts))


@cache
def told(name: str, *concepts: str) -> Topic:
    """The phrases of some concepts, folded, by a word that tells them."""
    return Topic(told_by(fold(phrase).split() for concept in concepts for phrase in phrases(name, concept)))


def has_all(phrases: Told, folded: str) -> bool:
    """Whether a folded text has all words of one of some phrases, as `told_by` parts them."""
    words = _words(folded)
    rests = (phrases[word] for word in phrases.keys() & words)
    return any(not rest or any(others <= words for others in rest) for rest in rests)


def says_all(name: str, concept: str, text: str) -> bool:
    """Whether `text` is a phrase of a concept and nothing else."""
    return concept in likely(name, text) and bool(pattern(name, concept).fullmatch(fold(text)))


def ends_with(name: str, concept: str, text: str) -> bool:
    """Whether `text` ends in a phrase of a concept."""
    if concept not in likely(name, text):
        return False
    folded = fold(text)
    return any(match.end() == len(folded) for match in pattern(name, concept).finditer(folded))


def begins_with(name: str, concept: str, text: str) -> bool:
    """Whether `text` begins with a phrase of a concept."""
    return bool(pattern(name, concept).match(fold(text)))


@lru_cache(4096)
def concept_in(name: str, text: str) -> str | None:
    """The first concept of a file, in the file's order, of which `text` holds a phrase."""
    concepts = likely(name, text)
    if not concepts:
        return None
    folded = fold(text)
    return next(
        (concept for concept in load(name) if concept in concepts and pattern(name, concept).search(folded)), None
    )
