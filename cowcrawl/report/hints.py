"""Numbers that go on counting what was counted right before: "… and 18 in preparation", "of which six near …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from cowcrawl.literals.area import find_areas
from cowcrawl.literals.count import Count, find_counts
from cowcrawl.report.counting import STATES, Found, numbers
from cowcrawl.report.scope import place_behind, year_of
from cowcrawl.report.sentences import Sentence
from cowcrawl.report.wording import pattern, said, says


def hints(sentence: Sentence, here: Sequence[Found], last: Found, language: str | None) -> Iterator[Found]:
    """The numbers of a sentence that count on. `here`: what it counts itself; `last`: the count they go on from."""
    taken = {each.start for each in here}
    before = -1
    for count in numbers(sentence.text, language):
        if count.start not in taken:
            for each in _one(sentence, count, before in taken, last, language):
                taken.add(each.start)
                yield each
        before = count.start
    if pattern("together", language).match(sentence.text) and not says("unsure", language, sentence.text):
        yield from _sums(sentence, last, language)


def _one(sentence: Sentence, count: Count, inside: bool, last: Found, language: str | None) -> Iterator[Found]:
    text = sentence.text
    before, behind = text[: count.start], text[count.end :]
    if inside and _right_before("of_which", language).search(before):
        place = place_behind(text, count.end, len(text), language, any_word=True)
        if place and not says("unsure", language, text[count.start : place.end]):
            yield replace(last, value=count.value, start=count.start, end=place.end, subject=place.text)
    elif state := _state(language).match(behind):
        opens = count.start <= 3 and last.unit == "spaces"
        if inside or opens or before.rstrip().endswith(":"):
            ahead = says("in_preparation", language, state.group())
            measure, end = STATES[not ahead, ahead], count.end + state.end()
            yield replace(last, value=count.value, start=count.start, end=end, measure=measure, unit="spaces")
    elif inside and _right_before("before_then", language).search(before):
        if year := re.match(r"\s(?:[^\W\d_]+\s){1,2}((?:19|20)\d\d)", behind):
            end = count.end + year.end()
            yield replace(last, value=count.value, start=count.start, end=end, date=year[1])
    elif _right_before("back_then", language).search(before) and re.match(r"\W*$", behind):
        date = year_of(text, count.start, count.end, language)
        yield replace(last, value=count.value, start=count.start, end=count.end, date=date)


def _sums(sentence: Sentence, last: Found, language: str | None) -> Iterator[Found]:
    """ "Together they have 46,000 m² and 5,200 desks": of the spaces counted right before."""
    text = sentence.text
    for area in find_areas(text):
        if not area.ranged:
            yield replace(last, value=area.value, start=area.start, end=area.end, measure="floor area", unit="m2")
    for count in find_counts(text):
        if match := re.compile(rf"\s{said('desks', language)}", re.I).match(text, count.end):
            yield replace(last, value=count.value, start=count.start, end=match.end(), measure="desks", unit="desks")


@cache
def _right_before(concept: str, language: str | None) -> re.Pattern[str]:
    """A phrase of a concept at the end of a text, but for words that change nothing."""
    return re.compile(rf"{said(concept, language)}\s(?:{said('still', language)}\s)*$", re.I)


@cache
def _state(language: str | None) -> re.Pattern[str]:
    """A word for a state right behind a number."""
    states = f"{said('existing', language)}|{said('in_preparation', language)}"
    return re.compile(rf"\s(?:(?!{said('also', language)})[^\W\d_]+\s)?(?:{states})", re.I)
