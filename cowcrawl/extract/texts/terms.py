"""Finding the phrases of several concepts in a text at once: one look at every word, however many phrases there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from cowcrawl.index import Topic
from cowcrawl.literals.words import lowered, told_by
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[\s'’/.·&-]{1,3}")
"""What may stand between the words of one phrase: "Wi-Fi", "centre d’affaires", "max. capacity"."""


@dataclass(unsafe_hash=True)
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

    entries: dict[str, tuple[tuple[int, dict[Words, str]], ...]]
    """By the first word: the lengths of the phrases, the longest first, and what those of each length mean."""

    @cached_property
    def told(self) -> Topic:
        """Its phrases, folded, by a word that tells them: a text that has not all words of one holds none."""
        groups = (group for lengths in self.entries.values() for _, group in lengths)
        return Topic(told_by(fold(" ".join(phrase)).split() for group in groups for phrase in group))

    def find(self, text: str) -> list[Term]:
        """The phrases of `text` as whole words in any case, in order; of two that overlap the earlier, then longer."""
        words = words_of(text)
        if self.entries.keys().isdisjoint(words):
            return []
        found: list[Term] = []
        spans: list[tuple[int, int]] = []
        free = 0
        for at in [at for at, word in enumerate(words) if word in self.entries]:
            for length, group in self.entries[words[at]] if at >= free else ():
                end = at + length
                concept = group.get(words[at:end])
                if concept is None:
                    continue
                spans = spans or [match.span() for match in _WORD.finditer(text)]
                if length == 1 or _together(text, spans[at:end]):
                    found.append(Term(concept, spans[at][0], spans[end - 1][1]))
                    free = end
                    break
        return found


@remembered
def words_of(text: str) -> Words:
    """The words of a text in lower case: kept, for one text is searched for many things."""
    return tuple(_WORD.findall(lowered(text)))


def _together(text: str, spans: list[tuple[int, int]]) -> bool:
    return all(_GAP.fullmatch(text, end, start) for (_, end), (start, _) in pairwise(spans))


@cache
def lexicon(name: str, *concepts: str, languages: tuple[str | None, ...] = (None,)) -> Lexicon:
    """The phrases of some concepts of a vocabulary file in `languages`, by default in all of them.

    A phrase that stands under two concepts means the first.
    """
    entries: dict[str, dict[int, dict[Words, str]]] = {}
    for concept in concepts:
        for phrase in _split(phrase for language in languages for phrase in phrases(name, concept, language)):
            entries.setdefault(phrase[0], {}).setdefault(len(phrase), {}).setdefault(phrase, concept)
    return Lexicon({first: tuple(sorted(lengths.items(), reverse=True)) for first, lengths in entries.items()})


def _split(texts: Iterable[str]) -> Iterable[Words]:
    split = (tuple(_WORD.findall(text.lower())) for text in texts)
    return [words for words in split if words]
