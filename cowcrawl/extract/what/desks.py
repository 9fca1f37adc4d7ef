"""Number of desks of the space: not its members, not a room's seats, not those still free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.rooms import names_a_room
from cowcrawl.extract.rooms.words import said, terms_in
from cowcrawl.extract.texts.phrases import ends_with, pattern, says, says_all, told
from cowcrawl.extract.texts.sentences import Sentence, figures, sentences
from cowcrawl.extract.what.whole import (
    Stated,
    decide,
    desk_counts,
    is_before_move,
    is_below_future,
    is_meant,
    is_needed,
    is_of_beginning,
    is_of_more,
    is_whole_area,
    without_harmless,
)
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.count import Count
from cowcrawl.literals.money import find_money
from cowcrawl.literals.number_words import cardinal_words
from cowcrawl.literals.period import link
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.model import Reject
from cowcrawl.page import Page
from cowcrawl.text import fold, text_in
from cowcrawl.vocabulary import phrases

MIN_DESKS = 4
MAX_DESKS = 5_000
BOTH = 3
"""Words behind a noun for desks that may tell of two kinds of them: "puestos fijos y flexibles"."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """The desks the page counts for the space; two different numbers leave it open."""
    stated: list[Stated] = []
    blocks = page.holding_all(told("spaces", "desks", "coworking_seats"))
    for sentence in chain(sentences(page, blocks), figures(page, blocks)):
        for count, noun in desk_counts(sentence.text):
            if reason := _doubt(page, count, noun, sentence):
                yield Reject(stage="desks", field="desks", reason=reason, detail=sentence.text[:200])
            else:
                rough = count.rough or ends_with("units", "about", sentence.text[: count.start])
                stated.append(Stated(count.value, rough, sentence))
    yield from decide(page, "desks", "desks", stated)


@cache
def _low_end() -> re.Pattern[str]:
    ends = alternation(phrases("money", "range"))
    return re.compile(rf"(?<![^\W\d_])(?:\d\s?|(?:{alternation(cardinal_words())})\s)(?:{ends})\s?$", re.I)


@cache
def _in_year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?:19|20)\d\d,?\s(?:{alternation(phrases('spaces', 'joined'))})\s(?:\w+\s)?$", re.I)


def _doubt(page: Page, count: Count, noun: re.Match[str], sentence: Sentence) -> str | None:
    around = f"{noun.group('between')} {noun.group('next')}"
    before = sentence.text[: count.start]
    if not MIN_DESKS <= count.value <= MAX_DESKS:
        return "out of range"
    if says("formulas", "capacity", noun.group("between")):
        return "people"  # "62 people used our desks"
    both = _of_both(noun["between"]) or _of_both(" ".join(sentence.text[noun.end("noun") :].split()[:BOTH]))
    if (says("spaces", "some_desks", around) and not both) or _is_of_some(sentence.title):
        return "some desks"
    if _low_end().search(before) or says("money", "range", " ".join(noun.group("between").split()[:1])):
        return "range"
    if find_money(sentence.text) or (not count.start and _opens_priced_row(sentence)):
        return "beside a price"
    if is_needed(sentence.text, count.start):
        return "needed"
    if is_meant(sentence.text, count.start):
        return "a goal"
    if "%" in sentence.text:
        return "a share"
    if is_before_move(sentence) or is_of_beginning(sentence.text, count.start) or _in_year().search(before):
        return "history"
    if reason := is_of_more(sentence.text):
        return reason
    if is_below_future(sentence):
        return "of what opens later"
    if before.rstrip().endswith("©"):
        return "a year"
    near = without_harmless(" ".join(before.split()[-4:]))
    apart = says("spaces", "part", near) and not _with_whole_area(sentence)
    each = re.search(rf"{link('per')}\s*$", before, re.I) and not ends_with("spaces", "no_part", before)
    if apart or each:
        return "a part"
    return "a room" if _in_a_room(before, sentence.title) or _heads_an_office(page, sentence.title) else None


def _opens_priced_row(sentence: Sentence) -> bool:
    """Whether desks are all that a cell of a table counts, in whose row a price stands: those of an office."""
    row = sentence.block.element.getparent() if sentence.block.element.tag in ("td", "th") else None
    return row is not None and row.tag == "tr" and bool(find_money(text_in(row)))


_ROOMS = ("meeting_room", "event_space", "private_office", "phone_booth")
"""Rooms whose desks are not those of the house."""


def _of_both(between: str) -> bool:
    """Whether desks are of one kind and the other, which is all of them: "34 flexible and fixed desks"."""
    kinds = list(pattern("spaces", "some_desks").finditer(fold(between)))
    joint = fold(between)[kinds[0].end() : kinds[1].start()] if len(kinds) == 2 else ""
    return said("and", joint) and not has_digit(joint)


def _is_of_some(title: str) -> bool:
    """Whether a title is of some kind of desks, "Dedicated desks"."""
    return says("spaces", "desks", title) and says("spaces", "some_desks", title)


def _in_a_room(before: str, title: str) -> bool:
    """Whether the desks of a sentence are those of a room: named right before them, or by the title above."""
    if ends_with("rooms", "limit", before) and desk_hint(before) == "private_office":
        return True
    if _opens_with_room(before):
        return True
    if title and (desk_type(title) in _ROOMS or says_all("rooms", "setups", title)):
        return True
    room = next((term for term in reversed(terms_in(before)) if term.concept in _ROOMS), None)
    between = before[room.end :] if room else ","
    return "," not in between and not said("and", between)


def _heads_an_office(page: Page, title: str) -> bool:
    """Whether a title is the name of one of the offices of a page: "Office 205"."""
    return desk_hint(title) == "private_office" and names_a_room(page, title)


def _opens_with_room(before: str) -> bool:
    """Whether a text opens with a room, and all that is said of it: "Sala amplia y polivalente, con"."""
    first = next(iter(terms_in(before)), None)
    plain = first is not None and first.concept == "plain" and first.start == 0
    return plain and not says("spaces", "nouns", before) and not said("several", before)


def _with_whole_area(sentence: Sentence) -> bool:
    """Whether the only number of desks of a sentence stands beside the area of all of the space."""
    text = sentence.text
    areas = find_areas(text)
    return len(areas) == 1 == len(desk_counts(text)) and is_whole_area(areas[0], text[: areas[0].start], text)
