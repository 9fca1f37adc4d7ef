"""Whatever a server sends, reading it gives claims or none: never an exception, every quote on the page, in time."""

from __future__ import annotations

import json
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.pages import page
from cowcrawl.evaluate.printed import Printed
from cowcrawl.extract import Extract
from cowcrawl.extract.read import EXTRACTORS, read
from cowcrawl.model import Reject
from cowcrawl.page import Page

URL = "https://tin-kettle.example.be/prices/"
SECONDS = 1.0
"""Processor time one page may take."""

any_page = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def checked(body: bytes, url: str = URL) -> Extract:
    """The reading of a page, twice the same, with every quote on the page and no extractor broken."""
    parsed = Page(body, url=url)
    extract = read(parsed)
    broken = [reject for reject in extract.rejects if reject.reason == "parse"]
    claims = [claim for mention in extract.mentions for claim in mention.claims]
    assert broken == []
    assert all(parsed.holds(passage) for claim in claims for passage in (claim.quote, *claim.context))
    assert read(Page(body, url=url)) == extract
    return extract


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Vocabulary and patterns are loaded once a process: no page shall pay for them."""
    for seed in range(2):
        read(Page(page(28_000, seed), url=URL))
    for kind in ("one_text", "cards", "headings"):
        read(Page(LARGE[kind][:20_000].encode(), url=URL))


AMOUNTS = st.sampled_from(
    ["€ 1.250,-", "350€ HT/mois", "530.–", "CHF 12.50", "£20 per day", "20 €", "$1", "€", "0 €", "9" * 400]
)
WORDS = st.sampled_from(
    (
        "Flex desk; Salle de réunion 4 - 6 personnes; par mois; dagpas; 10 tickets; from; excl. btw; 400 m²; "
        "une quinzaine de postes; Rue Haute 5, 1000 Bruxelles; Hoogstraat 5 bus 3; 02 555 01 10; +32 2 555 01 10; "
        "info@tin-kettle.example.be; info [at] tin-kettle.example; ma - vr: 9:00 tot 17:30; Mo-Fr 9am-5pm; 24/7; "
        "© 2026 Tin Kettle BV; 50.85, 4.35; \u200f١٢٣ €\u200e; \x00; \ud7ff; 𝟚𝟘 €; ²; ½ journée; İstanbul ß ﬁ; "
        "1/0/00; 99:99; -; «»; 99999999999999999999 m²; 0 desks; Opening soon; nous ouvrons en septembre 2027"
    ).split("; ")
)
TEXTS = st.one_of(AMOUNTS, WORDS, st.text(max_size=12)).map(lambda text: text.replace("<", "&lt;"))
TAGS = st.sampled_from(
    "p div span li ul h1 h2 h3 td th tr table caption footer header nav address article section b strong br option "
    "select pre title a script style template svg del noscript dl dt dd details summary form input meta".split()
)
ATTRIBUTES = st.sampled_from(
    [
        *("", "", " colspan=99999999", " rowspan=-1", " colspan='½'", " hidden", " style='display:none'"),
        *(
            " class='card footer logo'",
            " href='tel:+3225550110'",
            " href='mailto:x@y.example'",
            " lang=nl-BE",
            " href='http://['",
        ),
        *(" href='https://maps.example/?q=50.8,4.3'", " type='application/ld+json'", " aria-hidden=true"),
        *(" role=navigation", " datetime=''", ' title="', " <>"),
    ]
)
STRUCTURED = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                "@type @graph name address streetAddress postalCode addressLocality geo latitude longitude telephone "
                "email openingHours openingHoursSpecification opens closes dayOfWeek offers price url".split()
            ),
            st.one_of(inner, st.sampled_from(["LocalBusiness", "PostalAddress", "CoworkingSpace", "Offer"])),
            max_size=6,
        ),
    ),
    max_leaves=12,
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Markup around other markup, closed or not."""
    return st.builds(
        lambda tag, attribute, parts, closed: f"<{tag}{attribute}>{''.join(parts)}{f'</{tag}>' if closed else ''}",
        TAGS,
        ATTRIBUTES,
        st.lists(inner, max_size=4),
        st.integers(0, 5),
    )


SOUP = st.recursive(TEXTS, element, max_leaves=25)
PAGES = st.lists(
    st.one_of(SOUP, STRUCTURED.map(lambda data: f"<script type=application/ld+json>{json.dumps(data)}</script>")),
    max_size=8,
)


@any_page
@given(st.binary(max_size=3000))
def test_any_bytes_are_read(body: bytes) -> None:
    checked(body)


@any_page
@given(PAGES, st.sampled_from(["utf-8", "utf-16", "cp1252", "iso-8859-1", "utf-8-sig"]))
def test_any_tag_soup_is_read_in_any_charset(parts: list[str], charset: str) -> None:
    checked("".join(parts).encode(charset, "replace"))


@any_page
@given(st.lists(st.lists(st.tuples(TEXTS, ATTRIBUTES), max_size=5), max_size=6), st.booleans())
def test_any_table_is_read(rows: list[list[tuple[str, str]]], nested: bool) -> None:
    lines = "".join(f"<tr>{''.join(f'<td{mark}>{text}</td>' for text, mark in row)}</tr>" for row in rows)
    inner = f"<table>{lines}</table>"
    checked(f"<h2>Prices</h2><table><tr><td>{inner if nested else ''}</td></tr>{lines}</table>".encode())


@any_page
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_address_of_a_page_is_taken(url: str, title: str) -> None:
    body = f"<title>{title}</title><h1>Tin Kettle</h1><p>Hot desk € 20 per day</p>".encode("utf-8", "replace")
    for address in (url, f"https://{url}", f"https://a.example/{url}"):
        checked(body, address)


LARGE = {
    "one_text": "<p>" + "Hot desk € 20 per day, Rue Haute 5, 1000 Bruxelles. " * 40_000,
    "digits": "<p>" + "1" * 2_000_000,
    "spaces": "<p>" + " \n" * 1_000_000 + "€ 20",
    "letters": "<p>" + "a" * 2_000_000,
    "marks": "<p>" + "(" * 300_000 + "@" * 300_000,
    "numbers": "<p>" + "12 34 " * 100_000,
    "deep": "<div>" * 5_000 + "€ 20 per day" + "</div>" * 5_000,
    "deep_inline": "<b>" * 5_000 + "€ 20 per day",
    "deep_tables": "<table><tr><td>" * 500 + "€ 20 per day",
    "wide_table": "<table>" + "<tr>" + "<td>€ 20" * 5_000 + "</table>",
    "spans": "<table>" + "<tr><td colspan=99999999 rowspan=99999999>€ 20 per day</td></tr>" * 200 + "</table>",
    "broken_structured": "<script type=application/ld+json>" + "[" * 200_000 + "</script><p>€ 20",
    "deep_structured": '<script type=application/ld+json>{"@type":"LocalBusiness","name":'
    + '{"name":' * 900 + "1" + "}" * 900 + "}</script>",
    "scripts": "<script>x=1</script>" * 20_000 + "<p>€ 20 per day",
    "attributes": "<p " + "a=b " * 100_000 + ">€ 20 per day",
    "comments": "<!-- " + "x" * 2_000_000 + " --><p>€ 20 per day",
    "entities": "<p>" + "&euro;&nbsp;&#x200b;&amp;" * 20_000,
    "empty": "<p></p><b></b>" * 100_000 + "€ 20 per day",
    "links": "<a href='https://maps.example/?q=50.8,4.3'>Rue Haute 5</a> " * 20_000,
    "telephones": "<a href='tel:+3225550110'>02 555 01 10</a> " * 20_000,
    "images": "<img class=logo alt='Tin Kettle'>" * 40_000,
    "metas": "<meta name=description content='Tin Kettle'>" * 40_000,
    "options": "<select>" + "<option>Flex desk € 20 per day</option>" * 20_000,
    "tables": "<table><tr><th>Flex<td>€ 20<tr><td>Fixed<td>€ 30</table>" * 5_000,
    "headings": "<h1>Tin Kettle</h1><h2>Room for 4 people, 20 m²</h2>" * 10_000,
    "footers": "<footer>Tin Kettle BV, Rue Haute 5, 1000 Bruxelles</footer>" * 5_000,
    "cards": "<div><h3>Flex</h3><p>€ 20 per day</p><ul><li>Wifi</ul></div>" * 10_000,
    "items": "<ul>" + "<li>Mo-Fr 9:00-17:00" * 20_000,
    "structured": "<script type=application/ld+json>{\"@type\":\"LocalBusiness\",\"name\":\"Tin\"}</script>" * 5_000,
    "graph": '<script type=application/ld+json>[' + '{"@type":"LocalBusiness","name":"Tin"},' * 20_000 + "{}]</script>",
    "breaks": "<p>" + "<br>€ 20 per day" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("kind", LARGE)
def test_a_monstrous_page_is_read_in_time(kind: str) -> None:
    body = LARGE[kind].encode()
    checked(body)
    assert any(seconds(body) < SECONDS for _ in range(3))


def seconds(body: bytes) -> float:
    """Processor time that reading takes."""
    start = process_time()
    read(Page(body, url=URL))
    return process_time() - start


def test_a_monster_does_not_hide_the_rest_of_its_page() -> None:
    body = "<html lang=en><title>Tin Kettle</title><h1>Tin Kettle</h1><p>Hot desk: €20 per day</p>" + LARGE["deep"]
    extract = checked(body.encode())
    assert "20" in [
        claim.value["amount"] for mention in extract.mentions for claim in mention.claims if claim.field == "formulas"
    ]


def test_what_breaks_an_extractor_is_on_record_and_spoils_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Page) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("cowcrawl.extract.read.EXTRACTORS", (broken, *EXTRACTORS))
    extract = read(Page(b"<h1>Tin Kettle</h1><p>Hot desk: &euro;20 per day</p>", url=URL))
    assert (
        Reject(stage="test_any_page", field=None, reason="parse", detail="RecursionError: too deep") in extract.rejects
    )
    assert extract.mentions


def test_quotes_stand_on_the_page_for_another_reader_too() -> None:
    body = b"<html lang=en><title>Tin Kettle</title><h1>Tin Kettle</h1><p>Hot desk: &euro;&nbsp;20 per <b>day</b></p>"
    claims = [claim for mention in checked(body).mentions for claim in mention.claims]
    printed = Printed(body.decode())
    assert claims and all(printed.holds(claim.quote) for claim in claims)
