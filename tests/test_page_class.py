"""Page classes: what a site says in a structure of its own, in place of what the reader reads there."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from crawling import Answer, serving
from programs import ran

from cowcrawl.errors import BadInput
from cowcrawl.extract.read import read
from cowcrawl.page import Page
from cowcrawl.site_page import Passage, SitePage, load, read_with, says
from db.store import Store
from spiders.registry import load as load_cards

PLINTH = ROOT / "tests" / "sites" / "plinth"
URL = "https://quay.example/"
MARKUP = """<html lang=en><title>The Quay</title><h1>The Quay</h1><p>Coworking on 200 m².</p>
<p id=area>Three floors of 150 each, all for work.</p><p>Quai aux Briques 4, 1000 Brussels</p></html>"""


class QuayPage(SitePage):
    """Reads the area where this site says it."""

    said_by_nobody = "Nobody says so."

    @says("area_m2")
    def area(self) -> Iterator[Passage]:
        """Three floors of one size."""
        for element in self.all("//p[@id='area']"):
            yield Passage(value=450, quote="Three floors of 150 each", element=element)

    @says("desks")
    def desks(self) -> Iterator[Passage]:
        """What the page does not say."""
        for element in self.all("//h1"):
            yield Passage(value=12, quote=self.said_by_nobody, element=element)


class ElsewherePage(QuayPage):
    """Reads other pages than this one."""

    def fits(self) -> bool:
        """Never."""
        return False


def fields(page_class: type[SitePage]) -> dict[str, object]:
    page = Page(MARKUP.encode(), url=URL)
    [mention] = read_with(page_class, page, read(page)).mentions
    return {claim.field: claim.value for claim in mention.claims}


def test_its_fields_take_the_place_of_the_readers_and_all_others_stay() -> None:
    read = fields(QuayPage)
    assert (read["area_m2"], read["name"], read["postal_code"]) == (450, "The Quay", "1000")


def test_a_claim_says_where_it_stands_and_who_read_it() -> None:
    page = Page(MARKUP.encode(), url=URL)
    [mention] = read_with(QuayPage, page, read(page)).mentions
    claim = next(claim for claim in mention.claims if claim.field == "area_m2")
    assert (claim.quote, claim.locator.endswith("/p[2]")) == ("Three floors of 150 each", True)
    assert claim.extractor.endswith("QuayPage")


def test_a_quote_the_page_does_not_hold_is_no_claim() -> None:
    page = Page(MARKUP.encode(), url=URL)
    extract = read_with(QuayPage, page, read(page))
    assert "desks" not in fields(QuayPage)
    assert [reject.field for reject in extract.rejects if reject.stage == "page_class"] == ["desks"]


def test_a_page_that_it_does_not_fit_is_left_to_the_reader() -> None:
    assert fields(ElsewherePage)["area_m2"] == 200


def test_a_field_that_nobody_knows_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="there is no field 'colour'"):
        says("colour")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere.Page", "there is no Page in"),
        ("plinth.Nothing", "there is no Nothing in"),
        ("plinth.DESKS", "is not made from"),
        ("word", "there is no word in"),
    ],
)
def test_what_is_no_page_class_is_told(path: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        load(path, PLINTH)


def test_a_module_that_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("import nothing_of_this_name")
    with pytest.raises(BadInput, match=r"broken.py cannot be loaded: ModuleNotFoundError"):
        load("broken.BrokenPage", tmp_path)


def test_a_card_whose_page_class_is_not_there_is_named(tmp_path: Path) -> None:
    text = (PLINTH / "plinth.yml").read_text("utf-8").replace("PlinthPage", "OtherPage")
    (tmp_path / "plinth.yml").write_text(text, "utf-8")
    with pytest.raises(BadInput, match=r"plinth.yml:13: page_class: expected a page class, module.Class, beside the"):
        load_cards(tmp_path)


@pytest.mark.slow
def test_a_crawl_reads_the_pages_of_a_card_with_its_class(tmp_path: Path) -> None:
    def plinth(request: Answer) -> None:
        home = request.path == "/"
        request.send((PLINTH / "home.html").read_bytes() if home else "", 200 if home else 404)

    cards, var = tmp_path / "cards", tmp_path / "var"
    shutil.copytree(PLINTH, cards, ignore=shutil.ignore_patterns("expected.yml"))
    with serving(plinth) as server:
        text = (cards / "plinth.yml").read_text("utf-8").replace("https://plinth.example", server.address)
        (cards / "plinth.yml").write_text(text.replace("plinth.example", "127.0.0.1"), "utf-8")
        done = ran("cowcrawl", "crawl", "--cards", cards, "--var", var)
    assert done.returncode == 0, done.stderr
    with Store(var / "claims.db") as store:
        found = [row["extractor"] for row in store.rows("SELECT extractor FROM claims WHERE field = 'formulas'")]
    assert found == ["plinth.PlinthPage"] * 3


def test_a_heading_that_is_never_closed_costs_no_more_the_longer_it_is() -> None:
    def seconds(count: int) -> float:
        unclosed = Page(f"<h1>{'<div>a b</div>' * count}".encode())
        start = time.process_time()
        assert len(unclosed.blocks) >= count
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 3 * seconds(4000) + 0.2
