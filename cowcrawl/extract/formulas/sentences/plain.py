"""Prices of sentences that name nothing, where what stands above leaves nothing but access to the house."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.sentences.clause import MAX_HEADING, TOTALS, names_nothing
from cowcrawl.extract.formulas.sentences.subject import between
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases


def plain_access(sentence: str, found: Sequence[Offer], number: int, heading: str) -> str | None:
    """For how long a price is, where nothing is named before it and a heading announces prices of coworking.

    "We are open to all. From £12 a day and £150 a month".
    """
    offer = found[number]
    announced = says("formulas", "announcing", heading) or says("formulas", "asks_price", heading)
    shared = speaks_of_coworking(heading) or desk_hint(heading) == "hot_desk"
    periods = ("half_day", "day", "week", *LONG, *(("hour",) if shared else ()))
    if not (announced or shared) or offer.tail.period not in periods or len(heading.split()) > MAX_HEADING:
        return None
    if (number and offer.tail.period in TOTALS) or no_plan(sentence) or says("formulas", "gets", found[-1].after):
        return None
    before = sentence[: found[0].money.start]
    hired = says("formulas", "hire_words", before) or says("formulas", "fees", before)  # of what stood before it
    if hired or not names_nothing(before):
        return None
    return _period(sentence, offer) if number == 0 or names_nothing(between(sentence, found, number)) else None


def after_trial(sentence: str, offer: Offer) -> str | None:
    """The words for a day behind its price, where the first day is free and that is what each costs after; or None.

    "Your first day is free; after that it's £14 per day".
    """
    if offer.tail.period not in ("day", "half_day"):
        return None
    before = sentence[: offer.money.start]
    match = _trial().search(before)
    told = match and says("formulas", "no_price", match["between"]) and names_nothing(before[match.end() :])
    return _period(sentence, offer) if told else None


def _period(sentence: str, offer: Offer) -> str:
    """The words behind an amount that say for how long it is."""
    return sentence[offer.money.end : offer.tail.end].strip(" /")


@cache
def _trial() -> re.Pattern[str]:
    days, then = (alternation(phrases("formulas", concept)) for concept in ("first_day", "afterwards"))
    return re.compile(rf"(?<!\w)(?:{days})(?!\w)(?P<between>[^.]{{3,60}}?)(?<!\w)(?:{then})(?!\w)", re.I)
