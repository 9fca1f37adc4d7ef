"""Floor area of the space: never a room's, a neighbour's or a network's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.phrases import begins_with, ends_with, says
from cowcrawl.extract.sentences import Sentence, sentences
from cowcrawl.literals.area import Area, find_areas
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page
from cowcrawl.quotes import Quotes

MIN_AREA = 15
"""Square metres: the smallest coworking space of the reports is larger; less is a room."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """The area the page states for the space; a precise one wins over "more than", two precise ones leave it open."""
    stated: list[tuple[Area, Sentence]] = []
    for sentence in sentences(page):
        areas = find_areas(sentence.text)
        for number, area in enumerate(areas):
            before = sentence.text[areas[number - 1].end if number else 0 : area.start]
            if reason := _doubt(area, before, sentence):
                yield Reject(stage="area", field="area_m2", reason=reason, detail=sentence.text[:200])
            else:
                stated.append((area, sentence))
    yield from _decide(page, stated)


def _doubt(area: Area, before: str, sentence: Sentence) -> str | None:
    after = sentence.text[area.end :]
    clause = re.split(r"[,;:–]\s|\s-\s", before)[-1]
    if area.ranged:
        return "range"
    if area.value < MIN_AREA:
        return "too small"
    if says("spaces", "network", sentence.text):
        return "network"
    leading = before + sentence.text[area.start : area.number]
    whole = ends_with("spaces", "whole_before", before) or ends_with("spaces", "whole_before", leading)
    if not whole and not begins_with("spaces", "whole_after", after):
        return "not said of what"
    near = " ".join(clause.split()[-5:])
    if ends_with("spaces", "part", before):
        return "a part"
    if says("spaces", "part", near) and (not whole or re.search(r"\d", near)):
        return "a part"
    if sentence.title and desk_type(sentence.title) in ("meeting_room", "event_space", "private_office"):
        return "a room"
    return None


def _decide(page: Page, stated: list[tuple[Area, Sentence]]) -> Iterator[Found | Reject]:
    precise = [(area, sentence) for area, sentence in stated if not area.rough] or stated
    values = {area.value for area, _ in precise}
    if len(values) > 1:
        detail = " | ".join(sentence.text[:90] for _, sentence in precise[:3])
        yield Reject(stage="area", field="area_m2", reason="two readings", detail=detail)
        return
    quotes = Quotes(page) if precise else None
    for area, sentence in precise[:1]:
        if quotes and quotes.has(sentence.text):
            yield Found(
                claim=Claim(
                    field="area_m2",
                    value=int(area.value) if area.value.is_integer() else area.value,
                    unit="m2",
                    quote=sentence.text,
                    locator=page.locator(sentence.block.element),
                    extractor="area",
                ),
                element=sentence.block.element,
            )
