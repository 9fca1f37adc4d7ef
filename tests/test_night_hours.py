"""Night hours: when sites may be asked, and what happens at their end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from crawling import Answer, card, crawled, serving

from bench.web import CARD
from cowcrawl import settings
from cowcrawl.cli import main
from cowcrawl.cli._common import by_night
from cowcrawl.errors import BadInput
from cowcrawl.night_hours import hours_of, night_hours
from db.store import Store
from helpers import a_card

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


@pytest.mark.parametrize(
    ("said", "utc", "left"),
    [
        ("22:00-06:00 Europe/Brussels", "23:30", 5.5),
        ("22:00-06:00 Asia/Tokyo", "13:00", 8),
        ("22:00-06:00 Asia/Tokyo", "23:30", 0),
        ("22:00-06:00 America/New_York", "04:00", 7),
    ],
)
def test_hours_may_be_those_of_another_time_zone(said: str, utc: str, left: float) -> None:
    hours = night_hours(said)
    assert hours
    assert hours.left(at(utc).replace(tzinfo=UTC)) == left * 3600


def test_a_card_may_name_its_own_hours_which_outweigh_those_for_all() -> None:
    usual, own = a_card(), a_card(night="01:00-05:00 Asia/Tokyo")
    assert [str(hours_of(one, "22:00-06:00")) for one in (usual, own)] == ["22:00-06:00", "01:00-05:00 Asia/Tokyo"]
    assert hours_of(usual, "") is None


def test_without_hours_it_is_always_night() -> None:
    assert night_hours("") is None


@pytest.mark.parametrize("said", ["night", "22-6", "25:00-06:00", "22:00-06:60", "22:00-22:00", "22:00-06:00 at home"])
def test_hours_that_are_none_are_refused_with_what_was_expected(said: str) -> None:
    with pytest.raises(BadInput, match="22:00-06:00"):
        night_hours(said)


def test_a_time_zone_that_is_none_is_told_with_its_card(tmp_path: Path) -> None:
    said = CARD.format(id="host-1", number=1, host="127.0.0.1", port=80, cap=5)
    (tmp_path / "host-1.yml").write_text(said + "night: 22:00-06:00 Europe/Bruxelles\n")
    done = CliRunner().invoke(main, ["sources", "check", "--cards", str(tmp_path)])
    assert done.exit_code == 2
    assert "night: there is no time zone 'Europe/Bruxelles': Europe/Brussels is one" in done.output


def test_sites_whose_night_it_is_are_asked_and_the_others_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "NIGHT", NOT_NOW)
    here, zone = datetime.now(UTC), "Asia/Tokyo"
    there = [here.astimezone(ZoneInfo(zone)) + timedelta(hours=hours) for hours in (-1, 1, 2)]
    now = a_card("now", night=f"{there[0]:%H:%M}-{there[1]:%H:%M} {zone}")
    later = a_card("later", night=f"{there[1]:%H:%M}-{there[2]:%H:%M} {zone}")
    may, waiting = by_night([now, later, a_card("usual")])
    assert may == [now]
    assert waiting == (
        f"1 sources wait for the night ({later.night}); 1 sources wait for the night ({NOT_NOW}, COWCRAWL_NIGHT)"
    )


def test_a_night_that_begins_by_day_asks_nobody_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "NIGHT", NOT_NOW)
    with serving(lambda answer: answer.send("")) as server:
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
