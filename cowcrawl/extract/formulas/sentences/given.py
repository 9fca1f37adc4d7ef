"""What a price at the head of a sentence buys: "For £20 a day you get a desk", "Für 29 € erhalten Sie eine Adresse"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, hint_phrase
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

MAX_GIVEN = 4
"""Words behind "you get" that can name a desk."""


def given(offer: Offer) -> str | None:
    """The desk that a price at the head of a sentence buys: "For £20 a day you get a desk"."""
    match = _gets().match(offer.after)
    if not match or has_own_words(clean(offer.label)) or offer.tail.period not in ("day", "half_day", "week", "month"):
        return None
    words = " ".join(re.split(r"[,.;]", offer.after[match.end() :])[0].split()[:MAX_GIVEN])
    if says("formulas", "goods_alone", words):
        return None
    return desk_phrase(words) or (hint_phrase(words) if desk_hint(words) in ("hot_desk", "virtual_office") else None)


@cache
def _gets() -> re.Pattern[str]:
    return re.compile(rf"[\s,]*(?:{alternation(phrases('formulas', 'gets'))})\s", re.I)
