"""Plans that only those beside them explain: "Halftime, CHF 190 a month" between "Pass" and "Desk of your own"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lxml.etree import _Element as Element

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.candidate import Candidate
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.plans.term import term_of
from cowcrawl.extract.formulas.setting import Setting

DESKS = frozenset(("hot_desk", "fixed_desk", "day_pass"))
"""What a coworking space's members and visitors pay for, among which one more plan is of the same."""
MOST_TIMES = 6
"""How many times as much one plan costs as another for the same time, at most; a locker costs far less than a desk."""
DAYS = {"day": 1, "week": 3, "month": 8, "quarter": 24, "year": 90}
"""How many days a longer time is worth: nobody pays for each day of it."""
_WHOLE = ("body", "html", "main")
"""What holds all of a page."""
_READ = ("formulas.card", "formulas.table", "formulas.line")


class Neighbours:
    """The plans of a page by the parts of it that hold them, looked up when one is asked for."""

    def __init__(self, plans: Sequence[tuple[Candidate, Found]]) -> None:
        """The neighbours among `plans`, each with its candidate, which may still grow."""
        self._plans = plans
        self._parts: dict[Element, list[tuple[Candidate, Found]]] = {}
        self._known = 0

    def of(self, candidate: Candidate) -> list[Found]:
        """The plans in the smallest part of the page around a candidate that holds any; all stand below its heading.

        None where that part is the whole page or one of them stands below another heading.
        """
        for plan in self._plans[self._known :]:
            for part in plan[1].element.iterancestors() if plan[1].element is not None else ():
                self._parts.setdefault(part, []).append(plan)
        self._known = len(self._plans)
        around = candidate.element.getparent() if candidate.element is not None else None
        while around is not None and around not in self._parts:
            around = around.getparent()
        near = [] if around is None or around.tag in _WHOLE else self._parts[around]
        alike = all(other.headings[:1] == candidate.headings[:1] for other, _ in near)
        return [found for _, found in near] if alike else []


def kind_beside(candidate: Candidate, setting: Setting, neighbours: Neighbours) -> str | None:
    """The kind of a plan with a name that tells none, by the plans nearest to it in the page; or None.

    All of those are for desks, and one of them costs about as much for as long.
    """
    if candidate.extractor not in _READ or not any(map(has_own_words, (*candidate.labels, candidate.title or ""))):
        return None
    near = neighbours.of(candidate)
    if len(near) < 2 or not all(plan.claim.value["desk_type"] in DESKS for plan in near):
        return None
    term = term_of(candidate, setting)
    price = term and _a_day(candidate.amount, term.period, term.quantity)
    if not term or not price or not any(price / MOST_TIMES <= one <= price * MOST_TIMES for one in _prices(near)):
        return None
    return "day_pass" if term.by_ticket else "hot_desk"


def _prices(plans: Iterable[Found]) -> Iterable[Decimal]:
    """What each plan costs for a day."""
    values = (plan.claim.value for plan in plans)
    prices = (_a_day(value["amount"], value["period"], value["quantity"]) for value in values)
    return filter(None, prices)


def _a_day(amount: str, period: str | None, quantity: int | None) -> Decimal | None:
    """What a price is for a day, of a bundle for one of its units; None for what is paid by the hour."""
    days = DAYS.get("day" if quantity else period or "")
    return Decimal(amount) / (quantity or 1) / days if days else None
