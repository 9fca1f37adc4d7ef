"""The words of a sentence that name the plan of one of its prices.

They stand in the sentence with the period, or in the heading above it: with the same price, or as the room that members
pay for by the hour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG, ROOMS, SHORT
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.seats import tells_seats
from cowcrawl.extract.formulas.sentences.clause import is_yours
from cowcrawl.extract.formulas.sentences.dues import are_paid, dues_before, dues_period
from cowcrawl.extract.formulas.sentences.given import MAX_GIVEN, given
from cowcrawl.extract.formulas.sentences.paid_by import paid_by
from cowcrawl.extract.formulas.sentences.paragraph import joined, names_between
from cowcrawl.extract.formulas.sentences.subject import before_bracket, between, is_of_goods, priced_of, until_included
from cowcrawl.extract.formulas.words import (
    desk_before,
    desk_hint,
    desk_phrase,
    desk_type,
    hint_phrase,
    is_pass,
    rates_room,
)
from cowcrawl.extract.texts.phrases import ends_with, says, says_all, says_any
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.quantity import find_bundle

MAX_PAYER = 3
"""Words that tell who pays a price: "non-members"."""
MAX_PLACE = 2
"""Words before a place that say that something is in it: "in her"."""
NONE = ""
"""What a rule answers where the words leave no doubt that they name no plan."""


class Priced(NamedTuple):
    """A price in a sentence."""

    sentence: str
    offer: Offer
    found: Sequence[Offer]
    """All prices of the sentence."""
    heading: str
    """The heading right above it, or nothing."""
    about: str
    """The nearest heading that names a desk or a room, or nothing."""

    @property
    def timed(self) -> bool:
        """Whether the price has a period or a number of times with it."""
        return bool(self.offer.tail.period or self.offer.tail.quantity)


def plan_in(priced: Priced) -> str | None:
    """The words that name the plan, or None where they leave room for doubt."""
    return next((told for rule in RULES if (told := rule(priced)) is not None), None) or None


def _goods(priced: Priced) -> str | None:
    return NONE if is_of_goods(priced.sentence[: priced.offer.money.start]) else None


def _a_ticket(priced: Priced) -> str | None:
    return None if priced.timed else _ticket(priced.offer, priced.sentence)


def _another(priced: Priced) -> str | None:
    """A half-sentence of its own behind the price names the desk: "An office costs …; our desks …"."""
    number = priced.found.index(priced.offer) + 1
    apart = number < len(priced.found) and ";" in between(priced.sentence, priced.found, number)
    return NONE if apart and not desk_phrase(priced.offer.label) else None


def _labelled(priced: Priced) -> str | None:
    """The desk or the room that is all of a sentence before its price: "Postazione: 12 € al giorno".

    What it holds may stand behind the colon: "Large hall: up to 20 people, 20 € an hour".
    """
    label = priced.sentence[: priced.offer.money.start].strip()
    name, _, size = label.partition(":")
    if not priced.timed or not (label.endswith(":") or (size and of_room(name) and tells_seats(size))):
        return None
    name = clean(name if size else label)
    desk = desk_type(name) or desk_hint(name) in ("hot_desk", *ROOMS)
    return name if desk and len(name.split()) <= MAX_GIVEN and not no_plan(priced.sentence) else None


def _bracketed(priced: Priced) -> str | None:
    """The name before a bracket; what stands behind the bracket is what comes with it."""
    name = before_bracket(priced.offer.label) if priced.timed else None
    if name is None or are_paid(priced.offer):
        return None
    if desk_type(name) or desk_hint(name) or _opens_with(name, priced.offer, priced.about):
        return name
    return None if desk_phrase(priced.offer.label) else NONE


def _paid(priced: Priced) -> str | None:
    """What people are said to pay for: "Visitors pay €15 a day"."""
    asked = priced.timed and says("formulas", "pays", priced.sentence)
    return paid_by(priced.sentence, priced.found, priced.found.index(priced.offer), priced.about) if asked else None


def _a_desk(priced: Priced) -> str | None:
    """The desk or the pass that the words before a price name, or else its sentence."""
    sentence, offer, found, heading, about = priced
    own = until_included(sentence, offer.tail.end)
    if desk_phrase(offer.label) and not desk_phrase(offer.label.rpartition("; ")[2]):
        return None  # of the half-sentence before
    phrase = desk_before(offer.label) if desk_phrase(offer.label) else desk_phrase(own)
    if phrase and desk_type(phrase) == "private_office" and is_yours(phrase, sentence):
        return NONE
    if phrase and offer.tail.period == "hour" and desk_type(phrase) == "private_office" and _is_in(phrase, sentence):
        return NONE  # where somebody works who is paid by the hour
    if phrase and has_own_words(offer.label) and _is_of_later(phrase, sentence, offer, found):
        return None
    if phrase and _is_rate(phrase) and of_room(about):
        phrase = desk_phrase(about) or about  # "la demi-journée" is how long the room is let
    elif phrase and _is_rate(phrase) and says_any("formulas", "goods_alone", (sentence, heading)):
        return NONE
    if phrase and _is_of_another(phrase, offer):
        phrase = hint_phrase(sentence) or desk_phrase(about) or about or phrase
    if phrase and offer.tail.period and phrase not in offer.label and find_bundle(phrase):
        return NONE  # the bundle is another price's
    if not phrase or not _is_own(sentence, offer, found):
        return None
    if of_room(phrase) and offer.tail.period in LONG:
        return NONE  # "a class in the hall, £40 a month"
    if rates_room(sentence):
        phrase = hint_phrase(sentence) or phrase
    alone = len(found) == 1 and (in_label(phrase) or is_pass(phrase))
    named = not priced.timed and says_all("desk_types", "day_pass", offer.after)
    return phrase if (priced.timed and len(found) <= 2) or alone or named else NONE


def _dues(priced: Priced) -> str | None:
    return dues_before(priced.offer) or None


def _subscription(priced: Priced) -> str | None:
    """What members pay, with the month or the year in its name: "e l'abbonamento mensile 200 €"."""
    name = clean(joined().sub("", between(priced.sentence, priced.found, priced.found.index(priced.offer))))
    told = dues_period(name) and len(name.split()) <= MAX_GIVEN and not no_plan(name)
    return name if told and not priced.offer.tail.period else None


def _untimed(priced: Priced) -> str | None:
    """A price without a period, or one of many, needs its name at itself."""
    return NONE if not priced.timed or len(priced.found) > 2 else None


def _given(priced: Priced) -> str | None:
    return (given(priced.offer) if len(priced.found) == 1 else None) or None


def _priced(priced: Priced) -> str | None:
    return priced_of(priced.offer, priced.about) or None


def _hinted(priced: Priced) -> str | None:
    other = desk_hint(priced.sentence) == "other" and len(priced.found) == 1
    return (hint_phrase(priced.sentence) or NONE) if other else None


def _headed(priced: Priced) -> str | None:
    """The heading with the same price."""
    heading, amount = priced.heading, priced.offer.money.amount
    same = next((money for money in find_money(heading) if money.amount == amount), None)
    return (clean(heading[: same.start]) or clean(heading[same.end :])) if same else None


def _paid_for(priced: Priced) -> str | None:
    """The room of the heading, which the sentence says some pay for: "Members pay £10 per hour"."""
    sentence, offer, _, _, about = priced
    pays = says("formulas", "payers", sentence) and not (says("formulas", "equipment", sentence) or no_plan(sentence))
    if not pays or desk_type(about) != "meeting_room" or offer.tail.period not in SHORT:
        return None
    payer = clean(joined().sub("", offer.label))
    told = has_own_words(payer) and len(payer.split()) <= MAX_PAYER
    return f"{unit_of(offer, about)} – {payer}" if told else unit_of(offer, about)


def _of_hirers(priced: Priced) -> str | None:
    """The room of the heading, which some hire for a fee: "For all other uses a fee of £20 per hour is charged"."""
    sentence, offer, found, _, about = priced
    asked = len(found) == 1 and of_room(about) and ends_with("formulas", "fee_of", offer.label)
    if not asked or offer.tail.period not in SHORT or no_plan(sentence) or says("formulas", "equipment", sentence):
        return None
    whom = any(says("formulas", concept, offer.label) for concept in ("other_hirers", "hirers", "payers"))
    return unit_of(offer, about) if whom else None


RULES: tuple[Callable[[Priced], str | None], ...] = (
    _goods,
    _a_ticket,
    _paid,
    _another,
    _labelled,
    _bracketed,
    _a_desk,
    _dues,
    _subscription,
    _untimed,
    _given,
    _priced,
    _hinted,
    _headed,
    _paid_for,
    _of_hirers,
)
"""Asked in this order, the nearest words first; `NONE` ends the search."""


def of_room(about: str) -> bool:
    """Whether a heading is about rooms."""
    return (desk_type(about) or desk_hint(about)) in ROOMS


def unit_of(offer: Offer, about: str) -> str:
    """The name of a price of which only the period is told: what the headings are about, or the period."""
    return (desk_phrase(about) or about) if about else clean(joined().sub("", offer.label))


def _opens_with(named: str, offer: Offer, about: str) -> bool:
    """Whether a sentence opens with a name and its price by the month, under a heading that says of what kind it is."""
    return bool(named) and offer.label.startswith(named) and offer.tail.period in LONG and desk_type(about) is not None


def _is_in(phrase: str, sentence: str) -> bool:
    """Whether a phrase only says where: "in her office"."""
    before = sentence[: sentence.find(phrase)].split()[-MAX_PLACE:]
    return any(says_all("formulas", "thing_of", word) for word in before)


def _is_rate(phrase: str) -> bool:
    """Whether a phrase only says for how long a price is ("la journée"), and names no pass."""
    return desk_type(phrase) == "day_pass" and not is_pass(phrase)


def _is_of_another(phrase: str, offer: Offer) -> bool:
    """Whether a phrase only says for how long another price is: "€12 for a day, €140 for a month"."""
    return _is_rate(phrase) and bool(offer.tail.period) and in_label(phrase) not in (None, offer.tail.period)


def _is_of_later(phrase: str, sentence: str, offer: Offer, found: Sequence[Offer]) -> bool:
    """Whether a phrase stands before a later price alone: "Desks are £150 a month, with private offices from £400".

    Or behind a later one, which buys it: "Flex members pay £90, others £200 for a fixed desk".
    """
    later = found[found.index(offer) + 1 :]
    if phrase in offer.label:
        return False
    behind = bool(later) and sentence.find(phrase) >= later[-1].tail.end
    return behind or any(phrase in other.label for other in later)


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


def _is_own(sentence: str, offer: Offer, found: Sequence[Offer]) -> bool:
    """Whether the desk a sentence names may be what a price is for: nothing else is named between it and the price."""
    if offer is found[0] or says_all("desk_types", "day_pass", offer.after) or desk_phrase(offer.label):
        return True
    return not names_between(between(sentence, found, found.index(offer)))
