"""One page in, everything it says out."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from cowcrawl.extract import Extract, Extractor, Found, characteristics, findings, formulas, rooms
from cowcrawl.extract.texts.phrases import told
from cowcrawl.extract.what import area, desks, occupants, services, space_types
from cowcrawl.extract.when import access, hours, status
from cowcrawl.extract.where import address, coordinates, country, town
from cowcrawl.extract.which.apart import is_of_others
from cowcrawl.extract.which.located import role_of
from cowcrawl.extract.which.subjects import subjects
from cowcrawl.extract.who import email, name, operator, phone, website
from cowcrawl.extract.who.name import house_words
from cowcrawl.literals.mailbox import personal
from cowcrawl.literals.words import hint
from cowcrawl.model import Claim, Mention, Reject
from cowcrawl.page import Page
from cowcrawl.page.language import language
from cowcrawl.people import of_cards

EXTRACTORS: tuple[Extractor, ...] = (
    name.extract,
    operator.extract,
    address.extract,
    town.extract,
    coordinates.extract,
    country.extract,
    phone.extract,
    email.extract,
    website.extract,
    status.extract,
    area.extract,
    desks.extract,
    formulas.extract,
    hours.extract,
    access.extract,
    rooms.extract,
    services.extract,
    space_types.extract,
    occupants.extract,
    characteristics.extract,
)
"""Who reads a page, in the order in which their claims are listed."""

SETTLED = 5
"""Pages after which most of the vocabulary has been loaded."""
_pages = count(1)

MAX_QUOTE = 500
"""Characters of a quote: a longer one is no passage but a page."""


def read(page: Page) -> Extract:
    """Everything `page` says, as mentions of the spaces it speaks of. Pure; an extractor that fails is on record.

    Articles of the press are read by `cowcrawl.press`: name, address and telephone on their pages are the publisher's.
    """
    if page.kind == "press":
        from cowcrawl.press.read import read as read_article  # much to load, and few crawls meet an article

        return read_article(page)
    if next(_pages) == SETTLED:
        _settle()
    found: list[Found] = []
    rejects = [Reject(stage="page", field=None, reason=page.fault, detail="")] if page.fault else []
    for extractor in EXTRACTORS if page.kind == "operator" else ():
        for one in _run(extractor, page):
            if isinstance(one, Reject):
                rejects.append(replace(one, detail="") if personal(one.detail, house_words(page)) else one)
            elif is_of_others(page, one):
                rejects.append(_told_of_others(one.claim))
            elif fault := _fault(page, one.claim):
                rejects.append(fault)
            else:
                found.append(one)
    groups, outside = subjects(page, found)
    mentions = (_mention(number, claims) for number, claims in enumerate(groups))
    return Extract(
        language=language(page),
        role=role_of(page),
        mentions=tuple(mentions),
        rejects=(*rejects, *outside),
        people=_people(page),
    )


def _people(page: Page) -> tuple[str, ...]:
    """The persons who have a card on a page; most pages hold no word for what persons are there."""
    known = page.holding_all(told("privacy", "person_label")) or hint("privacy", "person_label").fits(page.menu)
    return tuple(dict.fromkeys(of_cards([block.line for block in page.blocks]))) if known else ()


YOUNG = 50_000
"""Objects that are made before the garbage collector looks through them: more than a page takes, which die with it."""


def _settle() -> None:
    """Take the vocabulary out of the garbage collector's sight, and let it look less often.

    Walking through the vocabulary cost a fifth of all reading; through each page, again and again, a twentieth.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def _run(extractor: Extractor, page: Page) -> Iterable[Found | Reject]:
    """What an extractor yields; one that fails is on record and spoils nothing."""
    try:
        return findings(page, extractor)
    except Exception as error:
        module = extractor.__module__.rpartition(".")[2]
        return [Reject(stage=module, field=None, reason="parse", detail=f"{type(error).__name__}: {error}"[:200])]


def _told_of_others(claim: Claim) -> Reject:
    """A note of what a page says of others."""
    return Reject(stage=claim.extractor, field=claim.field, reason="told of others", detail="")


def _fault(page: Page, claim: Claim) -> Reject | None:
    """Why a claim cannot stand, if so. A quote is never repeated when a person's mailbox is in it."""
    passages = (claim.quote, *claim.context)
    if personal("\n".join(passages), house_words(page)):
        return Reject(stage=claim.extractor, field=claim.field, reason="a person's mailbox in the quote", detail="")
    reason = None
    if max(map(len, passages)) > MAX_QUOTE:
        reason = "quote too long"
    elif not all(map(page.holds, passages)):
        reason = "quote not on the page"
    return Reject(stage=claim.extractor, field=claim.field, reason=reason, detail=claim.quote[:80]) if reason else None


def _mention(number: int, claims: Iterable[Claim]) -> Mention:
    """A mention with every claim once: the same value with the same quote says nothing new."""
    said: dict[tuple[str, str], list[Any]] = {}
    kept: list[Claim] = []
    for claim in claims:
        values = said.setdefault((claim.field, claim.quote), [])
        if claim.value not in values:
            values.append(claim.value)
            kept.append(claim)
    return Mention(subject=number, claims=tuple(kept))
