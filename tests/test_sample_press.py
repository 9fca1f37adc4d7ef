"""The sample web's newspapers, from feed to inventory: what they announce, report and copy from each other."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from test_sample_crawl import EXPECTED, rows

from db.build import build

TITLE = "sample-kanaalbode"
HISTORY = EXPECTED[TITLE]["history"]


def test_a_space_is_announced_then_open_then_closed_and_each_turn_has_its_evidence(demo: Path) -> None:
    turns = rows(
        demo,
        "SELECT ch.field, ch.old, ch.new, ch.date, ch.run_id, c.quote, d.url FROM changes ch "
        "JOIN spaces s USING (space_id) LEFT JOIN claims c USING (claim_id) LEFT JOIN documents d USING (document_id) "
        "WHERE s.name = 'Morgenrood' ORDER BY ch.run_id, ch.field DESC",
    )
    opened, closed = HISTORY
    assert [(turn["field"], turn["old"], turn["new"], turn["date"], turn["url"]) for turn in turns] == [
        ("status", "in_preparation", "existing", opened["opened"], opened["url"]),
        ("opened", "2026-05", opened["opened"], opened["opened"], opened["url"]),
        ("status", "existing", "closed", closed["closed"], closed["url"]),
        ("closed", None, closed["closed"], closed["closed"], closed["url"]),
    ]
    told = (opened, opened, closed, closed)
    assert all(day["literal"] in turn["quote"] for day, turn in zip(told, turns, strict=True))
    assert len({turn["run_id"] for turn in turns}) == 2


def test_the_space_that_only_the_newspaper_knows_stands_as_it_was_told_last(demo: Path) -> None:
    [space] = rows(demo, "SELECT * FROM spaces WHERE name = 'Morgenrood'")
    assert {key: space[key] for key in ("status", "opened", "closed")} == {
        key: HISTORY[-1][key] for key in ("status", "opened", "closed")
    }
    assert (space["street"], space["house_number"], space["municipality"]) == ("Scheutlaan", "347", "Anderlecht")
    assert space["operator_id"] == "kraanvogel"


def test_a_rebuild_tells_the_same_history(demo: Path) -> None:
    before = rows(demo, "SELECT * FROM changes")
    before_documents = rows(demo, "SELECT document_id, evidence_id FROM documents")
    build(demo)
    assert before == rows(demo, "SELECT * FROM changes") != []
    assert before_documents == rows(demo, "SELECT document_id, evidence_id FROM documents")


@pytest.mark.parametrize("copy", EXPECTED["sample-stadskoerier"]["copies"])
def test_an_article_that_two_newspapers_carry_is_one_piece_of_evidence(demo: Path, copy: dict[str, str]) -> None:
    pieces = rows(demo, "SELECT DISTINCT evidence_id FROM documents WHERE url IN (?, ?)", copy["url"], copy["of"])
    assert len(pieces) == 1
    [original] = rows(demo, "SELECT document_id FROM documents WHERE url = ?", copy["of"])
    assert pieces[0]["evidence_id"] == original["document_id"]
    [space] = rows(demo, "SELECT space_id, n_sources FROM spaces WHERE name = 'Zwaluw'")
    titles = rows(
        demo,
        "SELECT DISTINCT d.source_id FROM claims c JOIN documents d USING (document_id) WHERE c.space_id = ?",
        space["space_id"],
    )
    assert space["n_sources"] == len(titles) - 1


def test_an_article_joins_the_space_that_its_operators_site_shows(demo: Path) -> None:
    joined = rows(
        demo,
        "SELECT DISTINCT s.name FROM claims c JOIN spaces s USING (space_id) JOIN documents d USING (document_id) "
        "WHERE d.kind = 'press' AND s.operator_id LIKE 'sample-%' ORDER BY 1",
    )
    assert [row["name"] for row in joined] == ["Huis Halfzes", "The Paper Heron", "Zwaluw"]


def test_the_page_behind_a_paywall_says_so_and_gives_nothing_away(demo: Path) -> None:
    [document] = rows(demo, "SELECT paywalled, outcome, reason FROM documents WHERE url LIKE '%dakwerken%'")
    assert (document["paywalled"], document["outcome"]) == (1, "read")
    assert "paywall" in document["reason"]
    assert rows(demo, "SELECT 1 FROM claims WHERE quote LIKE '%64 werkplekken%'") == []


def test_what_says_nothing_of_coworking_is_never_fetched(demo: Path) -> None:
    assert rows(demo, "SELECT 1 FROM documents WHERE url LIKE '%kanaalfeest%'") == []


def test_the_later_nights_ask_only_for_what_has_changed(demo: Path) -> None:
    with sqlite3.connect(demo / "claims.db") as connection:
        read = connection.execute(
            "SELECT first_seen < last_seen, count(*) FROM documents WHERE source_id = ? AND role = 'section'", (TITLE,)
        ).fetchall()
        assert read == [(1, 1)]


def test_the_candidates_are_those_that_no_card_knows(demo: Path) -> None:
    from click.testing import CliRunner

    from cowcrawl.cli import main

    shown = CliRunner().invoke(main, ["review", "candidates", "--json", "--var", str(demo)])
    found = {row["name"]: row for row in map(json.loads, shown.output.splitlines())}
    assert found["Morgenrood"]["n_documents"] == 3
    assert found["Morgenrood"]["status"] == "closed"
    assert "Zwaluw" not in found
