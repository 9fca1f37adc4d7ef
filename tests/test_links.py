"""The links of a page, its canonical address and its other languages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.page import Page
from spiders.address import clean
from spiders.links import alternates, canonical_link, links

URL = "https://quay.example/nl/over/"


def page(body: str, head: str = "") -> Page:
    return Page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url=URL)


def test_a_link_has_its_address_and_what_it_says() -> None:
    [link] = links(page('<p><a href="../prijzen?gclid=1#x">Onze <b>prijzen</b></a></p>'))
    assert (link.url, link.text, link.chrome) == ("https://quay.example/nl/prijzen", "Onze prijzen", False)


def test_a_link_without_text_says_its_label_or_its_image() -> None:
    found = links(page('<a href="/a" aria-label="Contact"></a><a href="/b"><img alt="Tarieven" src="x"></a>'))
    assert [link.text for link in found] == ["Contact", "Tarieven"]


def test_links_in_menus_and_footers_are_told_from_those_of_an_article() -> None:
    body = '<nav><a href="/a">a</a></nav><footer><a href="/b">b</a></footer>'
    body += '<main><header><a href="/c">c</a></header></main><div role=navigation><a href="/d">d</a></div>'
    assert [link.chrome for link in links(page(body))] == [True, True, False, True]


def test_links_under_a_heading_that_names_locations_are_told_from_others() -> None:
    body = "<h2>Our locations</h2><div><h3>Mill</h3><p>By the river. <a href='/mill'>More</a></p></div>"
    body += "<h2>Our story</h2><p><a href='/1987'>Read</a></p>"
    body += "<footer><h3>Locations</h3><ul><li><a href='/quay'>Quay</a></ul>"
    assert [link.url.rpartition("/")[2] for link in links(page(body)) if link.listed] == ["mill", "quay"]


def test_what_is_no_page_is_no_link() -> None:
    body = (
        '<a href="#top">x</a><a href="mailto:a@b.example">x</a><a href="tel:+3220000000">x</a><a>x</a><a href="">x</a>'
    )
    assert [link.url for link in links(page(body))] == []


def test_the_base_of_the_page_counts() -> None:
    [link] = links(page('<a href="x">x</a>', '<base href="/en/">'))
    assert link.url == "https://quay.example/en/x"


def test_other_languages_come_from_alternate_links_and_from_links_that_name_one() -> None:
    head = '<link rel="alternate" hreflang="fr-BE" href="/fr/"><link rel="alternate" hreflang="x-default" href="/">'
    head += '<link rel="alternate" type="application/rss+xml" href="/feed">'
    body = '<a href="/en/">English</a><a href="/de/"><img src="flag"></a><a href="/prijzen">Prijzen</a>'
    assert alternates(page(body, head)) == {
        "fr": "https://quay.example/fr/",
        "en": "https://quay.example/en/",
        "de": "https://quay.example/de/",
    }


def test_the_canonical_address_is_resolved() -> None:
    assert (
        canonical_link(page("", '<link rel="canonical" href="/nl/over?utm_source=x">'))
        == "https://quay.example/nl/over"
    )
    assert canonical_link(page("")) is None
    assert canonical_link(page("", '<link rel="canonical" href="">')) == URL


PIECES = (
    "http:// https:// // / a B .. . - _ ~ %20 é :80 :443 :8080 :99999 x.example WWW.quay.be "
    "?q=1 &utm_source=x ;sid=1 @ mailto:"
)
BASES = (URL, "http://quay.example:8001", "HTTPS://Quay.example/a/", "ftp://quay.example/", "no address", "")


@given(st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=5).map("".join), st.sampled_from(BASES))
def test_an_address_is_the_same_page_with_and_without_a_fragment(url: str, base: str) -> None:
    assert clean(url, base) == clean(f"{url}#part", base)
