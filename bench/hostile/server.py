"""The servers of the hostile web, all in one process: `python -m bench.hostile.server FOLDER` prints where they are."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench.hostile import answers, broken
from bench.hostile.asked import Asked
from bench.hostile.case import SECRET, Case, cases, fake_address, real_address
from bench.hostile.certificates import Authority

_CONTROL = "127.2.254.1"
_PLAIN_ON_TLS = ("junk", "silent")
_ALWAYS = ("/robots.txt", "/sitemap.xml", "/.well-known/tdmrep.json")


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """The web while it is served."""

    port: int
    tls_port: int
    folder: Path
    """Where the file of its authority lies."""

    def asked(self) -> dict[str, int]:
        """How often each host was asked for each path (`host/path`); of `secret` how often it was reached."""
        with urlopen(f"http://{_CONTROL}:{self.port}/", timeout=30) as answer:
            found: dict[str, int] = json.load(answer)
            return found


@contextmanager
def served(folder: Path) -> Iterator[Hostile]:
    """The hostile web in a process of its own while the context lasts."""
    command = [sys.executable, "-m", "bench.hostile.server", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent.parent)
    try:
        assert process.stdout
        port, tls_port = json.loads(process.stdout.readline())
        yield Hostile(port=port, tls_port=tls_port, folder=folder)
    finally:
        process.kill()
        process.wait()


class _Server:
    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    async def serve(self, case: Case, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, then the connection is over."""
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ", 2)[1]
            port = writer.get_extra_info("sockname")[1]
            asked = Asked(path, head, port, writer, self.asked[case.host + path], self._total(case))
            self.asked[case.host + path] += not path.startswith("/.well-known/")
            own = case.name.split("-")[0]
            if path in _ALWAYS and not path.startswith((f"/{own}", f"/.well-known/{own}")):
                await asked.answer("", 404)
            else:
                await answers.ANSWERS[case.name](asked)
        with suppress(ConnectionError):
            writer.close()

    async def handshake(self, case: Case, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What speaks no TLS where TLS is expected."""
        asked = Asked("", "", 0, writer, 0, 0)
        self.asked[f"{case.host}/"] += 1
        with suppress(ConnectionError):
            await answers.ANSWERS[case.name](asked)
            writer.close()

    async def secret(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Nobody is to come here."""
        self.asked["secret"] += 1
        writer.close()

    async def control(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Tells what was asked for."""
        await reader.readuntil(b"\r\n\r\n")
        body = json.dumps(self.asked).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body)
        await writer.drain()
        writer.close()

    def _total(self, case: Case) -> int:
        return sum(times for name, times in self.asked.items() if name.startswith(f"{case.host}/"))


async def _serve(folder: Path) -> None:
    server, authority = _Server(), Authority(folder)
    first, first_tls = (socket.create_server((_CONTROL, 0)) for _ in "12")
    port, tls_port = first.getsockname()[1], first_tls.getsockname()[1]
    await asyncio.start_server(server.control, sock=first)
    for number in (port, tls_port):
        await asyncio.start_server(server.secret, SECRET, number)
    for number, case in enumerate(cases()):
        where: dict[str, Any] = {"host": real_address(fake_address(number)), "port": port}
        answer = partial(server.serve, case)
        if case.tls in _PLAIN_ON_TLS:
            where["port"], answer = tls_port, partial(server.handshake, case)
        elif case.tls:
            where |= {"port": tls_port, "ssl": authority.context(case.host, case.tls)}
        await asyncio.start_server(answer, **where)
    print(json.dumps([port, tls_port]), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    broken.pack_bombs()
    asyncio.run(_serve(Path(sys.argv[1])))
