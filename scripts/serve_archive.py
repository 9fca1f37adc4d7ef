"""Serves a site from its archive over real HTTP on loopback: what a crawl of the live site would meet.

`python -m scripts.serve_archive FILE.warc.gz [PORT]`
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from scrapy import Request

from spiders.replay import Archives

MAX_BYTES = 50_000_000


class _Server(ThreadingHTTPServer):
    archives: Archives
    root: str


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        found = self.server.archives.fetch(Request(self.server.root + self.path), MAX_BYTES)
        self.send_response(found.status)
        for name in ("Content-Type", "Content-Encoding", "Location"):
            if value := (found.headers.get(name) or b"").decode("latin-1"):
                self.send_header(name, value.removeprefix(self.server.root))
        self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        self.wfile.write(found.body)

    def log_message(self, *_: object) -> None:
        """Keeps quiet: the crawler logs every request already."""


@contextmanager
def served(archive: Path, port: int = 0) -> Iterator[str]:
    """The site in `archive`, the one of which most of its records are; its address while the context lasts."""
    archives = Archives([archive])
    roots = Counter(f"{parts.scheme}://{parts.netloc}" for parts in (urlsplit(entry.url) for entry in archives.entries))
    server = _Server(("127.0.0.1", port), _Handler)
    server.archives, server.root = archives, roots.most_common(1)[0][0]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    with served(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0) as address:
        print(f"{sys.argv[1]} is at {address}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()
