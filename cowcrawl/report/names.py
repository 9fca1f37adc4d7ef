"""Words of the vocabulary against what a report prints, where scanning may have read a letter wrongly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

TOLERANT = 6
"""Letters of a word from which one of them may have been read wrongly."""


@cache
def words_of(file: str, concept: str) -> frozenset[str]:
    """The phrases of a concept, folded."""
    return frozenset(filter(None, map(fold, phrases(file, concept))))


@cache
def concepts(file: str) -> tuple[str, ...]:
    """The concepts of a vocabulary file, in its order."""
    return tuple(load(file))


@lru_cache(8192)
def meant(file: str, said: str, *, tolerant: bool = True) -> tuple[str, ...]:
    """The concepts of which folded words are a phrase; if none and `tolerant`, but for one letter read wrongly."""
    known = _known(file).get(said, ())
    if known or not tolerant or len(said) < TOLERANT:
        return known
    near = {phrase for form in _forms(said) for phrase in _near(file).get(form, ()) if alike(said, phrase)}
    return tuple(concept for concept in concepts(file) if any(concept in _known(file)[phrase] for phrase in near))


def alike(said: str, wanted: str) -> bool:
    """Whether two folded words are one, or longer ones that differ in a single letter, as scanning leaves them."""
    if said == wanted:
        return True
    if min(len(said), len(wanted)) < TOLERANT or abs(len(said) - len(wanted)) > 1:
        return False
    start = 0
    while start < min(len(said), len(wanted)) and said[start] == wanted[start]:
        start += 1
    rest, other = said[start:], wanted[start:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


@cache
def _known(file: str) -> dict[str, tuple[str, ...]]:
    """The concepts of each folded phrase of a file."""
    found: dict[str, list[str]] = defaultdict(list)
    for concept in concepts(file):
        for phrase in words_of(file, concept):
            found[phrase].append(concept)
    return {phrase: tuple(named) for phrase, named in found.items()}


@cache
def _near(file: str) -> dict[str, frozenset[str]]:
    """The longer phrases of a file by their forms: two that differ in one letter share one."""
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in _known(file):
        if len(phrase) >= TOLERANT:
            for form in _forms(phrase):
                found[form].add(phrase)
    return {form: frozenset(named) for form, named in found.items()}


def _forms(word: str) -> Iterator[str]:
    """A word, and what is left of it without any one of its letters."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
