"""Addresses: which are the same page, whose they are, which language they promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.address import allowed, canonical, clean, is_home, key, language, language_code


@pytest.mark.parametrize(
    ("url", "base", "cleaned"),
    [
        ("../prices#top", "https://quay.example/nl/a/", "https://quay.example/nl/prices"),
        ("//Quay.Example:443", "https://x.example/", "https://quay.example/"),
        ("https://quay.example:8443/a b", "", "https://quay.example:8443/a%20b"),
        ("/a;jsessionid=12?utm_source=x&id=3&fbclid=9", "http://quay.example/", "http://quay.example/a?id=3"),
        ("mailto:info@quay.example", "http://quay.example/", None),
        ("javascript:void(0)", "http://quay.example/", None),
        ("http://[broken", "", None),
        ("http://quay.example:port/", "", None),
        ("data:text/html,x", "", None),
    ],
)
def test_a_link_is_resolved_and_cleaned(url: str, base: str, cleaned: str | None) -> None:
    assert clean(url, base) == cleaned


@pytest.mark.parametrize(
    "variant",
    [
        "http://quay.example/prices",
        "https://www.quay.example/prices/",
        "https://quay.example/prices/index.html",
        "https://QUAY.example/prices/?utm_campaign=spring#top",
    ],
)
def test_variants_of_an_address_share_a_key(variant: str) -> None:
    assert key(variant) == key("https://quay.example/prices")


def test_different_pages_do_not_share_a_key() -> None:
    assert len({key(f"https://quay.example/{path}") for path in ("a", "A", "a?id=1", "a?id=2", "a/b", "")}) == 6


@given(st.text(max_size=60), st.sampled_from(["", "http://quay.example/", "https://quay.example/a/b?c=d"]))
def test_cleaning_never_fails_and_is_done_at_once(url: str, base: str) -> None:
    cleaned = clean(url, base)
    if cleaned is not None:
        assert clean(cleaned) == cleaned
        assert canonical(canonical(cleaned)) == canonical(cleaned)
        assert key(canonical(cleaned)) == key(cleaned)


def test_a_host_is_allowed_with_and_without_www_but_not_its_subdomains() -> None:
    hosts = ["www.quay.example"]
    assert allowed("https://quay.example/x", hosts)
    assert allowed("http://WWW.quay.example/x", hosts)
    assert not allowed("https://shop.quay.example/", hosts)
    assert not allowed("https://quay.example.evil.example/", hosts)
    assert not allowed("ftp://quay.example/", hosts)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://quay.example/nl/prijzen", "nl"),
        ("https://quay.example/fr-BE/", "fr"),
        ("https://en.quay.example/", "en"),
        ("https://quay.example/?lang=de", "de"),
        ("https://quay.example/nieuws", None),
        ("https://quay.be/", None),
        ("https://quay.example/be/", None),
    ],
)
def test_an_address_promises_a_language(url: str, code: str | None) -> None:
    assert language(url) == code


def test_a_home_page_has_nothing_but_a_language_after_its_host() -> None:
    homes = ("https://quay.example", "https://quay.example/nl/", "https://quay.example/index.php?utm_source=x")
    assert all(map(is_home, homes))
    assert not any(map(is_home, ("https://quay.example/prices", "https://quay.example/?p=3")))


def test_only_language_tags_are_languages() -> None:
    assert [language_code(tag) for tag in ("nl", "nl-BE", "FR_fr", "x-default", "xx", "", "dutch")] == [
        "nl",
        "nl",
        "fr",
        None,
        None,
        None,
        None,
    ]
