"""Which office of architects or designers drew the space: a firm's name, never a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.extract.characteristics.words import Words
from cowcrawl.extract.texts.terms import Term
from cowcrawl.extract.what.offers import Passage, cue
from cowcrawl.vocabulary import phrases

NEAR = 60
"""Characters between what was drawn and the words that say by whom."""
AFTER_NAME = 25
"""Characters between a name and the participle behind it ("door Studio X ontworpen")."""
MAX_NAME = 60
"""Characters of a firm's name."""
_TOKEN = r"[A-ZÀ-Ý0-9][\w'’.+-]*"
_NAME = re.compile(rf"\s*[«“\"]?\s*({_TOKEN}(?:\s(?:(?:&|\+|de|van|of|for)\s)?{_TOKEN}){{0,5}})")


def designers(words: Words, passage: Passage) -> Iterator[tuple[str, str]]:
    """The firms a passage names as the space's architects or designers, each with the words that say so."""
    text = passage.text
    for term in (*words.find(text, "designed_by"), *_around(words, text)):
        if not _is_of_space(words, text, term):
            continue
        if named := _firm(words, text, term.end):
            name, end = named
            last = _participle_end(words, text, end) if term.concept == "by" else end
            yield name, text[:last]


def _around(words: Words, text: str) -> list[Term]:
    """Words for "by" with a participle behind the name."""
    if not words.says(text, "designed"):
        return []
    return [
        term
        for term in words.find(text, "by")
        if (named := _firm(words, text, term.end)) and _participle_end(words, text, named[1]) > named[1]
    ]


def _participle_end(words: Words, text: str, end: int) -> int:
    return next((end + term.end for term in words.find(text[end : end + AFTER_NAME], "designed")), end)


def _is_of_space(words: Words, text: str, term: Term) -> bool:
    """Whether what was drawn is the space or its interior, here and already."""
    start = max(0, term.start - NEAR)
    near = text[start : term.end]
    if words.says(near, "not_drawn") or not words.says(near, "drawn"):
        return False
    return not (cue("none", near) or cue("elsewhere", text) or words.says(near, "future"))


def _firm(words: Words, text: str, start: int) -> tuple[str, int] | None:
    """The name of the firm that `text` names at `start`, and where it ends; None for a person or nothing."""
    after = text[start:]
    office = next((term for term in words.find(after, "office") if _is_article(words, after[: term.start])), None)
    kind = after[office.start : office.end] if office else ""
    if office:
        start += office.end if kind.islower() else office.start
    match = _NAME.match(text, start)
    if not match:
        return None
    name = match[1].rstrip(".,'’-")
    tokens = set(name.split())
    if (not office and tokens.isdisjoint(_marks())) or tokens <= {*_marks(), *kind.split()} or len(name) > MAX_NAME:
        return None
    return name, match.start(1) + len(name)


def _is_article(words: Words, gap: str) -> bool:
    return len(gap.split()) == len(words.find(gap, "article"))


@cache
def _marks() -> frozenset[str]:
    return frozenset(phrases("characteristics", "firm"))
