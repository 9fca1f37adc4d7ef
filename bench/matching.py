"""How well and how quickly mentions are put together, beside splink 5, on invented mentions and on real lists.

`python -m bench.matching` prints it; `--full` measures the sizes that are published, `--json` as JSON, `--rates FILE`
writes how often matching errs by size, for whoever must know what that does to an estimate.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench import lists
from bench.mentions import Mention, first, second

GENERATORS = {
    "first": first.mentions,
    "second": second.mentions,
    "first with mistakes": partial(first.mentions, mistaken=True),
}
QUICK, FULL = 5_000, 50_000
GROWTH = 10
"""How many times as many mentions the second measurement of time takes."""
SEEDS = {"first": 101, "second": 201, "first with mistakes": 301}
"""Seeds that nothing was fitted on."""
ROUNDS, GROWTH_ROUNDS = 5, 3
"""Times that each command is run."""
COMMANDS = {
    "ours": ("-c", "from cowcrawl.cli import main; main()", "match"),
    "splink": ("-m", "bench.splink_reference"),
}
"""What Python is asked to run on a file."""
RATES = ((500, 4), (2_000, 2), (10_000, 1), (50_000, 1))
"""Sizes at which errors are counted, with how many seeds each."""
BARS = tuple(1 - 10.0**-at for at in (0.3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12))
"""Probabilities of which the best for splink is taken."""


@dataclass(frozen=True, kw_only=True)
class Quality:
    """How the pairs of mentions put together compare with those that are of one space."""

    precision: float
    recall: float
    false_matches: int
    missed: int

    @classmethod
    def of(cls, truth: Mapping[str, str], found: Mapping[str, str]) -> Quality:
        """Of the spaces that mentions truly speak of and those found, by mention."""
        true, claimed = _pairs(truth.values()), _pairs(found.values())
        both = _pairs((truth[key], found[key]) for key in truth)
        return cls(
            precision=both / claimed if claimed else 1.0,
            recall=both / true if true else 1.0,
            false_matches=claimed - both,
            missed=true - both,
        )


@dataclass(frozen=True, kw_only=True)
class Run:
    """One measurement."""

    quality: Quality
    seconds: float
    """Of processor time in this process, all its threads and forks together."""
    wall: float
    """Seconds that passed."""
    memory_mb: float
    """The most memory that the process held, and its largest fork: too much rather than too little, as they share."""


def _pairs(labels: Iterable[object]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def ours(rows: list[Mention]) -> dict[str, str]:
    """The space of each mention, from rows as they stand in a file."""
    from db.match import Mention as Compared
    from db.match import match, uncollected

    with uncollected():
        return match([Compared.of(row) for row in rows]).spaces


def splinks(rows: list[Mention]) -> Callable[[Mapping[str, str]], dict[str, str]]:
    """What gives splink's spaces at the bar that is best for the truth, which it is told: every doubt in its favour."""
    from bench import splink_reference

    table = splink_reference.frame(rows)
    pairs = splink_reference.pairs(table)
    splink_reference.clusters(table, pairs, BARS[-1])  # clustered once within the time, at all bars after it

    def best(truth: Mapping[str, str]) -> dict[str, str]:
        groups = (splink_reference.clusters(table, pairs, bar) for bar in BARS)
        return max(groups, key=lambda found: _balance(Quality.of(truth, found)))

    return best


def _balance(quality: Quality) -> float:
    both = quality.precision + quality.recall
    return 2 * quality.precision * quality.recall / both if both else 0.0


def measure(generator: str, size: int, seed: int, engine: str) -> Run:
    """One measurement, in a process of its own so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (generator, size, seed, engine))


def _measure(generator: str, size: int, seed: int, engine: str) -> Run:
    spoken = list(GENERATORS[generator](size, seed))
    rows, truth = [mention for mention, _ in spoken], {mention["id"]: space for mention, space in spoken}
    importlib.import_module("db.match" if engine == "ours" else "bench.splink_reference")
    gc.collect()
    start, wall = _processor(), perf_counter()
    found = ours(rows) if engine == "ours" else splinks(rows)
    seconds, passed = _processor() - start, perf_counter() - wall
    quality = Quality.of(truth, found if isinstance(found, dict) else found(truth))
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    return Run(quality=quality, seconds=seconds, wall=passed, memory_mb=peak)


def _processor() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def compare(size: int) -> dict[str, Any]:
    """Ours and splink's on the same mentions of each generator, one after the other."""
    engines = ("ours", "splink") if find_spec("splink") else ("ours",)
    return {
        name: {engine: asdict(measure(name, size, seed, engine)) for engine in engines} for name, seed in SEEDS.items()
    }


@dataclass(frozen=True, kw_only=True)
class Command:
    """What a whole command takes, from its start to the last line written."""

    seconds: float
    """Of processor time, of all its processes together."""
    wall: float
    memory_mb: float
    """The most that the largest of its processes held."""


def commands(size: int, folder: Path) -> dict[str, dict[str, Any]]:
    """`cowcrawl match FILE` and splink on the same file, in turns: medians of ROUNDS."""
    found = {}
    for name in ("first", "second"):
        path = write(name, size, SEEDS[name], folder)
        taken: dict[str, list[Command]] = {engine: [] for engine in COMMANDS if engine == "ours" or find_spec("splink")}
        for _ in range(ROUNDS):
            for engine, runs in taken.items():
                runs.append(command(engine, path))
        found[name] = {engine: middle(runs) for engine, runs in taken.items()}
    return found


def growth(size: int, folder: Path) -> dict[str, Any]:
    """Time and memory of the command for so many mentions, for ten times as many in turns, and for a single one."""
    paths = [write("second", wanted, SEEDS["second"], folder) for wanted in (1, size, size * GROWTH)]
    taken = [[command("ours", path) for path in paths] for _ in range(GROWTH_ROUNDS)]
    one, small, large = (middle(runs) for runs in zip(*taken, strict=True))
    more = {key: (large[key] - one[key]) / (small[key] - one[key]) for key in one}
    return {"one": one, "small": small, "large": large, "without_start": more}


def write(generator: str, size: int, seed: int, folder: Path) -> Path:
    """A file of so many mentions."""
    path = folder / f"{generator} {size}.jsonl"
    if not path.exists():
        rows = (json.dumps(mention, ensure_ascii=False) for mention, _ in GENERATORS[generator](size, seed))
        path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return path


def command(engine: str, path: Path) -> Command:
    """One run."""
    words = [sys.executable, "-m", "bench.taken", sys.executable, *COMMANDS[engine], path]
    told = json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)
    return Command(seconds=told[0], wall=told[1], memory_mb=told[2])


def middle(runs: Sequence[Command]) -> dict[str, float]:
    """The median of each figure."""
    rows = [asdict(run) for run in runs]
    return {key: median(row[key] for row in rows) for key in rows[0]}


def rates() -> dict[str, Any]:
    """By generator, size and seed, the share of claimed pairs that are wrong, and that of true ones missed."""
    found = []
    for name in GENERATORS:
        for size, seeds in RATES:
            for seed in range(seeds):
                run = _measure(name, size, SEEDS[name] + seed, "ours")
                row = {"generator": name, "mentions": size, "seed": SEEDS[name] + seed}
                row |= {"false_match_rate": round(1 - run.quality.precision, 5)}
                found.append(row | {"false_non_match_rate": round(1 - run.quality.recall, 5)})
    return {"command": "python -m bench.matching --rates db/match/error_rates.json", "rates": found}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"{FULL} mentions, and {GROWTH} times as many, not {QUICK}")
    parser.add_argument("--json", action="store_true", help="print JSON instead of words")
    parser.add_argument("--rates", type=Path, metavar="FILE", help="write the rates of error by size instead")
    options = parser.parse_args()
    if options.rates:
        _write_rates(options.rates)
        return
    size = FULL if options.full else QUICK
    with tempfile.TemporaryDirectory() as folder:
        result = {
            "mentions": size,
            "compared": compare(size),
            "commands": commands(size, Path(folder)),
            "growth": growth(size, Path(folder)),
            "lists": lists.measure(),
        }
    print(json.dumps(result) if options.json else "\n".join(lines(result)))


def _write_rates(path: Path) -> None:
    found = rates()
    rows = ",\n".join(json.dumps(row) for row in found["rates"])
    path.write_text(f'{{"command": {json.dumps(found["command"])},\n"rates": [\n{rows}\n]}}\n', "utf-8")


def lines(result: dict[str, Any]) -> Iterable[str]:
    """The figures in words."""
    for name, runs in result["compared"].items():
        for engine, run in runs.items():
            quality = run["quality"]
            yield (
                f"{result['mentions']} mentions ({name}), {engine}: P {quality['precision']:.4f}, "
                f"R {quality['recall']:.4f}, {run['seconds']:.1f} s of processor time, {run['wall']:.1f} s passed, "
                f"{run['memory_mb']:.0f} MB"
            )
    for name, runs in result["commands"].items():
        for engine, run in runs.items():
            yield f"the whole command ({name}), {engine}: {_taken(run)}"
        if "splink" in runs:
            shares = (runs["ours"][key] / runs["splink"][key] for key in ("seconds", "wall"))
            yield "  ours takes {:.2f} of splink's processor time and {:.2f} of its time by the clock".format(*shares)
    growing = result["growth"]
    for key, count in (("one", 1), ("small", result["mentions"]), ("large", result["mentions"] * GROWTH)):
        yield f"the whole command, {count} mentions of the second generator: {_taken(growing[key])}"
    times = (growing["large"][key] / growing["small"][key] for key in ("seconds", "wall", "memory_mb"))
    yield "  ten times as many take {:.1f} times the processor time, {:.1f} the clock's, {:.1f} the memory".format(
        *times
    )
    rest = (growing["without_start"][key] for key in ("seconds", "wall", "memory_mb"))
    yield "  and without what a single mention takes {:.1f}, {:.1f} and {:.1f} times".format(*rest)
    yield from lists.lines(result["lists"])


def _taken(run: Mapping[str, float]) -> str:
    return f"{run['seconds']:.2f} s of processor time, {run['wall']:.2f} s passed, {run['memory_mb']:.0f} MB"


if __name__ == "__main__":
    main()
