"""Reading archives instead of the network: the newest response to each address; what is missing is a 404."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from cowcrawl.errors import BadInput
from spiders.address import clean
from spiders.archive import ARCHIVED, Place

MISSING = "missing"
"""Flag of a response that stands for an address no archive holds."""

NOT_MODIFIED = 304
_KINDS = ("response", "resource", "revisit")


class Entry(NamedTuple):
    """One record of the index."""

    url: str
    date: str
    path: Path
    offset: int
    kind: str
    status: int
    content_type: str
    digest: str
    refers_to: str


class Archives:
    """The responses of some WARC files by address. Damaged files are read up to the damage, which `damage` tells."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.damage: list[str] = []
        self.newest_date = ""
        self._entries: dict[str, Entry] = {}
        self._originals: dict[str, Entry] = {}
        for path in paths:
            for entry in self._scan(path):
                self._add(entry)

    @property
    def entries(self) -> list[Entry]:
        """The newest record of each address, in order of address."""
        return [self._entries[url] for url in sorted(self._entries)]

    def find(self, url: str) -> Entry | None:
        """The newest record of an address, or None."""
        return self._entries.get(clean(url) or url)

    def fetch(self, request: Request, maxsize: int) -> Response:
        """The archived answer to a request, its place noted in the request's meta; a 404 when there is none.

        DownloadCancelledError when the body is larger than `maxsize` bytes, as over the network.
        """
        entry = self.find(request.url)
        body_from = self._original(entry) if entry else None
        if entry is None or body_from is None:
            request.meta[ARCHIVED] = None
            return Response(request.url, status=404, flags=[MISSING])
        request.meta[ARCHIVED] = Place(entry.path.name, entry.offset, entry.date)
        response = response_of(request.url, *_read(body_from, maxsize))
        if len(response.body) > maxsize:
            raise DownloadCancelledError(f"{request.url} is larger than {maxsize} bytes")
        return response

    def _add(self, entry: Entry) -> None:
        self.newest_date = max(self.newest_date, entry.date)
        if entry.kind != "revisit":
            self._originals[entry.digest or entry.url] = entry
            self._originals[f"{entry.url} {entry.date}"] = entry
        known = self._entries.get(entry.url)
        if known is None or entry.date >= known.date:
            self._entries[entry.url] = entry

    def _original(self, entry: Entry) -> Entry | None:
        """The record that holds the body: for a revisit the one it refers to, by address and date or by digest."""
        if entry.kind != "revisit":
            return entry
        return self._originals.get(entry.refers_to) or self._originals.get(entry.digest)

    def _scan(self, path: Path) -> Iterator[Entry]:
        """The records of one file; the damage where it cannot be read any further. BadInput when it is no WARC file."""
        good = 0
        try:
            with path.open("rb") as file:
                records = ArchiveIterator(file)
                for record in records:
                    _check_format(record)
                    entry = _entry(record, path, records)
                    good = records.offset
                    if entry:
                        yield entry
                end = file.seek(0, 2)
        except OSError as error:
            raise BadInput(f"{path}: expected a WARC file that can be read, but: {error.strerror or error}") from error
        except (ArchiveLoadFailed, ValueError) as error:
            if good <= 0:
                raise BadInput(f"{path}: expected a WARC file, but {_why(error)}") from error
            self.damage.append(f"{path}: damaged at byte {good}: {_why(error)}; the records before it were read")
        else:
            if not end:
                raise BadInput(f"{path}: expected a WARC file, but it is empty")
            if good < end:
                self.damage.append(f"{path}: damaged at byte {good}: it breaks off; the records before it were read")


class Replay:
    """Download handler for http and https that answers from the archives and never opens a socket."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        self._archives = opened(tuple(map(Path, crawler.settings.getlist("COWCRAWL_ARCHIVES"))))
        self._maxsize = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Replay:
        """A handler for the archives the settings name."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """The archived answer."""
        return self._archives.fetch(request, self._maxsize)

    async def close(self) -> None:
        """Nothing to let go of: files are opened a record at a time."""


def response_at(path: Path, offset: int, url: str, maxsize: int) -> Response:
    """The response whose record begins at a byte of an archive; BadInput when that of `url` does not stand there."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file)))
            entry = entry_of(record, path, offset)
        found = entry and _read(entry, maxsize)
    except (ArchiveLoadFailed, ValueError, StopIteration) as error:
        raise BadInput(f"{path}: no record at byte {offset}") from error
    if not entry or not found:
        raise BadInput(f"{path}: no response at byte {offset}")
    return response_of(url, *found)


@lru_cache(maxsize=1)
def opened(paths: tuple[Path, ...]) -> Archives:
    """The archives at `paths`, scanned once a process however many sources are read from them."""
    return Archives(paths)


def _check_format(record: ArcWarcRecord) -> None:
    if record.format != "warc":
        raise ArchiveLoadFailed("its records are not WARC records")


def _entry(record: ArcWarcRecord, path: Path, records: ArchiveIterator) -> Entry | None:
    """The index entry of a record, read to its end; None for records that hold no answer to a request."""
    while record.raw_stream.read(65536):
        pass
    if getattr(record.raw_stream, "limit", 1):  # a stream without a limit belongs to a header that broke off
        raise ArchiveLoadFailed("a record is shorter than its header says")
    return entry_of(record, path, records.get_record_offset())


def entry_of(record: ArcWarcRecord, path: Path, offset: int, *, unchanged: bool = False) -> Entry | None:
    """The index entry of a record from its headers; None for records that hold no answer to a request.

    `unchanged`: also for an answer that the page is as it was (304), which holds none.
    """
    head = record.rec_headers
    url = clean((head.get_header("WARC-Target-URI") or "").strip("<>"))
    http = record.http_headers
    status = int(http.get_statuscode() or 0) if http else 200
    content_type = (http.get_header("Content-Type") if http else head.get_header("Content-Type")) or ""
    if url is None or record.rec_type not in _KINDS:
        return None
    if not _is_answer(http, record.rec_type, status) and not (unchanged and status == NOT_MODIFIED):
        return None
    return Entry(
        url=url,
        date=_date(head.get_header("WARC-Date")),
        path=path,
        offset=offset,
        kind=record.rec_type,
        status=status,
        content_type=content_type,
        digest=head.get_header("WARC-Payload-Digest") or "",
        refers_to=_refers_to(head),
    )


def _is_answer(http: Any, kind: str, status: int) -> bool:
    """Partial answers (206) and 304 hold no page; a revisit may come without HTTP headers of its own."""
    return kind != "response" or (http is not None and status not in (0, 206, NOT_MODIFIED))


def _refers_to(head: Any) -> str:
    url = clean((head.get_header("WARC-Refers-To-Target-URI") or "").strip("<>"))
    return f"{url} {_date(head.get_header('WARC-Refers-To-Date'))}"


def _date(text: str | None) -> str:
    """A WARC-Date in UTC to the second; text that is no date sorts before every date."""
    try:
        date = datetime.fromisoformat(text or "")
    except ValueError:
        return ""
    return date.replace(tzinfo=date.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(entry: Entry, maxsize: int) -> tuple[int, Headers, bytes]:
    """Status, headers and body of the record at an entry's place."""
    with entry.path.open("rb") as file:
        file.seek(entry.offset)
        return answer(next(iter(ArchiveIterator(file))), entry, maxsize)


def answer(record: ArcWarcRecord, entry: Entry, maxsize: int) -> tuple[int, Headers, bytes]:
    """Status, headers and body of a record; the body is freed of chunks, not of its content encoding."""
    http = record.http_headers
    pairs = [(name.lower(), value) for name, value in http.headers] if http else []
    chunked = any(name == "transfer-encoding" and "chunked" in value.lower() for name, value in pairs)
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    body = stream.read(maxsize + 1)
    if not pairs:
        pairs = [("content-type", entry.content_type)]
    left_out = {"transfer-encoding", "content-length"} | ({"content-encoding"} if _decoded(body) else set())
    headers = Headers()
    for name, value in pairs:
        if name not in left_out:
            headers.appendlist(name, value.encode("latin-1", "replace"))
    return entry.status, headers, body


def response_of(url: str, status: int, headers: Headers, body: bytes) -> Response:
    kind = responsetypes.from_args(headers=headers, url=url, body=body)
    return kind(url=url, status=status, headers=headers, body=body, protocol="HTTP/1.1")


def _decoded(body: bytes) -> bool:
    """Whether a body is plain markup whatever its Content-Encoding says: some crawlers archive decoded bodies."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _why(error: Exception) -> str:
    text = re.sub(r"\s+", " ", str(error)).strip()
    if "non-chunked gzip" in text:
        return "it is compressed as a whole, not record by record: decompress it and name the .warc"
    if "Invalid WARC record" in text or "Unknown archive format" in text:
        return "what stands there is no WARC record"
    return text[:200]
