"""Inline state: a page that scripts draw is read from the JSON it carries, and only where its markup says nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.extract.read import read
from cowcrawl.model import Claim
from cowcrawl.page import Page

URL = "https://tin-kettle.example.be/prices/"
DATA: dict[str, Any] = {
    "props": {
        "page": {
            "title": "Tin Kettle Coworking",
            "id": "c0ffee12-aaaa",
            "slug": "tin-kettle",
            "image": "https://cdn.example/kettle.jpg",
            "plans": [
                {"price": "€ 250 per month", "title": "Fixed desk", "order": 1},
                {"price": "€ 22 per day", "title": "Day pass", "order": 2},
            ],
            "body": "<p>The space measures 420 m² in total.</p><p>Rue Haute 5, 1000 Bruxelles</p>",
        }
    }
}
NEXT = '<script id="__NEXT_DATA__" type="application/json">{}</script>'


def page(script: str, body: str = '<div id="root"></div>') -> Page:
    head = "<title>Tin Kettle Coworking</title>"
    return Page(f'<html lang="en"><head>{head}</head><body>{body}{script}</body></html>'.encode(), url=URL)


def claims(of: Page, field: str) -> list[Claim]:
    return [claim for mention in read(of).mentions for claim in mention.claims if claim.field == field]


def plans(of: Page) -> list[tuple[str, str, str]]:
    found = [claim.value for claim in claims(of, "formulas")]
    return [(plan["name"], plan["amount"], plan["period"]) for plan in found]


SCRIPTS = [
    NEXT.format(json.dumps(DATA)),
    NEXT.format(json.dumps(DATA, ensure_ascii=False)),
    f'<script type="application/json" data-component="prices">{json.dumps(DATA)}</script>',
    f"<script>window.__NUXT__={json.dumps(DATA)};</script>",
    f"<script>window.__INITIAL_STATE__ = {json.dumps(DATA)};(function(){{}})()</script>",
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_plans_are_read_from_a_state(script: str) -> None:
    assert plans(page(script)) == [("Fixed desk", "250", "month"), ("Day pass", "22", "day")]


@pytest.mark.parametrize("script", SCRIPTS)
def test_markup_inside_a_string_is_read_as_markup(script: str) -> None:
    assert [claim.value for claim in claims(page(script), "area_m2")] == [420]
    assert [claim.value for claim in claims(page(script), "street")] == ["Rue Haute"]


def test_a_claim_says_where_in_the_state_it_stands() -> None:
    found = claims(page(NEXT.format(json.dumps(DATA))), "formulas")
    assert [claim.locator for claim in found] == [
        "state:__NEXT_DATA__.props.page.plans.0.price",
        "state:__NEXT_DATA__.props.page.plans.1.price",
    ]


def test_every_quote_stands_in_the_json() -> None:
    source = json.dumps(DATA, ensure_ascii=False)
    found = claims(page(NEXT.format(source)), "formulas")
    assert found and all(claim.quote in source for claim in found)


def test_a_quote_that_the_json_only_has_in_pieces_is_none() -> None:
    data = {"title": "Day pass", "text": "<p>€ <b>22</b> per <i>day</i></p>"}
    assert plans(page(NEXT.format(json.dumps(data)))) == []


def test_a_page_that_speaks_for_itself_has_no_state() -> None:
    body = "<p>" + "Our house by the canal has rooms for everybody who works. " * 6
    assert plans(page(SCRIPTS[0], body)) == []
    assert [block.text for block in page(SCRIPTS[0], body).blocks] == [block.text for block in page("", body).blocks]


@pytest.mark.parametrize(
    "script",
    [
        "<script>window.__NUXT__=(function(a,b){return {price:a}}('€ 22 per day'))</script>",
        '<script type="application/json">{"price": "€ 22 per day"</script>',
        '<script type="application/json">"€ 22 per day"</script>',
        '<script>window.settings = {"price": "€ 22 per day"}</script>',
        '<script type="application/json">' + "[" * 100_000 + "</script>",
    ],
)
def test_what_is_no_plain_json_of_a_framework_is_not_read(script: str) -> None:
    assert page(script).blocks == []


def test_identifiers_and_addresses_are_no_text() -> None:
    assert [block.text for block in page(NEXT.format(json.dumps(DATA))).blocks] == [
        "Tin Kettle Coworking",
        "Fixed desk",
        "€ 250 per month",
        "Day pass",
        "€ 22 per day",
        "The space measures 420 m² in total.",
        "Rue Haute 5, 1000 Bruxelles",
    ]


def test_structured_data_inside_a_state_is_structured_data() -> None:
    data = {"seo": {"@type": "LocalBusiness", "name": "Tin Kettle", "telephone": "+32 2 555 01 10"}}
    found = claims(page(NEXT.format(json.dumps(data))), "phone")
    assert [(claim.value, claim.locator) for claim in found] == [("+3225550110", "state:__NEXT_DATA__.seo.telephone")]


ANY_JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.just("<p>€ 22</p> per day")
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=20,
)


@given(ANY_JSON, st.sampled_from(["application/json", "text/javascript"]))
def test_any_state_is_read_or_left(data: Any, kind: str) -> None:
    source = json.dumps(data).replace("</", "<\\/")
    script = source if "json" in kind else f"window.__NUXT__={source}"
    of = page(f'<script type="{kind}">{script}</script>')
    assert [reject for reject in read(of).rejects if reject.reason == "parse"] == []
    assert [block.index for block in of.blocks] == list(range(len(of.blocks)))
