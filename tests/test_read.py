"""Reading a page: all of it quoted, nothing twice, no failure that spoils the rest, one JSON object in the end."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.extract import Found
from cowcrawl.extract import read as reading
from cowcrawl.extract.output import as_json
from cowcrawl.extract.read import read
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page
from tests.markup import page

HEAD = '<title>Contact – De Schuur</title><meta property="og:site_name" content="De Schuur">'
BODY = (
    "<address>De Schuur<br>Stationsstraat 12 bus 3<br>9000 Gent<br>België</address>"
    '<p>Tel. <a href="tel:+3292251212">09 225 12 12</a></p><p>hallo@deschuur.example</p>'
)


def _sample() -> Page:
    return page(BODY, head=HEAD, lang="nl-BE")


def test_every_quote_stands_in_the_page() -> None:
    of = _sample()
    assert all(of.holds(claim.quote) for one in read(of).mentions for claim in one.claims)


def test_reading_twice_gives_the_same() -> None:
    assert read(_sample()) == read(_sample())


def test_the_json_has_every_key_of_the_contract() -> None:
    row = as_json(read(_sample()), "contact.html", "https://deschuur.example/contact", "operator")
    assert list(row) == ["path", "url", "kind", "language", "published_at", "spaces", "aggregates", "claims"]
    (space,) = row["spaces"]
    assert set(space) == {
        *("name", "operator", "street", "house_number", "postal_code", "city", "country", "latitude", "longitude"),
        *("phone", "email", "website", "area_m2", "desks", "occupants", "rooms", "formulas", "opening_hours"),
        *("access_24_7", "services", "space_types", "status", "opening_date", "contract", "district"),
    }
    assert [
        space[key] for key in ("name", "street", "house_number", "postal_code", "city", "country", "phone", "email")
    ] == [
        "De Schuur",
        "Stationsstraat",
        "12 bus 3",
        "9000",
        "Gent",
        "BE",
        "+3292251212",
        "hallo@deschuur.example",
    ]
    assert set(row["claims"][0]) == {
        *("space", "field", "value", "unit", "quote", "context", "locator", "extractor", "modality"),
    }
    assert json.loads(json.dumps(row)) == row


def test_an_extractor_that_fails_is_on_record(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Page) -> Iterator[Found | Reject]:
        raise ZeroDivisionError("by design")
        yield

    monkeypatch.setattr(reading, "EXTRACTORS", (broken, *reading.EXTRACTORS))
    found = read(_sample())
    assert found.rejects[0].reason == "parse"
    assert found.mentions[0].first("name") == "De Schuur"


def test_a_claim_whose_quote_is_not_in_the_page_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    def inventive(_: Page) -> Iterator[Found | Reject]:
        yield Found(claim=Claim(field="desks", value=9, quote="9 desks", locator="/html", extractor="inventive"))

    monkeypatch.setattr(reading, "EXTRACTORS", (inventive,))
    found = read(_sample())
    assert (found.mentions, [reject.reason for reject in found.rejects]) == ((), ["quote not on the page"])


def test_press_pages_say_nothing_of_their_publisher() -> None:
    article = Page(
        f"<html><head>{HEAD}</head><body>{BODY}</body></html>".encode(), url="https://krant.example/", kind="press"
    )
    assert read(article).mentions == ()


@pytest.mark.parametrize("body", [b"", b"\x00\xff\xfe", b"<", b"<html><body><p>" * 400, b"plain text", b"<title>"])
def test_broken_pages_are_read_too(body: bytes) -> None:
    assert read(Page(body, url="https://deschuur.example/")).rejects is not None


@given(
    st.lists(
        st.sampled_from([*"<>/='\" 1", "p", "h1", "li", "<p>", "</p>", "1000 Gent", "Meir 5", "€", "{", "é"]),
        max_size=30,
    )
)
def test_no_markup_is_too_odd(parts: list[str]) -> None:
    read(Page(" ".join(parts).encode(), url="https://deschuur.example/"))
