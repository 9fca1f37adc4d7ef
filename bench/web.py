"""An invented web on loopback: as many hosts and pages as wanted, each page a space with its address and prices.

`python -m bench.web HOSTS PAGES [--delay MS] [--bytes SIZE]` serves it and prints its port. Its hosts are 127.1.0.2 and
those that follow; `/asked` says how often each page was asked for, `/count` how many pages were. With a size the pages
are as large as that and as dense as those of real operators (`bench.pages`).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from bench.pages import page as usual_page

STREETS = "Rue Haute|Rue Neuve|Rue de la Loi|Avenue Louise|Rue du Midi|Chaussée de Wavre|Rue Royale".split("|")
SYLLABLES = "ba do fi ga lu ma ne po ri sa to vu".split()
CARD = """\
id: {id}
name: Host {number}
kind: operator
start_urls: ["http://{host}:{port}/"]
hosts: ["{host}"]
languages: [en]
country: BE
licence: Invented.
robots: Invented.
page_cap: {cap}
"""


@dataclass(frozen=True, kw_only=True)
class Web:
    """A web that is being served."""

    hosts: int
    pages: int
    """Pages a host, its home and its index among them."""
    port: int

    def write_cards(self, folder: Path) -> None:
        """A source card for each host."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, self.hosts + 1):
            said = CARD.format(
                id=f"host-{number}", number=number, host=address(number), port=self.port, cap=self.pages + 10
            )
            (folder / f"host-{number}.yml").write_text(said, "utf-8")

    @property
    def spaces(self) -> list[str]:
        """The addresses of all pages but the homes and indexes."""
        return [
            f"http://{address(host)}:{self.port}/locations/space-{number}"
            for host in range(1, self.hosts + 1)
            for number in range(1, self.pages - 1)
        ]

    def count(self) -> int:
        """How many pages were asked for so far, those that are asked for again each time."""
        with urlopen(f"http://{address(1)}:{self.port}/count", timeout=30) as answer:
            return int(answer.read())

    def asked(self) -> Counter[str]:
        """How often each page was asked for."""
        with urlopen(f"http://{address(1)}:{self.port}/asked", timeout=30) as answer:
            return Counter(json.load(answer))


def address(number: int) -> str:
    """The address of a host."""
    return f"127.1.{number // 250}.{number % 250 + 1}"


@contextmanager
def served(hosts: int, pages: int, delay_ms: float = 0, size: int = 0) -> Iterator[Web]:
    """The web in a process of its own while the context lasts."""
    options = ["--delay", str(delay_ms), "--bytes", str(size)]
    command = [sys.executable, "-m", "bench.web", str(hosts), str(pages), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent)
    try:
        assert process.stdout
        yield Web(hosts=hosts, pages=pages, port=int(process.stdout.readline()))
    finally:
        process.kill()
        process.wait()


def page(host: int, path: str, pages: int) -> str | None:
    """The page of a host at a path; None when there is none."""
    spaces = pages - 2
    if path == "/":
        return _html(f"Host {host}", '<a href="/locations/">Locations</a>')
    if path == "/locations/":
        return _html(
            "Locations", "".join(f'<a href="/locations/space-{n}">Space {n}</a> ' for n in range(1, spaces + 1))
        )
    number = path.removeprefix("/locations/space-")
    if not number.isdecimal() or not 1 <= int(number) <= spaces:
        return None
    n = int(number)
    street, code = STREETS[n % len(STREETS)], 1000 + 10 * (n % 20)
    name = f"Coworking {_name(host, n)}"
    said = {"@context": "https://schema.org", "@type": "LocalBusiness", "name": name}
    return _html(
        name,
        f'<script type="application/ld+json">{json.dumps(said)}</script>'
        f"<p>{street} {host * 1000 + n}, {code} Bruxelles</p><p>Hot desk: {100 + n} € per month</p>"
        f"<p>Private office: {300 + n} € per month</p><p>Open Monday to Friday, 9:00-18:00</p>"
        '<a href="/">Home</a> <a href="/locations/">Locations</a>',
    )


def _large(hosts: int, pages: int, size: int) -> Iterator[tuple[tuple[str, str], str]]:
    """Pages of a size, by host and path: made beforehand, for a server must not be what is waited for."""
    for host in range(1, hosts + 1):
        for number in range(1, pages - 1):
            body = usual_page(size, host * 100_000 + number).decode()
            yield (address(host), f"/locations/space-{number}"), body


def _name(host: int, number: int) -> str:
    """A name that no other space of the web has."""
    rest, word = host * 10_000 + number, ""
    while rest:
        rest, at = divmod(rest, len(SYLLABLES))
        word += SYLLABLES[at]
    return word.capitalize()


def _html(title: str, body: str) -> str:
    return f"<!doctype html><html lang=en><title>{title}</title><body><h1>{title}</h1>{body}</body></html>"


class _Server:
    def __init__(self, hosts: int, pages: int, delay: float, size: int) -> None:
        self._pages, self._delay = pages, delay
        self._hosts = {address(number): number for number in range(1, hosts + 1)}
        self._asked: Counter[str] = Counter()
        self._count = 0
        self._large = dict(_large(hosts, pages, size)) if size else {}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            while line := await reader.readline():
                asked = b""
                while (header := await reader.readline()).strip():
                    asked += header.lower()
                path = line.split()[1].decode()
                writer.write(await self._answer(host, path, asked))
                await writer.drain()
        except (ConnectionError, IndexError):
            pass
        finally:
            writer.close()

    async def _answer(self, host: str, path: str, asked: bytes) -> bytes:
        if path == "/asked":
            return _response(200, json.dumps(self._asked))
        if path == "/count":
            return _response(200, str(self._count))
        self._asked[f"{host}{path}"] += 1
        self._count += not path.endswith((".txt", ".xml", ".json"))
        if self._delay:
            await asyncio.sleep(self._delay)
        body = self._large.get((host, path)) or page(self._hosts[host], path, self._pages)
        if body is None:
            return _response(404, "")
        tag = f'"{path}"'
        if tag.encode() in asked:
            return _response(304, "", tag)
        return _response(200, body, tag)


def _response(status: int, body: str, tag: str = "") -> bytes:
    payload = body.encode()
    head = [f"HTTP/1.1 {status} .", "Content-Type: text/html; charset=utf-8", f"Content-Length: {len(payload)}"]
    head += [f"ETag: {tag}"] if tag else []
    return "\r\n".join([*head, "", ""]).encode() + payload


async def _serve(hosts: int, pages: int, delay: float, size: int) -> None:
    server = _Server(hosts, pages, delay, size)
    first = socket.create_server((address(1), 0))
    port = first.getsockname()[1]
    sockets = [first, *(socket.create_server((address(number), port)) for number in range(2, hosts + 1))]
    for one in sockets:
        await asyncio.start_server(server.answer, sock=one)
    print(port, flush=True)
    await asyncio.Event().wait()


def main() -> None:
    """Serves until it is killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("hosts", type=int)
    parser.add_argument("pages", type=int)
    parser.add_argument("--delay", type=float, default=0, help="milliseconds before each answer")
    parser.add_argument("--bytes", type=int, default=0, help="of each page of a space; 0: a few lines")
    options = parser.parse_args()
    asyncio.run(_serve(options.hosts, options.pages, options.delay / 1000, options.bytes))


if __name__ == "__main__":
    main()
