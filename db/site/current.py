"""The site that follows `var/current`: each request is answered from one build, that which is published when it comes.

A new build is read beside the old one and takes its place between two requests. What is being answered from the old one
is finished from it; then it is let go.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from datasette.app import Datasette

from cowcrawl.errors import ServeError
from db.publish import CURRENT
from db.site import memory
from db.site.closed import closed
from db.site.languages import Languages, Message, Receive, Send

STAMP = b"x-cowcrawl-build"
"""The header that says from which build an answer is."""


class Current:
    """An ASGI app: the site of the newest build of a state folder, or a short page (503) while there is none."""

    def __init__(self, var: Path, read: Callable[[Path], Languages]) -> None:
        """`read` makes the site of the build in a folder; ServeError or OSError when there is none that is whole."""
        self._link = var / CURRENT
        self._read = read
        self._shown: _Shown | None = None
        self._failed: str | None = None
        self._reading = asyncio.Lock()
        self._going: asyncio.Task[None] | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        shown = await self._newest()
        if shown is None:
            await closed(scope, receive, send)
            return
        try:
            await shown.answer(scope, receive, send)
        finally:
            if shown is not self._shown:
                await shown.let_go()

    async def _newest(self) -> _Shown | None:
        """What the link leads to now; when that cannot be read, what was shown before."""
        target = _target(self._link)
        if self._shown is None or self._shown.target != target:
            async with self._reading:
                await self._look()
        return self._shown

    async def _look(self) -> None:
        target = _target(self._link)
        if self._shown and target in (None, self._shown.target, self._failed):
            return
        folder = self._link.parent / (target or self._link.name)  # not by the link, which may lead elsewhere by then
        try:
            fresh = _Shown(target, await asyncio.to_thread(self._read, folder), folder.resolve().name)
            await fresh.begin()
        except (ServeError, OSError, sqlite3.Error) as error:
            if self._failed != target:
                print(f"cowcrawl: {error}", file=sys.stderr, flush=True)
            self._failed = target
            return
        before, self._shown, self._failed = self._shown, fresh, None
        if before:
            self._going = asyncio.create_task(before.let_go())

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self._newest()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return


class _Shown:
    """The site of one build, and how many requests it is answering."""

    def __init__(self, target: str | None, site: Languages, stamp: str) -> None:
        self.target = target
        self._site: Languages | None = site
        self._answering = 0
        self._stamp = (STAMP, stamp.encode())

    async def begin(self) -> None:
        """Work out what is worked out once a build."""
        for datasette in self._datasettes():
            await datasette.invoke_startup()

    async def answer(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, and say from which build."""
        assert self._site is not None, "it was let go"

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), self._stamp]}
            await send(message)

        self._answering += 1
        try:
            await self._site(scope, receive, stamped)
        finally:
            self._answering -= 1

    async def let_go(self) -> None:
        """Close the files of a build that is shown no more, once nothing is answered from it."""
        if self._answering or self._site is None:
            return
        gone, self._site = self._datasettes(), None
        for datasette in gone:
            await asyncio.to_thread(datasette.executor.shutdown)  # a query that nobody waits for may still run
            for database in datasette.databases.values():
                memory.forget(database)
                database.close()

    def _datasettes(self) -> list[Datasette]:
        return list(self._site.sites.values()) if self._site else []


def _target(link: Path) -> str | None:
    try:
        return str(link.readlink())
    except OSError:
        return link.name if link.is_dir() else None
