"""Hosts that are slow, break off, lie about their lengths or never end; and bombs."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Iterator
from functools import cache
from itertools import count

import brotli

from bench.hostile.asked import SPACE, Asked, page

MEGABYTE = 1_000_000
BOMB = 300 * MEGABYTE
"""Bytes that the bombs unpack to."""


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
