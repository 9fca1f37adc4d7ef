"""Plans that a page tells twice: at one price, under one name and under that name with more words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from operator import itemgetter
from typing import Any

from cowcrawl.extract import Found
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.words import has_digit
from cowcrawl.model import Claim
from cowcrawl.text import fold

Plan = dict[str, Any]
"""The value of a claim about a price plan."""
MAX_ALIKE = 12
"""Plans of one kind at one price among which one can be told twice."""
SHORT = 4
"""Letters of a word that is taken as it is: "Ann" is not "Anne"."""
_SEVERAL = re.compile(r"(?:en|es|s|x|n|e)$")
"""What several end in, in six languages."""


_price = itemgetter("desk_type", "amount", "currency", "period", "quantity")
"""What two plans that are one have in common."""


def told_again(found: Sequence[Found]) -> set[int]:
    """The positions of the plans that are told a second time: "Fixed desk" and "Our core offer: fixed desk".

    One that is told as the lowest price of several is told again by any of its kind at its price. Of two the one that
    tells more stays, else the one with the shorter name. A number tells two plans apart: "Office 1" is no "Office". Of
    long lists at one price nothing is asked: their names tell them apart.
    """
    claims = [one.claim for one in found]
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        alike[_price(claim.value)].append(at)
    again: set[int] = set()
    for places in (places for places in alike.values() if len(places) <= MAX_ALIKE):
        for at, other in combinations(places, 2):
            if _in_two_rows(found[at], found[other]):
                continue
            if again.isdisjoint((at, other)) and (spare := _spare(claims[at], claims[other])):
                again.add(at if spare is claims[at] else other)
    return again


def _in_two_rows(one: Found, two: Found) -> bool:
    """Whether two plans stand in different rows of one table: each row is of something else."""
    if one.claim.extractor != "formulas.table" or two.claim.extractor != "formulas.table":
        return False
    rows = [next(found.element.iterancestors("tr"), None) for found in (one, two) if found.element is not None]
    tables = [next(row.iterancestors("table"), None) for row in rows if row is not None]
    return len(tables) == 2 and tables[0] is tables[1] and rows[0] is not rows[1]


def _spare(one: Claim, two: Claim) -> Claim | None:
    """Which of two plans at one price is told again, if they are one."""
    if _is_one(one.value, two.value):
        return one if _told(two.value) > _told(one.value) else two
    if _is_lowest(one) != _is_lowest(two):
        return one if _is_lowest(one) else two
    return None


def _is_one(one: Plan, two: Plan) -> bool:
    """Whether two plans at one price can be one: no tax tells them apart, and one name holds the other."""
    if one["vat"] and two["vat"] and one["vat"] != two["vat"]:
        return False
    less, more = sorted((_words(plan["name"]) for plan in (one, two)), key=len)
    return less <= more and not has_digit(" ".join(more - less))


def _is_lowest(claim: Claim) -> bool:
    """Whether a price is told as the lowest of several: "offices from € 79 a week"."""
    return says("money", "from", claim.quote)


def _words(name: str) -> set[str]:
    """The words of a name, without what tells one from several at the end of the longer ones."""
    return {_SEVERAL.sub("", word) if len(word) > SHORT else word for word in fold(name).split()}


def _told(plan: Plan) -> tuple[int, int]:
    """How much of a plan is told: how many of its terms, and in how few words its name."""
    terms = sum(plan[key] is not None for key in ("vat", "commitment", "included"))
    return terms, -len(plan["name"].split())
