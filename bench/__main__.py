"""`make bench`: how quick cowcrawl is, each figure a ratio to something well known that is measured in the same run.

The figures go to `bench/results.json`, and from there to `docs/performance.md` and its plots.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from importlib import import_module

from bench.result import ROUNDS, Result

PARTS = {
    "reading": "bench.reading",
    "instructions": "bench.instructions",
    "crawl": "bench.crawl",
    "long": "bench.long",
    "matching": "bench.splink",
    "build": "bench.build",
    "snapshot": "bench.snapshot",
    "site": "bench.site",
}
"""The module of each part, with a function `measure`. Loaded when wanted: every process of a part loads this module."""


def main() -> None:
    """Measure the parts named, or all; what was measured before of the others stays."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"some of {', '.join(PARTS)}; all when none is named")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="times each side is measured")
    parser.add_argument("--full", action="store_true", help="at the sizes of a country: an hour, not minutes")
    parser.add_argument("--dry", action="store_true", help="print the figures and keep none")
    options = parser.parse_args()
    if unknown := set(options.part) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}: choose from {', '.join(PARTS)}")
    for part in [part for part in PARTS if part in (options.part or PARTS)]:
        measure: Callable[..., Iterator[Result]] = import_module(PARTS[part]).measure
        found = []
        for result in measure(options.rounds, full=options.full):
            print(result.line(), flush=True)
            found.append(result)
        if found and not options.dry:
            report = import_module("bench.report")
            report.keep(part, found, full=options.full)
            report.write()


if __name__ == "__main__":
    main()
