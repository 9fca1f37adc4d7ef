"""Sentences that tell right before a price for how long it is: "by the hour (£25)", "halbtags 120 €"."""

from __future__ import annotations

from collections.abc import Sequence

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import has_digit

MAX_WORDS = 2
"""Words right before a bracket that can tell a period."""


def with_periods_before(text: str, found: Sequence[Offer]) -> list[Offer]:
    """The offers of a sentence; one that tells no period is for that which the words right before it are."""
    kind = (desk_type(found[0].label) or desk_hint(found[0].label)) if found else None
    named = kind not in (None, "day_pass")
    told = []
    for offer in found:
        before = text[: offer.money.start].rstrip()
        bare = not offer.tail.period and not offer.tail.quantity
        closed = text[offer.tail.end :].startswith(")") if before.endswith("(") else named
        period = _period(before.rstrip("( ")) if bare and closed else None
        told.append(offer._replace(tail=offer.tail._replace(period=period)) if period else offer)
    return told


def _period(before: str) -> str | None:
    """The period that the last words before a bracket are, and nothing else."""
    words = before.split()[-MAX_WORDS:]
    if any(map(has_digit, words)):
        return None  # "20 hours (£60)" is a bundle
    texts = [" ".join(words[at:]) for at in range(len(words))]
    return next(filter(None, (in_label(text) for text in texts if not has_own_words(text))), None)
