"""Whole nights: `cowcrawl run` and `cowcrawl status` as cron and a maintainer type them, over a web on loopback."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from crawling import Answer, card, serving
from programs import ran

from bench.web import Web, address, served
from cowcrawl import settings
from cowcrawl.cli import main
from cowcrawl.cli._common import run_stamp
from cowcrawl.cli._post import post
from db.lock import lock
from db.publish import prune, publish, sweep
from db.store import Store


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with served(2, 6) as opened:
        yield opened


class House:
    """A state folder with its cards."""

    def __init__(self, folder: Path, web: Web) -> None:
        self.var, self.cards = folder / "var", folder / "cards"
        web.write_cards(self.cards)
        self.at = ["--cards", str(self.cards), "--var", str(self.var)]

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A night in a process of its own."""
        return ran("bench.night", "run", *words, *self.at, environment={**os.environ, **environment}, timeout_s=240)

    def status(self, *words: str) -> Result:
        """The status, as a maintainer asks for it."""
        return CliRunner().invoke(main, ["status", *words, *self.at])

    def told(self) -> dict[str, Any]:
        """The status as JSON."""
        found: dict[str, Any] = json.loads(self.status("--json").stdout)
        return found

    def change(self, number: int, old: str, new: str) -> None:
        """Change a card."""
        card = self.cards / f"host-{number}.yml"
        card.write_text(card.read_text().replace(old, new))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query to what is published."""
        with sqlite3.connect(f"file:{self.var / 'current' / 'cowcrawl.db'}?mode=ro", uri=True) as connection:
            return connection.execute(sql).fetchall()


def asked(web: Web, number: int) -> int:
    """How often pages of a host were asked for, beside robots.txt and sitemap."""
    pages = [(path, times) for path, times in web.asked().items() if not path.endswith((".txt", ".xml", ".json"))]
    return sum(times for path, times in pages if path.startswith(f"{address(number)}/"))


@pytest.fixture(scope="module")
def nights(web: Web, tmp_path_factory: pytest.TempPathFactory) -> House:
    """Two nights: the first crawls both sources, in the second one is due and has lost what its floor expects."""
    house = House(tmp_path_factory.mktemp("nights"), web)
    first = house.run()
    assert first.returncode == 0, first.stderr
    house.change(1, "page_cap", "floors: {spaces: 50}\nrhythm: night\npage_cap")
    house.change(2, "page_cap", "rhythm: month\npage_cap")
    with sqlite3.connect(house.var / "claims.db") as store:  # a day passes
        store.execute("UPDATE runs SET started_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 day')")
        store.execute("UPDATE runs SET finished_at = started_at")
    house.first, house.second = first, house.run()  # type: ignore[attr-defined]
    return house


def test_a_night_crawls_builds_checks_and_publishes_and_says_so(nights: House) -> None:
    said = nights.first  # type: ignore[attr-defined]
    for step in (
        "cards: ",
        "clock: ",
        "crawl: 2 of 2 sources are healthy",
        "build: built ",
        "check: ",
        "publish: ",
        "snapshot: ",
    ):
        assert f"night: {step}" in said.stderr
    assert "exit code 0" in said.stdout
    assert "Traceback" not in said.stderr


def test_only_what_is_due_is_crawled_again(nights: House) -> None:
    assert "1 of 2 sources are due" in nights.second.stderr  # type: ignore[attr-defined]
    assert nights.rows("SELECT source_id, count(*) FROM runs GROUP BY source_id") == [("host-1", 2), ("host-2", 1)]


def test_a_source_below_its_floor_ends_the_night_with_1_and_keeps_what_is_published_of_it(nights: House) -> None:
    said = nights.second  # type: ignore[attr-defined]
    assert said.returncode == 1
    assert "ill: host-1 (floor)" in said.stderr
    states = nights.rows("SELECT source_id, state, failure, silent_runs, n_claims > 0 FROM sources")
    assert states == [("host-1", "unhealthy", "floor", 1, 1), ("host-2", "healthy", None, 0, 1)]
    assert nights.rows("SELECT failure FROM runs WHERE outcome = 'unhealthy'") == [("floor",)]


def test_the_status_says_what_is_wrong_and_what_to_do(nights: House) -> None:
    said = nights.status()
    assert said.exit_code == 1
    assert "UNHEALTHY host-1: last success" in said.output
    assert "floor: Below the source's floor" in said.output
    assert "renew the floors" in said.output
    assert "host-2" not in said.output
    assert "HEALTHY   host-2" in nights.status("--all").output


def test_the_status_is_also_json(nights: House) -> None:
    told = nights.told()
    assert (told["well"], told["running"], told["night"]["exit_code"]) == (False, False, 1)
    assert told["counts"] == {"unhealthy": 1, "healthy": 1}
    assert set(told["failures"]) == {"floor"}
    assert told["published"]["stamp"] == told["night"]["published"]


def test_a_second_night_at_once_leaves_with_3(web: Web, tmp_path: Path) -> None:
    house = House(tmp_path, web)
    with lock(house.var):
        done = CliRunner().invoke(main, ["run", *house.at])
        assert house.told()["running"]
    assert done.exit_code == 3
    assert str(os.getpid()) in done.stderr


def test_a_clock_that_was_set_back_stops_the_night_with_a_word(nights: House, web: Web) -> None:
    with sqlite3.connect(nights.var / "claims.db") as store:
        store.execute("UPDATE runs SET finished_at = '2126-01-01T00:00:00Z' WHERE source_id = 'host-2'")
    before = web.asked()
    done = CliRunner().invoke(main, ["run", *nights.at])
    with sqlite3.connect(nights.var / "claims.db") as store:
        store.execute("UPDATE runs SET finished_at = started_at WHERE source_id = 'host-2'")
    assert done.exit_code == 1
    assert "clock: it is 20" in done.stdout
    assert "but a run was at work at 2126-01-01T00:00:00Z" in done.stdout
    assert "--clock-is-right" in done.stdout
    assert web.asked() == before


def test_a_card_that_breaks_between_nights_is_named_and_the_others_are_crawled(web: Web, tmp_path: Path) -> None:
    house = House(tmp_path, web)
    house.change(1, "kind: operator", "kind: palace")
    done = house.run()
    assert done.returncode == 2
    assert "host-1.yml:3: kind: expected one of" in done.stderr
    assert house.rows("SELECT source_id, state FROM sources") == [("host-2", "healthy")]


def test_a_night_without_a_contact_asks_nobody(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONTACT", "")
    house, before = House(tmp_path, web), web.asked()
    done = CliRunner().invoke(main, ["run", *house.at])
    assert done.exit_code == 2
    assert "set COWCRAWL_CONTACT" in done.stdout
    assert web.asked() == before


@pytest.mark.slow
def test_a_night_that_is_asked_to_stop_publishes_nothing_and_the_next_one_goes_on(tmp_path: Path) -> None:
    with served(1, 40, delay_ms=30) as slow:
        house = House(tmp_path, slow)
        with ThreadPoolExecutor(1) as pool:
            night = pool.submit(house.run)
            while asked(slow, 1) < 8:
                time.sleep(0.05)
            os.kill(int((house.var / "lock").read_text()), signal.SIGTERM)
        assert night.result().returncode == 1
        assert not (house.var / "current").exists()
        assert house.told()["night"]["steps"][-1]["failure"] == "interrupted"
        done = house.run()
        assert done.returncode == 0
        assert "1 of them go on where they were cut off" in done.stderr
        assert asked(slow, 1) == 40


@pytest.mark.slow
def test_a_webhook_gets_the_status_and_the_exit_code(web: Web, tmp_path: Path) -> None:
    bodies: list[Any] = []

    def take(answer: Answer) -> None:
        bodies.append(json.loads(answer.rfile.read(int(answer.headers["Content-Length"]))))
        answer.send("")

    Answer.do_POST = Answer.do_GET  # type: ignore[attr-defined]
    with serving(take) as server:
        house = House(tmp_path, web)
        done = house.run(COWCRAWL_HEALTH_URL=f"{server.address}/ping/{{code}}")
    assert done.returncode == 0
    assert [path for path, _ in server.asked] == ["/ping/0"]
    assert bodies[0]["well"]
    assert [source["state"] for source in bodies[0]["sources"]] == ["healthy", "healthy"]


def test_a_webhook_that_does_not_listen_is_named_without_its_address() -> None:
    trouble = post("http://127.0.0.1:9/secret", {}, 0)
    assert trouble
    assert "secret" not in trouble
    assert "127.0.0.1" in trouble
    assert "http" in str(post("ftp://quay.example/", {}, 0))


def test_old_builds_go_and_the_current_one_stays(tmp_path: Path) -> None:
    for number in range(5):
        folder = tmp_path / "builds" / f"2026010{number}T000000Z"
        folder.mkdir(parents=True)
        os.utime(folder, (number, number))
    (tmp_path / "builds" / ".20260109T000000Z.partial").mkdir()
    publish(tmp_path, tmp_path / "builds" / "20260101T000000Z")
    assert prune(tmp_path, keep=2) == ["20260100T000000Z", "20260102T000000Z"]
    sweep(tmp_path)
    left = sorted(path.name for path in (tmp_path / "builds").iterdir())
    assert left == ["20260101T000000Z", "20260103T000000Z", "20260104T000000Z"]


def test_a_night_in_the_second_of_another_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        taken = run_stamp(tmp_path)
        store.open_run(f"{taken}-quay", card("quay", "https://quay.example/"), "live", "2026-01-01T00:00:00Z")
    assert taken < run_stamp(tmp_path)
