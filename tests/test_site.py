"""The published site, read through a real Datasette on a build of invented spaces."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import HOSTILE, write_build
from sites import Site

from cowcrawl.fields import DESK_TYPES, PERIODS, STATUSES
from cowcrawl.vocabulary import load
from db.site import words

SAMPLE = "Invented sample data: none of these spaces exists"
ENGLISH = words.words("en")
OURS = (
    "/",
    "/space/kade-9-delft",
    "/operator/linden",
    "/zone/rim",
    "/source/linden",
    "/changes",
    "/methodology",
    "/bot",
    "/downloads",
    "/search?q=linden",
)
DATASETTES = (
    "/cowcrawl",
    "/cowcrawl/spaces",
    "/cowcrawl/spaces/kade-9-delft",
    "/cowcrawl/changes",
    "/cowcrawl/claims?field=area_m2&_sort=value",
    "/cowcrawl?sql=select+1+as+one",
    "/-/versions",
)
BROKEN = {"/space/nowhere": 404, "/nowhere": 404, "/cowcrawl/nothing": 404, "/cowcrawl?sql=drop": 400}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(write_build(tmp_path_factory.mktemp("real") / "build", sample=False))


@pytest.fixture(scope="module")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(write_build(tmp_path_factory.mktemp("sample") / "build", sample=True))


@pytest.mark.parametrize("path", (*OURS, *DATASETTES))
def test_every_page_answers(site: Site, path: str) -> None:
    assert site.get(path).status_code == 200


def test_the_home_page_counts_lists_and_leads_on(site: Site) -> None:
    page, text = site.get("/").text, site.text("/")
    assert "Spaces that exist 11 In preparation 1 Operators 7 Price plans 33" in text
    assert "not estimated yet" in text
    assert page.count('<th scope="row" role="rowheader"><a href="/space/') == 12
    assert "€175.00 excl. VAT" in text
    assert "3 November 2026" in text


def test_the_home_page_says_what_is_not_stated(site: Site) -> None:
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*Het Oude Postkantoor.*?</tr>", site.get("/").text, re.DOTALL)
    assert row is not None
    assert row[0].count("not stated") == 4


def test_a_space_shows_each_fact_with_its_words_and_its_page(site: Site) -> None:
    page = site.get("/space/kade-9-delft").text
    area = page[page.index('id="area"') : page.index('id="hours"')]
    assert "520 m²" in area
    assert "Werken op 520 m² onder één dak" in area
    assert 'href="https://www.kade-9.example/delft/#:~:text=Werken' in area
    assert "read 3 November 2026" in area
    assert "/html/body/main/p[2]" in area


def test_a_space_shows_what_another_page_says(site: Site) -> None:
    text = site.text("/space/kade-9-delft")
    assert "A page also says: 300 m² Ruim 300 m² werkruimte" in text


def test_a_space_says_until_when_a_page_said_what_it_no_longer_says(site: Site) -> None:
    text = site.text("/space/kade-9-delft")
    assert "A page said until 3 November 2026: 280 m² Wel 280 m²" in text


def test_a_space_keeps_what_agrees_out_of_the_way(site: Site) -> None:
    text = site.text("/space/kade-9-delft")
    assert "1 more passage that says the same Kade 9 Delft, onthaal op het gelijkvloers" in text


def test_one_passage_that_gives_a_whole_address_is_shown_once(site: Site) -> None:
    page = site.get("/space/kade-9-delft").text
    address = page[page.index('id="address"') : page.index('id="country"')]
    assert address.count("<blockquote>") == 1


def test_a_price_plan_shows_amount_period_vat_and_words(site: Site) -> None:
    text = site.text("/space/kade-9-delft")
    assert "Flex Hot desk €175.00 per month excl. VAT" in text
    assert "Tarieven › Flexplek Flex: € 175,- per maand, excl. btw" in text
    assert "€22.50 per day VAT not stated" in text
    assert "€180.00 for 10 days incl. VAT" in text


def test_what_is_announced_is_marked(site: Site) -> None:
    assert "announced · nordlys.example" in site.text("/space/nordlys-brussels")


def test_a_fact_without_a_passage_says_where_it_comes_from(site: Site) -> None:
    text = site.text("/space/kade-9-delft")
    assert "Existing Taken for granted" in text
    assert "https://www.kade-9.example/ From the source card" in text


def test_a_sparse_space_lists_what_is_not_stated(site: Site) -> None:
    text = site.text("/space/het-oude-postkantoor-oostende")
    assert "Not stated Floor area, desks, opening hours" in text
    assert "No price is stated on the pages read so far." in text


def test_every_claim_about_a_space_is_on_its_page(site: Site) -> None:
    page = site.get("/space/kade-9-delft").text
    claims = site.get("/cowcrawl/claims.json?space_id=kade-9-delft&_shape=array&_size=max").json()
    shown = {html.unescape(quote) for quote in re.findall(r"<p>([^<]*)</p>\s*</blockquote>", page)}
    assert {claim["quote"] for claim in claims} <= shown


def test_an_unfriendly_quote_is_only_text(site: Site) -> None:
    for path in ("/space/kade-9-delft", "/cowcrawl/claims?value=%2B31000000000"):
        answer = site.get(path)
        assert "<script>" not in answer.text
        assert html.escape(HOSTILE).split("&#x27;")[0] in answer.text


def test_an_operator_lists_its_spaces(site: Site) -> None:
    text = site.text("/operator/linden")
    assert "3 existing, 0 in preparation." in text
    assert all(town in text for town in ("Antwerpen", "Gent", "Mechelen"))


def test_an_operator_shows_who_else_has_a_part_in_it_and_in_whom_it_has_one(site: Site) -> None:
    for operator in ("linden", "zolder"):
        assert "Invests Zolder, 25 % in Linden Werkplekken Zolder neemt een kwart" in site.text(f"/operator/{operator}")


@pytest.mark.parametrize("prefix", ["", "/fr", "/nl"])
def test_the_address_of_a_space_that_has_another_name_now_leads_to_it(site: Site, prefix: str) -> None:
    answer = site.get(f"{prefix}/space/kade-9-oude-werf")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"{prefix}/space/kade-9-delft"


def test_the_feed_is_atom_that_a_reader_of_feeds_understands(site: Site) -> None:
    feed = feedparser.parse(site.get("/changes.atom").text)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [
        "Kade 9 Delft: Price cut: Price, Flex: €180.00 → €175.00",
        "Nordlys Offices: Changed: Opening date: December 2026 → March 2027",
    ]
    assert {entry.updated for entry in feed.entries} == {"2026-11-03T02:14:00Z"}
    assert len({entry.id for entry in feed.entries}) == 2


@pytest.mark.parametrize(
    ("words_of", "expected"), [("delft", 1), ("Kad Del", 1), ("LINDEN", 3), ("2611", 1), ("%", 0), ('"', 0)]
)
def test_a_search_finds_spaces_by_the_beginnings_of_words(site: Site, words_of: str, expected: int) -> None:
    page = site.get(f"/search?q={quote(words_of)}").text
    assert page.count('<th scope="row" role="rowheader">') == expected


def test_tiles_are_asked_of_a_server_only_where_a_maintainer_names_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    assert "data-tiles" not in site.get("/").text
    monkeypatch.setenv("COWCRAWL_TILES", "https://{s}.tiles.example/{z}/{x}/{y}.png")
    monkeypatch.setenv("COWCRAWL_TILES_CREDIT", "© Somebody")
    tiled = Site(write_build(tmp_path / "build", sample=False)).get("/")
    assert 'data-tiles="https://{s}.tiles.example/{z}/{x}/{y}.png" data-credit="© Somebody"' in tiled.text
    assert "img-src 'self' data: https://*.tiles.example;" in tiled.headers["content-security-policy"]


def test_a_source_tells_its_runs_and_what_became_of_its_documents(site: Site) -> None:
    text = site.text("/source/linden")
    assert "Allows everything but /zoeken." in text
    assert "Unhealthy 3 documents, fewer than the 4 a healthy run yields." in text
    assert "Read: 9" in text
    assert "robots.txt does not allow it." in text


def test_an_unknown_space_is_a_short_helpful_404(site: Site) -> None:
    answer = site.get("/space/nowhere")
    assert answer.status_code == 404
    assert "no space called" in site.text("/space/nowhere")
    assert 'href="/cowcrawl/spaces"' in answer.text


@pytest.mark.parametrize(("path", "status"), BROKEN.items())
def test_what_goes_wrong_is_told_in_our_page(site: Site, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert 'class="wordmark"' in answer.text


@pytest.mark.parametrize("path", (*OURS, *DATASETTES, *BROKEN))
def test_a_sample_is_called_so_on_every_page_and_only_a_sample_is(site: Site, sample_site: Site, path: str) -> None:
    assert SAMPLE in sample_site.get(path).text
    assert SAMPLE not in site.get(path).text


def test_the_metadata_call_a_sample_a_sample(site: Site, sample_site: Site) -> None:
    told = sample_site.get("/-/metadata.json").json()
    assert SAMPLE in told["description"]
    assert "invented sample data" in told["title"]
    assert SAMPLE not in site.get("/-/metadata.json").text


def test_the_facets_worth_having_are_counted(site: Site) -> None:
    wanted = {
        "spaces": {"status", "municipality", "operator_id", "country"},
        "formulas": {"desk_type", "period", "currency"},
        "claims": {"field", "extractor", "published"},
        "documents": {"outcome", "role", "source_id"},
    }
    for table, columns in wanted.items():
        answer = site.get(f"/cowcrawl/{table}.json").json()
        assert set(answer["facet_results"]) == columns
        assert answer.get("facets_timed_out", []) == []


def test_an_indexed_column_cannot_be_sorted_and_the_page_says_so(site: Site) -> None:
    assert "space_id" not in site.datasette.table_metadata("cowcrawl", "claims")["sortable_columns"]
    answer = site.get("/cowcrawl/claims?_sort=space_id")
    assert answer.status_code == 400
    assert "Cannot sort table by space_id" in answer.text


def test_a_query_cannot_make_the_server_hold_a_huge_value(site: Site) -> None:
    answer = site.get("/cowcrawl.json?sql=select+hex(zeroblob(200000000))")
    assert answer.status_code == 400
    assert "too big" in answer.text


def test_the_database_can_be_taken_away(site: Site) -> None:
    assert site.get("/cowcrawl.db").content.startswith(b"SQLite format 3")


def test_no_page_needs_another_host_or_holds_a_script(site: Site) -> None:
    for path in (*OURS, *DATASETTES):
        page = site.get(path).text
        assert re.findall(r"<script(?! src=./static/)", page) == []
        assert re.findall(r'<(?:link rel="(?:icon|stylesheet)|img|iframe)[^>]+(?:href|src)="(?!/)', page) == []


def test_links_out_do_not_tell_who_sent_them(site: Site) -> None:
    page = site.get("/space/kade-9-delft").text
    links = re.findall(r'<a href="https?://www[^>]*>', page)
    assert links
    assert all('rel="noopener nofollow"' in link for link in links)


def test_browsers_are_told_to_trust_nothing_else(site: Site) -> None:
    headers = site.get("/").headers
    assert headers["content-security-policy"].startswith("default-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", (*OURS, "/cowcrawl/spaces"))
def test_a_page_can_be_used_without_a_mouse(site: Site, path: str) -> None:
    page = site.get(path).text
    assert '<html lang="en">' in page
    assert 'href="#content"' in page
    assert page.count("<h1") == 1
    assert page.count("<main") == 1


@pytest.mark.parametrize(
    ("cents", "currency", "shown"),
    [
        (17500, "EUR", "€175.00"),
        (134050, "EUR", "€1,340.50"),
        (5, "GBP", "£0.05"),
        (3000, "CHF", "CHF\N{NO-BREAK SPACE}30.00"),
        (3000, None, "30.00"),
        (None, "EUR", None),
    ],
)
def test_money_is_shown_in_its_currency(cents: int | None, currency: str | None, shown: str | None) -> None:
    assert ENGLISH.money(cents, currency) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-11-03T02:14:00Z", "3 November 2026"),
        ("2027-03", "March 2027"),
        ("2019", "2019"),
        ("2026-13-40", "2026-13-40"),
        ("2026-01/2026-03", "2026-01/2026-03"),
        (None, None),
    ],
)
def test_dates_are_shown_as_people_write_them(moment: str | None, shown: str | None) -> None:
    assert ENGLISH.day(moment) == shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "", None, "http://["])
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert words.outward(url) is None


def test_a_link_leads_to_the_words() -> None:
    link = words.outward("https://a.example/p", 'open 9-18, "all" days')
    assert link == "https://a.example/p#:~:text=open%209%2D18%2C%20%22all%22%20days"


@given(st.text())
def test_a_link_to_any_words_stays_one_safe_address(passage: str) -> None:
    try:
        passage.encode()
    except UnicodeEncodeError:
        return
    link = words.outward("https://a.example/", passage)
    assert link is not None
    assert re.fullmatch(r"https://a\.example/(#:~:text=[A-Za-z0-9%._~]+)?", link)


@pytest.mark.parametrize(("kind", "values"), [("statuses", STATUSES), ("desk_types", DESK_TYPES), ("periods", PERIODS)])
def test_every_controlled_value_has_a_word(kind: str, values: tuple[str, ...]) -> None:
    assert set(words.WORDS[kind]) == set(values)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"name": "Zinc", "capacity_min": 4, "capacity_max": 6, "area_m2": 20.5}, "Zinc, 4–6 people, 20.5 m²"),
        ({"name": "Zinc", "capacity_min": 6, "capacity_max": 6, "area_m2": None}, "Zinc, 6 people"),
        ({"name": "meeting rooms", "capacity_min": None, "capacity_max": None, "count": 2}, "2 × meeting rooms"),
    ],
)
def test_a_room_is_said_in_words(value: dict[str, Any], said: str) -> None:
    assert ENGLISH.spoken("rooms", value) == said


@pytest.mark.parametrize("name", ["services", "space_types"])
def test_every_service_and_every_kind_of_place_has_a_word(name: str) -> None:
    assert set(words.WORDS[name]) == set(load(name))
