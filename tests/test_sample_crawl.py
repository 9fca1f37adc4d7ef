"""The whole way, as a newcomer walks it: `cowcrawl demo` over real HTTP, against what a perfect reader would find."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from lxml.html import fromstring
from warcio.archiveiterator import ArchiveIterator

from cowcrawl.page.charset import decode
from cowcrawl.text import fold

EXPECTED: dict[str, dict[str, Any]] = json.loads((ROOT / "sample" / "expected.json").read_text("utf-8"))
NOT_READ_YET = ("sample-kanaalbode", "sample-stadskoerier", "sample-werkplekbarometer")
OPERATORS = {source: facts for source, facts in EXPECTED.items() if source not in NOT_READ_YET}
PLACE = ("name", "street", "house_number", "postal_code", "city")
"""What must be right of every space."""
PLANS_FOUND = 0.8
"""Share of the expected price plans that must be found; those that are found must all be expected."""

MEASURES = {
    "count": "spaces",
    "count_existing": "existing spaces",
    "count_planned": "spaces in preparation",
    "area": "floor area",
}
"""What the measures of a perfect reader are called in a build."""

Row = dict[str, Any]


def rows(var: Path, sql: str, *parameters: str) -> list[Row]:
    with sqlite3.connect(var / "current" / "cowcrawl.db") as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, parameters)]


def values(fact: dict[str, Any]) -> set[str]:
    """The right values of a fact, folded: the one expected and those another page says as rightly."""
    return {fold(str(each["value"])) for each in (fact, *fact.get("also", ()))}


def spaces_of(var: Path, source: str) -> list[Row]:
    return rows(var, "SELECT *, municipality AS city FROM spaces WHERE operator_id = ? ORDER BY space_id", source)


@pytest.mark.parametrize("source", OPERATORS)
def test_every_space_of_a_site_is_there_once(demo: Path, source: str) -> None:
    wanted = sorted(fold(space["facts"]["name"]["value"]) for space in OPERATORS[source]["spaces"])
    assert sorted(fold(row["name"] or "") for row in spaces_of(demo, source)) == wanted


@pytest.mark.parametrize("source", OPERATORS)
def test_every_space_has_its_true_name_and_address(demo: Path, source: str) -> None:
    found = {fold(row["name"] or ""): row for row in spaces_of(demo, source)}
    for space in OPERATORS[source]["spaces"]:
        facts = space["facts"]
        row = found[fold(facts["name"]["value"])]
        wrong = {
            field: row[field]
            for field in PLACE
            if field in facts and fold(str(row[field] or "")) not in values(facts[field])
        }
        assert wrong == {}


@pytest.mark.parametrize("field", ["phone", "email", "area_m2", "desks", "status"])
def test_no_fact_that_is_shown_is_wrong(demo: Path, field: str) -> None:
    wrong = []
    for source, expected in OPERATORS.items():
        right = {value for space in expected["spaces"] for value in values(space["facts"].get(field, {"value": None}))}
        shown = (row[field] for row in spaces_of(demo, source) if row[field] is not None)
        texts = (f"{value:g}" if isinstance(value, float) else str(value) for value in shown)
        wrong += [(source, text) for text in texts if fold(text) not in right]
    assert wrong == []


def plan(amount: Decimal, formula: Row) -> tuple[Any, ...]:
    return amount, formula["currency"], formula["period"], formula["quantity"] or None, formula["desk_type"]


def plans_expected() -> Counter[tuple[Any, ...]]:
    return Counter(
        (source, *plan(Decimal(formula["amount"]), formula))
        for source, expected in OPERATORS.items()
        for space in expected["spaces"]
        for formula in space["formulas"]
    )


def plans_found(var: Path) -> Counter[tuple[Any, ...]]:
    found = rows(var, "SELECT f.*, s.operator_id FROM formulas f JOIN spaces s USING (space_id)")
    return Counter((row["operator_id"], *plan(Decimal(row["amount"]) / 100, row)) for row in found)


def test_no_price_that_is_shown_is_wrong(demo: Path) -> None:
    prices = Counter({key[:-1] for key in plans_found(demo)}) - Counter({key[:-1] for key in plans_expected()})
    assert list(prices) == []


def test_most_prices_are_found(demo: Path) -> None:
    wanted = plans_expected()
    missing = wanted - plans_found(demo)
    assert 1 - missing.total() / wanted.total() >= PLANS_FOUND, sorted(missing, key=str)


TRAPS = [(source, trap) for source, expected in EXPECTED.items() for trap in expected["traps"]]


@pytest.mark.parametrize(("source", "trap"), TRAPS, ids=[f"{source}: {trap['why']}" for source, trap in TRAPS])
def test_a_trap_is_not_fallen_into(demo: Path, source: str, trap: dict[str, Any]) -> None:
    claims = rows(
        demo,
        "SELECT c.field, c.value, c.quote FROM claims c JOIN documents d USING (document_id) WHERE d.source_id = ?",
        source,
    )
    value = trap["value"]
    if trap["field"] == "formulas":
        amounts = [json.loads(claim["value"])["amount"] for claim in claims if claim["field"] == "formulas"]
        assert Decimal(str(value)) not in [Decimal(amount) for amount in amounts if amount]
    elif trap["field"] == "*":
        assert not [claim for claim in claims if str(value) in claim["value"] or str(value) in claim["quote"]]
    else:
        said = {fold(claim["value"]) for claim in claims if claim["field"] == trap["field"]}
        assert fold(str(value)) not in said


PLANTED = [(source, planted) for source, expected in EXPECTED.items() for planted in expected["planted"]]


@pytest.mark.parametrize(("source", "planted"), PLANTED, ids=[planted["outcome"] for _, planted in PLANTED])
def test_what_cannot_be_read_is_on_record_with_its_reason(demo: Path, source: str, planted: dict[str, Any]) -> None:
    with sqlite3.connect(demo / "claims.db") as connection:
        recorded = connection.execute(
            "SELECT outcome, reason <> '' FROM documents WHERE source_id = ? AND ? IN (url, requested_url)",
            (source, planted["url"]),
        ).fetchall()
    assert recorded == [(planted["outcome"], 1)]


def test_articles_and_reports_are_read(demo: Path) -> None:
    found = rows(demo, "SELECT kind, sum(n_claims) AS claims FROM documents WHERE kind <> 'operator' GROUP BY 1")
    assert {row["kind"]: row["claims"] > 0 for row in found} == {"press": True, "report": True}


def test_the_report_says_what_its_table_says_and_nothing_else(demo: Path) -> None:
    expected = EXPECTED["sample-werkplekbarometer"]["spaces"]
    wanted = Counter((field, str(fact["value"])) for space in expected for field, fact in space["facts"].items())
    claims = rows(demo, "SELECT c.* FROM claims c JOIN documents d USING (document_id) WHERE d.kind = 'report'")
    derived = ("events", "status")
    told = Counter((claim["field"], claim["value"]) for claim in claims if claim["field"] not in derived)
    assert told == wanted


def test_the_counts_of_the_report_are_published_with_its_words(demo: Path) -> None:
    wanted = {
        (row["subject"], MEASURES[row["measure"]], row["value"], row["unit"], row["date"])
        for row in EXPECTED["sample-werkplekbarometer"]["aggregates"]
    }
    found = rows(demo, "SELECT a.*, d.source_id FROM aggregates a JOIN documents d USING (document_id)")
    assert {row["source_id"] for row in found} == {"sample-werkplekbarometer"}
    assert {(row["subject"], row["measure"], row["value"], row["unit"], row["date"]) for row in found} == wanted
    assert all(str(int(row["value"])) in row["quote"].replace(".", "") and row["current"] for row in found)


def squeezed(text: str) -> str:
    """`text` without any white space: blocks may be joined with or without one."""
    return re.sub(r"[\s\u00ad\u200b-\u200d\ufeff]+", "", unescape(text))


def archived_pages(var: Path) -> dict[tuple[str, int], str]:
    """The text and the source of every archived response, by archive file and offset."""
    pages = {}
    for archive in sorted((var / "archive").glob("*.warc.gz")):
        with archive.open("rb") as stream:
            records = ArchiveIterator(stream)
            for record in records:
                body = decode(record.content_stream().read() if record.rec_type == "response" else b"")
                offset = records.get_record_offset()  # asked for earlier, it would leave the body empty
                text = "".join(fromstring(body).itertext()) if "<html" in body else ""
                pages[archive.name, offset] = squeezed(text) + squeezed(body)
    return pages


def test_every_quote_stands_in_the_archived_page(demo: Path) -> None:
    pages = archived_pages(demo)
    claims = rows(demo, "SELECT c.field, c.quote, c.context, d.* FROM claims c JOIN documents d USING (document_id)")
    assert len(claims) > 100
    absent = [
        (claim["url"], claim["field"], passage)
        for claim in claims
        for passage in (claim["quote"], *json.loads(claim["context"] or "[]"))
        if squeezed(passage) not in pages[claim["warc_file"], claim["warc_offset"]]
    ]
    assert absent == []


def test_the_demonstration_says_that_it_is_a_sample(demo: Path) -> None:
    assert rows(demo, "SELECT sample FROM build") == [{"sample": 1}]
    assert rows(demo, "SELECT DISTINCT sample FROM sources") == [{"sample": 1}]
