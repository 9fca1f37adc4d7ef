"""The vocabulary of failures: one word for each thing that can go wrong, the same wherever it is spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cowcrawl.vocabulary import load


@dataclass(frozen=True, kw_only=True)
class Failure:
    """What can go wrong."""

    word: str
    """The word for it, as in the tables."""
    says: str
    """What has gone wrong, to stand after a colon."""
    means: str
    """What has happened, in a sentence."""
    do: str
    """What a maintainer does about it, in a sentence."""
    exit: int
    """The exit code of a night that ends with it."""

    @property
    def name(self) -> str:
        """The word as people write it: `changed layout`, `not HTML`."""
        return self.word.replace("_", " ").replace("html", "HTML")


@cache
def failures() -> dict[str, Failure]:
    """The vocabulary by word, in its order: of pages, of runs, of nights."""
    return {word: Failure(word=word, **said) for word, said in load("failures").items()}


def said(word: str) -> str:
    """A word with what it says, for a log: `dns: its host's name cannot be resolved`."""
    found = failures()[word]
    return f"{found.name}: {found.says}"


def exit_code(words: list[str]) -> int:
    """The exit code of a night with these failures: the highest of theirs, 0 without any."""
    return max((failures()[word].exit for word in words), default=0)
