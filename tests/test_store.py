"""The claim store: append-only, all or nothing, confirmed by healthy runs alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cowcrawl.errors import BuildError, StoreError
from cowcrawl.model import Aggregate, Reading
from db.aggregates import aggregates
from db.evidence import evidence, stored_mentions
from db.store import SCHEMA_VERSION, Store
from helpers import a_card, a_claim, a_reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "claims.db") as opened:
        yield opened


def crawl(store: Store, run_id: str, *readings: Reading, outcome: str = "healthy") -> None:
    store.open_run(run_id, a_card(), "live", "2026-01-02T03:00:00Z")
    store.add(run_id, readings)
    store.close_run(run_id, outcome=outcome, reason=None, finished_at="2026-01-02T04:00:00Z")


def test_a_claim_comes_back_with_its_quote_and_context(store: Store) -> None:
    claim = a_claim("area_m2", 120, unit="m2", quote="120 m² under one roof", context=("Our house",))
    crawl(store, "r1", a_reading("/", claim))
    (stored,) = evidence(store)
    assert (stored.value, stored.unit, stored.quote, stored.context) == (
        120,
        "m2",
        "120 m² under one roof",
        '["Our house"]',
    )


def test_storing_the_same_page_twice_changes_nothing_but_when_it_was_last_seen(store: Store) -> None:
    crawl(store, "r1", a_reading("/", a_claim("name", "Marolles Desk"), fetched_at="2026-01-01T00:00:00Z"))
    crawl(store, "r2", a_reading("/", a_claim("name", "Marolles Desk"), fetched_at="2026-01-05T00:00:00Z"))
    (stored,) = evidence(store)
    assert (stored.first_seen, stored.last_seen) == ("2026-01-01T00:00:00Z", "2026-01-05T00:00:00Z")


def test_an_unhealthy_run_keeps_its_evidence_and_confirms_none_of_it(store: Store) -> None:
    crawl(store, "r1", a_reading("/", a_claim("name", "Marolles Desk")), outcome="unhealthy")
    assert list(evidence(store)) == []
    assert store.connection.execute("SELECT count(*) FROM claims").fetchone()[0] == 1


def test_what_a_document_counts_is_kept_once_and_published_of_healthy_runs_alone(store: Store) -> None:
    told = Aggregate(subject="Ghent", measure="spaces", value=41, unit="spaces", quote="41 spaces", locator="line:1")
    reading = replace(a_reading("/report.pdf"), aggregates=(told,))
    crawl(store, "r1", reading, outcome="unhealthy")
    assert aggregates(store) == []
    crawl(store, "r2", reading)
    crawl(store, "r3", reading)
    assert [(row.subject, row.value, row.quote, row.current) for row in aggregates(store)] == [
        ("Ghent", 41, "41 spaces", 1)
    ]
    crawl(store, "r4", a_reading("/report.pdf"))
    assert [row.current for row in aggregates(store)] == [0]


def test_an_unhealthy_run_never_advances_last_seen(store: Store) -> None:
    page = a_claim("name", "Marolles Desk")
    crawl(store, "r1", a_reading("/", page, fetched_at="2026-01-01T00:00:00Z"))
    crawl(store, "r2", a_reading("/", page, fetched_at="2026-01-05T00:00:00Z"), outcome="unhealthy")
    (stored,) = evidence(store)
    assert stored.last_seen == "2026-01-01T00:00:00Z"


def test_a_claim_that_a_newer_version_of_the_page_no_longer_makes_is_kept_but_not_current(store: Store) -> None:
    crawl(store, "r1", a_reading("/", a_claim("phone", "+3225550101"), fetched_at="2026-01-01T00:00:00Z"))
    crawl(store, "r2", a_reading("/", a_claim("phone", "+3225550199"), fetched_at="2026-01-05T00:00:00Z"))
    assert {claim.value: claim.current for claim in evidence(store)} == {"+3225550101": False, "+3225550199": True}


def test_a_claim_that_a_better_reader_no_longer_makes_of_the_same_page_is_not_current(store: Store) -> None:
    crawl(store, "r1", a_reading("/", a_claim("desks", 1000), body="same"))
    crawl(store, "r2", a_reading("/", a_claim("desks", 10), body="same"))
    assert {claim.value: claim.current for claim in evidence(store)} == {1000: False, 10: True}


def test_current_and_former_claims_of_one_subject_stand_in_mentions_apart(store: Store) -> None:
    crawl(store, "r1", a_reading("/", a_claim("desks", 1000), body="same"))
    crawl(store, "r2", a_reading("/", a_claim("desks", 10), body="same"))
    assert [(item.current, item.first("desks")) for item in stored_mentions(store)] == [(True, 10), (False, 1000)]


def test_a_batch_that_fails_leaves_nothing_of_itself_behind(store: Store) -> None:
    store.open_run("r1", a_card(), "live", "2026-01-02T03:00:00Z")
    whole = a_reading("/", a_claim("name", "Marolles Desk"))
    broken = a_reading("/b", a_claim("name", "Broken"), source="no-such-source")
    with pytest.raises(sqlite3.IntegrityError):
        store.add("r1", [whole, broken])
    assert store.connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 0


def test_a_full_database_stops_the_batch_and_leaves_the_store_whole(store: Store) -> None:
    crawl(store, "r1", a_reading("/", a_claim("name", "Marolles Desk")))
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    store.open_run("r2", a_card(), "live", "2026-01-03T03:00:00Z")
    many = [a_reading(f"/{n}", a_claim("name", "x" * 400, quote="x" * 400)) for n in range(200)]
    with pytest.raises(sqlite3.OperationalError, match="full"):
        store.add("r2", many)
    assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert store.connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 1


def test_a_locked_store_is_reported_and_not_waited_for_without_end(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with Store(path) as holder, Store(path, timeout=0.05) as other:
        holder.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.open_run("r1", a_card(), "live", "2026-01-02T03:00:00Z")


def test_a_file_that_is_no_claim_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "claims.db").write_text("not a database, but long enough to be taken for one " * 40)
    with pytest.raises(StoreError, match=r"claims\.db is not a claim store"):
        Store(tmp_path / "claims.db")


def test_a_store_of_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as opened:
        opened.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="schema version 99"):
        Store(tmp_path / "claims.db")


def test_a_store_of_the_version_before_is_brought_up_to_date_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with Store(path) as opened:
        crawl(opened, "r1", a_reading("/", a_claim("name", "Marolles Desk")))
        opened.connection.executescript(
            "DROP TABLE anchors; DROP TABLE identifiers; DROP TABLE judgements; PRAGMA user_version = 2;"
        )
    with Store(path) as opened:
        assert [claim.value for claim in evidence(opened)] == ["Marolles Desk"]
        assert list(opened.rows("SELECT * FROM judgements")) == []
    with Store(path) as again:
        assert again.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


def test_a_store_that_lacks_a_table_is_refused_and_named(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as opened:
        opened.connection.execute("DROP TABLE validators")
    with pytest.raises(StoreError, match="half-written: it lacks the table validators"):
        Store(tmp_path / "claims.db")


def test_a_run_that_was_cut_off_makes_the_store_half_written_until_its_source_is_crawled_again(store: Store) -> None:
    store.open_run("r1", a_card(), "live", "2026-01-02T03:00:00Z")
    store.add("r1", [a_reading("/", a_claim("name", "Marolles Desk"))])
    with pytest.raises(BuildError, match=r"half-written: 1 of its runs cut off and never closed: r1 of marolles-desk"):
        store.check()
    crawl(store, "r2", a_reading("/", a_claim("name", "Marolles Desk")))
    store.check()


def test_a_damaged_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with Store(path) as opened:
        crawl(opened, "r1", *(a_reading(f"/{n}", a_claim("name", "x" * 300, quote="y" * 300)) for n in range(60)))
        opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match=r"claims\.db is (damaged|not a claim store)"), Store(path) as opened:
        opened.check()
