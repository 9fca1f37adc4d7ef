"""Which dollar a bare "$" is, by another sign or a place of the page; and currencies with a sign of their own."""

from __future__ import annotations

import pytest
from plans import page_of, values

DESK = "<h2>Desks</h2><div><h3>Hot desk</h3><p>{} per day</p></div>"


def currencies(price: str, title: str = "Coworking", more: str = "") -> set[str]:
    shown = page_of(DESK.format(price) + more, url="https://plinth.invalid/desks", title=title)
    return {value["currency"] for value in values(shown)}


@pytest.mark.parametrize(
    ("title", "more", "currency"),
    [
        ("Desks from A$40 a day", "", {"AUD"}),
        ("Coworking", "<p>A locker is NZ$5.</p>", {"NZD"}),
        ("Coworking - Mill Hill - Ipswich QLD", "", {"AUD"}),
        ("Coworking", "<p>4 Mill Lane, Newtown NSW 2042</p>", {"AUD"}),
        ("Coworking", "<p>4 Mill Lane, Fremantle WA 6160</p>", {"AUD"}),
        ("Coworking in Sydney, from A$40 or US$30", "", {"$"}),
        ("Coworking in Sydney, A$40 or C$40", "", {"$"}),
        ("Coworking in Sydney", "<p>Wash A WA day</p>", {"$"}),
    ],
)
def test_a_sign_or_a_state_tells_which_dollar(title: str, more: str, currency: set[str]) -> None:
    assert currencies("$40", title, more) == currency


@pytest.mark.parametrize(("price", "currency"), [("₱129", "PHP"), ("₦16,900", "NGN"), ("KSh 1500", "KES")])
def test_currencies_of_houses_further_away(price: str, currency: str) -> None:
    assert currencies(price) == {currency}
