"""The archive: whole gzip members of what came from the wire, and nothing lost when the disk is full."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from crawling import Answer, card, crawled, serving
from warcio.archiveiterator import ArchiveIterator

from cowcrawl.errors import StoreFailed
from spiders.archive import Writer

DATE = "2026-01-01T00:00:00Z"
HTML = b"<html><title>Quay</title><h1>Quay</h1><a href='/old'>Prices</a></html>"


def records(path: Path) -> list[tuple[str, str, str, bytes, int]]:
    """Type, address, status line, raw body and offset of every record."""
    found = []
    with path.open("rb") as file:
        iterator = ArchiveIterator(file)
        for record in iterator:
            http = record.http_headers
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            body = record.raw_stream.read()
            status = f"{http.protocol} {http.statusline}" if http else ""
            found.append((record.rec_type, url, status, body, iterator.get_record_offset()))
    return found


def test_a_record_stands_where_its_place_says(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "run.warc.gz")
    places = [writer.add(f"http://quay.example/{n}", 200, [("Content-Type", "text/html")], HTML, DATE) for n in (1, 2)]
    writer.close()
    info, *responses = records(tmp_path / "run.warc.gz")
    assert info[0] == "warcinfo"
    assert [(place.file, place.offset, place.fetched_at) for place in places] == [
        ("run.warc.gz", offset, DATE) for *_, offset in responses
    ]
    assert responses[0][:4] == ("response", "http://quay.example/1", "HTTP/1.1 200 OK", HTML)


def test_each_record_is_a_gzip_member_of_its_own(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "run.warc.gz")
    place = writer.add("http://quay.example/", 200, [], HTML, DATE)
    member = (tmp_path / "run.warc.gz").read_bytes()[place.offset :]
    assert gzip.decompress(member).startswith(b"WARC/1.1")


def test_a_file_that_is_reopened_is_appended_to(tmp_path: Path) -> None:
    for number in (1, 2):
        writer = Writer(tmp_path / "run.warc.gz")
        writer.add(f"http://quay.example/{number}", 200, [], HTML, DATE)
        writer.close()
    assert [kind for kind, *_ in records(tmp_path / "run.warc.gz")] == ["warcinfo", "response", "response"]


def test_a_full_disk_is_told_and_leaves_the_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "run.warc.gz"
    Writer(path).add("http://quay.example/", 200, [], HTML, DATE)
    whole = path.read_bytes()
    full = tmp_path / "full.warc.gz"
    full.symlink_to("/dev/full")
    with pytest.raises(StoreFailed, match=r"full\.warc\.gz cannot be written: No space left on device"):
        Writer(full).add("http://quay.example/", 200, [], HTML, DATE)
    assert path.read_bytes() == whole


def route(answer: Answer) -> None:
    if answer.path == "/":
        answer.send(gzip.compress(HTML), Content_Encoding="gzip")
    elif answer.path == "/old":
        answer.send("moved", 301, Location="/prices")
    elif answer.path == "/prices":
        answer.send_response(200)
        answer.send_header("Content-Type", "text/html")
        answer.send_header("Transfer-Encoding", "chunked")
        answer.end_headers()
        answer.wfile.write(b"5\r\n<html\r\n9\r\n>desks</b\r\n0\r\n\r\n")
    else:
        answer.send("nothing here", 404, "text/plain")


def test_a_crawl_archives_every_response_as_it_came(tmp_path: Path) -> None:
    with serving(route) as server:
        site = crawled([card("quay", f"{server.address}/", "127.0.0.1")], tmp_path, settings={"DOWNLOAD_DELAY": 0})
        root = server.address
    _, *responses = records(tmp_path / "archive" / "20260101T000000Z-quay.warc.gz")
    got = {url.removeprefix(root): (status, body) for _, url, status, body, _ in responses}
    assert got["/robots.txt"] == ("HTTP/1.1 404 Not Found", b"nothing here")
    assert got["/sitemap.xml"][0] == "HTTP/1.1 404 Not Found"
    assert got["/old"] == ("HTTP/1.1 301 Moved Permanently", b"moved")
    assert gzip.decompress(got["/"][1]) == HTML
    offsets = {url.removeprefix(root): offset for _, url, _, _, offset in responses}
    assert site.of("/old")[0]["warc_offset"] == offsets["/prices"]


def test_a_crawl_whose_archive_cannot_be_written_stops_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "20260101T000000Z-quay.warc.gz").symlink_to("/dev/full")
    with serving(route) as server:
        cards = [card(name, f"{server.address}/", "127.0.0.1") for name in ("quay", "second")]
        site = crawled(cards[:1], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    [result] = site.results
    assert result["reason"] == "store_failed"
    assert "No space left on device" in result["sentence"]
    assert not site.documents
