"""How often values occur, beside a table: the counts are those of the build, worked out once."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from invented import write_build
from sites import Site, seen

from db.site import facets

BY_STATUS = "SELECT status, count(*) FROM spaces GROUP BY status"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("facets") / "build", sample=False)


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    return Site(folder)


def counted(site: Site, query: str = "") -> dict[str, int]:
    found = site.get(f"/cowcrawl/spaces.json?{query}").json()["facet_results"]
    return {value["value"]: value["count"] for value in found["status"]["results"]} if found else {}


def rows_of(folder: Path) -> dict[str, int]:
    with closing(sqlite3.connect(folder / "cowcrawl.db")) as database:
        return dict(database.execute(BY_STATUS))


def test_each_build_has_its_own_counts(site: Site, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    with closing(sqlite3.connect(other / "cowcrawl.db")) as database, database:
        database.execute("UPDATE spaces SET status = 'closed' WHERE space_id = 'kade-9-delft'")
    assert rows_of(other) != rows_of(folder)
    newer = Site(other)
    for _ in range(2):
        assert counted(site) == rows_of(folder)
        assert counted(newer) == rows_of(other)


def test_a_whole_table_is_counted_once_however_it_is_sorted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    counted(site)
    execute, asked = site.datasette.execute, []

    async def heard(database: str, sql: str, *args: Any, **kwargs: Any) -> Any:
        asked.append(sql)
        return await execute(database, sql, *args, **kwargs)

    monkeypatch.setattr(site.datasette, "execute", heard)
    assert counted(site, "_sort=name&_size=2")
    assert not [sql for sql in asked if "group by" in sql]


def test_what_a_filter_leaves_is_counted_as_it_is(site: Site) -> None:
    found = counted(site, "municipality=Delft")
    assert found == {"existing": 1}


def test_what_a_filter_leaves_of_a_large_table_is_counted_only_when_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "FILTERED_UP_TO", 1)
    assert counted(site, "municipality=Delft") == {}
    assert counted(site, "municipality=Delft&_facet=status") == {"existing": 1}


def test_further_pages_do_not_count_what_is_left(site: Site) -> None:
    answer = site.get("/cowcrawl/spaces.json?_size=2").json()
    assert counted(site, answer["next_url"].partition("?")[2]) == {}


@pytest.mark.filterwarnings("error", "ignore:unclosed database:ResourceWarning")
@pytest.mark.parametrize("wanted", ["_facet=nosuch", "_facet_array=name", "_facet={x", '_facet={"a":1}', "_facet=*"])
def test_what_cannot_be_counted_is_refused_in_the_language_of_the_page(site: Site, wanted: str) -> None:
    for prefix, said in (("", "cannot be counted"), ("/fr", "Impossible de compter"), ("/nl", "niet te tellen")):
        answer = site.get(f"{prefix}/cowcrawl/spaces?{wanted}")
        assert answer.status_code == 400
        assert said in seen(answer.text)
        assert wanted.partition("=")[2] in seen(answer.text)


@pytest.mark.filterwarnings("error", "ignore:unclosed database:ResourceWarning")
@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("nosuch=1", "no column called nosuch"),
        ("_sort=nosuch", "no column called nosuch"),
        ("nosuch__gt=1", "no column called nosuch__gt"),
        ("_through={x", "must be a JSON object"),
        ('_through={"a":1}', "must be a JSON object"),
        ('_search="', "leave out quotation marks"),
    ],
)
def test_what_no_row_can_answer_is_refused_and_not_answered_with_none(site: Site, wanted: str, said: str) -> None:
    for ending in ("", ".json", ".csv"):
        answer = site.get(f"/cowcrawl/spaces{ending}?{wanted}")
        assert answer.status_code == 400
        assert said in seen(answer.text)
