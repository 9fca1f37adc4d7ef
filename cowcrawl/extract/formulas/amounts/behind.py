"""Amounts whose names stand behind them: "£20 for one room, £30 for two rooms", "£35 first hour; £20 second hour"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.tail import Tail
from cowcrawl.extract.formulas.amounts.tails import tails_of
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.literals.money import Money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

MAX_CLOSED = 40
"""Characters of what a semicolon closes behind an amount."""


def closed_by_semicolons(line: str, moneys: Sequence[Money]) -> list[tuple[Money, Tail, str]]:
    """The amounts of a line behind each of which a semicolon closes what it is for, each with its tail and its label.

    "Members: £35 first hour; £20 second hour": the first hour is none of the twenty pounds.
    """
    if line.count(";", moneys[0].end, moneys[-1].start) != len(moneys) - 1:
        return []
    tails = tails_of(line, list(moneys))
    starts = [*(money.start for money in moneys[1:]), len(line)]
    parts = [line[tail.end : start].rstrip() for tail, start in zip(tails, starts, strict=True)]
    names = [part.rstrip(";.") for part in parts]
    if not all(part.endswith(";") for part in parts[:-1]) or not any(map(str.strip, names[:-1])):
        return []
    if not all(_is_closed(name) if name.strip() else tail.period for name, tail in zip(names, tails, strict=True)):
        return []
    lead = line[: moneys[0].start].rstrip()
    ends = [tail._replace(end=tail.end + len(name)) for tail, name in zip(tails, names, strict=True)]
    labels = (f"{lead} {name.strip()}".strip() for name in names)
    return list(zip(moneys, ends, labels, strict=True))


def _is_closed(text: str) -> bool:
    """Whether words that no other mark parts can be of the amount before them."""
    told = has_own_words(text) or in_label(text) is not None
    return told and len(text) <= MAX_CLOSED and not any(mark in text for mark in ";:.")


def named_behind(between: list[str]) -> list[str]:
    """What stands between amounts, with each name behind a price put before it, if the first has one.

    "€190 a month (fixed desk) | €140 a month (flexible desk)", "£20 for one room, £30 for two rooms"; so of desks and
    rooms alone.
    """
    parts = [_BEHIND.match(text) or _for_it().match(text) for text in between[1:]]
    names = [part["name"] if part and (desk_type(part["name"]) or desk_hint(part["name"])) else "" for part in parts]
    if not names[0] or len(names) < 2:
        return []
    rests = [
        part["rest"] if name and part else text for part, name, text in zip(parts, names, between[1:], strict=True)
    ]
    labels = [f"{rest.rstrip()} {name}".strip() for rest, name in zip([between[0], *rests], names, strict=False)]
    return [*labels, rests[-1]]


_BEHIND = re.compile(r"\s*\((?P<name>[^()]{2,40})\)(?P<rest>.*)")
"""A name in brackets right behind a price, and what follows."""


@cache
def _for_it() -> re.Pattern[str]:
    """What a price is for, right behind it up to a comma or the end: " for one room, "."""
    return re.compile(
        rf"\s(?:{alternation(phrases('formulas', 'for_whom'))})\s(?P<name>[^.,;()]{{2,40}})(?P<rest>[,;]\s|\.?$)"
    )
