"""Rereading an archive with one worker and with two: on processes of this machine, and on a Dask cluster.

`python -m bench.reread --pages 100000` for the archive of a year; fewer pages show the same where the machine is idle.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from bench.pages import page
from spiders.archive import Writer

PAGES, SIZE, ROUNDS = 2_000, 28_000, 3
TARGET = 1.8
"""How many times faster two workers are at least."""
PER_HOST = 500
KINDS = ("processes", "cluster")
_DIFFERENT = 200
"""Different pages: the others repeat them at other addresses with another first line."""


def write_archive(path: Path, pages: int, size: int) -> None:
    """An archive of so many pages of invented houses."""
    writer = Writer(path)
    bodies = [page(size, seed) for seed in range(min(pages, _DIFFERENT))]
    for number in range(pages):
        url = f"http://house-{number // PER_HOST}.example/page-{number}"
        body = bodies[number % len(bodies)] + f"<!-- {number} -->".encode()
        writer.add(url, 200, [("Content-Type", "text/html")], body, "2026-03-01T12:00:00Z")
    writer.close()


def measure(pages: int, size: int, rounds: int, kinds: Sequence[str] = KINDS) -> dict[str, Any]:
    """Seconds of each way and how many times faster two workers are, medians of rounds in which the ways take turns."""
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as clusters:
        folder = Path(scratch)
        write_archive(folder / "pages.warc.gz", pages, size)
        ways: dict[str, list[str]] = {}
        for kind, number in product(kinds, (1, 2)):
            words = ["--workers", str(number)]
            if kind == "cluster":
                words = ["--cluster", clusters.enter_context(cluster(folder / f"cluster-{number}", number))]
            ways[f"{kind} {number}"] = words
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        claims: set[str] = set()
        for turn in range(rounds):
            for name, words in ways.items():
                out = folder / f"{name}-{turn}"
                seconds[name].append(_timed(folder, out, words))
                claims.add(_claims(out))
    found: dict[str, Any] = {"pages": pages, "page_bytes": size, "seconds": seconds, "same_claims": len(claims) == 1}
    for kind in kinds:
        ones, twos = seconds[f"{kind} 1"], seconds[f"{kind} 2"]
        found[f"{kind}_speedup"] = round(statistics.median(one / two for one, two in zip(ones, twos, strict=True)), 2)
        for number, spent in ((1, ones), (2, twos)):
            found[f"{kind}_{number}_pages_per_second"] = round(pages / statistics.median(spent), 1)
    return found


def _timed(folder: Path, out: Path, words: list[str]) -> float:
    command = [sys.executable, "-m", "cowcrawl", "reread", str(folder / "pages.warc.gz"), "--out", str(out)]
    start = time.perf_counter()
    subprocess.run([*command, "--part-size", "1", "--var", str(folder), *words], check=True, capture_output=True)
    return time.perf_counter() - start


def _claims(out: Path) -> str:
    """A fingerprint of the claims of a rereading, sorted."""
    rows = sorted(
        json.dumps(row, sort_keys=True)
        for path in out.glob("part-*/claims.parquet")
        for row in pq.read_table(path).to_pylist()
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """The address of a Dask scheduler with so many worker processes of one thread."""
    folder.mkdir()
    note = folder / "scheduler.json"
    dask = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--port",
        "0",
        "--no-dashboard",
        "--host",
        "127.0.0.1",
    ]
    with ExitStack() as processes:
        _start(processes, [*dask, "--scheduler-file", str(note)])
        while not note.is_file() or '"address"' not in note.read_text():
            time.sleep(0.1)
        address = json.loads(note.read_text())["address"]
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
        for _ in range(workers):
            _start(processes, [*worker, "--local-directory", str(folder)])
        time.sleep(5)  # both are there before the first job is handed out
        yield address


def _start(processes: ExitStack, command: list[str]) -> None:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    processes.callback(process.wait)
    processes.callback(process.terminate)


def main() -> None:
    """Measure and print; exit 1 when two workers are too slow, or find other claims than one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--size", type=int, default=SIZE, help="bytes a page")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", choices=KINDS, help="on processes alone, or on a cluster alone")
    options = parser.parse_args()
    kinds = (options.only,) if options.only else KINDS
    found = measure(options.pages, options.size, options.rounds, kinds)
    print(json.dumps(found, indent=1))
    speedups = {kind: found[f"{kind}_speedup"] for kind in kinds}
    well = found["same_claims"] and min(speedups.values()) >= TARGET
    said = ", ".join(f"{times} × one on {kind}" for kind, times in speedups.items())
    same = "the same" if found["same_claims"] else "NOT the same"
    print(f"two workers: {said} (at least {TARGET}); the claims are {same}")
    raise SystemExit(not well)


if __name__ == "__main__":
    main()
