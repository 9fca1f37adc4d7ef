"""Rereading on a Dask cluster of two worker processes: the same claims, also when one of them is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from archives import QUAY, page, reread, stored, terms, written
from test_merge import merged, run

from cowcrawl.cli.reread import run as reread_run
from cowcrawl.errors import BadInput, StoreFailed
from cowcrawl.workers import on_cluster, on_processes

distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")

DASK = [sys.executable, "-m", "distributed.cli.dask_worker"]
OTHER = "import cowcrawl.edition as it\nit.edition.cache_clear()\nit.__version__ = '0.0.9'\n"
PAGES = 60


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler in a process of its own; gives its address."""
    note = folder / "scheduler.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard"]
    with started([*command, "--host", "127.0.0.1", "--scheduler-file", str(note)]):
        wait_for(note.is_file)
        wait_for(lambda: "tcp://" in note.read_text())
        yield note.read_text().partition('"address": "')[2].partition('"')[0]


@contextmanager
def started(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait(timeout=20)


def worker(address: str, *more: str) -> Any:
    """A worker of one thread in a process of its own, without anybody who starts it again."""
    return started([*DASK, address, "--nthreads", "1", "--no-nanny", "--no-dashboard", *more])


def wait_for(what: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = ((f"http://quay.example/locations/{number}", page(number)) for number in range(PAGES))
    return written(tmp_path_factory.mktemp("archive") / "quay.warc.gz", pages)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The scheduler of a cluster of two worker processes."""
    with scheduler(tmp_path_factory.mktemp("cluster")) as found, worker(found), worker(found):
        yield found


@pytest.fixture(scope="module")
def alone(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The claims of a rereading in one process and in one part."""
    folder = tmp_path_factory.mktemp("alone")
    return stored(merged(folder / "var", reread(folder / "out", archive)), "claims")


@pytest.mark.slow
def test_a_cluster_gives_the_claims_of_one_process(
    address: str, archive: Path, alone: list[str], tmp_path: Path
) -> None:
    reread_run([str(archive)], tmp_path / "out", terms(), workers=1, cluster=address, part_size=5_000)
    assert stored(merged(tmp_path / "var", tmp_path / "out"), "claims") == alone


@pytest.mark.slow
def test_a_worker_killed_in_mid_task_loses_and_doubles_nothing(archive: Path, alone: list[str], tmp_path: Path) -> None:
    with scheduler(tmp_path) as found, worker(found) as first, worker(found):
        killer = threading.Thread(target=kill_at_work, args=(found, first.pid))
        killer.start()
        reread_run([str(archive)], tmp_path / "out", terms(), workers=1, cluster=found, part_size=3_000)
        killer.join(timeout=60)
        assert first.wait(timeout=20) == -signal.SIGKILL
    assert stored(merged(tmp_path / "var", tmp_path / "out"), "claims") == alone


def kill_at_work(address: str, pid: int) -> None:
    """Kill the worker of a process as soon as it is at a task: its first, for which it reads the vocabulary."""
    with distributed.Client(address, set_as_default=False) as client:
        wait_for(lambda: len(client.nthreads()) == 2)
        [name] = [worker for worker, of in client.run(os.getpid).items() if of == pid]
        wait_for(lambda: any("read_range" in str(task) for task in client.processing().get(name, ())))
        os.kill(pid, signal.SIGKILL)


@pytest.mark.slow
def test_a_worker_with_another_version_is_named(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(OTHER)
    with scheduler(tmp_path) as found, worker(found, "--preload", str(tmp_path / "other.py")):
        code, told = run("reread", archive, "--out", tmp_path / "out", "--cluster", found, "--var", tmp_path)
    assert (code, "has 0.0.9+" in told, "install the same on all machines" in told) == (2, True, True), told
    assert not list((tmp_path / "out").glob("part-*"))


def test_an_unreachable_scheduler_is_named(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cowcrawl.workers.ANSWER_S", 0.5)
    with pytest.raises(BadInput, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        next(on_cluster(len_of, None, ["a"], "tcp://127.0.0.1:9"))


def len_of(_: None, job: str) -> int:
    """A job for workers: how long its name is."""
    return len(job)


def dies_once(folder: Path, job: str) -> str:
    """A job at which the process is killed the first time."""
    mark = folder / job
    if job == "c" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def dies(_: None, job: str) -> str:
    """A job at which the process is killed each time."""
    if job == "c":
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def test_a_process_that_is_killed_costs_its_job_alone(tmp_path: Path) -> None:
    done = [result for _, result in on_processes(dies_once, tmp_path, list("abcdefgh"), 2)]
    assert sorted(done) == list("abcdefgh")


def test_a_job_that_kills_each_process_is_given_up_with_its_name() -> None:
    with pytest.raises(StoreFailed, match="c was given up"):
        list(on_processes(dies, None, list("abcdefgh"), 2))


def test_who_reads_otherwise_is_refused_by_the_worker_itself(archive: Path, tmp_path: Path) -> None:
    said = type(terms())(**{**vars(terms(QUAY)), "edition": "0.0.9+0"})
    with pytest.raises(BadInput, match=r"a worker has cowcrawl .*, this is 0\.0\.9"):
        reread_run([str(archive)], tmp_path / "out", said, workers=1, cluster=None, part_size=10**9)
