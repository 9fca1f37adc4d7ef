"""For how long a price is: a period, or a bundle of so many hours, days or entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from cowcrawl.extract.formulas.amounts.half_days import spans_half
from cowcrawl.extract.formulas.amounts.tail import read_tail
from cowcrawl.extract.formulas.candidate import LONG, NEAR, ROOMS, Candidate, lines_of, priced
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.plans.opening import opening
from cowcrawl.extract.formulas.plans.told import COUNT, Term, counts_several, of_names
from cowcrawl.extract.formulas.setting import NOTHING, Setting
from cowcrawl.extract.formulas.words import (
    desk_hint,
    desk_type,
    is_part_of_day,
    is_pass,
    is_per_card,
    is_weekend,
    names_room,
)
from cowcrawl.extract.texts.phrases import says, says_all, says_any
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.money import find_money
from cowcrawl.literals.number_words import cardinal_words, number_word
from cowcrawl.literals.period import counts_time, has_quota, in_label, speaks_of_time, unit_named
from cowcrawl.literals.quantity import MAX_QUANTITY, Bundle, duration, find_bundle
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.vocabulary import phrases

MAX_UNIT = 20
"""Characters of a line that is nothing but a unit of time: "À l'heure"."""
_PER = re.compile(r"\s?/\s?[^\W\d_]")
"""A unit after an amount, whichever it is."""


def term_of(candidate: Candidate, setting: Setting) -> Term | None:
    """What a candidate is for in time: as it says itself, as the page says of all its prices, or nothing at all."""
    term = told_term(candidate) or _of_page(candidate, setting) or _untold(candidate, setting)
    return None if term and term.period == "hour" and _is_flat(candidate) else term


def _is_flat(candidate: Candidate) -> bool:
    """Whether a price is said to be one for however long, and none of its own words count hours: "£50 (flat rate)"."""
    own = (*candidate.labels, candidate.after[:NEAR])
    if candidate.period or any(in_label(text) == "hour" for text in own):
        return False
    return says_any("formulas", "flat_sum", own)


def told_term(candidate: Candidate) -> Term | None:
    """The period or the bundle: what stands with the amount, then labels and title, then the headings."""
    if candidate.period:
        return Term(candidate.period)
    if candidate.quantity:
        return Term("once", candidate.quantity, "hour" if _counts_hours(candidate) else None)
    own = _of_number(candidate) or _of_band(candidate) or _of_shift(candidate) or _of_share(candidate)
    own = own or _of_column(candidate)
    if term := own or of_names(candidate.labels):
        return term
    if not any(map(counts_several, candidate.labels)) and (
        term := of_names((*candidate.labels, candidate.title or ""))
    ):
        return term
    if period := in_label(candidate.after[:NEAR]):
        return Term(period)
    found = ((in_label(text), text) for text in (*candidate.headings, candidate.lead))
    told = next((Term(period, source=text) for period, text in found if period), None)
    told = told or _of_evening(candidate) or _of_ticket(candidate) or _of_opening(candidate)
    return told or _of_column_for(candidate)


def _of_opening(candidate: Candidate) -> Term | None:
    """What the sentence is that opens its line or the one right below: "150 €", "Half a day. Seats 8."."""
    sentence, line = opening(candidate) or ("", "")
    told = (duration(sentence) or find_bundle(sentence)) if has_digit(sentence) else None
    if told and told.quantity > 1:
        return Term("once", told.quantity, told.unit, line)
    period = in_label(sentence) if sentence else None
    return Term(period, source=line) if period else None


def _counts_hours(candidate: Candidate) -> bool:
    """Whether what stands with the amount counts hours: "80 € / 10h", "60 € for 8 hours"."""
    counted = (match.groups() for quote in candidate.quotes for match in _COUNTED.finditer(quote))
    words = [word for number, word in counted if int(number) == candidate.quantity]
    return any(word in ("h", "H") or unit_named(word) == "hour" for word in words)


_COUNTED = re.compile(r"(?<!\d)(\d{1,3})\s?-?([^\W\d_]+)")
"""A number and what is counted."""


def _of_evening(candidate: Candidate) -> Term | None:
    """The half of a day that the nearest heading names, of a room below it or with its hours: "Morning", "8-12 h"."""
    part = candidate.title or next(iter(candidate.headings), "")
    if not is_part_of_day(part):
        return None
    above = next((text for text in candidate.headings if text != part), "")
    rooms = candidate.of_rooms or any(
        desk_type(label) in ROOMS or desk_hint(label) in ROOMS for label in (*candidate.labels, above)
    )
    return Term("half_day", source=part) if rooms or spans_half(lines_of(candidate, ())) else None


def _of_number(candidate: Candidate) -> Term | None:
    """The bundle of a pass that nothing but a number tells: "10 for £160", "£160 for ten", below "Day passes"."""
    if not is_pass(candidate.title or ""):
        return None
    match = next(filter(None, map(_number_alone().fullmatch, (*candidate.labels, candidate.after.strip(" .")))), None)
    number = match["number"] if match else ""
    quantity = int(number) if number.isdecimal() else number_word(number) if number else None
    return Term("once", quantity) if quantity and 2 <= quantity <= MAX_QUANTITY else None


@cache
def _number_alone() -> re.Pattern[str]:
    words, of = alternation(cardinal_words()), alternation(phrases("quantity", "of"))
    return re.compile(rf"(?:(?:{of})\s)?(?P<number>\d{{1,3}}|{words})(?:\s(?:{of}))?", re.I)


def _of_share(candidate: Candidate) -> Term | None:
    """The month, of plans by the month that are told apart by their hours or days alone: "20 h"."""
    title = candidate.title or ""
    if in_label(title) != "month" or is_pass(title):
        return None
    shares = (label for label in candidate.labels if COUNT.match(label) and not has_own_words(label))
    return Term("month", source=title) if next(shares, None) else None


def _of_column(candidate: Candidate) -> Term | None:
    """The week or more that heads a column, of a row for so much of each day: "Media jornada", below "Mes".

    The half day of one that is a column itself, beside "Día".
    """
    labels = candidate.labels if candidate.extractor == "formulas.table" else ()
    share = next((label for label in labels if says("formulas", "shifts", label)), None)
    if share is None:
        return None
    told = [(in_label(label), label) for label in labels if not (has_own_words(label) or counts_several(label))]
    behind = labels[labels.index(share) + 1 :]
    longer = (Term(period, source=label) for period, label in told if period in ("week", *LONG) and label in behind)
    half = in_label(share) == "half_day" and any(period == "day" for period, _ in told)
    return next(longer, None) or (Term("half_day", source=share) if half else None)


def _of_column_for(candidate: Candidate) -> Term | None:
    """The day or its half with which the head of a column ends that says for whom it is: "Non-profit full day"."""
    for label in candidate.labels if candidate.extractor == "formulas.table" else ():
        words = label.split()
        end = " ".join(words[-2:])
        if len(words) > 2 and in_label(end) in ("half_day", "day") and not has_own_words(end):
            return Term(in_label(end), source=label)
    return None


def _of_ticket(candidate: Candidate) -> Term | None:
    """The bundle that a line of its card begins with: "10 days, valid a year".

    Its name is that of a ticket, or has the same number: "Flex 10". Entries of no unit are a
    ticket's, or hold until a date.
    """
    names = (*candidate.labels, candidate.title or "")
    if not candidate.card or not (any(map(is_pass, names)) or any(map(has_digit, names)) or _by_card(candidate)):
        return None
    ticket = any(map(is_pass, names)) or _by_card(candidate)
    numbers = {int(number) for name in names for number in _NUMBER.findall(name)}
    spelled = [block.index for block in candidate.card if ticket and number_word(block.line.partition(" ")[0])]
    lines = ((line, ticket or says("quantity", "valid", line)) for line in lines_of(candidate, spelled))
    told = ((_begins(_CLAUSE.split(line)[0].strip(), ticket=used), line, used) for line, used in lines)
    found = [(Term("once", bundle.quantity, bundle.unit, line), used) for bundle, line, used in told if bundle]
    if len(found) != 1 or not (ticket or found[0][0].quantity in numbers):
        return None
    term, used = found[0]
    return term if term.unit in ("hour", "half_day", "day") or (used and term.unit is None) else None


def _by_card(candidate: Candidate) -> bool:
    """Whether a price is that of a card with several entries: "€150 / card"."""
    return is_per_card(" ".join(candidate.after.split()[:2])) or is_per_card(candidate.after.partition(" ")[0])


def _begins(clause: str, *, ticket: bool) -> Bundle | None:
    """The bundle that a clause is, or that one about a ticket begins with: "10 days to use within half a year"."""
    bundle = find_bundle(clause)
    if ticket and bundle and not bundle.start:
        return bundle
    return duration(clause) or (duration(" ".join(clause.split()[:2])) if ticket else None)


_CLAUSE = re.compile(r"[,;:()|–—]")
_NUMBER = re.compile(r"(?<!\w)\d{1,3}(?!\w)")


def _of_band(candidate: Candidate) -> Term | None:
    """The hour, of a table whose prices are all said to be for one: its rows are for hours of the day, the evening."""
    lead = candidate.lead
    period = in_label(lead)  # "per four-hour session", "per 5-hour session"
    several = period != "hour" and (period is not None or counts_time(lead))
    if several or {unit_named(word) for word in _WORD.findall(lead)} - {None} != {"hour"}:
        return None
    bands = [label for label in candidate.labels if is_part_of_day(label) or is_weekend(label) or _is_day(label)]
    return Term("hour", source=lead) if bands and not any(map(counts_several, candidate.labels)) else None


def _is_day(label: str) -> bool:
    return in_label(label) in ("day", "half_day") and not has_own_words(label)


_WORD = re.compile(r"[^\W\d_]+")


def _of_shift(candidate: Candidate) -> Term | None:
    """The half of a day a room is let for ("Evening"), or the month of a membership named by its share of a day."""
    names = (*candidate.labels, candidate.title or "")
    part = next(filter(is_part_of_day, candidate.labels), None)
    if part and any(in_label(label) for label in candidate.labels if label != part):
        return None
    if part and (candidate.of_rooms or any(map(_is_room, names)) or by_the_hour(candidate, "hour", "day")):
        return Term("half_day", source=part)
    if not any(says_all("formulas", "shifts", label) for label in candidate.labels):
        return None
    above = next((text for text in (candidate.title or "", *candidate.headings) if in_label(text)), "")
    return Term("month", source=above) if in_label(above) == "month" else None


def by_the_hour(candidate: Candidate, *units: str) -> bool:
    """Whether the card lets the same by one of some units, and not by the month: a morning is a part of one day."""
    told: set[str | None] = set()
    for block in candidate.card:
        if priced(block):
            first = find_money(block.line)[0]
            told.add(read_tail(block.line, first.end).period or in_label(clean(block.line[: first.start])))
        elif len(block.line) <= MAX_UNIT and not has_own_words(block.line):
            told.add(in_label(block.line))
    return bool(told.intersection(units)) and not told & {"week", *LONG}


def _is_room(name: str) -> bool:
    """Whether a name is that of a room, or made of a word for one: "De Tuinzaal"."""
    return desk_type(name) in ROOMS or desk_hint(name) in ROOMS or names_room(name)


def _of_page(candidate: Candidate, setting: Setting) -> Term | None:
    """The period that the page says all its prices are for; a room is seldom let for so long."""
    names = (*candidate.labels, candidate.title or "")
    period, quote = setting.period_for(candidate)
    if candidate.extractor == "formulas.prose" or period is None:
        return None
    kinds = {kind for kind in map(desk_type, names) if kind}
    if period in ("hour", "half_day", "day"):
        rooms = candidate.of_rooms or kinds or any(desk_hint(name) in ROOMS for name in names)
        return Term(period, source=quote) if rooms and kinds <= ROOMS else None
    kinds = kinds or {kind for kind in map(desk_hint, names) if kind}
    return Term(period, source=quote) if kinds and kinds.isdisjoint((*ROOMS, "day_pass")) else None


def _untold(candidate: Candidate, setting: Setting) -> Term | None:
    """No period at all: for a price whose own name says desk or room, and around which nothing speaks of time.

    A desk or an office whose description grants so much a month is paid by the month.
    """
    if candidate.extractor == "formulas.prose" or setting.period != NOTHING or _PER.match(candidate.after):
        return None
    names = (*candidate.labels, candidate.title or "")
    kinds = {kind for kind in map(desk_type, names) if kind}
    naming = list(filter(has_own_words, candidate.labels)) or [candidate.title or ""]
    hints = kinds or {hint for hint in map(desk_hint, naming) if hint}
    if not hints or hints == {"day_pass"}:
        return None
    if any(map(speaks_of_time, (*names, *candidate.headings, candidate.lead, candidate.after, *candidate.quotes))):
        return None
    near = lines_of(candidate, range(len(setting.page.blocks))) if candidate.card else candidate.near
    timed = list(filter(speaks_of_time, near))
    if not timed:
        return Term(None) if kinds or _is_measured(naming, hints, near) else None
    if not hints.isdisjoint((*ROOMS, "day_pass", "other")) or any(_prices(line, candidate) for line in timed):
        return None  # the price of its card that tells its period is another one
    paid = any(in_label(line) == "month" and not has_digit(line) and not has_own_words(line) for line in timed)
    if not all(in_label(line) == "month" or has_quota(line) or (paid and _of_months(line)) for line in timed):
        return None
    granted = next((line for line in timed if in_label(line) == "month"), None)
    return Term("month" if granted else None, source=granted) if kinds or granted else None


def _prices(line: str, candidate: Candidate) -> bool:
    """Whether a line has another price with its own period: "£190 per month"; of "5 days a month – £90" it is a share.

    No lowest one that heads what is listed below it: "From £190 per month".
    """
    timed = [money for money in find_money(line) if read_tail(line, money.end).period]
    lowest = bool(timed) and line[: timed[0].start].strip().casefold() in phrases("money", "from")
    return bool(timed) and not (lowest and Decimal(candidate.amount) >= timed[0].amount)


def _of_months(line: str) -> bool:
    """Whether a line is nothing but a number of months: for how long a plan binds that is paid each month."""
    told = duration(line)
    return told is not None and told.unit == "month"


def _is_measured(names: Sequence[str], hints: set[str], near: Sequence[str]) -> bool:
    """Whether a weak name is that of an office or a room all the same: it tells how large it is, or its card does."""
    room = hints == {"private_office"} or says_any("formulas", "room_column", names)
    let = room and hints <= {"private_office", *ROOMS}
    return let and any(find_areas(text) or find_capacities(text, desks=True) for text in (*names, *near))
