"""A snapshot as a Frictionless data package (specs.frictionlessdata.io): types and descriptions from the model's one
schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.snapshot.about import DESCRIPTION, KEYWORDS, LICENCE, OSM_LICENCE, About
from db.snapshot.layout import CSV, ODBL, path_of

FILE = "datapackage.json"
_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def package(about: About, folder: Path, sums: Mapping[str, str]) -> dict[str, Any]:
    """The descriptor of the snapshot written in `folder`, whose files have the checksums `sums`.

    Its resources are the plain CSV files, with size and checksum, so that a changed byte is noticed.
    """
    return {
        "profile": "tabular-data-package",
        "name": f"cowcrawl-{about.name}",
        "title": f"{about.title}, snapshot {about.name}",
        "description": DESCRIPTION,
        "version": about.build["stamp"],
        "created": about.build["built_at"],
        "keywords": list(KEYWORDS),
        "licenses": [LICENCE, OSM_LICENCE],
        "contributors": [{"title": "cowcrawl", "role": "author"}],
        "resources": [_resource(table, folder, sums) for table in TABLES],
    }


def write_package(about: About, folder: Path, sums: Mapping[str, str]) -> None:
    """Write the descriptor into `folder`."""
    text = json.dumps(package(about, folder, sums), ensure_ascii=False, indent=1)
    (folder / FILE).write_text(text + "\n", "utf-8")


def _resource(table: type, folder: Path, sums: Mapping[str, str]) -> dict[str, Any]:
    name = schema.table_name(table)
    path = path_of(name, CSV)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": schema.title(table),
        "description": schema.description(table),
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{sums[path]}",
        "licenses": [OSM_LICENCE if name in ODBL else LICENCE],
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: type) -> dict[str, Any]:
    links = [
        {"fields": [column], "reference": {"resource": target, "fields": [there]}}
        for column, (target, there) in schema.foreign_keys(table).items()
    ]
    described: dict[str, Any] = {
        "fields": [_field(column) for column in schema.columns(table)],
        "primaryKey": list(schema.primary_key(table)),
        "missingValues": [""],
    }
    return described | ({"foreignKeys": links} if links else {})


def _field(column: schema.Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.sql_type],
        "description": column.description,
    }
    if column.required and column.sql_type == "TEXT":  # an empty text is no null there
        return field | {"missingValues": []}
    return field | ({"constraints": {"required": True}} if column.required else {})
