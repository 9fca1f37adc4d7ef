"""Reading archives instead of the network: redirects, robots.txt and sitemaps replay, and no socket is opened."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from crawling import Answer, card, crawled, serving
from scrapy import Request
from scrapy.exceptions import DownloadCancelledError
from scrapy.http import Response
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cowcrawl.errors import BadInput
from spiders.archive import ARCHIVED, Writer
from spiders.replay import MISSING, Archives

PAGE = b"<html><title>Quay</title><p>10 desks</p></html>"


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[Any]:
    """A writer of records as other crawlers make them; `foreign.path` is the file."""
    path = tmp_path / "foreign.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.0")
        writer.path = path
        yield writer


def put(
    writer: Any,
    url: str,
    body: bytes,
    *headers: tuple[str, str],
    kind: str = "response",
    date: str = "2026-01-01T00:00:00Z",
    status: str = "200 OK",
    **warc: str,
) -> None:
    http = StatusAndHeaders(status, [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
    warc_headers = {"WARC-Date": date} | {name.replace("_", "-"): value for name, value in warc.items()}
    record = writer.create_warc_record(
        url, kind, payload=BytesIO(body), http_headers=http, warc_headers_dict=warc_headers
    )
    writer.write_record(record)
    writer.out.flush()


def fetch(path: Path, url: str, maxsize: int = 1_000_000) -> Response:
    return Archives([path]).fetch(Request(url), maxsize)


def test_the_newest_record_of_an_address_wins(foreign: Any) -> None:
    for date, body in (("2026-01-02T00:00:00Z", b"new"), ("2026-01-01T00:00:00Z", b"old")):
        put(foreign, "http://quay.example/", body, date=date)
    request = Request("http://quay.example")
    assert Archives([foreign.path]).fetch(request, 100).body == b"new"
    assert request.meta[ARCHIVED] == ("foreign.warc.gz", 0, "2026-01-02T00:00:00Z")


def test_what_no_archive_holds_is_a_404_that_says_so(foreign: Any) -> None:
    put(foreign, "http://quay.example/", PAGE)
    response = fetch(foreign.path, "http://quay.example/prices")
    assert (response.status, response.flags) == (404, [MISSING])


def test_a_chunked_payload_is_put_together(foreign: Any) -> None:
    chunks = b"5\r\n<html\r\n9\r\n>10 desks\r\n0\r\n\r\n"
    put(foreign, "http://quay.example/", chunks, ("Transfer-Encoding", "chunked"))
    assert fetch(foreign.path, "http://quay.example/").body == b"<html>10 desks"


def test_a_gzipped_payload_stays_so_and_one_decoded_beforehand_is_told_apart(foreign: Any) -> None:
    put(foreign, "http://quay.example/a", gzip.compress(PAGE), ("Content-Encoding", "gzip"))
    put(foreign, "http://quay.example/b", PAGE, ("Content-Encoding", "br"))
    packed, plain = (fetch(foreign.path, f"http://quay.example/{name}") for name in "ab")
    assert (packed.headers["Content-Encoding"], gzip.decompress(packed.body)) == (b"gzip", PAGE)
    assert ("Content-Encoding" in plain.headers, plain.body) == (False, PAGE)


def test_a_revisit_is_answered_with_its_original(foreign: Any) -> None:
    put(foreign, "http://quay.example/", PAGE)
    refers = {
        "WARC_Refers_To_Target_URI": "http://quay.example/",
        "WARC_Refers_To_Date": "2026-01-01T00:00:00Z",
        "WARC_Profile": "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest",
    }
    put(foreign, "http://quay.example/", b"", kind="revisit", date="2026-02-01T00:00:00Z", **refers)
    put(foreign, "http://quay.example/lost", b"", kind="revisit", WARC_Payload_Digest="sha1:NOWHERE")
    request = Request("http://quay.example/")
    assert Archives([foreign.path]).fetch(request, 1000).body == PAGE
    assert request.meta[ARCHIVED].fetched_at == "2026-02-01T00:00:00Z"
    assert fetch(foreign.path, "http://quay.example/lost").flags == [MISSING]


def test_a_body_over_the_limit_is_refused_as_over_the_network(foreign: Any) -> None:
    put(foreign, "http://quay.example/", PAGE)
    with pytest.raises(DownloadCancelledError):
        fetch(foreign.path, "http://quay.example/", maxsize=10)


def test_an_unchanged_answer_does_not_hide_the_page(foreign: Any) -> None:
    put(foreign, "http://quay.example/", PAGE)
    put(foreign, "http://quay.example/", b"", status="304 Not Modified", date="2026-02-01T00:00:00Z")
    assert fetch(foreign.path, "http://quay.example/").body == PAGE


def archive(folder: Path, count: int = 3) -> tuple[Path, list[int]]:
    writer = Writer(folder / "run.warc.gz")
    date = "2026-01-01T00:00:00Z"
    places = [writer.add(f"http://quay.example/{n}", 200, [], PAGE * 50, date) for n in range(count)]
    writer.close()
    return folder / "run.warc.gz", [place.offset for place in places]


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_an_archive_that_breaks_off_is_read_up_to_there_and_the_place_is_told(tmp_path: Path, cut: int) -> None:
    path, offsets = archive(tmp_path)
    path.write_bytes(path.read_bytes()[: offsets[2] + cut])
    held = Archives([path])
    assert [entry.url for entry in held.entries] == ["http://quay.example/0", "http://quay.example/1"]
    assert held.damage[0].startswith(f"{path}: damaged at byte {offsets[2]}: ")


def test_a_damaged_record_ends_the_reading_with_its_place(tmp_path: Path) -> None:
    path, offsets = archive(tmp_path)
    content = bytearray(path.read_bytes())
    content[offsets[1] + 60 : offsets[1] + 80] = b"\x00" * 20
    path.write_bytes(content)
    held = Archives([path])
    assert [entry.url for entry in held.entries] == ["http://quay.example/0"]
    assert f"damaged at byte {offsets[1]}" in held.damage[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"hello world, this is no archive", "not WARC records"),
        (b"<html>a page</html>", "no WARC record"),
        (None, "No such file"),
    ],
)
def test_what_is_no_archive_is_refused_by_name(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "x.warc.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=said) as caught:
        Archives([path])
    assert str(path) in str(caught.value)


def test_an_archive_compressed_as_a_whole_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path, _ = archive(tmp_path)
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())))
    with pytest.raises(BadInput, match="decompress it and name"):
        Archives([path])


def test_an_archive_without_compression_is_read(tmp_path: Path) -> None:
    path, _ = archive(tmp_path)
    plain = tmp_path / "run.warc"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    assert fetch(plain, "http://quay.example/2").body == PAGE * 50


def route(answer: Answer) -> None:
    def page(text: str) -> str:
        return f"<html><title>{answer.path}</title><h1>{text}</h1><a href=/old-prices>Prices</a></html>"

    if answer.path == "/robots.txt":
        answer.send("User-agent: *\nDisallow: /contact\nSitemap: /map.xml.gz", kind="text/plain")
    elif answer.path == "/map.xml.gz":
        listed = "<urlset><url><loc>/contact</loc></url><url><loc>/meeting-rooms</loc></url></urlset>"
        answer.send(gzip.compress(listed.encode()), kind="application/gzip")
    elif answer.path == "/old-prices":
        answer.send("", 301, Location="/prices")
    elif answer.path in ("/", "/prices", "/meeting-rooms"):
        answer.send(gzip.compress(page("10 desks").encode()), Content_Encoding="gzip")
    else:
        answer.send("", 404)


@pytest.mark.slow
def test_a_replay_gives_the_documents_of_the_crawl_and_opens_no_socket(tmp_path: Path) -> None:
    with serving(route) as server:
        one = card("quay", f"{server.address}/", "127.0.0.1")
        live = crawled([one], tmp_path / "live", settings={"DOWNLOAD_DELAY": 0})
    kept = tmp_path / "live" / "archive" / "20260101T000000Z-quay.warc.gz"
    again = crawled([one], tmp_path / "again", archives=[kept], audit=True, run_stamp="later")
    for document in (*live.documents, *again.documents):
        if document["outcome"] == "robots":  # a page that was never fetched has the date of the run, or of the archive
            del document["fetched_at"]
    assert again.documents == live.documents
    outcomes = {
        document["requested_url"].removeprefix(server.address): document["outcome"] for document in live.documents
    }
    assert outcomes == {"/": "read", "/old-prices": "read", "/meeting-rooms": "read", "/contact": "robots"}
    assert not (tmp_path / "again" / "archive").exists()


def test_a_site_that_is_not_in_the_archive_is_gone_and_no_socket_is_opened(tmp_path: Path) -> None:
    path, _ = archive(tmp_path)
    one = card("elsewhere", "https://elsewhere.example/", "elsewhere.example")
    site = crawled([one], tmp_path / "var", archives=[path], audit=True)
    assert [(document["outcome"], document["reason"]) for document in site.documents] == [
        ("gone", "the archive does not hold this address")
    ]
