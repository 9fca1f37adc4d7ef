"""Work on another core: done by a fork of this process while this one goes on.

The result is that of one process. Where there is no fork, no second core, or another thread whose locks a fork would
copy, or where the fork fails, this process does the work when its result is asked for.
"""

from __future__ import annotations

import gc
import os
import pickle
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

_R = TypeVar("_R")


class Ahead(Generic[_R]):
    """Work that is begun now and whose result is asked for later, once.

    `work` must change nothing, and what it gives back must be picklable. `alone`: this process does it, when asked.
    """

    def __init__(self, work: Callable[[], _R], *, alone: bool = False) -> None:
        self._work, self._child, self._source = work, 0, -1
        if alone or not _two():
            return
        self._source, sink = os.pipe()
        self._child = os.fork()
        if not self._child:
            _answer(work, sink)
        os.close(sink)

    def result(self) -> _R:
        """What the work makes. Raises what the work raises."""
        if not self._child:
            return self._work()
        child, self._child = self._child, 0
        try:
            with os.fdopen(self._source, "rb") as pipe:
                answer = pipe.read()
        finally:
            _, status = os.waitpid(child, 0)
        if status:
            return self._work()
        result: _R = pickle.loads(answer)  # its own answer
        return result


def halves(work: Callable[[slice], _R], size: int, *, least: int) -> list[_R]:
    """What `work` makes of each part of `size` things: of two halves from `least` things on, else of all at once."""
    if size < least or not _two():
        return [work(slice(0, size))]
    first, second = slice(0, size // 2), slice(size // 2, size)
    other = Ahead(lambda: work(second))
    try:
        own = work(first)
    except BaseException:
        other.result()
        raise
    return [own, other.result()]


def _answer(work: Callable[[], Any], sink: int) -> None:
    """In the fork: write what `work` makes, and end without what a process does at its end."""
    failed = 1
    try:
        gc.disable()
        with os.fdopen(sink, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        failed = 0
    finally:
        os._exit(failed)


def _two() -> bool:
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)) > 1
