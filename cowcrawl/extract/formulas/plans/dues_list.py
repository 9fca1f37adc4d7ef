"""Dues in a list of which one item says how long they are for: "Adults pay monthly £15", "Students £10"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.candidate import LONG, Candidate
from cowcrawl.extract.formulas.plans.term import told_term
from cowcrawl.extract.formulas.sentences.dues import is_due
from cowcrawl.literals.period import speaks_of_time, unit_named

MOST_TIMES = 8
"""How many times as much some members pay as others at most: less is the price of something else."""


def share_period_of_dues(candidates: Sequence[Candidate]) -> None:
    """Give the dues of a list that tell no period the one long period that others of the list tell."""
    lists: dict[Element, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.extractor != "formulas.table" and (around := _list_of_dues(candidate)) is not None:
            lists[around].append(candidate)
    for items in lists.values():
        terms = [told_term(item) for item in items]
        periods = {term.period for term in terms if term}
        if len(periods) != 1 or not periods.issubset(LONG) or len({item.currency for item in items}) > 1:
            continue
        least = max(Decimal(item.amount) for item, term in zip(items, terms, strict=True) if term) / MOST_TIMES
        for item, term in zip(items, terms, strict=True):
            if term is None and Decimal(item.amount) >= least and _tells_payer(item):
                item.period = next(iter(periods))


def _tells_payer(item: Candidate) -> bool:
    """Whether a price stands behind those who pay it, in no bracket, and nothing at it speaks of time but of an age."""
    label = item.labels[0] if item.labels else ""
    if not label or label.count("(") > label.count(")"):
        return False
    return not any(speaks_of_time(_AGE.sub(_without_years, quote)) for quote in item.quotes)


_AGE = re.compile(r"\d{1,2}\s?([^\W\d_]+)")
"""A number and what it counts: years are an age there, "Students up to 25 years"."""


def _without_years(match: re.Match[str]) -> str:
    return " " if unit_named(match[1]) == "year" else match[0]


def _list_of_dues(candidate: Candidate) -> Element | None:
    """The list that a price stands in below a heading about membership."""
    item = candidate.element
    while item is not None and item.tag != "li":
        item = item.getparent() if item.tag not in ("body", "main") else None
    above = (candidate.title or "", *candidate.headings[:1])
    return item.getparent() if item is not None and any(map(is_due, above)) else None
