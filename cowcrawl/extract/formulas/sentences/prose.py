"""Prices in sentences that say what costs how much for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cowcrawl.extract.formulas.amounts.elided import packs_in_turn
from cowcrawl.extract.formulas.amounts.locale import Locale
from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.amounts.passage import offers
from cowcrawl.extract.formulas.candidate import LONG, ROOMS, SHORT, Candidate
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.no_plans import apart_from_house, is_section_apart, no_plan
from cowcrawl.extract.formulas.sentences.clause import Before, told_by_clause
from cowcrawl.extract.formulas.sentences.dues import (
    dues_asked,
    dues_beside,
    dues_payer,
    is_due,
    with_paid_period,
    without_payers,
)
from cowcrawl.extract.formulas.sentences.head import (
    opened_by,
    room_at_head,
    room_named,
    room_opening,
    room_seating,
    seated,
)
from cowcrawl.extract.formulas.sentences.named import bought, names_in_turn, plans_in_turn, with_word
from cowcrawl.extract.formulas.sentences.never import never_said
from cowcrawl.extract.formulas.sentences.paragraph import MAX_SENTENCE, joined, names_between
from cowcrawl.extract.formulas.sentences.periods_before import with_periods_before
from cowcrawl.extract.formulas.sentences.plain import after_trial, plain_access
from cowcrawl.extract.formulas.sentences.plan_said import Priced, of_room, plan_in, unit_of
from cowcrawl.extract.formulas.sentences.shared_period import other_desk, with_shared_period
from cowcrawl.extract.formulas.sentences.sized import sized_offers
from cowcrawl.extract.formulas.sentences.subject import (
    SURE,
    answered,
    before_bracket,
    between,
    is_coworking,
    is_seat,
    own_part,
    period_of,
    subject_of,
    titled_subject,
    without_here,
)
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, desk_type, hint_phrase, is_pass
from cowcrawl.extract.texts.phrases import begins_with, says, says_all, says_any
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.vat import vat_of
from cowcrawl.page import Block

MAX_LIST = 600
"""Characters of a sentence that lists names, each with its price in a bracket right behind it."""
MAX_TERMS = 80
"""Characters of a sentence about the prices of its paragraph."""


@dataclass
class _Sentence:
    """A sentence with its prices, and what it is about."""

    text: str
    found: list[Offer]
    about: str
    """The nearest heading that names a desk or a room, or nothing."""
    room: str | None
    """The room that the paragraph is about."""
    subject: str = ""
    more: str = ""
    """What a bracket or a clause says of the subject."""
    run: int = 0
    """How many of the first prices are for the subject."""
    sized: bool = False
    """Each price is for a size of its own."""
    plans: list[str] = field(default_factory=list)
    turns: list[str] = field(default_factory=list)
    """What each price is for, where the sentence names it in turn."""
    gifts: tuple[str, ...] = ()
    """What stands behind each price, where a name of its own stands before it: what comes with it."""
    packs: list[str] = field(default_factory=list)
    """Of several entries each, below a heading about coworking."""
    dues: str | None = None
    """What the members of an association pay, if the subject is that."""
    first: str | None = None
    """The period of the first price."""
    last: str | None = None
    """What the price before is for."""
    before: str = ""
    """The sentence before it in its paragraph."""
    opening: str = ""
    """The room that opens it by saying how many it seats, which its first price is for."""


def prose(line: str, block: Block, headings: Sequence[str], locale: Locale) -> Iterator[Candidate]:
    """Prices in sentences: the sentence itself must say what costs how much for how long.

    `headings` are those above it, innermost first.
    """
    about = next((text for text in headings if desk_type(text) or desk_hint(text)), "")
    room, terms, against = room_at_head(line, about), _terms(line), _against(headings)
    asked, before = headings[0] if headings and headings[0].endswith("?") else "", ""
    for text in split(line):
        asked = text if text.endswith("?") else asked
        room = room_opening(text, room) if room else room
        sentence = _read(text, about, room or room_named(text), locale, (_titled(headings, about), asked))
        sentence.opening = room_seating(text, headings[0] if headings else about)
        sentence.before, before = before, text
        weighed = _weighed(text, against)
        for number in range(len(sentence.found)):
            yield _candidate(sentence, number, headings, terms, weighed, block)


def _titled(headings: Sequence[str], about: str) -> str:
    """The heading that prices are of where a sentence names nothing: the nearest, or the one above "Tarifs"."""
    return about if headings and (headings[0] == about or says_all("formulas", "announcing", headings[0])) else ""


def _against(headings: Sequence[str]) -> str | None:
    """Why prices below some headings are none of plans."""
    if says_any("formulas", "versus", headings):
        return "held against"
    job = says("formulas", "jobs", headings[0]) if headings else False
    return apart_from_house(headings) or ("a job" if job else None)


def _weighed(sentence: str, against: str | None) -> str | None:
    """Why the prices of a sentence are none of plans: "Soit 17,80 € la journée."; or what its headings say."""
    if begins_with("formulas", "comes_to", sentence):
        return "worked out"
    return against or ("held against" if says("formulas", "cheaper", sentence) else None)


def _read(text: str, about: str, room: str | None, locale: Locale, above: tuple[str, str]) -> _Sentence:
    """A sentence with its prices and what each is for; above it stand the heading that names it, and a question."""
    found = offers(text, locale) if len(text) <= (MAX_LIST if "(" in text else MAX_SENTENCE) else []
    if len(text) > MAX_SENTENCE and not all(before_bracket(offer.label) for offer in found):
        found = []
    found = with_periods_before(text, found)
    sizes = sized_offers(text, found, about)
    found = sizes or with_paid_period(with_shared_period(text, found))
    subject, more, run = subject_of(text, found, about)
    subject, more, run = (subject, more, run) if run else titled_subject(text, found, above[0])
    subject, more, run = (subject, more, run) if run or not above[1] else answered(text, found, above[1])
    called = _called(text, found, (about, above[1]))
    plans = plans_in_turn(text, found) or _seated(found, about) or called
    goods = any(says("formulas", "goods_alone", offer.label) for offer in found)
    packs = packs_in_turn(found) if speaks_of_coworking(about) and not goods else []
    return _Sentence(
        text=text,
        found=found,
        about=about,
        room=room,
        subject=subject,
        more=more,
        run=run,
        sized=bool(sizes),
        plans=plans,
        packs=packs,
        gifts=_gifts(text, found) if called else (),
        turns=[offer.label for offer in sizes] or plans or bought(text, found) or _turns(text, found) or packs,
        dues=subject if is_due(subject) else None,
        first=period_of(text, found[0], subject) if run else None,
    )


def _seated(found: Sequence[Offer], about: str) -> list[str]:
    """The rooms that the words before each price name with their seats, below a heading about rooms or as rooms."""
    rooms = seated(found)
    if all({desk_type(room), desk_hint(room)} & ROOMS for room in rooms):
        return [clean(room.partition("(")[0]) for room in rooms]
    return rooms if of_room(about) else []


def _called(text: str, found: Sequence[Offer], above: Sequence[str]) -> list[str]:
    """The names of what prices are for in turn, where what stands above says that they are of rooms or memberships."""
    periods = {offer.tail.period for offer in found}
    let = any(map(of_room, above)) and periods <= {*SHORT}
    joined = any(map(_heads_plans, above)) and periods <= {*LONG}
    return names_in_turn(text, found) if let or joined else []


def _heads_plans(heading: str) -> bool:
    """Whether a heading or a question is about memberships or coworking."""
    return is_due(heading) or speaks_of_coworking(heading) or says_all("formulas", "membership_pages", heading)


def _gifts(text: str, found: Sequence[Offer]) -> tuple[str, ...]:
    """The words behind each price of a sentence, up to the next."""
    ends = [*(offer.money.start for offer in found[1:]), len(text)]
    return tuple(text[offer.tail.end : end] for offer, end in zip(found, ends, strict=True))


class _Told(NamedTuple):
    """What a sentence tells of one of its prices."""

    phrase: str | None
    """What it is for."""
    beside: str | None
    """Who pays it."""
    subject: bool
    """It is for what the whole sentence is about."""
    period: str | None
    headed: bool
    """What stands above tells of what kind it is."""


def _candidate(
    said: _Sentence,
    number: int,
    headings: Sequence[str],
    terms: tuple[str, ...],
    weighed: str | None,
    block: Block,
) -> Candidate:
    """The candidate of one price of a sentence; a question that asks for dues makes later prices dues as well."""
    offer, text = said.found[number], said.text
    told = _told(said, number, headings)
    said.last = told.phrase
    heading = headings[0] if headings else ""
    return Candidate(
        amount=offer.money.text,
        currency=offer.money.currency or "",
        labels=tuple(filter(None, (told.phrase, told.beside))),
        title=None,
        headings=tuple(headings) if told.headed else (),
        near=(*((said.more,) if told.subject and said.more else ()), *said.gifts[number : number + 1], *terms),
        period=told.period,
        quantity=offer.tail.quantity,
        vat=offer.tail.vat,
        after=without_payers(text) if said.dues and (told.subject or told.beside) else text,
        starred=offer.starred,
        quotes=(text, offer.quote),
        element=block.element,
        extractor="formulas.prose",
        doubt=offer.doubt
        or weighed
        or _beside(said, number, told.phrase)
        or (never_said(text, said.found, told.phrase, said.before) if told.phrase else None)
        or _unnamed(told.phrase, apart=is_section_apart(heading)),
    )


def _told(said: _Sentence, number: int, headings: Sequence[str]) -> _Told:
    """What one price of a sentence is for: by a form of words, else by its clause, else by what stands above."""
    offer, text, about = said.found[number], said.text, said.about
    heading = headings[0] if headings else ""
    part = own_part(_until_colon(text, said.found), said.found, said.run, said.subject)
    told = number < said.run and not said.sized and not _names_another(said.subject, part)
    dues = said.dues if said.first else None
    dues = dues or (said.subject if number and said.run and desk_type(said.subject) else None)
    beside = dues_beside(text, said.found, number) if dues else None
    rate = None if told or said.turns else _rate(offer, text, about)
    let = bool(said.room) and offer.tail.period in SHORT and not no_plan(text)
    turn = said.turns[number] if said.turns else None
    phrase = said.room if let else said.subject if told else dues if beside else turn
    phrase = phrase or (unit_of(offer, about) if rate else plan_in(Priced(text, offer, said.found, heading, about)))
    phrase = _in_full(phrase, said, number)
    if asked := None if phrase else dues_asked(offer, headings):
        phrase, beside = asked, dues_payer(offer.label)
        said.dues, said.first = asked, offer.tail.period
    bracketed = phrase is not None and phrase == before_bracket(offer.label)
    headed = bool(rate or let or said.plans or said.packs or bracketed)
    period = offer.tail.period or rate or (said.first if told or beside else None)
    if phrase is None:
        phrase = told_by_clause(text, said.found, number, Before(heading, said.before, said.last))
    if phrase is None:
        plain = None if beside else plain_access(text, said.found, number, heading) or after_trial(text, offer)
        phrase = _seating(said, number) or plain
        headed = headed or phrase is not None
    return _Told(phrase, beside, told, period, headed)


def _in_full(phrase: str | None, said: _Sentence, number: int) -> str | None:
    """What a price is for with the words before it that tell which, as its sentence has them."""
    opening = opened_by(said.text, phrase)
    words = between(said.text, said.found, number) if number and opening != phrase else ""
    phrase = with_word(words, phrase) if phrase and phrase in words else opening
    return _of_its_time(phrase, said.found[number])


def _seating(said: _Sentence, number: int) -> str | None:
    """The room whose seats open a sentence, for its first price; those behind it go on from that."""
    lets = number == 0 and said.found[0].tail.period in SHORT and not no_plan(said.text)
    return (said.opening if lets else "") or None


def _of_its_time(phrase: str | None, offer: Offer) -> str | None:
    """A pass that is called by another time than its price is for, by its own: "la journée à 12 €, la demi-journée"."""
    told = in_label(phrase) if phrase and desk_type(phrase) == "day_pass" and not has_own_words(phrase) else None
    if told in (None, offer.tail.period) or not offer.tail.period:
        return phrase
    own = clean(joined().sub("", offer.label))
    return own if in_label(own) == offer.tail.period and not has_own_words(own) else phrase


def _beside(said: _Sentence, number: int, phrase: str | None) -> str | None:
    """Why a pass behind what is no plan is none either: "The bus is £3 a day, a monthly ticket £70"."""
    own = phrase is None or desk_type(phrase) not in (None, "day_pass")
    return None if own or not number else no_plan(said.text[: said.found[0].money.start])


def _unnamed(phrase: str | None, *, apart: bool) -> str | None:
    """Why a price in a sentence is none of a plan: nothing names it, or a pass below a heading of something else."""
    if not phrase:
        return "prose"
    return "another section" if apart and desk_type(phrase) == "day_pass" else None


def _terms(line: str) -> tuple[str, ...]:
    """The sentences of a paragraph that tell nothing but the tax in its prices, or for how long they bind."""
    told = (
        text
        for text in split(line)
        if len(text) <= MAX_TERMS and (vat_of(text) or says("formulas", "commitment", text))
    )
    return tuple(text for text in told if not (find_money(text) or desk_type(text) or desk_hint(text)))


def _until_colon(sentence: str, found: Sequence[Offer]) -> str:
    """A sentence without what a colon behind its last price adds: what comes with it."""
    end = sentence.find(" :", found[-1].tail.end) if found else -1
    return sentence[:end] if end >= 0 else sentence


def _names_another(subject: str, sentence: str) -> bool:
    """Whether a sentence names another desk, room or pass than its subject: "à la journée" is a rate of coworking."""
    phrase = desk_phrase(sentence.replace(subject, ""))
    rate = phrase is not None and desk_type(phrase) == "day_pass" and not is_pass(phrase)
    let = {desk_type(subject), desk_hint(subject)} & ROOMS and not speaks_of_coworking(subject)
    timed = rate and (let or is_coworking(subject) or is_seat(subject) or subject not in sentence)
    return phrase is not None and not timed


def _turns(sentence: str, found: list[Offer]) -> list[str]:
    """The desk each of several prices of a sentence is for, by the words before it; none where some name another thing.

    "Hot desks are £12 a day or £110 a month and private offices £380 a month."
    """
    turns: list[str] = []
    for number, offer in enumerate(found if len(found) > 1 else ()):
        name = before_bracket(offer.label) or ""
        label = offer.label.rpartition("; ")[2]  # another half-sentence has its own desk
        own = name if desk_type(name) or desk_hint(name) in ROOMS else desk_phrase(label)
        if own is None and turns and offer.tail.period in LONG and desk_hint(offer.label) in SURE:
            own = hint_phrase(offer.label)
        if own is None and turns and offer.tail.period in LONG:
            own = other_desk(between(sentence, found, number))
        goes_on = turns and not names_between(between(sentence, found, number))
        if not (offer.tail.period or offer.tail.quantity) or not (own or goes_on):
            return []
        turns.append(_with_name(offer.label, own) if own else turns[-1])
    return turns


def _with_name(label: str, phrase: str) -> str:
    """A room with the name right behind it, up to a bracket or the price: "meeting room Elm (6 people)"."""
    named = re.search(rf"{re.escape(phrase)}(?:\s[A-ZÀ-Ý][\w'’-]*){{1,2}}(?=\s*(?:[(:,–-]|$))", label)
    return named.group() if named and desk_type(phrase) in ROOMS else phrase


_ADVERB = re.compile(r"^[A-ZÀ-Ý][^\W\d_]+,\s")
"""One word and a comma at the beginning of a sentence: "Ensuite, "."""


def _rate(offer: Offer, sentence: str, about: str) -> str | None:
    """The period that all words before a price tell: "The hourly rate is £18", "A day costs £12"."""
    label = clean(joined().sub("", without_here(_ADVERB.sub("", offer.label))))
    told = None if has_own_words(label) or is_pass(label) else in_label(label)
    if told is None or offer.tail.quantity or offer.tail.period not in (None, told):
        return None
    return told if about or desk_type(sentence) in (None, "day_pass") else None
