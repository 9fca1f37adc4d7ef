"""The operator spider on a hostile site over real HTTP: every page is kept, or refused with its reason."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from crawling import Answer, Crawled, card, crawled, serving

LIMIT = 40_000
LINKS = (
    "loop self-loop away huge endless lying short bomb bad-gzip empty blank charset broken nothing server-error "
    "forbidden teapot slow pdf image secret moved twin-a twin-b variant?utm_source=x variant/ canonical stolen deep"
).split()


def page(text: str, head: str = "", links: str = "") -> str:
    top = f"<!doctype html><html lang=en><head><title>{text}</title>{head}</head>"
    return f"{top}<body><h1>{text}</h1>{links}</body></html>"


def route(answer: Answer) -> None:
    path = answer.path
    name = path.split("?")[0].strip("/").removeprefix("prices/")
    handler = ROUTES.get(name)
    if handler:
        handler(answer)
    elif path == "/":
        menu = "".join(f'<a href="/prices/{link}">Prices</a>' for link in LINKS)
        refused = f'<a href="http://127.0.0.1:{answer.server.closed}/prices/refused">Prices</a>'  # type: ignore[attr-defined]
        answer.send(page("Home", links=menu + refused + '<a href="/index.html">Home</a><a href="/blog/post">News</a>'))
    elif path == "/robots.txt":
        answer.send("User-agent: *\nDisallow: /prices/secret\nSitemap: /map.xml\n", kind="text/plain")
    else:
        answer.send("not here", 404, "text/plain")


def dribble(answer: Answer, promised: int | None, sent: bytes) -> None:
    answer.send_response(200)
    answer.send_header("Content-Type", "text/html")
    if promised is not None:
        answer.send_header("Content-Length", str(promised))
    answer.end_headers()
    answer.wfile.write(sent)


def gzipped(answer: Answer, body: bytes) -> None:
    answer.send(body, Content_Encoding="gzip")


ROUTES: dict[str, Any] = {
    "loop": lambda answer: answer.send("", 302, Location="/prices/loop-2"),
    "loop-2": lambda answer: answer.send("", 302, Location="/prices/loop"),
    "self-loop": lambda answer: answer.send("", 302, Location="/prices/self-loop"),
    "away": lambda answer: answer.send("", 302, Location="http://elsewhere.example/prices"),
    "moved": lambda answer: answer.send("", 301, Location="/prices/arrived"),
    "arrived": lambda answer: answer.send(page("Arrived")),
    "huge": lambda answer: dribble(answer, 1_000_000_000, b"<html>"),
    "endless": lambda answer: dribble(answer, None, b"<html>" + b"x" * 10 * LIMIT),
    "lying": lambda answer: dribble(answer, 5000, page("Short").encode()),
    "short": lambda answer: dribble(answer, 110, page("More than was promised").encode()),
    "bomb": lambda answer: gzipped(answer, gzip.compress(b"<html>" + b" " * 50 * LIMIT)),
    "bad-gzip": lambda answer: gzipped(answer, b"\x1f\x8bnothing of the kind"),
    "empty": lambda answer: answer.send(b""),
    "blank": lambda answer: answer.send(
        "<html><head><title>x</title></head><body><script>draw()</script></body></html>"
    ),
    "charset": lambda answer: answer.send(page("Café").encode("latin-1"), kind="text/html; charset=utf-8"),
    "broken": lambda answer: answer.send("<html><title>Broken</title><table><p></div><b>10 desks<html></i></td>\x00<"),
    "nothing": lambda answer: answer.send("gone", 404),
    "server-error": lambda answer: answer.send("oops", 500),
    "forbidden": lambda answer: answer.send("no", 403),
    "teapot": lambda answer: answer.send("odd", 418),
    "slow": lambda answer: time.sleep(2.5),
    "pdf": lambda answer: answer.send(b"%PDF-1.7 binary", kind="application/pdf"),
    "image": lambda answer: answer.send(b"\x89PNG\r\n\x1a\n" + b"\x00" * 900),
    "secret": lambda answer: answer.send(page("Secret")),
    "twin-a": lambda answer: answer.send(page("Twins")),
    "twin-b": lambda answer: answer.send(page("Twins")),
    "variant": lambda answer: answer.send(page("Variant")),
    "canonical": lambda answer: answer.send(page("Canonical", '<link rel=canonical href="/prices/true-address/">')),
    "stolen": lambda answer: answer.send(page("Stolen", '<link rel=canonical href="/">')),
    "deep": lambda answer: answer.send(page("Deep", links="<div>" * 5000 + "bottom")),
    "index.html": lambda answer: answer.send(page("Home once more")),
    "map.xml": lambda answer: answer.send(
        "<urlset><url><loc>/contact</loc></url><url><loc>/ten-reasons-to-love-our-prices</loc></url></urlset>",
        kind="application/xml",
    ),
    "contact": lambda answer: answer.send(page("Contact")),
    "blog/post": lambda answer: answer.send(page("A post")),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crawled, Any]]:
    with socket.socket() as closed, serving(route) as server:
        closed.bind(("127.0.0.1", 0))
        server.closed = closed.getsockname()[1]
        limits = {"DOWNLOAD_MAXSIZE": LIMIT, "DOWNLOAD_TIMEOUT": 1, "DOWNLOAD_DELAY": 0, "RETRY_ENABLED": False}
        one = card("hostile", f"{server.address}/", "127.0.0.1")
        yield crawled([one], tmp_path_factory.mktemp("var"), settings=limits), server


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("loop", "redirect_loop"),
        ("self-loop", "redirect_loop"),
        ("away", "moved"),
        ("huge", "too_large"),
        ("endless", "too_large"),
        ("bomb", "too_large"),
        ("lying", "refused"),
        ("short", "read"),
        ("bad-gzip", "parse"),
        ("empty", "empty"),
        ("blank", "empty"),
        ("charset", "read"),
        ("broken", "read"),
        ("deep", "read"),
        ("nothing", "gone"),
        ("teapot", "gone"),
        ("server-error", "server_error"),
        ("forbidden", "blocked"),
        ("slow", "timeout"),
        ("refused", "refused"),
        ("pdf", "not_html"),
        ("image", "not_html"),
        ("secret", "robots"),
        ("moved", "read"),
        ("contact", "read"),
    ],
)
def test_every_page_is_on_record_with_its_outcome(hostile: tuple[Crawled, Any], name: str, outcome: str) -> None:
    site, _ = hostile
    [document] = site.of(f"/{name}")
    assert document["outcome"] == outcome
    assert (document["reason"] is None) == (outcome == "read")


def test_the_run_goes_on_to_its_end_without_a_defect(hostile: tuple[Crawled, Any]) -> None:
    [result] = hostile[0].results
    assert (result["reason"], result["errors"]) == ("finished", 0)


def test_what_robots_txt_forbids_is_never_asked_for(hostile: tuple[Crawled, Any]) -> None:
    assert "/prices/secret" not in [path for path, _ in hostile[1].asked]


def test_posts_are_not_followed_whether_linked_or_listed(hostile: tuple[Crawled, Any]) -> None:
    asked = [path for path, _ in hostile[1].asked]
    assert "/blog/post" not in asked
    assert "/ten-reasons-to-love-our-prices" not in asked


def test_a_wrong_charset_is_put_right(hostile: tuple[Crawled, Any]) -> None:
    assert hostile[0].of("/charset")[0]["title"] == "Café"


def test_a_page_that_leads_to_another_host_keeps_its_own_address(hostile: tuple[Crawled, Any]) -> None:
    [document] = hostile[0].of("/away")
    assert document["url"].endswith("/prices/away")
    assert "elsewhere.example" in document["reason"]


def test_a_redirect_is_one_document_at_the_address_it_leads_to(hostile: tuple[Crawled, Any]) -> None:
    [document] = hostile[0].of("/moved")
    assert document["url"].endswith("/prices/arrived")


def test_the_same_bytes_at_two_addresses_are_read_once(hostile: tuple[Crawled, Any]) -> None:
    assert sorted((hostile[0].outcome("/twin-a"), hostile[0].outcome("/twin-b"))) == ["duplicate", "read"]


def test_variants_of_an_address_are_asked_for_once(hostile: tuple[Crawled, Any]) -> None:
    asked = [path for path, _ in hostile[1].asked]
    assert len([path for path in asked if path.startswith("/prices/variant")]) == 1
    assert "/index.html" not in asked


def test_the_canonical_address_is_believed_unless_it_is_the_home_page(hostile: tuple[Crawled, Any]) -> None:
    assert hostile[0].of("/canonical")[0]["url"].endswith("/prices/true-address/")
    assert hostile[0].of("/stolen")[0]["url"].endswith("/prices/stolen")


def test_a_page_knows_where_its_response_lies(hostile: tuple[Crawled, Any]) -> None:
    document = hostile[0].of("/moved")[0]
    assert document["warc_file"] == "20260101T000000Z-hostile.warc.gz"
    assert document["warc_offset"] > 0


def test_a_page_that_never_came_lies_nowhere(hostile: tuple[Crawled, Any]) -> None:
    for name in ("slow", "refused", "secret", "huge"):
        assert hostile[0].of(f"/{name}")[0]["warc_file"] is None


def locations(answer: Answer) -> None:
    home = (
        '<nav><a href="/tarieven">Tarieven</a><a href="/locaties/">Locaties</a><a href="/over-ons">Over ons</a></nav>'
    )
    pages = {
        "/": home + '<a href="/en/">English</a>',
        "/locaties/": home + '<a href="/gent-zuid">Gent</a><a href="/aalst">Aalst</a>',
        "/gent-zuid": home + '<a href="/gent-zuid/prijzen">Prijzen</a><a href="/gent-zuid/parking">Parking</a>',
    }
    if answer.path == "/robots.txt":
        answer.send("User-agent: *\nCrawl-delay: 0.2", kind="text/plain")
    elif answer.path == "/sitemap.xml":
        answer.send("", 404)
    else:
        answer.send(page(answer.path, links=pages.get(answer.path, home)))


def test_locations_are_walked_first_and_the_cap_cuts_the_rest(tmp_path: Path) -> None:
    with serving(locations) as server:
        one = card("net", f"{server.address}/", "127.0.0.1", languages=["nl"], page_cap=5)
        site = crawled([one], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    read = [document["requested_url"].removeprefix(server.address) for document in site.documents]
    assert read == ["/", "/locaties/", "/gent-zuid", "/aalst", "/tarieven"]
    assert site.results[0]["beyond_cap"] >= 2


def test_the_crawl_delay_of_robots_txt_is_kept(tmp_path: Path) -> None:
    times: list[float] = []

    def timed(answer: Answer) -> None:
        times.append(time.monotonic())
        locations(answer)

    with serving(timed) as server:
        one = card("slow", f"{server.address}/", "127.0.0.1", languages=["nl"], page_cap=3)
        crawled([one], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    assert all(later - earlier > 0.1 for earlier, later in pairwise(times[1:]))


def languages(answer: Answer) -> None:
    pages = {
        "/": '<a href="/ціни">Ціни</a><a href="/prices">Prices</a><a href="/en/">EN</a><a href="/ru/">RU</a>',
        "/en/": '<a href="/en/prices">Prices</a><a href="/ru/prices">Prices</a><a href="/">UA</a>',
        "/gone/": '<a href="/prices">Prices</a><link rel=alternate hreflang=fr href="/fr/">',
    }
    if answer.path.startswith(("/robots", "/sitemap", "/fr")):
        answer.send("", 404)
    else:
        answer.send(page(answer.path, links=pages.get(answer.path, "")).replace("lang=en", "lang=uk"))


def test_a_site_is_walked_in_the_language_of_the_card_alone(tmp_path: Path) -> None:
    with serving(languages) as server:
        site = crawled([card("uk", f"{server.address}/", "127.0.0.1")], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    assert [path for path, _ in server.asked if "robots" not in path and "tdmrep" not in path] == [
        "/",
        "/en/",
        "/sitemap.xml",
        "/en/prices",
    ]
    assert [document["outcome"] for document in site.documents] == ["read"] * 3


def test_a_language_that_is_promised_and_missing_leaves_the_first_one(tmp_path: Path) -> None:
    with serving(languages) as server:
        one = card("fr", f"{server.address}/gone/", "127.0.0.1", languages=["fr"])
        site = crawled([one], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    assert [site.outcome(path) for path in ("/gone/", "/fr/", "/prices")] == ["read", "gone", "read"]


def switched(answer: Answer) -> None:
    if answer.path.startswith(("/robots", "/sitemap")):
        answer.send("", 404)
    else:
        answer.send(page("Accueil", links='<a href="/?lang=en">EN</a><a href="/tarifs">Tarifs</a>'))


def test_a_language_that_turns_out_to_be_the_same_page_leaves_the_first_one(tmp_path: Path) -> None:
    with serving(switched) as server:
        one = card("switch", f"{server.address}/fr/", "127.0.0.1", languages=["en"])
        site = crawled([one], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    assert [site.outcome(path) for path in ("/fr/", "/?lang=en", "/tarifs")] == ["read", "duplicate", "duplicate"]


def test_of_a_press_source_the_start_addresses_are_kept_and_no_more(tmp_path: Path) -> None:
    with serving(locations) as server:
        one = card("press", f"{server.address}/artikel", "127.0.0.1", kind="press")
        site = crawled([one], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    [document] = site.documents
    assert (document["kind"], document["outcome"]) == ("press", "read")
