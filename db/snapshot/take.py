"""Taking a snapshot: written under another name, and shown only when it is whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cowcrawl.errors import BadInput
from db import published
from db.build import DATABASE
from db.site.metadata import whole
from db.snapshot import folder as folders
from db.snapshot.about import About, about
from db.snapshot.catalogue import write_catalogue
from db.snapshot.changed import write_changes
from db.snapshot.layout import CSV, OSM, path_of
from db.snapshot.package import write_package
from db.snapshot.papers import write_papers
from db.snapshot.places import FILE as PLACES
from db.snapshot.places import write_places
from db.snapshot.seals import Seals
from db.snapshot.tables import write_tables


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A snapshot that was asked for."""

    folder: Path
    """Where it stands."""
    new: bool
    """False when there was one of the same content already."""
    last: str | None
    """The name of the one before it."""


def take(var: Path) -> Taken:
    """Write the current build of `var` as the snapshot of its day, and let `latest` lead to it.

    One of the same day and content stays as it is, one of other content gets the next number (2026-11-26-2). To be
    called under the lock. Raises BadInput when there is no whole build, OSError when it cannot be written: then nothing
    is shown.
    """
    database = published.current(var).resolve()
    folder = var / folders.SNAPSHOTS
    known = folders.names(folder)
    last = known[0] if known else None
    try:
        whole(database)
        with closing(_opened(database)) as connection:
            day = about(connection, "").day
            if last and _stamp(folder / last) == about(connection, last).build["stamp"]:
                folders.link_latest(folder)  # it may have been cut off just before
                return Taken(folder=folder / last, new=False, last=known[1] if len(known) > 1 else None)
            return _taken(connection, database, folder, folders.free(folder, day), last)
    except sqlite3.Error as error:
        raise BadInput(f"{database} is not a whole build ({error}): make a new one (cowcrawl build)") from error


def _taken(connection: sqlite3.Connection, database: Path, folder: Path, name: str, last: str | None) -> Taken:
    partial = folders.begin(folder, name)
    try:
        _write(connection, database, partial, about(connection, name), folder / last if last else None)
        if last and last[:10] == name[:10] and _content(partial) == _content(folder / last):
            shutil.rmtree(partial)
            return Taken(folder=folder / last, new=False, last=last)
        return Taken(folder=folders.show(partial, name), new=True, last=last)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def _write(connection: sqlite3.Connection, database: Path, folder: Path, known: About, last: Path | None) -> None:
    with Seals(folder) as seals:
        _bring(database, folder / DATABASE)
        seals.add(folder / DATABASE)
        rows = write_tables(connection, folder, written=seals.add)
        write_places(connection, folder / PLACES)
        counts = _changes(connection, last, folder)
        write_papers(folder, connection, known, rows, last.name if last else None, counts)
        sums = seals.sums()
        write_package(known, folder, sums)
        write_catalogue(known, folder, sums)
        seals.write()


def _changes(connection: sqlite3.Connection, last: Path | None, folder: Path) -> Counter[tuple[str, str]] | None:
    """How many differences there are; None when the last snapshot cannot be compared."""
    try:
        return write_changes(connection, last and last / DATABASE, folder)
    except sqlite3.Error:
        write_changes(connection, None, folder)
        return None


def _bring(database: Path, target: Path) -> None:
    """The database of a build is never written again: where the disk allows it, it has a second name."""
    try:
        os.link(database, target)
    except OSError:
        shutil.copyfile(database, target)


def _opened(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)


def _stamp(snapshot: Path) -> str | None:
    """The stamp of the build that a snapshot holds; None when it cannot be read any more."""
    try:
        with closing(_opened(snapshot.resolve() / DATABASE)) as connection:
            return str(connection.execute("SELECT max(stamp) FROM build").fetchone()[0])
    except sqlite3.Error:
        return None


def _content(snapshot: Path) -> Mapping[str, str]:
    """The checksums of its tables but the one that says when it was built."""
    return {
        path: digest
        for path, digest in folders.sums(snapshot).items()
        if path.removeprefix(f"{OSM}/").startswith(f"{CSV}/") and path != path_of("build", CSV)
    }
