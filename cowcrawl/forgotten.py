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
_SLOW, _KEYED = "scrypt:", "keyed:"
"""What a digest of a private kind begins with: one made with the salt that is known to all, one with a secret."""
_BEFORE = "@"
"""What stands before the secret in a digest that can be compared."""
_SALT = b"cowcrawl: forgotten on request"
"""Of the digests that were made before there was a secret: they are still compared, and no new one is made."""
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

    def digest(self, secret: str = "") -> str:
        """What is remembered: SHA-256 of kind and value, hexadecimal; of mailboxes and numbers a slow one.

        There are so few telephone numbers that a quick digest of one could be tried out, and a guess of one mailbox is
        tried in a moment: the slow one is salted with a secret (`db.forget.secret`), which stands behind it.
        """
        said = f"{self.kind}:{self.value}"
        return _slow(said, secret) if self.kind in PRIVATE else hashlib.sha256(said.encode()).hexdigest()


def with_secret(kept: str, secret: str) -> str:
    """A digest as it is compared, of one as it is kept."""
    return f"{kept}{_BEFORE}{secret}" if is_keyed(kept) else kept


def without_secret(digest: str) -> str:
    """A digest as it is kept: it tells nobody the secret it was made with."""
    return digest.partition(_BEFORE)[0]


def is_keyed(digest: str) -> bool:
    """Whether a secret is needed to compare a digest."""
    return digest.startswith(_KEYED)


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
    secrets = _secrets(digests)  # none: then the slow digests of what is private need not be made
    return any(
        one.digest(secret) in digests for one in targets for secret in (secrets if one.kind in PRIVATE else ("",))
    )


def struck(body: bytes, country: str | None, digests: Collection[str]) -> bytes | None:
    """A page without the forgotten mailboxes and telephone numbers in it; None when it holds none."""
    if not _secrets(digests):
        return None
    text = body.decode("latin-1")  # whatever its encoding: what is looked for is ASCII
    spans = [hit.span() for hit in _MAILBOX.finditer(text) if any_of([Target("email", hit[0].casefold())], digests)]
    spans += [(hit.start, hit.end) for hit in phones(text, country) if any_of([Target("phone", hit.number)], digests)]
    if not spans:
        return None
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + "*" * (end - start) + text[end:]
    return text.encode("latin-1")


def _secrets(digests: Collection[str]) -> frozenset[str]:
    """The secrets that the digests of private kinds were made with; the empty one is the salt that is known to all."""
    private = (digest for digest in digests if digest.startswith((_SLOW, _KEYED)))
    return frozenset(digest.partition(_BEFORE)[2] for digest in private)


@lru_cache(maxsize=4096)
def _slow(said: str, secret: str) -> str:
    salt = bytes.fromhex(secret) or _SALT
    made = hashlib.scrypt(said.encode(), salt=salt, n=_COST, r=8, p=1, dklen=32).hex()
    return with_secret(_KEYED + made, secret) if secret else _SLOW + made


def _parts(url: str) -> tuple[str, str]:
    """Host without `www.` and path without its last stroke, with the query."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    return host, parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
