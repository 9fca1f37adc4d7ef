"""A file that is read by ranges of bytes: on this machine, or wherever fsspec reaches (s3://, http://, …).

A range that cannot be read is asked for again, a few times and ever later, since object stores fail in passing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cowcrawl.errors import BadInput, StoreFailed

TRIES = 4
"""How often one range is asked for."""
BACK_OFF = 0.5
"""Seconds before the second try; each further one waits twice as long."""
BLOCK = 4_000_000
"""Bytes that are asked for at once."""
_NOT_THERE = (401, 403, 404, 410, 451)
"""What a server answers that will not answer otherwise in a second."""
_FINAL = (FileNotFoundError, PermissionError, IsADirectoryError, NotImplementedError)


class Blob:
    """One file, read by ranges. BadInput when it is not there, StoreFailed when it cannot be read any more."""

    def __init__(self, url: str, sleep: Callable[[float], None] = time.sleep, *, ahead: int | None = None) -> None:
        """`ahead`: bytes that are fetched at least, so that the next range need not be; `BLOCK` where none is said."""
        self.url = url
        self._ahead = BLOCK if ahead is None else ahead
        self._sleep = sleep
        self._file = None if "://" in url else Path(url)
        self._system: Any = None
        self._path = url
        if not self._file:
            self._system, self._path = _remote(url)
        self._block: tuple[int, bytes] = (0, b"")
        self.size: int = self._tried(self._measure, "its size")

    def read(self, start: int, length: int) -> bytes:
        """Up to `length` bytes from `start` on, fewer only at the end of the file."""
        at, kept = self._block
        if at <= start and start + length <= at + len(kept):
            return kept[start - at : start - at + length]
        end = min(self.size, max(start + length, start + self._ahead))
        if start >= end:
            return b""
        block: bytes = self._tried(lambda: self._fetch(start, end), f"bytes {start} to {end}")
        self._block = start, block
        return block[:length]

    def _measure(self) -> int:
        if self._file:
            return self._file.stat().st_size
        size = self._system.info(self._path).get("size")
        if size is None:
            raise BadInput(f"{self.url}: its server does not say how long it is: copy it to a disk and name the copy")
        return int(size)

    def _fetch(self, start: int, end: int) -> bytes:
        if self._file:
            with self._file.open("rb") as file:
                file.seek(start)
                found = file.read(end - start)
        else:
            found = bytes(self._system.cat_file(self._path, start=start, end=end))
        if len(found) > end - start:  # a server that knows no ranges sends all of it
            raise BadInput(f"{self.url}: its server sends whole files only: copy it to a disk and name the copy")
        if len(found) < end - start:
            raise OSError(f"{len(found)} of {end - start} bytes came")
        return found

    def _tried(self, attempt: Callable[[], Any], what: str) -> Any:
        wait = BACK_OFF
        for number in range(1, TRIES + 1):
            try:
                return attempt()
            except BadInput:
                raise
            except Exception as failure:  # each kind of file system has exceptions of its own
                error = _cause(failure)
                if isinstance(error, _FINAL):
                    raise BadInput(f"{self.url}: expected a file that can be read, but: {_said(error)}") from error
                if self._file or number == TRIES:
                    kind = BadInput if self._file else StoreFailed
                    tries = "" if self._file else f" after {TRIES} tries"
                    raise kind(f"{self.url}: {what} could not be read{tries}: {_said(error)}") from error
            self._sleep(wait)
            wait *= 2
        raise AssertionError  # the last try returns or raises


def _cause(error: Exception) -> Exception:
    """What went wrong: fsspec calls a file that cannot be reached one that is not there."""
    cause = error.__cause__
    if not isinstance(error, FileNotFoundError) or not isinstance(cause, Exception):
        return error
    return error if _status(cause) in _NOT_THERE else cause


def _status(error: Exception) -> object:
    """The HTTP status that a server answered with, as aiohttp says it or as botocore does; None when it said none."""
    said = getattr(error, "response", None)
    metadata = said.get("ResponseMetadata", {}) if isinstance(said, dict) else {}
    return getattr(error, "status", None) or metadata.get("HTTPStatusCode")


def _remote(url: str) -> tuple[Any, str]:
    """The file system that a URL is on, and its path there."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise BadInput(f"{url}: to read it, install the extra `cluster` (pip install 'cowcrawl[cluster]')") from error
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise BadInput(f"{url}: {error}") from error
    return system, path


def _said(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(f"{text or type(error).__name__}".split())[:200]
