"""Prices held against each other: what cannot be for so long beside the others, and dues that are no desk's rent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.candidate import LONG, ROOMS
from cowcrawl.extract.formulas.labels import own_words
from cowcrawl.extract.formulas.sentences.dues import is_due
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.literals.period import has_quota
from cowcrawl.model import Claim, Reject
from cowcrawl.text import fold

_SEATS = frozenset(("hot_desk", "fixed_desk"))
_GUESSED = frozenset(("hot_desk", "day_pass"))
"""Kinds that a price for a short time has where nothing tells another."""


def consistent(found: Sequence[Found], slogans: Collection[str] = ()) -> Iterator[Found | Reject]:
    """What was found, without prices of a year or a quarter that are below that of a shorter time for the same plan.

    A price below a slogan that heads the page is told again where its plan has a name.

    "Monthly € 200, quarterly € 170, yearly € 150" are prices a month for who binds himself. A membership of a year that
    costs less than a desk a month is what the members of an association pay.
    """
    runs: dict[tuple[object, ...], dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    values = [one.claim.value for one in found]
    for value in values:
        if value["period"] in LONG:
            runs[_plan(value)][value["period"]].append(Decimal(value["amount"]))
    odd = {plan for plan, amounts in runs.items() if _falls([amounts[period] for period in LONG if period in amounts])}
    rents = [(v["currency"], Decimal(v["amount"])) for v in values if _is_rent(v)]
    timeless = _timeless(values)
    nameless = _nameless(values, slogans)
    by_year = _paid_by_year(found)
    days = [(v["currency"], Decimal(v["amount"])) for v in values if _is_pass(v, "day")]
    named = {_price(value) for value in values if value["name"] not in slogans}
    rooms = _rooms_by_the_hour(values)
    offices = _offices(values)
    for one, value in zip(found, values, strict=True):
        if value["name"] in slogans and _price(value) in named:
            yield Reject(stage="formulas", field="formulas", reason="told again", detail=one.claim.quote[:200])
        elif value["name"] in slogans and len(nameless[_timed(value)]) > 1:
            yield Reject(stage="formulas", field="formulas", reason="no name tells apart", detail=one.claim.quote[:200])
        elif value["period"] is None and len(timeless[_plan(value)]) > 1:
            yield Reject(stage="formulas", field="formulas", reason="two amounts", detail=one.claim.quote[:200])
        elif value["period"] == "month" and (_plan(value), value["amount"]) in by_year:
            yield Reject(stage="formulas", field="formulas", reason="paid by the year", detail=one.claim.quote[:200])
        elif _is_pass(value, "half_day") and _is_above(value, days):
            yield Reject(stage="formulas", field="formulas", reason="more than a day", detail=one.claim.quote[:200])
        elif value["period"] in LONG[1:] and _plan(value) in odd:
            yield Reject(stage="formulas", field="formulas", reason="longer for less", detail=one.claim.quote[:200])
        elif _is_below(value, rents):
            yield _of_kind(one, "other")
        elif value["period"] == "day" and value["desk_type"] == "private_office" and (room := rooms.get(_named(value))):
            yield _of_kind(one, room)
        elif offices and value["desk_type"] in _GUESSED and _named(value) in offices:
            yield _of_kind(one, "private_office")
        else:
            yield one


def _of_kind(one: Found, kind: str) -> Found:
    return replace(one, claim=replace(one.claim, value={**one.claim.value, "desk_type": kind}))


def _rooms_by_the_hour(values: Sequence[dict[str, Any]]) -> dict[object, str]:
    """The kind of what is let by the hour or half a day, by its name: by the day it is no office either."""
    short = [value for value in values if value["period"] in ("hour", "half_day") and value["quantity"] is None]
    return {_named(value): value["desk_type"] for value in short if value["desk_type"] in ROOMS}


def _offices(values: Sequence[dict[str, Any]]) -> set[tuple[str, str]]:
    """What is an office for half of the times it is let for or more, two at least, where its name tells no kind.

    "Le Nid" by the half day and by the month: by the day, for which nothing tells what it is, it is no pass to desks.
    """
    offices = [value for value in values if value["desk_type"] == "private_office"]
    names = Counter(map(_named, offices)) if len(offices) > 1 else {}
    several = {name for name, count in names.items() if count > 1 and name[0] and not _tells_kind(name[0])}
    told = Counter(name for name in map(_named, values) if name in several) if several else {}
    return {name for name in several if 2 * names[name] >= told[name]}


def _tells_kind(words: str) -> bool:
    return (desk_type(words) or desk_hint(words)) is not None


def _named(value: dict[str, Any]) -> tuple[str, str]:
    """What a price is for by its name, without words for time, and its currency."""
    return fold(own_words(value["name"])), value["currency"]


def _nameless(values: Sequence[dict[str, Any]], slogans: Collection[str]) -> dict[tuple[object, ...], set[str]]:
    """The amounts for each time that have no name but a slogan: of several nobody knows which is for what.

    Those of an hour are of the first and of further ones.
    """
    amounts: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for value in values:
        seat = value["desk_type"] in ("hot_desk", "day_pass") and value["period"] != "hour"
        if seat and value["name"] in slogans:
            amounts[_timed(value)].add(value["amount"])
    return amounts


def _timed(value: dict[str, Any]) -> tuple[object, ...]:
    return value["name"], value["desk_type"], value["currency"], value["period"], value["quantity"], value["vat"]


def _price(value: dict[str, Any]) -> tuple[object, ...]:
    return value["amount"], value["currency"], value["period"], value["quantity"]


def _timeless(values: Sequence[dict[str, Any]]) -> dict[tuple[object, ...], set[str]]:
    """The amounts of each plan without a period; two are behind a switch between months and years."""
    amounts: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for value in values:
        if value["period"] is None:
            amounts[_plan(value)].add(value["amount"])
    return amounts


def _paid_by_year(found: Sequence[Found]) -> set[tuple[object, str]]:
    """The plans, with their lower amounts, that a switch prices twice a month: for who pays by month or by year.

    Two plans or more have two amounts each, and what is saved is everywhere the same share, or they are told again
    in the same order for less; and nothing that stands above them tells the two apart.
    """
    twice = _told_twice(found)
    pairs = {plan: [Decimal(claim.value["amount"]) for claim in claims] for plan, claims in twice.items()}
    shares = [min(pair) / max(pair) for pair in pairs.values() if max(pair)]
    switched = len(shares) > 1 and max(shares) - min(shares) <= _ROUNDED
    order = [plan for plan in (_plan(one.claim.value) for one in found if _is_monthly(one)) if plan in twice]
    half = len(order) // 2
    again = half > 1 and order[:half] == order[half:] and len({first > second for first, second in pairs.values()}) == 1
    if not (switched or again):
        return set()
    return {(plan, min(claims, key=_amount).value["amount"]) for plan, claims in twice.items()}


def _told_twice(found: Sequence[Found]) -> dict[tuple[object, ...], list[Claim]]:
    """The plans with two amounts a month, the first claims of both, where the same stands above them."""
    told: dict[tuple[object, ...], dict[str, Claim]] = defaultdict(dict)
    for claim in (one.claim for one in found if _is_monthly(one)):
        told[_plan(claim.value)].setdefault(claim.value["amount"], claim)
    twice = {plan: list(claims.values()) for plan, claims in told.items() if len(claims) == 2}
    return {plan: claims for plan, claims in twice.items() if _above(claims[0]) == _above(claims[1])}


def _above(claim: Claim) -> list[str]:
    """What stands above a price, without what its card tells of the plan."""
    told = f"{claim.value['included']} | {claim.value['commitment']}"
    return [text for text in claim.context if text not in told]


def _is_monthly(one: Found) -> bool:
    return bool(one.claim.value["period"] == "month")


def _amount(claim: Claim) -> Decimal:
    return Decimal(claim.value["amount"])


_ROUNDED = Decimal("0.02")
"""By how much the shares of what is saved by paying for a year differ, for their amounts are rounded."""


def _plan(value: dict[str, Any]) -> tuple[object, ...]:
    """What a price is for, whatever the time: its name without words for time but shares of it, and its kind."""
    name = value["name"] if has_quota(value["name"]) else own_words(value["name"])
    return fold(name), value["desk_type"], value["currency"], value["vat"]


def _falls(amounts: Sequence[Sequence[Decimal]]) -> bool:
    """Whether the amounts of a longer time are all no higher than those of a shorter one."""
    return any(max(longer) <= min(shorter) for shorter, longer in pairwise(amounts))


def _is_rent(value: dict[str, Any]) -> bool:
    return value["desk_type"] in _SEATS and value["period"] == "month"


def _is_pass(value: dict[str, Any], period: str) -> bool:
    return value["desk_type"] in ("day_pass", "hot_desk") and value["period"] == period and value["quantity"] is None


def _is_above(value: dict[str, Any], days: Sequence[tuple[str, Decimal]]) -> bool:
    """Whether half a day costs more than each whole one: a membership for mornings, paid by the month."""
    whole = [amount for currency, amount in days if currency == value["currency"]]
    return bool(whole) and Decimal(value["amount"]) > max(whole)


def _is_below(value: dict[str, Any], rents: Sequence[tuple[str, Decimal]]) -> bool:
    """Whether a price is of members' dues for a year that are below what a desk costs a month."""
    if value["desk_type"] != "hot_desk" or value["period"] != "year" or not is_due(value["name"]):
        return False
    return any(currency == value["currency"] and Decimal(value["amount"]) < rent for currency, rent in rents)
