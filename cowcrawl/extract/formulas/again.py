"""Plans that a page tells twice: at one price, under one name and under that name with more words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from cowcrawl.extract import Found
from cowcrawl.literals.words import has_digit
from cowcrawl.text import fold

Plan = dict[str, Any]
"""The value of a claim about a price plan."""


def told_again(found: Sequence[Found]) -> set[int]:
    """The positions of the plans that are told a second time: "Fixed desk" and "Our core offer: fixed desk".

    One that has no name is told again by any of its kind at its price. Of two the one that tells more stays, else the
    one with the shorter name. A number tells two plans apart: "Office 1" is no "Office".
    """
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        value = one.claim.value
        alike[tuple(value[key] for key in ("desk_type", "amount", "currency", "period", "quantity"))].append(at)
    again: set[int] = set()
    for places in alike.values():
        for place, at in enumerate(places):
            for other in places[place + 1 :]:
                one, two = found[at].claim.value, found[other].claim.value
                if again.isdisjoint((at, other)) and _is_one(one, two):
                    again.add(at if _told(two) > _told(one) else other)
    return again


def _is_one(one: Plan, two: Plan) -> bool:
    """Whether two plans at one price can be one: no tax tells them apart, and one name holds the other."""
    if one["vat"] and two["vat"] and one["vat"] != two["vat"]:
        return False
    if not (one["name"] and two["name"]):
        return True
    less, more = sorted((set(fold(plan["name"]).split()) for plan in (one, two)), key=len)
    return less < more and not has_digit(" ".join(more - less))


def _told(plan: Plan) -> tuple[bool, int, int]:
    """How much of a plan is told: whether it has a name, how many of its terms, and in how few words its name."""
    terms = sum(plan[key] is not None for key in ("vat", "commitment", "included"))
    return bool(plan["name"]), terms, -len((plan["name"] or "").split())
