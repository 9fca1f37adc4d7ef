"""What is worked out once a build: a build never changes, so neither does an answer that depends on nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from datasette.database import Database

_Answer = TypeVar("_Answer")
_KEPT: dict[tuple[str, str], Any] = {}


async def once(database: Database, name: str, work: Callable[[Database], Awaitable[_Answer]]) -> _Answer:
    """The answer of `work` for the build of `database`, kept under `name` for as long as the process lives."""
    key = (str(database.path), name)
    if key not in _KEPT:
        _KEPT[key] = await work(database)
    kept: _Answer = _KEPT[key]
    return kept


def forget(database: Database) -> None:
    """Drop what is kept of the build of `database`: it is shown no more."""
    for key in [key for key in _KEPT if key[0] == str(database.path)]:
        _KEPT.pop(key, None)
