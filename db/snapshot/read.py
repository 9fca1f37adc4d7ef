"""Snapshots as the site lists them: what each is, and the files it has."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from db.snapshot import folder as folders
from db.snapshot.catalogue import DCAT, SCHEMA_ORG
from db.snapshot.package import FILE as PACKAGE


@dataclass(frozen=True, kw_only=True)
class File:
    """One file of a snapshot."""

    path: str
    """Where it stands in the folder."""
    size: int
    """Bytes."""
    sha256: str
    """Its checksum, in hexadecimal."""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """One snapshot."""

    name: str
    """Name of its folder: 2026-11-26."""
    title: str
    """Its title."""
    stamp: str
    """The build it holds."""
    built_at: str
    """When that was made, UTC."""
    files: tuple[File, ...]
    """Its files, in the order of their paths."""
    dataset: dict[str, Any]
    """Its description of schema.org."""
    dcat: dict[str, Any]
    """Its description of DCAT."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    def file(self, path: str) -> File | None:
        """The file at a path, or None: nothing but what has a checksum is a file of a snapshot."""
        return next((file for file in self.files if file.path == path), None)


def snapshots(folder: Path) -> list[Snapshot]:
    """Those in `folder` that are whole, newest first."""
    found = (read(folder, name) for name in folders.names(folder))
    return [snapshot for snapshot in found if snapshot]


def read(folder: Path, name: str) -> Snapshot | None:
    """The snapshot that a name in an address means, `latest` too; None when there is none that can be read."""
    known = folders.named(folder, name)
    try:
        return _read(folder / known) if known else None
    except (OSError, ValueError, KeyError):
        return None


@lru_cache(maxsize=64)  # a snapshot is never changed
def _read(folder: Path) -> Snapshot:
    package = json.loads((folder / PACKAGE).read_text("utf-8"))
    sums = folders.sums(folder)
    listed = [File(path=path, size=(folder / path).stat().st_size, sha256=digest) for path, digest in sums.items()]
    return Snapshot(
        name=folder.name,
        title=package["title"],
        stamp=package["version"],
        built_at=package["created"],
        files=tuple(listed),
        dataset=json.loads((folder / SCHEMA_ORG).read_text("utf-8")),
        dcat=json.loads((folder / DCAT).read_text("utf-8")),
    )
