"""Publishing, killed before each of its steps: a few milliseconds in which no kill at a random moment ever lands.

A step is a change to the state folder that Python is about to make (an audit event, PEP 578): a name given, a link
switched, a file opened to be written. A kill before the next step is a kill after this one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.whole import missing_in, untrue_in, wrong_with
from db.publish import CURRENT
from db.snapshot import folder

FORK = multiprocessing.get_context("fork")
NAMES = ("os.rename", "os.symlink", "os.link", "os.remove", "os.mkdir", "os.rmdir")
"""Events of steps that change what a folder shows."""
PATIENCE = 300
"""Seconds after which a child is given up."""

Work = Callable[[Path], None]


@dataclass(frozen=True, kw_only=True)
class CutOff:
    """What a kill before one step left behind."""

    step: str
    """The step that was not made: its event and the path it was about."""
    current: str
    """The build that is shown."""
    broken: tuple[str, ...]
    """What is wrong with what is shown."""
    again: int | None
    """The exit code of the same work, done again."""


def steps(work: Work, var: Path) -> list[str]:
    """The steps that a work makes below `var`, in their order."""
    told = FORK.SimpleQueue()

    def watch() -> None:
        seen: list[str] = []
        sys.addaudithook(lambda event, args: seen.extend(_steps_of(event, args, var)))
        work(var)
        told.put(list(seen))

    assert _in_a_child(watch) == 0
    found: list[str] = told.get()
    return found


def kill_before(work: Work, number: int, var: Path) -> int | None:
    """Do a work in a process that is killed before the step of a number; its exit code."""
    left = number

    def strike(event: str, args: Sequence[Any]) -> None:
        nonlocal left
        for _ in _steps_of(event, args, var):
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    def doomed() -> None:
        sys.addaudithook(strike)
        work(var)

    return _in_a_child(doomed)


def cut_off(work: Work, before: Path, var: Path, *, each: bool = False) -> Iterator[CutOff]:
    """Kill a work before each step that changes what a folder shows (`each`: before every step), and do it again.

    `before`: the state folder before it, copied to `var` each time. Of the many steps inside a folder that nobody is
    shown yet the first stands for all, unless `each`.
    """
    _copy(before, var)
    hidden: set[str] = set()
    for number, step in enumerate(steps(work, var)):
        if each or _matters(step, hidden):
            _copy(before, var)
            code = kill_before(work, number, var)
            assert code == -signal.SIGKILL, (step, code)
            current, broken = (var / CURRENT).resolve().name, tuple(wrong_in(var))
            again = _in_a_child(lambda: work(var))
            yield CutOff(step=step, current=current, broken=(*broken, *wrong_in(var)), again=again)


def _matters(step: str, hidden: set[str]) -> bool:
    """Whether a step changes what a folder shows, or is the first inside one that is not shown."""
    folders = Path(step.partition(" ")[2]).parent.parts
    partial = next((name for name in folders if name.endswith(".partial")), None)
    if partial:
        first = partial not in hidden
        hidden.add(partial)
        return first
    return step.startswith(NAMES)


def wrong_in(var: Path) -> Iterator[str]:
    """What is wrong with the build and the snapshots that are shown."""
    snapshots = var / folder.SNAPSHOTS
    yield from filter(None, [wrong_with(var / CURRENT / "cowcrawl.db")])
    yield from missing_in(snapshots / folder.LATEST)
    yield from untrue_in(snapshots)


def _steps_of(event: str, args: Sequence[Any], var: Path) -> Iterator[str]:
    """An event, when it is a step below `var`."""
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in NAMES:
        path = str(args[0] if event == "open" or len(args) < 2 or not isinstance(args[1], str | Path) else args[1])
        if path.startswith(f"{var}/"):
            yield f"{event} {path.removeprefix(f'{var}/')}"


def _in_a_child(work: Callable[[], None]) -> int | None:
    child = FORK.Process(target=work)
    child.start()
    child.join(PATIENCE)
    if child.is_alive():
        child.kill()
    return child.exitcode


def _copy(before: Path, var: Path) -> None:
    shutil.rmtree(var, ignore_errors=True)
    shutil.copytree(before, var, symlinks=True)


def _whole_night(var: Path) -> None:
    """What a night does once it has crawled."""
    from cowcrawl.cli.run import _Night  # not at the top: it loads all that crawls

    night = _Night(var, var)
    night.step("build", night.build)


def main() -> None:
    """Kill the end of a night before its steps, in a copy of a state folder; exit 1 when anything broke."""
    import cowcrawl.cli.run  # noqa: F401 - loaded once, before a process is forked for each step
    import db.serve  # noqa: F401

    parser = argparse.ArgumentParser(prog="python -m bench.cut_off", description=__doc__)
    parser.add_argument("var", type=Path, help="a finished state folder, as `cowcrawl demo --no-serve` makes one")
    parser.add_argument(
        "--each", action="store_true", help="before every step, also inside folders nobody is shown yet"
    )
    options = parser.parse_args()
    kills = broken = 0
    with tempfile.TemporaryDirectory() as home:
        for found in cut_off(_whole_night, options.var, Path(home) / "var", each=options.each):
            kills += 1
            bad = bool(found.broken or found.again)
            broken += bad
            print(
                f"{'!' if bad else ' '} before {found.step}: {found.current} was shown; {'; '.join(found.broken)}",
                flush=True,
            )
    print(f"{kills} kills, {broken} after which something was not whole or the next night failed")
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
