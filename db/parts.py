"""What was read in a part of an archive, as a folder of Parquet files: written whole or not at all, checked when read.

`claims.parquet` has a row a claim, `documents.parquet` one a page; `part.json` says what they were made from, and the
SHA-256 of each file.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cowcrawl.card import SourceCard
from cowcrawl.errors import BadInput
from cowcrawl.model import Reading
from db.rows import (
    AGGREGATE_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    MENTION_COLUMNS,
    REJECT_COLUMNS,
    aggregate_rows,
    claim_rows,
    document_row,
    mention_rows,
    reject_rows,
)

NOTE = "part.json"
"""The file of a part that says what it is; written last."""
OFFSET = "warc_offset"
"""Column by which the rows of a page belong together."""
COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (*DOCUMENT_COLUMNS, "own_url", "joins"),
    "claims": (OFFSET, *CLAIM_COLUMNS),
    "aggregates": (OFFSET, *AGGREGATE_COLUMNS),
    "mentions": (OFFSET, *MENTION_COLUMNS),
    "rejects": (OFFSET, *REJECT_COLUMNS[1:]),
}
"""The files of a part and their columns."""
_NUMBERS = {name: pa.int64() for name in ("subject", "position", "status", "size", "paywalled", OFFSET)}
_TYPES = _NUMBERS | {name: pa.float64() for name in ("latitude", "longitude")} | {"joins": pa.bool_()}


@dataclass(frozen=True, kw_only=True)
class Made:
    """What one page gave, to be written."""

    card: SourceCard
    reading: Reading
    own_url: str
    """The address it goes by if the one in its document is another page's already."""
    joins: bool
    """Whether other pages of its run may be its duplicates."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a part was made from, and what it holds."""

    archive: str
    """The archive, as it was named."""
    start: int
    """First byte of its range."""
    end: int
    """First byte behind it."""
    first: int
    """Where its first record begins."""
    next: int
    """Where the record begins that follows its last one."""
    read_at: str
    """When the reading of all its archives began (UTC)."""
    version: str
    """The version of cowcrawl that read."""
    code: str
    """The fingerprint of the code that read."""
    damage: tuple[str, ...] = ()
    """What could not be read, each with its place."""
    counts: dict[str, int]
    """Records, pages, documents, claims and what was left out."""
    cards: tuple[dict[str, Any], ...] = ()
    """The cards of its sources."""
    files: dict[str, str]
    """SHA-256 of each file."""


def pack(made: Sequence[Made], **said: Any) -> dict[str, bytes]:
    """The files of a part by name. `said`: what `Part` says of it but for its files and cards."""
    files = {f"{name}.parquet": _parquet(name, made) for name in COLUMNS}
    cards = {one.card.id: one.card for one in made}
    part = Part(
        **said,
        cards=tuple(asdict(cards[name]) for name in sorted(cards)),
        files={name: hashlib.sha256(body).hexdigest() for name, body in files.items()},
    )
    said_of_it = asdict(part)
    note = {"part": said_of_it, "sha256": _sum(said_of_it)}
    files[NOTE] = (json.dumps(note, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
    return files


def _sum(part: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(part, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write a part under a temporary name, and give it its own when it is whole; one that is there gives way."""
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for name in sorted(files, key=lambda name: name == NOTE):
        (partial / name).write_bytes(files[name])
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def part_of(folder: Path) -> Part:
    """What a part says of itself; BadInput when it does not."""
    try:
        note = json.loads((folder / NOTE).read_text("utf-8"))
        known = {item.name: note["part"][item.name] for item in fields(Part)}
        if note["sha256"] != _sum(note["part"]):
            raise ValueError("its words are not those that were written")
        return Part(**{**known, "damage": tuple(known["damage"]), "cards": tuple(known["cards"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{folder}: half-written or damaged: {NOTE} cannot be read ({_said(error)}). {AGAIN}") from error


AGAIN = "Delete this folder and run the same `cowcrawl reread` again: it makes what is missing. Nothing was merged."


def checked(folder: Path, part: Part) -> None:
    """BadInput when a file of a part is not as it was written."""
    for name, sha256 in part.files.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise BadInput(f"{folder / name}: cannot be read ({_said(error)}). {AGAIN}") from error
        if found != sha256:
            raise BadInput(f"{folder / name}: damaged: its bytes are not those that were written. {AGAIN}")


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """The rows of one file of a part; BadInput when it cannot be read."""
    path = folder / f"{table}.parquet"
    try:
        found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise BadInput(f"{path}: damaged: {_said(error)}. {AGAIN}") from error
    return found


def _parquet(name: str, made: Iterable[Made]) -> bytes:
    columns = COLUMNS[name]
    table = list(_ROWS[name](made))
    schema = pa.schema([(column, _type(name, column)) for column in columns])
    arrays = [pa.array([row[at] for row in table], type=schema.field(at).type) for at in range(len(columns))]
    buffer = BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()


def _type(table: str, column: str) -> pa.DataType:
    if table == "aggregates" and column in ("value", "subject"):
        return pa.float64() if column == "value" else pa.string()
    return _TYPES.get(column, pa.string())


def _at(one: Made, made: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    return ((one.reading.document.warc_offset, *row) for row in made)


_ROWS: dict[str, Any] = {
    "documents": lambda made: ((*document_row(one.reading), one.own_url, one.joins) for one in made),
    "claims": lambda made: (row for one in made for row in _at(one, claim_rows(one.reading))),
    "aggregates": lambda made: (row for one in made for row in _at(one, aggregate_rows([one.reading]))),
    "mentions": lambda made: (row for one in made for row in _at(one, mention_rows([one.reading]))),
    "rejects": lambda made: (row[1:] for one in made for row in _rejects(one)),
}


def _rejects(one: Made) -> Iterable[tuple[Any, ...]]:
    for run_id, *row in reject_rows("", [one.reading]):
        yield (run_id, one.reading.document.warc_offset, *row)


def _said(error: Exception) -> str:
    return " ".join(f"{error}".split())[:160]
