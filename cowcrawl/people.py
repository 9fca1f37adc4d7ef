"""Who on an operator's page is a person: known by a word for what people do there, or by standing beside their number.

A page names a person with a label (`Community manager: …`, `Your host, …`), a title (`… , founder`), or directly beside
a mobile number or mailbox of one. Words that such pages use for rooms, plans and streets are no names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from cowcrawl.press.persons import FULL, WORD, persons
from cowcrawl.press.words import LANGUAGES
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, marks, phrases

_NO_NAMES = (
    "desk_types space_types services periods period_words rooms offers hours formulas roles streets address countries "
    "common_words desk_hints units contact status occupants".split()
)
"""Vocabulary files whose words stand on such pages in capitals and are no names of persons."""

_BESIDE = r"[\s,:;|/()\[\]–—-]{0,5}"
"""What stands between a person and a number or mailbox of theirs."""

Span = tuple[int, int]


def people(
    texts: Sequence[str], personal: Sequence[Sequence[Span]], language: str | None, known: Collection[str]
) -> frozenset[str]:
    """The persons that the passages of a page name: whole names, and first names beside a number.

    `personal`: for each text where personal mailboxes and numbers stand; `known`: what the page calls its space, its
    operator, its street and town, which is no person.
    """
    spoken = language if language in LANGUAGES else "en"
    found = {name for name in persons(texts, spoken) if " " in name}
    for text, spans in zip(texts, personal, strict=True):
        if not _marks().isdisjoint(fold(text).split()):
            found.update(hit["name"] for hit in _labelled().finditer(text))
        found.update(_beside(text, spans))
    own = [fold(value) for value in known]
    return frozenset(name for name in map(_trimmed, found) if name and _is_person(name, own))


def _beside(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Names directly before or behind a personal mailbox or number; a first name alone behind a label only."""
    for start, end in spans:
        before = re.search(rf"({FULL}){_BESIDE}$", text[:start]) or _first_name().search(text[:start])
        after = re.match(rf"{_BESIDE}({FULL})", text[end:])
        yield from (hit[1] for hit in (before, after) if hit)


def _trimmed(name: str) -> str:
    """A name without the words before it that are none: `Contact Anna Peeters`."""
    words = name.split()
    while words and fold(words[0]) in _no_names():
        words.pop(0)
    return " ".join(words)


def _is_person(name: str, own: Sequence[str]) -> bool:
    folded = fold(name)
    if any(folded in value or value in folded for value in own if len(value) > 3):
        return False
    return not any(word in _no_names() for word in folded.split())


@cache
def _marks() -> frozenset[str]:
    """Words of which one stands in every text that holds a label."""
    return marks(phrases("privacy", "person_label"))


@cache
def _labelled() -> re.Pattern[str]:
    label = "|".join(map(re.escape, phrases("privacy", "person_label")))
    return re.compile(rf"(?<!\w)(?i:{label})\s?[:,–—-]?\s(?P<name>{FULL})")


@cache
def _first_name() -> re.Pattern[str]:
    label = "|".join(map(re.escape, (*phrases("privacy", "person_label"), *phrases("privacy", "ask_for"))))
    return re.compile(
        rf"(?<!\w)(?i:{label})\s?[:,–—-]?\s({WORD}){_BESIDE}(?i:op|on|at|via|au|unter|tel\.?|gsm)?{_BESIDE}$"
    )


@cache
def _no_names() -> frozenset[str]:
    words = (word for file in _NO_NAMES for text in _texts(load(file)) for word in fold(text).split())
    return frozenset(word for word in words if len(word) > 3)


def _texts(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for key, value in found.items():
            yield from (*_texts(key), *_texts(value))
    elif isinstance(found, list):
        for value in found:
            yield from _texts(value)
