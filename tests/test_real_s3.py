"""Archives behind a real S3 interface on loopback: run by `make test-s3`, skipped elsewhere."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from archives import QUAY, of_quay, stored, terms
from test_cluster import scheduler, wait_for, worker
from test_merge import merged, run

from cowcrawl.cli.reread import run as reread_run
from cowcrawl.errors import BadInput, StoreFailed
from spiders.blob import Blob
from spiders.records import Records

SERVER = os.environ.get("COWCRAWL_TEST_S3", "")
pytestmark = pytest.mark.skipif(not SERVER, reason="needs a server of S3: make test-s3")

BUCKET = "archives"
PAGES = 30
ADDRESS = f"s3://{BUCKET}/2026/quay.warc.gz"


@pytest.fixture(scope="module")
def port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@pytest.fixture(scope="module", autouse=True)
def credentials(port: int) -> Iterator[None]:
    """What tells this process, and those that it starts, of the server."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        patch.setenv("AWS_MAX_ATTEMPTS", "1")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "invented")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        yield


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive on this machine."""
    return of_quay(tmp_path_factory.mktemp("here") / "quay.warc.gz", PAGES)


@contextmanager
def served(port: int, archive: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server that holds the archive in its bucket."""
    with subprocess.Popen(
        [SERVER, "--host", "127.0.0.1", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            wait_for(lambda: answers(port))
            system = store()
            system.mkdir(BUCKET)
            system.put_file(str(archive), ADDRESS)
            yield process
        finally:
            process.kill()


def answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def store() -> Any:
    """The file system of the server, not remembered from another."""
    from s3fs import S3FileSystem

    S3FileSystem.clear_instance_cache()
    return S3FileSystem()


def claims(var: Path, out: Path) -> list[str]:
    """The claims of a rereading, sorted, without where they were read."""
    return stored(merged(var, out), "claims", "locator")


@pytest.fixture(scope="module")
def alone(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a rereading of the archive on this machine finds."""
    folder = tmp_path_factory.mktemp("alone")
    reread_run([str(archive)], folder / "out", terms(QUAY), workers=1, cluster=None, part_size=10**9)
    return claims(folder / "var", folder / "out")


def test_processes_find_in_a_bucket_what_they_find_on_a_disk(
    port: int, archive: Path, alone: list[str], tmp_path: Path
) -> None:
    with served(port, archive):
        reread_run([ADDRESS], tmp_path / "out", terms(QUAY), workers=2, cluster=None, part_size=2_000)
    assert claims(tmp_path / "var", tmp_path / "out") == alone


def test_a_cluster_finds_in_a_bucket_what_one_process_finds_on_a_disk(
    port: int, archive: Path, alone: list[str], tmp_path: Path
) -> None:
    with served(port, archive), scheduler(tmp_path) as address, worker(address), worker(address):
        reread_run([ADDRESS], tmp_path / "out", terms(QUAY), workers=1, cluster=address, part_size=2_000)
    assert claims(tmp_path / "var", tmp_path / "out") == alone


def test_two_halves_of_a_file_in_a_bucket_hold_each_record_once(
    port: int, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spiders.blob.BLOCK", 700)
    with served(port, archive):
        blob = Blob(ADDRESS)
        found = [*Records(blob, 0, blob.size // 2), *Records(blob, blob.size // 2, blob.size)]
    local = Blob(str(archive))
    assert found == list(Records(local, 0, local.size))


def test_a_store_that_is_gone_midway_leaves_nothing_half_and_the_same_command_goes_on(
    port: int, archive: Path, alone: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spiders.blob.BACK_OFF", 0)
    monkeypatch.setattr("spiders.blob.BLOCK", 700)
    out = tmp_path / "out"
    with served(port, archive) as server, monkeypatch.context() as patch:
        patch.setattr(Blob, "_fetch", dies_after(20, server, port))
        with pytest.raises(StoreFailed, match="could not be read after 4 tries"):
            reread_run([ADDRESS], out, terms(QUAY), workers=1, cluster=None, part_size=2_000)
    code, refused = run("merge", out, "--var", tmp_path / "var")
    assert (code, "not finished" in refused) == (2, True), refused
    with served(port, archive):
        reread_run([ADDRESS], out, terms(QUAY), workers=1, cluster=None, part_size=2_000)
    assert claims(tmp_path / "var", out) == alone


def dies_after(ranges: int, server: subprocess.Popen[bytes], port: int) -> Callable[[Blob, int, int], bytes]:
    """A range is fetched from a server that is killed before the last of so many."""
    fetch, asked = Blob._fetch, count(1)

    def fetched(blob: Blob, start: int, end: int) -> bytes:
        if next(asked) == ranges:
            os.kill(server.pid, signal.SIGKILL)  # from the process that reads, which is not the one that started it
            wait_for(lambda: not answers(port))
        return fetch(blob, start, end)

    return fetched


@pytest.mark.parametrize("address", [f"s3://{BUCKET}/gone.warc.gz", "s3://no-such-bucket/quay.warc.gz"])
def test_what_is_not_in_the_store_is_named_at_once(port: int, archive: Path, address: str) -> None:
    waits: list[float] = []
    with served(port, archive), pytest.raises(BadInput, match=address):
        Blob(address, waits.append)
    assert waits == []


def test_a_store_that_does_not_answer_is_asked_again_and_then_named() -> None:
    waits: list[float] = []
    store()
    with pytest.raises(StoreFailed, match=rf"{ADDRESS}: its size could not be read after 4 tries"):
        Blob(ADDRESS, waits.append)
    assert waits == [0.5, 1.0, 2.0]
