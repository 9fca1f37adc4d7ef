"""From bytes to text: what the page says of its charset is believed only while the bytes agree."""

from __future__ import annotations

import re

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

OPENING = 4_096
"""Bytes by which UTF-16 is known."""


def decode(body: bytes, declared: str | None = None) -> str:
    """`body` as text. `declared` is a Content-Type header or the name of a charset; never raises.

    Order: byte order mark, UTF-16 where every other byte is NUL, valid UTF-8, the declared charset, the page's own
    declaration, Windows-1252. Valid UTF-8 with a multi-byte character in it is UTF-8 whatever the header says: other
    text is hardly ever so by chance.
    """
    charset, mark = read_bom(body)
    if charset and mark:
        return body[len(mark) :].decode(charset, "replace")
    opening = body[:OPENING]
    if opening.count(b"\x00") > len(opening) // 4:
        return body.decode("utf-16-be" if opening[::2].count(0) > opening[1::2].count(0) else "utf-16-le", "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in (_header_charset(declared), html_body_declared_encoding(opening)):
        if name and (known := resolve_encoding(name)) and not re.fullmatch(r"utf-?8", known, re.I):
            return body.decode(known, "replace")
    bad = body.decode("utf-8", "replace").count("\ufffd")
    return body.decode("utf-8" if bad * 200 < len(body) and _mostly_utf8(body, bad) else "cp1252", "replace")


def _header_charset(declared: str | None) -> str | None:
    if not declared:
        return None
    return http_content_type_encoding(declared) or (declared if "/" not in declared else None)


def _mostly_utf8(body: bytes, bad: int) -> bool:
    high = sum(byte > 127 for byte in body[:100_000])
    return bad * 3 < high
