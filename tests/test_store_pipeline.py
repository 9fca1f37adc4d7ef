"""Store: readings of a real crawl are in the claim store, and the run says how it went."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from programs import ran

from pipelines.store import BATCH

SCRIPT = Path(__file__).parent / "crawl_readings.py"


def crawl(var: Path, **told: Any) -> tuple[dict[str, Any], str]:
    """The stats and the log of a crawl that yields readings into the store in `var`."""
    done = ran(str(SCRIPT), json.dumps({"var": str(var), **told}))
    done.check_returncode()
    return json.loads(done.stdout), done.stderr


def rows(var: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query to the store in `var`."""
    connection = sqlite3.connect(var / "claims.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_crawl_goes_through_all_stages_into_the_store(tmp_path: Path) -> None:
    stats, log = crawl(tmp_path, pages=BATCH + 1, floors={"documents": BATCH, "claims": 2})
    assert rows(tmp_path, "SELECT outcome, n_documents, n_claims, n_rejects FROM runs") == [
        ("healthy", BATCH + 1, 2 * (BATCH + 1), BATCH + 1)
    ]
    assert rows(tmp_path, "SELECT DISTINCT value FROM claims WHERE field = 'city'") == [('"Gent"',)]
    assert rows(tmp_path, "SELECT DISTINCT precision FROM mentions") == [("municipality",)]
    assert stats["cowcrawl/store/batches"] == 2
    assert stats["cowcrawl/validate/dropped"] == stats["cowcrawl/validate/rejected/field"] == BATCH + 1
    assert stats["cowcrawl/normalise/changed"] == BATCH + 1
    assert stats["cowcrawl/geocode/point/municipality"] == BATCH + 1
    assert stats["cowcrawl/run/outcome"] == "healthy"
    assert log == ""


def test_a_crawl_below_its_floor_is_unhealthy(tmp_path: Path) -> None:
    crawl(tmp_path, pages=2, floors={"documents": 3})
    assert rows(tmp_path, "SELECT outcome, reason FROM runs") == [
        ("unhealthy", "Below the source's floor: 2 documents, at least 3 expected.")
    ]


def test_a_crawl_that_is_cut_off_has_failed_and_keeps_what_it_read(tmp_path: Path) -> None:
    crawl(tmp_path, pages=1, stop=True)
    assert rows(tmp_path, "SELECT outcome, n_documents FROM runs") == [("failed", 1)]


def test_a_full_disk_stops_the_crawl_and_leaves_whole_batches(tmp_path: Path) -> None:
    stats, log = crawl(tmp_path, pages=20 * BATCH, full=40)
    assert stats["finish_reason"] == "store_failed"
    assert stats["cowcrawl/run/outcome"] == "failed"
    assert "disk is full" in log
    assert "Free the disk" in log
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    ((stored,),) = rows(tmp_path, "SELECT count(*) FROM documents")
    assert stored == stats["cowcrawl/store/readings"]
    assert 0 < stored < 20 * BATCH
    assert stored % BATCH == 0


def test_a_file_that_is_no_store_stops_the_crawl_before_it_starts(tmp_path: Path) -> None:
    (tmp_path / "claims.db").write_text("no database " * 100)
    stats, log = crawl(tmp_path, pages=1)
    assert "cowcrawl/store/readings" not in stats
    assert stats["cowcrawl/run/outcome"] == "failed"
    assert "is not a claim store" in log
    assert "StorePipeline" not in log
    assert (tmp_path / "claims.db").read_text().startswith("no database")
