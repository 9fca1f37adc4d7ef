"""Forgetting on request: what leaves the store and the archive, and what does not come back."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from crawling import Answer, card, crawled, serving
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from cowcrawl.cli import main
from cowcrawl.cli.run import _Night as Night
from cowcrawl.errors import BadInput
from cowcrawl.forgotten import any_of, of_address, opted_out, struck, target
from cowcrawl.model import Aggregate, Reject
from db.build import make
from db.forget import digests
from db.forget.archive import filler
from db.forget.secret import FILE
from db.osm import Imported, Place, without
from db.store import Store
from helpers import a_card, a_claim, a_reading
from spiders.replay import response_at

OF_PERSONS = ("info@quay.example", "+32 2 555 01 42")
PAGES = {
    "/": "<title>Quay</title><h1>Quay coworking</h1><p>Tel.: +32 2 555 01 42</p><p>info@quay.example</p>"
    "<a href='/prices'>Prices</a> <a href='/team'>About us</a>",
    "/prices": "<title>Prices</title><h1>Prices</h1><p>Hot desk: 150 euro per month</p>",
    "/team": "<title>About us</title><h1>About Quay</h1><p>Hot desks for 40 people.</p>",
}


def route(answer: Answer) -> None:
    path = urlsplit(answer.path).path
    if path in PAGES:
        answer.send(f"<html lang=en>{PAGES[path]}</html>")
    else:
        answer.send("", 404)


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store and an archive of a small site; to be read only."""
    folder = tmp_path_factory.mktemp("crawl")
    read(folder)
    return folder


@pytest.fixture
def var(crawl: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(crawl, tmp_path / "var")


class Told(NamedTuple):
    """What was forgotten of a site."""

    var: Path
    said: dict[str, str]
    """What the command said to each."""


@pytest.fixture(scope="module")
def erased(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A page, a mailbox and a number are forgotten; to be read only."""
    folder = shutil.copytree(crawl, tmp_path_factory.mktemp("erased") / "var")
    done = {what: forget(folder, what) for what in ("http://quay.example/prices", *OF_PERSONS)}
    assert [one.exit_code for one in done.values()] == [0, 0, 0]
    return Told(folder, {what: one.output for what, one in done.items()})


@pytest.fixture(scope="module")
def again(erased: Told, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The site is crawled once more after that; and the paths that were asked for."""
    folder = shutil.copytree(erased.var, tmp_path_factory.mktemp("again") / "var")
    return folder, read(folder)


def read(var: Path) -> list[str]:
    """Crawl the site into `var`; the paths that were asked for."""
    with serving(route) as server:
        site = card("quay", "http://quay.example/", "quay.example", country="BE")
        stamp = f"2026010{1 + len(list((var / 'archive').glob('*')))}T000000Z"
        kept_out = {"COWCRAWL_FORGOTTEN": digests(var)}
        crawled([site], var, proxy=server.address, store=True, run_stamp=stamp, settings=kept_out)
        return [path.removeprefix("http://quay.example") for path, _ in server.asked]


def forget(var: Path, what: str) -> Result:
    return CliRunner().invoke(main, ["forget", what, "--var", str(var)])


def kept(var: Path, sql: str) -> list[str]:
    with Store(var / "claims.db") as store:
        return [str(row[0]) for row in store.rows(sql)]


def archived(var: Path) -> bytes:
    """All that the archives hold, unpacked; every record is whole."""
    found = b""
    for path in sorted((var / "archive").glob("*.warc.gz")):
        with path.open("rb") as file:
            found += b"".join(record.content_stream().read() for record in ArchiveIterator(file))
    return found


def test_a_page_leaves_store_and_archive(crawl: Path, erased: Told) -> None:
    assert b"150 euro" in archived(crawl)
    said = erased.said["http://quay.example/prices"]
    assert "1 documents, " in said and "1 records" in said
    assert b"150 euro" not in archived(erased.var)
    assert b"Quay coworking" in archived(crawl)
    assert not [url for url in kept(erased.var, "SELECT url FROM documents") if "prices" in url]
    assert "150" not in "".join(kept(erased.var, "SELECT quote FROM claims"))


def test_a_page_that_was_forgotten_is_not_asked_for_again(again: tuple[Path, list[str]]) -> None:
    var, asked = again
    assert "/team" in asked
    assert "/prices" not in asked
    assert b"150 euro" not in archived(var)


def test_what_stays_is_found_where_it_was(var: Path) -> None:
    forget(var, "http://quay.example/prices")
    with Store(var / "claims.db") as store:
        rows = list(store.rows("SELECT url, warc_file, warc_offset FROM documents WHERE warc_file IS NOT NULL"))
    assert len(rows) == 2
    for row in rows:
        assert b"Quay" in response_at(var / "archive" / row["warc_file"], row["warc_offset"], row["url"], 10**6).body


def test_a_site_goes_with_all_its_pages(var: Path) -> None:
    assert forget(var, "quay.example").exit_code == 0
    assert kept(var, "SELECT url FROM documents") == []
    assert kept(var, "SELECT claim_id FROM claims") == []
    assert b"Quay" not in archived(var)
    assert read(var) == []


@pytest.mark.parametrize(("said", "held"), [("info@quay.example", "mail"), ("+32 2 555 01 42", "phone")])
def test_a_mailbox_or_number_leaves_every_claim_and_every_archived_body_and_stays_away(
    crawl: Path, erased: Told, again: tuple[Path, list[str]], said: str, held: str
) -> None:
    fields, printed = "SELECT field FROM claims", said.replace("+32 ", "").encode()
    assert [field for field in kept(crawl, fields) if held in field]
    assert printed in archived(crawl)
    for var in (erased.var, again[0]):
        assert not [field for field in kept(var, fields) if held in field]
        assert printed not in archived(var)
    assert b"Quay coworking" in archived(again[0])


def test_of_what_was_forgotten_only_a_digest_is_kept(var: Path) -> None:
    forget(var, "info@quay.example")
    assert b"info@quay" not in (var / "claims.db").read_bytes()
    assert [digest.partition(":")[0] for digest in digests(var)] == ["keyed"]


def test_a_page_loses_what_was_forgotten_and_nothing_else() -> None:
    out = [target("info@quay.example", None).digest(), target("quay.example", None).digest()]
    page = "<p>é Info@Quay.example, team@quay.example</p>".encode()
    assert struck(page, "BE", out) == page.replace(b"Info@Quay.example", b"*" * 17)
    assert struck(b"<p>team@quay.example</p>", "BE", out) is None
    assert struck(page, "BE", out[1:]) is None


def test_what_was_kept_of_a_page_on_the_opt_out_list_goes_in_the_next_night(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cowcrawl.cli.run.opted_out", lambda: [target("https://quay.example/prices", None)])
    night = Night(var, var / "cards")
    night.step("opt-outs", night.forget)
    assert "1 on the list; erased: 1 documents" in night.record.steps[0].sentence
    assert b"150 euro" not in archived(var)
    folder = make(var, now=datetime(2026, 2, 1, tzinfo=UTC))
    with closing(sqlite3.connect(folder / "cowcrawl.db")) as build:
        assert "150" not in str(build.execute("SELECT quote FROM claims").fetchall())
        assert build.execute("SELECT count(*) FROM documents WHERE url LIKE '%/prices'").fetchone() == (0,)


def test_forgetting_twice_changes_nothing(var: Path) -> None:
    forget(var, "quay.example")
    before = archived(var)
    assert "0 documents, 0 claims, 0 records" in forget(var, "quay.example").output
    assert archived(var) == before


@pytest.mark.parametrize("said", ["", "Quay", "the page on prices", "12", "http://", "a@b"])
def test_what_is_none_of_these_is_refused_with_what_was_expected(tmp_path: Path, said: str) -> None:
    done = forget(tmp_path, said)
    assert done.exit_code == 2
    assert "expected the address of a page or a site" in done.output


def test_an_address_falls_under_its_page_its_site_and_the_sites_above() -> None:
    out = [target("https://www.quay.example", None).digest()]
    assert any_of(of_address("http://shop.quay.example/a?b=1"), out)
    assert not any_of(of_address("http://otherquay.example/"), out)
    page = [target("https://quay.example/a/", None).digest()]
    assert any_of(of_address("http://www.quay.example/a"), page)
    assert not any_of(of_address("http://www.quay.example/a/b"), page)


def test_the_opt_out_list_tells_its_faults_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "opt-out.txt"
    path.write_text("# people\nquay.example  # asked by mail\n\nhttps://a.example/x\n")
    assert [one.kind for one in opted_out(path)] == ["site", "page"]
    path.write_text("quay.example\ninfo@quay.example\n")
    with pytest.raises(BadInput, match=r"opt-out\.txt:2"):
        opted_out(path)


@given(st.integers(min_value=120, max_value=200_000))
def test_what_fills_the_place_of_a_record_has_its_length_and_is_whole(length: int) -> None:
    member = filler(length)
    assert len(member) == length
    packer = zlib.decompressobj(wbits=31)
    assert b"WARC-Type: metadata" in packer.decompress(member)
    assert packer.eof and not packer.unused_data


def test_the_secret_of_the_digests_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    forget(tmp_path, "info@quay.example")
    made = (tmp_path / FILE).read_text()
    forget(tmp_path, "+32 2 555 01 42")
    assert (tmp_path / FILE).read_text() == made
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert made.strip().encode() not in (tmp_path / "claims.db").read_bytes()


def test_who_guesses_a_mailbox_cannot_try_the_guess_without_the_secret(tmp_path: Path) -> None:
    said = target("info@quay.example", None)
    forget(tmp_path, said.value)
    with Store(tmp_path / "claims.db") as store:
        kept = [str(row[0]) for row in store.rows("SELECT digest FROM forgotten")]
    assert not any_of([said], kept)
    assert any_of([said], digests(tmp_path))
    other = tmp_path / "other"
    forget(other, said.value)
    assert set(digests(other)).isdisjoint(digests(tmp_path))


def test_what_was_forgotten_before_there_was_a_secret_stays_forgotten(tmp_path: Path) -> None:
    old, new = target("info@quay.example", None), target("+32 2 555 01 42", None)
    with Store(tmp_path / "claims.db") as store, store.connection as connection:
        connection.execute("INSERT INTO forgotten VALUES (?, 'email', '2026-01-01T00:00:00Z')", (old.digest(),))
    forget(tmp_path, new.value)
    known = digests(tmp_path)
    assert any_of([old], known) and any_of([new], known)
    assert not any_of([target("team@quay.example", None), target("+32 2 555 01 43", None)], known)


def test_without_its_secret_no_night_begins_and_it_says_what_to_bring_back(tmp_path: Path) -> None:
    forget(tmp_path, "info@quay.example")
    (tmp_path / FILE).unlink()
    with pytest.raises(BadInput, match="bring the file back from a backup"):
        digests(tmp_path)
    done = forget(tmp_path, "team@quay.example")
    assert (done.exit_code, FILE in done.output) == (2, True)
    assert not (tmp_path / FILE).exists()


def test_titles_counts_and_what_was_left_out_lose_a_number_too(tmp_path: Path) -> None:
    number = "+32 2 555 01 42"
    told = Aggregate(subject="Quay", measure="desks", value=12.0, quote=f"12 desks, {number}", locator="/p")
    reject = Reject(stage="contact", field="phone", reason="unclear", detail=f"two numbers: {number}, 02 555 01 43")
    before = a_reading("/", a_claim("name", "Quay"), title=f"Quay – {number}")
    with Store(tmp_path / "claims.db") as store:
        store.open_run("r1", a_card(), "live", "2026-01-01T00:00:00Z")
        store.add("r1", [replace(before, aggregates=(told,), rejects=(reject,))])
        store.close_run("r1", outcome="healthy", reason=None, finished_at="2026-01-01T01:00:00Z")
    assert forget(tmp_path, number).exit_code == 0
    assert kept(tmp_path, "SELECT title FROM documents WHERE title IS NOT NULL") == []
    assert kept(tmp_path, "SELECT quote FROM aggregates") == kept(tmp_path, "SELECT detail FROM rejects") == []
    assert kept(tmp_path, "SELECT value FROM claims") == ['"Quay"']


def test_a_number_that_stands_on_the_map_is_left_out_of_what_is_built() -> None:
    places = tuple(Place(object_id=f"node/{n}", tag="", phone=f"+322555014{n}", latitude=1, longitude=1) for n in "23")
    out = [target("+32 2 555 01 42", None).digest()]
    assert [one.phone for one in without(Imported(places=places), out).places] == [None, "+3225550143"]
