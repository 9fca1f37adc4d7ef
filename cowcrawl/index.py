"""Which texts of a page hold which words: one look at each text, whoever asks and for however many phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import ClassVar

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
            _told.setdefault(word, []).append((self.number, rests))


_told: dict[str, list[tuple[int, _Rests]]] = {}
"""By a word that tells one of their phrases: the numbers of the topics, and the other words of those phrases."""


class Index:
    """The folded words of some numbered texts."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        pieces: dict[str, list[int]] = defaultdict(list)
        for number, text in texts:
            for piece in set(text.split()):
                pieces[piece].append(number)
        words: dict[str, list[int]] = {}
        for piece, numbers in pieces.items():
            for word in _words(piece):
                words[word] = sorted({*words[word], *numbers}) if word in words else numbers
        self.words = words
        """The numbers of the texts that hold a word, in order."""

    def holding(self, words: frozenset[str]) -> set[int]:
        """The texts that hold one of some words."""
        return {number for word in words & self._spoken for number in self.words[word]}

    def holding_all(self, phrases: Mapping[str, _Rests]) -> set[int]:
        """The texts that hold all words of one of some phrases, as `told_by` parts them."""
        if isinstance(phrases, Topic) and phrases.number < len(self._about):
            return self._about[phrases.number]
        found: set[int] = set()
        for word in phrases.keys() & self._spoken:
            found.update(self._with_rests(word, phrases[word]))
        return found

    def _with_rests(self, word: str, rests: _Rests) -> Collection[int]:
        """The texts that hold a word, and with it all of one of some sets of other words if there are any."""
        here = self.words[word]
        if not rests:
            return here
        likely = [others for others in rests if others <= self._spoken]
        return {one for others in likely for one in set(here).intersection(*[self.words[other] for other in others])}

    @cached_property
    def _about(self) -> list[set[int]]:
        """The texts that hold a phrase of each topic that was made before this page was first asked for one."""
        found: list[set[int]] = [set() for _ in range(Topic.made)]
        for word in _told.keys() & self._spoken:
            here = self.words[word]
            for number, rests in _told[word]:
                found[number].update(self._with_rests(word, rests) if rests else here)
        return found

    @cached_property
    def _spoken(self) -> frozenset[str]:
        return frozenset(self.words)


@lru_cache(1 << 15)
def _words(piece: str) -> tuple[str, ...]:
    """The folded words of a piece of text without white space, each once; remembered, for most pages use the same."""
    return tuple(dict.fromkeys(_WORD.findall(plain(piece))))
