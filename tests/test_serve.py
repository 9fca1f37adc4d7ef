"""Starting the site: which build it shows, and what it says when it cannot."""

from __future__ import annotations

import asyncio
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from invented import write_build

from cowcrawl.errors import ServeError
from db.serve import datasette_for, serve

ROOT = Path(__file__).parent.parent


@pytest.fixture
def var(tmp_path: Path) -> Path:
    write_build(tmp_path / "builds" / "one", sample=False)
    (tmp_path / "current").symlink_to("builds/one")
    return tmp_path


def test_without_a_build_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match=r"there is no build at .*current: make one first \(cowcrawl build\)"):
        serve(tmp_path)


def test_a_link_that_leads_nowhere_is_no_build(tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to("builds/gone")
    with pytest.raises(ServeError, match="there is no build"):
        serve(tmp_path)


def test_a_folder_without_a_database_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match=r"there is no database at .*cowcrawl\.db"):
        datasette_for(tmp_path)


def test_a_damaged_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "cowcrawl.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(ServeError, match=r"cowcrawl\.db is not a build of cowcrawl"):
        datasette_for(tmp_path)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "cowcrawl.db")
    connection.execute("CREATE TABLE cows (name)")
    connection.close()
    with pytest.raises(ServeError, match="no such table: build"):
        datasette_for(tmp_path)


def test_a_port_in_use_is_named(var: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=f"port {port} .*choose another with --port"):
            serve(var, port)


def test_a_port_that_cannot_be_is_named(var: Path) -> None:
    with pytest.raises(ServeError, match="port 70000"):
        serve(var, 70000)


def test_a_newer_build_does_not_change_a_site_that_is_being_read(var: Path) -> None:
    datasette = datasette_for(var / "current")
    write_build(var / "builds" / "two", sample=True)
    (var / "current").unlink()
    (var / "current").symlink_to("builds/two")
    assert "Invented sample data" not in asyncio.run(datasette.client.get("/")).text


def test_it_says_where_it_is_answers_and_ends_quietly(var: Path) -> None:
    program = f"import pathlib, db.serve; raise SystemExit(db.serve.serve(pathlib.Path({str(var)!r}), 0))"
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("cowcrawl is served at http://127.0.0.1:")
            with urllib.request.urlopen(line.split()[-1], timeout=10) as answer:
                assert b"Kade 9" in answer.read()
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, errors) == (0, "")
