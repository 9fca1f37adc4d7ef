"""The end of a night, killed before each of its steps: what is shown is always a whole build, and nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from invented import write_build

from bench.cut_off import CutOff, cut_off
from db.publish import publish
from db.snapshot import folder
from db.snapshot.folder import SNAPSHOTS, names
from db.snapshot.take import take


def end_of_a_night(var: Path) -> None:
    """What follows once the second build is made and looked over."""
    publish(var, var / "builds" / "two")
    take(var)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cut") / "var"


@pytest.fixture(scope="module")
def killed(var: Path) -> list[CutOff]:
    """A night that ended, a second build of other content, and its end killed at every step."""
    before = var.with_name("before")
    publish(before, write_build(before / "builds" / "one", sample=False))
    take(before)
    with closing(sqlite3.connect(write_build(before / "builds" / "two", sample=False) / "cowcrawl.db")) as build, build:
        build.execute("UPDATE build SET stamp = 'two'")
        build.execute("UPDATE spaces SET desks = ifnull(desks, 0) + 1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folder, "sync", lambda _: None)  # two thousand times; a kill, unlike a power cut, needs none
        return list(cut_off(end_of_a_night, before, var))


def test_the_build_of_before_is_shown_until_the_link_is_switched_and_the_new_one_from_then_on(
    killed: list[CutOff],
) -> None:
    switched = [found.step for found in killed].index("os.rename current")
    shown = [found.current for found in killed]
    assert shown == ["one"] * (switched + 1) + ["two"] * (len(killed) - switched - 1)


def test_the_kills_come_before_every_name_that_is_given_and_every_link_that_is_switched(killed: list[CutOff]) -> None:
    steps = [found.step for found in killed]
    partial, snapshot = "snapshots/.2026-11-03-2.partial", "snapshots/2026-11-03-2"
    assert [step for step in steps if step.startswith(("os.rename", "os.symlink"))] == [
        "os.symlink .current.new",
        "os.rename current",
        f"os.rename {snapshot}",
        "os.symlink snapshots/.latest.new",
        "os.rename snapshots/latest",
    ]
    assert f"os.mkdir {partial}" in steps


def test_wherever_it_was_killed_builds_and_snapshots_are_whole_and_the_next_night_comes_to_its_end(
    killed: list[CutOff], var: Path
) -> None:
    assert [found for found in killed if found.broken or found.again] == []
    assert names(var / SNAPSHOTS) == ["2026-11-03-2", "2026-11-03"]
    assert sorted(path.name for path in (var / SNAPSHOTS).iterdir()) == ["2026-11-03", "2026-11-03-2", "latest"]
