"""Patterns from lists of words, and quick hints whether a pattern is worth trying, shared by the literals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import pattern, phrases

_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


_Trie = dict[str, "_Trie"]


def alternation(words: Iterable[str], space: str = r"\s+") -> str:
    """The source of a pattern that finds any of the words, the longest it can, with any `space` and apostrophe.

    Words with the same beginning share it in the pattern: it is tried once for all of them.
    """
    root: _Trie = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        node = root
        for letter in (*word, ""):
            node = node.setdefault(letter, {})
    return _source(root, {" ": space, "'": "['’]"})


def _source(node: _Trie, atoms: dict[str, str]) -> str:
    branches = [
        f"{atoms.get(letter) or re.escape(letter)}{_source(rest, atoms)}" for letter, rest in node.items() if letter
    ]
    source = f"(?:{'|'.join(branches)})" if len(branches) > 1 or (branches and "" in node) else "".join(branches)
    return f"{source}?" if branches and "" in node else source


Told = dict[str, tuple[frozenset[str], ...]]
"""Phrases by a word that tells them, each as its other words; nothing where the word alone is a phrase."""


def told_by(phrases: Iterable[Collection[str]]) -> Told:
    """Phrases, each given as its words, by the word that the fewest of them share: "salle de cours" by "cours"."""
    split = [frozenset(words) for words in phrases if words]
    common = Counter(word for words in split for word in words)
    found: dict[str, set[frozenset[str]]] = {}
    for words in split:
        telling = telling_word(words, common)
        found.setdefault(telling, set()).add(words - {telling})
    return {word: () if frozenset() in others else tuple(others) for word, others in found.items()}


def telling_word(words: Collection[str], common: Mapping[str, int]) -> str:
    """The word by which a phrase is best known: no short one, and one that few phrases share; `common` counts them."""
    return max(sorted(words), key=lambda word: (len(word) > 3, -common[word], len(word)))


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """A word of each phrase, folded: a text without any of them holds none of the phrases as whole words."""
    return frozenset(told_by(fold(phrase).split() for phrase in phrases))


def lowered(text: str) -> str:
    """`text` in lower case, letter by letter, so that positions stay: patterns of many words need no `re.I` then.

    Without it the engine tells from one letter whether an alternative can stand at a place.
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def has_digit(text: str) -> bool:
    """Whether a text holds a digit: most have none, and then no number in digits."""
    return bool(_DIGIT.search(text))


@dataclass(frozen=True)
class Hint:
    """Whether a text can hold one of many phrases as whole words: a set knows it long before a pattern does."""

    words: frozenset[str]
    """A run of letters of each phrase."""
    signs: tuple[str, ...]
    """The phrases without letters."""
    runs: Told = field(repr=False)
    """The other runs of letters of the phrases, by the one that tells them."""

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Hint:
        """The hint for `phrases`."""
        split = {phrase: letters(phrase) for phrase in phrases}
        runs = told_by(split.values())
        return cls(frozenset(runs), tuple(phrase for phrase, held in split.items() if not held), runs)

    def fits(self, text: str) -> bool:
        """False only when no phrase stands in `text` between other signs than letters."""
        held = letters(text)
        for run in self.words & held:
            rests = self.runs[run]
            if not rests:
                return True
            for rest in rests:
                if rest <= held:
                    return True
        return bool(self.signs) and any(map(text.__contains__, self.signs))


@cache
def hint(name: str, *concepts: str) -> Hint:
    """Whether a text can hold a phrase of some concepts of a vocabulary file."""
    return Hint.of(phrase for concept in concepts for phrase in phrases(name, concept))


def holds(name: str, concept: str, text: str) -> bool:
    """Whether a text holds a phrase of a concept as it is printed, in any case."""
    return hint(name, concept).fits(text) and pattern(name, concept).search(text) is not None


@dataclass(frozen=True)
class Endings:
    """Phrases in which a text may end: most texts end in another word, which is seen long before a pattern is tried."""

    last: tuple[str, ...]
    """The last word of each phrase."""
    pattern: re.Pattern[str]
    """What ends in one of them."""

    @classmethod
    def of(cls, phrases: Iterable[str], *, before: str = r"(?<!\w)", after: str = "", most: int = 1) -> Endings:
        """The endings that are up to `most` of `phrases` behind the pattern `before`, and white space and `after`."""
        words = tuple(phrases)
        last = {word.split()[-1].lower() for word in words}
        last |= {word.replace("'", "’") for word in last}
        pattern = rf"(?:{before}(?:{alternation(words)})){{1,{most}}}\s*{after}\s*$"
        return cls(tuple(last), re.compile(pattern, re.I))

    def fits(self, text: str) -> bool:
        """False only when the last letters of a text, white space and a colon aside, end no phrase."""
        return text.rstrip().removesuffix(":").rstrip().lower().endswith(self.last)

    def end(self, text: str) -> bool:
        """Whether a text ends in one of them."""
        return self.fits(text) and self.pattern.search(text) is not None


@remembered
def letters(text: str) -> frozenset[str]:
    """The runs of letters in a text, in lower case."""
    return frozenset(_LETTERS.findall(text.lower()))
