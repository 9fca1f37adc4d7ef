"""A crawl on the workers of a cluster: the claims of a crawl here, the archives brought home, nothing doubled."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from archives import stored
from crawling import crawled, serving
from test_cluster import scheduler, worker
from test_shares import CARDS, Site

from cowcrawl.cli._away import crawl_away
from cowcrawl.edition import edition
from db.adopt import adopt
from db.store import Store

pytest.importorskip("distributed", reason="needs the extra `cluster`")
pytestmark = pytest.mark.slow

STAMP = "20260101T000000Z"
RUN_COLUMNS = ("started_at", "finished_at")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a crawl in one process."""
    var = tmp_path_factory.mktemp("here")
    with serving(Site().route) as server:
        crawled(CARDS, var, proxy=server.address, store=True)
    return var / "claims.db"


def test_a_cluster_finds_what_one_process_finds_and_asks_no_host_twice_at_once(here: Path, tmp_path: Path) -> None:
    site = Site()
    with serving(site.route) as server, scheduler(tmp_path) as address, worker(address), worker(address):
        options = {"run_stamp": STAMP, "proxy": server.address}
        results = crawl_away(CARDS, address, var=tmp_path / "var", edition=edition(), **options)
    assert [result.source_id for result in results] == [card.id for card in CARDS]
    store = tmp_path / "var" / "claims.db"
    assert stored(store, "claims") == stored(here, "claims")
    assert stored(store, "runs", *RUN_COLUMNS) == stored(here, "runs", *RUN_COLUMNS)
    assert set(site.most.values()) == {1}
    files = {json.loads(row)["warc_file"] for row in stored(store, "documents")}
    assert files == {path.name for path in (tmp_path / "var" / "archive").iterdir()}


def test_what_is_brought_twice_is_there_once(here: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        first, second = adopt(store, here), adopt(store, here)
    assert (len(first), second) == (len(CARDS), [])
    times = ("first_seen", "last_seen")
    for table, left_out in (("claims", ()), ("documents", times), ("runs", ()), ("tallies", ()), ("versions", ())):
        assert stored(tmp_path / "claims.db", table, *left_out) == stored(here, table, *left_out), table
    assert stored(tmp_path / "claims.db", "pending") == []


def test_a_run_that_was_cut_off_elsewhere_is_closed_and_confirms_nothing(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(here) as source, sqlite3.connect(other) as target:
        source.backup(target)
        target.execute("UPDATE runs SET outcome = NULL, finished_at = NULL WHERE source_id = 'quay'")
        target.commit()
    with Store(tmp_path / "claims.db") as store:
        adopt(store, other)
    runs = {row["source_id"]: row for row in map(json.loads, stored(tmp_path / "claims.db", "runs"))}
    assert (runs["quay"]["outcome"], runs["pier"]["outcome"]) == ("failed", "healthy")
    documents = [json.loads(row) for row in stored(tmp_path / "claims.db", "documents")]
    assert {row["last_run_id"] for row in documents if row["source_id"] == "quay"} == {None}
