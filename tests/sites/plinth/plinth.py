"""The pages of The Plinth: its style sheet draws the price of a plan from attributes of its card."""

from __future__ import annotations

from collections.abc import Iterator

from cowcrawl.site_page import Passage, SitePage, says

PERIODS = {"m": "month", "d": "day"}
DESKS = {"hot": "hot_desk", "fixed": "fixed_desk", "pass": "day_pass"}


class PlinthPage(SitePage):
    """A page with plans."""

    def fits(self) -> bool:
        """Whether there are any."""
        return bool(self.all("//li[@data-price]"))

    @says("formulas")
    def plans(self) -> Iterator[Passage]:
        """A plan a card: its name in the heading, its price, period and desk in attributes."""
        for element in self.all("//li[@data-price]"):
            name = self.text(element)
            plan = {
                "name": name,
                "desk_type": DESKS[element.get("data-desk", "")],
                "amount": element.get("data-price"),
                "currency": "EUR",
                "period": PERIODS[element.get("data-per", "")],
                "quantity": None,
                "vat": None,
                "commitment": None,
                "included": None,
                "other_centres": None,
            }
            yield Passage(value=plan, quote=element.get("data-price", ""), element=element, context=(name,))
