"""Snapshots: what is in the folder, that it can be checked, and that none is ever half there or written over."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import frictionless
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from invented import write_build

from cowcrawl import schema
from cowcrawl.cli import main
from cowcrawl.errors import BadInput
from cowcrawl.tables import TABLES
from db.publish import publish
from db.snapshot import folder as folders
from db.snapshot import take as taking
from db.snapshot.kinds import content_type
from db.snapshot.take import take

NAMES = [schema.table_name(table) for table in TABLES]
ODD = (
    "=1+1",
    "+32 2 555 01 23",
    "-5 %",
    "@home",
    "\tname",
    "\rname",
    "＝1+1",
    "Café L’Été € 99",
    'de "Brug", 2',
    "a\nb",
    "",
)
"""Names as hostile or careless pages may hold them."""
ROW = "INSERT INTO spaces (space_id, name, n_sources, n_claims) VALUES (?, ?, 1, 1)"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("snapshots")
    folder = write_build(var / "builds" / "one", sample=False)
    with closing(sqlite3.connect(folder / "cowcrawl.db")) as database, database:
        for number, name in enumerate(ODD):
            database.execute(ROW, (f"odd-{number:02}", name))
    publish(var, folder)
    take(var)
    return var


@pytest.fixture
def snapshot(state: Path) -> Path:
    return state / "snapshots" / "2026-11-03"


@pytest.fixture
def var(tmp_path: Path) -> Path:
    publish(tmp_path, write_build(tmp_path / "builds" / "one", sample=False))
    return tmp_path


def next_build(var: Path, name: str, *statements: str) -> Path:
    """Publish a build that differs from the one before by `statements`, besides its stamp."""
    folder = var / "builds" / name
    shutil.copytree((var / "current").resolve(), folder)
    with closing(sqlite3.connect(folder / "cowcrawl.db")) as database, database:
        for statement in (f"UPDATE build SET stamp = '{name}'", *statements):
            database.execute(statement)
    publish(var, folder)
    return folder


def rows_of(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def listed(var: Path) -> list[str]:
    return sorted(path.name for path in (var / "snapshots").iterdir())


def place_of(snapshot: Path, kind: str, table: str) -> Path:
    [path] = snapshot.glob(f"**/{kind}/{table}.*")
    return path


def test_plain_csv_holds_every_row_and_value_of_every_table(snapshot: Path) -> None:
    with closing(sqlite3.connect(snapshot / "cowcrawl.db")) as database:
        for table in NAMES:
            heading, *rows = rows_of(place_of(snapshot, "csv", table))
            cursor = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
            assert heading == [column[0] for column in cursor.description]
            for row, known in zip(rows, cursor.fetchall(), strict=True):
                for text, value in zip(row, known, strict=True):
                    assert (text == "") if value is None else (type(value)(text) == value)


def test_a_null_and_an_empty_text_are_told_apart_by_quotes(snapshot: Path) -> None:
    text = (snapshot / "csv" / "spaces.csv").read_text("utf-8")
    assert '\n"odd-10","",,' in text


def test_files_for_spreadsheets_begin_with_a_byte_order_mark(snapshot: Path) -> None:
    files = list(snapshot.glob("**/spreadsheet/*.csv"))
    assert len(files) == len(TABLES)
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in files)


def test_a_spreadsheet_runs_no_cell_and_shows_what_is_there(snapshot: Path) -> None:
    [heading, *rows] = rows_of(snapshot / "spreadsheet" / "spaces.csv", "utf-8-sig")
    shown = {row[0]: row[heading.index("name")] for row in rows}
    for number, name in enumerate(ODD):
        guard = "'" if name[:1] in "=+-@\t\r＝" and name else ""
        assert shown[f"odd-{number:02}"] == guard + name


def test_numbers_below_zero_stay_numbers_in_a_spreadsheet(var: Path) -> None:
    next_build(var, "two", "UPDATE spaces SET longitude = -0.5")
    heading, first, *_ = rows_of(take(var).folder / "spreadsheet" / "spaces.csv", "utf-8-sig")
    assert first[heading.index("longitude")] == "-0.5"


def test_parquet_keeps_values_types_and_descriptions(snapshot: Path) -> None:
    table = pyarrow.parquet.read_table(snapshot / "parquet" / "spaces.parquet")
    with closing(sqlite3.connect(snapshot / "cowcrawl.db")) as database:
        assert [tuple(row.values()) for row in table.to_pylist()] == database.execute("SELECT * FROM spaces").fetchall()
    assert str(table.schema.field("latitude").type) == "double"
    assert b"WGS 84" in table.schema.field("latitude").metadata[b"description"]


def test_geojson_has_every_space_once_with_longitude_first(snapshot: Path) -> None:
    features = json.loads((snapshot / "spaces.geojson").read_text("utf-8"))["features"]
    placed = {feature["id"]: feature["geometry"] for feature in features}
    assert len(features) == len(placed) == len(rows_of(snapshot / "csv" / "spaces.csv")) - 1
    assert placed["atelier-ondes-ixelles"] == {"type": "Point", "coordinates": [4.38, 50.87]}
    assert placed["het-oude-postkantoor-oostende"] is None


def test_the_data_package_is_valid(snapshot: Path) -> None:
    report = frictionless.Package(snapshot / "datapackage.json").validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert len(report.tasks) == len(TABLES)


def test_the_data_package_notices_a_changed_byte(snapshot: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(snapshot, tmp_path / "copy")
    path = copy / "csv" / "spaces.csv"
    path.write_bytes(path.read_bytes().replace(b"Kade 9", b"Kade 8", 1))
    report = frictionless.Package(copy / "datapackage.json").validate()
    assert report.flatten(["type"]) == [["hash-count"]]


def test_types_and_descriptions_of_the_package_are_those_of_the_model(snapshot: Path) -> None:
    resources = json.loads((snapshot / "datapackage.json").read_text("utf-8"))["resources"]
    described = {resource["name"]: resource["schema"]["fields"] for resource in resources}
    for table in TABLES:
        known = [(column.name, column.description) for column in schema.columns(table)]
        assert [(field["name"], field["description"]) for field in described[schema.table_name(table)]] == known


def test_every_file_has_its_checksum(snapshot: Path) -> None:
    there = {path.relative_to(snapshot).as_posix() for path in snapshot.rglob("*") if path.is_file()}
    sums = folders.sums(snapshot)
    assert set(sums) == there - {"SHA256SUMS"}
    assert all(hashlib.sha256((snapshot / path).read_bytes()).hexdigest() == digest for path, digest in sums.items())


def test_what_comes_from_openstreetmap_stands_apart_with_its_notice(snapshot: Path) -> None:
    assert not list(snapshot.glob("*/osm_objects.*"))
    assert len(list(snapshot.glob("osm/*/osm_objects.*"))) == 3
    assert "Open Database License" in (snapshot / "osm" / "NOTICE.md").read_text("utf-8")
    resources = json.loads((snapshot / "datapackage.json").read_text("utf-8"))["resources"]
    assert {
        resource["name"]: resource["licenses"][0]["name"] for resource in resources if resource["path"][:3] == "osm"
    } == {"osm_objects": "ODbL-1.0", "outlines": "ODbL-1.0"}


@pytest.mark.parametrize(
    "name", ["README.md", "LICENCE.md", "CITATION.cff", "methodology-fr.md", "data-dictionary.md", "CHANGES.md"]
)
def test_the_papers_are_written_out(snapshot: Path, name: str) -> None:
    text = (snapshot / name).read_text("utf-8")
    assert text.strip()
    assert "{{" not in text.replace("{{cowcrawl}}", "") and "None" not in text


def test_a_snapshot_of_invented_data_says_so(tmp_path: Path) -> None:
    publish(tmp_path, write_build(tmp_path / "builds" / "one", sample=True))
    folder = take(tmp_path).folder
    for name in ("README.md", "CITATION.cff", "datapackage.json", "dataset.jsonld", "dcat.jsonld"):
        assert "invented sample data" in (folder / name).read_text("utf-8").lower()


def test_latest_leads_to_the_newest(var: Path) -> None:
    take(var)
    next_build(var, "two", "UPDATE build SET built_at = '2026-11-04T03:15:00Z'")
    take(var)
    assert (var / "snapshots" / "latest").readlink().name == "2026-11-04"


def test_the_same_build_again_writes_nothing(var: Path) -> None:
    first = take(var).folder
    written = {path: path.stat().st_mtime_ns for path in first.rglob("*")}
    assert take(var).new is False
    assert {path: path.stat().st_mtime_ns for path in first.rglob("*")} == written
    assert listed(var) == ["2026-11-03", "latest"]


def test_another_build_of_the_day_with_the_same_content_writes_nothing(var: Path) -> None:
    take(var)
    next_build(var, "two")
    assert take(var).new is False
    assert listed(var) == ["2026-11-03", "latest"]


def test_other_content_of_the_same_day_gets_a_number(var: Path) -> None:
    first = (take(var).folder / "SHA256SUMS").read_text()
    for number in (2, 3):
        next_build(var, f"build-{number}", f"UPDATE spaces SET desks = {number} WHERE space_id = 'kade-9-delft'")
        assert take(var).folder.name == f"2026-11-03-{number}"
    assert (var / "snapshots" / "2026-11-03" / "SHA256SUMS").read_text() == first
    assert (var / "snapshots" / "latest").readlink().name == "2026-11-03-3"


def test_what_changed_since_the_last_snapshot_is_told_row_by_row(var: Path) -> None:
    take(var)
    next_build(
        var,
        "two",
        "UPDATE build SET built_at = '2026-11-04T03:15:00Z'",
        "UPDATE spaces SET desks = 40, last_seen = '2026-11-04' WHERE space_id = 'kade-9-delft'",
        ROW.replace("?, ?", "'new', 'De Nieuwe'"),
        "DELETE FROM formulas WHERE formula_id = (SELECT min(formula_id) FROM formulas)",
    )
    folder = take(var).folder
    _, *rows = rows_of(folder / "changes-since-last.csv")
    assert [(row[0], row[3], row[4], row[6]) for row in rows] == [
        ("spaces", "changed", "desks", "40"),
        ("spaces", "new", "", ""),
        ("formulas", "gone", "", ""),
    ]
    assert "| spaces | 1 | 0 | 1 |" in (folder / "CHANGES.md").read_text("utf-8")


def test_a_last_snapshot_that_cannot_be_compared_is_told(var: Path) -> None:
    first = take(var).folder
    (first / "cowcrawl.db").unlink()
    (first / "cowcrawl.db").write_bytes(b"no database" * 100)
    next_build(var, "two", "UPDATE build SET built_at = '2026-11-04T03:15:00Z'")
    assert "cannot be compared" in (take(var).folder / "CHANGES.md").read_text("utf-8")


def test_without_a_build_it_says_how_to_make_one(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["snapshot", "--var", str(tmp_path)])
    assert (done.exit_code, "make one first (cowcrawl build)" in done.output) == (2, True)
    assert not (tmp_path / "snapshots").exists()


def test_a_half_written_build_is_refused(var: Path) -> None:
    database = var / "builds" / "one" / "cowcrawl.db"
    os.truncate(database, database.stat().st_size // 2)
    with pytest.raises(BadInput, match=r"not a whole build .*half-written.*cowcrawl build"):
        take(var)
    assert not (var / "snapshots").exists()


def test_a_full_disk_leaves_nothing_half_visible(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking, "write_package", full)
    done = CliRunner().invoke(main, ["snapshot", "--var", str(var)])
    assert (done.exit_code, "No space left on device" in done.output) == (1, True)
    assert listed(var) == []


def test_names_are_sorted_by_day_and_number(tmp_path: Path) -> None:
    for name in ("2026-11-03", "2026-11-03-10", "2026-11-03-2", "2026-10-30", ".2026-11-05.partial", "notes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "SHA256SUMS").touch()
    assert folders.names(tmp_path) == ["2026-11-03-10", "2026-11-03-2", "2026-11-03", "2026-10-30"]


def test_every_kind_of_file_has_its_media_type(snapshot: Path) -> None:
    found = {content_type(path) for path in folders.sums(snapshot) if not path.endswith(".md")}
    assert found >= {"text/csv; charset=utf-8", "application/geo+json", "application/vnd.apache.parquet"}
    assert "text/plain; charset=utf-8" not in found
