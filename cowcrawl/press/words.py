"""Patterns made of the press vocabulary, by language."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.vocabulary import load, phrases

FILE = "press"
LANGUAGES = ("en", "fr", "nl", "de", "es", "it")
GAP = r"(?:\s+[^\s;,]+(?:,\d+)*){0,10}?\s+"
"""What `…` in a phrase stands for."""
WIDE_GAP = GAP.replace("10", "15")
VERB_LAST = ("de", "nl")
"""Languages whose verbs have their second half at the end of the sentence."""
UPPER = r"[^\W\d_a-zß-ÿ]"
_KINDS = (
    "spaces? hubs? venues? centres? centers? ruimtes? plek(?:ken)? kantoor kantoren offices? locations? spots?".split()
)
_COWORK = rf"(?!{{not_house}})co[-‑ ]?work(?:ing|space)?(?!ers?\b)[\w-]*(?:[- ](?:office\s)?(?:{'|'.join(_KINDS)}))?"


@cache
def pattern(concept: str, language: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of a concept in a language, as whole words in any case."""
    return re.compile(source(words(concept, language)), re.I)


@cache
def words(concept: str, language: str) -> tuple[str, ...]:
    """The phrases of a concept in a language and those under `any`, longest first."""
    return phrases(FILE, concept, language)


@cache
def house(language: str, *, weak: bool = False) -> re.Pattern[str]:
    """A pattern for words that name a coworking space; `weak` ones do so where it is known what is spoken of."""
    found = words("house", language) + (words("house_weak", language) if weak else ())
    ends = "|".join(map(re.escape, words("not_house", "any")))
    coworking = _COWORK.format(not_house=rf"co[-‑ ]?work[\w-]*(?:{ends})(?!\w)")
    return re.compile(rf"(?<!\w)(?:{coworking}|{source(found)})(?!\w)", re.I)


def of_itself(text: str, language: str) -> str:
    """The text without the coworking spaces that something else is only beside of."""
    return _beside(language).sub(" ", text)


@cache
def _beside(language: str) -> re.Pattern[str]:
    few = r"(?:\s?[\w’'-]+\s){0,3}?"
    return re.compile(rf"{source(words('beside', language))}\s{few}{house(language).pattern}", re.I)


@cache
def subject(language: str) -> re.Pattern[str]:
    """A pattern for words that show that a text is about coworking: of spaces, of their operators, of the market."""
    return re.compile(rf"(?<!\w)(?:co[-‑ ]?work[\w-]*|{source(words('house', language))})(?!\w)", re.I)


@cache
def brand() -> re.Pattern[str]:
    """A pattern for the names of operators that mean nothing else."""
    own = [name for name in words("brands", "any") if name not in words("common_brands", "any")]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, own))})(?![\w-])")


@cache
def events(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Kind, modality and pattern of every event."""
    found = []
    for name, entry in load(FILE)["events"].items():
        kind, _, modality = name.partition(" ")
        ordered = sorted(map(str, entry.get(language, ())), key=lambda word: (-len(word), word))
        wide = WIDE_GAP if language in VERB_LAST else GAP
        found.append((kind, modality, re.compile(source(tuple(ordered), wide), re.I)))
    return tuple(found)


def source(found: tuple[str, ...], gap: str = GAP) -> str:
    """The source of a pattern for phrases in which `…` is a gap of a few words."""
    if not found:
        return r"(?!)"
    phrases_ = "|".join(_phrase(text, gap) for text in found)
    return rf"(?<!\w)(?:{phrases_})(?:(?<=['’])|(?<=['’]\s)|(?!\w))"


def _phrase(text: str, gap: str) -> str:
    parts = (re.escape(part.strip()).replace(r"\ ", r"\s+") for part in text.split("…"))
    return re.sub("['’]\\s?", r"['’]\\s?", gap.join(parts))
