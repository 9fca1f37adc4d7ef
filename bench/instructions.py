"""Reading a page beside parsing it, in instructions of the processor: neither its caches nor other work change them.

Valgrind's callgrind counts, and writes down how far it is whenever the program calls `getppid`, which nothing else here
does. Every page is read once.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.pages import SIZES, page
from bench.reading import PARSING_BAR, WARM, WORKS
from bench.result import Result, Side, quotients

NAMES = ("parse", "read")
_TOTAL = re.compile(r"^summary: (\d+)$", re.M)


def measure(rounds: int, *, full: bool) -> Iterator[Result]:
    """As many pages as rounds of each size; nothing, and a word why, where there is no valgrind."""
    if shutil.which("valgrind") is None:
        print("instructions are counted by valgrind, which is not installed: apt-get install valgrind", file=sys.stderr)
        return
    pages = rounds * 3 if full else rounds
    with tempfile.TemporaryDirectory() as scratch:
        _count(Path(scratch), pages)
        counts = works(Path(scratch))
    for number, kilobytes in enumerate(SIZES):
        parsed, taken = zip(*counts[number * pages : (number + 1) * pages], strict=True)
        yield Result(
            key=f"instructions-{kilobytes}",
            title=f"Reading a page of {kilobytes} KB, in instructions",
            ratio_of="times parsing it",
            wanted="at most",
            bar=PARSING_BAR,
            unit="million a page",
            ours=Side(what="reading", cost=round(statistics.median(taken), 1)),
            theirs=Side(what="parsing", cost=round(statistics.median(parsed), 1)),
            ratios=quotients(taken, parsed),
        )


def _count(folder: Path, pages: int) -> None:
    """Run this module under callgrind, which writes a file into `folder` for each stretch between two marks."""
    counter = ("valgrind", "--tool=callgrind", "--dump-before=getppid", f"--callgrind-out-file={folder / 'stretch'}")
    environment = os.environ | {"PYTHONHASHSEED": "0"}  # the same dictionaries each time
    command = [*counter, sys.executable, "-m", __name__, str(pages)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"callgrind ended with exit code {done.returncode}: {done.stderr[-500:]}")


def works(folder: Path) -> list[tuple[float, float]]:
    """Of what callgrind wrote: millions of instructions for parsing and for reading each page, in their order.

    Stretches are numbered from 1, the beginning; then come parsing, nothing, reading, nothing, and so on.
    """
    stretches = sorted(folder.glob("stretch.*"), key=lambda path: int(path.suffix[1:]))
    totals = [int(found[1]) / 1e6 for path in stretches if (found := _TOTAL.search(path.read_text("utf-8")))]
    return list(zip(totals[1::4], totals[3::4], strict=True))


def main(pages: int) -> None:
    """Parse and read pages of each size, with a mark before and after each work."""
    for seed in range(WARM):
        for name in NAMES:
            WORKS[name](page(SIZES[28], -seed - 1))
    for size in SIZES.values():
        for seed in range(pages):
            body = page(size, seed)
            for name in NAMES:
                os.getppid()
                WORKS[name](body)
                os.getppid()


if __name__ == "__main__":
    main(int(sys.argv[1]))
