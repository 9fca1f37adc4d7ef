"""The news agency that an article credits with its text: in its dateline, at its end, in a line alone, as author."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.page import Page
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

EDGE = 60
"""Characters at the beginning and the end of a text in which an agency in brackets is its source."""
MAX_LINE = 40
"""Characters of a line that is nothing but a credit."""
_PICTURES = ("figure", "figcaption")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]")


def credited(page: Page, text: str) -> str | None:
    """The agency that an article's text is credited to, by its usual name; None when none is. `text`: the article's."""
    plain = (page.meta.get("author", ""), *_authors(page), *_edges(text))
    found = (*map(_agency, plain), *(_agency(line) for line in _lines(page) if _opens_with_credit(line)))
    return next((name for name in found if name), None)


def _authors(page: Page) -> list[str]:
    """The authors that structured data name; persons among them are compared with the agencies and not kept."""
    found = []
    for one in page.structured:
        author = one.data.get("author")
        for item in author if isinstance(author, list) else [author]:
            name = item.get("name") if isinstance(item, dict) else item
            found += [name] if isinstance(name, str) else []
    return found


def _edges(text: str) -> list[str]:
    """What may be a credit at the edges of a text: what stands in brackets there, and its last line."""
    ends = [text[:EDGE], text[-EDGE:]]
    last = text.splitlines()[-1:]
    return [hit for end in ends for hit in _BRACKETS.findall(end)] + [line for line in last if len(line) <= MAX_LINE]


def _lines(page: Page) -> list[str]:
    """The short lines of a page, those under pictures apart: whose a picture is says nothing of the text."""
    return [
        line
        for block in page.main
        if not any(node.tag in _PICTURES for node in (block.element, *block.element.iterancestors()))
        for line in block.lines
        if len(line) <= MAX_LINE
    ]


def _opens_with_credit(line: str) -> bool:
    words = fold(line)
    return any(words.startswith(f"{phrase} ") for phrase in _credits())


def _agency(said: str) -> str | None:
    """The agency that a passage names and nothing else, apart from words of credit."""
    words = fold(said)
    for phrase in _credits():
        if words.startswith(f"{phrase} "):
            words = words.removeprefix(phrase).strip()
            break
    for phrase in _company():
        words = words.removesuffix(f" {phrase}")
    return _names().get(words)


@cache
def _names() -> dict[str, str]:
    agencies = load("agencies")["agency"]
    return {fold(phrase): str(name) for name, printed in agencies.items() for phrase in printed}


@cache
def _credits() -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, phrases("agencies", "credit"))))


@cache
def _company() -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, phrases("agencies", "with"))))
