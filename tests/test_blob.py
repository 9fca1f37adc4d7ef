"""Archives in object stores: what fails in passing is asked for again, what fails for good is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest
from archives import of_quay, reread, stored, terms
from crawling import Answer, serving
from test_merge import merged, run

from cowcrawl.cli.reread import run as reread_run
from cowcrawl.errors import BadInput, StoreFailed
from spiders.blob import TRIES, Blob
from spiders.records import Records

fsspec = pytest.importorskip("fsspec", reason="needs the extra `cluster`")


class Flaky(fsspec.AbstractFileSystem):  # type: ignore[misc]
    """An object store that answers a range only after so many failures; its files are those of a folder."""

    protocol = "flaky"
    cachable = False
    folder: ClassVar[Path]
    failures: ClassVar[int]
    """Before each answer."""
    lasts: ClassVar[int] = 10**9
    """Answers after which it is gone for good."""
    _failed: ClassVar[int] = 0

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        """The size of a file."""
        return {"name": path, "size": (self.folder / Path(path).name).stat().st_size, "type": "file"}

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **_: Any) -> bytes:
        """A range of a file."""
        cls = type(self)
        if cls.lasts <= 0 or cls._failed < cls.failures:
            cls._failed += 1
            raise ConnectionResetError("503 slow down")
        cls._failed, cls.lasts = 0, cls.lasts - 1
        return (self.folder / Path(path).name).read_bytes()[start:end]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder behind `flaky://`; nobody waits between two tries."""
    fsspec.register_implementation("flaky", Flaky, clobber=True)
    monkeypatch.setattr(Flaky, "folder", tmp_path, raising=False)
    monkeypatch.setattr(Flaky, "failures", 0, raising=False)
    monkeypatch.setattr(Flaky, "lasts", 10**9)
    monkeypatch.setattr("spiders.blob.BACK_OFF", 0)
    return tmp_path


def test_what_fails_in_passing_is_asked_for_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = of_quay(store / "quay.warc.gz")
    monkeypatch.setattr(Flaky, "failures", TRIES - 1)
    reread_run(["flaky://bucket/quay.warc.gz"], store / "out", terms(), workers=1, cluster=None, part_size=900)
    there = merged(store / "there", store / "out")
    assert stored(there, "claims", "locator") == stored(
        merged(store / "here", reread(store / "local", here)), "claims", "locator"
    )


def test_waits_grow_from_try_to_try(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_quay(store / "quay.warc.gz")
    monkeypatch.setattr("spiders.blob.BACK_OFF", 1.0)
    monkeypatch.setattr(Flaky, "lasts", 0)
    waits: list[float] = []
    with pytest.raises(StoreFailed, match=r"flaky://bucket/quay\.warc\.gz: bytes 0 to .* 503 slow down"):
        Blob("flaky://bucket/quay.warc.gz", waits.append).read(0, 10)
    assert waits == [1.0, 2.0, 4.0]


def test_a_store_that_is_gone_midway_leaves_nothing_half(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_quay(store / "quay.warc.gz", 30)
    url, cards = "flaky://bucket/quay.warc.gz", ("--var", store)
    monkeypatch.setattr("spiders.blob.BLOCK", 500)
    monkeypatch.setattr("cowcrawl.cli.reread.MEGABYTE", 2_000)
    monkeypatch.setattr(Flaky, "lasts", 40)
    words = ("reread", url, "--out", store / "out", "--workers", 1, "--part-size", 1)
    code, told = run(*words, *cards)
    assert (code, "503 slow down" in told) == (1, True), told
    code, refused = run("merge", store / "out", "--var", store / "var")
    assert (code, "not finished" in refused) == (2, True), refused
    monkeypatch.setattr(Flaky, "lasts", 10**9)
    assert run(*words, *cards)[0] == 0, "the same command goes on"
    assert len(stored(merged(store / "var", store / "out"), "documents")) == 30


def test_an_archive_behind_a_server_is_read_by_ranges_and_each_record_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("aiohttp")
    monkeypatch.setattr("spiders.blob.BLOCK", 500)
    here = of_quay(tmp_path / "quay.warc.gz", 12)
    body = here.read_bytes()

    def ranged(answer: Answer) -> None:
        first, _, last = answer.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")
        part = body[int(first) : int(last or len(body)) + 1]
        answer.send(part, 206, "application/octet-stream", Content_Range=f"bytes {first}-{last}/{len(body)}")

    with serving(ranged) as server:
        half = Blob(f"{server.address}/quay.warc.gz", sleep=lambda _: None)
        cut = half.size // 2
        found = [*Records(half, 0, cut), *Records(half, cut, half.size)]
    local = Blob(str(here))
    assert found == list(Records(local, 0, local.size))
    assert all("Range" in headers for _, headers in server.asked[1:]), "once the size is known"


def test_a_server_that_sends_whole_files_only_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("aiohttp")
    monkeypatch.setattr("spiders.blob.BLOCK", 100)
    body = of_quay(tmp_path / "quay.warc.gz").read_bytes()

    def whole(answer: Answer) -> None:
        answer.send(body, kind="application/octet-stream")

    with serving(whole) as server, pytest.raises(BadInput, match="sends whole files only"):
        Blob(f"{server.address}/quay.warc.gz").read(0, 100)


def test_a_server_that_cannot_be_reached_is_asked_again_and_one_without_the_file_is_not() -> None:
    pytest.importorskip("aiohttp")
    waits: list[float] = []
    with pytest.raises(
        StoreFailed, match=r"http://127\.0\.0\.1:9/quay\.warc: its size could not be read after 4 tries"
    ):
        Blob("http://127.0.0.1:9/quay.warc", waits.append)
    assert len(waits) == TRIES - 1
    with serving(lambda answer: answer.send("", 404)) as server, pytest.raises(BadInput, match=r"gone\.warc: expected"):
        Blob(f"{server.address}/gone.warc", waits.append)
    assert len(waits) == TRIES - 1


def test_a_store_that_says_there_is_no_such_bucket_is_believed_at_once(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused(Exception):
        response: ClassVar = {"ResponseMetadata": {"HTTPStatusCode": 404}}

    def info(*_: Any, **__: Any) -> None:
        raise FileNotFoundError("no such bucket") from Refused()

    monkeypatch.setattr(Flaky, "info", info)
    waits: list[float] = []
    with pytest.raises(BadInput, match=r"flaky://bucket/a\.warc: expected a file that can be read"):
        Blob("flaky://bucket/a.warc", waits.append)
    assert waits == []


def test_a_kind_of_address_that_nothing_can_read_is_named() -> None:
    with pytest.raises(BadInput, match=r"carrier-pigeon://loft/a\.warc"):
        Blob("carrier-pigeon://loft/a.warc")
