"""The tables of a build as files: CSV, CSV for spreadsheets, and Parquet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import pyarrow
import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet

from cowcrawl import schema
from cowcrawl.schema import Column
from cowcrawl.tables import TABLES
from db.snapshot.layout import CSV, OSM, PARQUET, SPREADSHEET, path_of

BATCH = 50_000
"""Rows that are held at once."""
BOM = b"\xef\xbb\xbf"
"""Spreadsheets take a CSV for UTF-8 only when it begins with it."""
GUARD = "'"
GUARDED = r"^[=+\-@\t\r\n＝＋－＠]"
"""How cells begin that a spreadsheet would run as a formula, with GUARD before them in files for spreadsheets; the wide
signs are read like the others (owasp.org/www-community/attacks/CSV_Injection)."""
_TYPES = {"TEXT": pyarrow.string(), "INTEGER": pyarrow.int64(), "REAL": pyarrow.float64()}


def write_tables(database: sqlite3.Connection, folder: Path) -> dict[str, int]:
    """Write every table below `folder` in the order of its key; by name how many rows each has."""
    for kind in (CSV, SPREADSHEET, PARQUET):
        for above in (folder, folder / OSM):
            (above / kind).mkdir(parents=True, exist_ok=True)
    return {schema.table_name(table): _write(database, table, folder) for table in TABLES}


def _write(database: sqlite3.Connection, table: type, folder: Path) -> int:
    name, columns = schema.table_name(table), schema.columns(table)
    heading = (",".join(column.name for column in columns) + "\n").encode()
    form = pyarrow.schema([_field(column) for column in columns], {"description": schema.description(table)})
    rows = 0
    with ExitStack() as stack:
        plain = stack.enter_context((folder / path_of(name, CSV)).open("wb"))
        sheet = stack.enter_context((folder / path_of(name, SPREADSHEET)).open("wb"))
        plain.write(heading)
        sheet.write(BOM + heading)
        writers = [stack.enter_context(_csv(plain, form)), stack.enter_context(_csv(sheet, form))]
        parquet = pyarrow.parquet.ParquetWriter(folder / path_of(name, PARQUET), form, compression="zstd")
        stack.enter_context(parquet)
        for batch in _batches(database, name, form):
            rows += batch.num_rows
            writers[0].write_batch(batch)
            writers[1].write_batch(guarded(batch))
            parquet.write_batch(batch)
    return rows


def _field(column: Column) -> pyarrow.Field:
    described = {"description": column.description}
    return pyarrow.field(column.name, _TYPES[column.sql_type], nullable=not column.required, metadata=described)


def _csv(file: IO[bytes], form: pyarrow.Schema) -> pyarrow.csv.CSVWriter:
    """Text stands in quotes, numbers and nulls do not: an empty text and a null can be told apart."""
    options = pyarrow.csv.WriteOptions(include_header=False, batch_size=BATCH, quoting_style="needed")
    return pyarrow.csv.CSVWriter(file, form, write_options=options)


def _batches(database: sqlite3.Connection, name: str, form: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    listed = ", ".join(f'"{column}"' for column in form.names)
    cursor = database.execute(f'SELECT {listed} FROM "{name}" ORDER BY rowid')  # written in the order of the key
    while rows := cursor.fetchmany(BATCH):
        columns = zip(*rows, strict=True)
        arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, form, strict=True)]
        yield pyarrow.record_batch(arrays, schema=form)


def guarded(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """The rows with GUARD before every text that a spreadsheet would run; numbers stay numbers."""
    return pyarrow.record_batch([_guarded(column) for column in batch.columns], schema=batch.schema)


def _guarded(column: Any) -> Any:
    if not pyarrow.types.is_string(column.type):
        return column
    runs = pyarrow.compute.match_substring_regex(column, GUARDED)
    if not pyarrow.compute.any(runs).as_py():
        return column
    return pyarrow.compute.if_else(runs, pyarrow.compute.binary_join_element_wise(GUARD, column, ""), column)
