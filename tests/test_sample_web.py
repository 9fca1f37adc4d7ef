"""The sample web: what its server answers, that its pages hang together, that `expected.json` is true."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from parsel import Selector

from cowcrawl.fields import problem
from cowcrawl.page import collapse
from cowcrawl.page.charset import decode
from sample.server import WEB, SampleWeb, days, load_site
from spiders.registry import load

SAMPLE = WEB.parent
EXPECTED: dict[str, dict[str, list[Any]]] = json.loads((SAMPLE / "expected.json").read_text("utf-8"))
CARDS = load(SAMPLE / "sources")
WITHOUT_CARD = ("le-tabouret.example",)
"""Sites that are there to be discovered."""
NOTICES = (
    "Exemple inventé pour la démonstration de cowcrawl",
    "Verzonnen voorbeeld voor de demonstratie van cowcrawl",
    "Invented sample for the cowcrawl demonstration",
)
PLANTED = {plant["url"]: plant["outcome"] for source in EXPECTED.values() for plant in source["planted"]}
PAGES = [
    f"http://{folder.name}{path}"
    for folder in sorted(WEB.glob("*.example"))
    for path, answer in load_site(folder, days()[-1]).items()
    if answer.body and answer.status == 200 and answer.content_type.startswith("text/html")
]


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return decode(self.body, self.headers.get("Content-Type"))


def ask(port: int, target: str, method: str = "GET", **headers: str) -> Response:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, target, skip_host="Host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    answer = Response(response.status, dict(response.getheaders()), response.read())
    connection.close()
    return answer


@pytest.fixture(scope="module")
def web() -> Iterator[SampleWeb]:
    with SampleWeb(day=days()[-1]) as served:
        yield served


def test_a_page_answers_by_absolute_address_as_a_proxy_asks(web: SampleWeb) -> None:
    answer = ask(web.port, "http://zwaluw.example/prijzen/?utm_source=brief")
    assert (answer.status, "€ 175,- p/m" in answer.text) == (200, True)


def test_a_page_answers_by_host_header_as_a_web_server_is_asked(web: SampleWeb) -> None:
    assert (
        ask(web.port, "/prijzen/", Host="zwaluw.example:80").text
        == ask(web.port, "http://zwaluw.example/prijzen/").text
    )


def test_the_address_names_the_host_before_the_host_header_does(web: SampleWeb) -> None:
    answer = ask(web.port, "http://zwaluw.example/", Host="paper-heron.example")
    assert "Zwaluw" in answer.text


def test_a_host_that_is_not_in_the_sample_is_a_bad_gateway(web: SampleWeb) -> None:
    assert ask(web.port, "http://elsewhere.example/").status == 502


@pytest.mark.parametrize("accepted", ["gzip", "deflate, gzip;q=0.5", "br, GZIP"])
def test_who_accepts_gzip_gets_gzip(web: SampleWeb, accepted: str) -> None:
    packed = ask(web.port, "http://zwaluw.example/", Accept_Encoding=accepted)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == (WEB / "zwaluw.example" / "index.html").read_bytes()


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "br, gzip; q=0.0, *"])
def test_who_refuses_gzip_gets_the_page_as_it_is(web: SampleWeb, accepted: str) -> None:
    plain = ask(web.port, "http://zwaluw.example/", Accept_Encoding=accepted)
    assert "Content-Encoding" not in plain.headers
    assert plain.body == (WEB / "zwaluw.example" / "index.html").read_bytes()


def test_a_head_request_gets_the_headers_alone(web: SampleWeb) -> None:
    answer = ask(web.port, "http://zwaluw.example/", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 500


def test_last_modified_is_the_same_on_every_day(web: SampleWeb) -> None:
    assert ask(web.port, "http://zwaluw.example/").headers["Last-Modified"] == "Mon, 16 Mar 2026 08:00:00 GMT"


def test_what_a_browser_has_already_is_not_sent_again(web: SampleWeb) -> None:
    first = ask(web.port, "http://zwaluw.example/")
    again = ask(web.port, "http://zwaluw.example/", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert ask(web.port, "http://zwaluw.example/", If_None_Match='"another"').status == 200


def test_the_newspaper_tells_more_on_later_days() -> None:
    opened = "/nl/2026/morgenrood-open.html"
    told = [opened in load_site(WEB / "kanaalbode.example", day) for day in days()]
    assert (days(), told) == (["2026-04-15", "2026-05-05", "2026-09-02"], [False, True, True])


@pytest.mark.parametrize(
    ("url", "status", "location"),
    [
        ("http://lecluse-atelier.example/nos-prix.html", 301, "/tarifs/"),
        ("http://lecluse-atelier.example/tarifs", 301, "/tarifs/"),
        ("http://zwaluw.example/prijzen.html", 301, "/tarieven/"),
        ("http://maison-lampion.example/", 302, "/fr/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(web: SampleWeb, url: str, status: int, location: str) -> None:
    answer = ask(web.port, url)
    assert (answer.status, answer.headers["Location"], answer.body) == (status, location, b"")


def test_what_is_not_there_is_a_404_with_the_sites_own_page(web: SampleWeb) -> None:
    answer = ask(web.port, "http://lecluse-atelier.example/vieux-gr%C3%A9ement")
    assert (answer.status, "largué les amarres" in answer.text) == (404, True)


def test_what_is_broken_is_a_500(web: SampleWeb) -> None:
    assert ask(web.port, "http://pamplemousse-virgule.example/reservation").status == 500


def test_robots_txt_is_there_or_a_404_as_the_cards_say(web: SampleWeb) -> None:
    for card in CARDS:
        answer = ask(web.port, f"http://{card.hosts[0]}/robots.txt")
        assert answer.status == (404 if card.robots.startswith("None") else 200), card.id
        closed = re.findall(r"(?m)^Disallow: (/.*)$", answer.text) if answer.status == 200 else []
        assert all(f"Disallows {path}" in card.robots for path in closed), card.id


def test_every_address_of_a_sitemap_is_a_page(web: SampleWeb) -> None:
    sitemaps = [host for host in web.hosts if (WEB / host / "sitemap.xml").is_file()]
    assert len(sitemaps) == 3
    for host in sitemaps:
        answer = ask(web.port, f"http://{host}/sitemap.xml")
        assert answer.headers["Content-Type"].endswith("xml; charset=utf-8")
        assert set(re.findall("<loc>(.*?)</loc>", answer.text)) <= set(PAGES)


@pytest.mark.parametrize(
    "path",
    [
        "/../zwaluw.example/index.html",
        "/%2e%2e/%2e%2e/server.py",
        "/..%2f..%2fserver.py",
        "/..\\..\\server.py",
        "/fr/../../../server.py",
        "//server.py",
        "/_answers",
        "/%5fanswers",
        "/index.html%00",
        "/" + "a" * 5000,
    ],
)
def test_no_path_leads_out_of_a_sites_folder_or_to_its_plan(web: SampleWeb, path: str) -> None:
    assert ask(web.port, f"http://zwaluw.example{path}").status == 404
    assert ask(web.port, path, Host="zwaluw.example").status == 404


@pytest.mark.parametrize("host", ["..", "../sources", ".", "zwaluw.example/..", ""])
def test_no_host_header_leads_out_of_the_web(web: SampleWeb, host: str) -> None:
    assert ask(web.port, "/server.py", Host=host).status == 502


def test_it_listens_on_loopback_alone(web: SampleWeb) -> None:
    assert web.proxy == f"http://127.0.0.1:{web.port}"


def test_a_charset_that_lies_is_sent_as_planned(web: SampleWeb) -> None:
    bytes_1252 = ask(web.port, "http://pamplemousse-virgule.example/tarifs.html")
    with pytest.raises(UnicodeDecodeError):
        bytes_1252.body.decode("utf-8")
    assert bytes_1252.headers["Content-Type"] == "text/html; charset=utf-8"
    bytes_utf8 = ask(web.port, "http://pamplemousse-virgule.example/contact.htm")
    assert "Téléphone" in bytes_utf8.body.decode("utf-8")
    assert bytes_utf8.headers["Content-Type"] == "text/html; charset=iso-8859-1"


def follow(web: SampleWeb, url: str) -> int:
    for _ in range(5):
        answer = ask(web.port, url)
        if "Location" not in answer.headers:
            return answer.status
        url = urljoin(url, answer.headers["Location"])
    return 310


def test_every_link_leads_to_a_page_but_for_the_planted_ones(web: SampleWeb) -> None:
    links: dict[str, str] = {}
    for url in PAGES:
        for href in Selector(ask(web.port, url).text).xpath("//@href | //@src").getall():
            if not href.startswith(("mailto:", "tel:")):
                links.setdefault(urljoin(url, href).partition("#")[0], url)
    assert {urlsplit(link).hostname for link in links} == set(web.hosts)
    broken = {link: page for link, page in links.items() if link not in PLANTED and follow(web, link) != 200}
    assert broken == {}
    assert set(PLANTED) <= set(links)


def test_the_planted_failures_fail_as_they_say(web: SampleWeb) -> None:
    found = {url: follow(web, url) for url in PLANTED}
    status = {"gone": 404, "server_error": 500, "redirect_loop": 310, "empty": 200, "robots": 200, "parse": 200}
    assert found == {url: status[outcome] for url, outcome in PLANTED.items()}
    assert all(ask(web.port, url).body == b"" for url, outcome in PLANTED.items() if outcome == "empty")


def test_every_page_says_that_it_is_a_sample(web: SampleWeb) -> None:
    failures = [
        "http://zwaluw.example/nowhere",
        "http://pamplemousse-virgule.example/reservation",
        "http://nobody.example/",
    ]
    silent = [url for url in [*PAGES, *failures] if not any(notice in ask(web.port, url).text for notice in NOTICES)]
    assert silent == []


def test_every_mailbox_lies_under_example() -> None:
    for file in (path for path in WEB.rglob("*") if path.is_file()):
        mailboxes = re.findall(r"[\w.+-]+@[\w.-]*\w", decode(file.read_bytes()))
        assert all(mailbox.endswith(".example") for mailbox in mailboxes), file


def test_every_telephone_number_is_of_the_invented_range() -> None:
    spoken = re.compile(r"(?:\+\d\d |0)\d{1,2} \d{3} \d\d \d\d|tel:\+\d+")
    for file in WEB.rglob("*.htm*"):
        for number in spoken.findall(decode(file.read_bytes())):
            assert re.search(r"555 ?01 ?\d\d$", number), (file, number)


def test_every_card_is_a_sample_whose_start_answers(web: SampleWeb) -> None:
    assert sorted([*(host for card in CARDS for host in card.hosts), *WITHOUT_CARD]) == sorted(web.hosts)
    for card in CARDS:
        assert card.sample and not card.floors, card.id
        assert {follow(web, url) for url in card.start_urls} == {200}, card.id


def test_every_source_has_its_expected_facts() -> None:
    assert set(EXPECTED) == {card.id for card in CARDS}


def passages(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of `expected.json` that names a page and the words on it."""
    if isinstance(node, dict):
        if "literal" in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from passages(child)


@cache
def words(port: int, url: str) -> str:
    """What a page says: its text without the tags, then its source, white space collapsed."""
    answer = ask(port, url)
    assert answer.status == 200, url
    text = re.sub(r"<[^>]+>", "", answer.text.replace("<br>", " "))
    return collapse(html.unescape(f"{text} {answer.text}"))


@pytest.mark.parametrize("source", EXPECTED)
def test_every_expected_literal_stands_on_its_page(web: SampleWeb, source: str) -> None:
    found = list(passages(EXPECTED[source]))
    assert found
    missing = [passage for passage in found if collapse(passage["literal"]) not in words(web.port, passage["url"])]
    assert missing == []


@pytest.mark.parametrize("source", EXPECTED)
def test_every_expected_value_is_one_the_inventory_can_hold(source: str) -> None:
    for space in EXPECTED[source]["spaces"]:
        for field, fact in space["facts"].items():
            assert problem(field, fact["value"]) is None
            assert "literal" in fact or fact == {"value": "existing"}
        for formula in space["formulas"]:
            value = {key: formula[key] for key in formula.keys() - {"url", "literal", "also"}}
            assert problem("formulas", value) is None


@pytest.mark.parametrize("source", EXPECTED)
def test_every_expected_amount_and_plan_stands_on_the_page(web: SampleWeb, source: str) -> None:
    for space in EXPECTED[source]["spaces"]:
        for formula in space["formulas"]:
            assert formula["amount"].replace(".", "") in re.sub(r"[.,]", "", formula["literal"])
            assert formula["name"] in words(web.port, formula["url"])


@pytest.mark.parametrize("source", EXPECTED)
def test_no_trap_is_a_true_fact_of_the_same_source(source: str) -> None:
    spaces = EXPECTED[source]["spaces"]
    true = [(field, fact["value"]) for space in spaces for field, fact in space["facts"].items()]
    true += [("formulas", formula["amount"]) for space in spaces for formula in space["formulas"]]
    assert [trap for trap in EXPECTED[source]["traps"] if (trap["field"], trap["value"]) in true] == []


def test_nothing_of_the_sample_names_a_page_outside_it() -> None:
    for file in (path for path in WEB.rglob("*") if path.is_file()):
        named = re.findall(r"https?://([\w.-]+)", decode(file.read_bytes()).replace("\\/", "/"))
        hosts = set(named) - {"schema.org", "www.sitemaps.org", "www.google.com", "www.w3.org"}
        assert all((WEB / host).is_dir() for host in hosts), file
