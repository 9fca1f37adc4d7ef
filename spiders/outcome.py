"""From what went wrong to the word that says so: nothing that was asked for is lost in silence."""

from __future__ import annotations

from http import HTTPStatus
from typing import NamedTuple

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from cowcrawl.model import Kind, Outcome
from cowcrawl.page.content import format_of
from spiders.manners import OPTED_OUT
from spiders.patience import LEFT_ALONE
from spiders.public import led_astray
from spiders.robots import TOO_SLOW, UNREACHABLE
from spiders.tdmrep import RESERVED

ENDLESS_HEAD = "headers without end"
"""Words of the failure of an answer with more headers than are read (`spiders.wire`)."""

_BLOCKED = (401, 402, 403, 407, 429, 451, 999)

MAX_HTML = 2_000_000
"""Bytes of a web page that are read: reading takes some twenty times as much memory, and the largest of 263 pages of
real sites has 57,346."""
MAX_TAGS = 40_000
"""Opening angle brackets of a web page that is read, for the same reason; of those pages none has more than 1,117."""


class Verdict(NamedTuple):
    """An outcome with its sentence for the maintainer."""

    outcome: Outcome
    reason: str


def of_status(status: int) -> Verdict | None:
    """What an HTTP status means for the page; None when there is a page to read."""
    if status == 206:
        return Verdict("refused", "the server answered with a part of the page that nobody had asked for")
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


def of_body(body: bytes, content_type: str | None, kind: Kind = "operator") -> Verdict | None:
    """Why a body cannot be read; None when it can. A report may be a web page, a PDF or plain text, others pages."""
    if not body.strip(b"\x00 \t\r\n"):
        return Verdict("empty", "the body is empty")
    found = format_of(body, content_type)
    if found == "html" and (len(body) > MAX_HTML or body.count(b"<") > MAX_TAGS):
        return Verdict(
            "too_large", f"it is a web page of {len(body)} bytes and {body.count(b'<')} tags: too much to read"
        )
    if found == "html" or (kind == "report" and found in ("text", "pdf")):
        return None
    said = (content_type or "").split(";")[0].strip().lower()
    if "html" in said:
        return Verdict("not_html", "the content type is HTML, the bytes are not")
    wanted = "HTML, PDF or text" if kind == "report" else "HTML"
    return Verdict("not_html", f"the content type is {said or 'not given'}, not {wanted}")


def of_failure(error: BaseException) -> Verdict:
    """The outcome of a request that brought no response, from the exception Scrapy gives for it."""
    if isinstance(error, CannotResolveHostError) and (said := led_astray(str(error))):
        return Verdict("dns", said)
    for kind, outcome, reason in _FAILURES:
        if isinstance(error, kind):
            return Verdict(outcome, reason)
    if isinstance(error, IgnoreRequest):
        return _of_refusal(str(error))
    if isinstance(error, DownloadFailedError):
        return _of_broken(str(error))
    if isinstance(error, ValueError) and str(error).startswith(_NO_ADDRESS):
        return Verdict("gone", "it redirects to what is no web address")
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

_NO_ADDRESS = ("Missing scheme in request url", "invalid hostname")
"""How Scrapy 2.19 begins the sentence about a redirect that it cannot make a request of."""

_BROKEN: tuple[tuple[str, Outcome, str], ...] = (
    (ENDLESS_HEAD, "too_large", "its headers are larger than those of a page may be"),
    ("certificate verify failed", "refused", "its certificate has expired, or nobody we trust has signed it"),
    ("VerificationError", "refused", "its certificate is for another name"),
    ("OpenSSL.SSL", "refused", "it does not speak TLS in a way that we understand"),
    ("ParseError", "refused", "what it answered is no HTTP"),
    ("ValueError", "refused", "the lengths that it tells of its answer cannot be true"),
    ("ConnectionLost", "refused", "the connection broke off before there was an answer"),
    ("ConnectionDone", "refused", "the connection was closed before there was an answer"),
)
"""The words of an answer that failed, Twisted's, OpenSSL's or ours, the outcome and the reason; the hostile web of
`bench/hostile` holds them to it."""

_REFUSALS: tuple[tuple[str, Outcome, str], ...] = (
    ("Forbidden by robots.txt", "robots", "robots.txt forbids it"),
    (UNREACHABLE, "robots", ""),
    (TOO_SLOW, "robots", ""),
    (RESERVED, "robots", ""),
    (LEFT_ALONE, "blocked", ""),
    (OPTED_OUT, "robots", ""),
    ("leads to another host", "moved", ""),
    ("max redirections reached", "redirect_loop", "it redirects without end"),
    ("exceeded DOWNLOAD_MAXSIZE", "too_large", "the body is larger than the limit for one page once decompressed"),
)
"""The words of an ignored request, Scrapy 2.19's or ours, the outcome, and the reason where it is not those words.
A test over real HTTP holds them to it."""


def _of_broken(message: str) -> Verdict:
    for words, outcome, reason in _BROKEN:
        if words in message:
            return Verdict(outcome, reason)
    return Verdict("refused", f"the download failed: {' '.join(message.split())[:200]}")


def _of_refusal(message: str) -> Verdict:
    for words, outcome, reason in _REFUSALS:
        if words in message:
            return Verdict(outcome, reason or message)
    return Verdict("gone", message or "the request was given up")


def _phrase(status: int) -> str:
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""
