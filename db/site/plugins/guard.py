"""Limits for queries anyone may send, headers for browsers, and what is not shown to the public."""

from __future__ import annotations

import sqlite3
import sys
import traceback
from collections.abc import Callable
from typing import Any

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils import InvalidSql
from datasette.utils.asgi import Base400, NotFound, Request, Response
from datasette.views.base import DatasetteError
from pluggy import HookimplMarker

from db.site.advice import advice, is_ours
from db.site.headers import FILE_CACHE, PAGE_CACHE, headers
from db.site.languages import App, Message, Receive, Send
from db.site.limits import bound, bounded_rows
from db.site.words import words

hookimpl = HookimplMarker("datasette")

_SHUT = ("/-/databases", "/-/threads", "/-/plugins", "/-/actor", "/-/permissions", "/-/messages", "/-/allow-debug")
_SHUT_TOO = ("/-/patterns", "/-/auth-token", "/-/logout")
"""Pages of Datasette that show files of the server or are for its developers."""
TIME_LIMIT = "_timelimit"
"""The one number in an address that Datasette does not check."""
ROBOTS = """User-agent: *
Disallow: /cowcrawl
Disallow: /fr/cowcrawl
Disallow: /nl/cowcrawl
Disallow: /search
Disallow: /fr/search
Disallow: /nl/search
Disallow: /-/
Crawl-delay: 5
"""
"""The pages people cite may be found; tables with their endless sorts and filters are no food for robots."""


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Bound what one query can make the server hold."""
    bound(conn)
    conn.row_factory = bounded_rows()


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """What robots may read, and addresses that answer nothing."""
    shut = "|".join((*_SHUT, *_SHUT_TOO))
    return [(r"/robots\.txt$", robots), (rf"(?:{shut})(?:\.json)?$", nothing)]


def robots() -> Response:
    """The rules for robots."""
    return Response.text(ROBOTS)


def nothing() -> Response:
    """There is nothing at this address."""
    raise NotFound("")


@hookimpl(tryfirst=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Any:
    """A short page, or JSON, that says what went wrong and what to do; nothing of the inside of the server."""

    async def answer() -> Response:
        status, title, told = _told(datasette, request, exception)
        if status == 500:
            traceback.print_exception(exception, file=sys.stderr)
        if request.path.endswith(".json"):
            return Response.json({"ok": False, "error": told, "status": status, "title": title}, status=status)
        template = datasette.jinja_env.get_template("404.html" if status == 404 else "error.html")
        context = {"urls": datasette.urls, "request": request, "status": status, "title": title, "error": told}
        return Response.html(await template.render_async(context), status=status)

    return answer


def _told(datasette: Datasette, request: Request, exception: Exception) -> tuple[int, str, str]:
    """Status, heading and a sentence or two about an exception."""
    known = words(datasette.metadata("language"))
    say = known.say
    if isinstance(exception, NotFound):
        return 404, say("missing.title"), say("missing.text")
    if getattr(exception, "title", None) == "SQL Interrupted" or isinstance(exception, QueryInterrupted):
        return 400, say("error.slow.title"), say("error.slow")
    if isinstance(exception, ValueError) and TIME_LIMIT in request.args:
        return 400, say("error.title"), say("error.number", name=TIME_LIMIT)
    message = str(getattr(exception, "message", None) or (exception.args[0] if exception.args else ""))
    if isinstance(exception, DatasetteError | Base400 | InvalidSql | sqlite3.DatabaseError) and not is_ours(message):
        status = getattr(exception, "status", 400)
        return (400 if status == 500 else status), say("error.title"), advice(known, message)
    return 500, say("error.title"), say("error.ours")


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Add the headers to every response."""
    added = [(name.encode(), value.encode()) for name, value in headers(datasette.metadata("tiles")).items()]
    ours = {name for name, _ in added}

    def wrap(app: App) -> App:
        async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
            async def send_with_headers(message: Message) -> None:
                if message["type"] == "http.response.start":
                    kept = [(name, value) for name, value in message.get("headers", []) if name.lower() not in ours]
                    message = {**message, "headers": [*kept, *added, *_cache(scope, message, kept)]}
                await send(message)

            await app(scope, receive, send_with_headers)

        return wrapped

    return wrap


def _cache(scope: Message, message: Message, known: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """How long the answer may be kept, where nothing says so yet."""
    if message["status"] != 200 or any(name.lower() == b"cache-control" for name, _ in known):
        return []
    policy = FILE_CACHE if scope["path"].startswith("/static/") else PAGE_CACHE
    return [(b"cache-control", policy.encode())]
