"""From what went wrong to the word that says so: nothing that was asked for is lost in silence."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import NamedTuple

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from cowcrawl.model import Outcome

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_VAGUE_TYPES = ("", "text/plain", "application/octet-stream", "application/xml", "text/xml")
_LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BLOCKED = (401, 402, 403, 407, 429, 451, 999)


class Verdict(NamedTuple):
    """An outcome with its sentence for the maintainer."""

    outcome: Outcome
    reason: str


def of_status(status: int) -> Verdict | None:
    """What an HTTP status means for the page; None when there is a page to read."""
    if 200 <= status < 300:
        return None
    said = f"the server answered {status}{_phrase(status)}"
    if status in _BLOCKED:
        return Verdict("blocked", said)
    if status >= 500:
        return Verdict("server_error", said)
    if status < 400:
        return Verdict("gone", f"{said}, without an address that can be followed")
    return Verdict("gone", said)


def of_body(body: bytes, content_type: str | None) -> Verdict | None:
    """Why a body cannot be read as a page; None when it can. The bytes outweigh a content type that says nothing."""
    if not body.strip(b"\x00 \t\r\n"):
        return Verdict("empty", "the body is empty")
    kind = (content_type or "").split(";")[0].strip().lower()
    looks = bool(_LOOKS_LIKE_HTML.search(body[:2048]))
    if kind not in _HTML_TYPES and not (kind in _VAGUE_TYPES and looks):
        return Verdict("not_html", f"the content type is {kind or 'not given'}, not HTML")
    if b"\x00" in body[:1024] and not body.startswith(_WIDE) and not looks:
        return Verdict("not_html", "the content type is HTML, the bytes are not")
    return None


def of_failure(error: BaseException) -> Verdict:
    """The outcome of a request that brought no response, from the exception Scrapy gives for it."""
    for kind, outcome, reason in _FAILURES:
        if isinstance(error, kind):
            return Verdict(outcome, reason)
    if isinstance(error, IgnoreRequest):
        return _of_refusal(str(error))
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return Verdict(
        "parse" if isinstance(error, OSError | ValueError) else "refused", f"the download failed: {said[:200]}"
    )


_FAILURES: tuple[tuple[type[BaseException], Outcome, str], ...] = (
    (CannotResolveHostError, "dns", "the host's name cannot be resolved"),
    (DownloadConnectionRefusedError, "refused", "the connection was refused"),
    (DownloadTimeoutError, "timeout", "no complete answer came in time"),
    (DownloadCancelledError, "too_large", "the body is larger than the limit for one page"),
    (ResponseDataLossError, "refused", "the connection broke off before the body was complete"),
)

_REFUSALS: tuple[tuple[str, Outcome, str], ...] = (
    ("Forbidden by robots.txt", "robots", "robots.txt forbids it"),
    ("max redirections reached", "redirect_loop", "it redirects without end"),
    ("exceeded DOWNLOAD_MAXSIZE", "too_large", "the body is larger than the limit for one page once decompressed"),
)
"""The words Scrapy 2.19 gives an ignored request; a test over real HTTP holds them to it."""


def _of_refusal(message: str) -> Verdict:
    for words, outcome, reason in _REFUSALS:
        if words in message:
            return Verdict(outcome, reason)
    return Verdict("gone", message or "the request was given up")


def _phrase(status: int) -> str:
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""
