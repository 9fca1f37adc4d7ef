"""What Datasette is told about a build: titles, descriptions, facets, and which columns may be sorted."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from cowcrawl import schema
from cowcrawl.tables import TABLES

DATABASE = "cowcrawl"
"""The name of the database in every build and in every address."""
SAMPLE = "Invented sample data: none of these spaces exists"
"""What every page and the metadata say of a build that holds sources of the demonstration."""

_TITLE = "cowcrawl: an inventory of coworking spaces"
_DESCRIPTION = "Coworking spaces and their prices, every fact with the sentence that says it and a link to its page."
_TITLES = {"formulas": "Price plans", "build": "This build"}
_FACETS = {
    "spaces": ("status", "municipality", "operator_id", "country"),
    "formulas": ("desk_type", "period", "currency"),
    "claims": ("field", "extractor", "published"),
    "documents": ("outcome", "role", "source_id"),
    "runs": ("outcome", "source_id"),
}
_LABELS = {"spaces": "name", "operators": "name", "sources": "name", "formulas": "name", "documents": "title"}


def metadata(path: Path) -> dict[str, Any]:
    """The metadata for Datasette of the build's database at `path`; sqlite3.Error when it is not one."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        sample = bool(connection.execute("SELECT max(sample) FROM build").fetchone()[0])
        tables = {schema.table_name(table): _table(connection, table) for table in TABLES}
    finally:
        connection.close()
    return {
        "title": f"{_TITLE} ({SAMPLE[0].lower()}{SAMPLE[1:]})" if sample else _TITLE,
        "description": f"{SAMPLE}. {_DESCRIPTION}" if sample else _DESCRIPTION,
        "databases": {DATABASE: {"tables": tables}},
    }


def _table(connection: sqlite3.Connection, table: type) -> dict[str, Any]:
    name = schema.table_name(table)
    known: dict[str, Any] = {
        "title": _TITLES.get(name, schema.title(table)),
        "description": schema.description(table),
        "columns": {column.name: column.description for column in schema.columns(table)},
        "sortable_columns": _sortable(connection, table),
        "facets": list(_FACETS.get(name, ())),
    }
    return known | ({"label_column": _LABELS[name]} if name in _LABELS else {})


def _sortable(connection: sqlite3.Connection, table: type) -> list[str]:
    """The columns by which Datasette may sort: those without an index, and a key of one column.

    Its first sorted page has no tie-break, the following ones break ties by primary key. SQLite's own sorter leaves
    ties in the order of the file, which is that of the primary key; an index may not. Paging and streamed CSV would
    then lose rows without a word.
    """
    indexed = {
        column
        for _, index, *_ in connection.execute("SELECT * FROM pragma_index_list(?)", (schema.table_name(table),))
        for _, _, column in connection.execute("SELECT * FROM pragma_index_info(?)", (index,))
    }
    key = schema.primary_key(table)
    alone = set(key) if len(key) == 1 else set()
    return [column.name for column in schema.columns(table) if column.name not in indexed - alone]
