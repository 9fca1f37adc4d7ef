"""One writer at a time: a lock file in the state folder, freed by the system when its holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cowcrawl.errors import Locked


@contextmanager
def lock(var: Path) -> Iterator[None]:
    """Hold the lock of the state folder `var`; raises Locked at once when another process has it."""
    var.mkdir(parents=True, exist_ok=True)
    path = var / "lock"
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise Locked(f"another cowcrawl (process {holder}) is at work in {var}: wait for it, or stop it") from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
