"""Mailboxes in text: only those of a house. A person's mailbox is never returned."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import phrases

_AT = (
    r"(?:@|\s?[\[({<]\s?(?:at|a|@|ät|arobase|apenstaartje|apenstaart|arroba|chiocciola|chez|bei)\s?[\])}>]\s?|\s-at-\s"
    r"|(?-i:[\s_]AT[\s_]))"
)
_DOT = (
    r"(?:\.|\s?[\[({<]\s?(?:dot|punt|point|punkt|punto)\s?[\])}>]\s?|\s-(?:dot|punkt|punt|point)-\s"
    r"|(?-i:[\s_]DOT[\s_]))"
)
_MAILBOX = re.compile(
    rf"(?<![\w.+%/@-])([a-z\d][\w.+%-]{{0,63}}){_AT}((?:[a-z\d](?:[a-z\d-]{{0,61}}[a-z\d])?{_DOT})+[a-z]{{2,18}})(?![\w@-])",
    re.I,
)
_EXAMPLE = re.compile(r"(?:^|\.)(?:example|domain|domaine|domein|yourdomain|email|company|sentry)\.\w+$", re.I)
_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|css|js)$", re.I)
_COMPANY = re.compile(r"(?:gmbh|ug|gbr|kg|ag|bv|vof|bvba|nv|vzw|ltd|llc|sarl|sas|asbl|sl|srl|ev|eg)$")
"""A legal form behind the house's name."""


@dataclass(frozen=True, kw_only=True)
class Mailbox:
    """A mailbox of a house."""

    address: str
    """In lower case."""
    start: int
    end: int
    preferred: bool
    """False for press, jobs, billing and the like: a house's mailbox, but not the first to write to."""


MIN_NUMBERED = 8
"""Letters of a house's name behind which a mailbox may have a number: a shorter one may be a surname."""


MIN_PART = 4
"""Letters of each of two words of which a mailbox is made: with shorter ones it may be a surname."""


def mailboxes(text: str, names: Iterable[str] = ()) -> list[Mailbox]:
    """The generic mailboxes in `text`, in reading order; never raises.

    Generic is one made of words such as info or booking, or of `names`: what the site or its operator is called.
    """
    found: list[Mailbox] = []
    if not may_hold(text):
        return found
    own = [key for key in map(_key, names) if len(key) > 3]
    for hit in _MAILBOX.finditer(text):
        domain = re.sub(_DOT, ".", hit[2], flags=re.I)
        address = f"{hit[1]}@{domain}".lower()
        if _EXAMPLE.search(domain) or _FILE.search(address) or not _generic(hit[1], own):
            continue
        first = re.split(r"[._+-]", hit[1].lower())[0]
        preferred = first not in phrases("contact", "not_first")
        found.append(Mailbox(address=address, start=hit.start(), end=hit.end(), preferred=preferred))
    return found


def generic(address: str, names: Iterable[str] = ()) -> bool:
    """Whether `address` is a mailbox of a house, whatever its host."""
    return _generic(address.partition("@")[0], [key for key in map(_key, names) if len(key) > 3])


def personal(text: str, names: Iterable[str] = ()) -> bool:
    """Whether `text` holds a mailbox that is not a house's: such a passage is no quote for anything."""
    if not may_hold(text):
        return False
    house = {mailbox.start for mailbox in mailboxes(text, names)}
    return any(hit.start() not in house for hit in _MAILBOX.finditer(text))


def may_hold(text: str) -> bool:
    """Whether a text has what stands between mailbox and host, so that most texts are never searched."""
    return "@" in text or "(" in text or "[" in text or "{" in text or "<" in text or "AT" in text or "-at-" in text


def _generic(local: str, own: list[str]) -> bool:
    """Every part of it is a word of a house, a short word beside one, or a piece of the house's own name."""
    parts = [part for part in re.split(r"[._+-]|(?<=\D)(?=\d)", local.lower()) if part]
    whole = _key(local)
    if _named(whole, own) or whole in _words("generic") or _composed(whole):
        return True
    company = _COMPANY.sub("", whole)
    if MIN_NUMBERED <= len(company) < len(whole) and company in own:
        return True
    if len(parts) == 2 and parts[1].isdigit() and len(parts[0]) >= MIN_NUMBERED and _named(_key(parts[0]), own):
        return True
    if _beside_name(whole.rstrip("0123456789"), own):
        return True
    known = [part in _words("generic") or _named(_key(part), own) for part in parts]
    return any(known) and all(ok or part in _words("mailbox_word") for ok, part in zip(known, parts, strict=True))


def _beside_name(whole: str, own: list[str]) -> bool:
    """Whether it is a word of a house and the house's name in one: "assogrimaldi", "lelampioncontact"."""
    known = _words("generic")
    cuts = range(MIN_PART, len(whole) - MIN_PART + 1)
    pairs = ((whole[:cut], whole[cut:]) for cut in cuts)
    return any(
        (one in known and len(other) >= MIN_NUMBERED and _named(other, own))
        or (other in known and len(one) >= MIN_NUMBERED and _named(one, own))
        for one, other in pairs
    )


def _composed(whole: str) -> bool:
    """Whether it is two words of a house in one: "studiorentals"."""
    cuts = range(MIN_PART, len(whole) - MIN_PART + 1)
    known = _words("generic")
    return any(whole[cut:] in known and whole[:cut] in known | _words("mailbox_part") for cut in cuts)


def _named(key: str, own: list[str]) -> bool:
    return len(key) > 3 and any(key == name or (key in name and len(key) * 2 > len(name)) for name in own)


@remembered
def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z\d]", "", plain)


@cache
def _words(concept: str) -> frozenset[str]:
    return frozenset(phrases("contact", concept))
