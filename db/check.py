"""Whether a build can be published: its file is whole, says what it holds, and the site answers from it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cowcrawl.errors import BuildError
from cowcrawl.schema import table_name
from cowcrawl.tables import TABLES
from db.build import DATABASE
from db.serve import datasette_for


def check(folder: Path) -> None:
    """Look a build over; BuildError with all that is wrong with it."""
    if wrong := [*_of_file(folder / DATABASE), *asyncio.run(_of_site(folder))]:
        raise BuildError(f"the build {folder.name} did not pass its check: {'; '.join(wrong)}")


def _of_file(path: Path) -> Iterator[str]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            yield f"its file is damaged ({said})"
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            yield "it refers to rows that are not there"
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if missing := sorted({table_name(table) for table in TABLES} - there):
            yield f"it lacks the tables {', '.join(missing)}"
        else:
            yield from _of_counts(connection)
    except sqlite3.Error as error:
        yield f"its file cannot be read ({error})"
    finally:
        connection.close()


def _of_counts(connection: sqlite3.Connection) -> Iterator[str]:
    said = connection.execute("SELECT n_spaces, n_claims FROM build").fetchone()
    holds = tuple(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("spaces", "claims"))
    if said != holds:
        yield f"it says that it holds {said} spaces and claims, and holds {holds}"


async def _of_site(folder: Path) -> list[str]:
    """Which of its pages do not answer: the home page, and one of each kind that people cite."""
    site = datasette_for(folder)
    await site.invoke_startup()
    database = site.get_database("cowcrawl")
    paths = ["/"]
    for page, column, table in (("space", "space_id", "spaces"), ("source", "source_id", "sources")):
        rows = (await database.execute(f"SELECT {column} FROM {table} ORDER BY {column} LIMIT 1")).rows
        paths += [f"/{page}/{row[0]}" for row in rows]
    answers = [(path, (await site.client.get(path)).status_code) for path in paths]
    return [f"the site answers {status} at {path}" for path, status in answers if status != 200]
