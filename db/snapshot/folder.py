"""The folder of snapshots: their names, which is the newest, and which files each has."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from db.publish import sync_folder as sync

SNAPSHOTS = "snapshots"
"""Name of the folder of snapshots in the state folder."""
LATEST = "latest"
"""Name of the link to the newest one."""
SUMS = "SHA256SUMS"
"""Name of the file with the checksums of all the others, as `sha256sum --check` reads it."""
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:-([2-9]|[1-9]\d+))?")
_PARTIAL = ".{}.partial"
_PIECE = 2**24
"""Bytes that are read at once: a thread that asks for little often waits for Python's lock each time."""


def names(folder: Path) -> list[str]:
    """The names of the snapshots in `folder`, newest first: a date, with -2, -3 … for further ones of a day."""
    if not folder.is_dir():
        return []
    found = [path.name for path in folder.iterdir() if _NAME.fullmatch(path.name) and (path / SUMS).is_file()]
    return sorted(found, key=order, reverse=True)


def order(name: str) -> tuple[str, int]:
    """What sorts names of snapshots by age; ValueError for what is no name of one."""
    known = _NAME.fullmatch(name)
    if not known:
        raise ValueError(f"{name!r} names no snapshot")
    return known[1], int(known[2] or 1)


def free(folder: Path, day: str) -> str:
    """The first name for a snapshot of `day` (ISO 8601) that is not taken."""
    name, number = day, 1
    while (folder / name).exists():
        number += 1
        name = f"{day}-{number}"
    return name


def beside(build: Path) -> Path:
    """The folder of snapshots that belongs to the build in `build` (`var/builds/<stamp>`)."""
    return build.resolve().parent.parent / SNAPSHOTS


def named(folder: Path, name: str) -> str | None:
    """The snapshot that a name in an address means (`latest` is the newest one), or None."""
    if name == LATEST:
        name = (folder / LATEST).resolve().name
    return name if _NAME.fullmatch(name) and (folder / name / SUMS).is_file() else None


def sums(snapshot: Path) -> Mapping[str, str]:
    """The files of a snapshot but that of the checksums: path in the folder, SHA-256."""
    return _sums(snapshot, (snapshot / SUMS).stat().st_mtime_ns)


@lru_cache(maxsize=256)  # a snapshot is never changed
def _sums(snapshot: Path, _written: int) -> Mapping[str, str]:
    lines = (snapshot / SUMS).read_text("utf-8").splitlines()
    return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def files(snapshot: Path) -> dict[str, Path]:
    """Every file below `snapshot`, by its path there."""
    return {path.relative_to(snapshot).as_posix(): path for path in snapshot.rglob("*") if path.is_file()}


def begin(folder: Path, name: str) -> Path:
    """An empty folder in which the snapshot `name` is written; what was left of ones that were cut off is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(_PARTIAL.format("*")):
        shutil.rmtree(left)
    partial = folder / _PARTIAL.format(name)
    partial.mkdir()
    return partial


def show(partial: Path, name: str) -> Path:
    """Give a snapshot that is whole its name, and let `latest` lead to it; the folder it stands in now."""
    folder = partial.parent
    snapshot = folder / name
    partial.rename(snapshot)
    sync(folder)
    link_latest(folder)
    return snapshot


def link_latest(folder: Path) -> None:
    """Let `latest` lead to the newest snapshot: in one step, there is never a moment without."""
    known = names(folder)
    if known and os.path.realpath(folder / LATEST) != os.path.realpath(folder / known[0]):
        fresh = folder / f".{LATEST}.new"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(known[0])
        fresh.replace(folder / LATEST)
        sync(folder)
