"""Prices in sentences that say what costs how much for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cowcrawl.extract.formulas.candidate import LONG, ROOMS, Candidate
from cowcrawl.extract.formulas.dues import dues_asked, dues_before, dues_beside, dues_payer, is_due, without_payers
from cowcrawl.extract.formulas.head import opened_by, room_at_head, room_opening, seated
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.locale import Locale
from cowcrawl.extract.formulas.named import MAX_GIVEN, bought, given, plans_in_turn
from cowcrawl.extract.formulas.offer import Offer
from cowcrawl.extract.formulas.paragraph import MAX_SENTENCE, joined, names_between
from cowcrawl.extract.formulas.passage import offers
from cowcrawl.extract.formulas.shared_period import other_desk, with_shared_period
from cowcrawl.extract.formulas.sized import sized_offers
from cowcrawl.extract.formulas.subject import (
    SURE,
    before_bracket,
    between,
    is_coworking,
    is_of_goods,
    period_of,
    priced_of,
    subject_of,
)
from cowcrawl.extract.formulas.words import (
    apart_from_house,
    desk_before,
    desk_hint,
    desk_phrase,
    desk_type,
    hint_phrase,
    is_pass,
    is_section_apart,
    no_plan,
    rates_room,
)
from cowcrawl.extract.phrases import begins_with, says, says_all
from cowcrawl.extract.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.quantity import find_bundle
from cowcrawl.literals.vat import vat_of
from cowcrawl.page import Block

MAX_PAYER = 3
"""Words that tell who pays a price: "non-members"."""
MAX_TERMS = 80
"""Characters of a sentence about the prices of its paragraph."""
_OF_ROOMS = ("hour", "half_day", "day")
"""For how long rooms are let."""


def prose(line: str, block: Block, headings: Sequence[str], locale: Locale) -> Iterator[Candidate]:
    """Prices in sentences: the sentence itself must say what costs how much for how long.

    `headings` are those above it, innermost first.
    """
    heading = headings[0] if headings else ""
    about = next((text for text in headings if desk_type(text) or desk_hint(text)), "")
    room, terms = room_at_head(line, about), _terms(line)
    against = "held against" if any(says("formulas", "versus", text) for text in headings) else None
    against = against or apart_from_house(headings)
    against = against or ("a job" if says("formulas", "jobs", heading) else None)
    apart = is_section_apart(heading)
    for sentence in split(line):
        room = room_opening(sentence, room) if room else room
        found = offers(sentence, locale) if len(sentence) <= MAX_SENTENCE else []
        sizes = sized_offers(sentence, found)
        found = sizes or with_shared_period(sentence, found)
        subject, more, run = subject_of(sentence, found, about)
        plans = plans_in_turn(sentence, found) or (seated(found) if _of_room(about) else [])
        turns = [offer.label for offer in sizes] or plans or bought(sentence, found) or _turns(sentence, found)
        worked = begins_with("formulas", "comes_to", sentence)  # "Soit 17,80 € la journée."
        weighed = (
            "worked out" if worked else against or ("held against" if says("formulas", "cheaper", sentence) else None)
        )
        first = period_of(sentence, found[0], subject) if run else None
        dues = subject if is_due(subject) else None
        for number, offer in enumerate(found):
            told = number < run and not sizes and not _names_another(subject, _until_colon(sentence, found))
            beside = dues_beside(sentence, found, number) if first and dues else None
            rate = None if told or turns else _rate(offer, sentence, about)
            let = bool(room) and offer.tail.period in _OF_ROOMS and not no_plan(sentence)
            phrase = room if let else subject if told else dues if beside else turns[number] if turns else None
            phrase = phrase or (_unit_of(offer, about) if rate else _plan_of(sentence, offer, found, heading, about))
            phrase = opened_by(sentence, phrase)
            if asked := None if phrase else dues_asked(offer, headings):
                phrase, beside = asked, dues_payer(offer.label)
                dues, first = asked, offer.tail.period
            yield Candidate(
                amount=offer.money.text,
                currency=offer.money.currency or "",
                labels=tuple(filter(None, (phrase, beside))),
                title=None,
                headings=tuple(headings) if rate or let or plans or phrase == before_bracket(offer.label) else (),
                near=(*((more,) if told and more else ()), *terms),
                period=offer.tail.period or rate or (first if told or beside else None),
                quantity=offer.tail.quantity,
                vat=offer.tail.vat,
                after=without_payers(sentence) if dues and (told or beside) else sentence,
                starred=offer.starred,
                quotes=(sentence, offer.quote),
                element=block.element,
                extractor="formulas.prose",
                doubt=offer.doubt or weighed or _unnamed(phrase, apart=apart),
            )


def _unnamed(phrase: str | None, *, apart: bool) -> str | None:
    """Why a price in a sentence is none of a plan: nothing names it, or a pass below a heading of something else."""
    if not phrase:
        return "prose"
    return "another section" if apart and desk_type(phrase) == "day_pass" else None


def _of_room(about: str) -> bool:
    """Whether a heading is about rooms."""
    return (desk_type(about) or desk_hint(about)) in ROOMS


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
    return phrase is not None and not (rate and is_coworking(subject))


def _turns(sentence: str, found: list[Offer]) -> list[str]:
    """The desk each of several prices of a sentence is for, by the words before it; none where some name another thing.

    "Hot desks are £12 a day or £110 a month and private offices £380 a month."
    """
    turns: list[str] = []
    for number, offer in enumerate(found if len(found) > 1 else ()):
        name = before_bracket(offer.label) or ""
        own = name if desk_type(name) or desk_hint(name) in ROOMS else desk_phrase(offer.label)
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


def _rate(offer: Offer, sentence: str, about: str) -> str | None:
    """The period that all words before a price tell: "The hourly rate is £18", "A day costs £12"."""
    label = clean(joined().sub("", offer.label))
    told = None if has_own_words(label) or is_pass(label) else in_label(label)
    if told is None or offer.tail.quantity or offer.tail.period not in (None, told):
        return None
    return told if about or desk_type(sentence) in (None, "day_pass") else None


def _unit_of(offer: Offer, about: str) -> str:
    """The name of a price of which only the period is told: what the headings are about, or the period."""
    return (desk_phrase(about) or about) if about else clean(joined().sub("", offer.label))


def _plan_of(sentence: str, offer: Offer, found: list[Offer], heading: str, about: str) -> str | None:
    """The words that name the plan of a price in a sentence, or None where they leave room for doubt.

    They stand in the sentence with the period, or in the heading above it: with the same price, or as the room that
    members pay for by the hour, where `about` is the nearest heading that names a desk or a room.
    """
    timed = bool(offer.tail.period or offer.tail.quantity)
    if is_of_goods(sentence[: offer.money.start]):
        return None
    if not timed and (ticket := _ticket(offer, sentence)):
        return ticket
    if _is_of_another(sentence, offer, found):
        return None
    if timed and (labelled := _labelled(offer, sentence)):
        return labelled
    if timed and (name := before_bracket(offer.label)) is not None:
        if desk_type(name) or desk_hint(name) or _opens_with(name, offer, about):
            return name
        if not desk_phrase(offer.label):
            return None  # what stands behind the bracket is what comes with it
    phrase = desk_before(offer.label) if desk_phrase(offer.label) else desk_phrase(sentence)
    if phrase and _is_rate(phrase) and _of_room(about):
        phrase = desk_phrase(about) or about  # "la demi-journée" is how long the room is let
    elif phrase and _is_rate(phrase) and any(says("formulas", "goods_alone", text) for text in (sentence, heading)):
        return None
    if phrase and offer.tail.period and phrase not in offer.label and find_bundle(phrase):
        return None  # the bundle is another price's
    if phrase and _is_own(sentence, offer, found):
        if rates_room(sentence):
            phrase = hint_phrase(sentence) or phrase
        alone = len(found) == 1 and (in_label(phrase) or is_pass(phrase))
        named = not timed and says_all("desk_types", "day_pass", offer.after)
        return phrase if (timed and len(found) <= 2) or alone or named else None
    if dues := dues_before(offer):
        return dues
    if not timed or len(found) > 2:
        return None
    if desk := given(offer) if len(found) == 1 else None:
        return desk
    if priced := priced_of(offer, about):
        return priced
    if desk_hint(sentence) == "other" and len(found) == 1:
        return hint_phrase(sentence)
    if same := next((money for money in find_money(heading) if money.amount == offer.money.amount), None):
        return clean(heading[: same.start]) or clean(heading[same.end :]) or None
    pays = says("formulas", "payers", sentence) and not (says("formulas", "equipment", sentence) or no_plan(sentence))
    pays = pays and desk_type(about) == "meeting_room"
    if not pays or offer.tail.period not in _OF_ROOMS:
        return None
    payer = clean(joined().sub("", offer.label))
    told = has_own_words(payer) and len(payer.split()) <= MAX_PAYER
    return f"{_unit_of(offer, about)} – {payer}" if told else _unit_of(offer, about)


def _opens_with(named: str, offer: Offer, about: str) -> bool:
    """Whether a sentence opens with a name and its price by the month, under a heading that says of what kind it is."""
    return bool(named) and offer.label.startswith(named) and offer.tail.period in LONG and desk_type(about) is not None


def _labelled(offer: Offer, sentence: str) -> str | None:
    """The desk or the room that is all of a sentence before its price: "Postazione: 12 € al giorno"."""
    label = sentence[: offer.money.start].strip()
    name = clean(label)
    desk = label.endswith(":") and (desk_type(name) or desk_hint(name) in ("hot_desk", *ROOMS))
    return name if desk and len(name.split()) <= MAX_GIVEN and not no_plan(sentence) else None


def _is_rate(phrase: str) -> bool:
    """Whether a phrase only says for how long a price is ("la journée"), and names no pass."""
    return desk_type(phrase) == "day_pass" and not is_pass(phrase)


def _ticket(offer: Offer, sentence: str) -> str | None:
    """The pass that the words right before a price name, or the bundle of them: "or a bundle of five for £75"."""
    phrase = desk_phrase(offer.label)
    before = sentence[: offer.money.start].rstrip()
    if phrase and before.endswith("(") and not before.rstrip(" (").endswith(phrase):
        return None  # "no day passes, but two hours (€15)"
    if phrase and is_pass(offer.label) and not is_pass(phrase):
        phrase = _pass_in(offer.label) or phrase
    if phrase and is_pass(phrase) and desk_type(sentence) == "day_pass":
        bundle, at = find_bundle(offer.label), offer.label.find(phrase)
        if bundle is None or at < 0:
            return phrase
        return offer.label[min(at, bundle.start) : max(at + len(phrase), bundle.end)]
    words = offer.label.split() if desk_type(sentence) == "day_pass" else []
    for label in (" ".join(words), " ".join(words[:-1])):  # without the word that leads to the price
        if bundle := find_bundle(label):
            return label[bundle.start : bundle.end]
    return None


def _pass_in(label: str) -> str | None:
    """The fewest words of a label that name a pass by themselves: "ingresso giornaliero", not "giornaliero"."""
    words = label.split()
    spans = ((at, at + size) for size in range(2, 5) for at in range(len(words) - size + 1))
    parts = (" ".join(words[begin:end]).strip(" ,;:.") for begin, end in spans)
    return next(filter(is_pass, parts), None)


def _is_of_another(sentence: str, offer: Offer, found: list[Offer]) -> bool:
    """Whether the desk is what a half-sentence of its own behind a price prices: "An office costs …; our desks …"."""
    number = found.index(offer) + 1
    return number < len(found) and ";" in between(sentence, found, number) and not desk_phrase(offer.label)


def _is_own(sentence: str, offer: Offer, found: list[Offer]) -> bool:
    """Whether the desk a sentence names may be what a price is for: nothing else is named between it and the price."""
    if offer is found[0] or says_all("desk_types", "day_pass", offer.after) or desk_phrase(offer.label):
        return True
    return not names_between(between(sentence, found, found.index(offer)))
