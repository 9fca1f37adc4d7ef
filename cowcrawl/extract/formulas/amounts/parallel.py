"""Amounts in a row, "€ 40 / € 70", whose periods a head tells in turn: "½ day / day"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.amounts.tail import Tail
from cowcrawl.extract.formulas.labels import clean
from cowcrawl.literals.money import Money
from cowcrawl.literals.period import unit_named
from cowcrawl.vocabulary import phrases


def parallel_offers(line: str, moneys: list[Money], heads: Iterable[str]) -> list[Offer]:
    """The offers of amounts in a row, "€ 40 / € 70", whose periods one of `heads` tells in turn: "½ day / day"."""
    gaps = [line[one.end : two.start] for one, two in pairwise(moneys)]
    if not gaps or any(gap.strip() not in ("/", "|") for gap in gaps) or any(map(str.isalnum, line[moneys[-1].end :])):
        return []
    label, quote = line[: moneys[0].start], line[: moneys[-1].end].lstrip(" ,;|–-·•/")
    own = (label.rstrip(" :=–-"),) if _STROKED.search(label) else ()
    periods = next((found for head in (*own, *heads) if len(found := _periods_in_turn(head)) == len(moneys)), [])
    return [
        Offer(money, "" if own else label, "", Tail(money.end, period), quote, "range" if money.ranged else None)
        for money, period in zip(moneys, periods, strict=False)
        if money.currency and period
    ]


def _periods_in_turn(head: str) -> list[str | None]:
    """The periods that the words between the strokes of a head end in, or are, None for a part of the day.

    Empty where one of them is neither.
    """
    first, *others = (clean(part) for part in _STROKED.split(head)) if len(head) <= MAX_HEAD else ("",)
    words = first.split()
    ends = (unit_named(" ".join(words[-count:])) for count in range(min(3, len(words)), 0, -1))
    periods = [next(filter(None, ends), None), *map(unit_named, others)]
    partial = (part.casefold() in phrases("period_words", "adjectives") for part in (words[-1:] or [""])[:1] + others)
    told = all(period or part for period, part in zip(periods, partial, strict=True))
    return periods if others and told and any(periods) else []


_STROKED = re.compile(r"\s[/|]\s")
MAX_HEAD = 120
"""Characters of a line that heads a list of prices."""
