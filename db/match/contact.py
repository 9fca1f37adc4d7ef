"""Postal codes, phones and websites in the form in which they compare."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.vocabulary import phrases

_COUNTRY = re.compile(r"(?:B|L|F|D|A|CH|BE|LU|FR|DE|NL|AT|PT|ES|I|IT)(?=\d{4,7}[A-Z]{0,2}$)|GB(?=[A-Z])")
_MORE = re.compile(r"[;,|]|\s/\s|\bext\b")
_OTHER = re.compile(r"\D+")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?|index\.\w+|home|contact")
"""Parts of an address that say nothing of which page it is."""
LAST = 8
"""Digits of a phone that every way of writing it shares."""


def postal_code(text: str) -> str | None:
    """Letters and digits alone, without the sign of a country before them: B-1000, L-1234."""
    if " " in text.strip():  # a town may follow; of the Dutch code two letters
        words = text.split()
        after = len(words[0]) == 4 and len(words[1]) == 2
        text = "".join(
            word for at, word in enumerate(words) if at == 0 or re.search(r"\d", word) or (after and at == 1)
        )
    plain = "".join([letter for letter in text.upper() if letter.isalnum()])
    hit = _COUNTRY.match(plain)
    return (plain[hit.end() :] if hit else plain) or None


def phone(text: str) -> str | None:
    """The last digits of the first number."""
    if not text.isalnum() and (hit := _MORE.search(text)):
        text = text[: hit.start()]
    digits = _OTHER.sub("", text)
    return digits[-LAST:] if len(digits) >= 6 else None


def site(text: str) -> tuple[str | None, str | None]:
    """Host and page of an address; a platform's page is a host of its own, its host alone nobody's."""
    address = text.strip().lower().partition("?")[0].partition("#")[0]
    start, mark, rest = address.partition("//")
    host, _, path = (rest if mark else start).partition("/")
    host = host.partition(":")[0].strip(".").removeprefix("www.")
    if "." not in host or " " in host:
        return None, None
    parts = [part for part in path.split("/") if part and not _LANGUAGE.fullmatch(part)] if path else []
    if host in _platforms() or host.partition(".")[2] in _platforms():
        return ("/".join([host, *parts]) if parts else None), None
    return host, "/".join([host, *parts]) if parts else None


@cache
def _platforms() -> frozenset[str]:
    return frozenset(phrases("match", "platforms"))
