"""A sentence that tells once for how long its prices are: "A fixed desk costs £290 a month, a flexible one £180"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.sentences.subject import between
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, desk_type, hint_phrase
from cowcrawl.literals.period import has_quota, in_label
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

MAX_WORDS = 5
"""Words between two prices that name another desk at most."""
MOST_TIMES = 8
"""How many times as much one desk costs as another at most, for the same time: less is the price of a day."""
_DESKS = frozenset(("hot_desk", "fixed_desk", "private_office"))


def with_shared_period(sentence: str, found: Sequence[Offer]) -> list[Offer]:
    """The offers of a sentence; those of another desk that tell no period have the one long period of all others."""
    told = {offer.tail.period or _named_period(offer) for offer in found} - {None}
    period = next(iter(told), None)
    if len(found) < 2 or len(told) != 1 or period not in LONG:
        return list(found)
    bare = [number for number, offer in enumerate(found) if not _is_timed(offer)]
    least = max(offer.money.amount for offer in found if _is_timed(offer)) / MOST_TIMES
    alike = all(least <= found[number].money.amount <= least * MOST_TIMES**2 for number in bare)
    words = [between(sentence, found, number) for number in bare]
    if not alike or not all(_is_of_desk(text) or only_conditions(text) for text in words):
        return list(found)
    return [
        offer if offer.tail.period or offer.tail.quantity else offer._replace(tail=offer.tail._replace(period=period))
        for offer in found
    ]


def only_conditions(words: str) -> bool:
    """Whether the words between two prices only tell on what terms the first is: " for weekday access or"."""
    match = _terms().fullmatch(words)
    return match is not None and not (desk_type(words) or no_plan(words) or in_label(words))


@cache
def _terms() -> re.Pattern[str]:
    leads = alternation(phrases("formulas", "for_whom") + phrases("formulas", "on_terms"))
    return re.compile(
        rf"\s(?:{leads})\s[^,;.:]{{3,40}}\s(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I
    )


def _named_period(offer: Offer) -> str | None:
    """The period of a share of it in the name of an offer, "Forfait 20 h/mois : 60 €"; that of a ticket."""
    return in_label(offer.label) if has_quota(offer.label) or desk_hint(offer.label) == "hot_desk" else None


def _is_timed(offer: Offer) -> bool:
    return bool(offer.tail.period or offer.tail.quantity or _named_period(offer))


def _is_of_desk(words: str) -> bool:
    """Whether the words before a price name a desk or an office, and no time of their own."""
    kind = desk_type(words) or desk_hint(words)
    return kind in _DESKS and not in_label(words) and not no_plan(words)


def other_desk(words: str) -> str | None:
    """The other desk that few words between two prices tell: ", a flexible one"."""
    if len(words.split()) > MAX_WORDS or desk_hint(words) not in _DESKS:
        return None
    return desk_phrase(words) or hint_phrase(words)
