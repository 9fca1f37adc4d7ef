"""Rereading archives and merging what was found: the claims of a crawl, each once, in whatever order."""

from __future__ import annotations

import json
import shutil
from itertools import permutations
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from archives import DATE, QUAY, of_quay, page, reread, stored, written
from click.testing import CliRunner
from conftest import ROOT

from cowcrawl.cli import main
from cowcrawl.forgotten import target
from db.build import build
from db.parts import NOTE
from db.plan import PLAN

RUNS = ("first_run_id", "last_run_id")


def run(*words: str | Path) -> tuple[int, str]:
    """A command's exit code and what it printed."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def merged(var: Path, *folders: Path) -> Path:
    """The claim store that some rereadings were merged into."""
    code, told = run("merge", *folders, "--var", var)
    assert code == 0, told
    return var / "claims.db"


@pytest.fixture(scope="module")
def reread_demo(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rereading of the archives of the demonstration, on two processes."""
    out = tmp_path_factory.mktemp("demo") / "out"
    cards = ("--cards", ROOT / "sample" / "sources", "--var", demo)
    code, told = run("reread", demo / "archive", "--out", out, "--workers", 2, *cards)
    assert code == 0, told
    return out


def test_a_rereading_gives_the_claims_of_the_crawl_byte_for_byte(demo: Path, reread_demo: Path, tmp_path: Path) -> None:
    store = merged(tmp_path / "var", reread_demo)
    assert stored(store, "claims", *RUNS) == stored(demo / "claims.db", "claims", *RUNS)
    assert stored(store, "mentions") == stored(demo / "claims.db", "mentions")
    last = ("last_run_id",)
    assert stored(store, "aggregates", *last) == stored(demo / "claims.db", "aggregates", *last)


def test_a_rereading_confirms_what_is_there_and_adds_nothing(demo: Path, reread_demo: Path, tmp_path: Path) -> None:
    var = tmp_path / "var"
    shutil.copytree(demo, var, ignore=shutil.ignore_patterns("builds", "snapshots", "current"), symlinks=True)
    merged(var, reread_demo)
    assert stored(var / "claims.db", "claims", *RUNS) == stored(demo / "claims.db", "claims", *RUNS)
    before, after = demo / "current" / "cowcrawl.db", build(var) / "cowcrawl.db"
    for table in ("spaces", "formulas", "claims", "changes", "openings", "sources", "documents"):
        assert stored(after, table) == stored(before, table), table


def test_small_parts_give_what_one_part_gives(tmp_path: Path) -> None:
    archive = of_quay(tmp_path / "quay.warc.gz")
    whole = merged(tmp_path / "one", reread(tmp_path / "whole", archive))
    pieces = merged(tmp_path / "many", reread(tmp_path / "pieces", archive, part_size=500))
    assert stored(pieces, "claims") == stored(whole, "claims")
    assert len(list((tmp_path / "pieces").glob("part-*"))) > 3


def nights(folder: Path) -> list[Path]:
    """Rereadings of three nights: of a page that changes, one that comes and one that goes."""
    told = [{"a": 1, "b": 2}, {"a": 1, "c": 3}, {"a": 5, "c": 3}]
    found = []
    for night, pages in enumerate(told, 1):
        listed = [(f"http://quay.example/locations/{name}", page(number)) for name, number in pages.items()]
        archive = written(folder / f"night-{night}.warc.gz", listed, date=f"2026-03-0{night}T12:00:00Z")
        found.append(reread(folder / f"out-{night}", archive))
    return found


def test_neither_order_nor_repetition_makes_a_difference(tmp_path: Path) -> None:
    folders = nights(tmp_path)
    stores = [merged(tmp_path / "together", *folders)]
    for number, order in enumerate(permutations(folders)):
        for folder in (*order, order[0]):
            store = merged(tmp_path / str(number), folder)
        stores.append(store)
    for table in ("documents", "claims", "mentions", "runs", "moments", "sightings", "versions", "tallies"):
        assert len({tuple(stored(store, table)) for store in stores}) == 1, table


def test_a_later_merge_tells_the_history_as_it_was(tmp_path: Path) -> None:
    store = merged(tmp_path / "var", *reversed(nights(tmp_path)))
    versions = [json.loads(row) for row in stored(store, "versions")]
    assert sorted((row["url"][-1], row["run_id"][:8]) for row in versions) == [
        ("a", "20260301"),
        ("a", "20260303"),
        ("b", "20260301"),
        ("c", "20260302"),
    ]
    assert build(tmp_path / "var").is_dir()


def test_a_page_that_has_not_changed_is_found_again(tmp_path: Path) -> None:
    url = "http://quay.example/locations/a"
    first = written(tmp_path / "first.warc.gz", [(url, page(1))])
    second = written(tmp_path / "second.warc.gz", [(url, b"")], date="2026-03-02T12:00:00Z", status=304)
    store = merged(tmp_path / "var", reread(tmp_path / "out", first, second))
    [document] = [json.loads(row) for row in stored(store, "documents")]
    assert (document["first_seen"], document["last_seen"]) == (DATE, "2026-03-02T12:00:00Z")


def test_duplicates_are_told_apart_across_parts(tmp_path: Path) -> None:
    pages = [("http://quay.example/locations/a", page(1)), ("http://quay.example/locations/b", page(1))]
    archive = written(tmp_path / "quay.warc.gz", pages)
    store = merged(tmp_path / "var", reread(tmp_path / "out", archive, part_size=300))
    outcomes = sorted(json.loads(row)["outcome"] for row in stored(store, "documents"))
    assert outcomes == ["duplicate", "read"]
    assert len({json.loads(row)["document_id"] for row in stored(store, "claims")}) == 1


def test_what_was_forgotten_is_neither_read_nor_merged(tmp_path: Path) -> None:
    archive = of_quay(tmp_path / "quay.warc.gz", 2)
    gone = target("http://quay.example/locations/1", None)
    out = reread(tmp_path / "out", archive, forgotten=[gone])
    read = pq.read_table(next(out.glob("part-*/documents.parquet"))).column("url").to_pylist()
    assert read == ["http://quay.example/locations/0"]


def test_a_run_below_the_floor_of_its_card_is_kept_and_not_published(tmp_path: Path) -> None:
    strict = type(QUAY)(**{**vars(QUAY), "floors": {"documents": 50}})
    out = reread(tmp_path / "out", of_quay(tmp_path / "quay.warc.gz"), cards=(strict,))
    code, told = run("merge", out, "--var", tmp_path / "var")
    assert (code, "Below the source's floor" in told) == (0, True)
    assert {json.loads(row)["last_run_id"] for row in stored(tmp_path / "var" / "claims.db", "claims")} == {None}


@pytest.mark.parametrize("name", ["claims.parquet", "documents.parquet", NOTE])
@pytest.mark.parametrize("harm", ["cut", "changed", "gone"])
def test_a_damaged_part_is_named_and_nothing_is_merged(name: str, harm: str, tmp_path: Path) -> None:
    good = reread(tmp_path / "good", of_quay(tmp_path / "quay.warc.gz"))
    bad = reread(tmp_path / "bad", of_quay(tmp_path / "pier.warc.gz", 9), part_size=900)
    file = sorted(bad.glob("part-*"))[-1] / name
    body = file.read_bytes()
    file.write_bytes(body[:-9] if harm == "cut" else body[:20] + b"?????" + body[25:])
    if harm == "gone":
        file.unlink()
    code, told = run("merge", good, bad, "--var", tmp_path / "var")
    assert (code, file.parent.name in told, "Nothing was merged" in told) == (2, True, True), told
    assert stored(tmp_path / "var" / "claims.db", "claims") == []


def test_an_unfinished_folder_is_named_and_nothing_is_merged(tmp_path: Path) -> None:
    out = reread(tmp_path / "out", of_quay(tmp_path / "quay.warc.gz"))
    plan = json.loads((out / PLAN).read_text())
    (out / PLAN).write_text(json.dumps({**plan, "complete": False}))
    code, told = run("merge", out, "--var", tmp_path / "var")
    assert (code, "not finished" in told) == (2, True)
    code, told = run("merge", tmp_path, "--var", tmp_path / "var")
    assert (code, "expected a folder that `cowcrawl reread` has written" in told) == (2, True)


def test_two_sites_that_would_bear_one_name_are_refused(tmp_path: Path) -> None:
    pages = [(f"http://{host}/", page(1)) for host in ("a-b.example", "a.b.example")]
    out = reread(tmp_path / "out", *(written(tmp_path / f"{at}.warc.gz", [one]) for at, one in enumerate(pages)))
    code, told = run("merge", out, "--var", tmp_path / "var")
    assert (code, "a-b.example, a.b.example" in told) == (2, True), told
