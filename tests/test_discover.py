"""Candidates for a card: what was planted in the sample web is found once, what cards know is not; decisions last."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import ROOT

from cowcrawl.cli import main
from cowcrawl.page import Page
from db import discovered
from db.discovered import Decision
from db.discovery import Clue, discover, known
from spiders.outlinks import is_elsewhere, outlinks
from spiders.registry import load

PLANTED = {
    "Le Tabouret": ["link", "map"],
    "Morgenrood": ["press", "map"],
    "De Lege Stoel": ["map"],
    "Studio Kwikstaart": ["press"],
    "Le Fil à Plomb": ["press"],
}
"""Spaces of the sample web that no card knows, with the kinds of evidence that speak for them."""


def cowcrawl(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def crawled(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state of the demonstration, with the map imported."""
    var = tmp_path_factory.mktemp("discover") / "var"
    shutil.copytree(demo, var, symlinks=True)
    assert cowcrawl("osm", "import", ROOT / "sample" / "map.json", "--var", var).exit_code == 0
    return var


@pytest.fixture
def place(crawled: Path, tmp_path: Path) -> list[object]:
    """Options that name a copy of that state and of the sample's cards."""
    shutil.copytree(crawled, tmp_path / "var", symlinks=True)
    shutil.copytree(ROOT / "sample" / "sources", tmp_path / "cards")
    return ["--var", tmp_path / "var", "--cards", tmp_path / "cards"]


def found(place: list[object], *more: str) -> list[dict[str, object]]:
    done = cowcrawl("discover", "--json", *more, *place)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


def test_the_spaces_planted_in_the_sample_web_are_found_and_none_twice(place: list[object]) -> None:
    assert sorted((str(one["name"]), one["kinds"]) for one in found(place)) == sorted(PLANTED.items())


def test_those_most_kinds_of_evidence_speak_for_come_first_and_closed_ones_last(place: list[object]) -> None:
    names = [str(one["name"]) for one in found(place)]
    assert (names[0], set(names[-2:])) == ("Le Tabouret", {"Morgenrood", "Le Fil à Plomb"})


def test_each_candidate_is_shown_with_its_words_and_their_page(place: list[object]) -> None:
    told = cowcrawl("discover", *place).output
    assert "le-tabouret: Le Tabouret (le-tabouret.example)" in told
    assert "<http://zwaluw.example/vragen/>" in told
    assert "naar coworking Le Tabouret" in told
    assert told.endswith("candidates: 5\n")


def test_accepting_writes_a_card_that_knows_the_candidate(place: list[object], tmp_path: Path) -> None:
    assert cowcrawl("discover", "accept", "le-tabouret", *place).exit_code == 0
    assert cowcrawl("discover", "accept", "de-lege-stoel", *place).exit_code == 0
    cards = {card.id: card for card in load(tmp_path / "cards")}
    site = cards["le-tabouret"]
    assert (site.start_urls, site.hosts) == (["http://le-tabouret.example/"], ["le-tabouret.example"])
    assert (site.basis, site.languages, site.state) == ("seen", ["nl"], "never live")
    assert "http://zwaluw.example/vragen/" in str(site.note)
    assert cards["de-lege-stoel"].state == "needs a domain"
    assert len(found(place)) == 3


def test_a_candidate_that_was_accepted_may_be_given_its_address(place: list[object], tmp_path: Path) -> None:
    assert cowcrawl("discover", "accept", "de-lege-stoel", "--url", "https://lege-stoel.example", *place).exit_code == 0
    [card] = [card for card in load(tmp_path / "cards") if card.id == "de-lege-stoel"]
    assert card.start_urls == ["https://lege-stoel.example/"]


def test_a_rejected_candidate_is_remembered_with_its_reason(place: list[object], tmp_path: Path) -> None:
    assert cowcrawl("discover", "reject", "morgenrood", "--reason", "It has closed.", *place).exit_code == 0
    assert "Morgenrood" not in {one["name"] for one in found(place)}
    told = cowcrawl("discover", "--all", *place).output
    assert "morgenrood: Morgenrood (Anderlecht, closed) [rejected: It has closed.]" in told
    assert told.endswith("candidates: 4, 1 rejected\n")
    [entry] = yaml.safe_load((tmp_path / "discovered.yml").read_text("utf-8"))
    assert (entry["name"], entry["town"], entry["reason"]) == ("Morgenrood", "Anderlecht", "It has closed.")


@pytest.mark.parametrize("lost", ["var/claims.db", "discovered.yml"])
def test_a_decision_outlives_the_store_and_the_file(
    place: list[object], tmp_path: Path, crawled: Path, lost: str
) -> None:
    cowcrawl("discover", "reject", "morgenrood", "--reason", "It has closed.", *place)
    (tmp_path / lost).unlink()
    if lost.endswith(".db"):
        shutil.copy(crawled / "claims.db", tmp_path / lost)
    assert "Morgenrood" not in {one["name"] for one in found(place)}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["accept", "nobody"], "there is no candidate 'nobody'"),
        (["reject", "morgenrood", "--reason", " "], "say why"),
        (["reject", "morgenrood"], "--reason"),
        (["accept", "de-lege-stoel", "--url", "nowhere"], "expected an address such as"),
        (["accept", "de-lege-stoel", "--url", "http://zwaluw.example/"], "is on the card sample-zwaluw already"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_written(
    place: list[object], tmp_path: Path, words: list[str], said: str
) -> None:
    done = cowcrawl("discover", *words, *place)
    assert (done.exit_code, said in done.output) == (2, True)
    assert (len(load(tmp_path / "cards")), (tmp_path / discovered.FILE).exists()) == (12, False)


def test_without_a_crawl_there_is_nothing_to_discover_in(tmp_path: Path) -> None:
    done = cowcrawl("discover", "--var", tmp_path)
    assert (done.exit_code, "crawl first" in done.output) == (2, True)


@pytest.mark.parametrize(
    "text", ["- just words", "name: no list", "- {name: x, decision: maybe, reason: y, date: 2026-01-01}", "[", "- {}"]
)
def test_a_broken_file_of_decisions_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / discovered.FILE).write_text(text)
    with pytest.raises(discovered.BadInput, match=discovered.FILE):
        discovered.read(tmp_path / discovered.FILE)


CARDS = [
    {"id": "a", "name": "Silver Square", "kind": "operator", "hosts": ["www.silver-square.example"]},
    {"id": "b", "name": "Art Factory (AF)", "kind": "operator"},
    {"id": "c", "name": "Trends", "kind": "press", "hosts": ["trends.example"]},
]


def clue(name: str, **more: object) -> Clue:
    return Clue(**{"kind": "map", "name": name, "words": "", "url": f"https://map.example/{name}", **more})


@pytest.mark.parametrize(
    "one",
    [
        clue("Silver Square Delta"),
        clue("SILVER SQUARE coworking"),
        clue("Delta", operator="Silver Square"),
        clue("Something else", site="https://silver-square.example/delta"),
        clue("AF"),
        clue("Trends office", site="https://trends.example/"),
    ],
    ids=lambda one: one.name,
)
def test_what_a_card_knows_is_no_candidate(one: Clue) -> None:
    assert discover([one], known(CARDS, ())) == []


def test_a_newspaper_of_the_same_name_hides_no_space() -> None:
    assert [find.name for find in discover([clue("Trends")], known(CARDS, ()))] == ["Trends"]


def test_one_name_in_two_towns_is_two_candidates_with_ids_of_their_own() -> None:
    finds = discover([clue("The Quay", town="Gent"), clue("The Quay", town="Luik")], known(CARDS, ()))
    assert [(find.id, find.town) for find in finds] == [("the-quay", "Gent"), ("the-quay-2", "Luik")]


def test_a_link_joins_two_clues_that_shared_nothing() -> None:
    clues = [clue("The Quay"), clue("Quay House", site="https://quay.example/"), clue("Quay", kind="link")]
    clues.append(clue("The Quay", kind="link", site="https://quay.example/"))
    finds = discover(clues, known(CARDS, ()))
    assert [len(find.clues) for find in finds] == [4]


def test_the_order_of_clues_changes_nothing() -> None:
    clues = [clue("A", town="Gent"), clue("B", site="https://b.example/"), clue("A"), clue("B"), clue("C")]
    told = [
        [(find.id, len(find.clues)) for find in discover(order, known(CARDS, ()))] for order in (clues, clues[::-1])
    ]
    assert told[0] == told[1]


def links_of(markup: str) -> list[tuple[str, str]]:
    page = Page(markup.encode(), url="https://www.dock.example/")
    return [(link.host, link.name) for link in outlinks(page, ["www.known.example"])]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>Coworking at <a href='https://www.quay.example/x'>The Quay</a></p>", [("quay.example", "The Quay")]),
        ("<p>Coworking: <a href='https://quay.example/'>ici</a></p>", [("quay.example", "quay.example")]),
        (
            "<p><a href='https://quay-coworking.example/'>Our friends</a></p>",
            [("quay-coworking.example", "Our friends")],
        ),
        ("<p>Bread by <a href='https://bakery.example/'>the bakery</a></p>", []),
        ("<p>Coworking on <a href='https://www.facebook.com/quay'>Facebook</a></p>", []),
        ("<p>Coworking at <a href='https://known.example/'>Known</a></p>", []),
        ("<p>Coworking <a href='/prices'>prices</a> <a href='https://dock.example/en'>en</a></p>", []),
        ("<p>Coworking <a href='https://quay.example/plan.pdf'>plan</a></p>", []),
    ],
)
def test_a_link_counts_when_its_words_speak_of_coworking(markup: str, found: list[tuple[str, str]]) -> None:
    assert links_of(markup) == found


@pytest.mark.parametrize(
    ("name", "so"), [("m.facebook.com", True), ("facebook.com.quay.example", False), ("x.com", True)]
)
def test_a_network_is_no_house_with_all_that_lies_below_it(name: str, so: bool) -> None:
    assert is_elsewhere(name) is so


def test_the_newest_decision_holds() -> None:
    facts = {"name": "The Quay", "reason": "x"}
    old = Decision(**facts, decision="rejected", date="2026-01-01")
    new = Decision(**facts, decision="accepted", date="2026-02-01")
    assert discovered.settled([new, old], "the quay", "Gent", None) == new
