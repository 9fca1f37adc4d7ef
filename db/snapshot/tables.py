"""The tables of a build as files: CSV, CSV for spreadsheets, and Parquet."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet

from cowcrawl import schema
from cowcrawl.schema import Column
from cowcrawl.tables import TABLES
from db.snapshot.layout import CSV, KINDS, OSM, PARQUET, SPREADSHEET, path_of

BATCH = 50_000
"""Rows that are written at once."""
PIECE = 2_000
"""Rows that Python holds as objects at once: as many as stay in the processor's cache take two thirds of the time."""
BOM = b"\xef\xbb\xbf"
"""Spreadsheets take a CSV for UTF-8 only when it begins with it."""
GUARD = "'"
GUARDED = "=+-@\t\r\n＝＋－＠"
"""How cells begin that a spreadsheet would run as a formula, with GUARD before them in files for spreadsheets; the wide
signs are read like the others (owasp.org/www-community/attacks/CSV_Injection)."""
Write = Callable[[pyarrow.RecordBatch], None]
_GUARDED = pyarrow.array(list(GUARDED))
_TYPES = {"TEXT": pyarrow.string(), "INTEGER": pyarrow.int64(), "REAL": pyarrow.float64()}


def write_tables(
    database: sqlite3.Connection,
    folder: Path,
    kinds: Sequence[str] = KINDS,
    written: Callable[[Path], None] = lambda path: None,
) -> dict[str, int]:
    """Write every table below `folder` in the order of its key, as each of `kinds`; by name how many rows each has.

    `written` is told of each file that is whole.
    """
    for kind in kinds:
        for above in (folder, folder / OSM):
            (above / kind).mkdir(parents=True, exist_ok=True)
    counted = {}
    with _uncollected(), _as_bytes(database):
        for table in TABLES:
            name = schema.table_name(table)
            paths = {kind: folder / path_of(name, kind) for kind in kinds}
            counted[name] = _write(database, table, paths)
            for path in paths.values():
                written(path)
    return counted


def _write(database: sqlite3.Connection, table: type, paths: Mapping[str, Path]) -> int:
    form = pyarrow.schema(
        [_field(column) for column in schema.columns(table)], {"description": schema.description(table)}
    )
    rows = 0
    with ExitStack() as stack:
        writers = [_WRITERS[kind](stack, path, form) for kind, path in paths.items()]
        beside = stack.enter_context(_beside())
        for batch in _batches(database, schema.table_name(table), form):
            rows += batch.num_rows
            beside(partial(_each, writers, batch))
    return rows


def _each(writers: Iterable[Write], batch: pyarrow.RecordBatch) -> None:
    for write in writers:
        write(batch)


@contextmanager
def _beside() -> Iterator[Callable[[Callable[[], None]], None]]:
    """Does a piece of work in another thread while the next is prepared: Arrow writes without Python's lock.

    What goes wrong with a piece is raised when the next one comes, or at the end.
    """
    with ThreadPoolExecutor(1) as thread:
        working = thread.submit(lambda: None)

        def work(piece: Callable[[], None]) -> None:
            nonlocal working
            working.result()
            working = thread.submit(piece)

        yield work
        working.result()


def _plain(stack: ExitStack, path: Path, form: pyarrow.Schema, before: bytes = b"") -> Write:
    """Text stands in quotes, numbers and nulls do not: an empty text and a null can be told apart."""
    file = stack.enter_context(pyarrow.OSFile(str(path), "wb"))
    file.write(before + (",".join(form.names) + "\n").encode())
    options = pyarrow.csv.WriteOptions(include_header=False, batch_size=BATCH, quoting_style="needed")
    writer = stack.enter_context(pyarrow.csv.CSVWriter(file, form, write_options=options))
    return writer.write_batch  # type: ignore[no-any-return]


def _sheet(stack: ExitStack, path: Path, form: pyarrow.Schema) -> Write:
    write = _plain(stack, path, form, BOM)
    return lambda batch: write(guarded(batch))


def _parquet(stack: ExitStack, path: Path, form: pyarrow.Schema) -> Write:
    writer = stack.enter_context(pyarrow.parquet.ParquetWriter(path, form, compression="zstd"))
    return writer.write_batch  # type: ignore[no-any-return]


_WRITERS: dict[str, Callable[[ExitStack, Path, pyarrow.Schema], Write]] = {
    CSV: _plain,
    SPREADSHEET: _sheet,
    PARQUET: _parquet,
}


def _field(column: Column) -> pyarrow.Field:
    described = {"description": column.description}
    return pyarrow.field(column.name, _TYPES[column.sql_type], nullable=not column.required, metadata=described)


def _batches(database: sqlite3.Connection, name: str, form: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    pieces = _pieces(database, name, form)
    while some := list(islice(pieces, BATCH // PIECE)):
        yield pyarrow.concat_batches(some)


def _pieces(database: sqlite3.Connection, name: str, form: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    listed = ", ".join(f'"{column}"' for column in form.names)
    cursor = database.execute(f'SELECT {listed} FROM "{name}" ORDER BY rowid')  # written in the order of the key
    while rows := cursor.fetchmany(PIECE):
        columns = zip(*rows, strict=True)
        arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, form, strict=True)]
        yield pyarrow.record_batch(arrays, schema=form)


@contextmanager
def _as_bytes(database: sqlite3.Connection) -> Iterator[None]:
    """Texts are written as they stand: making characters of them and bytes again takes a quarter of the time."""
    was, database.text_factory = database.text_factory, bytes
    try:
        yield
    finally:
        database.text_factory = was


@contextmanager
def _uncollected() -> Iterator[None]:
    """Rows hold no circles: looking for some among millions of them takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def guarded(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """The rows with GUARD before every text that a spreadsheet would run; numbers stay numbers."""
    return pyarrow.record_batch([_guarded(column) for column in batch.columns], schema=batch.schema)


def _guarded(column: Any) -> Any:
    if not pyarrow.types.is_string(column.type):
        return column
    runs = pyarrow.compute.is_in(pyarrow.compute.utf8_slice_codeunits(column, 0, 1), _GUARDED)
    if not pyarrow.compute.any(runs).as_py():
        return column
    return pyarrow.compute.if_else(runs, pyarrow.compute.binary_join_element_wise(GUARD, column, ""), column)
