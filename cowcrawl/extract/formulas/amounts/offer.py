"""An amount and what its line says of it; whether it is a price of its own or what another one comes to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cowcrawl.extract.formulas.amounts.tail import Tail
from cowcrawl.extract.formulas.labels import clean
from cowcrawl.literals.money import Money
from cowcrawl.literals.period import has_quota, in_label
from cowcrawl.literals.quantity import duration, find_bundle
from cowcrawl.literals.words import Endings, alternation
from cowcrawl.vocabulary import phrases


class Offer(NamedTuple):
    """An amount and what its line says of it."""

    money: Money
    """The amount."""
    label: str
    """The words before it."""
    after: str
    """The words after it."""
    tail: Tail
    """What follows the amount directly."""
    quote: str
    """The passage from label to tail."""
    doubt: str | None = None
    """Why it is not to be trusted, if anything."""
    starred: bool = False
    """A footnote's star stands at the amount."""
    price: str = ""
    """The amount and its tail alone, as they stand where an old price is struck out before them."""


def unless_derived(offer: Offer, first: Offer, before: str, line: str) -> Offer:
    """An offer in doubt where it only tells what one unit of the first comes to: "10 days € 150 (€ 15 a day)"."""
    several = find_bundle(first.label) or duration(clean(first.label)) or has_quota(first.label)
    unit = offer.tail.period or _each_of().match(line, offer.tail.end)
    told = _OPENED.search(before) or _comes_to().end(before)
    derived = told and unit and (several or _is_day_of(offer, first) or _is_year_of(offer, first))
    lasting = first.tail.period or in_label(first.label)
    same = lasting and _comes_to().end(before) and not _comes_to().end(first.label)
    total = before.strip() == "="
    return offer._replace(doubt="worked out") if offer is not first and (derived or same or total) else offer


@cache
def _each_of() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{alternation(phrases('quantity', 'each'))})(?!\w)", re.I)


_OPENED = re.compile(r"\(\s?(?:[^\W\d_]{1,7}\s)?$")
"""A bracket that opens on an amount, perhaps with a word such as "from"."""


def _is_day_of(offer: Offer, first: Offer) -> bool:
    """Whether a price by the day is a month's, divided by the days of one."""
    by_month = "month" in (first.tail.period, in_label(first.label))
    if offer.tail.period != "day" or not by_month or not offer.money.amount:
        return False
    return _FEWEST <= first.money.amount / offer.money.amount <= _MOST


def _is_year_of(offer: Offer, first: Offer) -> bool:
    """Whether a price by the year is twelve times that of a month, or that of a month the twelfth of a year's."""
    periods, amounts = (offer.tail.period, first.tail.period), (offer.money.amount, first.money.amount)
    if periods == ("month", "year"):
        amounts = amounts[::-1]
    elif periods != ("year", "month"):
        return False
    return bool(amounts[1]) and amounts[0] == 12 * (amounts[1] or 0)


_FEWEST, _MOST = 19, 32
"""Working days, or days, of a month."""


@cache
def _comes_to() -> Endings:
    return Endings.of(phrases("formulas", "comes_to"))
