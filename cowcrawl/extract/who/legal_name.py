"""Names with a legal form in a line: "Lampion ASBL", "Berger & Söhne GmbH", "asbl Le Quai"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from cowcrawl.literals.words import hint
from cowcrawl.vocabulary import alternatives, phrases

FORMS = ("legal_form", "legal_form_small", "legal_opening")
"""Concepts of the vocabulary of names: behind a name, behind it at the end of a line only, before it."""
WORD = r"[A-ZÀ-ÞŁ&][\w'’&+-]*(?:\.\w+)*"
"""A word of a name, in capitals."""
_JOINT = re.compile(r"\s(?:and|und|et|en|&)\s")
_ARTICLE = re.compile(r"^(?:The|Die|Der|Das|La|Le|De|Het)\s")


@dataclass(frozen=True)
class LegalName:
    """A name with its legal form."""

    text: str
    start: int
    end: int
    name: str
    """The name without its form."""
    known: bool
    """Whether the line begins it as the site calls itself, however it is written."""


def legal_names(text: str, own: Collection[str]) -> Iterator[LegalName]:
    """The names with a legal form in a text, in order, none of which overlap; `own`: what the site calls itself."""
    if not hint("names", *FORMS).fits(text) or not _any_form().search(text):
        return
    site, position = _site(frozenset(own)), 0
    formed = _formed().search(text)
    while found := _called(site, text, position, formed) or _beside(site, _plain(formed)):
        yield found
        position = found.end
        if formed and formed.start() < position:
            formed = _formed().search(text, position)


def _called(site: re.Pattern[str], text: str, position: int, formed: re.Match[str] | None) -> LegalName | None:
    """The first name from a position on that begins as the site calls itself, unless one with a form begins before."""
    for called in site.finditer(text, position):
        if formed and formed.start() < called.start():
            return None
        if behind := _behind().match(text, called.end()):
            start, end = called.start(), behind.end()
            return LegalName(text[start:end], start, end, text[start : behind.end("more")], known=True)
    return None


def _plain(formed: re.Match[str] | None) -> LegalName | None:
    if formed is None:
        return None
    return LegalName(formed[0], *formed.span(), formed["name"] or formed["opened"], known=False)


def _beside(site: re.Pattern[str], found: LegalName | None) -> LegalName | None:
    """Of a name that joins another party with the site's the latter: "Anna Ltd" of "The Weavers and Anna Ltd"."""
    if found is None or site.match(_ARTICLE.sub("", found.text)):
        return found
    joint = next((one for one in _JOINT.finditer(found.name) if site.match(found.text, one.end())), None)
    if joint is None:
        return found
    at = joint.end()
    return replace(found, text=found.text[at:], start=found.start + at, name=found.name[at:])


@lru_cache(maxsize=256)
def _site(own: frozenset[str]) -> re.Pattern[str]:
    """What the site calls itself: a pattern of its own, for one with all legal forms takes 3 ms to make."""
    names = "|".join(map(re.escape, sorted(own, key=lambda name: (-len(name), name)))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{names})", re.IGNORECASE)


@cache
def _forms() -> str:
    small = alternatives(phrases("names", "legal_form_small"))
    return rf"(?:{alternatives(phrases('names', 'legal_form'))}|{small}(?=\s*(?:$|[,;·|()<–—-])))"


@cache
def _behind() -> re.Pattern[str]:
    """Up to three words more and the legal form."""
    return re.compile(rf"(?P<more>(?:\s[\w+&.-]+){{0,3}}?),?\s{_forms()}")


@cache
def _formed() -> re.Pattern[str]:
    """Capitalised words with a form behind or before them."""
    joint = r"(?:de|van|der|des|du|la|le|für|of|and|und|et|en|für\s[a-zäöüß]+)"
    name = rf"{WORD}(?:\s(?:{joint}\s)?{WORD}){{0,4}}?"
    opening = alternatives(phrases("names", "legal_opening"))
    return re.compile(rf"(?<!\w)(?P<name>{name}),?\s{_forms()}|{opening}\s(?P<opened>{WORD}(?:\s{WORD}){{0,3}})")


@cache
def _any_form() -> re.Pattern[str]:
    return re.compile("|".join(alternatives(phrases("names", concept)) for concept in FORMS))
