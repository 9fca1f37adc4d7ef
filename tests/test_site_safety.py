"""What the public may ask: limits, refusals that say what to do, and nothing of the inside of the server."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from invented import write_build
from sites import Site, seen

from cowcrawl.schema import Column
from db.serve import app_for
from db.site import stream
from db.site.limits import LARGEST_ANSWER

SLOW = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
GIGABYTES = "select hex(zeroblob(99000)) from claims a, claims b limit 1000"
WRITES = (
    "delete from spaces",
    "insert into spaces (space_id) values ('x')",
    "attach 'x.db' as x",
    "pragma user_version=1",
)
COLUMN = [Column(name='a"."claim_id', sql_type="REAL", description="", required=True)]
REFUSED = [
    (SLOW, "took too long|interrupted"),
    (GIGABYTES, "too big"),
    ("select hex(zeroblob(200000000))", "too big"),
    *((sql, "Only reading is possible|must be a SELECT") for sql in WRITES),
    ("select file from pragma_database_list", "not shown to the public|prohibited"),
    ("select nonsense from spaces", "no such column: nonsense"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("safety") / "build", sample=False)


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    return Site(folder)


@pytest.mark.parametrize(("sql", "advice"), REFUSED)
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_a_query_that_may_not_be_asked_is_refused_with_advice(site: Site, form: str, sql: str, advice: str) -> None:
    began = time.monotonic()
    answer = site.get(f"/cowcrawl{form}?sql={quote(sql)}")
    assert time.monotonic() - began < 10
    assert answer.status_code == 400
    assert re.search(advice, answer.text if form == ".json" else seen(answer.text))
    assert len(answer.content) < 20_000


def test_a_large_answer_within_bounds_is_given_whole(site: Site) -> None:
    rows = LARGEST_ANSWER // 20_000 - 1
    sql = f"with recursive n(i) as (select 1 union all select i + 1 from n limit {rows}) "
    sql += "select hex(zeroblob(10000)) from n"
    text = site.get(f"/cowcrawl.csv?sql={quote(sql)}").text
    assert text.count("\r\n") == rows + 1


@pytest.mark.parametrize("path", ["/-/databases", "/-/databases.json", "/-/threads", "/-/plugins.json", "/-/patterns"])
def test_pages_that_show_the_server_are_shut(site: Site, path: str) -> None:
    assert site.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/", "/cowcrawl", "/cowcrawl/spaces", "/cowcrawl/spaces.json", "/-/metadata.json", "/-/settings", "/nowhere"],
)
def test_no_page_names_a_file_of_the_server(site: Site, folder: Path, path: str) -> None:
    assert str(folder) not in site.get(path).text


def test_an_error_of_ours_is_told_without_its_inside(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = write_build(tmp_path / "build", sample=False)
    database = sqlite3.connect(broken / "cowcrawl.db")
    database.execute("DROP TABLE formulas")
    database.close()
    site = Site.__new__(Site)
    from db.serve import datasette_for
    from db.site.languages import Languages

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.site.metadata.TABLES", ())
        site.app = Languages({"en": datasette_for(broken)})
    answer = site.get("/space/kade-9-delft")
    assert answer.status_code in (400, 500)
    assert str(broken) not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("column", ["space_id", "nothing", "name; drop table spaces"])
def test_a_column_that_cannot_be_sorted_is_named(site: Site, column: str) -> None:
    answer = site.get(f"/cowcrawl/claims?_sort={quote(column)}")
    assert answer.status_code == 400
    assert re.search("Cannot sort|no column called", seen(answer.text))


@pytest.mark.parametrize(
    "path", ["/space/nowhere", "/fr/space/nowhere", "/operator/x", "/zone/x", "/source/x", "/x", "/nl/x"]
)
def test_what_does_not_exist_is_a_short_page_with_a_search(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert 'role="search"' in answer.text


def test_robots_are_kept_from_endless_sorts(site: Site) -> None:
    answer = site.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "Disallow: /cowcrawl" in answer.text
    assert "Disallow: /space" not in answer.text


@pytest.mark.parametrize(
    ("path", "policy"),
    [("/", "public, max-age=300"), ("/cowcrawl/spaces", "max-age=300"), ("/static/site.css", "public, max-age=86400")],
)
def test_answers_say_how_long_they_hold(site: Site, path: str, policy: str) -> None:
    assert site.get(path).headers["cache-control"] == policy


def test_what_is_wrong_in_an_address_is_no_fault_of_the_server(site: Site) -> None:
    answer = site.get("/cowcrawl/spaces?_timelimit=soon")
    assert answer.status_code == 400
    assert "_timelimit must be a whole number" in seen(answer.text)


@pytest.mark.parametrize(
    "path", ["/space/", "/snapshots/1999-01-01", "/snapshots/1999-01-01/", "/fr/snapshots/latest/"]
)
def test_nobody_is_sent_to_and_fro(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404 or site.get(answer.headers["location"]).status_code == 404


def test_refusals_are_not_kept(site: Site) -> None:
    assert "cache-control" not in site.get("/space/nowhere").headers


def test_without_a_build_every_address_says_so_in_three_languages(tmp_path: Path) -> None:
    answer = _closed(tmp_path)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert str(tmp_path) not in answer.text
    assert {f'lang="{language}"' in answer.text for language in ("en", "fr", "nl")} == {True}


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9, 0.999])
def test_a_half_written_build_is_not_shown(tmp_path: Path, kept: float) -> None:
    write_build(tmp_path / "builds/one", sample=False)
    (tmp_path / "current").symlink_to("builds/one")
    file = tmp_path / "builds/one/cowcrawl.db"
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * kept)])
    assert _closed(tmp_path).status_code == 503


def test_a_stream_that_becomes_slow_breaks_off_instead_of_ending(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "BATCH", 10)

    async def read() -> list[str]:
        got = []
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            async for text in stream.large(
                folder / "cowcrawl.db", COLUMN, "FROM claims a, claims b ORDER BY a.rowid", {}
            ):
                got.append(text)
                monkeypatch.setattr(stream, "SECONDS_A_BATCH", -1.0)
        return got

    assert len(asyncio.run(read())) >= 1


def _closed(var: Path) -> httpx.Response:
    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app=app_for(var))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
            return await client.get("/space/anything")

    return asyncio.run(get())
