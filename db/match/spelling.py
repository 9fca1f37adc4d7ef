"""Slips of the pen put right by what the other mentions write: a rare word one letter away from a frequent one is that
one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz.distance import OSA

SHORTEST = 5
"""Letters of a word from which it is put right: shorter ones turn into other words."""
TIMES = 3
"""How many times as frequent the right word must be."""


def corrections(counts: Mapping[str, int]) -> dict[str, str]:
    """By rare word the frequent one that it is a slip of; words with a digit are left alone.

    Neighbours are found by what is left of each word when one letter is dropped (the symmetric deletes of SymSpell), so
    time grows with the number of words and their length alone. One letter inserted, dropped, replaced or swapped
    counts.
    """
    near: defaultdict[str, list[str]] = defaultdict(list)
    words = [word for word in counts if len(word) >= SHORTEST and word.isalpha()]
    for word in words:
        if counts[word] >= TIMES:
            for left in _deletes(word):
                near[left].append(word)
    found: dict[str, str] = {}
    for word in words:
        wanted = counts[word] * TIMES
        best: tuple[int, str] | None = None
        for left in _deletes(word):
            for other in near.get(left, ()):
                rank = (-counts[other], other)
                if counts[other] >= wanted and (best is None or rank < best) and OSA.distance(word, other) == 1:
                    best = rank
        if best:
            found[word] = best[1]
    return {word: _end(found, other) for word, other in found.items()}


def _deletes(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _end(found: Mapping[str, str], word: str) -> str:
    """Counts rise at each step, so this ends."""
    while word in found:
        word = found[word]
    return word
