"""How a guest behaves at the door: robots.txt that fails, servers that are busy, pages that ask not to be kept."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from crawling import Answer, Crawled, card, crawled, serving
from scrapy.http import Headers
from warcio.archiveiterator import ArchiveIterator

from cowcrawl.page import Page
from spiders.patience import wait_asked
from spiders.reserved import by_header, by_page
from spiders.tdmrep import FILE, Rule, reserves, rules

PAGE = "<html><title>Quay</title><h1>Quay</h1><p>Hot desk: 150 euro per month</p></html>"
QUICK = {"DOWNLOAD_DELAY": 0.0, "RETRY_TIMES": 1}


class Site(NamedTuple):
    """What a crawl made of a site."""

    crawled: Crawled
    """Its documents only."""
    asked: list[str]
    """The paths that were asked for, robots.txt with them."""
    archived: list[bytes]
    """The bodies in its archive."""


def with_robots(status: int, **headers: str) -> Any:
    def route(answer: Answer) -> None:
        if answer.path == "/robots.txt":
            answer.send("User-agent: *\nDisallow: /\n" if status != 200 else "", status, "text/plain", **headers)
        else:
            answer.send(PAGE if answer.path == "/" else "", 200 if answer.path == "/" else 404)

    return route


def busy(times: int, **headers: str) -> Any:
    told: list[str] = []

    def route(answer: Answer) -> None:
        if answer.path != "/":
            answer.send("", 404)
        elif len(told) < times:
            told.append(answer.path)
            answer.send("", 429, **headers)
        else:
            answer.send(PAGE)

    return route


MOMENTS: list[datetime] = []


def timed(inner: Any) -> Any:
    """A route that notes when its home page is asked for."""

    def route(answer: Answer) -> None:
        if answer.path == "/":
            MOMENTS.append(datetime.now(UTC))
        inner(answer)

    return route


def reserved(answer: Answer) -> None:
    header = {"X_Robots_Tag": "noindex"} if answer.path == "/" else {}
    answer.send(PAGE if answer.path == "/" else "", 200 if answer.path == "/" else 404, **header)


def with_reservations(answer: Answer) -> None:
    if answer.path == FILE:
        answer.send('[{"location": "/prices", "tdm-reservation": 1}]', kind="application/json")
    elif answer.path == "/":
        answer.send(PAGE.replace("</p>", "<a href=/prices>Prices</a></p>"))
    else:
        answer.send("", 404)


ROUTES = {
    **{f"robots-{status}": with_robots(status) for status in (401, 403, 404, 410, 500, 503)},
    "busy": timed(busy(1, Retry_After="1")),
    "busy-for-an-hour": busy(9, Retry_After="3600"),
    "reserved": reserved,
    "reservations": with_reservations,
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """One crawl of all of them, a server each."""
    var = tmp_path_factory.mktemp("sites")
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serving(route)) for name, route in ROUTES.items()}
        cards = [card(name, server.address + "/", "127.0.0.1") for name, server in servers.items()]
        whole = crawled(cards, var, settings=QUICK)
        return {name: _of(whole, name, server, var) for name, server in servers.items()}


def _of(whole: Crawled, name: str, server: Any, var: Path) -> Site:
    own = [document for document in whole.documents if document["requested_url"].startswith(f"{server.address}/")]
    [file] = (var / "archive").glob(f"*Z-{name}.warc.gz")
    with file.open("rb") as records:
        bodies = [record.content_stream().read() for record in ArchiveIterator(records)]
    return Site(Crawled(own, whole.results, whole.log), [path for path, _ in server.asked], bodies)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_is_no_robots_txt_all_may_be_asked_for(sites: dict[str, Site], status: int) -> None:
    assert sites[f"robots-{status}"].crawled.outcome("/") == "read"


@pytest.mark.parametrize("status", [500, 503])
def test_where_robots_txt_fails_nothing_is_asked_for(sites: dict[str, Site], status: int) -> None:
    site = sites[f"robots-{status}"]
    assert site.crawled.outcome("/") == "robots"
    assert set(site.asked) == {"/robots.txt"}
    assert f"answered {status}" in site.crawled.of("/")[0]["reason"]


def test_a_busy_server_is_asked_again_after_the_time_it_names(sites: dict[str, Site]) -> None:
    assert sites["busy"].crawled.outcome("/") == "read"
    assert (MOMENTS[1] - MOMENTS[0]).total_seconds() >= 1


def test_a_server_that_asks_for_an_hour_is_left_alone(sites: dict[str, Site]) -> None:
    site = sites["busy-for-an-hour"]
    assert site.crawled.outcome("/") == "blocked"
    assert site.asked.count("/") == 1


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0.0),
        ("90", 90.0),
        ("Thu, 01 Jan 2026 00:02:00 GMT", 120.0),
        ("Wed, 31 Dec 2025 00:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        (None, None),
        ("-5", None),
    ],
)
def test_retry_after_is_a_number_of_seconds_or_a_date(said: str | None, seconds: float | None) -> None:
    assert wait_asked(said, datetime(2026, 1, 1, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Robots-Tag": "noindex"},
        {"X-Robots-Tag": "nofollow, NoIndex"},
        {"X-Robots-Tag": "none"},
        {"X-Robots-Tag": ["otherbot: nofollow", "cowcrawl: noindex"]},
        {"TDM-Reservation": "1"},
    ],
)
def test_a_page_whose_headers_reserve_it_is_not_kept(headers: dict[str, Any]) -> None:
    assert by_header(Headers(headers))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Robots-Tag": "nofollow"},
        {"X-Robots-Tag": "googlebot: noindex"},
        {"X-Robots-Tag": "max-snippet: 50, noarchive"},
        {"TDM-Reservation": "0"},
    ],
)
def test_headers_that_ask_for_something_else_keep_nothing_out(headers: dict[str, Any]) -> None:
    assert by_header(Headers(headers)) is None


@pytest.mark.parametrize(
    ("meta", "kept"),
    [
        ('<meta name="robots" content="noindex, follow">', False),
        ('<meta name="cowcrawl" content="none">', False),
        ('<meta name="tdm-reservation" content="1">', False),
        ('<meta name="robots" content="index, follow, max-snippet:-1">', True),
        ('<meta name="googlebot" content="noindex">', True),
    ],
)
def test_a_page_says_in_its_meta_elements_whether_it_may_be_kept(meta: str, kept: bool) -> None:
    assert (by_page(Page(f"<html><head>{meta}</head><body>Quay</body></html>".encode())) is None) is kept


def test_of_a_reserved_page_no_word_is_kept(sites: dict[str, Site]) -> None:
    site = sites["reserved"]
    assert site.crawled.outcome("/") == "robots"
    assert "indexed" in site.crawled.of("/")[0]["reason"]
    assert not any(b"Hot desk" in body for body in site.archived)
    assert any(b"Hot desk" in body for body in sites["robots-404"].archived)


RULES = [Rule("/", False), Rule("/news/*", True), Rule("/news/open$", False), Rule("*.pdf$", True)]


@pytest.mark.parametrize(
    ("path", "reserved"),
    [
        ("/", False),
        ("/news/1", True),
        ("/news/open", False),
        ("/news/open/2", True),
        ("/prices", False),
        ("/a.pdf", True),
    ],
)
def test_a_site_reserves_its_pages_in_one_file_and_the_longest_rule_holds(path: str, reserved: bool) -> None:
    assert reserves(RULES, f"https://quay.example{path}") is reserved


@pytest.mark.parametrize("body", [b"", b"<html>", b"7", b"[1, null]", b'[{"location": 3}]', b"[" * 100_000])
def test_a_file_of_reservations_that_is_none_reserves_nothing(body: bytes) -> None:
    assert rules(body) == []


def test_what_a_site_reserves_in_its_file_is_not_asked_for(sites: dict[str, Site]) -> None:
    site = sites["reservations"]
    assert (site.crawled.outcome("/"), site.crawled.outcome("/prices")) == ("read", "robots")
    assert "/prices" not in site.asked
    assert site.asked.count(FILE) == 1
