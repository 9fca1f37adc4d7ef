"""Titles that no heading element sets: by what style sheets call them, by how large or bold they are."""

from __future__ import annotations

import pytest
from plans import named, page_of

from cowcrawl.page import Page


def levels(body: str) -> dict[str, int]:
    return {block.line: block.level for block in Page(f"<main>{body}</main>".encode()).blocks}


def governed(body: str) -> dict[str, list[str]]:
    """By its line the headings above each block that is none."""
    blocks = Page(f"<main>{body}</main>".encode()).blocks
    return {block.line: [blocks[index].line for index in block.headings] for block in blocks if not block.level}


@pytest.mark.parametrize(
    "called",
    ["card-title", "plan__name", "PricingTitle title", "heading", "h4", "display-5", "text-2xl font-bold", "fs-3"],
)
def test_what_a_class_calls_a_title_is_a_heading(called: str) -> None:
    assert levels(f"<div class='{called}'>Corner desk</div><p>€90 a month</p>") == {"Corner desk": 6, "€90 a month": 0}


@pytest.mark.parametrize(
    "called", ["card-subtitle", "sub-title", "titles", "username", "text-lg", "pre-heading", "body"]
)
def test_any_other_class_makes_none(called: str) -> None:
    assert levels(f"<div class='{called}'>Corner desk</div>") == {"Corner desk": 0}


def test_what_is_long_or_holds_other_blocks_is_none() -> None:
    assert levels(f"<div class=title>{'A desk in the corner. ' * 8}</div>") == {
        ("A desk in the corner. " * 8).strip(): 0
    }
    assert levels("<div class=title><p>Corner desk</p><p>By the window</p></div>") == {
        "Corner desk": 0,
        "By the window": 0,
    }


def test_a_price_that_is_set_as_a_title_is_none() -> None:
    assert set(levels("<div class='title'>€90 / month</div><div class='text-3xl'>R350 / hour</div>").values()) == {0}


def test_it_governs_its_card_and_nothing_behind_the_cards() -> None:
    cards = "".join(
        f"<div><div><p class=title>{name}</p></div><p>{text}</p></div>" for name, text in (("A", "a"), ("B", "b"))
    )
    assert governed(f"<h2>Plans</h2><section>{cards}</section><p>behind</p>") == {
        "a": ["Plans", "A"],
        "b": ["Plans", "B"],
        "behind": ["Plans"],
    }


def test_cards_of_divs_are_called_by_their_titles() -> None:
    cards = "".join(
        f"<div class=card><div class=card-subtitle>Plan</div><div class=card-title>{name}</div>"
        f"<ul><li>Wifi</li></ul><div class=price>{price}</div></div>"
        for name, price in (("Willow", "€90 / month"), ("Alder", "€140 / month"))
    )
    found = {plan[::2] for plan in named(page_of(f"<h2>Coworking</h2>{cards}"))}
    assert found == {("Willow", "90"), ("Alder", "140")}


@pytest.mark.parametrize("tag", ["b", "strong"])
def test_a_short_line_in_bold_that_is_all_of_its_paragraph_is_a_heading(tag: str) -> None:
    assert levels(f"<p><{tag}>Corner desk</{tag}></p><p>€90</p>") == {"Corner desk": 6, "€90": 0}
    assert levels(f"<p><{tag}>Corner desk</{tag}> by the window</p>") == {"Corner desk by the window": 0}
    assert levels(f"<p><{tag}>Bring a friend!</{tag}></p>") == {"Bring a friend!": 0}
    assert levels(f"<p><{tag}>20 desks</{tag}></p>") == {"20 desks": 0}


@pytest.mark.parametrize(
    "said", ["class=accordion", "aria-expanded=false", "class='faq-toggle'", "data-toggle=collapse"]
)
def test_a_button_that_unfolds_what_stands_below_it_is_its_heading(said: str) -> None:
    assert governed(f"<div><button {said}>Corner desk</button><div>€90 a month</div></div>") == {
        "€90 a month": ["Corner desk"]
    }


@pytest.mark.parametrize(
    "said", ["", "class=btn", "data-toggle=dropdown aria-expanded=false", "role=tab aria-controls=a"]
)
def test_any_other_button_is_none(said: str) -> None:
    assert set(levels(f"<div><button {said}>Corner desk</button><p>€90 a month</p></div>").values()) == {0}
