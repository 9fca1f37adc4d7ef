"""What the page of a space shows of press and reports, read through a real Datasette on a real build."""

from __future__ import annotations

import asyncio
import html
import re
from datetime import UTC, datetime

import pytest
from told import crawl, event, named, site, told

from cowcrawl.fingerprint import sketch
from db.build import build
from db.serve import datasette_for
from db.store import Store
from helpers import a_claim

TEXT = sketch(" ".join(f"word{number}" for number in range(80)))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of two spaces by identifier: their HTML."""
    var = tmp_path_factory.mktemp("press")
    heron = named("The Paper Heron", "Brussels")
    with Store(var / "claims.db") as store:
        plans = [*named("Le Fil", "Namur"), event("opened", "2026-09", "announced")]
        sent = told("/a", plans, sketch=TEXT, agency="Belga")
        copy = told("/b", plans, source="other", sketch=TEXT, agency="Belga", on="2026-02-13")
        crawl(store, "2026-02-13", sent, copy, site(), told("/r", heron, event("closed", modality="rumoured")))
        facts = [*named("Le Fil", "Namur"), event("opened", "2026-09-05"), a_claim("investor", "Fonds")]
        crawl(store, "2026-09-08", told("/c", facts, on="2026-09-07"))
    datasette = datasette_for(build(var, now=datetime(2026, 9, 9, tzinfo=UTC)))
    names = "le-fil-namur", "heron-brussels"
    return {name: asyncio.run(datasette.client.get(f"/space/{name}")).text for name in names}


def text(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_each_event_stands_beside_its_words_its_date_and_how_sure_it_is(pages: dict[str, str]) -> None:
    shown = text(pages["le-fil-namur"])
    assert "What happened, and who says so Opening September 2026 announced opened 2026-09" in shown
    assert "Opening 5 September 2026 stated opened 2026-09-05" in shown
    assert "published 7 September 2026" in shown
    assert 'href="https://title.example/c#:~:text=opened' in pages["le-fil-namur"]


def test_an_article_that_two_titles_carry_stands_once(pages: dict[str, str]) -> None:
    shown = text(pages["le-fil-namur"])
    assert shown.count("Opening September 2026 announced") == 1
    assert "Text of Belga. Also carried by The Other : one text, counted once." in shown
    assert 'href="https://other.example/b' in pages["le-fil-namur"]


def test_the_status_stands_beside_the_words_that_settle_it(pages: dict[str, str]) -> None:
    status = pages["le-fil-namur"].split('id="status"')[1].split("<dt>")[1]
    assert "Existing" in status
    assert "opened 2026-09-05" in status
    opened = pages["le-fil-namur"].split('id="opened"')[1].split("<dt>")[1]
    assert "5 September 2026" in opened


def test_the_history_shows_what_changed_with_its_evidence(pages: dict[str, str]) -> None:
    shown = text(pages["le-fil-namur"])
    assert "History 5 September 2026 Opened Status: In preparation → Existing opened 2026-09-05" in shown
    assert "Opening date: September 2026 → 5 September 2026" in shown
    assert "Seen by run 2026-09-08-title." in shown


def test_a_rumour_is_shown_as_one_and_changes_nothing(pages: dict[str, str]) -> None:
    shown = text(pages["heron-brussels"])
    assert "Closure no date given rumoured closed None rumoured" in shown
    assert "Status Existing Taken for granted" in shown
    assert "History" not in shown


def test_what_the_press_adds_stands_among_the_facts(pages: dict[str, str]) -> None:
    assert "Invested in or owned by Fonds" in text(pages["le-fil-namur"])
