"""Running a crawl: modes, settings, the project's own pipelines, and the archives of real sites."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from crawling import Answer, card, crawled, serving
from scrapy.settings import Settings

from cowcrawl import settings
from spiders import crawl as crawl_module
from spiders.archived import cards_in
from spiders.crawl import contact_missing
from spiders.registry import load


def route(answer: Answer) -> None:
    if urlsplit(answer.path).path == "/":
        answer.send("<html><title>Quay</title><h1>Quay</h1><a href='/prices'>Prices</a></html>")
    elif urlsplit(answer.path).path == "/prices":
        answer.send("<html><title>Prices</title><p>Hot desk: 150 euro per month</p></html>")
    else:
        answer.send("", 404)


def test_through_a_proxy_hosts_that_exist_nowhere_are_crawled(tmp_path: Path) -> None:
    with serving(route) as server:
        site = crawled([card("quay", "http://quay.example/", "quay.example")], tmp_path, proxy=server.address)
    assert [path for path, _ in server.asked] == [
        f"http://quay.example{path}" for path in ("/robots.txt", "/", "/sitemap.xml", "/prices")
    ]
    assert [document["outcome"] for document in site.documents] == ["read", "read"]


def test_the_user_agent_is_ours_and_the_languages_are_the_card_s(tmp_path: Path) -> None:
    with serving(route) as server:
        one = card("quay", "http://quay.example/", "quay.example", languages=["nl", "fr"])
        crawled([one], tmp_path, proxy=server.address)
    headers = dict(server.asked)["http://quay.example/prices"]
    assert headers["User-Agent"].startswith("cowcrawl/")
    assert headers["Accept-Language"] == "nl, fr"
    assert "Cookie" not in headers
    assert "Referer" not in headers


def test_several_sources_are_crawled_and_told_in_their_order(tmp_path: Path) -> None:
    with serving(route) as server:
        names = [f"site-{number}" for number in range(crawl_module.CONCURRENT_SOURCES + 3)]
        cards = [card(name, f"http://{name}.example/", f"{name}.example") for name in names]
        site = crawled(cards, tmp_path, proxy=server.address)
    assert [result["source_id"] for result in site.results] == names
    assert {result["run_id"] for result in site.results} == {f"20260101T000000Z-{name}" for name in names}
    assert all(result["outcomes"] == {"read": 2} for result in site.results)


def test_one_site_that_is_down_does_not_hold_up_the_others(tmp_path: Path) -> None:
    with socket.socket() as closed, serving(route) as server:
        closed.bind(("127.0.0.1", 0))
        down = card("down", f"http://127.0.0.1:{closed.getsockname()[1]}/", "127.0.0.1")
        quick = {"DOWNLOAD_DELAY": 0, "RETRY_ENABLED": False}
        up = card("up", f"{server.address}/", "127.0.0.1")
        site = crawled([down, up], tmp_path, settings=quick)
    assert [result["outcomes"] for result in site.results] == [{"refused": 1}, {"read": 2}]
    assert "Traceback" not in site.log


def test_nothing_that_runs_under_cron_opens_a_door() -> None:
    chosen = Settings()
    chosen.setmodule(settings, priority="project")
    assert not chosen.getbool("REMOTE_CONTROL_ENABLED")
    assert not chosen.getbool("TELNETCONSOLE_ENABLED")
    assert not chosen.getbool("COOKIES_ENABLED")
    assert chosen.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert chosen.getbool("ROBOTSTXT_OBEY")
    assert chosen.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1


def test_a_live_crawl_needs_a_contact_unless_it_stays_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONTACT", "")
    assert contact_missing([card("quay", "https://quay.example/", "quay.example")])
    assert not contact_missing([card("here", "http://127.0.0.1:1/", "127.0.0.1")])
    monkeypatch.setattr(settings, "CONTACT", "mailto:crawler@cowcrawl.example")
    assert not contact_missing([card("quay", "https://quay.example/", "quay.example")])


NEEDED = {
    "greenlab": [
        "/tarifs/",
        "/services/bureaux-a-louer-arlon/",
        "/services/coworking/",
        "/services/location-salle-conference/",
        "/nous-contacter/",
    ],
    "atelier-des-medias": ["/nous-rejoindre", "/contact", "/qui-sommes-nous"],
    "leicester-hackspace": ["/contacts.html", "/membership.html", "/about.html"],
    "it-hub": ["/en/", "/en/tariffs/", "/en/halls/", "/en/services/"],
}


@pytest.mark.parametrize("carded", [True, False], ids=["with its card", "without a card"])
def test_on_real_sites_the_pages_with_prices_and_contact_are_reached(
    shared: Path, tmp_path: Path, carded: bool
) -> None:
    archives = sorted((shared / "sites").glob("*.warc.gz"))
    cards = cards_in(archives, load() if carded else [])
    assert len(cards) == 4
    site = crawled(cards, tmp_path, archives=archives, audit=True)
    read = {urlsplit(one["url"]).path for one in site.documents if one["outcome"] == "read"}
    assert {path for paths in NEEDED.values() for path in paths} <= read
    assert not any("/blog/" in path or "/events/" in path for path in read)
    assert all(result["reason"] == "finished" and not result["errors"] for result in site.results)


def test_a_store_that_cannot_be_opened_ends_the_crawl_before_anything_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "claims.db").write_text("this is no database, and it must not be overwritten")
    with serving(route) as server:
        cards = [card(name, f"http://{name}.example/", f"{name}.example") for name in ("first", "second")]
        site = crawled(cards, tmp_path, proxy=server.address, store=True)
    assert [result["reason"] for result in site.results] == ["store_failed"] * 2
    assert "claims.db" in site.results[0]["sentence"]
    assert not server.asked
    assert (tmp_path / "claims.db").read_text().startswith("this is no database")
