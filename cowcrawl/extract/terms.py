"""Finding the phrases of several concepts in a text at once: one look at every word, however many phrases there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[\s'’/.·&-]{1,3}")
"""What may stand between the words of one phrase: "Wi-Fi", "centre d’affaires", "max. capacity"."""


@dataclass(frozen=True)
class Term:
    """A phrase of the vocabulary in a text."""

    concept: str
    """What it means."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""


Words = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Phrases by their first word, the longest first."""

    entries: dict[str, tuple[tuple[Words, str], ...]]

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first words of its phrases, folded: a text without them holds none of its phrases."""
        return frozenset(folded for word in self.entries for folded in fold(word).split()[:1])

    def find(self, text: str) -> list[Term]:
        """The phrases of `text` as whole words in any case, in order; of two that overlap the earlier, then longer."""
        words = words_of(text)
        if self.entries.keys().isdisjoint(words):
            return []
        spans = [match.span() for match in _WORD.finditer(text)]
        found: list[Term] = []
        at = 0
        while at < len(words):
            for phrase, concept in self.entries.get(words[at], ()):
                last = at + len(phrase) - 1
                if words[at : last + 1] == phrase and _together(text, spans[at : last + 1]):
                    found.append(Term(concept, spans[at][0], spans[last][1]))
                    at = last
                    break
            at += 1
        return found


@lru_cache(4096)
def words_of(text: str) -> Words:
    """The words of a text in lower case: kept, for one text is searched for many things."""
    return tuple(word.lower() for word in _WORD.findall(text))


def _together(text: str, spans: list[tuple[int, int]]) -> bool:
    return all(_GAP.fullmatch(text, end, start) for (_, end), (start, _) in pairwise(spans))


@cache
def lexicon(name: str, *concepts: str, languages: tuple[str | None, ...] = (None,)) -> Lexicon:
    """The phrases of some concepts of a vocabulary file in `languages`, by default in all of them.

    A phrase that stands under two concepts means the first.
    """
    entries: dict[str, dict[Words, str]] = {}
    for concept in concepts:
        for phrase in _split(phrase for language in languages for phrase in phrases(name, concept, language)):
            entries.setdefault(phrase[0], {}).setdefault(phrase, concept)
    return Lexicon(
        {first: tuple(sorted(group.items(), key=lambda item: -len(item[0]))) for first, group in entries.items()}
    )


def _split(texts: Iterable[str]) -> Iterable[Words]:
    split = (tuple(_WORD.findall(text.lower())) for text in texts)
    return [words for words in split if words]
