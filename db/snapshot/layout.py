"""Where the tables stand in a snapshot, and which of them are under which licence."""

from __future__ import annotations

ODBL = frozenset({"osm_objects", "outlines"})
"""The tables that are made from OpenStreetMap and stand under its licence, apart from the others."""
OSM = "osm"
"""The folder in which they stand."""
CSV, SPREADSHEET, PARQUET = "csv", "spreadsheet", "parquet"
"""The kinds of files, each in a folder of its own."""
KINDS = (CSV, SPREADSHEET, PARQUET)


def path_of(table: str, kind: str) -> str:
    """Where a table stands in a snapshot: `csv/spaces.csv`, `osm/parquet/osm_objects.parquet`."""
    ending = PARQUET if kind == PARQUET else CSV
    return f"{OSM}/{kind}/{table}.{ending}" if table in ODBL else f"{kind}/{table}.{ending}"
