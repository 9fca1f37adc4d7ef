"""Price plans: every price that says what it buys and for how long, as one claim with the words that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.amounts.locale import locale_of
from cowcrawl.extract.formulas.candidate import LONG, Candidate
from cowcrawl.extract.formulas.layouts.lines import line_candidates
from cowcrawl.extract.formulas.layouts.options import option_candidates
from cowcrawl.extract.formulas.layouts.priced import priced
from cowcrawl.extract.formulas.layouts.structured import structured_candidates
from cowcrawl.extract.formulas.layouts.tables import table_candidates
from cowcrawl.extract.formulas.plans.dues_list import share_period_of_dues
from cowcrawl.extract.formulas.plans.plan import NO_KIND, reject, resolve
from cowcrawl.extract.formulas.plans.shares import is_longer_for_less, is_share_of
from cowcrawl.extract.formulas.setting import Setting
from cowcrawl.extract.formulas.together.again import told_again
from cowcrawl.extract.formulas.together.consistent import consistent
from cowcrawl.extract.formulas.together.siblings import Neighbours, kind_beside
from cowcrawl.extract.formulas.together.twins import twins, with_tax_told
from cowcrawl.extract.formulas.words import compares, desk_hint, desk_type
from cowcrawl.extract.texts.sentences import is_post
from cowcrawl.extract.which.apart import page_of_others
from cowcrawl.model import Reject
from cowcrawl.page import Page
from cowcrawl.page.tables import grids
from cowcrawl.text import fold

__all__ = ["extract"]


def extract(page: Page) -> Iterator[Found | Reject]:
    """The price plans of an operator's or a directory's page; press, reports and dated posts are left alone."""
    if page.kind not in ("operator", "directory") or is_post(page) or page_of_others(page):
        return
    locale = locale_of(page)
    tables = [table for grid in grids(page) if (table := priced(page, grid, locale))]
    candidates = [
        *table_candidates(page, tables),
        *line_candidates(page, {table.grid.element for table in tables}, locale),
        *option_candidates(page, locale),
    ]
    candidates = candidates or list(structured_candidates(page))
    if not candidates:
        return
    share_period_of_dues(candidates)
    setting, plans = Setting(page), _Plans()
    shared = _shared_titles(candidates)
    untold: list[tuple[Candidate, Reject]] = []
    for candidate in sorted(candidates, key=_repeats):
        if not candidate.labels and (candidate.titled_at, candidate.period) in shared:
            yield reject("no name tells apart", candidate)
            continue
        result = resolve(candidate, setting)
        if isinstance(result, Reject) and result.reason == NO_KIND:
            untold.append((candidate, result))
        elif left_out := plans.take(candidate, result):
            yield left_out
    beside = Neighbours(plans.kept)
    for candidate, kind, result in [(one, kind_beside(one, setting, beside), why) for one, why in untold]:
        if left_out := plans.take(candidate, resolve(candidate, setting, kind)) if kind else result:
            yield left_out
    taxed = twins(plans.found)
    for at, other in taxed.items():
        plans.found[at] = with_tax_told(plans.found[at], plans.found[other])
    twice = told_again(plans.found) | set(taxed.values())
    for at in sorted(twice):
        quote = plans.found[at].claim.quote[:200]
        yield Reject(stage="formulas", field="formulas", reason="told again", detail=quote)
    yield from consistent([one for at, one in enumerate(plans.found) if at not in twice], setting.slogans)


class _Plans:
    """The plans of a page that are told so far."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.kept: list[tuple[Candidate, Found]] = []
        """The same, each with what it was read from."""
        self._amounts: dict[tuple[object, ...], dict[str, str | None]] = {}
        """The tax of each amount of a plan."""
        self._prices: set[tuple[object, ...]] = set()
        self._bundles: dict[str, set[Decimal]] = {}
        self._months: dict[str, set[Decimal]] = {}

    def take(self, candidate: Candidate, result: Found | Reject) -> Reject | None:
        """Keep the plan of a candidate, or tell why it is left out."""
        if isinstance(result, Reject):
            return result
        if reason := self._against(candidate, result.claim.value):
            return reject(reason, candidate)
        self._add(candidate, result)
        return None

    def _against(self, candidate: Candidate, value: dict[str, Any]) -> str | None:
        """Why a price is no plan beside those of its name: a share of a bundle, or less for a longer time."""
        name = fold(value["name"])
        if is_share_of(self._bundles.setdefault(name, set()), value):
            return "worked out"
        return "longer for less" if is_longer_for_less(self._months.setdefault(name, set()), candidate, value) else None

    def _add(self, candidate: Candidate, result: Found) -> None:
        """Keep a plan that has not been told."""
        value = result.claim.value
        price = (value["amount"], value["currency"], value["period"], value["quantity"])
        plan = (fold(value["name"]), value["desk_type"], *price[1:])
        told = price in self._prices or (_compares(candidate) and _is_told(price, self._prices))
        if not (_repeats(candidate) and told) and _is_new(self._amounts.setdefault(plan, {}), value):
            self._prices.add(price)
            self.found.append(result)
            self.kept.append((candidate, result))


def _shared_titles(candidates: Sequence[Candidate]) -> set[tuple[int | None, str | None]]:
    """The titles that several amounts for one time have in common, with that time: of none is told what it is for.

    Of two one may be for who pays by the year; a title that names a desk or a room tells what all are for.
    """
    amounts: dict[tuple[int | None, str | None], set[str]] = defaultdict(set)
    for candidate in candidates:
        title = candidate.title if candidate.titled_at is not None and not candidate.labels else None
        bare = title is not None and (desk_type(title) or desk_hint(title)) in (None, "hot_desk")
        if bare and candidate.period in ("day", "week", *LONG):
            amounts[candidate.titled_at, candidate.period].add(candidate.amount)
    return {title for title, told in amounts.items() if len(told) >= MANY}


MANY = 3
"""Amounts of one title for one time that are surely for several things."""


def _repeats(candidate: Candidate) -> bool:
    """Whether a candidate stands where prices told elsewhere are told again: sentences, forms, comparisons."""
    if candidate.extractor in ("formulas.prose", "formulas.option"):
        return True
    return _compares(candidate)


def _compares(candidate: Candidate) -> bool:
    """Whether a candidate stands below a heading of what only compares plans."""
    return any(map(compares, candidate.headings[:1]))


def _is_told(price: tuple[object, ...], prices: set[tuple[object, ...]]) -> bool:
    """Whether an amount is told, for whatever period: a comparison leaves it out."""
    return any(price[:2] == one[:2] for one in prices)


def _is_new(amounts: dict[str, str | None], value: dict[str, str | None]) -> bool:
    """Whether a plan has not been told: not with this amount, and not as its price with or without tax."""
    amount, vat = str(value["amount"]), value["vat"]
    if amount in amounts or (vat and any(other and other != vat for other in amounts.values())):
        return False
    amounts[amount] = vat
    return True
