"""What the files of a snapshot are, by the ending of their names."""

from __future__ import annotations

from pathlib import PurePosixPath

KINDS = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".db": "application/vnd.sqlite3",
    ".geojson": "application/geo+json",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".svg": "image/svg+xml",
}
"""Media types as registered with IANA."""
_TEXT = ("text/plain", "text/csv", "text/markdown", "application/yaml")


def kind_of(path: str) -> str:
    """The media type of a file."""
    return KINDS.get(PurePosixPath(path).suffix, "text/plain")


def content_type(path: str) -> str:
    """The same as servers send it: with the charset where the type leaves it open."""
    kind = kind_of(path)
    return f"{kind}; charset=utf-8" if kind in _TEXT else kind
