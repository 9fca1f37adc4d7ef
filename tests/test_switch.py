"""A new build is shown without a failed request, an answer of two builds, or one of a build that was replaced."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest
from invented import write_build

from bench import switch
from db.publish import prune, publish
from db.serve import app_for
from db.site.languages import App


@pytest.fixture
def var(tmp_path: Path) -> Path:
    template = write_build(tmp_path / "template", sample=False)
    with closing(sqlite3.connect(template / "cowcrawl.db")) as database, database:
        database.execute("DELETE FROM changes")  # the home page names few spaces: all of them bear the stamp
    return tmp_path


def builds(var: Path, number: int) -> list[Path]:
    return [switch.stamped_build(var, stamp, var / "template") for stamp in switch.stamps(number)]


def ask(app: App, *paths: str) -> list[httpx.Response]:
    async def asking() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
            return [await client.get(path) for path in paths]

    return asyncio.run(asking())


@pytest.mark.slow
def test_twenty_readers_see_three_builds_published_without_a_failed_mixed_or_stale_answer(var: Path) -> None:
    first, *more = builds(var, 4)
    publish(var, first)
    with switch.gunicorn(var) as (address, _):
        answers = asyncio.run(switch.under_load(address, var, more, 1.5))
    assert (answers.failed, answers.mixed, answers.stale) == ([], [], [])
    assert set(answers.of) >= {first.name, more[-1].name}


@pytest.mark.slow
def test_gunicorn_that_is_told_to_reload_answers_on_from_new_workers(var: Path) -> None:
    first, second = builds(var, 2)
    publish(var, first)
    with switch.gunicorn(var, "--workers", "1") as (address, process):
        publish(var, second)
        process.send_signal(signal.SIGHUP)
        until = monotonic() + switch.STARTS_WITHIN_S
        while monotonic() < until and (answer := httpx.get(address, timeout=switch.STARTS_WITHIN_S)).status_code == 200:
            sleep(0.2)
            if answer.headers["x-cowcrawl-build"] == second.name:
                break
    assert (answer.status_code, answer.headers["x-cowcrawl-build"]) == (200, second.name)


def test_the_next_request_is_answered_from_the_build_that_was_just_published(var: Path) -> None:
    first, second = builds(var, 2)
    publish(var, first)
    app = app_for(var)

    async def story() -> list[str]:
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
            seen = [(await client.get("/")).headers["x-cowcrawl-build"]]
            publish(var, second)
            seen.append((await client.get("/fr/")).headers["x-cowcrawl-build"])
            prune(var, 1)
            seen.append((await client.get("/cowcrawl/spaces.csv")).headers["x-cowcrawl-build"])
        return seen

    assert asyncio.run(story()) == [first.name, second.name, second.name]


def test_a_newer_build_that_is_not_whole_leaves_the_one_before_in_place(
    var: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = builds(var, 2)
    publish(var, first)
    app = app_for(var)

    async def story() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
            before = await client.get("/")
            (second / "cowcrawl.db").write_bytes((second / "cowcrawl.db").read_bytes()[:9000])
            publish(var, second)
            return [before, await client.get("/"), await client.get("/")]

    answers = asyncio.run(story())
    assert [answer.headers["x-cowcrawl-build"] for answer in answers] == [first.name] * 3
    assert capsys.readouterr().err.count("half-written") == 1


def test_without_a_build_it_says_so_until_there_is_one(var: Path) -> None:
    [only] = builds(var, 1)
    app = app_for(var)
    [before] = ask(app, "/")
    publish(var, only)
    [after] = ask(app, "/")
    assert (before.status_code, after.status_code) == (503, 200)


def test_the_files_of_a_build_that_is_shown_no_more_are_closed(var: Path) -> None:
    first, second = builds(var, 2)
    publish(var, first)
    app = app_for(var)

    async def story() -> list[str]:
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
            for path in ("/", "/fr/", "/cowcrawl/claims"):
                await client.get(path)
            publish(var, second)
            await client.get("/")
            await asyncio.sleep(0.5)
        return [str(link.resolve()) for link in Path("/proc/self/fd").iterdir() if link.exists()]

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("needs /proc to see which files are open")
    opened = asyncio.run(story())
    assert not [path for path in opened if path.startswith(str(first))]
    shutil.rmtree(first)
