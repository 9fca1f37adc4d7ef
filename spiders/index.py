"""The index of a web archive such as Common Crawl: which records of which files hold the pages of which hosts.

Lines of its CDX server (`output=json`), or a table in Parquet with the columns of its columnar index. With it only the
records of interest are fetched, a few kilobytes each, instead of files of a gigabyte.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cowcrawl.errors import BadInput
from spiders.blob import Blob
from spiders.frontier import LANGUAGES_READ
from spiders.sift import likely_address

_LANGUAGES = {"eng": "en", "fra": "fr", "nld": "nl", "deu": "de", "spa": "es", "ita": "it", "por": "pt"}
"""ISO 639-3, as the index writes them, and ISO 639-1."""
_NAMES = {
    "url": ("url",),
    "status": ("status", "fetch_status"),
    "mime": ("mime-detected", "mime", "content_mime_detected", "content_mime_type"),
    "languages": ("languages", "content_languages"),
    "file": ("filename", "warc_filename"),
    "offset": ("offset", "warc_record_offset"),
    "length": ("length", "warc_record_length"),
}
"""What is looked for, and what CDX lines and the columnar index call it."""


class Place(NamedTuple):
    """Where a record lies."""

    url: str
    file: str
    offset: int
    length: int


def places(path: Path) -> Iterator[Place]:
    """The records of an index that may be pages worth reading: HTML, whole, in a language we read. BadInput."""
    for where, row in _rows(path):
        told = {
            name: next((row[key] for key in keys if row.get(key) is not None), None) for name, keys in _NAMES.items()
        }
        if not _is_wanted(told):
            continue
        try:
            yield Place(str(told["url"]), str(told["file"]), int(str(told["offset"])), int(str(told["length"])))
        except (TypeError, ValueError) as error:
            raise BadInput(f"{where}: expected url, filename, offset and length of a record") from error


def fetch(place: Place, blob: Blob) -> bytes:
    """The record at a place, as it stands in its file; BadInput when none does."""
    record = blob.read(place.offset, place.length)
    if len(record) < place.length or not record.startswith((b"\x1f\x8b\x08", b"WARC/")):
        raise BadInput(f"{blob.url}: no record of {place.url} at byte {place.offset}: is the index of another crawl?")
    return record


def _is_wanted(told: Mapping[str, Any]) -> bool:
    languages = [_LANGUAGES.get(code, code) for code in str(told["languages"] or "").split(",") if code]
    return (
        bool(told["url"])
        and str(told["status"] or 200) == "200"
        and "html" in str(told["mime"] or "html")
        and (not languages or bool(set(languages) & set(LANGUAGES_READ)))
        and likely_address(str(told["url"]))
    )


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        if path.suffix == ".parquet":
            yield from _of_table(path)
            return
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                row = json.loads(line[line.index("{") :])  # a CDX file has its key and time before it
                yield f"{path}, line {number}", row
    except (OSError, ValueError) as error:
        raise BadInput(
            f"{path}: expected CDX lines in JSON, or Parquet with the columns of the index: {error}"
        ) from error


def _of_table(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    import pyarrow.parquet as pq  # not at the top: who reads lines needs none

    table = pq.ParquetFile(path)
    names = [name for names in _NAMES.values() for name in names if name in table.schema_arrow.names]
    for batch in table.iter_batches(columns=names):
        for number, row in enumerate(batch.to_pylist(), 1):
            yield f"{path}, row {number}", row
