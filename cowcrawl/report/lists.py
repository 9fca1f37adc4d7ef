"""Lists of names with a number each: "> Spaces (7)" under a heading, "Berlin (221), Hamburg (101)" in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cowcrawl.model import Aggregate
from cowcrawl.report.counting import STATES, Found
from cowcrawl.report.layer import Layer, counted
from cowcrawl.report.lines import Line
from cowcrawl.report.names import words_of
from cowcrawl.report.places import is_place
from cowcrawl.report.sentences import Sentence
from cowcrawl.report.wording import NAME, said, says
from cowcrawl.text import fold

HEADING_LINES = 6
"""Printed lines over which the heading of a list may run."""
MOST = 60_000
"""More spaces than this are not counted but estimated."""

_ITEM = re.compile(rf"(?:[>•▪●■◦»*+–-]\s*|\d{{1,2}}[.)]\s+)?(?P<name>{NAME})\s?[(:]\s?(?P<value>\d{{1,5}})\s?\)?")
_INSIDE = re.compile(rf"(?P<name>{NAME})\s?\((?P<value>\d{{1,3}}(?:[.,\s]\d{{3}})*|\d{{1,5}})\)")


def listed(layer: Layer, lines: Sequence[Line], language: str | None) -> Iterator[Aggregate]:
    """The counts of lists of two items and more, one a line, under a heading that says what is counted."""
    at = 0
    while at < len(lines):
        items = _items(lines, at)
        heading = _heading(lines, at) if len(items) >= 2 else ""
        if measure := _measure(heading, language):
            for number, match in items:
                words = lines[number].words[match.start("name") : match.end()]
                value, unit = int(match["value"]), "spaces" if is_place(match["name"]) else "locations"
                told_as = measure.replace("locations", unit)
                told = counted(layer, words, subject=match["name"], measure=told_as, value=value, unit=unit)
                if told and 0 < value <= MOST:
                    yield told
        at += max(len(items), 1)


def in_sentence(sentence: Sentence, language: str | None) -> Iterator[Found]:
    """The counts of a sentence about how many spaces there are, when it gives two names and more with a number each."""
    text = sentence.text
    pairs = [match for match in _INSIDE.finditer(text) if not 1900 <= _value(match) <= 2100]
    if len(pairs) < 2 or not says("spaces", language, text) or not says("most", language, text):
        return
    for match in pairs:
        name = re.sub(rf"^(?i:(?:{said('articles', language)}|{said('places', language)})\s)+", "", match["name"])
        yield Found(_value(match), match.start(), match.end(), name, STATES[False, False], "spaces")


def _value(match: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", match["value"]))


def _items(lines: Sequence[Line], at: int) -> list[tuple[int, re.Match[str]]]:
    found: list[tuple[int, re.Match[str]]] = []
    for number in range(at, len(lines)):
        match = _ITEM.fullmatch(lines[number].text)
        if not match or (found and lines[number].gap > 2):
            break
        found.append((number, match))
    return found


def _heading(lines: Sequence[Line], at: int) -> str:
    """The lines right above a list that belong together."""
    top = at
    while top > 0 and at - top < HEADING_LINES and (lines[top].gap == 0 or top == at):
        top -= 1
        if lines[top].text[-1:] in ".!?":
            return ""
    return " ".join(line.text for line in lines[top:at])


def _measure(heading: str, language: str | None) -> str | None:
    """What a list under a heading counts: places, in which state; None when it says nothing of places."""
    said_so = f" {fold(heading)} "
    if not heading or not any(f" {noun} " in said_so for noun in _nouns(language)):
        return None
    known, ahead = (says(concept, language, heading) for concept in ("existing", "in_preparation"))
    return STATES[known, ahead].replace("spaces", "locations")


@cache
def _nouns(language: str | None) -> frozenset[str]:
    """The folded words for places and for who runs them, in the singular too."""
    fields = ("operator", "site", "location", "count")
    words = set().union(*(words_of("report_fields", field) for field in fields))
    return frozenset(words - words_of("report_tables", "counting") - {"total", "totaal", "name", "naam", "nom"})


__all__ = ["in_sentence", "listed"]
