"""Whole real sites, from their archives to a build: one row a space, with its true name, place and prices."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from programs import ran

from cowcrawl.text import fold

PLACES = {
    "atelier-des-medias": ("L'Atelier des Médias", "quai André Lassagne", "9", "69001", "Lyon"),
    "greenlab": ("Greenlab Coworking", "Rue Claude Berg", "34", "6700", "Arlon"),
    "it-hub": ("IT HUB", "Vuzvolennya Square", "2", "50000", "Kryvyi Rih"),
    "leicester-hackspace": (
        "Leicester Hackspace",
        "Unit 40, First Floor, Faircharm Trading Estate, Evelyn Drive",
        None,
        "LE3 2BU",
        "Leicester",
    ),
}
"""Name, street, number, postal code and town of each space, as its own site prints them."""
HOSTS = {
    "www.atelier-medias.org": "atelier-des-medias",
    "www.greenlab-coworking.com": "greenlab",
    "ithub-test.ml": "it-hub",
    "leicesterhackspace.org.uk": "leicester-hackspace",
}
PRICES_FOUND = 0.9
"""Share of the prices labelled by hand that must be in the build; those in the build must all be labelled."""

Price = tuple[Decimal, str, str | None]


@pytest.fixture(scope="module")
def var(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder into which the archives of the real sites were crawled and built."""
    folder = tmp_path_factory.mktemp("real")
    archives = sorted(str(path) for path in (shared / "sites").glob("*.warc.gz"))
    for words in (["crawl", "--archive", *archives], ["build"]):
        done = ran("cowcrawl", *words, environment={**os.environ, "COWCRAWL_VAR": str(folder)}, timeout_s=300)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def build(var: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(var / "current" / "cowcrawl.db")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_each_site_gives_one_space(build: sqlite3.Connection) -> None:
    assert [row["operator_id"] for row in build.execute("SELECT operator_id FROM spaces ORDER BY 1")] == sorted(PLACES)


@pytest.mark.parametrize("source", PLACES)
def test_a_space_has_its_true_name_and_place(build: sqlite3.Connection, source: str) -> None:
    found = build.execute(
        "SELECT name, street, house_number, postal_code, municipality FROM spaces WHERE operator_id = ?", (source,)
    ).fetchone()
    assert [fold(value or "") for value in found] == [fold(value or "") for value in PLACES[source]]


def labelled(shared: Path) -> dict[str, set[Price]]:
    """The prices that people read on the labelled pages of these sites, by source."""
    prices: dict[str, set[Price]] = defaultdict(set)
    for line in (shared / "pages" / "labels.jsonl").read_text("utf-8").splitlines():
        entry: dict[str, Any] = json.loads(line)
        source = HOSTS.get(entry["url"].split("/")[2])
        for plan in entry["labels"].get("formulas") or () if source else ():
            prices[str(source)].add((Decimal(str(plan["amount"])), plan["currency"], plan["period"]))
    return prices


def published(build: sqlite3.Connection) -> dict[str, set[Price]]:
    prices: dict[str, set[Price]] = defaultdict(set)
    for row in build.execute("SELECT operator_id, f.* FROM formulas f JOIN spaces USING (space_id)"):
        prices[row["operator_id"]].add((Decimal(row["amount"]) / 100, row["currency"], row["period"]))
    return prices


@pytest.mark.parametrize("source", PLACES)
def test_the_prices_people_read_are_published_and_no_others(
    build: sqlite3.Connection, shared: Path, source: str
) -> None:
    wanted, found = labelled(shared)[source], published(build)[source]
    assert found - wanted == set()
    assert len(found & wanted) >= PRICES_FOUND * len(wanted)


def test_every_published_value_has_a_quote_and_a_page(build: sqlite3.Connection) -> None:
    bare = build.execute(
        "SELECT count(*) FROM claims LEFT JOIN documents USING (document_id) "
        "WHERE published = 1 AND (quote = '' OR url IS NULL OR warc_file IS NULL)"
    ).fetchone()[0]
    assert bare == 0


@pytest.mark.slow
def test_a_site_that_no_card_knows_is_read_all_the_same(shared: Path, tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.mkdir()
    archive, var = shared / "sites" / "greenlab.warc.gz", tmp_path / "var"
    done = ran("cowcrawl", "crawl", "--archive", archive, "--cards", cards, "--var", var, timeout_s=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 spaces" in ran("cowcrawl", "build", "--var", var).stdout
