"""Serves `sample/web/` over real HTTP on loopback, as the proxy of its `.example` hosts or by Host header.

A folder is a host. Its `a/index.html` answers to `/a/`, and `/a` leads there; its `a.html` answers to
`/a` too. A line of its `_answers` gives one path another answer: a redirect, a failure, or the page
with a Content-Type of its own, true or not. What lies in its `_from-2026-05-05` is there from that day
on: the web is served as it was on a day. A page that a browser has already is not sent again (304).
"""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import unquote, urlsplit

WEB = Path(__file__).parent / "web"
LAST_MODIFIED = "Mon, 16 Mar 2026 08:00:00 GMT"
FIRST_DAY = "2026-04-15"
"""The day whose web is served when none is named."""
NOTICE = "Invented sample for the cowcrawl demonstration."
_TEXT = ("text/", "application/xml")
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.I)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is sent back for a path, before compression."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    location: str | None = None


def load_site(folder: Path, day: str = FIRST_DAY) -> dict[str, Answer]:
    """The answers of the host in `folder` on a `day` (ISO 8601) by path: nothing but these can be reached."""
    answers: dict[str, Answer] = {}
    later = (part for part in sorted(folder.glob("_from-*")) if part.name.removeprefix("_from-") <= day)
    for part in (folder, *later):
        answers.update(_pages(part))
        plan = part / "_answers"
        for line in plan.read_text("utf-8").splitlines() if plan.is_file() else []:
            if line and not line.startswith("#"):
                path, status, *rest = line.split(maxsplit=2)
                answers[path] = _planned(int(status), rest[0] if rest else "", answers.get(path))
    return answers


def days(web: Path = WEB, first: str = FIRST_DAY) -> list[str]:
    """The days on which a web of samples changes, in order, the `first` one before them."""
    return [first, *sorted({later.name.removeprefix("_from-") for later in web.glob("*/_from-*")})]


def _pages(folder: Path) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(("_", ".")) for part in path.parts):
            page = Answer(body=file.read_bytes(), content_type=_content_type(file))
            answers.update(_paths("/" + path.as_posix(), page))
    return answers


def _paths(path: str, page: Answer) -> Iterator[tuple[str, Answer]]:
    yield path, page
    if path.endswith("/index.html"):
        directory = path.removesuffix("index.html")
        yield directory, page
        if directory != "/":
            yield directory.removesuffix("/"), Answer(status=HTTPStatus.MOVED_PERMANENTLY, location=directory)
    elif path.endswith(".html"):
        yield path.removesuffix(".html"), page


def _planned(status: int, rest: str, page: Answer | None) -> Answer:
    if status == HTTPStatus.OK and page:
        return replace(page, content_type=rest)
    return _failure(status) if status >= 400 else Answer(status=status, location=rest)


def _failure(status: int) -> Answer:
    phrase = HTTPStatus(status).phrase
    head = f"<!DOCTYPE html>\n<html lang=en>\n<title>{phrase}</title>\n"
    return Answer(status=status, body=f"{head}<h1>{status} {phrase}</h1>\n<p>{NOTICE}</p>\n".encode())


def _content_type(file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind


class _Server(ThreadingHTTPServer):
    sites: dict[str, dict[str, Answer]]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "cowcrawl-sample"
    sys_version = ""
    wbufsize = -1  # head and body leave together: apart, the second waits 40 ms for a delayed ACK
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        target = urlsplit(self.path)
        # The target names the host before the Host header does (RFC 9112, 3.2.2).
        authority = target.netloc or self.headers.get("Host", "")
        site = self.server.sites.get(authority.partition(":")[0].lower())
        if site is None:
            self._send(_failure(HTTPStatus.BAD_GATEWAY))
        elif found := site.get(unquote(target.path or "/")):
            self._send(found)
        else:
            own = site.get("/404.html", _failure(HTTPStatus.NOT_FOUND))
            self._send(replace(own, status=HTTPStatus.NOT_FOUND))

    do_HEAD = do_GET  # noqa: N815 (the name http.server calls)

    def _send(self, answer: Answer) -> None:
        body, tag = answer.body, f'"{sha256(answer.body).hexdigest()[:16]}"'
        if answer.status == HTTPStatus.OK and tag in self.headers.get("If-None-Match", ""):
            answer, body = replace(answer, status=HTTPStatus.NOT_MODIFIED), b""
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        else:
            self.send_header("Content-Type", answer.content_type)
        if answer.status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            self.send_header("Last-Modified", LAST_MODIFIED)
            self.send_header("ETag", tag)
        if body and answer.content_type.startswith(_TEXT):
            self.send_header("Vary", "Accept-Encoding")
            if _GZIP.search(self.headers.get("Accept-Encoding", "")):
                self.send_header("Content-Encoding", "gzip")
                body = gzip.compress(body, mtime=0)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keeps quiet: the crawler logs every request already."""


class SampleWeb:
    """The sample web, served while the context lasts."""

    def __init__(self, port: int = 0, day: str = FIRST_DAY, web: Path = WEB) -> None:
        """Listens on `port` of 127.0.0.1, or on any free one; OSError when it is taken. Serves `web` as of `day`."""
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.sites = {folder.name: load_site(folder, day) for folder in sorted(web.glob("*.example"))}
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def proxy(self) -> str:
        """Its address as an HTTP proxy."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts it serves, in alphabetical order."""
        return tuple(self._server.sites)

    def __enter__(self) -> SampleWeb:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def main() -> None:
    """Serves until interrupted, and says how to look at it."""
    with SampleWeb() as web:
        print(f"The sample web is behind the proxy {web.proxy}. Try:")
        print(f"  curl --proxy {web.proxy} http://{web.hosts[0]}/", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
