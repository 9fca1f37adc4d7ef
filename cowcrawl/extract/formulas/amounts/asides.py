"""Amounts in a bracket behind a price that are none of their own: what it is the sum of, and the least one pays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cowcrawl.extract.texts.phrases import begins_with
from cowcrawl.literals.money import Money


def without_asides(line: str, moneys: Sequence[Money]) -> tuple[str, list[Money]]:
    """A line and its amounts without a bracket at its end that explains the first: "£35 (£25 for one + £10 more)".

    And one that tells how long one hires it at least, or what one pays at most: "£5 an hour for the snug (minimum 2
    hours at £10)", "€ 70 (max. € 150 per day)".
    """
    bracket = _LAST.search(line, moneys[0].end) if moneys else None
    inside = [money for money in moneys if bracket and bracket.start() < money.start]
    if bracket is None or len(inside) != len(moneys) - 1 or not inside:
        return line, list(moneys)
    summed = len(inside) > 1 and _joined(line, inside) and _sum(inside) == moneys[0].amount
    bounds = len(inside) == 1 and any(
        begins_with("formulas", one, bracket["inside"]) for one in ("at_least", "at_most")
    )
    return (line[: bracket.start()].rstrip(), [moneys[0]]) if summed or bounds else (line, list(moneys))


_LAST = re.compile(r"\s?\((?P<inside>[^()]*)\)[\s.]*$")


def _joined(line: str, moneys: Sequence[Money]) -> bool:
    """Whether a plus stands between any two amounts."""
    return all("+" in line[one.end : two.start] for one, two in pairwise(moneys))


def _sum(moneys: Sequence[Money]) -> Decimal:
    return sum((money.amount for money in moneys), Decimal(0))
