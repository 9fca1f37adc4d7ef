"""Publishing under load: whether a request fails, is answered from two builds, or from one that was replaced before.

`python -m bench.switch` starts gunicorn as deploy/ says, lets twenty readers ask without a pause, and publishes builds
meanwhile. The tests do the same in small.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

import httpx

from bench.inventory import write_inventory
from db.publish import publish

ROOT = Path(__file__).parent.parent
READERS = 20
PATHS = ("/", "/fr/", "/cowcrawl/spaces.json?_size=100", "/cowcrawl/spaces.csv", "/nl/cowcrawl/spaces", "/downloads")
_STAMP = re.compile(r"\b\d{8}T\d{6}Z\b")
STARTS_WITHIN_S = 240
"""A machine that does other things needs its time."""


@dataclass(kw_only=True)
class Answers:
    """What became of the requests."""

    of: Counter[str] = field(default_factory=Counter)
    """How many were answered from each build."""
    failed: list[str] = field(default_factory=list)
    """Those that were not answered, or not with 200."""
    mixed: list[str] = field(default_factory=list)
    """Those that speak of another build than their header."""
    stale: list[str] = field(default_factory=list)
    """Those from a build that had been replaced before they were asked."""


def stamped_build(var: Path, stamp: str, template: Path) -> Path:
    """A build like `template` in which every space bears the stamp, so that any answer tells where it comes from."""
    folder = var / "builds" / stamp
    shutil.copytree(template, folder)
    with closing(sqlite3.connect(folder / "cowcrawl.db")) as database, database:
        database.execute("UPDATE build SET stamp = ?", (stamp,))
        database.execute("UPDATE spaces SET name = ?, municipality = ?", (stamp, stamp))
    return folder


def stamps(number: int) -> list[str]:
    """The stamps of so many builds, oldest first."""
    return [f"20261126T{hour:02}0000Z" for hour in range(number)]


@contextmanager
def gunicorn(var: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The site under gunicorn as deploy/ has it, on a port of its own: its address once it answers, and its process."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
    environment = {**os.environ, "COWCRAWL_VAR": str(var), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([*command, *options], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process)
            yield address, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + STARTS_WITHIN_S
    while monotonic() < until and process.poll() is None:
        try:
            httpx.get(address, timeout=STARTS_WITHIN_S)
            return
        except httpx.TransportError:
            sleep(0.1)
    raise RuntimeError(f"gunicorn does not answer at {address}")


async def under_load(address: str, var: Path, builds: Sequence[Path], between_s: float) -> Answers:
    """Publish `builds` one after the other while READERS read; what became of their requests."""
    answers, since = Answers(), [(monotonic(), Path(os.path.realpath(var / "current")).name)]
    over = asyncio.Event()
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=httpx.Limits(max_connections=None)) as client:
        readers = [asyncio.create_task(_read(client, number, since, answers, over)) for number in range(READERS)]
        for folder in builds:
            await asyncio.sleep(between_s)
            await asyncio.to_thread(publish, var, folder)
            since.append((monotonic(), folder.name))
        await asyncio.sleep(between_s)
        over.set()
        await asyncio.gather(*readers)
    return answers


async def _read(
    client: httpx.AsyncClient, number: int, since: list[tuple[float, str]], answers: Answers, over: asyncio.Event
) -> None:
    while not over.is_set():
        number += 1
        path = PATHS[number % len(PATHS)]
        oldest = since[-1][1]  # published before this is asked
        try:
            answer = await client.get(path)
        except httpx.HTTPError as error:
            answers.failed.append(f"{path}: {error!r}")
            continue
        if answer.status_code != 200:
            answers.failed.append(f"{path}: {answer.status_code}")
            continue
        stamp = answer.headers.get("x-cowcrawl-build", "")
        answers.of[stamp] += 1
        if (said := set(_STAMP.findall(answer.text))) != {stamp}:
            answers.mixed.append(f"{path}: {stamp} says {sorted(said)}")
        if stamp < oldest:
            answers.stale.append(f"{path}: {stamp} after {oldest}")


def main() -> None:
    """Prints what became of the requests."""
    parser = argparse.ArgumentParser(prog="python -m bench.switch", description=__doc__)
    parser.add_argument("--spaces", type=int, default=2_000)
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--builds", type=int, default=3, help="builds that are published meanwhile")
    parser.add_argument("--between", type=float, default=8.0, help="seconds between two of them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        var = Path(scratch)
        template = write_inventory(var / "template", options.spaces, options.claims)
        first, *more = [stamped_build(var, stamp, template) for stamp in stamps(options.builds + 1)]
        publish(var, first)
        with gunicorn(var) as (address, _):
            answers = asyncio.run(under_load(address, var, more, options.between))
    print(f"{sum(answers.of.values())} answers to {READERS} readers: {dict(sorted(answers.of.items()))}")
    for name in ("failed", "mixed", "stale"):
        found = getattr(answers, name)
        print(f"{name}: {len(found)}", *found[:5], sep="\n  ")


if __name__ == "__main__":
    main()
