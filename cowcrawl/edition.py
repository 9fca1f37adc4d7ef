"""Which code reads: two machines give the same claims of the same page only if both have the same."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from cowcrawl import __version__

_ROOT = Path(__file__).parent.parent
_READ_BY = ("cowcrawl", "spiders", "pipelines")
"""Packages that have a part in what is read in a page."""
_KINDS = (".py", ".yml", ".csv", ".json", ".txt")
_DIGITS = 12


@cache
def edition() -> str:
    """The version and a fingerprint of the code and its data files, `0.1.0+3f2a…`. Source cards do not count."""
    found = hashlib.sha256()
    for package in _READ_BY:
        for path in sorted((_ROOT / package).rglob("*")):
            if path.suffix in _KINDS and not (path.suffix == ".yml" and path.parent.name == "sources"):
                found.update(f"{path.relative_to(_ROOT).as_posix()}\0".encode() + path.read_bytes())
    return f"{__version__}+{found.hexdigest()[:_DIGITS]}"
