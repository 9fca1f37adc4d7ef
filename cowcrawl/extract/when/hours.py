"""Opening hours of the space: what its page prints, and what its structured data say.

Hours count when words around them say that the house is open then, or when they stand alone like a timetable in a
footer or on a contact page. Those at which the space can be used go before those at which visitors are received. Hours
of a reception, a telephone, a room, an event, a price plan or a season are not the space's, and two readings that
contradict each other leave the field empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.extract import Found
from cowcrawl.extract.texts.phrases import says_all
from cowcrawl.extract.texts.sentences import is_post
from cowcrawl.extract.what.makers import is_makers
from cowcrawl.extract.when.hour_doubts import ALWAYS, TITLE, Doubt, Told, doubt
from cowcrawl.extract.when.hour_places import below_address, with_address
from cowcrawl.extract.when.hour_words import Words, is_of_members
from cowcrawl.extract.when.structured_hours import structured
from cowcrawl.extract.when.timetable import Around, Passage, column_head, passages
from cowcrawl.extract.where.country import country
from cowcrawl.extract.which.apart import page_of_others
from cowcrawl.extract.which.declared import lists_declared
from cowcrawl.extract.which.scopes import scope_at
from cowcrawl.extract.which.subjects import at_office_in_frame
from cowcrawl.extract.who.name import called
from cowcrawl.literals.address import addresses
from cowcrawl.literals.evenings import find_evenings
from cowcrawl.literals.hour_tokens import evening_word, gap_in, may_hold_hours
from cowcrawl.literals.hours import Hours, find_hours, week_of
from cowcrawl.literals.lone_street import holds_address
from cowcrawl.literals.osm import Span, Week, valid
from cowcrawl.literals.phone import phones
from cowcrawl.literals.words import hint
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page, collapse
from cowcrawl.page.language import language
from cowcrawl.page.role import role, role_of_heading
from cowcrawl.vocabulary import pattern

MAX_QUOTE = 300
"""Characters up to which the whole sentence is quoted; of a longer one only the hours."""
MAX_TIMETABLES = 300
"""Timetables of one page that are looked at."""
BARE_SHARE = 0.6
"""Share of its lines that hours fill when they stand alone, as a timetable does."""
WHOLE_SHARE = 0.9
"""The same for hours in bare figures ("Mon-Fri 9-17"), which the address of the house must stand above as well."""
WORKING_DAYS = 5
"""Days that a timetable without a word to introduce it must tell of: a class or a market has fewer."""
FEW_DAYS = 3
"""The same in the card of one of several houses, which is about that house."""

WHOSE = 1
"""Words that may say in a clause whose access day and night is: members, Mitglieder."""

LEAST_FACTS = 3
"""Facts of a line below the title of a page, of which one may be its hours."""
LEAST = 12 * 60
"""Minutes a week below which nobody lets desks: the hours are a shop's, a market's, somebody's; workshops open less."""

PHONE_DIGITS = 8
"""Digits of a text that a telephone number beside hours makes more than."""
_CLOCK = re.compile("[⏰🕐-🕧]")
"""A picture of a clock stands for the word for hours."""
USED, SAID, ALONE = 3, 2, 1
"""How much speaks for hours: the space can be used then; it is open then; they stand alone."""


@dataclass(frozen=True)
class _Reading:
    week: Week
    grade: int
    quote: str
    context: tuple[str, ...]
    locator: str
    element: Element | None
    first: int
    """Index of the block it begins in, -1 for structured data."""
    label: str = ""
    """What a colon says right before them that they are of, if that is not the house: "Direction:"."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """The hours of each space of the page; one claim a space at most."""
    footed = is_post(page)  # what happened once stands above: the foot is the site's own
    if page.kind not in ("operator", "directory") or page_of_others(page) or (footed and not _has_foot(page)):
        return
    readings: dict[int | str, list[_Reading]] = {}
    listed = list(_readings(page))
    if footed:
        listed = [one for one in listed if isinstance(one, _Reading) and _in_foot(page, one)]
    if is_makers(page) and not any(isinstance(one, _Reading) for one in listed):
        listed += _readings(page, open_end=True)
    for one in listed:
        if isinstance(one, Reject):
            yield one
        else:
            readings.setdefault(_whose(page, one), []).append(one)
    for group in readings.values():
        yield _decide(page, group)


def _has_foot(page: Page) -> bool:
    """Whether a page has a foot that may hold hours."""
    return any(block.region == "footer" and block.digits and may_hold_hours(block.line) for block in page.blocks)


def _in_foot(page: Page, reading: _Reading) -> bool:
    return reading.first >= 0 and page.blocks[reading.first].region == "footer"


def _whose(page: Page, reading: _Reading) -> int | str:
    """What stands for the house that hours are of: its part of the page, or the data about it."""
    if reading.first < 0 and lists_declared(page):
        return reading.locator.rpartition(".")[0]
    return scope_at(page, reading.first)


def _readings(page: Page, *, open_end: bool = False) -> Iterator[_Reading | Reject]:
    """What the timetables of a page say; `open_end`: those of which only the beginning is told."""
    spoken = language(page)
    words = Words(spoken, makers=is_makers(page))
    for said in structured(page):
        yield _Reading(said.week, SAID, said.quote, said.more, said.locator, None, -1)
    lie = partial(scope_at, page)
    found = ((passage, hours) for passage in passages(page, lie) for hours in _found(page, passage, spoken, open_end))
    for passage, hours in islice(found, MAX_TIMETABLES):
        yield _judged(page, words, passage, hours)


def _found(page: Page, passage: Passage, spoken: str | None, open_end: bool) -> Iterable[Hours]:
    if open_end:
        return find_evenings(passage.text, spoken)
    late = evening_word().search(passage.heading(page, 0)) is not None
    found = find_hours(passage.text, spoken, evening=late)
    return found or find_hours(_cleared(page, passage.text), spoken, evening=late)


def _cleared(page: Page, text: str) -> str:
    """A text without its telephone numbers and its day and night: "02 555 12 12, open 9-17"; nothing if it has none."""
    spans = (
        [match.span() for match in pattern("hours", "always").finditer(text)]
        if hint("hours", "always").fits(text)
        else []
    )
    numbered = sum(map(str.isdigit, text)) > PHONE_DIGITS
    spans += [(one.start, one.end) for one in (phones(text, country(page)) if numbered else ())]
    for start, end in spans:
        text = text[:start] + "." * (end - start) + text[end:]
    return text if spans else ""


def _judged(page: Page, words: Words, passage: Passage, hours: Hours) -> _Reading | Reject:
    """The reading of one timetable with what speaks for it, or why it is not the space's."""
    told = Told(page, words, passage, hours)
    around, heading = told.around, told.heading
    quote = collapse(told.said)
    head = column_head(page, told.block)
    grade = _grade(words, around, f"{heading} | {head}" if head else heading, quote, len(hours.week.open_days))
    doubted = doubt(told)
    if not doubted and grade == ALONE and (hours.loose or not _stands_alone(page, words, passage, hours)):
        doubted = Doubt("nothing says that it is open then")
    if doubted:
        detail = f"{doubted.word}: {quote[:200]}" if doubted.word else quote[:200]
        return Reject(stage="hours", field="opening_hours", reason=doubted.reason, detail=detail)
    whole = passage.printed or passage.sentence(hours.start, hours.end)
    if passage.printed or (len(whole) <= MAX_QUOTE and page.holds(whole)):
        quote = whole
    pieces = [quote] if page.holds(quote) else told.said.split("\n")
    quote = collapse(pieces[0])
    context = tuple(text for text in dict.fromkeys((heading, around.label, *pieces[1:])) if text and text not in quote)
    element = passage.element(hours.start, hours.end)
    first = told.block.index
    label = _labelling(words, around)
    return _Reading(hours.week, grade, quote, context, page.locator(element), element, first, label)


def _labelling(words: Words, around: Around) -> str:
    """What ends in a colon right before hours and names something: nothing that names the hours, or the house."""
    said = next((text for text in (around.lead.strip(), around.label.strip()) if text.endswith(":")), "")
    told = ("named", "titled", "open", "used", "house", "access", "house_says")
    own = any(words.says(concept, said) for concept in told) or gap_in(said) is not None or may_hold_hours(said)
    return "" if own or len(said.split()) > TITLE else said


def _grade(words: Words, around: Around, heading: str, inner: str, days: int) -> int:
    """How much the words around hours of so many days speak for them."""
    above = f"{around.lead} | {around.label}"
    if words.says("used", above) or is_of_members(words, around.lead):
        return USED
    sentence = f"{above} | {around.tail} | {inner}"
    if words.says("named", f"{above} | {heading}") or words.says("titled", f"{above} | {heading}"):
        return SAID
    if _CLOCK.search(around.lead) or words.says("open", f"{sentence} | {around.previous} | {heading}"):
        return SAID
    headed = any(
        text and (says_all("town", "house", text) or role_of_heading(text) == "contact")
        for text in (heading, around.label)
    )
    asked = days >= FEW_DAYS and says_all("hours", "when", heading)
    return SAID if asked or (headed and days >= WORKING_DAYS) else ALONE


def _stands_alone(page: Page, words: Words, passage: Passage, hours: Hours) -> bool:
    """Whether hours that nothing introduces are a timetable of the house: complete, in a place for contacts.

    The members' access day and night may stand beside it.
    """
    block = passage.block_at(hours.start)
    if len(hours.week.open_days) < (WORKING_DAYS if scope_at(page, block.index) < 0 else FEW_DAYS):
        return False
    line = passage.sentence(hours.start, hours.end)
    if words.says("always", line):
        clauses = [words.without("always", clause).strip() for clause in line.split(",")]
        line = ",".join(clause for clause in clauses if len(clause.split()) > WHOSE)
    line = _without_reach(page, line)
    lead = passage.around(hours.start, hours.end).lead
    begun = len(lead) if lead and line.startswith(lead) and gap_in(lead) is not None else 0  # "dal lunedì"
    if hours.end - hours.start + begun < (WHOLE_SHARE if hours.bare else BARE_SHARE) * len(line):
        return False
    if (
        hours.bare
        and not below_address(page, block, passage.text[hours.start : hours.end])
        and scope_at(page, block.index) < 0
    ):
        return False
    if with_address(page, block) or _is_one_of_facts(page, block):
        return True
    if block.region == "main" and role(page.url, page.title) not in ("contact", "home", "locations", "about"):
        return False
    above = page.blocks[block.index - 1].line if block.index else ""
    return not phones(above)


def _without_reach(page: Page, line: str) -> str:
    """A line without the address, the house's name and the numbers that stand in it beside hours."""
    nation = country(page)
    spans = [(one.start, one.end) for one in addresses(line, nation)] if holds_address(line, nation) else []
    if not spans:
        return line
    spans += [(one.start, one.end) for one in phones(line, nation)]
    first = min(start for start, _ in spans)
    spans = [(0 if start == first and len(line[:first].split()) <= TITLE else start, end) for start, end in spans]
    for start, end in sorted(spans, reverse=True):
        line = f"{line[:start]} {line[end:]}"
    for name in called(page):
        line = re.sub(re.escape(name), " ", line, flags=re.IGNORECASE)
    return _JOINTS.sub(" ", line).strip()


_JOINTS = re.compile(r"(?:^|\s)[|·•,;.–—/-]+(?=\s|$)|\s+")


def _is_one_of_facts(page: Page, block: Block) -> bool:
    """Whether a block is a line of facts below the title of its page: "5 min to the station · Mon–Fri 8–19 · Wifi"."""
    head = page.blocks[max(block.headings, default=block.index)]
    return head.level == 1 and len(block.line) <= MAX_QUOTE and len(_FACTS.findall(block.line)) + 1 >= LEAST_FACTS


_FACTS = re.compile(r"\s[·•|]\s")


def _decide(page: Page, readings: Sequence[_Reading]) -> Found | Reject:
    """The claim of the hours for which most speaks, or a reject when two of them contradict each other.

    Beside hours of the day, "open 24/7" is the members' access, which is a field of its own.
    """
    readings = [one for one in readings if not at_office_in_frame(page, one.first)] or readings
    if len({reading.label for reading in readings} - {""}) > 1:
        unlabelled = [reading for reading in readings if not reading.label]
        if not unlabelled:
            detail = " | ".join(f"{reading.label} {reading.quote[:60]}" for reading in readings[:3])
            return Reject(stage="hours", field="opening_hours", reason="hours of several things", detail=detail)
        readings = unlabelled
    chosen = _most_said(readings)
    chosen = [reading for reading in chosen if reading.week.text != ALWAYS] or chosen
    merged = chosen[0]
    for other in chosen[1:]:
        joined = _joined(merged, other)
        if joined is None:
            detail = " | ".join(reading.quote[:90] for reading in chosen[:3])
            return Reject(stage="hours", field="opening_hours", reason="two readings", detail=detail)
        merged = joined
    open_for = sum(end - start for spans in merged.week.days.values() for start, end in spans)
    if open_for < LEAST and not is_makers(page):
        return Reject(stage="hours", field="opening_hours", reason="too few hours", detail=merged.quote[:200])
    if not valid(merged.week.text):
        return Reject(stage="hours", field="opening_hours", reason="not in the syntax", detail=merged.week.text)
    claim = Claim(
        field="opening_hours",
        value=merged.week.text,
        quote=merged.quote,
        locator=merged.locator,
        extractor="hours",
        context=merged.context,
    )
    return Found(claim=claim, element=merged.element)


def _most_said(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings for which most speaks; where members may come on other days as well, those of the house."""
    best = max(reading.grade for reading in readings)
    chosen = [reading for reading in readings if reading.grade == best]
    said = [reading for reading in readings if reading.grade == SAID]
    used = {day for reading in chosen for day in reading.week.open_days}
    if best == USED and any(not used & set(reading.week.open_days) for reading in said):
        return said
    return chosen


def _joined(one: _Reading, other: _Reading) -> _Reading | None:
    """Two readings as one: the fuller when it says all that the other says, both when they speak of other days."""
    shared = one.week.days.keys() & other.week.days.keys()
    if any(one.week.days[day] != other.week.days[day] for day in shared):
        if not (_listed(one, other) and all(_apart(one.week.days[day], other.week.days[day]) for day in shared)):
            return None
        return _both(one, other)
    if one.week.days.keys() >= other.week.days.keys():
        return one
    if one.week.days.keys() <= other.week.days.keys():
        return other
    return _both(one, other)


def _listed(one: _Reading, other: _Reading) -> bool:
    """Whether two readings are items of one list, each of which tells a part of the day."""
    first, second = one.element, other.element
    return first is not None and second is not None and first.tag == "li" and first.getparent() is second.getparent()


def _apart(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return all(end <= begin or finish <= start for start, end in one for begin, finish in other)


def _both(one: _Reading, other: _Reading) -> _Reading | None:
    """A reading of what two say together."""
    pairs = [(frozenset((day,)), spans) for week in (one.week, other.week) for day, spans in week.days.items()]
    unique = list(dict.fromkeys(pairs))
    week = week_of(unique, holidays_off=one.week.holidays_off or other.week.holidays_off)
    return replace(one, week=week, context=(*one.context, other.quote)) if week else None
