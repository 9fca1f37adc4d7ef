"""Crawls for tests: each in a process of its own, because Twisted's reactor runs once, and what they yield."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from programs import ran

from cowcrawl.card import SourceCard

COLLECTED = "collected.jsonl"


@dataclass
class Crawled:
    """What a crawl gave."""

    documents: list[dict[str, Any]]
    results: list[dict[str, Any]]
    log: str

    def of(self, path: str) -> list[dict[str, Any]]:
        """The documents whose asked-for address ends in `path`."""
        return [document for document in self.documents if document["requested_url"].endswith(path)]

    def outcome(self, path: str) -> str:
        """The outcome of the one document asked for at `path`."""
        [document] = self.of(path)
        return str(document["outcome"])


def card(identifier: str, start: str, *hosts: str, **more: Any) -> SourceCard:
    """A card for a test site."""
    given = {"name": identifier, "kind": "operator", "languages": ["en"], "licence": "A test.", "robots": "A test."}
    return SourceCard(id=identifier, start_urls=[start], hosts=list(hosts), **{**given, **more})


def crawled(
    cards: Sequence[SourceCard], var: Path, *, audit: bool = False, store: bool = False, **options: Any
) -> Crawled:
    """Run `spiders.shares.crawl_shared` in a process of its own: `spiders.crawl.crawl`, unless `workers` are more.

    `audit`: die at the first attempt to use the network. `store`: with the project's own pipelines instead of one that
    only collects.
    """
    options.setdefault("run_stamp", "20260101T000000Z")
    options["archives"] = [str(path) for path in options.get("archives", ())]
    if not store:
        options["settings"] = {"ITEM_PIPELINES": {"crawling.Collect": 1}, **options.get("settings", {})}
    job = json.dumps({"cards": [asdict(one) for one in cards], "var": str(var), "audit": audit, "options": options})
    done = ran(__file__, told=job)
    assert done.returncode == 0, done.stderr
    kept = var / COLLECTED
    documents = [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []
    return Crawled(documents, json.loads(done.stdout), done.stderr)


class Collect:
    """An item pipeline that writes the documents to a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    def from_crawler(cls, crawler: Any) -> Collect:
        """Into the folder of working files."""
        return cls(Path(crawler.settings["COWCRAWL_VAR"]) / COLLECTED)

    def process_item(self, item: Any) -> Any:
        """Append one line."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a") as file:
            file.write(json.dumps({**asdict(item.document), "mentions": len(item.mentions)}) + "\n")
        return item


class Answer(BaseHTTPRequestHandler):
    """Answers with what the test's `route` writes; the server's `asked` keeps the requests."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        with suppress(BrokenPipeError, ConnectionResetError):
            self.server.route(self)  # type: ignore[attr-defined]

    def send(self, body: bytes | str = b"", status: int = 200, kind: str = "text/html", **headers: str) -> None:
        """A whole answer."""
        body = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": kind, "Content-Length": str(len(body))} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(route: Callable[[Answer], None]) -> Iterator[Any]:
    """A server on loopback; `server.address` is its root, `server.asked` what was asked of it."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.route, server.asked = route, []
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _forbid_network() -> None:
    def hook(event: str, _: Any) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto"):
            raise RuntimeError(f"the network was touched: {event}")

    sys.addaudithook(hook)


def _main() -> None:
    from cowcrawl.cli._common import known_in
    from cowcrawl.errors import StoreError
    from spiders.shares import crawl_shared

    job = json.load(sys.stdin)
    if job["audit"]:
        _forbid_network()
    options = job["options"]
    workers = options.pop("workers", 1)
    options["archives"] = [Path(path) for path in options["archives"]]
    var, known = Path(job["var"]), {}
    with suppress(StoreError):  # the crawl itself meets it too
        known = known_in(var)
    cards = [SourceCard(**one) for one in job["cards"]]
    results = crawl_shared(cards, workers, var=var, known=known, walks={}, **options)
    json.dump([asdict(result) for result in results], sys.stdout)


if __name__ == "__main__":
    _main()
