"""What a sentence says happened, or will happen, and how surely it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from cowcrawl.literals.dates import When, find_dates
from cowcrawl.literals.edtf import bounds
from cowcrawl.model import Modality
from cowcrawl.press.words import events, pattern, source, words

NEAR = 18
"""Characters between a negation and the event that it denies."""
MAX_TO_DATE = 110
"""Characters between an event and its date."""
THREATENED = frozenset(("insolvent", "closed"))
"""Kinds of events that a threat of them is not."""
Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One event in a sentence."""

    kind: str
    """One of the kinds of events (`cowcrawl.fields`)."""
    modality: Modality
    date: str | None
    """When, EDTF."""
    span: Span
    """Where the sentence says it."""
    date_span: Span | None = None
    weak: bool = False
    """A verb in the present without a date: it may have happened or be about to."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.span[0]


def happenings(text: str, language: str, published: date | None) -> list[Happening]:
    """The events of a sentence in reading order; none where it only asks, supposes, or tells of talks that failed."""
    if text.rstrip("»”’\"' ").endswith("?") or _supposes(language).match(text) or failed(text, language):
        return []
    dates = find_dates(text, published, language)
    threatened = bool(pattern("brink", language).search(text))
    found = []
    matches = list(_matches(text, language))
    for kind, modality, span in matches:
        clause = _clause(text, span, language)
        spans = [other for _, _, other in matches]
        event = _dated(kind, modality, span, dates, clause, spans, published)
        if modality == "announced" and event.date and published and _begins(event.date) < published:
            alone = find_dates(" " * clause[0] + text[clause[0] : clause[1]], published, language)
            event = _dated(kind, modality, span, alone, clause, spans, published)
        event = _sure(event, text, clause, language)
        if not (threatened and event.kind in THREATENED):
            found.append(event)
    called_off = any(event.kind == "cancelled" for event in found)
    return [event for event in found if not (called_off and event.kind == "planned")]


def failed(text: str, language: str) -> bool:
    """Whether a sentence tells of negotiations or plans that came to nothing."""
    return bool(pattern("failed_talks", language).search(text))


def _matches(text: str, language: str) -> Iterator[tuple[str, str, Span]]:
    """The events by their words; of two that overlap the one with the longer phrase."""
    hits = [
        (match.end() - match.start(), kind, modality, match.span())
        for kind, modality, found in events(language)
        for match in found.finditer(text)
    ]
    taken: list[Span] = []
    chosen = []
    for _, kind, modality, span in sorted(hits, key=lambda hit: (-hit[0], hit[3])):
        if not any(span[0] < end and span[1] > start for start, end in taken):
            taken.append(span)
            chosen.append((kind, modality, span))
    yield from sorted(chosen, key=lambda hit: hit[2])


def _dated(
    kind: str, modality: str, span: Span, dates: list[When], clause: Span, events_: list[Span], published: date | None
) -> Happening:
    """The event with the date that stands nearest to it in its clause."""
    inside = [when for when in dates if clause[0] <= when.start and when.end <= clause[1]]
    turns = _in_turn(dates, events_)
    theirs = (when for when in inside if (turns[when.start] if turns else _nearest(when, events_)) == span)
    mine = [when for when in theirs if _distance(when, span) <= MAX_TO_DATE]
    when = min(mine, key=lambda one: _distance(one, span), default=None)
    to_come = bool(when and published and _begins(when.point) > published)
    weak = False
    if modality == "any":
        weak = when is None
        done = "closed" if kind == "closes" else "opened"
        kind, modality = (done if kind == "closes" or not to_come else "planned"), "announced" if to_come else "stated"
    elif to_come and kind == "closed" and modality == "stated":
        when = None  # what has closed did so before: the year is another
    elif to_come:
        kind, modality = "planned" if kind == "opened" else kind, "announced"
    value = (when.edtf if kind == "planned" and when.edtf.startswith("../") else when.point) if when else None
    if when and when.edtf.endswith("/..") and re.match(r"\d{4}/", when.edtf) and when.edtf != f"{when.point}/..":
        value = when.edtf
    return Happening(
        kind=kind,
        modality="announced" if modality == "announced" else "stated",
        date=value,
        span=span,
        date_span=(when.start, when.end) if when else None,
        weak=weak,
    )


def _in_turn(dates: list[When], spans: list[Span]) -> dict[int, Span]:
    """The event of each date by where it begins, where as many of both stand in turn; empty elsewhere."""
    if len(dates) != len(spans) or len(dates) < 2:
        return {}
    order = sorted([(when.start, 0) for when in dates] + [(span[0], 1) for span in spans])
    first = order[0][1]
    in_turn = all(kind == (first + number) % 2 for number, (_, kind) in enumerate(order))
    return {when.start: span for when, span in zip(dates, spans, strict=True)} if in_turn else {}


def _begins(point: str) -> date:
    span = bounds(point)
    return span[0] if span else date.min


def _distance(when: When, span: Span) -> int:
    return max(when.start - span[1], span[0] - when.end, 0)


def _nearest(when: When, spans: list[Span]) -> Span:
    return min(spans, key=lambda span: (_distance(when, span), span))


def _sure(event: Happening, text: str, clause: Span, language: str) -> Happening:
    """The event, with the modality that the words around it give."""
    relatives = [hit.end() for hit in pattern("relative", language).finditer(text, clause[0], event.span[0])]
    around = _without(text, event.date_span)[max([clause[0], *relatives]) : clause[1]]
    own = text[event.span[0] : event.span[1]]
    if event.kind == "cancelled":
        return event
    if pattern("denied", language).search(around):
        return replace(event, modality="denied")
    negated = _negation(language)
    before = negated.search(text, max(clause[0], event.span[0] - NEAR), event.span[0])
    after = text[event.span[1] : min(clause[1], event.span[1] + NEAR)]
    if before or re.match(rf"\s+(?:\w+\s+)?{negated.pattern}", after, re.I) or negated.search(_inner(own)):
        return replace(event, modality="denied")
    if pattern("rumoured", language).search(around):
        return replace(event, modality="rumoured")
    return event


def _without(text: str, span: Span | None) -> str:
    """The text with a date blanked out: the month of May supposes nothing."""
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :] if span else text


def _inner(own: str) -> str:
    """What stands in the gap of a phrase: all but its first and last word."""
    parts = own.split()
    return " ".join(parts[1:-1]) if len(parts) > 3 else ""


def _clause(text: str, span: Span, language: str) -> Span:
    """The part of a sentence around an event: between semicolons, and commas before a conjunction."""
    start, end = 0, len(text)
    for cut in _cuts(language).finditer(text):
        if cut.end() <= span[0]:
            start = cut.end()
        elif cut.start() >= span[1]:
            return start, cut.start()
    return start, end


@cache
def _cuts(language: str) -> re.Pattern[str]:
    return re.compile(rf";\s|,\s(?={source(words('clause', language))})", re.I)


@cache
def _negation(language: str) -> re.Pattern[str]:
    return re.compile(source(words("negation", language)), re.I)


@cache
def _supposes(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\s«“‘\"'„]*{source(words('conditional', language))}", re.I)
