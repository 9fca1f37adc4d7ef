"""What has been found out of a text, remembered: most texts of a page stood on the page before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_K = TypeVar("_K")
_T = TypeVar("_T")

MOST = 4096
"""Texts that a function remembers, unless it says how many."""


class Memory(dict[_K, _T], Generic[_K, _T]):
    """A dictionary that finds out by itself what it is asked for, and forgets what it has not been asked for long."""

    __slots__ = ("_find", "_most", "_older")

    def __init__(self, find: Callable[[_K], _T], most: int) -> None:
        super().__init__()
        self._find = find
        self._most = most
        self._older: dict[_K, _T] = {}
        """What it was asked for before the last `most` texts that were new to it."""

    def __missing__(self, key: _K) -> _T:
        found = self._older[key] if key in self._older else self._find(key)
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        self[key] = found
        return found


def remembered(function: Callable[[_K], _T], most: int = MOST) -> Callable[[_K], _T]:
    """`function` as a look into a dictionary: `lru_cache` keeps an order of use, which costs as much again.

    `most`: as many texts are remembered at least, and half of what is remembered at most.
    """
    return Memory(function, most).__getitem__
