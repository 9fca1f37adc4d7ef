"""Floor area of the space: never a room's, a neighbour's or a network's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.rooms import counts_rooms, is_of_a_room, names_a_room
from cowcrawl.extract.rooms.words import terms_in
from cowcrawl.extract.texts.beside import is_figure
from cowcrawl.extract.texts.phrases import begins_with, ends_with, pattern, says, says_all
from cowcrawl.extract.texts.phrases import told as telling
from cowcrawl.extract.texts.sentences import MAX_LABEL, Sentence, figures, sentences, split
from cowcrawl.extract.what.whole import (
    LEAST,
    LEAST_LABELLED,
    MOST,
    Stated,
    counts_all,
    decide,
    defines_house,
    desk_counts,
    is_before_move,
    is_below_future,
    is_named_before,
    is_needed,
    is_of_beginning,
    is_of_more,
    is_whole_area,
)
from cowcrawl.extract.which.apart import apart
from cowcrawl.fields import AREA_KINDS
from cowcrawl.literals.area import Area, find_areas, may_hold_area, names_area
from cowcrawl.literals.money import find_money
from cowcrawl.literals.words import alternation
from cowcrawl.model import Reject
from cowcrawl.page import Block, Page, once
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MOST_OFFICE = 300
"""Square metres of the largest office that a title names: more are those of all offices, "Offices in Oss"."""
COUNTER = 8
"""Characters of a number that is counted up before one's eyes."""
COUNTERS = 2
"""Such numbers of a page that tells of itself in figures."""
MIN_AREA = 15
"""Square metres: the smallest coworking space of the reports is larger; less is a room."""


_ROOMS = ("meeting_room", "event_space", "private_office")
_CLAUSE = re.compile(r"[,;:–]\s|\s-\s")


def extract(page: Page) -> Iterator[Found | Reject]:
    """The area the page states for the space; a precise one wins over "more than", two precise ones leave it open."""
    stated: list[Stated] = []
    blocks = [block for block in page.blocks if block.digits and may_hold_area(block.line)]
    blocks = [block for block in blocks if block.index not in apart(page)]
    for sentence in chain(sentences(page, blocks), figures(page, (*blocks, *_counters(page)))):
        areas = find_areas(sentence.text)
        for number, area in enumerate(areas):
            before = sentence.text[areas[number - 1].end if number else 0 : area.start]
            reason = _doubt(page, area, before, sentence)
            if reason or is_needed(sentence.text, area.start):
                reason = reason or "what somebody looks for"
                yield Reject(stage="area", field="area_m2", reason=reason, detail=sentence.text[:200])
            else:
                stated.append(Stated(area.value, area.rough, sentence))
    for one in decide(page, "area_m2", "m2", stated):
        yield one
        if isinstance(one, Found) and (kind := _kind(one.claim.quote)):
            claim = replace(one.claim, field="area_kind", value=kind, unit=None)
            yield Found(claim=claim, element=one.element)


@once
def _counters(page: Page) -> tuple[Block, ...]:
    """The numbers that stand apart from what they count, on a page that has several and speaks of areas."""
    found = [block for block in page.main if block.digits and len(block.line) <= COUNTER and is_figure(block.line)]
    labels = (block.line for block in page.main if not block.digits and len(block.line) <= MAX_LABEL)
    if len(found) < COUNTERS or not any(map(names_area, labels)):
        return ()
    return tuple(block for block in found if not may_hold_area(block.line))


def _is_counter(page: Page, area: Area, sentence: Sentence) -> bool:
    """Whether a number and the words for square metres beside it are all that is said: "350", "metros cuadrados".

    Or an area and the word for one: "2.300 m² superficie".
    """
    label = sentence.text[area.end :].strip(" .")
    alone = area.start == 0 and (not label or says_all("spaces", "area_label", label)) and area.value >= LEAST_LABELLED
    joined = label or page.blocks[sentence.block.index].line != sentence.text
    return alone and bool(joined) and not any(says("spaces", part, sentence.title) for part in ("part", "part_behind"))


def _is_fact(page: Page, area: Area, sentence: Sentence) -> bool:
    """Whether an area is all of an item of a list of which the next one counts the desks: "1.450 m²", "96 desks"."""
    item = sentence.block
    if item.element.tag != "li" or sentence.text != sentence.text[area.start : area.end] or area.value < LEAST_LABELLED:
        return False
    beside = (page.blocks[at] for at in (item.index - 1, item.index + 1) if 0 <= at < len(page.blocks))
    near = (other.line for other in beside if other.element.getparent() is item.element.getparent())
    counts = [count.value for line in near for count, noun in desk_counts(line) if noun.end() == len(line)]
    return any(LEAST <= area.value / count <= MOST for count in counts if count)


def _kind(quote: str) -> str | None:
    """How the sentence that states an area says it is measured or held: net, gross or leased; two of them, nothing."""
    found = [kind for kind in AREA_KINDS if says("spaces", kind, quote)]
    return found[0] if len(found) == 1 else None


@once
def _spoken(page: Page) -> frozenset[int]:
    """The indexes of the blocks that hold a word for a space, or one that leads to what it measures."""
    phrases = telling("spaces", "whole_before", "whole_after", "nouns", "area_label")
    return frozenset(block.index for block in page.holding_all(phrases))


def _doubt(page: Page, area: Area, before: str, sentence: Sentence) -> str | None:
    if area.ranged:
        return "range"
    if area.value < MIN_AREA:
        return "too small"
    if reason := is_of_more(sentence.text):
        return reason
    if _is_priced(sentence.text[area.end :]):
        return "a room"
    if is_below_future(sentence):
        return "of what opens later"
    if is_before_move(sentence) or is_of_beginning(sentence.text, area.start):
        return "history"
    if counts_all(sentence, area):
        return None
    if defines_house(page, before):
        return None
    told = sentence.block.index in _spoken(page) and is_whole_area(area, before, sentence.text)
    if not told and not _is_counter(page, area, sentence) and not _is_fact(page, area, sentence):
        return "not said of what"
    if says("spaces", "land", _CLAUSE.split(before)[-1]):
        return "land"
    if ends_with("spaces", "inside", before) and not begins_with("spaces", "whole_after", sentence.text[area.end :]):
        return "around it"
    near = " ".join(_CLAUSE.split(before)[-1].split()[-5:])
    named = is_named_before(area, before, sentence.text)
    if (
        (ends_with("spaces", "part", before) and not named)
        or _has_a_part(before)
        or _one_of_many().search(fold(_CLAUSE.split(before)[-1]))
        or _is_of_a_part(sentence.text[area.end :])
    ):
        return "a part"
    if says("spaces", "part", near) and (not named or re.search(r"\d", near)):
        return "a part"
    title = sentence.title
    offices = desk_type(title) == "private_office" and area.value >= MOST_OFFICE
    if (
        title
        and not offices
        and (desk_type(title) in _ROOMS or desk_hint(title) == "event_space" or names_a_room(page, title))
    ):
        return "a room"
    if counts_rooms(_CLAUSE.split(before)[-1]):
        return "rooms together"
    return "a room" if is_of_a_room(page, sentence.text, area.value) or _goes_on_about_a_room(sentence) else None


def _is_priced(behind: str) -> bool:
    """Whether nothing but a verb stands between an area and a price: "A space of 25 m² costs €225"."""
    money = find_money(behind)
    between = behind[: money[0].start].strip() if money else ""
    return bool(between) and (says_all("formulas", "costs", between) or says_all("spaces", "comes_to", between))


def _has_a_part(before: str) -> bool:
    """Whether what leads to an area says of a part that it has it: "Der Eventbereich umfasst".

    Or of something in the house: "The hall at the back of the building is"; but "The floor area of the building is".
    """
    folded = fold(before)
    leads = (match for match in pattern("spaces", "whole_before").finditer(folded) if match.end() == len(folded))
    return any(
        ends_with("spaces", "part_behind", folded[: lead.start()])
        or (not ends_with("spaces", "of", lead.group()) and _leads_into(folded[: lead.start()]))
        for lead in leads
    )


@cache
def _one_of_many() -> re.Pattern[str]:
    """A number and what a space is called, in a list of what a house has: "5 oficinas y 1 espacio de coworking de"."""
    return re.compile(rf"(?<!\S)\d{{1,2}} (?:{alternation(fold(noun) for noun in phrases('spaces', 'nouns'))})(?!\S)")


def _leads_into(text: str) -> bool:
    """Whether a text ends in a word that ties what follows to something before it, which is no area."""
    return ends_with("spaces", "of", text) and not ends_with("spaces", "whole_before", text)


def _is_of_a_part(behind: str) -> bool:
    """Whether the words behind an area say that it is of a part of the house: " of meeting rooms", " vergaderzalen"."""
    first, _, rest = fold(behind).partition(" ")
    return begins_with("spaces", "part_behind", rest if says_all("spaces", "of", first) else behind)


def _goes_on_about_a_room(sentence: Sentence) -> bool:
    """Whether a sentence that begins with "this" follows one about a room: "This space of 60 m² seats 12"."""
    if not begins_with("spaces", "this", sentence.text):
        return False
    before = split(sentence.block.line.partition(sentence.text)[0].rstrip())[-1]
    return next((term.concept in _ROOMS for term in terms_in(before)), False)
