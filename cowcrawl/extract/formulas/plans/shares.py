"""Prices that are no plan's own: what another price comes to by the day, what each person pays for a room."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from cowcrawl.extract.formulas.candidate import LONG, ROOMS, Candidate
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.setting import Setting
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import begins_with, says_any
from cowcrawl.literals.period import in_label
from cowcrawl.literals.quantity import duration, find_bundle
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

MAX_TITLE = 4
"""Words of a title that is the name of one pass or membership."""


def is_share(candidate: Candidate) -> bool:
    """Whether a price is what another comes to: its label says so, or its title sells the same for longer.

    "That's £15 a day", "Monthly pass" above "£7 a day".
    """
    title = candidate.title or ""
    if any(begins_with("formulas", "comes_to", label) for label in candidate.labels):
        return True
    room = desk_type(title) in ROOMS or desk_hint(title) in ROOMS
    if room or candidate.period not in ("hour", "half_day", "day"):
        return False
    if not (in_label(title) in ("week", *LONG) or find_bundle(title)) or len(title.split()) > MAX_TITLE:
        return False
    return not any(has_own_words(label) or in_label(label) for label in candidate.labels)


def is_a_head(candidate: Candidate, setting: Setting) -> bool:
    """Whether a price is for each person: by its own words, or by the header of its column."""
    own = min(candidate.quotes, key=len, default="")
    if "/" in own and _behind_stroke().search(own):
        return True
    return not setting.lacks(candidate, "a_head") and says_any("formulas", "a_head", (own, *candidate.labels))


@cache
def _behind_stroke() -> re.Pattern[str]:
    """A word for those who pay right behind an amount and a stroke: "6 €/persona/hora"."""
    return re.compile(
        rf"\d\s?(?:[^\w\s/]|[A-Z]{{3}})?\s?/\s?(?:{alternation(phrases('formulas', 'heads'))})(?!\w)", re.I
    )


def is_share_of(units: set[Decimal], value: dict[str, Any]) -> bool:
    """Whether a price is what one day of a bundle of its name comes to, of which it was told before.

    "5 days: € 110" and below it "€ 22 per day". `units` are what one unit of each such bundle comes to.
    """
    if value["quantity"]:
        units.add(Decimal(value["amount"]) / value["quantity"])
    return value["period"] in ("hour", "half_day", "day") and any(
        abs(unit - Decimal(value["amount"])) < _ROUNDED for unit in units
    )


def is_longer_for_less(months: set[Decimal], candidate: Candidate, value: dict[str, Any]) -> bool:
    """Whether a price for several months is no higher than that of one month, told before: it is one of each of them.

    "Monthly (€ 150), 6 months (€ 140)". `months` are what one month costs under its name.
    """
    amount = Decimal(value["amount"])
    if value["period"] == "month":
        months.add(amount)
    lengths = [length.unit for label in candidate.labels if (length := duration(clean(label)))]
    return bool(value["quantity"]) and "month" in lengths and any(amount <= month for month in months)


_ROUNDED = Decimal("0.01")
"""How far a price that was worked out and rounded may be off, in units of its currency."""
