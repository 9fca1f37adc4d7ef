"""Limits for queries anyone may send, and headers for browsers."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from datasette.views.base import DatasetteError
from pluggy import HookimplMarker

hookimpl = HookimplMarker("datasette")
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

LONGEST_VALUE = 200_000
"""Bytes of one value or row. Without it `hex(zeroblob(2e8))` returns 400 MB, whatever the time limit says."""
HEADERS = {
    "content-security-policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Bound what one query can make the server hold."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)


@hookimpl(tryfirst=True)
def handle_exception(exception: Exception) -> None:
    """Answer 400, not 500, to what Datasette refuses: sorting by a column that cannot be sorted, for one."""
    if isinstance(exception, DatasetteError) and exception.status == 500:
        exception.status = 400


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    """Add the headers to every response."""
    return _with_headers


def _with_headers(app: App) -> App:
    added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped
