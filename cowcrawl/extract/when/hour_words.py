"""What the words around hours say, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.literals.lone_street import without_streets
from cowcrawl.literals.words import alternation
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

ENGLISH = "en"
"""Read beside the page's own language: labels are often English."""
_MAILBOX = re.compile(r"\S+(?:@|\s?[\[({<]\s?(?:at|arobase|apenstaartje|arroba|chiocciola)\s?[\])}>]\s?)\S+", re.I)


class Words:
    """The vocabulary of hours for pages of one language, and of all languages when a page's is not known.

    `makers`: of a makers' house, which is open when its members meet.
    """

    def __init__(self, language: str | None, *, makers: bool = False) -> None:
        self._language = language if language in load("hours")["closed"] else None
        self.makers = makers

    def first(self, concept: str, text: str) -> str | None:
        """The first phrase of a concept in `text`, folded, or None."""
        return next((phrase for phrase, _, _ in self._hits(concept, text)), None)

    def says(self, concept: str, text: str) -> bool:
        """Whether `text` holds a phrase of a concept."""
        return self._pattern(concept).search(self._folded(concept, text)) is not None

    def spans(self, concept: str, text: str) -> list[tuple[int, int]]:
        """Where the phrases of a concept stand in the folded text."""
        return [(start, end) for _, start, end in self._hits(concept, text)]

    def without(self, concept: str, text: str) -> str:
        """`text`, folded, without the phrases of a concept."""
        return self._pattern(concept).sub(" ", fold(text))

    def _hits(self, concept: str, text: str) -> Iterator[tuple[str, int, int]]:
        for match in self._pattern(concept).finditer(self._folded(concept, text)):
            yield match.group(), match.start(), match.end()

    def _folded(self, concept: str, text: str) -> str:
        """`text`, folded, with blanks for what a makers' house says of itself where other things are looked for."""
        folded = fold(text)
        if not self.makers or concept not in ("other_hours", "manned"):
            return folded
        return self._pattern("makers_place").sub(lambda match: " " * len(match.group()), folded)

    def _pattern(self, concept: str) -> re.Pattern[str]:
        return _pattern(concept, self._language, self.makers)


def is_of_members(words: Words, lead: str) -> bool:
    """Whether all that leads to hours is a word for those who work there, and a colon: "Members: 6-23"."""
    return (
        lead.rstrip().endswith(":")
        and words.says("for_members", lead)
        and not words.without("for_members", lead).strip()
    )


def words_in(text: str) -> str:
    """`text` without its streets and its mailboxes: post@ speaks of no parcels."""
    return without_streets(_MAILBOX.sub(" ", text))


@cache
def _pattern(concept: str, language: str | None, makers: bool) -> re.Pattern[str]:
    words = _listed(concept, language)
    if makers and concept == "open":
        words |= _listed("meet", language)
    return re.compile(rf"(?<!\S)(?:{alternation(words, ' ')})(?!\S)")


def _listed(concept: str, language: str | None) -> frozenset[str]:
    """The phrases of a concept, folded."""
    listed = phrases("hours", concept, language)
    if language is not None and language != ENGLISH:
        listed += phrases("hours", concept, ENGLISH)
    return frozenset(fold(phrase) for phrase in listed) - {""}
