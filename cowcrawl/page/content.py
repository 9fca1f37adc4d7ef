"""The bytes of a document and what they are: a web page, plain text or a PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from cowcrawl.model import Kind
from cowcrawl.page import Page

Format = Literal["html", "text", "pdf", "other"]

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_VAGUE_TYPES = ("", "text/plain", "application/octet-stream", "application/xml", "text/xml")
_LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_HEAD = 2048
"""Bytes in which a document shows what it is."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def format_of(body: bytes, content_type: str | None = None) -> Format:
    """What a body is, by its bytes and then its Content-Type header; the bytes outweigh a type that says nothing.

    A body without a type is text unless its bytes say otherwise.
    """
    kind = (content_type or "").split(";")[0].strip().lower()
    if body[:_HEAD].lstrip().startswith(b"%PDF-") or (kind == "application/pdf" and b"%PDF-" in body[:_HEAD]):
        return "pdf"
    looks = bool(_LOOKS_LIKE_HTML.search(body[:_HEAD]))
    if kind in _HTML_TYPES or (kind in _VAGUE_TYPES and looks):
        binary = b"\x00" in body[:1024] and not body.startswith(_WIDE) and not looks
        return "other" if binary else "html"
    return "text" if kind in ("", "text/plain") else "other"


@dataclass(frozen=True, kw_only=True)
class Content:
    """A document as fetched or saved, ready to be read."""

    body: bytes = field(repr=False)
    """Its bytes, decoded by whoever fetched them (no gzip)."""
    url: str = ""
    """Its address."""
    kind: Kind = "operator"
    """Who speaks."""
    content_type: str | None = None
    """The Content-Type header, where one was sent."""
    country: str | None = None
    """The country of the source, as its card names it, ISO 3166-1 alpha-2."""

    @cached_property
    def format(self) -> Format:
        """What the bytes are."""
        return format_of(self.body, self.content_type)

    @cached_property
    def page(self) -> Page:
        """The bytes parsed as a web page, once."""
        return Page(self.body, url=self.url, kind=self.kind, encoding=self.content_type, country=self.country)

    def showing(self, page: Page) -> Content:
        """The same document with another page in place of its own: what of it is freely shown."""
        other = replace(self)
        other.__dict__["page"] = page
        return other
