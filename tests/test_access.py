"""Access day and night: of all, of some plans, and what is none."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from conftest import ROOT
from markup import page

from cowcrawl.extract.when import access
from cowcrawl.fields import SOME_PLANS, problem
from cowcrawl.model import Reject

CASES = yaml.safe_load((ROOT / "tests" / "access_cases.yml").read_text("utf-8"))


def said(body: str, language: str) -> list[Any]:
    """The values claimed on a page."""
    found = access.extract(page(body, lang=language))
    return [one.claim.value for one in found if not isinstance(one, Reject)]


@pytest.mark.parametrize(("language", "body"), CASES["for_all"])
def test_access_day_and_night_is_claimed_when_it_is_said_of_the_house_or_its_members(language: str, body: str) -> None:
    assert said(body, language) == [True]


@pytest.mark.parametrize(("language", "body"), CASES["for_some"])
def test_access_that_comes_with_one_plan_is_claimed_of_some_plans_only(language: str, body: str) -> None:
    assert said(body, language) == [SOME_PLANS]


@pytest.mark.parametrize(("language", "body"), CASES["none"])
def test_day_and_night_of_something_else_or_not_so_is_no_access(language: str, body: str) -> None:
    assert said(body, language) == []


def test_what_is_said_of_all_goes_before_what_is_said_of_one_plan() -> None:
    plan = "<h3>Fixed desk</h3><p>£200 a month</p><ul><li>24/7 access</li></ul>"
    assert said(f"{plan}<h2>FAQ</h2><p>All members have 24/7 access.</p>", "en") == [True]


def test_the_quote_is_the_sentence_and_the_context_names_the_plan() -> None:
    shown = page("<h3>Vast bureau</h3><p>€ 265 p/m</p><ul><li>24/7 toegang</li></ul>", lang="nl")
    (claim,) = (one.claim for one in access.extract(shown) if not isinstance(one, Reject))
    assert claim.quote == "24/7 toegang"
    assert claim.context == ("Vast bureau",)


@pytest.mark.parametrize(("value", "fits"), [(True, True), (SOME_PLANS, True), ("yes", False), (3, False)])
def test_access_is_true_or_of_some_plans(value: Any, fits: bool) -> None:
    assert (problem("access_24_7", value) is None) is fits


@pytest.mark.parametrize(
    ("tile", "values"),
    [
        ("<p>24/7</p><p>Zutritt</p>", [True]),
        ("<span>24/7</span><span>Zugang</span>", [True]),
        ("<p>24/7</p><p>Support</p>", []),
    ],
)
def test_the_label_beside_a_figure_tells_what_is_open_day_and_night(tile: str, values: list[bool]) -> None:
    assert said(f"<h1>Laterne</h1><div><div><p>40</p><p>Plätze</p></div><div>{tile}</div></div>", "de") == values


@pytest.mark.parametrize("head", ["Our future", "Coming soon", "In the works"])
def test_what_a_list_of_the_future_has_is_not_there_yet(head: str) -> None:
    wished = f"<p><strong>{head}</strong></p><ul><li>24-hour access for all members</li><li>More desks</li></ul>"
    assert said(f"<h1>Membership</h1>{wished}", "en") == []
    assert said(f"<h1>Membership</h1>{wished.replace(head, 'What you get')}", "en") == [True]


def test_a_question_about_one_desk_and_an_answer_that_names_it_are_of_some_plans() -> None:
    answer = "<p>Oui, avec un bureau fixe : badge 24h/24, 7j/7.</p>"
    asked = f"<details><summary>Puis-je venir la nuit ?</summary>{answer}</details>"
    plan = "<details><summary>What about the dedicated desk?</summary><ul><li>24/7 access</li></ul></details>"
    assert said(asked, "fr") == [SOME_PLANS]
    assert said(plan, "en") == [SOME_PLANS]
