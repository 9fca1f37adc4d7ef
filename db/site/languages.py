"""One site in several languages: `/space/…` is English, `/fr/space/…` French, `/nl/space/…` Dutch.

An address always shows the same page, whoever opens it: no language is guessed from the browser, so links can be cited
and caches need not tell readers apart.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from datasette.app import Datasette

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class Languages:
    """An ASGI app that hands each request to the site of its language; the first one has addresses without a prefix."""

    def __init__(self, sites: Mapping[str, Datasette]) -> None:
        self.sites = dict(sites)
        self._first = next(iter(self.sites))
        self._apps: dict[str, App] = {language: site.app() for language, site in self.sites.items()}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._apps[self._first](scope, receive, send)
            return
        _, language, *rest = scope["path"].split("/", 2)
        if language == self._first or language not in self.sites:
            await self._apps[self._first](scope, receive, send)
        elif rest:
            await self._apps[language](_without(scope, language), receive, send)
        else:
            await _moved(f"/{language}/", send)


def _without(scope: Message, language: str) -> Message:
    """The request without the prefix: Datasette puts it before every address it makes."""
    cut = len(language) + 1
    raw = scope.get("raw_path") or scope["path"].encode()
    return {**scope, "path": scope["path"][cut:], "raw_path": raw[cut:]}


async def _moved(address: str, send: Send) -> None:
    headers = [(b"location", address.encode()), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 301, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
