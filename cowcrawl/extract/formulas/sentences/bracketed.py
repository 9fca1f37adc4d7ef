"""Sentences that tell for how long each price is before its bracket: "by the hour (£25), half day (£80)"."""

from __future__ import annotations

from collections.abc import Sequence

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.literals.period import in_label

MAX_WORDS = 3
"""Words right before a bracket that can tell a period."""


def with_bracketed_periods(text: str, found: Sequence[Offer]) -> list[Offer]:
    """The offers of a sentence; one in a bracket that tells no period is for that which the words before it tell."""
    told = []
    for offer in found:
        before = text[: offer.money.start].rstrip()
        bare = not offer.tail.period and not offer.tail.quantity and before.endswith("(")
        period = _period(before.rstrip("( ")) if bare and text[offer.tail.end :].startswith(")") else None
        told.append(offer._replace(tail=offer.tail._replace(period=period)) if period else offer)
    return told


def _period(before: str) -> str | None:
    """The period that the last words before a bracket are, and nothing else."""
    words = before.split()[-MAX_WORDS:]
    texts = [" ".join(words[at:]) for at in range(len(words))]
    return next(filter(None, (in_label(text) for text in texts if not has_own_words(text))), None)
