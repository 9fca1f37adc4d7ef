"""A double of a Nominatim server on loopback: it answers what it is told to, and keeps what it was asked and when."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Reply:
    """One reply."""

    body: Any = ()
    status: int = 200
    after: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Double:
    """The server: replies are given in order, the last one again and again."""

    url: str
    replies: list[Reply]
    asked: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)


@contextmanager
def nominatim(*replies: Reply) -> Iterator[Double]:
    """A double that runs while the context lasts."""
    double = Double("", list(replies) or [Reply([])])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = double.replies.pop(0) if len(double.replies) > 1 else double.replies[0]
            double.asked.append(dict(parse_qsl(urlsplit(self.path).query)))
            double.times.append(time.monotonic())
            double.agents.append(self.headers["User-Agent"])
            time.sleep(reply.after)
            body = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(BrokenPipeError):  # who asked has gone
                self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    double.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()


def place(road: str, number: str | None = None, *, country: str = "be", **changes: Any) -> dict[str, Any]:
    """One result as Nominatim gives it, in the middle of Brussels."""
    address = {"road": road, "city": "Bruxelles - Brussel", "postcode": "1000", "country_code": country}
    if number:
        address["house_number"] = number
    return {
        "lat": "50.8380",
        "lon": "4.3490",
        "display_name": road,
        "boundingbox": ["50.836", "50.840", "4.347", "4.351"],
        "address": address,
        **changes,
    }
