"""Erasing records of web archives without moving the others: their places are written down in many rows.

A record's gzip member is replaced by one of the same length that says that something stood there: the rest of the
length is a comment in the member's header (RFC 1952). The file is written anew beside the old one and then takes its
place, so that there is always a whole one.
"""

from __future__ import annotations

import os
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from warcio.archiveiterator import ArchiveIterator

from cowcrawl.forgotten import Target, of_address

_NOTE = b"WARC/1.1\r\nWARC-Type: metadata\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
_TAG = re.compile(rb"<[^>]*>")
_SUBSCRIBER = 8
"""Last digits of a telephone number that are looked for, whatever stands between them."""


class _Record(NamedTuple):
    offset: int
    length: int


def blank(folder: Path, target: Target) -> int:
    """Erase the records of a page or site, or those in whose body a mailbox or number stands; how many they were."""
    return sum(_blank(path, target) for path in sorted(folder.glob("*.warc.gz"))) if folder.is_dir() else 0


def _blank(path: Path, target: Target) -> int:
    found = list(_records(path, target))
    if not found:
        return 0
    fresh = path.with_name(f".{path.name}.new")
    with path.open("rb") as old, fresh.open("wb") as new:
        while block := old.read(1 << 20):
            new.write(block)
        for record in found:
            new.seek(record.offset)
            new.write(filler(record.length))
        new.flush()
        os.fsync(new.fileno())
    fresh.replace(path)
    return len(found)


def _records(path: Path, target: Target) -> Iterator[_Record]:
    with path.open("rb") as file:
        archive = ArchiveIterator(file)
        for record in archive:
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            body = record.content_stream().read() if record.rec_type == "response" else b""
            offset = archive.get_record_offset()
            if record.rec_type == "response" and (target in of_address(url) or _stands(target, body)):
                yield _Record(offset, archive.get_record_length())


def _stands(target: Target, body: bytes) -> bool:
    """Whether a mailbox or number stands in a body, markup aside: a wide net, for what is lost comes back."""
    if target.kind == "email":
        return target.value.encode() in body.lower()
    if target.kind == "phone":
        digits = target.value[-_SUBSCRIBER:].encode()
        return digits in re.sub(rb"[\s./()\-\xa0\xc2]+", b"", _TAG.sub(b"", body))
    return False


def filler(length: int) -> bytes:
    """A gzip member of `length` bytes that holds an empty record. ValueError when that is too short for one."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(_NOTE) + packer.flush()
    end = struct.pack("<II", zlib.crc32(_NOTE), len(_NOTE))
    comment = length - 10 - 1 - len(packed) - len(end)
    if comment < 0:
        raise ValueError(f"no record fits into {length} bytes")
    return b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff" + b"-" * comment + b"\x00" + packed + end
