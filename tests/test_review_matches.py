"""`cowcrawl review matches` and `judge`: pairs side by side, answers in file and store, refusals with both sides."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import signal
import sqlite3
import sys
from pathlib import Path
from select import select
from time import monotonic
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from told import crawl, event, named, site, told

from cowcrawl.cli import main
from db.build import build
from db.judgements import FILE, read, stored
from db.serve import datasette_for
from db.store import Store

HERON = "https://heron.example/"
ARTICLE = "https://title.example/a"
OTHER = "https://title.example/b"
STANDS_STILL_S, AGAIN_AFTER_S, GONE_WITHIN_S = 0.2, 3.0, 60.0


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A store with a space of a site and two articles on spaces of its name that somebody else runs."""
    with Store(tmp_path / "claims.db") as store:
        crawl(
            store,
            "2026-01-01",
            site(),
            told("/a", named("The Paper Heron", "Brussels", "Somebody Else"), event("opened")),
            told("/b", named("Paper Heron", "Brussels", "A Third Party"), event("closed"), on="2026-02-13"),
        )
    return tmp_path


def cowcrawl(var: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--var", str(var)])


def in_terminal(var: Path, *answers: str) -> str:
    """What a person sees in a terminal who gives these answers, each when it is asked for."""
    words = [sys.executable, "-m", "cowcrawl", "review", "matches", "--by", "anna", "--var", str(var)]
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(ROOT)
        os.execv(words[0], words)
    try:
        shown = conversation(terminal, list(answers))
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    except TimeoutError:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    finally:
        os.close(terminal)
    return shown


def conversation(terminal: int, answers: list[str]) -> str:
    """What is shown until the other side is gone.

    A terminal drops what is typed while a prompt changes its mode: a person answers when the prompt stands still, and
    presses the key again when nothing happens.
    """
    shown, answer, pressed, since, until = b"", "", 0, 0.0, monotonic() + GONE_WITHIN_S
    while monotonic() < until:
        if select([terminal], [], [], STANDS_STILL_S)[0]:
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                return shown.decode()  # the other side is gone
        elif shown.endswith(b"> ") and (len(shown) > pressed or monotonic() - since > AGAIN_AFTER_S):
            if len(shown) > pressed and answers:
                answer = answers.pop(0)
            pressed, since = len(shown), monotonic()
            os.write(terminal, answer.encode())
    raise TimeoutError(f"the command did not end; it showed: {shown.decode()}")


def verdicts(var: Path) -> list[tuple[str, str | None]]:
    return [(one.verdict, one.why) for one in read(var / FILE)]


def test_each_answer_stands_in_file_and_store_with_who_and_why(var: Path) -> None:
    shown = in_terminal(var, "y one door\n", "later\n", "n\n")
    assert "1 of 3" in shown
    assert "Somebody Else" in shown
    assert verdicts(var) == [("positive", "one door"), ("unsure", None), ("negative", None)][: len(verdicts(var))]
    with Store(var / "claims.db") as store:
        assert {one.judgement_id for one in stored(store)} == {one.judgement_id for one in read(var / FILE)}
        assert {one.by for one in stored(store)} == {"anna"}


def test_an_interruption_keeps_what_was_answered_and_what_is_no_answer_is_asked_again(var: Path) -> None:
    assert "none of y, n, later and q" in in_terminal(var, "maybe\n", "n\n", "\x04")
    assert verdicts(var) == [("negative", None)]
    in_terminal(var, "\x03")
    assert verdicts(var) == [("negative", None)]


def test_a_pair_put_off_comes_last_and_is_not_written_twice(var: Path) -> None:
    in_terminal(var, "later\n", "q\n")
    rows = [json.loads(line) for line in cowcrawl(var, "review", "matches", "--json").output.splitlines()]
    assert [bool(row["judged"]) for row in rows] == [False, False, True]
    in_terminal(var, "n\n", "n\n", "later\n")
    assert [verdict for verdict, _ in verdicts(var)] == ["unsure", "negative", "negative"]


def test_elsewhere_the_pairs_are_listed_and_nothing_is_asked(var: Path) -> None:
    result = cowcrawl(var, "review", "matches")
    assert result.exit_code == 0
    assert "pairs: 3" in result.output
    assert "the same name, another operator, the same town" in result.output
    assert not (var / FILE).exists()


def test_as_json_both_sides_come_with_facts_words_and_pages(var: Path) -> None:
    rows: list[Any] = [json.loads(line) for line in cowcrawl(var, "review", "matches", "--json").output.splitlines()]
    [row] = [row for row in rows if (row["left"]["mention"], row["right"]["mention"]) == (HERON, ARTICLE)]
    assert row["left"]["facts"]["address"] == {
        "value": "Boulevard Émile Bockstael 468 1020 Brussels",
        "quote": "Boulevard Émile Bockstael 468, 1020 Brussels",
        "url": HERON,
    }
    assert row["decision"] == "unsure"
    assert row["features"]["name"][0].startswith("same")


def test_all_decisions_are_listed_with_their_reasons(var: Path) -> None:
    cowcrawl(var, "review", "judge", HERON, ARTICLE, "positive", "--why", "the operator changed its name")
    result = cowcrawl(var, "review", "matches", "--all")
    assert "the operator changed its name" in result.output
    assert "judged: they are one space (maintainer" in result.output


def test_one_line_judges_by_identifier_of_a_space_and_the_next_build_shows_it(var: Path) -> None:
    build(var)
    assert spaces(var) == ["heron-brussels", "paper-heron-brussels", "the-paper-heron-brussels"]
    result = cowcrawl(var, "review", "judge", "heron-brussels", "the-paper-heron-brussels", "positive", "--by", "anna")
    assert result.exit_code == 0, result.output
    build(var)
    assert spaces(var) == ["heron-brussels", "paper-heron-brussels"]
    assert rows(var, "SELECT alias, space_id FROM aliases") == [("the-paper-heron-brussels", "heron-brussels")]
    assert rows(var, "SELECT judged_by, verdict, in_force, left_space_id FROM judgements") == [
        ("anna", "positive", 1, "heron-brussels")
    ]
    assert ("same", "anna") in rows(var, "SELECT decision, decided_by FROM matches")


def test_the_address_of_an_identifier_that_gave_way_leads_to_the_space_for_good(var: Path) -> None:
    build(var)
    cowcrawl(var, "review", "judge", "heron-brussels", "the-paper-heron-brussels", "positive")
    site = datasette_for(build(var))
    answer = asyncio.run(site.client.get("/space/the-paper-heron-brussels"))
    assert (answer.status_code, answer.headers["location"]) == (301, "/space/heron-brussels")
    assert asyncio.run(site.client.get("/space/heron-brussels")).status_code == 200


def test_a_judgement_that_contradicts_others_is_refused_with_both_sides_and_nothing_is_written(var: Path) -> None:
    for left, right, verdict in ((HERON, ARTICLE, "positive"), (ARTICLE, OTHER, "positive")):
        assert cowcrawl(var, "review", "judge", left, right, verdict).exit_code == 0
    before = (var / FILE).read_bytes()
    result = cowcrawl(var, "review", "judge", HERON, OTHER, "negative")
    assert result.exit_code == 2
    assert result.output.count("are one space") == 2
    assert f"{HERON} and {OTHER} are two spaces" in result.output
    assert (var / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ((HERON, "atlantis", "positive"), "names 'atlantis'"),
        ((HERON, HERON, "positive"), "the same mention twice"),
        ((HERON, ARTICLE, "positive", "--by", "Anna B."), "no handle"),
    ],
)
def test_what_cannot_be_judged_is_refused(var: Path, words: tuple[str, ...], problem: str) -> None:
    result = cowcrawl(var, "review", "judge", *words)
    assert (result.exit_code, problem in result.output) == (2, True)
    assert not (var / FILE).exists()


def test_a_build_on_judgements_that_cannot_hold_is_refused_and_the_last_one_stays(var: Path) -> None:
    build(var)
    before = (var / "current").resolve()
    line = {"left": HERON, "right": ARTICLE, "by": "anna", "at": "2026-05-01"}
    lines = [json.dumps({**line, "verdict": verdict}) for verdict in ("positive", "negative")]
    (var / FILE).write_text("\n".join(lines), "utf-8")
    result = cowcrawl(var, "build")
    assert result.exit_code == 2
    assert f"{FILE}, line 1" in result.output
    assert f"{FILE}, line 2" in result.output
    assert (var / "current").resolve() == before
    with Store(var / "claims.db") as store:
        assert stored(store) == []


def test_a_judgement_that_the_file_lost_is_in_force_all_the_same_and_comes_back(var: Path) -> None:
    cowcrawl(var, "review", "judge", HERON, ARTICLE, "positive")
    (var / FILE).unlink()
    build(var)
    assert len(spaces(var)) == 2
    cowcrawl(var, "review", "judge", HERON, OTHER, "negative")
    assert {verdict for verdict, _ in verdicts(var)} == {"positive", "negative"}


def test_the_file_may_stand_elsewhere(var: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("repository") / "judged.jsonl"
    cowcrawl(var, "review", "judge", HERON, ARTICLE, "positive", "--judgements", str(file))
    assert len(read(file)) == 1
    assert not (var / FILE).exists()


def rows(var: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(var / "current" / "cowcrawl.db") as connection:
        return list(connection.execute(sql))


def spaces(var: Path) -> list[str]:
    return [row[0] for row in rows(var, "SELECT space_id FROM spaces ORDER BY space_id")]
