"""What a page is for, told from its address, the link that leads to it, its title or its heading."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

MAX_WORDS = 5
"""A path segment, a link or a title part of more words is a headline or a sentence, not the name of a section."""

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?", re.I)
_INDEX = re.compile(r"(?:index|default|home)?(?:\.\w{2,5})?", re.I)
_SUFFIX = re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.I)
_DATED = re.compile(r"/(?:19|20)\d\d/(?:\d\d?/)?")
_PARTS = re.compile(r"\s+[-–—|·•»:]\s+|\s*[|»]\s*")


_LASTING = frozenset(("about", "contact", "prices"))
"""Roles that a title gives a page for good, wherever it is filed."""


@lru_cache(maxsize=4096)
def role(url: str, title: str = "", heading: str = "") -> str:
    """What the page at `url` is for: home, locations, offer, prices, contact, about, news or other.

    The path decides, its last telling segment first; a path that tells nothing leaves it to the heading, then to the
    first part of the title, if they are the name of a section and nothing else. A dated path, or one with a news
    section in it, is news whatever its other words say; but help centres file their questions among "articles".
    """
    segments = path_segments(url)
    if not segments:
        return "home"
    found = _role_of_path(url, segments)
    titled = _names().get(fold(title_head(title)))
    if found == "news" and titled in _LASTING and not _DATED.search(_path(url)):
        return titled
    return found or _names().get(fold(heading)) or titled or "other"


@lru_cache(maxsize=4096)
def role_of_link(url: str, text: str = "") -> str | None:
    """The role that a link promises by its address or, failing that, by its text; None when neither tells."""
    segments = path_segments(url)
    found = _role_of_path(url, segments) if segments else None
    if found:
        return found
    spoken = role_of_segment(text)
    if spoken:
        return spoken
    return None if segments else "home"


def is_notice(url: str) -> bool:
    """Whether the page at `url` is one that the law asks for: it names the firm's office, wherever its houses are."""
    return any(fold(segment) in _notices() for segment in path_segments(url)[-1:])


def leads_home(url: str) -> bool:
    """Whether an address is that of a site's home page, in any language."""
    return not path_segments(url)


@remembered
def role_of_heading(text: str) -> str | None:
    """The role of which `text` is the name, such as Contact, and nothing else."""
    return _names().get(fold(text))


def is_section(text: str) -> bool:
    """Whether `text` is the name of a section that most sites have, such as Contact, and nothing else."""
    return role_of_heading(text) is not None


def path_segments(url: str) -> list[str]:
    """The path's segments as words, without the language, the index file and the file's suffix."""
    parts = [part for part in unquote(_path(url)).split("/") if part]
    while parts and _LANGUAGE.fullmatch(parts[0]):
        parts.pop(0)
    if parts and _INDEX.fullmatch(parts[-1]):
        parts.pop()
    return [_SUFFIX.sub("", part) if "." in part else part for part in parts]


def title_head(title: str) -> str:
    """The first part of a page's title: what the page is called, or whose it is."""
    return _PARTS.split(title)[0]


def _path(url: str) -> str:
    """The path of an address; of one that is none, as pages do link to, nothing."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _role_of_path(url: str, segments: list[str]) -> str | None:
    if _DATED.search(_path(url)):
        return "news"
    roles = [role_of_segment(segment) for segment in reversed(segments)]
    if "news" in roles:  # some sites number all their pages among articles: "/articles/5617/prices", not in a blog
        numbered = any(map(str.isdecimal, segments)) and not any(fold(segment) in _journals() for segment in segments)
        last = _names().get(fold(segments[-1])) if numbered else None
        return last if last in _LASTING else "news"
    return next((found for found in roles if found and found != "home"), None)


@lru_cache(maxsize=4096)
def role_of_segment(text: str) -> str | None:
    """The role that a section's name says: as a whole, or else by a phrase in it that is no part of a longer one."""
    words = fold(text)
    if not words or len(words.split()) > MAX_WORDS:
        return None
    exact = _names().get(words)
    if exact:
        return exact
    inner = _inner_names()
    likely = [phrase for word in words.split() if word in inner for phrase in inner[word]]
    inside = [phrase for phrase in likely if _within(phrase, words)]
    if not inside:
        return None
    widest = {
        _names()[phrase] for phrase in inside if not any(_within(phrase, other) for other in set(inside) - {phrase})
    }
    if "news" in widest and len(widest) > 1 and _joins(text, words):
        widest.discard("news")
    return next((name for name in load("roles") if name in widest), None)


def _joins(text: str, words: str) -> bool:
    """Whether a name joins two things, of which the events are those that rooms are let for: "vergaderen-en-events"."""
    return "&" in text or not _conjunctions().isdisjoint(words.split())


@cache
def _conjunctions() -> frozenset[str]:
    return frozenset(map(fold, phrases("period_words", "conjunctions")))


def _within(phrase: str, words: str) -> bool:
    return f" {phrase} " in f" {words} "


@cache
def _inner_names() -> dict[str, list[str]]:
    """The names that longer ones can hold, by their first word."""
    found: dict[str, list[str]] = {}
    for phrase, concept in _names().items():
        if concept != "home":
            found.setdefault(phrase.partition(" ")[0], []).append(phrase)
    return found


@cache
def _journals() -> frozenset[str]:
    """What a blog is called in every language: nothing but posts is filed there."""
    return frozenset(map(fold, phrases("roles", "news", "any")))


@cache
def _notices() -> frozenset[str]:
    return frozenset(map(fold, phrases("notices", "notice")))


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for concept in load("roles"):
        for phrase in phrases("roles", concept):
            found.setdefault(fold(phrase), concept)
    return found
