"""What people asked us to forget: pages, sites, mailboxes, telephone numbers. Only digests of it are kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from cowcrawl.errors import BadInput
from cowcrawl.literals.phone import phones

Kind = Literal["page", "site", "email", "phone"]

OPT_OUT = Path(__file__).parent.parent / "spiders" / "opt-out.txt"
"""Sites and pages whose owners do not want to be read, one a line; `#` begins a remark."""

PRIVATE = ("email", "phone")
"""Kinds of which no digest is kept that could be turned back by trying."""
_MARK = "scrypt:"
_SALT = b"cowcrawl: forgotten on request"
_COST = 2**11
"""Of scrypt (RFC 7914): some milliseconds a value; all numbers of a country would take years."""

_MAILBOX = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


@dataclass(frozen=True)
class Target:
    """One thing to forget, in the form in which it is compared."""

    kind: Kind
    value: str
    """Host and path of a page, host of a site, both without `www.`; a mailbox in lower case; a number as E.164."""

    @property
    def digest(self) -> str:
        """What is remembered: SHA-256 of kind and value, hexadecimal; of mailboxes and numbers a slow one, salted.

        There are so few telephone numbers that a quick digest of one could be tried out.
        """
        said = f"{self.kind}:{self.value}"
        return _slow(said) if self.kind in PRIVATE else hashlib.sha256(said.encode()).hexdigest()


def target(text: str, country: str | None) -> Target:
    """What is to be forgotten: an address, a host, a mailbox or a telephone number. BadInput for anything else."""
    said = text.strip()
    if _MAILBOX.fullmatch(said):
        return Target("email", said.casefold())
    if said.startswith(("http://", "https://")):
        host, path = _parts(said)
        if host:
            return Target("page", host + path) if path.strip("/") else Target("site", host)
    if _HOST.fullmatch(said.casefold()):
        return Target("site", said.casefold().removeprefix("www."))
    if found := phones(said, country):
        return Target("phone", found[0].number)
    raise BadInput(
        f"{text!r} is nothing that can be forgotten: expected the address of a page or a site (https://…, or a host), "
        "a mailbox, or a telephone number with its country code (+32 …)"
    )


def opted_out(path: Path = OPT_OUT) -> list[Target]:
    """The sites and pages of the opt-out list; BadInput, with its line, for an entry that is neither."""
    if not path.is_file():
        return []
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if said := line.partition("#")[0].strip():
            entry = target(said, None)
            if entry.kind not in ("page", "site"):
                raise BadInput(f"{path}:{number}: expected a host or the address of a page, found {said!r}")
            found.append(entry)
    return found


def of_address(url: str) -> list[Target]:
    """The targets that an address falls under: its site, the sites above it, and the page itself."""
    host, path = _parts(url)
    labels = host.split(".")
    above = [".".join(labels[at:]) for at in range(max(1, len(labels) - 1))]
    return [Target("page", host + path), *(Target("site", name) for name in above)]


def in_text(text: str, country: str | None) -> Iterator[Target]:
    """The mailboxes and telephone numbers in a text."""
    if "@" in text:
        yield from (Target("email", hit[0].casefold()) for hit in _MAILBOX.finditer(text))
    yield from (Target("phone", hit.number) for hit in phones(text, country))


def any_of(targets: Iterator[Target] | list[Target], digests: Collection[str]) -> bool:
    """Whether one of some targets is to be forgotten."""
    if not digests:
        return False
    private = any(digest.startswith(_MARK) for digest in digests)  # else their slow digest need not be made
    return any(one.digest in digests for one in targets if private or one.kind not in PRIVATE)


def struck(body: bytes, country: str | None, digests: Collection[str]) -> bytes | None:
    """A page without the forgotten mailboxes and telephone numbers in it; None when it holds none."""
    if not any(digest.startswith(_MARK) for digest in digests):
        return None
    text = body.decode("latin-1")  # whatever its encoding: what is looked for is ASCII
    spans = [hit.span() for hit in _MAILBOX.finditer(text) if any_of([Target("email", hit[0].casefold())], digests)]
    spans += [(hit.start, hit.end) for hit in phones(text, country) if any_of([Target("phone", hit.number)], digests)]
    if not spans:
        return None
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + "*" * (end - start) + text[end:]
    return text.encode("latin-1")


@lru_cache(maxsize=4096)
def _slow(said: str) -> str:
    return _MARK + hashlib.scrypt(said.encode(), salt=_SALT, n=_COST, r=8, p=1, dklen=32).hex()


def _parts(url: str) -> tuple[str, str]:
    """Host without `www.` and path without its last stroke, with the query."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    return host, parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
