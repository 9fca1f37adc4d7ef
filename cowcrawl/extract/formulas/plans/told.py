"""What the words of a label or a title tell of time: a period, or a bundle of so many hours, days or entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.plans.ends import unit_closing, unit_opening
from cowcrawl.extract.formulas.words import BRACKETS
from cowcrawl.literals.period import counts_time, has_quota, in_label
from cowcrawl.literals.quantity import Bundle, duration, find_bundle
from cowcrawl.literals.words import alternation
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import phrases


class Term(NamedTuple):
    """What a price is for in time."""

    period: str | None
    """A period, `once` for a bundle; None where nobody says for how long."""
    quantity: int | None = None
    """The number of units of a bundle."""
    unit: str | None = None
    """The period of one unit, where it is known."""
    source: str | None = None
    """The passage elsewhere that tells them."""

    @property
    def by_ticket(self) -> bool:
        """Whether it is paid by the day or by so many entries, hours or days; several months are a membership."""
        return self.period in ("day", "half_day") or bool(self.quantity and self.unit not in ("week", "month"))


def of_names(names: Sequence[str]) -> Term | None:
    """The bundle or the period that some names tell, outside brackets first; "5 days" beside "day pass" is a bundle."""
    told = list(filter(None, map(_told, names)))
    monthly = next((term for term in told if term.period == "month"), None)
    if monthly and told[0].quantity and told[0].unit in ("hour", "half_day", "day"):
        return monthly  # so many days of each month
    if told and told[0].quantity is None:
        return next((term for term in told if term.quantity and term.unit == told[0].period), told[0])
    return next(iter(told), None) or next(filter(None, map(_told_in_brackets, names)), None)


@remembered
def _told(text: str) -> Term | None:
    """The bundle or the period that a label or a title tells outside brackets."""
    bare = clean(text)
    plain = " ".join(BRACKETS.sub(" ", bare).split()) if "(" in bare else bare
    limited = _limit().sub("", plain)
    if bundle := find_bundle(text) or duration(limited) or duration(clean(plain.partition(":")[2])):
        part = _part_of_day(bundle, bare) if plain != bare else None
        return Term(part, source=text) if part else Term("once", bundle.quantity, bundle.unit, text)
    if period := in_label(text) or unit_opening(bare):
        return Term(period, source=text)
    bundle, period = unit_closing(plain)
    if bundle := bundle or (None if plain == bare else find_bundle(plain)):
        return Term("once", bundle.quantity, bundle.unit, text)
    return Term(period, source=text) if period else None


def _part_of_day(bundle: Bundle, label: str) -> str | None:
    """The day or the half of one that so many hours are called in brackets: "4 hours (half day)"."""
    if bundle.unit != "hour":
        return None
    told = (in_label(text) for text in BRACKETS.findall(label) if not has_own_words(text))
    return next((unit for unit in told if unit and bundle.quantity in _HOURS.get(unit, ())), None)


_HOURS = {"half_day": range(3, 7), "day": range(6, 13)}
"""How many hours a working day has, and the half of one."""


@cache
def _limit() -> re.Pattern[str]:
    """What stands before the most hours that a price is for: "up to 4 hours"."""
    return re.compile(rf"^(?:{alternation(phrases('rooms', 'limit'))})\s", re.I)


@remembered
def counts_several(label: str) -> bool:
    """Whether a label begins with a number of hours or days: whatever they are called, the price is not for one."""
    return COUNT.match(label) is not None and counts_time(label) and not has_quota(label)


COUNT = re.compile(r"\W*(?!24\D)(?:[2-9]|[1-9]\d)\s?-?[^\W\d_]")
"""A number above one with a word behind it, at the head of a label."""


def _told_in_brackets(text: str) -> Term | None:
    """The bundle that a label or a title tells in brackets."""
    bundles = map(duration, BRACKETS.findall(text) if "(" in text else ())
    return next((Term("once", bundle.quantity, bundle.unit, text) for bundle in bundles if bundle), None)
