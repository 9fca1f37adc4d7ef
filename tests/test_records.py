"""The records of a WARC file by ranges of its bytes: none lost, none twice, and what is damaged is named."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from pathlib import Path

import pytest
from archives import of_quay, page, plain, written
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.errors import BadInput
from spiders.blob import Blob
from spiders.records import Damage, Record, Records, check


@pytest.fixture(scope="module", params=["gzip", "plain"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = of_quay(tmp_path_factory.mktemp("archive") / "quay.warc.gz")
    return path if request.param == "gzip" else plain(path)


def found(path: Path, *cuts: int) -> tuple[list[Record], list[Damage]]:
    """The records and the damage of a file that is read in the ranges between some cuts."""
    blob = Blob(str(path))
    edges = sorted({0, blob.size, *(cut % blob.size for cut in cuts)})
    read = [one for start, end in pairwise(edges) for one in Records(blob, start, end)]
    return [one for one in read if isinstance(one, Record)], [one for one in read if isinstance(one, Damage)]


def addresses(records: list[Record]) -> list[str]:
    """The paths of the pages in some records."""
    heads = [one.data.partition(b"\r\n\r\n")[0].decode() for one in records]
    return [head.partition("quay.example")[2].partition("\r\n")[0] for head in heads if "quay.example" in head]


@given(st.lists(st.integers(0, 10**6), max_size=6))
def test_ranges_give_each_record_once_wherever_they_are_cut(archive: Path, cuts: list[int]) -> None:
    assert found(archive, *cuts) == found(archive)


@given(st.integers(1, 10**6))
def test_a_range_ends_where_the_next_one_begins(archive: Path, cut: int) -> None:
    blob = Blob(str(archive))
    cut = cut % blob.size
    before = Records(blob, 0, cut)
    list(before)
    assert before.next == Records(blob, cut, blob.size).first


def test_an_archive_within_a_page_is_no_record_of_its_own(tmp_path: Path) -> None:
    inner = plain(of_quay(tmp_path / "inner.warc.gz", 1)).read_bytes()
    path = plain(written(tmp_path / "outer.warc.gz", [("http://quay.example/download", b"\r\n\r\n" + inner)]))
    blob = Blob(str(path))
    whole = Records(blob, 0, blob.size)
    assert addresses([one for one in whole if isinstance(one, Record)]) == ["/download"]
    middle = path.read_bytes().index(b"WARC/1.1", 1000)
    before, after = Records(blob, 0, middle - 10), Records(blob, middle - 10, blob.size)
    list(before)
    assert before.next != after.first, "which is how it is noticed that the second range begins wrongly"
    assert list(Records(blob, before.next, blob.size, exact=True)) == []


def cut_out(path: Path, start: int, end: int, instead: bytes = b"") -> Path:
    """The file with other bytes in the place of some."""
    whole = path.read_bytes()
    path.write_bytes(whole[:start] + instead + whole[end:])
    return path


def offsets(path: Path) -> list[int]:
    return [record.offset for record in found(path)[0]]


@pytest.mark.parametrize("form", ["gzip", "plain"])
def test_a_file_that_breaks_off_is_read_up_to_its_last_whole_record(form: str, tmp_path: Path) -> None:
    path = of_quay(tmp_path / "quay.warc.gz")
    path = path if form == "gzip" else plain(path)
    last = offsets(path)[-1]
    records, damage = found(cut_out(path, path.stat().st_size - 40, path.stat().st_size))
    assert addresses(records) == [f"/locations/{number}" for number in range(5)]
    assert [(one.offset, "breaks off" in one.why) for one in damage] == [(last, True)]


@pytest.mark.parametrize("form", ["gzip", "plain"])
def test_a_record_that_is_cut_costs_itself_alone(form: str, tmp_path: Path) -> None:
    path = of_quay(tmp_path / "quay.warc.gz")
    path = path if form == "gzip" else plain(path)
    start, end = offsets(path)[3:5]
    records, damage = found(cut_out(path, end - 90, end - 20))
    assert addresses(records) == [f"/locations/{number}" for number in (0, 1, 3, 4, 5)]
    assert [one.offset for one in damage] == [start]


@pytest.mark.parametrize("form", ["gzip", "plain"])
def test_garbage_between_records_costs_none(form: str, tmp_path: Path) -> None:
    path = of_quay(tmp_path / "quay.warc.gz")
    path = path if form == "gzip" else plain(path)
    place = offsets(path)[3]
    records, damage = found(cut_out(path, place, place, b"\x00garbage\x1f\x8b\x08WARC/1.\r\n" * 9))
    assert addresses(records) == [f"/locations/{number}" for number in range(6)]
    assert damage == [Damage(place, "what stands there is no WARC record")]


@pytest.mark.parametrize("lie", [b"9", b"999999", b"0"])
def test_a_lying_length_costs_its_record_alone(lie: bytes, tmp_path: Path) -> None:
    path = plain(of_quay(tmp_path / "quay.warc.gz"))
    place = offsets(path)[3]
    at = path.read_bytes().index(b"Content-Length: ", place) + len(b"Content-Length: ")
    end = path.read_bytes().index(b"\r\n", at)
    records, damage = found(cut_out(path, at, end, lie))
    assert addresses(records) == [f"/locations/{number}" for number in (0, 1, 3, 4, 5)]
    assert [one.offset for one in damage] == [place]


def test_a_lying_length_in_a_compressed_record_is_named(tmp_path: Path) -> None:
    path = of_quay(tmp_path / "quay.warc.gz")
    start, end = offsets(path)[3:5]
    member = gzip.decompress(path.read_bytes()[start:end])
    lying = gzip.compress(re.sub(rb"Content-Length: \d+", b"Content-Length: 9999", member, count=1))
    records, damage = found(cut_out(path, start, end, lying))
    assert addresses(records) == [f"/locations/{number}" for number in (0, 1, 3, 4, 5)]
    assert damage == [Damage(start, "a record is shorter than its header says")]


def test_what_is_no_archive_is_refused_with_what_it_is(tmp_path: Path) -> None:
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress(plain(of_quay(tmp_path / "quay.warc.gz")).read_bytes()))
    (tmp_path / "empty.warc").touch()
    (tmp_path / "page.warc").write_bytes(page(1))
    for name, words in (("whole.warc.gz", "as a whole"), ("empty.warc", "empty"), ("page.warc", "no WARC record")):
        with pytest.raises(BadInput, match=words):
            check(Blob(str(tmp_path / name)))
    with pytest.raises(BadInput, match=r"gone\.warc: expected a file that can be read"):
        Blob(str(tmp_path / "gone.warc"))
