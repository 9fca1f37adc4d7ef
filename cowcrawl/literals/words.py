"""Patterns from lists of words, and quick hints whether a pattern is worth trying, shared by the literals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cowcrawl.text import fold

_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


def alternation(words: Iterable[str]) -> str:
    """The source of a pattern that finds any of the words, longest first, with any white space and apostrophe."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, folded: a text without any of them holds none of the phrases as whole words."""
    return frozenset(max(words, key=len) for phrase in phrases if (words := fold(phrase).split()))


def has_digit(text: str) -> bool:
    """Whether a text holds a digit: most have none, and then no number in digits."""
    return bool(_DIGIT.search(text))


@dataclass(frozen=True)
class Hint:
    """Whether a text can hold one of many phrases as whole words: a set knows it long before a pattern does."""

    runs: frozenset[str]
    """Of each phrase its longest run of letters."""
    signs: tuple[str, ...]
    """The phrases without letters."""

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Hint:
        """The hint for `phrases`."""
        runs, signs = set(), []
        for phrase in phrases:
            longest = max(letters(phrase), key=len, default="")
            if longest:
                runs.add(longest)
            else:
                signs.append(phrase)
        return cls(frozenset(runs), tuple(signs))

    def fits(self, text: str) -> bool:
        """False only when no phrase stands in `text` between other signs than letters."""
        return not self.runs.isdisjoint(letters(text)) or any(sign in text for sign in self.signs)


@lru_cache(4096)
def letters(text: str) -> frozenset[str]:
    """The runs of letters in a text, in lower case."""
    return frozenset(_LETTERS.findall(text.lower()))
