"""Which sources archives hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from crawling import card, crawled

from spiders.archive import Writer
from spiders.archived import cards_in

HTML = [("Content-Type", "text/html")]
DATE = "2026-01-01T00:00:00Z"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    writer = Writer(tmp_path / "mixed.warc.gz")
    page = b"<html lang=fr><title>x</title><h1>Quai</h1><a href='/tarifs'>Tarifs</a></html>"
    for url in ("http://www.known.example/", "https://www.quay-side.example/", "https://www.quay-side.example/tarifs"):
        writer.add(url, 200, HTML, page, DATE)
    writer.add("https://moved.example/", 302, [("Location", "/nl/start")], b"", DATE)
    writer.add("https://moved.example/nl/start", 200, HTML, page, DATE)
    writer.add("https://away.example/", 301, [("Location", "https://www.known.example/")], b"", DATE)
    writer.add("https://fonts.example/inter.css", 200, [("Content-Type", "text/css")], b"x", DATE)
    writer.add("https://api.example/", 200, [("Content-Type", "application/json")], b"{}", DATE)
    writer.close()
    return tmp_path / "mixed.warc.gz"


def test_known_hosts_are_read_by_their_cards_and_other_sites_by_made_up_ones(mixed: Path) -> None:
    known = card("known", "https://known.example/", "known.example")
    absent = card("absent", "https://absent.example/", "absent.example")
    cards = cards_in([mixed], [absent, known])
    assert [one.id for one in cards] == ["known", "moved-example", "quay-side-example"]
    assert cards[2].start_urls == ["https://www.quay-side.example/"]


def test_a_made_up_card_takes_no_id_that_is_taken(mixed: Path) -> None:
    taken = card("quay-side-example", "https://other.example/", "other.example")
    assert "quay-side-example-2" in [one.id for one in cards_in([mixed], [taken])]


def test_a_made_up_card_is_enough_to_read_a_site(mixed: Path, tmp_path: Path) -> None:
    [quay] = [one for one in cards_in([mixed], []) if one.id == "quay-side-example"]
    site = crawled([quay], tmp_path / "var", archives=[mixed], audit=True)
    assert [document["outcome"] for document in site.documents] == ["read", "duplicate"]
