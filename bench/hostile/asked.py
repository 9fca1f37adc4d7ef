"""A request to a host of the hostile web, the ways to answer it, and a good site."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

SPACE = (
    "<h1>Coworking Quay</h1><p>Rue Haute 12, 1000 Bruxelles</p><p>Hot desk: 150 € per month</p>"
    "<p>Open Monday to Friday, 9:00-18:00</p>"
)


@dataclass
class Asked:
    """A request, and the way back."""

    path: str
    headers: str
    port: int
    writer: asyncio.StreamWriter
    times: int
    """How often this path was asked for before."""
    total: int
    """How often the host was."""

    @property
    def own(self) -> str:
        """The host's own address, as it was asked for."""
        return next(line.split(" ", 1)[1] for line in self.headers.split("\r\n") if line.lower().startswith("host: "))

    async def send(self, *parts: bytes) -> None:
        """Write at once."""
        for part in parts:
            self.writer.write(part)
            await self.writer.drain()

    async def answer(
        self, body: bytes | str = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: object
    ) -> None:
        """A whole and honest answer, but for what `headers` say otherwise."""
        payload = body.encode() if isinstance(body, str) else body
        said = {"Content-Type": kind, "Content-Length": len(payload), "Connection": "close"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in said.items() if value is not None)]
        await self.send("\r\n".join([*lines, "", ""]).encode("latin-1"), payload)

    def reset(self) -> None:
        """Break the connection off, without the usual goodbye (RST)."""
        plain = self.writer.get_extra_info("socket")
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Answer = Callable[[Asked], Awaitable[None]]


def page(body: str = SPACE, head: str = "") -> str:
    """A page of a coworking space."""
    return f"<!doctype html><html lang=en><head><title>Quay</title>{head}</head><body>{body}</body></html>"


async def good(asked: Asked) -> None:
    if asked.path == "/":
        await asked.answer(page(SPACE + '<a href="/prices">Prices</a>'))
    elif asked.path == "/prices":
        await asked.answer(page("<h1>Prices</h1><p>Private office: 300 € per month</p>"))
    else:
        await asked.answer("", 404)
