"""`cowcrawl sources probe` and `new`: what a site is, a card for it, its pages with a test; or why there is none."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from crawling import Answer, crawled, serving
from programs import ran

from cowcrawl.cli import main
from cowcrawl.cli.frozen import frozen
from cowcrawl.cli.probe import address
from cowcrawl.errors import BadInput
from db.build import DATABASE, build
from scripts.serve_archive import served
from spiders.registry import load

HOME = """<html lang=en><head><title>The Quay</title></head><body><nav><a href="/prices">Prices</a>
<a href="/contact">Contact</a></nav><h1>The Quay</h1><p>Coworking by the water.</p></body></html>"""
PRICES = """<html lang=en><title>Prices – The Quay</title><h1>Prices</h1>
<h2>Hot desk</h2><p>€ 190 per month</p></html>"""
CONTACT = """<html lang=en><title>Contact – The Quay</title><h1>Contact</h1>
<p>The Quay, Quai aux Briques 4, 1000 Brussels</p>
<p>hello@quay.example</p></html>"""
PAGES = {"/": HOME, "/prices": PRICES, "/contact": CONTACT}

SITES = {
    "adm": (["/nous-rejoindre", "/contact"], ("L’Atelier des Médias", "9", "69001", "Lyon")),
    "greenlab": (["/tarifs/", "/nous-contacter/"], ("Greenlab Coworking", "34", "6700", "Arlon")),
    "ithub": (["/en/tariffs/", "/en/"], ("IT HUB", "2", "50000", "Kryvyi Rih")),
    "leicester": (["/membership.html", "/contacts.html"], ("Leicester Hackspace", None, "LE3 2BU", "Leicester")),
}
"""By archive of a real site: pages a person would look at, and the space that is there."""


class New(NamedTuple):
    """What `cowcrawl sources new` gave."""

    url: str
    done: subprocess.CompletedProcess[str]
    cards: Path
    saved: Path


def sources(*words: object) -> subprocess.CompletedProcess[str]:
    """`cowcrawl sources …` in a process of its own, because a probe crawls."""
    return ran("cowcrawl", "sources", *words)


def site(request: Answer) -> None:
    """A small site of an invented space."""
    page = PAGES.get(request.path)
    request.send(page or "", 200 if page else 404)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    (tmp_path / "cards").mkdir()
    return tmp_path / "cards"


@pytest.mark.slow
@pytest.mark.parametrize("archive", SITES)
def test_a_real_site_gets_a_card_that_crawls_to_its_space_without_an_edit(
    shared: Path, tmp_path: Path, cards: Path, archive: str
) -> None:
    pages, (name, number, postal_code, town) = SITES[archive]
    with served(shared / "sites" / f"{archive}.warc.gz") as url:
        done = sources("new", url, "--cards", cards, "--fixtures", tmp_path / "sites")
        assert done.returncode == 0, done.stderr
        for path in pages:
            assert f"{url.rstrip('/')}{path}\n" in done.stdout
        listed = load(cards)
        crawled(listed, tmp_path / "var", store=True, settings={"DOWNLOAD_DELAY": 0})
    with closing(sqlite3.connect(build(tmp_path / "var") / DATABASE)) as connection:
        found = list(connection.execute("SELECT name, house_number, postal_code, municipality FROM spaces"))
    assert found == [(name, number, postal_code, town)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> New:
    """What `new` makes of the invented site, once: a probe crawls in a process of its own."""
    folder = tmp_path_factory.mktemp("new")
    (folder / "cards").mkdir()
    with serving(site) as server:
        done = sources("new", server.address, "--cards", folder / "cards", "--fixtures", folder / "sites")
    return New(server.address, done, folder / "cards", folder / "sites" / "the-quay")


def test_what_is_there_is_told(made: New) -> None:
    assert made.done.returncode == 0, made.done.stderr
    for line in (
        "robots     No robots.txt.",
        "languages  en",
        f"  prices     {made.url}/prices",
        f"  contact    {made.url}/contact",
        "  locations  none found",
        "  The Quay, Quai aux Briques 4, 1000 Brussels, 1 prices",
    ):
        assert f"{line}\n" in made.done.stdout


def test_a_new_source_has_a_card(made: New) -> None:
    [card] = load(made.cards)
    assert (card.id, card.name, card.kind, card.languages) == ("the-quay", "The Quay", "operator", ["en"])
    assert (card.verified, card.state) == (None, "never live")


def test_what_is_expected_of_a_page_is_proposed(made: New) -> None:
    prices = next(page for page in frozen(made.saved).pages if page.file == "prices.html")
    plan = {"name": "Hot desk", "desk_type": "hot_desk", "amount": "190.00", "currency": "EUR", "period": "month"}
    assert [space["formulas"] for space in prices.spaces] == [[plan]]


@pytest.mark.slow
def test_the_test_of_a_new_source_fails_until_a_person_has_confirmed_it(made: New, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made.saved, tmp_path / "the-quay"))
    assert failures(folder) == ["test_somebody_has_confirmed_what_is_expected"]
    expected = folder / "expected.yml"
    text = expected.read_text("utf-8").replace("confirmed: false", "confirmed: true")
    expected.write_text(text.replace("amount: '190.00'", "amount: '195.00'"), "utf-8")
    assert failures(folder) == ["test_the_page_says_what_is_expected[prices.html]"]


def failures(folder: Path) -> list[str]:
    """The names of the tests in a folder that fail."""
    done = ran("pytest", "-p", "no:cacheprovider", "-p", "no:xdist", folder)
    lines = (line for line in done.stdout.splitlines() if line.startswith("FAILED"))
    return [line.split("::")[1].split(" - ")[0] for line in lines]


def parked(request: Answer) -> None:
    request.send("<html lang=en><title>quay.example</title><p>This domain is for sale.</p>")


def forbidding(request: Answer) -> None:
    robots = request.path == "/robots.txt"
    request.send("User-agent: *\nDisallow: /\n" if robots else HOME, kind="text/plain" if robots else "text/html")


@pytest.mark.parametrize(
    ("route", "said"),
    [
        (parked, "parked: the domain is parked or for sale"),
        (forbidding, "forbidden: robots.txt forbids it"),
    ],
)
def test_what_is_no_site_to_be_read_is_told_and_nothing_written(
    tmp_path: Path, cards: Path, route: Callable[[Answer], None], said: str
) -> None:
    with serving(route) as server:
        done = sources("new", server.address, "--cards", cards, "--fixtures", tmp_path / "sites")
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert (list(cards.iterdir()), (tmp_path / "sites").exists()) == ([], False)


@pytest.mark.slow
def test_an_address_where_nobody_listens_is_told(cards: Path) -> None:
    with serving(site) as server:
        address = server.address
    done = sources("probe", address, "--cards", cards)
    assert (done.returncode, "no site: the connection was refused" in done.stderr) == (2, True), done.stderr


def test_a_site_that_has_a_card_is_not_probed_again(cards: Path) -> None:
    (cards / "quay.yml").write_text(
        "id: quay\nname: The Quay\nkind: operator\nstart_urls: [https://www.quay.example/]\nhosts: [www.quay.example]\n"
        "languages: [en]\nlicence: Unknown\nrobots: Unknown\n"
    )
    done = CliRunner().invoke(main, ["sources", "new", "https://quay.example/", "--cards", str(cards)])
    assert done.exit_code == 2
    assert f"quay.example has a card already: {cards / 'quay.yml'}" in done.output


@pytest.mark.slow
def test_a_probe_writes_nothing(cards: Path) -> None:
    with serving(site) as server:
        done = sources("probe", server.address, "--cards", cards)
    assert (done.returncode, "id: the-quay\n" in done.stdout, list(cards.iterdir())) == (0, True, [])


def test_the_open_web_is_not_probed_without_a_contact(cards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cowcrawl.settings.CONTACT", "")
    done = CliRunner().invoke(main, ["sources", "probe", "https://quay.example/", "--cards", str(cards)])
    assert (done.exit_code, "COWCRAWL_CONTACT" in done.output) == (2, True)


@pytest.mark.parametrize(
    "text", ["", "quay", "not a site", "mailto:me@quay.example", "ftp://quay.example/", "https://"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="no address of a site"):
        address(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("quay.example", "https://quay.example/"),
        ("http://quay.example/en", "http://quay.example/en"),
        ("127.0.0.1:8000", "https://127.0.0.1:8000/"),
    ],
)
def test_an_address_may_be_typed_as_people_do(text: str, url: str) -> None:
    assert address(text) == url
