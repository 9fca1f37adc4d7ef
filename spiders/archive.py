"""Every response goes into a WARC file as it came from the wire, one gzip member a record."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cowcrawl import __version__
from cowcrawl.errors import StoreFailed
from spiders.reserved import by_header
from spiders.strike import Strike

ARCHIVED = "archived"
"""Key of a request's meta under which the place of its response stands."""
LEVEL = 6
"""How hard gzip tries, of 9: 145 KB take 4.7 ms and 35.6 KB of disk, with warcio's own 9 10.1 ms and 35.2 KB."""


class Place(NamedTuple):
    """Where a response lies in the archive."""

    file: str
    """Name of the file."""
    offset: int
    """Where its record starts, in bytes."""
    fetched_at: str
    """When it was fetched, UTC, ISO 8601."""


def now(day: str | None = None) -> str:
    """The time, UTC, ISO 8601 to the second; on `day`, where a web is served as it was then (`COWCRAWL_DAY`)."""
    return datetime.now(UTC).strftime(f"{day or '%Y-%m-%d'}T%H:%M:%SZ")


class Writer:
    """Appends responses to one WARC file. A record is written whole or not at all: what was there before stays."""

    def __init__(self, path: Path, *, durable: bool = False) -> None:
        """`durable`: bring each record to the disk before it is spoken of, so that it outlives a power failure."""
        self.path = path
        self._durable = durable
        self._file: BinaryIO | None = None

    def add(self, url: str, status: int, headers: Iterable[tuple[str, str]], body: bytes, fetched_at: str) -> Place:
        """Append a response; StoreFailed when it cannot be written. `body` is still content-encoded, not chunked."""
        record = _response_member(url, status, headers, body, fetched_at)
        try:
            file = self._file or self._open(fetched_at)
            place = Place(self.path.name, _append(file, record), fetched_at)
            if self._durable:
                os.fdatasync(file.fileno())
            return place
        except OSError as error:
            message = f"the archive {self.path} cannot be written: {error.strerror}. What was archived before is whole."
            raise StoreFailed(message) from error

    def close(self) -> None:
        """Bring what was written to the disk and let go of the file."""
        if self._file:
            with suppress(OSError):  # a device without fsync keeps what flush gave it
                os.fsync(self._file.fileno())
            self._file.close()
            self._file = None

    def _open(self, created: str) -> BinaryIO:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("ab", buffering=0)
        if (end := whole(self.path)) < self.path.stat().st_size:
            os.truncate(self.path, end)
        if self._file.tell() == 0:
            _append(self._file, _info_member(self.path.name, created))
        return self._file


class Archive:
    """Downloader middleware, closest to the downloader: it sees bodies before they are decompressed or redirected."""

    def __init__(
        self, writer: Writer, day: str | None = None, strike: Callable[[Response], Response] | None = None
    ) -> None:
        """`strike`: what takes out of a response what was forgotten on request."""
        self._writer = writer
        self._day = day
        self._strike = strike or (lambda response: response)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The archive of this run, `archive/<run id>.warc.gz` below the state folder; none when one is being read."""
        settings = crawler.settings
        if settings["COWCRAWL_MODE"] == "archive":
            raise NotConfigured
        folder = Path(settings["COWCRAWL_VAR"]) / "archive"
        path = folder / f"{settings['COWCRAWL_RUN_ID']}.warc.gz"
        writer = Writer(path, durable=settings["COWCRAWL_MODE"] == "live")
        middleware = cls(writer, settings["COWCRAWL_DAY"], Strike(crawler).kept)
        crawler.signals.connect(middleware.spider_closed, signals.spider_closed)
        return middleware

    def process_request(self, request: Request) -> None:
        """Forget the place of the response that redirected here."""
        request.meta.pop(ARCHIVED, None)

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive the response and note its place in the request's meta; of one that is reserved the headers alone."""
        kept = self._strike(response)
        headers = _header_pairs(kept)
        body = b"" if by_header(response.headers) else kept.body
        request.meta[ARCHIVED] = self._writer.add(response.url, response.status, headers, body, now(self._day))
        return response

    def spider_closed(self) -> None:
        """Close the file."""
        self._writer.close()


def whole(path: Path) -> int:
    """How many bytes of an archive are whole gzip members: what stands behind them broke off with its process."""
    end = 0
    with path.open("rb") as file:
        member, read = zlib.decompressobj(wbits=31), 0
        while block := file.read(1 << 16):
            read += len(block)
            while block:
                try:
                    member.decompress(block)
                except zlib.error:
                    return end
                block = member.unused_data
                if not member.eof:
                    break
                end = read - len(block)
                member = zlib.decompressobj(wbits=31)
    return end


def _append(file: BinaryIO, member: bytes) -> int:
    """Write a whole gzip member and say where it starts; on failure the file is cut back to where it was."""
    start = file.seek(0, os.SEEK_END)
    rest = memoryview(member)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError:
        with suppress(OSError):
            file.truncate(start)
        raise
    return start


def _response_member(url: str, status: int, headers: Iterable[tuple[str, str]], body: bytes, date: str) -> bytes:
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=False, warc_version="1.1")
    head = StatusAndHeaders(f"{status} {_phrase(status)}", list(headers), protocol="HTTP/1.1")
    dated = {"WARC-Date": date}
    payload = BytesIO(body)
    writer.write_record(
        writer.create_warc_record(url, "response", payload=payload, http_headers=head, warc_headers_dict=dated)
    )
    return _gzipped(buffer.getvalue())


def _info_member(name: str, date: str) -> bytes:
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=False, warc_version="1.1")
    record = writer.create_warcinfo_record(
        name, {"software": f"cowcrawl/{__version__}", "format": "WARC File Format 1.1"}
    )
    record.rec_headers.replace_header("WARC-Date", date)
    writer.write_record(record)
    return _gzipped(buffer.getvalue())


def _gzipped(record: bytes) -> bytes:
    """A record as a gzip member of its own."""
    member = zlib.compressobj(LEVEL, zlib.DEFLATED, wbits=31)
    return member.compress(record) + member.flush()


def _header_pairs(response: Response) -> list[tuple[str, str]]:
    """The response's headers; Transfer-Encoding is left out because the body is no longer chunked."""
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
        if name.lower() != b"transfer-encoding"
    ]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
