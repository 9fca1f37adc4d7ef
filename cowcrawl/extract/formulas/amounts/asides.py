"""What stands beside a price and is none of its own: amounts in a bracket behind it, and for whom it is free."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from cowcrawl.extract.texts.phrases import begins_with
from cowcrawl.literals.money import Money
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases


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


def without_free(label: str) -> str:
    """A label without those who pay nothing: "Free for members, £15" and "Members free, public £15" are for others."""
    return _free().sub("", label) if label.rstrip().endswith((",", ";")) or "," in label else label


@cache
def _free() -> re.Pattern[str]:
    """Whom it is free for, up to a comma."""
    free_for, free = (alternation(phrases("formulas", concept)) for concept in ("free_for", "is_free"))
    whom = alternation(phrases("formulas", "payers"))
    return re.compile(rf"(?:(?:{free_for})\s[^,;:.]{{3,40}}|(?<!\w)(?:{whom})\s(?:{free}))\s?[,;]\s+", re.I)
