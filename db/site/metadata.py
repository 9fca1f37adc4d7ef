"""What Datasette is told about a build: titles, descriptions, saved queries, facets, and what may be sorted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import yaml

from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.site.described import described
from db.site.words import LANGUAGES, words

DATABASE = "cowcrawl"
"""The name of the database in every build and in every address."""

QUERIES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))
"""The saved queries: SQL, and title and text in each of LANGUAGES."""
COUNTED_UP_TO = 20_000
"""Rows of a table beyond which its values are counted only when asked for: counting them takes longer than the page."""
_FACETS = {
    "spaces": ("status", "municipality", "operator_id", "country"),
    "formulas": ("desk_type", "period", "currency"),
    "claims": ("field", "extractor", "published"),
    "documents": ("outcome", "role", "source_id"),
    "runs": ("outcome", "source_id"),
}
_LABELS = {"spaces": "name", "operators": "name", "sources": "name", "formulas": "name", "documents": "title"}
_PAGES_AT, _PAGE_SIZE_AT = slice(28, 32), slice(16, 18)
"""Where the header of an SQLite file has its number of pages and their size (sqlite.org/fileformat.html)."""


class Fixed(dict[str, Any]):
    """Metadata that nobody changes: Datasette copies it for each page of a table, which took a tenth of its time."""

    def __deepcopy__(self, _: dict[int, Any]) -> Fixed:
        return self


def metadata(path: Path, language: str = LANGUAGES[0]) -> dict[str, Any]:
    """The metadata for Datasette of the build's database at `path`; sqlite3.Error when it is not one."""
    say = words(language).say
    with _opened(path) as connection:
        sample = bool(connection.execute("SELECT max(sample) FROM build").fetchone()[0])
        tables = {schema.table_name(table): _table(connection, table, language) for table in TABLES}
    title, description = str(say("site.title")), str(say("site.description"))
    return {
        "language": language,
        "title": f"{title} ({say('sample').lower()})" if sample else title,
        "description": f"{say('sample')}. {description}" if sample else description,
        "databases": {DATABASE: {"tables": tables, "queries": _queries(language)}},
    }


def counts(path: Path) -> dict[str, Any]:
    """How many rows each table has, as Datasette wants it of a database that never changes."""
    with _opened(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = {name: {"count": connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]} for name in names}
        stamp = connection.execute("SELECT max(stamp) FROM build").fetchone()[0]
    return {"hash": str(stamp), "size": path.stat().st_size, "file": path.name, "tables": tables}


def whole(path: Path) -> None:
    """Make sure that the file of a build was written to its end; sqlite3.DatabaseError when it was not."""
    with path.open("rb") as file:
        header = file.read(100)
    size = int.from_bytes(header[_PAGE_SIZE_AT], "big")
    expected = int.from_bytes(header[_PAGES_AT], "big") * (65536 if size == 1 else size)
    if header.startswith(b"SQLite format 3\0") and path.stat().st_size < expected:
        raise sqlite3.DatabaseError(f"{path.stat().st_size} bytes where its header says {expected}: it is half-written")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def _queries(language: str) -> dict[str, dict[str, Any]]:
    place = LANGUAGES.index(language)
    return {
        name: {
            "sql": query["sql"].strip(),
            "title": query["title"][place],
            "description": query["text"][place],
            "hide_sql": True,
        }
        for name, query in QUERIES.items()
    }


def _table(connection: sqlite3.Connection, table: type, language: str) -> dict[str, Any]:
    name = schema.table_name(table)
    told = described(language)[name]
    small = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] <= COUNTED_UP_TO
    known: dict[str, Any] = {
        "title": told.title,
        "description": told.about,
        "columns": dict(told.columns),
        "sortable_columns": _sortable(connection, table),
        "facets": list(_FACETS.get(name, ())) if small else [],
    }
    return known | ({"label_column": _LABELS[name]} if name in _LABELS else {})


def _sortable(connection: sqlite3.Connection, table: type) -> list[str]:
    """The columns by which Datasette may sort: those without an index, and a key of one column.

    Its first sorted page has no tie-break, the following ones break ties by primary key. SQLite's own sorter leaves
    ties in the order of the file, which is that of the primary key; an index may not. Paging would then lose rows
    without a word.
    """
    indexed = {
        column
        for _, index, *_ in connection.execute("SELECT * FROM pragma_index_list(?)", (schema.table_name(table),))
        for _, _, column in connection.execute("SELECT * FROM pragma_index_info(?)", (index,))
    }
    key = schema.primary_key(table)
    alone = set(key) if len(key) == 1 else set()
    return [column.name for column in schema.columns(table) if column.name not in indexed - alone]
