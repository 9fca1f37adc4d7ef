"""What has been found out of a text, remembered: most texts of a page stood on the page before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_K = TypeVar("_K")
_T = TypeVar("_T")

MOST = 4096
"""Texts that a function remembers before it forgets them all."""


class Memory(dict[_K, _T], Generic[_K, _T]):
    """A dictionary that finds out by itself what it is asked for."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[_K], _T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: _K) -> _T:
        found = self._find(key)
        if len(self) >= MOST:
            self.clear()
        self[key] = found
        return found


def remembered(function: Callable[[_K], _T]) -> Callable[[_K], _T]:
    """`function` as a look into a dictionary: `lru_cache` keeps an order of use, which costs as much again."""
    return Memory(function).__getitem__
