"""RSS and Atom feeds: their entries, or the reason why a feed cannot be read."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, NamedTuple

import feedparser

from cowcrawl.text import collapse
from spiders.address import clean

MAX_ENTRIES = 500
"""Entries of one feed that are read; a newspaper's feed has 20 to 200."""
MAX_BYTES = 3_000_000
"""Size of a feed that is read: the reader takes a second for half a megabyte, and no newspaper's feed is larger."""

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_TAG = re.compile(r"<[^<>]*>")


class Entry(NamedTuple):
    """An article as a feed announces it."""

    url: str
    text: str
    """Title, summary and categories."""


class Feed(NamedTuple):
    """What a feed holds."""

    entries: list[Entry]
    problem: str | None = None
    """Why it could not be read, or not all of it; None when all was."""


def read(body: bytes, url: str, content_type: str | None = None) -> Feed:
    """The entries of the feed at `url`, addresses resolved. Pure: nothing that a feed refers to is fetched.

    A feed that defines entities is refused: they can explode, and no feed has a use for them.
    """
    if _ENTITY.search(body.replace(b"\x00", b"")):
        return Feed([], "the feed defines entities of its own, which may explode: it was not read")
    headers = {"content-location": url, "content-type": content_type or ""}
    try:
        parsed = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    except Exception as error:  # whatever a broken feed does to the library, the run goes on
        return Feed([], f"the feed cannot be read: {type(error).__name__}: {error}"[:200])
    broken = _broken(parsed)
    if not parsed.entries:
        if parsed.get("version") and not broken:
            return Feed([])
        return Feed([], f"expected RSS or Atom, but {broken or 'it is something else'}")
    entries = [entry for item in parsed.entries[:MAX_ENTRIES] if (entry := _entry(item, url))]
    if len(parsed.entries) > MAX_ENTRIES:
        return Feed(entries, f"only its first {MAX_ENTRIES} entries of {len(parsed.entries)} were read")
    return Feed(entries, f"{broken}; what could be read was" if broken else None)


def _entry(item: Any, base: str) -> Entry | None:
    link = item.get("feedburner_origlink") or item.get("link")
    url = clean(link, base) if link else None
    if url is None:
        return None
    said = [item.get("title"), item.get("summary"), *(tag.get("term") for tag in item.get("tags", ()))]
    return Entry(url, collapse(_TAG.sub(" ", " ".join(text for text in said if text)))[:2000])


def _broken(parsed: Any) -> str | None:
    """What is wrong with a feed in words; None when nothing is, or nothing that costs an entry."""
    error = parsed.get("bozo_exception")
    if not parsed.get("bozo") or isinstance(error, feedparser.NonXMLContentType):
        return None
    if isinstance(error, feedparser.CharacterEncodingOverride):
        return f"its charset is not the declared one but {parsed.get('encoding')}"
    line = getattr(error, "getLineNumber", lambda: None)()
    said = getattr(error, "getMessage", lambda: str(error))()
    return f"it is broken in line {line} ({said})" if line else f"it is broken ({said})"[:200]
