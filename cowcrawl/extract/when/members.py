"""Those whom a text lets in, where they are some of the members only: "for lounge members"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.words import alternation, hint
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases


def some_members(text: str) -> str | None:
    """The words with which a text begins by saying for which kind of members something holds, or None."""
    if not hint("hours", "member").fits(text):
        return None
    found = _some().match(fold(text))
    return found["some"] if found else None


def kind_of_members(text: str) -> str | None:
    """What a text says of which members it speaks, before the word for them: "office" in "Our office members have"."""
    if not hint("hours", "member").fits(text):
        return None
    found = _kind().search(fold(text))
    return found["kind"] if found else None


@cache
def _some() -> re.Pattern[str]:
    """For, a word that tells some from others, and a word for members; French and its kin put them the other way."""
    leads, any_of, member = _words("for"), _words("any_of"), _words("member")
    word = rf"(?!(?:{any_of}|{member}) )[^\W\d_]\S* "
    some = rf"(?:(?:{any_of}) )*(?:{word}(?:{_joined()}) )?(?:{word}){{1,2}}(?:{member})"
    return re.compile(rf"(?:{leads}) (?P<some>{some})(?!\S)")


@cache
def _kind() -> re.Pattern[str]:
    joined = _joined()
    word = rf"(?!(?:{_words('any_of')}|{joined}) )\S+ "
    return re.compile(
        rf"(?<!\S)(?P<kind>{word}(?:{joined}) (?:\S+ ){{1,2}}|(?:{word}){{1,2}})(?:{_words('member')})(?!\S)"
    )


def _joined() -> str:
    return alternation({fold(word) for word in phrases("period_words", "conjunctions")} - {""}, " ")


def _words(concept: str) -> str:
    return alternation({fold(word) for word in phrases("hours", concept)}, " ")
