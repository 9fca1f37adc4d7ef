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
from cowcrawl.extract.apart import page_of_others
from cowcrawl.extract.country import country
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.hour_places import below_address, columns, is_host, named_row, with_address
from cowcrawl.extract.hour_words import Words, is_of_members, words_in
from cowcrawl.extract.makers import is_makers
from cowcrawl.extract.members import some_members
from cowcrawl.extract.phrases import says_all
from cowcrawl.extract.scopes import scope_at
from cowcrawl.extract.sentences import is_post
from cowcrawl.extract.structured_hours import structured
from cowcrawl.extract.tiers import one_of_plans, tier
from cowcrawl.extract.timetable import Around, Passage, column_head, passages
from cowcrawl.language import language
from cowcrawl.literals.evenings import find_evenings
from cowcrawl.literals.hour_tokens import evening_word, gap_in, may_hold_hours, names_days
from cowcrawl.literals.hours import Hours, find_hours, week_of
from cowcrawl.literals.osm import Span, Week, valid
from cowcrawl.literals.phone import phones
from cowcrawl.literals.words import hint
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page, collapse
from cowcrawl.role import role
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

LEAST = 12 * 60
"""Minutes a week below which nobody lets desks: the hours are a shop's, a market's, somebody's; workshops open less."""

PHONE_DIGITS = 8
"""Digits of a text that a telephone number beside hours makes more than."""

TITLE = 6
"""Words of a line before hours that names them, and says nothing else."""

BESIDE = 24
"""Characters within which "open" and "24/7" belong together."""
_CLOCK = re.compile("[⏰🕐-🕧]")
"""A picture of a clock stands for the word for hours."""
_CLAUSE = re.compile(r"[(),;:]|[.!?]\s|\s[-–|•]\s")
_END = re.compile(r";|\s[–—-]\s(?=[^;]*\d)")
"""Where what is said of hours ends, as other hours follow."""
NEAR = 15
"""Characters between two words that belong together: "horaires d'ouverture de la réception"."""

ALWAYS = "24/7"
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
    if page.kind not in ("operator", "directory") or is_post(page) or page_of_others(page):
        return
    readings: dict[int, list[_Reading]] = {}
    listed = list(_readings(page))
    if is_makers(page) and not any(isinstance(one, _Reading) for one in listed):
        listed += _readings(page, open_end=True)
    for one in listed:
        if isinstance(one, Reject):
            yield one
        else:
            readings.setdefault(scope_at(page, one.first), []).append(one)
    for group in readings.values():
        yield _decide(page, group)


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
    around = passage.around(hours.start, hours.end)
    heading = passage.heading(page, hours.start)
    quote = collapse(passage.text[hours.start : hours.end])
    head = column_head(page, passage.block_at(hours.start))
    grade = _grade(words, around, f"{heading} | {head}" if head else heading, quote, len(hours.week.open_days))
    reason, word = _doubt(page, words, passage, hours)
    if not reason and grade == ALONE and (hours.loose or not _stands_alone(page, words, passage, hours)):
        reason = "nothing says that it is open then"
    if reason:
        detail = f"{word}: {quote[:200]}" if word else quote[:200]
        return Reject(stage="hours", field="opening_hours", reason=reason, detail=detail)
    whole = passage.printed or passage.sentence(hours.start, hours.end)
    if passage.printed or (len(whole) <= MAX_QUOTE and page.holds(whole)):
        quote = whole
    pieces = [quote] if page.holds(quote) else passage.text[hours.start : hours.end].split("\n")
    quote = collapse(pieces[0])
    context = tuple(text for text in dict.fromkeys((heading, around.label, *pieces[1:])) if text and text not in quote)
    element = passage.element(hours.start, hours.end)
    first = passage.block_at(hours.start).index
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
    headed = any(text and says_all("town", "house", text) for text in (heading, around.label))
    return SAID if headed and days >= WORKING_DAYS else ALONE


def _doubt(page: Page, words: Words, passage: Passage, hours: Hours) -> tuple[str | None, str | None]:
    """Why the hours are not the space's and the word that says so, if any does."""
    around = passage.around(hours.start, hours.end)
    heading = passage.heading(page, hours.start)
    inner = passage.text[hours.start : hours.end] if hours.loose else ""
    titled = _titled(words, around.lead) or (not around.lead.strip(" :-–") and _titled(words, around.label))
    block = passage.block_at(hours.start)
    addressed = with_address(page, block)
    label = "" if titled or (addressed and not words.says("manned", around.label)) else around.label
    if around.lead.rstrip().endswith(":") and not words.without("staffed_label", around.lead).strip():
        return "hours of something else", around.lead
    behind = "" if _ends_closed(passage, hours) else _END.split(around.tail)[0]
    for text in (f"{behind} | {inner}", "" if titled else around.lead, _uninviting(label), named_row(block)):
        word = words.first("other_hours", words_in(text)) if words.says("other_hours", text) else None
        if word and not is_host(page, words, word):
            return "hours of something else", word
    if words.makers and words.says("meet", f"{around.lead} | {around.label}"):
        said = f"{around.lead} | {around.label} | {around.tail} | {heading}"
        if word := words.first("meets_apart", said):
            return "hours of something else", word
    if (word := words.first("manned", around.previous)) and not words.says("house_says", around.lead):
        return "hours of something else", word
    named = titled or words.says("named", f"{around.lead} | {around.label}")
    headed = words.says("named", heading) and not words.says("plan_hours", heading) and not desk_type(heading)
    other = words.first("other_hours", _uninviting(heading))
    if other and not (named or addressed or words.says("named", heading) or is_host(page, words, other)):
        return "hours of something else", other
    tail = _behind_days(words, passage.text[hours.start : hours.end], around.tail)
    for text in (around.lead, tail, "" if named else around.label):
        if word := words.first("plan_hours", words.without("members_and_others", text)):
            return "hours of a plan", word
    if plan := _of_two_desks(around) or _of_desks(words, around) or some_members(around.tail):
        return "hours of a plan", plan
    plan = one_of_plans(page, block) if named or headed else tier(page, block)
    of_house = named or (words.makers and words.says("meet", around.lead))
    if plan and not addressed and not (of_house and words.says("house_says", around.lead)):
        return "hours of a plan", plan
    alone = scope_at(page, block.index) >= 0 or words.says("named", column_head(page, block))
    if mixed := not alone and columns(page, block):
        return "hours of several things", mixed
    if hours.week.text == ALWAYS and not _always_open(words, around):
        return "access, not opening hours", None
    return None, None


def _ends_closed(passage: Passage, hours: Hours) -> bool:
    """Whether hours end by saying when it is closed, which goes on: "closed on Sundays and at Christmas"."""
    return pattern("hours", "closed").search(passage.text[hours.start : hours.end].rpartition("\n")[2]) is not None


def _uninviting(heading: str) -> str:
    """A heading without what asks one to come: below "Bezoek ons" and "Nous rendre visite" are no hours of visits."""
    return pattern("address", "label").sub(" ", heading)


def _of_two_desks(around: Around) -> str | None:
    """The kind of desk before whose hours a sentence stands that goes on about another: "Flex: 8-17, Fix: 24/7"."""
    label = _CLAUSE.split(around.lead.rstrip(": "))[-1].strip()
    kind = desk_type(label) if around.lead.rstrip().endswith(":") else None
    return label if kind and desk_type(around.tail) not in (None, kind) else None


def _of_desks(words: Words, around: Around) -> str | None:
    """The kind of desk of which a clause says when it can be used: "Hot desks are available from"; not the house."""
    clause = _CLAUSE.split(around.lead.rstrip(": "))[-1].strip()
    kind = desk_type(clause)
    return clause if kind and not words.says("house", clause) and not words.says("named", clause) else None


def _behind_days(words: Words, said: str, tail: str) -> str:
    """What stands behind hours, without the word that takes in the last day ("Monday to Saturday included")."""
    word, _, rest = tail.partition(" ")
    return rest if names_days(said.split()[-1]) and words.says("through", word.rstrip(".")) else tail


def _always_open(words: Words, around: Around) -> bool:
    """Whether day and night is said of the house, which stands open, and not of its members or of something in it."""
    before, after = _CLAUSE.split(around.lead)[-1], _CLAUSE.split(around.tail)[0]
    clause = f"{before} | {after}"
    if any(words.says(concept, clause) for concept in ("used", "everyone", "one_plan", "not_access", "denied")):
        return False
    if words.says("for_members", around.tail[:BESIDE]):
        return False
    if words.says("for_members", around.lead):
        return False
    alone = not before.strip(" :") and len(around.lead.split()) <= TITLE
    titled = alone and words.says("titled", f"{around.lead} | {around.label}")
    return titled or words.says("stands_open", f"{before[-BESIDE:]} | {after[:BESIDE]}")


def _titled(words: Words, text: str) -> bool:
    """Whether the last words before hours name opening hours, and not those of a reception or the like."""
    titles, others = words.spans("titled", text), words.spans("other_hours", text)
    return bool(titles) and (not others or others[-1][1] + NEAR < titles[-1][0])


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
    if hours.end - hours.start < (WHOLE_SHARE if hours.bare else BARE_SHARE) * len(line):
        return False
    if hours.bare and not below_address(page, block) and scope_at(page, block.index) < 0:
        return False
    if with_address(page, block):
        return True
    if block.region == "main" and role(page.url, page.title) not in ("contact", "home", "locations", "about"):
        return False
    above = page.blocks[block.index - 1].line if block.index else ""
    return not phones(above)


def _decide(page: Page, readings: Sequence[_Reading]) -> Found | Reject:
    """The claim of the hours for which most speaks, or a reject when two of them contradict each other.

    Beside hours of the day, "open 24/7" is the members' access, which is a field of its own.
    """
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
