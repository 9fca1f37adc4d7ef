"""A filter for web archives of billions of pages: the cheapest question first, so that few pages are ever parsed.

The address, then a search of the bytes for the words of `topics.yml`, then the language that the markup declares, then
the words of the parsed page. Only what passes all four is read. Pure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from cowcrawl.page import Page
from cowcrawl.page.language import language
from cowcrawl.text import fold, plain
from cowcrawl.vocabulary import phrases
from spiders.address import is_home
from spiders.entrance import about_coworking
from spiders.frontier import LANGUAGES_READ, is_no_page

Stage = Literal["address", "bytes", "language", "words"]
STAGES: tuple[Stage, ...] = ("address", "bytes", "language", "words")

_HEAD = 2_000
"""Bytes in which the markup says its language."""
_LANG = re.compile(rb"<html[^>]{0,400}?\blang\s*=\s*[\"']?([a-z]{2})", re.I)
_ENTITY = re.compile(rb"&([a-z])(?:acute|grave|circ|uml|cedil|tilde);")
_GAPS = b"-_/\t\r\n.'"


def refused(url: str, body: bytes, content_type: str | None = None) -> Stage | None:
    """The stage at which a page is sifted out; None when it is worth reading. `body`: free of its content encoding."""
    if not likely_address(url):
        return "address"
    if not likely_bytes(body) and not likely_bytes(urlsplit(url).path.encode()):
        return "bytes"
    if not likely_language(body):
        return "language"
    page = Page(body, url=url, encoding=content_type)
    if language(page) not in (None, *LANGUAGES_READ):
        return "language"
    return None if about_coworking(page) else "words"


def likely_address(url: str) -> bool:
    """Whether an address may be that of a page: no file, no basket, no page of a calendar without end."""
    return is_home(url) or not is_no_page(url)


def likely_bytes(body: bytes) -> bool:
    """Whether one of the words for coworking may stand in some bytes, in whatever encoding the web writes them."""
    folded = _folded(body)
    return any(word in folded for word in _words())


def likely_language(body: bytes) -> bool:
    """Whether the markup declares a language we read, or none."""
    said = _LANG.search(body[:_HEAD])
    return said is None or said[1].lower().decode() in LANGUAGES_READ


def _folded(body: bytes) -> bytes:
    """Bytes in lower case without accents (UTF-8 or Latin-1), marks between words as spaces."""
    folded = b" ".join(body.translate(_table(), b"\xc2\xc3").split())
    return _ENTITY.sub(rb"\1", folded) if b"&" in folded and _ACCENTED.search(folded) else folded


_ACCENTED = re.compile(rb"acute;|grave;|circ;|uml;|cedil;")


@cache
def _table() -> bytes:
    """By byte what it is taken for: a letter with an accent, be it Latin-1 or its second byte in UTF-8, has none."""
    table = bytearray(bytes(range(256)).lower())
    for code in range(0xC0, 0x100):
        letter = plain(chr(code))
        if len(letter) == 1 and letter.isascii():
            table[code] = table[code - 0x40] = ord(letter)
    for gap in _GAPS:
        table[gap] = ord(" ")
    return bytes(table)


@cache
def _words() -> tuple[bytes, ...]:
    """The phrases as they stand in folded bytes, without those in which another one stands."""
    listed = {fold(phrase.rstrip("*")).encode() for phrase in phrases("topics", "coworking")}
    return tuple(sorted((one for one in listed if not any(o != one and o in one for o in listed)), key=len))


__all__ = ["STAGES", "Stage", "likely_address", "likely_bytes", "likely_language", "refused"]
