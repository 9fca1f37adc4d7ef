"""The pages of a site, joined to the houses they speak of: rereading, merging and building as one types them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
import yaml
from archives import written
from click.testing import CliRunner

from cowcrawl.cli import main

SITES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("joined_sites.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """The inventory of all sites, from one archive."""
    folder = tmp_path_factory.mktemp("sites")
    pages = [(url, body.encode()) for site in SITES.values() for url, body in site["pages"].items()]
    written(folder / "sites.warc.gz", pages)
    var = ("--var", str(folder / "var"))
    for words in (
        ("reread", str(folder / "sites.warc.gz"), "--out", str(folder / "parts"), "--workers", "1", *var),
        ("merge", str(folder / "parts"), *var),
        ("build", *var),
    ):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
    connection = sqlite3.connect(folder / "var" / "current" / "cowcrawl.db")
    connection.row_factory = sqlite3.Row
    return connection


def houses(inventory: sqlite3.Connection, site: str) -> dict[tuple[str, str], dict[str, Any]]:
    """The houses of a site, by postal code and number, each with the amounts of its plans in order."""
    host = next(iter(SITES[site]["pages"])).split("/")[2].removesuffix(".example")
    rows = inventory.execute("SELECT * FROM spaces WHERE space_id LIKE ? || '-example%'", (host,))
    found = {(row["postal_code"], row["house_number"]): dict(row) for row in rows}
    for row in found.values():
        told = inventory.execute("SELECT amount FROM formulas WHERE space_id = ?", (row["space_id"],))
        row["plans"] = sorted(amount / 100 for (amount,) in told if amount is not None)
    return found


@pytest.mark.parametrize("site", SITES)
def test_each_house_of_a_site_has_what_its_pages_say_of_it(inventory: sqlite3.Connection, site: str) -> None:
    found = houses(inventory, site)
    wanted = SITES[site]["houses"]
    assert set(found) == {(house["postal_code"], house["house_number"]) for house in wanted}
    for house in wanted:
        known = found[house["postal_code"], house["house_number"]]
        assert {field: known[field] for field in house} == house
