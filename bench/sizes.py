"""How large the inventories are that parts are measured on: a tenth of a country, or with `--full` a country."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.inventory import CLAIMS, SPACES, write_inventory

SHARE = 10
"""A country is so many times as large as what is measured by default."""


@contextmanager
def inventory(*, full: bool) -> Iterator[Path]:
    """The folder of a generated build, in a state folder of its own, while the context lasts."""
    share = 1 if full else SHARE
    with tempfile.TemporaryDirectory() as scratch:
        yield write_inventory(Path(scratch) / "builds" / "one", SPACES // share, CLAIMS // share)


def extent(*, full: bool) -> str:
    """The same in words."""
    share = 1 if full else SHARE
    return f"{SPACES // share:,} spaces, {CLAIMS // share:,} claims"
