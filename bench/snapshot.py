"""How long a snapshot takes at a country's size, and its plain CSV beside what the sqlite3 program needs for it.

The processor's time tells more than the clock on a machine that does other things.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

from bench.inventory import CLAIMS, SPACES, write_inventory
from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.publish import publish
from db.snapshot.layout import CSV
from db.snapshot.tables import write_tables
from db.snapshot.take import take

ROUNDS = 3
TARGET_S = 15.0
CSV_TARGET = 4.0


def plain_csv(database: Path, folder: Path) -> None:
    """Every table as plain CSV, as a snapshot writes it, and nothing else."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        write_tables(connection, folder, (CSV,))


def sqlite3_program(database: Path, folder: Path) -> None:
    """The same rows as the sqlite3 program writes them."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in map(schema.table_name, TABLES):
        with (folder / f"{table}.csv").open("wb") as file:
            command = ["sqlite3", "-readonly", "-csv", "-header", str(database), f'SELECT * FROM "{table}"']
            subprocess.run(command, stdout=file, check=True)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of a piece of work: on the clock, and of the processor, that of programs it starts included."""
    began, worked = perf_counter(), sum(os.times()[:4])
    work()
    return perf_counter() - began, sum(os.times()[:4]) - worked


def snapshot(var: Path) -> None:
    """One of everything."""
    shutil.rmtree(var / "snapshots", ignore_errors=True)
    take(var)


def lines(var: Path, folder: Path, rounds: int) -> list[str]:
    """The figures in words: medians, what is compared in turn."""
    database = (var / "current" / "cowcrawl.db").resolve()
    whole, ours, theirs = [], [], []
    for _ in range(rounds):
        whole.append(timed(lambda: snapshot(var)))
        ours.append(timed(lambda: plain_csv(database, folder / "ours")))
        theirs.append(timed(lambda: sqlite3_program(database, folder / "theirs")))
    told = {name: _medians(found) for name, found in (("whole", whole), ("ours", ours), ("theirs", theirs))}
    clock, processor = told["whole"]
    ratios = [ours / theirs for ours, theirs in zip(told["ours"], told["theirs"], strict=True)]
    size = sum(path.stat().st_size for path in (var / "snapshots").rglob("*") if path.is_file()) / 1e6
    own, other = told["ours"], told["theirs"]
    return [
        f"a snapshot of everything, {size:.0f} MB: {clock:.1f} s ({processor:.1f} s of processor), target {TARGET_S} s",
        f"plain CSV of every table: {own[0]:.2f} s ({own[1]:.2f} s of processor), target {CSV_TARGET} times sqlite3",
        f"the sqlite3 program: {other[0]:.2f} s ({other[1]:.2f} s), ratio {ratios[0]:.1f} ({ratios[1]:.1f})",
    ]


def _medians(found: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(clock for clock, _ in found), statistics.median(processor for _, processor in found)


def main() -> None:
    """Writes the build and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.snapshot", description=__doc__)
    parser.add_argument("--spaces", type=int, default=SPACES)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--build", type=Path, help="a folder with a generated build, instead of making one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        var = Path(scratch)
        folder = var / "builds" / "one"
        if options.build:
            shutil.copytree(options.build, folder)
        else:
            write_inventory(folder, options.spaces, options.claims)
        publish(var, folder)
        print(f"{options.spaces:,} spaces, {options.claims:,} claims")
        for line in lines(var, var / "csv", options.rounds):
            print(line, flush=True)


if __name__ == "__main__":
    main()
