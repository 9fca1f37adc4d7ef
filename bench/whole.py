"""Whether what is published is whole: the build that `current` leads to, and the snapshots."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from db.snapshot import folder


def wrong_with(path: Path) -> str | None:
    """What is wrong with the database of a build; None when it is whole."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            (said,) = connection.execute("SELECT n_claims FROM build").fetchone()
            (holds,) = connection.execute("SELECT count(*) FROM claims").fetchone()
            return None if said == holds else f"{path.resolve()} holds {holds} claims, not {said}"
    except (sqlite3.Error, OSError) as error:
        return f"{path}: {error}"


def missing_in(snapshot: Path) -> list[str]:
    """The files of a snapshot that its list of checksums names and that are not there."""
    try:
        return [f"{snapshot} lacks {name}" for name in folder.sums(snapshot) if not (snapshot / name).is_file()]
    except OSError as error:
        return [f"{snapshot}: {error}"]


def untrue_in(snapshots: Path) -> list[str]:
    """The files of all snapshots that are not what their checksums say."""
    found = []
    for name in folder.names(snapshots):
        there = folder.files(snapshots / name)
        found += [
            f"{name}: {path} is not what its checksum says"
            for path, told in folder.sums(snapshots / name).items()
            if path not in there or folder.checksum(there[path]) != told
        ]
    return found
