"""Claims from the facts of a space, each with a short quote; what cannot be quoted without a person is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cowcrawl.literals.edtf import bounds
from cowcrawl.model import Claim, Modality, Reject
from cowcrawl.page import Page
from cowcrawl.press.attribution import Attribution, of_space
from cowcrawl.press.happenings import Happening
from cowcrawl.press.persons import in_text
from cowcrawl.press.quote import passage
from cowcrawl.press.space import STAGE, Fact, Space

UNITS = {"area_m2": "m2", "desks": "desks"}
SINGLE = ("operator", "street", "house_number", "postal_code", "city", "district", "area_m2", "desks")
"""Fields of one value, in the order of claims: two values that an article gives leave the first two kinds open."""
STATUS = {
    "opened": "existing",
    "expanded": "existing",
    "moved": "existing",
    "renamed": "existing",
    "taken_over": "existing",
    "temporarily_closed": "existing",
    "closed": "closed",
    "cancelled": "cancelled",
    "planned": "in_preparation",
    "under_construction": "in_preparation",
}


TO_BEFALL = frozenset(("closed", "renamed", "moved", "expanded", "taken_over"))
"""What can only befall a space that is there: while it is announced, the space exists."""


def claims(
    page: Page,
    space: Space,
    persons: frozenset[str],
    published: date | None,
    repeated: Sequence[Attribution] = (),
) -> Iterator[Claim | Reject]:
    """The claims about one space, its name first, then where and how large it is, its status, dates and events.

    Last comes whose word the article repeats there, of the passages `repeated` that say so.
    """
    for fact in (*_named(space), *_singles(space), *_many(space, "investor")):
        yield _claim(page, fact, persons)
    for fact in _told(space, published):
        yield _claim(page, fact, persons)
    if one := of_space(repeated, [*(fact.sentence for fact in space.facts), *(said for _, said in space.events)]):
        yield _claim(
            page, Fact(field="attribution", value=one.value, sentence=one.sentence, spans=(one.span,)), persons
        )


def _named(space: Space) -> list[Fact]:
    return [fact for fact in space.facts if fact.field == "name"][:1]


def _singles(space: Space) -> Iterator[Fact]:
    for key in SINGLE:
        found = [fact for fact in space.facts if fact.field == key]
        if key in UNITS:
            surest = max((fact.rank for fact in found), default=0)
            found = [fact for fact in found if fact.rank == surest]
            if len({fact.value for fact in found}) > 1:
                continue
        yield from found[:1]


def _many(space: Space, key: str) -> list[Fact]:
    return [fact for fact in space.facts if fact.field == key]


def _told(space: Space, published: date | None) -> Iterator[Fact]:
    """Status, opening and closing date, and every event once."""
    ordered = _settled(_events(space))
    status = space.left or _status(ordered, published)
    if status:
        yield status
    elif space.exists and not ordered:
        yield space.exists
    for key, kinds in (("opening_date", ("opened", "planned")), ("closing_date", ("closed",))):
        dated = [pair for pair in ordered if pair[0].kind in kinds and pair[0].date and _sure(pair[0])]
        dated = [pair for pair in dated if not _was_planned(pair[0], published)]
        if key == "opening_date" and any(
            event.kind == "opened" and not event.weak and _sure(event) for event, _ in ordered
        ):
            dated = [pair for pair in dated if pair[0].kind == "opened"]
        if dated:
            event, fact = _latest(dated, published) if key == "closing_date" else _opening(dated)
            yield Fact(field=key, value=event.date, sentence=fact.sentence, spans=fact.spans, modality=event.modality)
    yield from (fact for _, fact in ordered)


def _was_planned(event: Happening, published: date | None) -> bool:
    """Whether the date of a plan has passed: it is the day of the plan, or it came to nothing."""
    span = bounds(event.date) if event.date and event.kind == "planned" else None
    return bool(span and published and span[1] < published)


def _settled(ordered: list[tuple[Happening, Fact]]) -> list[tuple[Happening, Fact]]:
    """The events without the verbs in the present ("opens") of which another sentence says that it is to come."""
    to_come = {"opened": "planned", "closed": "closed"}
    announced = {event.kind for event, _ in ordered if event.modality == "announced"}
    return [pair for pair in ordered if not (pair[0].weak and to_come.get(pair[0].kind) in announced)]


def _events(space: Space) -> list[tuple[Happening, Fact]]:
    """The events in reading order; one told twice is told where its date is."""
    kept: dict[tuple[str, Modality], list[tuple[Happening, Fact]]] = {}
    for event, sentence in space.events:
        spans = (event.span, event.date_span) if event.date_span else (event.span,)
        fact = Fact(
            field="events",
            value={"kind": event.kind, "date": event.date},
            sentence=sentence,
            spans=spans,
            modality=event.modality,
        )
        kept.setdefault((event.kind, event.modality), []).append((event, fact))
    found = []
    for group in kept.values():
        dated = [pair for pair in group if pair[0].date]
        seen: set[str | None] = set()
        for pair in dated or group[:1]:
            if pair[0].date not in seen:
                seen.add(pair[0].date)
                found.append(pair)
    return found


def _sure(event: Happening) -> bool:
    return event.modality in ("stated", "announced")


def _status(ordered: list[tuple[Happening, Fact]], published: date | None) -> Fact | None:
    """The status: the newest event that is stated, else what is announced; what is to close is still there."""
    sure = [pair for pair in ordered if _sure(pair[0])]
    stated = [pair for pair in sure if pair[0].modality == "stated" and pair[0].kind in STATUS]
    strong = [pair for pair in stated if not pair[0].weak]
    closing = [pair for pair in sure if pair[0].kind in TO_BEFALL and pair[0].modality == "announced"]
    planned = [pair for pair in sure if pair[0].kind == "planned"]
    if strong or (stated and not closing and not planned):
        event, fact = _latest(strong or stated, published)
        return replace(fact, field="status", value=STATUS[event.kind], modality="stated")
    if closing:
        return replace(closing[0][1], field="status", value="existing", modality="stated")
    return replace(planned[0][1], field="status", value="in_preparation") if planned else None


def _latest(pairs: list[tuple[Happening, Fact]], published: date | None) -> tuple[Happening, Fact]:
    def when(pair: tuple[Happening, Fact]) -> tuple[date, int]:
        span = bounds(pair[0].date) if pair[0].date else None
        day = min(span[1], published or span[1]) if span else published or date.max
        return day, {"closed": 2, "cancelled": 2, "planned": 0, "under_construction": 0}.get(pair[0].kind, 1)

    return max(pairs, key=when)


def _opening(pairs: list[tuple[Happening, Fact]]) -> tuple[Happening, Fact]:
    """The event that dates the opening: what is done before what is planned, an exact date before a rough one."""
    opened = [pair for pair in pairs if pair[0].kind == "opened"] or pairs
    exact = [pair for pair in opened if not str(pair[0].date).endswith("~")]
    return (exact or opened)[-1]


def _claim(page: Page, fact: Fact, persons: frozenset[str]) -> Claim | Reject:
    text = fact.sentence.text
    quote = passage(text, list(fact.spans), in_text(text, persons)) or passage(
        text, list(fact.spans[:1]), in_text(text, persons)
    )
    if quote is None:
        return Reject(stage=STAGE, field=fact.field, reason="no quote without a person", detail="")
    return Claim(
        field=fact.field,
        value=fact.value,
        unit=UNITS.get(fact.field),
        quote=quote,
        locator=page.locator(fact.sentence.element),
        extractor=STAGE,
        modality=fact.modality,
    )
