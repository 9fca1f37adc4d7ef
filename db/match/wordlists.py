"""Lists of words of many texts, as numbers: counted, put right and put in order all together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from db.match.table import NONE, Ints, Words, joined

EIGHT = 8
"""Words of which one is sought at a time."""


class Lists:
    """A list of words for each text, the words as numbers."""

    def __init__(self, rows: Sequence[Sequence[str]], number: dict[str, int]) -> None:
        """`number` holds the number of each word met before, and those met now are added."""
        self.size = len(rows)
        self.row: Ints = np.repeat(np.arange(self.size), np.fromiter(map(len, rows), np.int64, self.size))
        words = list(chain.from_iterable(rows))
        for word in words:
            if word not in number:
                number[word] = len(number)
        self.number: Ints = np.fromiter(map(number.__getitem__, words), np.int64, len(words))

    def counts(self, often: Ints, size: int) -> Ints:
        """How often each of `size` words stands in all texts, each text being there so often."""
        return np.bincount(self.number, weights=often[self.row], minlength=size).astype(np.int64)

    def put_right(self, right: Ints) -> None:
        """Replace each word by what `right` says of it."""
        self.number = right[self.number]

    def first(self, most: int) -> Words:
        """By text its first words, in so many columns and empty ones up to a multiple of EIGHT; and of one text more,
        which has none."""
        return _padded(self.row, self.number, self.size, most)

    def rarest(self, often: Ints, most: int) -> Words:
        """The same of its different words, the rarest first."""
        return _padded(*self._different(often), self.size, most)

    def alike(self) -> Ints:
        """By text a number, the same where its words are, whatever their order, and rising with the first text that has
        them; NONE for one text more."""
        row, number = self._different()
        mixed = np.zeros(self.size, np.uint64)
        np.add.at(mixed, row, joined(number, number, number).astype(np.uint64))
        _, first, place = np.unique(mixed, return_index=True, return_inverse=True)
        return np.append(np.argsort(np.argsort(first))[place], NONE)

    def _different(self, *rank: Ints) -> tuple[Ints, Ints]:
        """The text and the number of each different word of each text, ordered by what ranks the words."""
        order = np.lexsort((self.number, *(by[self.number] for by in rank), self.row))
        row, number = self.row[order], self.number[order]
        fresh = np.ones(len(row), bool)
        fresh[1:] = (row[1:] != row[:-1]) | (number[1:] != number[:-1])
        return row[fresh], number[fresh]


def _padded(row: Ints, number: Ints, size: int, most: int) -> Words:
    column = np.arange(len(row)) - np.searchsorted(row, np.arange(size))[row]
    kept = column < most
    filled = np.full((size + 1, -(-most // EIGHT) * EIGHT), NONE, np.int32)
    filled[row[kept], column[kept]] = number[kept]
    return filled
