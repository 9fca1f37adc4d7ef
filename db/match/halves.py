"""Large work in two processes, one half each: the second half is done by a fork of this process, on another core.

The result is that of one process. Where there is no fork, no second core, or another thread whose locks a fork would
copy, or where the fork fails, this process does both halves.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable
from typing import TypeVar

_R = TypeVar("_R")


def halves(work: Callable[[slice], _R], size: int, *, least: int) -> list[_R]:
    """What `work` makes of each part of `size` things: of two halves from `least` things on, else of all at once.

    `work` must change nothing, and what it gives back must be picklable.
    """
    if size < least or not _two():
        return [work(slice(0, size))]
    first, second = slice(0, size // 2), slice(size // 2, size)
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        _answer(work, second, sink)
    os.close(sink)
    try:
        with os.fdopen(source, "rb") as pipe:
            own = work(first)
            answer = pipe.read()
    finally:
        _, status = os.waitpid(child, 0)
    return [own, pickle.loads(answer) if not status else work(second)]  # its own answer


def _answer(work: Callable[[slice], object], part: slice, sink: int) -> None:
    """In the fork: write what `work` makes, and end without what a process does at its end."""
    failed = 1
    try:
        with os.fdopen(sink, "wb") as pipe:
            pickle.dump(work(part), pipe, pickle.HIGHEST_PROTOCOL)
        failed = 0
    finally:
        os._exit(failed)


def _two() -> bool:
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)) > 1
