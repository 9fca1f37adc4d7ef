"""What is sifted out of a web archive, at which stage; and fetching from one what its index names."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import page, reread, terms, written
from hypothesis import given
from hypothesis import strategies as st
from test_merge import run

from cowcrawl.cli._reread import Range, read_range
from cowcrawl.vocabulary import phrases
from spiders.blob import Blob
from spiders.records import Record, Records
from spiders.sift import likely_bytes, refused

PLAIN = b"<html lang=nl><title>Bakkerij</title><h1>Bakkerij</h1><p>Brood en koek, elke dag vers, sinds 1931.</p></html>"
WORDS = [phrase.rstrip("*") for phrase in phrases("topics", "coworking")]


@given(
    st.sampled_from(WORDS),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.sampled_from([" ", "-", "\n   ", "  "]),
)
def test_every_word_for_coworking_is_found_in_bytes(word: str, case: object, gap: str) -> None:
    text = case(word).replace(" ", gap)  # type: ignore[operator]
    assert likely_bytes(f"<p>Wij bieden {text} aan.</p>".encode())


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
@pytest.mark.parametrize(
    "text", ["espaces de travail partagés", "Bureaux partagés", "Gemeinschaftsbüro", "Gedeelde kantoor"]
)
def test_accents_hide_nothing_in_any_encoding(text: str, encoding: str) -> None:
    assert likely_bytes(f"<p>{text}</p>".encode(encoding))


def test_accents_written_as_entities_hide_nothing() -> None:
    assert likely_bytes(b"<p>bureaux partag&eacute;s</p>")


@pytest.mark.parametrize(
    ("url", "body", "stage"),
    [
        ("http://quay.example/", page(1), None),
        ("http://quay.example/price-list.pdf", page(1), "address"),
        ("http://bakery.example/", PLAIN, "bytes"),
        ("http://bakery.example/", PLAIN.replace(b"elke", b"<!-- coworking --> elke"), "words"),
        ("http://quay.example/", page(1).replace(b"lang=en", b"lang=fi"), "language"),
    ],
)
def test_a_page_goes_at_the_first_stage_that_can_tell(url: str, body: bytes, stage: str | None) -> None:
    assert refused(url, body) == stage


def test_what_is_sifted_out_is_counted_and_a_known_site_is_read_whole(tmp_path: Path) -> None:
    listed = [
        ("http://pier.example/", page(1)),
        ("http://bakery.example/", PLAIN),
        ("http://quay.example/", PLAIN),
    ]
    archive = written(tmp_path / "web.warc.gz", listed)
    said = type(terms())(**{**vars(terms()), "sifted": True})
    files = read_range(said, Range(archive=str(archive), start=0, end=archive.stat().st_size))
    part = json.loads(files["part.json"])["part"]
    assert part["counts"]["sifted out by bytes"] == 1
    assert sorted(card["id"] for card in part["cards"]) == ["pier-example", "quay"]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A file of a web archive, and lines of its index beside it."""
    hosts = ("quay", "pier", "dock")
    archive = written(tmp_path / "base" / "crawl.warc.gz", [(f"http://{name}.example/", page(9)) for name in hosts])
    blob = Blob(str(archive))
    starts = [one.offset for one in Records(blob, 0, blob.size) if isinstance(one, Record)]
    ends = [*starts[1:], blob.size]
    lines = [
        {"url": f"http://{name}.example/", "status": "200", "mime": "text/html", "languages": "eng"}
        | {"filename": archive.name, "offset": str(start), "length": str(end - start)}
        for name, start, end in zip(hosts, starts[1:], ends[1:], strict=True)
    ]
    lines[2]["languages"] = "fin"
    (tmp_path / "index.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    return tmp_path


def gathered(folder: Path, index: str) -> list[str]:
    """The addresses of the records that are fetched for an index."""
    words = ("gather", folder / index, "--out", folder / "out.warc.gz", "--base", folder / "base", "--var", folder)
    code, told = run(*words)
    assert code == 0, told
    text = gzip.decompress((folder / "out.warc.gz").read_bytes()).decode()
    return [line.partition(": ")[2] for line in text.splitlines() if line.startswith("WARC-Target-URI")]


def test_the_records_that_an_index_names_are_fetched_and_can_be_reread(crawl: Path) -> None:
    assert gathered(crawl, "index.jsonl") == ["http://quay.example/", "http://pier.example/"]
    part = json.loads((next(reread(crawl / "read", crawl / "out.warc.gz").glob("part-*")) / "part.json").read_text())
    assert part["part"]["counts"]["documents"] == 2


def test_the_columnar_index_does_as_well(crawl: Path) -> None:
    lines = [json.loads(line) for line in (crawl / "index.jsonl").read_text().splitlines()]
    names = {"status": "fetch_status", "mime": "content_mime_detected", "languages": "content_languages"}
    names |= {"filename": "warc_filename", "offset": "warc_record_offset", "length": "warc_record_length"}
    rows = [{names.get(key, key): value for key, value in line.items()} for line in lines]
    numbers = ("fetch_status", "warc_record_offset", "warc_record_length")
    rows = [{key: int(value) if key in numbers else value for key, value in row.items()} for row in rows]
    pq.write_table(pa.Table.from_pylist(rows), crawl / "index.parquet")
    assert gathered(crawl, "index.parquet") == ["http://quay.example/", "http://pier.example/"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("no json {", "expected CDX lines"),
        ('{"url": "http://quay.example/", "filename": "crawl.warc.gz"}', "line 1: expected url, filename, offset"),
        (
            '{"url": "http://quay.example/", "filename": "crawl.warc.gz", "offset": 7, "length": 9}',
            "no record of http://quay.example/ at byte 7",
        ),
    ],
)
def test_an_index_that_is_none_is_named_and_nothing_is_left(crawl: Path, line: str, words: str) -> None:
    (crawl / "wrong.jsonl").write_text(line)
    given = ("--out", crawl / "out.warc.gz", "--base", crawl / "base", "--var", crawl)
    code, told = run("gather", crawl / "wrong.jsonl", *given)
    assert (code, words in told) == (2, True), told
    assert not (crawl / "out.warc.gz").exists()
