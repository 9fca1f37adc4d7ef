"""Which texts of a page hold which words: one look at each text, whoever asks and for however many phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import ClassVar

from cowcrawl.remembered import remembered
from cowcrawl.text import plain

_WORD = re.compile(r"[^\W_]+")
_Rests = Collection[frozenset[str]]


class Topic(dict[str, tuple[frozenset[str], ...]]):
    """Phrases that every page is asked for, by a word that tells them.

    A topic is made once a process and never forgotten: a page looks for all of them at once.
    """

    made: ClassVar[int] = 0

    def __init__(self, phrases: Mapping[str, tuple[frozenset[str], ...]]) -> None:
        super().__init__(phrases)
        self.number = Topic.made
        Topic.made += 1
        for word, rests in phrases.items():
            for others in rests or (frozenset(),):
                _told.setdefault(word, {}).setdefault(others, []).append(self.number)


_told: dict[str, dict[frozenset[str], list[int]]] = {}
"""By a word that tells a phrase, and by its other words: the numbers of the topics that have the phrase."""


class Index:
    """The folded words of some numbered texts."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        pieces: dict[str, set[int]] = defaultdict(set)
        for number, text in texts:
            for piece in text.split():
                pieces[piece].add(number)
        words: dict[str, set[int]] = {}
        for piece, numbers in pieces.items():
            for word in _words(piece):
                words[word] = words[word] | numbers if word in words else numbers
        self.words = words
        """The numbers of the texts that hold a word."""

    def holding(self, words: frozenset[str]) -> set[int]:
        """The texts that hold one of some words."""
        return {number for word in words & self._spoken for number in self.words[word]}

    def holding_all(self, phrases: Mapping[str, _Rests]) -> set[int]:
        """The texts that hold all words of one of some phrases, as `told_by` parts them."""
        if isinstance(phrases, Topic) and phrases.number < len(self._about):
            return self._about[phrases.number]
        found: set[int] = set()
        for word in phrases.keys() & self._spoken:
            for others in phrases[word] or (frozenset(),):
                if others <= self._spoken:
                    found.update(self._with_all(word, others))
        return found

    def _with_all(self, word: str, others: frozenset[str]) -> set[int]:
        """The texts that hold a word and some others, all of which the page has."""
        here = self.words[word]
        return here.intersection(*[self.words[other] for other in others]) if others else here

    @cached_property
    def _about(self) -> list[set[int]]:
        """The texts that hold a phrase of each topic that was made before this page was first asked for one."""
        found: list[set[int]] = [set() for _ in range(Topic.made)]
        for word in _told.keys() & self._spoken:
            for others, topics in _told[word].items():
                if others <= self._spoken:
                    here = self._with_all(word, others)
                    for number in topics:
                        found[number].update(here)
        return found

    @cached_property
    def _spoken(self) -> frozenset[str]:
        return frozenset(self.words)


def _split(piece: str) -> tuple[str, ...]:
    """The folded words of a piece of text without white space, each once."""
    return tuple(dict.fromkeys(_WORD.findall(plain(piece))))


_words = remembered(_split, 8192)
"""The same, remembered: most pages use the same words. Those of a site in one language are some 10,000."""
