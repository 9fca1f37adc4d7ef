"""The commands as a person types them: output, exit codes, and words for every failure."""

from __future__ import annotations

import json
import sqlite3
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from programs import ran
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cowcrawl.cli import main
from cowcrawl.extract import Extract
from cowcrawl.page.content import Content
from db.lock import lock
from db.store import Store
from helpers import a_card, a_claim, a_reading, an_address

CARD = """\
id: marolles-desk
name: Marolles Desk
kind: operator
start_urls: [https://marolles-desk.example/]
hosts: [marolles-desk.example]
languages: [en]
licence: Invented
robots: None
"""
PAGE = (
    "<h1>Marolles Desk</h1><p>Write to <a href='mailto:info@marolles-desk.example'>info@marolles-desk.example</a></p>"
)


extract_module = import_module("cowcrawl.cli.extract")


def cowcrawl(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def a_store(var: Path) -> Path:
    with Store(var / "claims.db") as store:
        store.open_run("r1", a_card(), "live", "2026-01-02T03:00:00Z")
        here = an_address("Rue Haute", "12", "1000", "Bruxelles")
        store.add("r1", [a_reading("/", a_claim("name", "Marolles Desk"), here)])
        store.close_run("r1", outcome="healthy", reason=None, finished_at="2026-01-02T04:00:00Z")
    return var


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "marolles-desk.yml").write_text(CARD)
    return folder


def test_right_cards_pass_the_check(cards: Path) -> None:
    done = cowcrawl("sources", "check", "--cards", cards)
    assert (done.exit_code, done.output) == (0, "1 cards, no fault found\n")


def test_the_list_shows_how_it_stands_with_each_source(cards: Path) -> None:
    (cards / "somewhere.yml").write_text(
        "id: somewhere\nname: Somewhere\nkind: operator\nlanguages: [nl]\nlicence: Unknown\nrobots: Unknown\n"
    )
    listed = cowcrawl("sources", "list", "--cards", cards).output.splitlines()
    assert [" ".join(line.split()) for line in listed] == [
        "marolles-desk operator en never live https://marolles-desk.example/",
        "somewhere operator nl needs a domain -",
        "2 sources: 1 needs a domain, 1 never live",
    ]


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (CARD.replace("start_urls: [https://marolles-desk.example/]\nhosts: [marolles-desk.example]\n", ""), "domain"),
        (CARD + "hold: Its terms forbid it.\n", "held: Its terms forbid it."),
    ],
    ids=["needs a domain", "held"],
)
def test_a_source_that_is_not_to_be_crawled_is_not(cards: Path, tmp_path: Path, card: str, said: str) -> None:
    (cards / "marolles-desk.yml").write_text(card)
    named = cowcrawl("crawl", "marolles-desk", "--cards", cards, "--var", tmp_path / "var")
    assert (named.exit_code, said in named.output) == (2, True)
    assert "nothing to crawl" in cowcrawl("crawl", "--cards", cards, "--var", tmp_path / "var").output


def test_the_cards_of_the_project_pass_the_check() -> None:
    assert cowcrawl("sources", "check").exit_code == 0


@pytest.mark.parametrize(
    ("broken", "line", "said"),
    [
        (CARD.replace("licence: Invented\n", ""), 1, "licence"),
        (CARD + "lisence: Invented\n", 9, "lisence"),
        (CARD.replace("https://marolles-desk.example/", "https://elsewhere.example/"), 4, "elsewhere.example"),
        (CARD.replace("kind: operator", "kind: operators"), 3, "operators"),
    ],
    ids=["missing key", "unknown key", "host outside its own", "unknown kind"],
)
def test_a_wrong_card_is_named_with_file_line_and_key(cards: Path, broken: str, line: int, said: str) -> None:
    (cards / "marolles-desk.yml").write_text(broken)
    done = cowcrawl("sources", "check", "--cards", cards)
    assert done.exit_code == 2
    assert f"marolles-desk.yml:{line}" in done.output
    assert said in done.output


def test_a_crawl_with_a_wrong_card_fetches_nothing(cards: Path, tmp_path: Path) -> None:
    (cards / "marolles-desk.yml").write_text(CARD + "nonsense: 1\n")
    done = cowcrawl("crawl", "--cards", cards, "--var", tmp_path / "var")
    assert done.exit_code == 2
    assert not (tmp_path / "var").exists()


def test_a_source_that_has_no_card_is_named(cards: Path, tmp_path: Path) -> None:
    done = cowcrawl("crawl", "no-such-place", "--cards", cards, "--var", tmp_path)
    assert done.exit_code == 2
    assert "no source card no-such-place" in done.output


def test_a_live_crawl_without_a_contact_is_refused(
    cards: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cowcrawl.settings.CONTACT", "")
    done = cowcrawl("crawl", "--cards", cards, "--var", tmp_path)
    assert done.exit_code == 2
    assert "COWCRAWL_CONTACT" in done.output


def test_an_archive_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = cowcrawl("crawl", "--archive", tmp_path / "gone.warc.gz", "--var", tmp_path)
    assert done.exit_code == 2
    assert "gone.warc.gz" in done.output


def test_a_build_says_what_it_holds(tmp_path: Path) -> None:
    done = cowcrawl("build", "--var", a_store(tmp_path))
    assert done.exit_code == 0
    assert "1 spaces, 1 operators, 0 formulas, 5 claims, 1 documents" in done.output


def test_a_build_of_nothing_is_unhealthy_and_says_to_crawl_first(tmp_path: Path) -> None:
    done = cowcrawl("build", "--var", tmp_path)
    assert done.exit_code == 1
    assert "crawl first" in done.output


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with lock(a_store(tmp_path)):
        done = cowcrawl("build", "--var", tmp_path)
    assert done.exit_code == 3
    assert "another cowcrawl" in done.output


def test_a_locked_database_stops_the_build_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store.__init__, "__kwdefaults__", {"timeout": 0.05})
    with sqlite3.connect(a_store(tmp_path) / "claims.db", isolation_level=None) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        done = cowcrawl("build", "--var", tmp_path)
    other.close()
    assert (done.exit_code, "database is locked" in done.output) == (1, True)


def test_the_state_folder_can_be_set_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COWCRAWL_VAR", str(a_store(tmp_path)))
    assert cowcrawl("build").exit_code == 0


def test_serving_without_a_build_says_to_build_first(tmp_path: Path) -> None:
    done = cowcrawl("serve", "--var", tmp_path)
    assert done.exit_code == 2
    assert "cowcrawl build" in done.output


def test_a_page_is_extracted_as_the_json_of_the_design(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    done = cowcrawl("extract", page, "--url", "https://marolles-desk.example/")
    result = json.loads(done.output)
    assert list(result) == [
        "path", "url", "kind", "language", "published_at", "spaces", "aggregates", "claims",
    ]  # fmt: skip
    assert result["spaces"][0]["email"] == "info@marolles-desk.example"


def test_a_manifest_gives_one_line_a_page_in_its_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.html").write_text(PAGE)
    rows = [{"path": str(tmp_path / f"{name}.html"), "url": "https://x.example/", "kind": "operator"} for name in "ba"]
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text("\n".join(map(json.dumps, rows)))
    done = cowcrawl("extract", "--manifest", manifest)
    assert [json.loads(line)["path"] for line in done.output.splitlines()] == [row["path"] for row in rows]


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "not JSON"), ('{"url": "x"}', '"path"'), ('{"path": "p", "kind": "novel"}', "novel")],
)
def test_a_wrong_line_of_a_manifest_is_named(tmp_path: Path, line: str, said: str) -> None:
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text(f"\n{line}\n")
    done = cowcrawl("extract", "--manifest", manifest)
    assert (done.exit_code, "line 2" in done.output, said in done.output) == (2, True, True)


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = cowcrawl("extract", tmp_path / "gone.html")
    assert (done.exit_code, "gone.html" in done.output) == (2, True)


def test_a_damaged_archive_is_read_as_far_as_it_goes_and_the_run_is_unhealthy(tmp_path: Path) -> None:
    archive = tmp_path / "sites.warc.gz"
    with archive.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, body in (
            ("https://marolles-desk.example/", PAGE),
            ("https://marolles-desk.example/contact", PAGE * 9),
        ):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            payload = BytesIO(body.encode())
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    archive.write_bytes(archive.read_bytes()[:-40])
    done = ran("cowcrawl", "crawl", "--archive", archive, "--var", tmp_path / "var")
    assert done.returncode == 1
    assert "sites.warc.gz" in done.stderr
    assert "1 page" in done.stdout


def test_a_page_that_breaks_the_reader_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = extract_module.read

    def breaks(content: Content) -> Extract:
        if "broken" in content.url:
            raise RuntimeError("no such luck")
        return real(content)

    manifest = tmp_path / "manifest.jsonl"
    (tmp_path / "page.html").write_text(PAGE)
    urls = ("https://broken.example/", "https://marolles-desk.example/")
    manifest.write_text("\n".join(json.dumps({"path": "page.html", "url": url}) for url in urls))
    monkeypatch.setattr(extract_module, "read", breaks)
    done = cowcrawl("extract", "--manifest", manifest)
    assert [len(json.loads(line)["spaces"]) for line in done.stdout.splitlines()] == [0, 1]
    assert "page.html: the reader failed (RuntimeError: no such luck)" in done.stderr
