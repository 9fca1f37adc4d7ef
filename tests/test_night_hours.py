"""Night hours: when sites may be asked, and what happens at their end."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from crawling import Answer, card, crawled, serving

from cowcrawl import settings
from cowcrawl.cli import main
from cowcrawl.errors import BadInput
from cowcrawl.night_hours import night_hours
from db.store import Store

LATER = [datetime.now() + timedelta(hours=hours) for hours in (2, 3)]
NOT_NOW = f"{LATER[0]:%H:%M}-{LATER[1]:%H:%M}"


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-26T{clock}")


@pytest.mark.parametrize(
    ("said", "clock", "left"),
    [
        ("22:00-06:00", "23:30", 6.5),
        ("22:00-06:00", "05:00", 1),
        ("22:00-06:00", "06:00", 0),
        ("22:00-06:00", "21:59", 0),
        ("1:00-5:30", "04:30", 1),
        ("20:00-24:00", "23:00", 1),
    ],
)
def test_a_night_may_pass_midnight(said: str, clock: str, left: float) -> None:
    hours = night_hours(said)
    assert hours
    assert hours.left(at(clock)) == left * 3600
    assert hours.includes(at(clock)) is (left > 0)


def test_without_hours_it_is_always_night() -> None:
    assert night_hours("") is None


@pytest.mark.parametrize("said", ["night", "22-6", "25:00-06:00", "22:00-06:60", "22:00-22:00"])
def test_hours_that_are_none_are_refused_with_what_was_expected(said: str) -> None:
    with pytest.raises(BadInput, match="22:00-06:00"):
        night_hours(said)


def test_a_night_that_begins_by_day_asks_nobody_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "NIGHT", NOT_NOW)
    with serving(lambda answer: answer.send("")) as server:
        from bench.web import CARD

        (tmp_path / "cards").mkdir()
        said = CARD.format(id="host-1", number=1, host="127.0.0.1", port=server.server_port, cap=5)
        (tmp_path / "cards" / "host-1.yml").write_text(said)
        at_home = ["--cards", str(tmp_path / "cards"), "--var", str(tmp_path / "var")]
        night, crawl = (CliRunner().invoke(main, [command, *at_home]) for command in ("run", "crawl"))
    assert f"1 sources wait for the night ({NOT_NOW}" in night.output
    assert crawl.exit_code == 2
    assert "sites are asked at night only" in crawl.output
    assert not server.asked


def test_a_crawl_that_meets_the_morning_stops_and_goes_on_later(tmp_path: Path) -> None:
    def route(answer: Answer) -> None:
        answer.send("<title>Quay</title><p>Hot desk: 150 euro</p>" if answer.path == "/" else "", 200)

    with serving(route) as server:
        one = card("quay", server.address + "/", "127.0.0.1")
        site = crawled([one], tmp_path, store=True, settings={"NIGHT": NOT_NOW})
    assert [result["reason"] for result in site.results] == ["night_over"]
    with Store(tmp_path / "claims.db") as store:
        assert [row["finished_at"] for row in store.rows("SELECT finished_at FROM runs")] == [None]
