"""A disk that fills up, for real: a small tmpfs under the state folder."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT
from invented import write_build

from bench.web import served
from db.publish import publish
from db.snapshot.take import take

STAGES = {"while it crawls": "300k", "while it builds": "1100k"}
"""Sizes at which the disk of the demonstration fills up at that stage."""

Mount = Callable[[str], Path]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Mount]:
    """Mounts a disk of a given size; needs the right to mount, and skips without it."""

    def mount(size: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(tmp_path)]
        if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount a small disk")
        return tmp_path

    yield mount
    subprocess.run(["umount", str(tmp_path)], capture_output=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("size", STAGES.values(), ids=STAGES)
def test_a_full_disk_stops_the_run_with_a_word_and_leaves_the_store_whole(disk: Mount, size: str) -> None:
    var = disk(size) / "var"
    command = [sys.executable, "-m", "cowcrawl", "demo", "--no-serve", "--var", str(var)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "was stored before is whole" in done.stdout + done.stderr
    with sqlite3.connect(f"file:{var / 'claims.db'}?mode=ro", uri=True) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()
    assert not (var / "current").exists()


@pytest.mark.slow
def test_a_night_on_a_full_disk_says_at_which_step_and_goes_on_when_there_is_room(disk: Mount, tmp_path: Path) -> None:
    with served(1, 20) as web:
        var = disk("400k") / "var"
        web.write_cards(tmp_path.with_name("cards"))
        full = night(tmp_path, "run")
        assert (full.returncode, "crawl: store: " in full.stderr) == (1, True), full.stderr
        room(tmp_path, 64_000)
        assert night(tmp_path, "crawl").returncode == 0
        room(tmp_path, used(tmp_path) + 100)
        full = night(tmp_path, "run")
        assert (full.returncode, "build: store: " in full.stderr) == (1, True), full.stderr
        assert not (var / "current").exists()
        room(tmp_path, 64_000)
        assert night(tmp_path, "run").returncode == 0
        pages = [times for path, times in web.asked().items() if not path.endswith((".txt", ".xml", ".json"))]
    assert len(pages) == 20
    assert sum(pages) <= 21  # the one that did not fit was asked for again
    assert (var / "current" / "cowcrawl.db").is_file()


def test_on_a_full_disk_the_build_and_the_snapshot_of_before_stay_and_both_come_when_there_is_room(
    disk: Mount, tmp_path: Path
) -> None:
    var = disk("64m") / "var"
    publish(var, write_build(var / "builds" / "one", sample=False))
    first = take(var).folder
    second = write_build(var / "builds" / "two", sample=False)
    with closing(sqlite3.connect(second / "cowcrawl.db")) as build, build:
        build.execute("UPDATE build SET stamp = 'two'")
        build.execute("UPDATE spaces SET desks = ifnull(desks, 0) + 1")
    room(tmp_path, used(tmp_path) + 8)
    with pytest.raises(OSError, match="No space left"):
        take_after_publishing(var, second)
    assert (var / "current" / "cowcrawl.db").is_file()  # it takes next to no room, so the new one may be shown
    assert (var / "snapshots" / "latest").resolve() == first
    assert not list((var / "snapshots").glob(".*.partial"))
    room(tmp_path, 64_000)
    publish(var, second)
    assert (var / "current").resolve() == second
    taken = take(var).folder
    assert (var / "snapshots" / "latest").resolve() == taken
    assert taken != first


def take_after_publishing(var: Path, build: Path) -> None:
    """The last two steps of a night."""
    publish(var, build)
    take(var)


def night(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A night, or a crawl alone, in the folder of the small disk."""
    where = ["--cards", str(folder.with_name("cards")), "--var", str(folder / "var")]
    typed = [sys.executable, "-m", "bench.night", command, *where]
    return subprocess.run(typed, capture_output=True, text=True, timeout=240, cwd=ROOT, check=False)


def room(folder: Path, kilobytes: int) -> None:
    """Give the small disk another size."""
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(folder)], check=True)


def used(folder: Path) -> int:
    """Kilobytes that are used of the small disk."""
    return shutil.disk_usage(folder).used // 1024
