"""The records of a WARC file that begin in a range of its bytes, so that one big file is many tasks.

Where a range begins is found by its bytes, and checked: of two ranges the first must end where the second begins. What
is damaged is named and passed over; the next record is looked for behind it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from cowcrawl.errors import BadInput
from spiders.blob import Blob

MAX_RECORD = 12_000_000
"""Bytes of a record that are kept: more than a page may have (DOWNLOAD_MAXSIZE)."""
_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/1."
_END = b"\r\n\r\n"
_MAX_HEAD = 65_536
_STEP = 1 << 18
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,18})\s*$", re.I | re.M)


class Record(NamedTuple):
    """A record as it stands in the file, uncompressed."""

    offset: int
    """Where it begins, in bytes of the file."""
    data: bytes
    """Its headers and its block, cut off after `MAX_RECORD` bytes."""


class Damage(NamedTuple):
    """A place where no record can be read."""

    offset: int
    why: str


class Records:
    """The records that begin from byte `start` on and before byte `end`, in order; iterate once.

    `first` is where the first one begins, `next` where the one begins that follows the last; both are the size of the
    file where none does.
    """

    def __init__(self, blob: Blob, start: int, end: int, *, exact: bool = False) -> None:
        """`exact`: a record begins at `start`, as an earlier range has told."""
        self._blob = blob
        self._end = end
        self._is_gzip = blob.read(0, len(_GZIP)) == _GZIP
        self.first = self.next = start if exact or start == 0 else self._find(start)

    def __iter__(self) -> Iterator[Record | Damage]:
        while self.next < min(self._end, self._blob.size):
            at = self.next
            found, after = self._member(at) if self._is_gzip else self._plain(at)
            yield found
            self.next = self._find(at + 1) if after is None else after

    def _find(self, start: int) -> int:
        """Where the first record begins from `start` on; the size of the file when none does."""
        mark = _GZIP if self._is_gzip else _PLAIN
        at = start
        while at < self._blob.size:
            block = self._blob.read(at, _STEP)
            place = block.find(mark)
            while place >= 0:
                if self._begins(at + place):
                    return at + place
                place = block.find(mark, place + 1)
            if at + len(block) >= self._blob.size:
                break
            at += len(block) - len(mark) + 1
        return self._blob.size

    def _begins(self, at: int) -> bool:
        """Whether a record begins at a byte, as far as its first bytes tell."""
        head = self._blob.read(at, _MAX_HEAD)
        if self._is_gzip:
            try:
                return zlib.decompressobj(wbits=31).decompress(head, 64).startswith(_PLAIN)
            except zlib.error:
                return False
        before = self._blob.read(at - 2, 2) if at >= 2 else b"\r\n"
        return before == b"\r\n" and _head(head) is not None

    def _member(self, at: int) -> tuple[Record | Damage, int | None]:
        """The record in the gzip member at a byte, and where the member ends; None where that is not known."""
        member = zlib.decompressobj(wbits=31)
        kept, length, place = bytearray(), 0, at
        if self._blob.read(at, len(_GZIP)) != _GZIP:
            return Damage(at, "what stands there is no WARC record"), None
        while not member.eof:
            block = self._blob.read(place, _STEP)
            if not block:
                return Damage(at, "a record breaks off at the end of the file"), None
            place += len(block)
            try:
                while block and not member.eof:
                    text = member.decompress(block, MAX_RECORD)
                    kept += text[: MAX_RECORD - len(kept)]
                    length += len(text)
                    block = member.unconsumed_tail
            except zlib.error:
                return Damage(at, "its compression is damaged"), None
        after = place - len(member.unused_data)
        return _whole(at, bytes(kept), length) or Record(at, bytes(kept)), after

    def _plain(self, at: int) -> tuple[Record | Damage, int | None]:
        """The same of a file that is not compressed."""
        found = _head(self._blob.read(at, _MAX_HEAD))
        if found is None:
            return Damage(at, "what stands there is no WARC record"), None
        end = at + found.head + found.length
        if end > self._blob.size:
            return Damage(at, "a record is shorter than its header says, or the file breaks off"), None
        if self._blob.read(end, 4) not in (_END, b""):
            return Damage(at, "a record does not end where its Content-Length says"), None
        kept = self._blob.read(at, min(found.head + found.length, MAX_RECORD))
        return Record(at, kept), min(end + 4, self._blob.size)


class _Head(NamedTuple):
    head: int
    """Length of the headers with the empty line."""
    length: int
    """What they give as that of the block."""


def _head(data: bytes) -> _Head | None:
    """What the headers of a record say, or None where no record begins."""
    end = data.find(_END, 0, _MAX_HEAD)
    if not data.startswith(_PLAIN) or end < 0:
        return None
    said = _LENGTH.search(data[:end].replace(b"\r\n", b"\n"))
    return _Head(end + len(_END), int(said[1])) if said else None


def _whole(at: int, data: bytes, length: int) -> Damage | None:
    """What is wrong with the record of a gzip member of so many bytes, or None."""
    found = _head(data)
    if found is None:
        return Damage(at, "what stands there is no WARC record")
    stated = found.head + found.length
    if length < stated:
        return Damage(at, "a record is shorter than its header says")
    if length > stated + len(_END):
        return Damage(at, "a record is longer than its header says")
    return None


def check(blob: Blob) -> None:
    """BadInput when a file is no WARC file, or one that cannot be read record by record."""
    if not blob.size:
        raise BadInput(f"{blob.url}: expected a WARC file, but it is empty")
    start = blob.read(0, _MAX_HEAD)
    if start[: len(_GZIP)] == _GZIP:
        try:
            start = zlib.decompressobj(wbits=31).decompress(start, _MAX_HEAD)
        except zlib.error as error:
            raise BadInput(f"{blob.url}: expected a WARC file, but its compression is damaged") from error
    found = _head(start)
    if found is None:
        raise BadInput(f"{blob.url}: expected a WARC file, but what stands there is no WARC record")
    if start[found.head + found.length + len(_END) :].startswith(_PLAIN) and blob.read(0, 3) == _GZIP:
        raise BadInput(
            f"{blob.url}: it is compressed as a whole, not record by record: decompress it and name the .warc"
        )
