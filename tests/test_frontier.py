"""Which links are followed, and in which order."""

from __future__ import annotations

import pytest

from spiders.frontier import Asked, Step, Tongue, choose_language, is_trap, listed_steps, steps
from spiders.links import Link

ROOT = "https://quay.example"
HOSTS = ["quay.example"]
HOME = Step(url=f"{ROOT}/", role="home", depth=0)


def link(path: str, text: str = "", **more: object) -> Link:
    return Link(url=path if "://" in path else ROOT + path, text=text, **more)  # type: ignore[arg-type]


def followed(here: Step, *found: Link, tongue: Tongue | None = None) -> list[tuple[str, str]]:
    return [(step.url.removeprefix(ROOT), step.role) for step in steps(found, here, HOSTS, tongue or Tongue())]


def test_pages_with_a_role_are_followed_and_others_are_not() -> None:
    found = followed(
        HOME,
        link("/x", "Our locations"),
        link("/tarieven"),
        link("/contact"),
        link("/blog/prices"),
        link("/jobs-of-ours", "Work for us"),
        link("/"),
        link("https://elsewhere.example/prices"),
    )
    assert found == [("/x", "locations"), ("/tarieven", "prices"), ("/contact", "contact")]


def test_locations_come_before_prices_before_contact_before_the_rest() -> None:
    roles = ("about", "offer", "contact", "prices", "locations")
    ranked = [Step(url="x", role=role, depth=2).priority for role in roles]
    assert ranked == sorted(ranked)
    assert Step(url="x", role="prices", depth=1).priority > Step(url="x", role="prices", depth=2).priority


def test_from_an_index_of_locations_the_links_of_its_text_lead_to_locations() -> None:
    index = Step(url=f"{ROOT}/locations", role="locations", depth=1)
    assert followed(index, link("/harbour-house"), link("/terms", chrome=True)) == [("/harbour-house", "detail")]
    detail = Step(url=f"{ROOT}/harbour-house", role="detail", depth=2)
    assert followed(detail, link("/harbour-house/prices"), link("/the-crane")) == [("/harbour-house/prices", "prices")]


def test_what_stands_in_a_list_of_locations_is_followed_wherever_the_list_stands() -> None:
    found = followed(
        HOME, link("/mill", listed=True), link("/quay", listed=True, chrome=True), link("/terms", chrome=True)
    )
    assert found == [("/mill", "detail"), ("/quay", "detail")]


@pytest.mark.parametrize(
    ("role", "depth", "count"), [("prices", 1, 1), ("prices", 2, 0), ("detail", 2, 1), ("detail", 3, 0)]
)
def test_links_are_followed_two_levels_deep_and_three_below_locations(role: str, depth: int, count: int) -> None:
    assert len(followed(Step(url=ROOT, role=role, depth=depth), link("/contact"))) == count


def test_of_a_sitemap_only_telling_names_and_locations_are_followed() -> None:
    listed = [
        "/meeting-rooms",
        "/salles-de-reunion",
        "/why-our-prices-rose",
        "/qui-sommes-nous",
        "/locations/the-old-harbour-house-of-ghent",
    ]
    found = listed_steps([ROOT + path for path in listed], HOSTS, Tongue())
    assert [step.url.removeprefix(ROOT) for step in found] == [listed[0], listed[1], listed[4]]


@pytest.mark.parametrize(
    "path",
    [
        "/prices.pdf",
        "/2024/05/prices",
        "/prices?month=2024-05",
        "/prices?a=1&b=2&c=3",
        "/prices?filter[city]=x",
        "/prices/feed",
        "/login",
        "/prices/" + "x" * 300,
        "/a/b/a/b/a/b/prices",
        "/1/2/3/4/5/6/7/8/9",
    ],
)
def test_traps_are_not_entered(path: str) -> None:
    assert is_trap(ROOT + path)
    assert not followed(HOME, link(path, "Prices"))


def test_a_site_is_walked_in_one_language() -> None:
    tongue = Tongue(walked="nl", unmarked="fr", known=frozenset({"nl", "fr", "en"}))
    found = (
        link("/nl/contact", language="nl"),
        link("/contact"),
        link("/en/contact", language="en"),
        link("/uk/contact", language="uk"),
    )
    assert followed(HOME, *found, tongue=tongue) == [("/nl/contact", "contact")]


def test_a_path_that_looks_like_a_language_is_none_when_the_site_has_no_such_language() -> None:
    tongue = Tongue(walked="en", known=frozenset({"en"}))
    assert followed(HOME, link("/uk/locations", language="uk"), tongue=tongue) == [("/uk/locations", "locations")]


@pytest.mark.parametrize(
    ("preferred", "here", "offered", "walked"),
    [
        (["nl", "fr"], "fr", ["nl"], "nl"),
        (["nl", "fr"], "fr", [], "fr"),
        (["nl"], "en", ["fr"], "en"),
        ([], "fr", ["en"], "fr"),
        ([], "uk", ["ru", "en"], "en"),
        ([], "uk", ["ru"], "uk"),
        ([], None, [], None),
    ],
)
def test_the_language_is_the_first_of_the_card_that_the_site_offers(
    preferred: list[str], here: str | None, offered: list[str], walked: str | None
) -> None:
    assert choose_language(preferred, here, offered) == walked


def test_a_page_is_asked_for_once_whatever_its_spelling() -> None:
    asked = Asked()
    assert asked.first(f"{ROOT}/prices")
    assert not asked.first(f"{ROOT}/prices/")
    assert not asked.first("http://www.quay.example/prices/index.html")
    assert asked.first(f"{ROOT}/prices/day")


def test_another_spelling_is_tried_when_a_page_is_gone_and_each_only_once() -> None:
    asked = Asked()
    asked.first(f"{ROOT}/prices")
    asked.first(f"{ROOT}/prices/")
    assert asked.gone(f"{ROOT}/prices") == f"{ROOT}/prices/"
    assert asked.gone(f"{ROOT}/prices/") is None
    assert asked.first("http://www.quay.example/prices")
    assert not asked.first("http://www.quay.example/prices")


def test_an_address_that_was_redirected_to_is_not_asked_for_again() -> None:
    asked = Asked()
    asked.first(f"{ROOT}/old")
    asked.reached(f"{ROOT}/new")
    assert not asked.first(f"{ROOT}/new/")


def test_facets_without_end_are_cut() -> None:
    asked = Asked()
    assert sum(asked.first(f"{ROOT}/locations?city={number}") for number in range(50)) == 5
