"""One price in two blocks, of which one says that tax is in it: "15 €" over "18 € TTC"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter
from typing import Any

from cowcrawl.extract import Found
from cowcrawl.literals.vat import Vat, untold_tax

_ALIKE = ("name", "desk_type", "currency", "period", "quantity")
"""What both say."""
MOST = 8
"""Prices of one plan that each of its others is held against: more are a list of something else."""


def twins(found: Sequence[Found]) -> dict[int, int]:
    """The places of prices of which nothing is said of tax, each with that of the same price of which it is said."""
    told: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        if one.claim.value["vat"]:
            told[_plan(one)].append(at)
    untold = [at for at, one in enumerate(found) if not one.claim.value["vat"]] if told else []
    pairs = ((at, other) for at in untold for other in told.get(_plan(found[at]), ())[-MOST:])
    return {at: other for at, other in pairs if _untold(found[at].claim.value, found[other].claim.value)}


def _plan(one: Found) -> tuple[Any, ...]:
    plan: tuple[Any, ...] = itemgetter(*_ALIKE)(one.claim.value)
    return plan


def with_tax_told(one: Found, other: Found) -> Found:
    """A price of which nothing is said of tax, with what its twin says of it."""
    value, claim = one.claim.value, one.claim
    vat = _untold(value, other.claim.value)
    context = tuple(dict.fromkeys((*claim.context, other.claim.quote)))
    return replace(one, claim=replace(claim, value={**value, "vat": vat}, context=context))


def _untold(value: dict[str, Any], other: dict[str, Any]) -> Vat | None:
    """What a price is of which nothing is said of tax, if the other is the same one with it, or without."""
    return untold_tax(Decimal(value["amount"]), Decimal(other["amount"]), other["vat"])
