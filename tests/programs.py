"""Programs of the project in processes of their own, forked from one that has loaded all: a second each, not four.

Each test process keeps one such server. It never starts a reactor or a thread; what a program does to its modules,
folder or environment ends with it, as in any process.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cowcrawl import settings

ROOT = Path(__file__).parent.parent


def ran(
    program: str,
    *words: object,
    told: str = "",
    environment: Mapping[str, str] = os.environ,
    folder: Path = ROOT,
    timeout_s: int = 120,
) -> subprocess.CompletedProcess[str]:
    """What a program did: a module by its name or a script by its path, with its words and what its input tells it.

    A program that takes longer than `timeout_s` is killed by SIGALRM (its code is -14).
    """
    arguments = [program, *map(str, words)]
    with tempfile.TemporaryDirectory() as scratch:
        said = {name: Path(scratch, name) for name in ("stdin", "stdout", "stderr")}
        said["stdin"].write_text(told, "utf-8")
        job = {
            "arguments": arguments,
            "streams": [str(path) for path in said.values()],
            "environment": dict(environment),
            "folder": str(folder),
            "timeout_s": timeout_s,
        }
        code = _asked(job)
        out, err = (said[name].read_text("utf-8", errors="replace") for name in ("stdout", "stderr"))
    return subprocess.CompletedProcess(arguments, code, out, err)


def _asked(job: dict[str, Any]) -> int:
    server = _server()
    assert server.stdin and server.stdout
    server.stdin.write(json.dumps(job) + "\n")
    server.stdin.flush()
    answer = server.stdout.readline()
    assert answer, f"the server of programs ended with code {server.poll()}"
    return int(answer)


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    atexit.register(server.kill)
    return server


def _load() -> None:
    """Everything that a crawl or a build wants, the vocabulary of a page with it."""
    import spiders.shares  # noqa: F401
    from cowcrawl.cli import main
    from cowcrawl.page.content import Content
    from cowcrawl.reader import read

    page = "<html lang=en><title>Quay</title><p>Hot desk: 150 euro per month</p><p>Rue Haute 1, 1000 Brussels</p>"
    read(Content(body=page.encode(), url="https://quay.example/"))
    assert main and "twisted.internet.reactor" not in sys.modules
    gc.collect()
    gc.freeze()


def _serve() -> dict[str, Any] | None:
    """Fork for each job and say how it ended; in the child, the job."""
    for line in sys.stdin:
        job: dict[str, Any] = json.loads(line)
        child = os.fork()
        if not child:
            return job
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    return None


def _run(job: dict[str, Any]) -> None:
    """Become the program of a job: its streams, folder and environment, and settings as that environment has them."""
    signal.alarm(job["timeout_s"])
    for number, path in enumerate(job["streams"]):
        mode = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT
        os.dup2(os.open(path, mode), number)
    sys.stdin = os.fdopen(0, closefd=False)
    os.chdir(job["folder"])
    os.environ.clear()
    os.environ.update(job["environment"])
    importlib.reload(settings)
    program, *words = job["arguments"]
    sys.argv = [program, *words]
    if program.endswith(".py"):
        sys.path[0] = str(Path(program).parent)
        runpy.run_path(program, run_name="__main__")
    else:
        sys.path[0] = job["folder"]
        runpy.run_module(program, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    _load()
    if (_job := _serve()) is not None:
        _run(_job)
