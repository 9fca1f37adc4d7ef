"""Invented reports in four languages and many layouts: what a careful person would read in each, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cowcrawl.extract import Extract
from cowcrawl.page.content import Content
from cowcrawl.reader import read
from cowcrawl.report.mapped import MAX_WORDS
from cowcrawl.text import squeeze

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.txt"))
MANY = ("investor", "roles")


def report_of(path: Path) -> Extract:
    return read(Content(body=path.read_bytes(), url="https://report.invalid/", kind="report"))


def expected(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.with_suffix(".yml").read_text("utf-8"))
    return content


def passages(extract: Extract) -> list[str]:
    """Every passage that is repeated from the report."""
    claims = [claim for mention in extract.mentions for claim in mention.claims]
    told = [text for claim in claims for text in (claim.quote, *claim.context)]
    return told + [aggregate.quote for aggregate in extract.aggregates]


def spaces(extract: Extract) -> list[dict[str, Any]]:
    found = []
    for mention in extract.mentions:
        space: dict[str, Any] = {}
        for claim in mention.claims:
            if claim.field == "events":
                continue
            if claim.field in MANY:
                space.setdefault(claim.field, []).append(claim.value)
            else:
                space.setdefault(claim.field, claim.value)
        found.append(space)
    return found


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_space_of_a_report_is_read_with_what_is_said_of_it(path: Path) -> None:
    assert sorted(spaces(report_of(path)), key=str) == sorted(spaces_wanted(path), key=str)


def spaces_wanted(path: Path) -> list[dict[str, Any]]:
    """The expected spaces, their keys in the order in which they are read."""
    found = {str(sorted(space.items(), key=str)): space for space in spaces(report_of(path))}
    wanted: list[dict[str, Any]] = expected(path)["spaces"]
    return [found.get(str(sorted(space.items(), key=str)), space) for space in wanted]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_what_a_report_counts_itself_is_kept_and_is_no_space(path: Path) -> None:
    keys = ("subject", "measure", "value", "unit", "date")
    found = {tuple(getattr(each, key) for key in keys) for each in report_of(path).aggregates}
    assert found == {tuple(row.get(key) for key in keys) for row in expected(path)["aggregates"]}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_quote_is_short_and_stands_in_the_report(path: Path) -> None:
    text = squeeze(path.read_text("utf-8"))
    told = passages(report_of(path))
    assert [quote for quote in told if squeeze(quote) not in text] == []
    assert [quote for quote in told if len(quote.split()) > MAX_WORDS] == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_names_of_persons_are_not_kept(path: Path) -> None:
    extract = report_of(path)
    values = [str(claim.value) for mention in extract.mentions for claim in mention.claims]
    details = [reject.detail for reject in extract.rejects]
    kept = " ".join((*passages(extract), *values, *details))
    assert [name for name in expected(path).get("never", ()) if name in kept] == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_date_of_a_report_is_the_one_it_gives_itself(path: Path) -> None:
    assert report_of(path).published_at == expected(path).get("published_at")
