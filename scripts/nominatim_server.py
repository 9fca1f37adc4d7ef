"""Start a Nominatim server of an OpenStreetMap extract on loopback, in a folder that goes when it ends.

    python -m scripts.nominatim_server EXTRACT.osm.pbf [--port N] [COMMAND ...]

With a COMMAND, runs it with the server's address in COWCRAWL_TEST_NOMINATIM and ends with its exit code; without one,
serves until it is interrupted. Needs Debian's `postgresql`, `postgresql-*-postgis-3` and `osm2pgsql`, and Nominatim
itself (`pip install nominatim-db nominatim-api falcon uvicorn`) in the environment that --nominatim names.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

START_S = 60
OWNER = "postgres"
"""PostgreSQL refuses to run as root: then it runs as this user, whom Debian's package makes."""


class Missing(Exception):
    """Something is not installed; the message says what and how to get it."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Start a Nominatim server of an extract on loopback.")
    parser.add_argument("extract", type=Path, help="OpenStreetMap extract, .osm.pbf")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; any free one unless given")
    parser.add_argument("--nominatim", type=Path, default=Path(".venv-nominatim/bin/nominatim"), help="its command")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="what to run against it")
    options = parser.parse_args(arguments)
    try:
        with running(options.extract.absolute(), options.nominatim.absolute(), options.port or _free_port()) as url:
            print(f"Nominatim serves {options.extract.name} at {url}", flush=True)
            if not options.command:
                return _until_interrupted()
            return subprocess.run(options.command, env={**os.environ, "COWCRAWL_TEST_NOMINATIM": url}).returncode
    except Missing as error:
        print(f"nominatim_server: {error}", file=sys.stderr)
        return 2


@contextmanager
def running(extract: Path, nominatim: Path, port: int) -> Iterator[str]:
    """A server of an extract while the context lasts: its address. Raises Missing where a program is not installed."""
    if not extract.is_file():
        raise Missing(f"there is no extract at {extract}")
    if not nominatim.is_file():
        raise Missing(f"there is no {nominatim}: pip install nominatim-db nominatim-api falcon uvicorn")
    binaries = _postgres()
    folder = Path(tempfile.mkdtemp(prefix="nominatim-"))
    try:
        project = folder / "project"
        project.mkdir()
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER)
            folder.chmod(0o755)
        database = _free_port()
        with _database(binaries, folder, database):
            dsn = f"pgsql:host=127.0.0.1;port={database};dbname=nominatim;user=nominatim"
            settings = {"NOMINATIM_DATABASE_DSN": dsn, "NOMINATIM_DATABASE_WEBUSER": "nominatim"}
            path = f"{nominatim.parent}{os.pathsep}{binaries}{os.pathsep}{os.environ['PATH']}"
            environment = {**os.environ, **settings, "NOMINATIM_IMPORT_STYLE": "address", "PATH": path}
            where = ["--project-dir", str(project)]
            _logged([nominatim, "import", "--osm-file", extract, "--threads", "1", *where], folder, environment)
            with _server([nominatim, "serve", "--server", f"127.0.0.1:{port}", *where], folder, environment):
                _wait(f"http://127.0.0.1:{port}/status", folder)
                yield f"http://127.0.0.1:{port}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _postgres() -> Path:
    """The folder of the newest PostgreSQL's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    postgis = list(Path("/usr/share/postgresql").glob("*/extension/postgis.control"))
    if not found or not postgis or not shutil.which("osm2pgsql"):
        raise Missing(
            "apt-get install postgresql postgis postgresql-15-postgis-3 osm2pgsql (15: your PostgreSQL's number)"
        )
    return found[-1].parent


@contextmanager
def _database(binaries: Path, folder: Path, port: int) -> Iterator[None]:
    data, log = folder / "data", folder / "postgres.log"
    run = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    flags = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [*run, binaries / "pg_ctl", "-D", data, "-w", "-l", log]
    _logged([*run, binaries / "initdb", "-D", data, "-U", "nominatim", "--auth=trust", "-E", "UTF8"], folder)
    _logged([*control, "-o", flags, "start"], folder)
    try:
        yield
    finally:
        _logged([*control, "-m", "immediate", "stop"], folder)


@contextmanager
def _server(command: Sequence[object], folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen([str(word) for word in command], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=30)


def _logged(command: Sequence[object], folder: Path, environment: Mapping[str, str] | None = None) -> None:
    """Run a program quietly; what it said is shown when it fails."""
    words = [str(word) for word in command]
    with tempfile.TemporaryFile("w+") as log:
        if subprocess.run(words, cwd=folder, env=environment, stdout=log, stderr=log).returncode:
            log.seek(0)
            raise RuntimeError(f"{' '.join(words)} failed:\n{log.read()[-4000:]}")


def _wait(url: str, folder: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        try:
            with urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.3)
    raise RuntimeError(f"the server did not start within {START_S} s:\n{(folder / 'server.log').read_text()[-4000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_interrupted() -> int:
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
