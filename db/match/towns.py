"""Towns under all their names: Bruxelles, Brussel and Brussels are one."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cowcrawl.address import municipality
from cowcrawl.text import fold
from cowcrawl.vocabulary import load

COUNTRIES = ("BE", "NL", "LU")
"""Those of which municipalities are known by name."""


class Town(NamedTuple):
    """A town as it is compared."""

    key: str
    """One of its names, folded."""
    words: tuple[str, ...]
    """Words of all its names, folded."""
    large: bool = False
    """Whether people write its name for its neighbours too, as Bruxelles for all of Brussels."""


def town(printed: str) -> Town:
    """The town that a printed name is of."""
    for country in COUNTRIES:
        if known := municipality.named(country, printed):
            names = [*(name for _, name in known.names), printed]
            return Town(fold(known.name()), _words(names), known.city)
    folded = fold(printed)
    names = _exonyms().get(folded, [printed])
    return Town(fold(names[0]), _words(names))


def _words(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for name in names for word in fold(name).split()))


@cache
def _exonyms() -> dict[str, list[str]]:
    return {fold(name): group for group in load("match")["exonyms"]["any"] for name in group}
