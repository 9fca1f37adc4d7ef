"""A disk that fills up, for real: a small tmpfs under the state folder."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT

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
