"""Who on an operator's page is a person: known by a word for what people do there, or by standing beside their number.

A page names a person with a label (`Community manager: …`, `Your host, …`), a title (`… , founder`), or directly beside
a mobile number or mailbox of one. Words that such pages use for rooms, plans and streets are no names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
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

_LISTED = rf"{FULL}(?:,\s{FULL}){{0,3}}(?:\s(?:et|en|and|und|y|e|&)\s{FULL})?"
"""Whole names, one or several."""

_NAME = re.compile(FULL)

_LONGEST, _ROLE = 40, 60
"""Characters of a name and of a role on a card."""

_QUOTED = re.compile(rf"[.!?…]?[”“\"»]\s?[–—~,-]?\s?(?P<names>{FULL})(?=\s?(?:$|[,(|–—-]))")
"""Who is quoted: a name right behind what was said."""

Span = tuple[int, int]


def people(
    texts: Sequence[str],
    personal: Sequence[Sequence[Span]],
    language: str | None,
    known: Collection[str],
    cards: Iterable[str] = (),
) -> frozenset[str]:
    """The persons that the passages of a page name: whole names, first names beside a number or alone elsewhere.

    `personal`: for each text where personal mailboxes and numbers stand; `known`: what the page calls its space, its
    operator, its street and town, which is no person; `cards`: persons who have a card on it (`of_cards`).
    """
    spoken = language if language in LANGUAGES else "en"
    found = {*cards, *(name for name in persons(texts, spoken) if " " in name)}
    for text, spans in zip(texts, personal, strict=True):
        if _NAME.search(text):  # most passages hold none, and this is cheap
            found.update(_named_in(text, _labelled()))
            found.update(_named_in(text, _titled()))
            found.update(_named_in(text, _doing()))
            found.update(_named_in(text, _QUOTED))
        found.update(_beside(text, spans))
    own = [fold(value) for value in known]
    named = frozenset(name for name in map(_trimmed, found) if name and _is_person(name, own))
    return named | _first_names(named, texts, own)


def met(title: str, known: Collection[str]) -> frozenset[str]:
    """The persons that a title says one meets there: `Workshop with …`. A guess, good enough for a title."""
    own = [fold(value) for value in known]
    return frozenset(name for name in map(_trimmed, _named_in(title, _met())) if name and _is_person(name, own))


def of_cards(lines: Sequence[str]) -> list[str]:
    """The persons whose cards stand among the lines of a page: a name, and above or below it what that person is there.

    In the order in which they stand, each as often as it does.
    """
    found = []
    for place, line in enumerate(lines):
        if len(line) <= _LONGEST and _NAME.fullmatch(line) and _is_person(line, ()):
            beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
            found += [line] if any(len(one) <= _ROLE and _role().fullmatch(one) for one in beside) else []
    return found


def labelled(text: str) -> list[str]:
    """The persons whom a label names in a line: `Booking clerk: …`."""
    found = map(_trimmed, _named_in(text, _labelled())) if _NAME.search(text) else ()
    return [name for name in found if " " in name and _is_person(name, ())]


def called(text: str) -> bool:
    """Whether a text ends in a word for telephone and one first name: "Tel Anna:"; a word we know is no name."""
    hit = _called().search(text)
    return hit is not None and _is_person(hit[1], ())


@cache
def _called() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(phrases("contact", "phone"), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?i:{words})\s({WORD})\s?:\s*$")


def _named_in(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """The names that a pattern finds, with those listed behind them."""
    for hit in pattern.finditer(text):
        yield from re.findall(FULL, next(filter(None, hit.groups())))


def _first_names(named: frozenset[str], texts: Sequence[str], own: Sequence[str]) -> frozenset[str]:
    """The first names of persons that stand alone too, and in no other name on the page (`Salle Victor Hugo`)."""
    firsts = {name.split()[0] for name in named if " " in name} - named
    told = "\n".join(texts)
    for name in named:
        told = told.replace(name, "")
    return frozenset(first for first in firsts if _alone(first, told) and not any(fold(first) in one for one in own))


def _alone(name: str, text: str) -> bool:
    beside = re.search(rf"{WORD}\s{re.escape(name)}(?!\w)|(?<!\w){re.escape(name)}\s{WORD}", text)
    return not beside and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _beside(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Names directly before or behind a personal mailbox or number; a first name alone behind a label only."""
    for start, end in spans:
        before = re.search(rf"({FULL}){_BESIDE}$", text[:start]) or _first_name().search(text[:start])
        after = re.match(rf"{_BESIDE}({FULL})", text[end:])
        yield from (hit[1] for hit in (before, after) if hit)


def _trimmed(name: str) -> str:
    """A name without the words around it that are none: `Contact Anna Peeters Email`."""
    words = name.split()
    while words and fold(words[0]) in _no_names():
        words.pop(0)
    while words and fold(words[-1]) in _no_names():
        words.pop()
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
    """A label before a name, or who is to be asked or thanked; a date may stand inside: `founded in 2015 by`."""
    asked = "|".join(
        rf"{first}\s(?:(?:[^\W\d]+\s){{0,2}}\d{{4}}\s)?{last}" if first else last
        for first, _, last in (re.escape(one).rpartition(r"\ ") for one in _longest_first("person_asked"))
    )
    return re.compile(rf"(?<!\w)(?:(?i:{_any('person_label')})\s?[:,–—-]?|(?i:{asked}))\s(?P<names>{_LISTED})")


@cache
def _role() -> re.Pattern[str]:
    """A line that says what somebody is, and where: `Co-founder & Community Manager at …`; no sentence about a role."""
    more = r"\s?[,|&/(–-].*|\s(?:at|of|for|and|bij|van|en|chez|de|du|et|bei|von|und|del|y|di|presso|e)\s.*"
    return re.compile(rf"(?:[\w&-]+\s){{0,3}}(?:{_any('person_label')})(?:{more})?", re.IGNORECASE)


@cache
def _titled() -> re.Pattern[str]:
    behind = rf"(?i:{_any('person_label')}|(?:{_any('person_behind')})(?=\s?$|[\s,.;)|]))"
    return re.compile(rf"(?<!\w)(?P<names>{_LISTED})\s?[,–—|(·-]\s?{behind}(?!\w)")


@cache
def _doing() -> re.Pattern[str]:
    does = _any("person_does")
    return re.compile(rf"(?<!\w)(?P<names>{_LISTED})\s(?i:{does})(?!\w)|(?<!\w)(?i:{does})\s(?P<behind>{_LISTED})")


@cache
def _met() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{_any('person_met')})\s(?P<names>{_LISTED})")


def _any(key: str) -> str:
    return "|".join(map(re.escape, _longest_first(key)))


def _longest_first(key: str) -> list[str]:
    return sorted(phrases("privacy", key), key=lambda phrase: (-len(phrase), phrase))


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
