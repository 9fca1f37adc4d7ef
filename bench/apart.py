"""Work in a process of its own: what it gives, and what it took."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, sleep
from typing import Any, NamedTuple

LOOK_S = 0.01
"""Seconds between two looks at a program's memory."""
SPAWN = multiprocessing.get_context("spawn")


class Spent(NamedTuple):
    """What a piece of work took."""

    cpu_s: float
    """Seconds of processor time, with that of the programs it started."""
    clock_s: float
    """Seconds that passed."""
    memory_mb: float
    """The most memory that its process held."""


def spending(work: Callable[[], Any]) -> tuple[Any, Spent]:
    """What `work` gives, and what it took in this process."""
    clock, cpu = perf_counter(), sum(os.times()[:4])
    given = work()
    spent = sum(os.times()[:4]) - cpu, perf_counter() - clock
    return given, Spent(*spent, peak_mb("self"))


def program(command: list[str], told: str) -> Spent:
    """What a program takes that is told something; RuntimeError when it fails."""
    clock, before = perf_counter(), os.times()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stdin
        process.stdin.write(told)
        process.stdin.close()
        memory = 0.0
        while process.poll() is None:
            with suppress(OSError, StopIteration):  # it ended in between
                memory = peak_mb(process.pid)
            sleep(LOOK_S)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with exit code {process.returncode}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(cpu, perf_counter() - clock, memory)


def peak_mb(pid: int | str) -> float:
    """The most memory that a process has held. `resource` would count that of the process which started it."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def apart(function: Callable[..., Any], *arguments: Any) -> tuple[Any, Spent]:
    """What `function` gives, and what it took, in a new process; RuntimeError when that ends without an answer."""
    here, there = SPAWN.Pipe()
    process = SPAWN.Process(target=_work, args=(there, function, arguments))
    process.start()
    there.close()
    try:
        told: tuple[Any, Spent] = here.recv()
    except EOFError:
        process.join()
        raise RuntimeError(f"{function.__name__} ended with exit code {process.exitcode}") from None
    process.join()
    return told


def _work(out: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    out.send(spending(lambda: function(*arguments)))
