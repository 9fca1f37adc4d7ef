"""What the site gives away: the list of snapshots, their pages and files, and their descriptions for catalogues."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from invented import write_build
from sites import Site, seen

from db.publish import publish
from db.snapshot.take import take

NAME = "2026-11-03"
FILES = {
    "csv/spaces.csv": "text/csv; charset=utf-8",
    "spreadsheet/spaces.csv": "text/csv; charset=utf-8",
    "osm/parquet/outlines.parquet": "application/vnd.apache.parquet",
    "spaces.geojson": "application/geo+json",
    "cowcrawl.db": "application/vnd.sqlite3",
    "README.md": "text/markdown; charset=utf-8",
    "SHA256SUMS": "text/plain; charset=utf-8",
}


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("downloads")
    publish(var, write_build(var / "builds" / "one", sample=False))
    take(var)
    return var


@pytest.fixture(scope="module")
def site(var: Path) -> Site:
    return Site(var / "current")


def described(page: str) -> list[dict[str, Any]]:
    """What a page says to search engines."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return [json.loads(text) for text in found]


@pytest.mark.parametrize(
    ("path", "said"),
    [("/downloads", "Snapshots"), ("/fr/downloads", "Instantanés"), ("/nl/downloads", "Momentopnamen")],
)
def test_downloads_lists_snapshots_with_size_checksums_and_citation(site: Site, path: str, said: str) -> None:
    page = site.get(path).text
    words = seen(page)
    assert said in words and "20261103T031500Z" in words
    assert f'href="/snapshots/{NAME}/SHA256SUMS"' in page
    assert f"http://localhost/snapshots/{NAME}/" in words


def test_without_a_snapshot_downloads_says_so(tmp_path: Path) -> None:
    folder = write_build(tmp_path / "builds" / "one", sample=False)
    bare = Site(folder)
    assert "No snapshot has been taken yet" in bare.text("/downloads")
    assert bare.get("/snapshots/latest/csv/spaces.csv").status_code == 404
    assert json.loads(bare.get("/dcat.jsonld").text)["dcat:dataset"] == []
    assert described(bare.get("/").text) == []


@pytest.mark.parametrize("name", [NAME, "latest"])
@pytest.mark.parametrize("path", FILES)
def test_a_file_is_given_as_it_is_with_its_type(site: Site, var: Path, name: str, path: str) -> None:
    answer = site.get(f"/snapshots/{name}/{path}")
    assert answer.status_code == 200
    assert answer.content == (var / "snapshots" / NAME / path).read_bytes()
    assert answer.headers["content-type"] == FILES[path]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_files_of_a_day_may_be_kept_for_good_and_those_of_latest_may_not(site: Site) -> None:
    kept = {name: site.get(f"/snapshots/{name}/csv/spaces.csv").headers["cache-control"] for name in (NAME, "latest")}
    assert kept == {NAME: "public, max-age=31536000, immutable", "latest": "public, max-age=300"}


def test_latest_says_which_snapshot_it_is(site: Site) -> None:
    answer = site.get("/snapshots/latest/csv/spaces.csv")
    assert answer.headers["content-location"] == f"/snapshots/{NAME}/csv/spaces.csv"


def test_a_file_that_somebody_has_is_not_sent_again(site: Site) -> None:
    tag = site.get(f"/snapshots/{NAME}/csv/spaces.csv").headers["etag"]
    answer = site.get(f"/snapshots/{NAME}/csv/spaces.csv", **{"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/snapshots/latest/../../claims.db",
        "/snapshots/latest/%2e%2e/%2e%2e/builds/one/cowcrawl.db",
        "/snapshots/latest/..%2F..%2Fcurrent/cowcrawl.db",
        "/snapshots/%2e%2e/builds/one/cowcrawl.db",
        "/snapshots/..%2Fbuilds/one/cowcrawl.db",
        "/snapshots/latest//etc/passwd",
        "/snapshots/latest/csv",
        "/snapshots/latest/csv/",
        "/snapshots/latest/csv/spaces.csv%00.md",
        "/snapshots/2026-11-04/csv/spaces.csv",
        "/snapshots/.2026-11-03.partial/csv/spaces.csv",
    ],
)
def test_nothing_but_files_of_a_snapshot_is_given(site: Site, path: str) -> None:
    answer = site.get(path)
    while answer.status_code == 302:  # Datasette writes odd signs its own way first
        answer = site.get(answer.headers["location"])
    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize("path", [f"/snapshots/{NAME}/", "/snapshots/latest/", f"/nl/snapshots/{NAME}/"])
def test_the_page_of_a_snapshot_lists_every_file_with_its_checksum(site: Site, var: Path, path: str) -> None:
    page = site.get(path).text
    for line in (var / "snapshots" / NAME / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert digest in page and f'href="/snapshots/{NAME}/{name}"' in page


def test_an_address_without_its_slash_leads_to_the_page(site: Site) -> None:
    assert site.get(f"/snapshots/{NAME}").headers["location"] == f"/snapshots/{NAME}/"
    assert site.get("/snapshots").headers["location"] == "/downloads"


@pytest.mark.parametrize("path", ["/", "/downloads", f"/snapshots/{NAME}/", "/fr/downloads"])
def test_search_engines_find_a_dataset_whose_files_are_there(site: Site, path: str) -> None:
    [dataset] = described(site.get(path).text)
    assert dataset["@type"] == "Dataset" and dataset["license"].startswith("https://creativecommons.org/")
    assert dataset["url"] == f"http://localhost/snapshots/{NAME}/"
    [file] = [file for file in dataset["distribution"] if file["name"] == "csv/spaces.csv"]
    content = site.get(file["contentUrl"].removeprefix("http://localhost")).content
    assert hashlib.sha256(content).hexdigest() == file["sha256"]
    assert f"{len(content)} B" == file["contentSize"]


def test_the_catalogue_names_every_snapshot_with_whole_addresses(site: Site) -> None:
    answer = site.get("/dcat.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    [dataset] = answer.json()["dcat:dataset"]
    assert dataset["@id"] == f"http://localhost/snapshots/{NAME}/"
    addresses = [file["dcat:downloadURL"]["@id"] for file in dataset["dcat:distribution"]]
    assert f"http://localhost/snapshots/{NAME}/osm/csv/osm_objects.csv" in addresses


def test_a_snapshot_that_is_taken_while_the_site_runs_is_listed(tmp_path: Path) -> None:
    publish(tmp_path, write_build(tmp_path / "builds" / "one", sample=False))
    site = Site(tmp_path / "current")
    assert NAME not in site.text("/downloads")
    take(tmp_path)
    assert NAME in site.text("/downloads")
