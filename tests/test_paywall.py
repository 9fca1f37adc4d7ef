"""Paywalls: what a page says of itself decides, and what it calls closed is not read."""

from __future__ import annotations

import pytest

from cowcrawl.page import Page
from spiders.paywall import is_walled, open_part


def page(head: str = "", body: str = "<p>Free words.</p>") -> Page:
    return Page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url="https://paper.example/a")


def linked_data(free: str, part: str = "") -> str:
    return (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {free}{part}}}</script>'
    )


PART = ', "hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": "%s"}]'


@pytest.mark.parametrize(
    "walled",
    [
        page(linked_data("false")),
        page(linked_data('"False"')),
        page(linked_data('"http://schema.org/False"')),
        page('<meta property="article:content_tier" content="metered">'),
        page(body='<div class="article__paywall">Subscribe</div>'),
        page(body='<section id="subscriberOnly">Subscribe</section>'),
        page(body='<div class="betaalmuur">Word abonnee</div>'),
    ],
)
def test_a_page_says_that_it_is_behind_a_wall(walled: Page) -> None:
    assert is_walled(walled)


@pytest.mark.parametrize(
    "free",
    [
        page(),
        page(linked_data("true"), '<div class="paywall"></div>'),
        page('<meta property="article:content_tier" content="free">'),
        page(body='<div class="wallpaper">Paper</div>'),
    ],
)
def test_a_page_is_free(free: Page) -> None:
    assert not is_walled(free)


def test_what_is_called_closed_is_not_read_and_nothing_moves() -> None:
    walled = page(
        linked_data("false", PART % ".closed"), "<p>Free.</p><div class=closed><p>Secret.</p></div><p>End.</p>"
    )
    free = open_part(walled)
    assert [block.line for block in free.blocks] == ["Free.", "End."]
    assert free.locator(free.blocks[1].element).endswith("/p[2]")


@pytest.mark.parametrize("selector", ["", ">>>", ".x:nope(", "[[", "none"])
def test_a_selector_that_is_none_closes_nothing(selector: str) -> None:
    assert [block.line for block in open_part(page(linked_data("false", PART % selector))).blocks] == ["Free words."]
