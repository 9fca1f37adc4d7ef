"""The outdoor area of a space: its garden, terrace or courtyard, where a page measures it."""

from __future__ import annotations

from collections.abc import Iterator

from cowcrawl.extract.characteristics.words import Words
from cowcrawl.extract.what.offers import Passage, cue
from cowcrawl.literals.area import Area, find_areas

MIN_AREA = 5
"""Square metres: less is a balcony."""
MAX_AREA = 20_000
"""Square metres: more is a park."""


def outdoor_areas(words: Words, passage: Passage) -> Iterator[int | float]:
    """The areas a passage gives for what lies out of doors."""
    text = passage.text
    if cue("elsewhere", text) or cue("none", text):
        return
    for area in find_areas(text):
        if not area.ranged and MIN_AREA <= area.value <= MAX_AREA and _is_outdoors(words, text, area):
            yield int(area.value) if area.value.is_integer() else area.value


def _is_outdoors(words: Words, text: str, area: Area) -> bool:
    for term in words.find(text, "outdoor"):
        if term.end <= area.start and _only_beside(words, text[term.end : area.start]):
            return True
        if term.start >= area.end and _only_beside(words, text[area.end : term.start]):
            return True
    return False


def _only_beside(words: Words, gap: str) -> bool:
    """Whether a gap holds nothing but words that tie a thing to its measure."""
    left = gap
    for term in reversed(words.find(gap, "beside")):
        left = left[: term.start] + left[term.end :]
    return not left.strip(" '’(:~±–-")
