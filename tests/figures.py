"""What the reader reaches today: on pages of real sites that people have labelled, and on the sample web."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from conftest import ROOT

from cowcrawl.evaluate import agreement, evaluate, load
from cowcrawl.evaluate.matching import pair
from cowcrawl.evaluate.score import Score
from cowcrawl.extract.read import read
from cowcrawl.model import Claim
from cowcrawl.page import Page
from cowcrawl.text import fold
from sample.server import WEB, load_site
from spiders.registry import load as load_cards

Figures = dict[str, dict[str, float | int | None]]

EXPECTED: dict[str, dict[str, Any]] = json.loads((ROOT / "sample" / "expected.json").read_text("utf-8"))
CARDS = [card for card in load_cards(ROOT / "sample" / "sources") if card.kind == "operator"]


@cache
def on_labelled_pages(shared: Path) -> Figures:
    """Precision, recall and F1 by field on the labelled pages of real sites."""
    pages = shared / "pages"
    return evaluate(load(pages / "labels.jsonl", pages)).figures


@cache
def on_sample_web() -> Figures:
    """The same on the sample web, whose facts count once a site: right on any of its pages, false on none."""
    score = Score()
    for card in CARDS:
        claims = list(_claims(card.hosts[0], card.id))
        _facts(score, EXPECTED[card.id]["spaces"], claims)
        _plans(score, EXPECTED[card.id]["spaces"], claims)
    return {
        name: {measure: getattr(count, measure) for measure in ("precision", "recall", "f1")}
        for name, count in sorted(score.counts.items())
    }


def _claims(host: str, source: str) -> Iterator[Claim]:
    """Every claim on the pages of a host that a crawl may read."""
    closed = {planted["url"] for planted in EXPECTED[source]["planted"]}
    read_already = set()
    for path, answer in load_site(WEB / host).items():
        url = f"http://{host}{path}"
        is_page = answer.status == 200 and answer.content_type.startswith("text/html")
        if not is_page or url in closed or answer.body in read_already or urlsplit(url).path == "/404.html":
            continue
        read_already.add(answer.body)
        encoding = answer.content_type.partition("charset=")[2] or None
        for mention in read(Page(answer.body, url=url, encoding=encoding)).mentions:
            yield from mention.claims


def _facts(score: Score, spaces: list[dict[str, Any]], claims: list[Claim]) -> None:
    right: dict[str, list[list[Any]]] = {}
    for space in spaces:
        for field, fact in space["facts"].items():
            values = [fact["value"], *(other["value"] for other in fact.get("also", ()))]
            if values not in right.setdefault(field, []):
                right[field].append(values)
    for field, facts in right.items():
        told = [claim.value for claim in claims if claim.field == field]
        silent = field == "status" and not any("literal" in space["facts"].get("status", {}) for space in spaces)
        found = [values for values in facts if any(_same(field, value, one) for one in told for value in values)]
        score.add(field, right=len(found), missed=0 if silent else len(facts) - len(found))
    for field in {claim.field for claim in claims} - {"formulas", "rooms", "services", "space_types", "website"}:
        kinds = ("name", "operator") if field in ("name", "operator") else (field,)
        known = [value for kind in kinds for values in right.get(kind, ()) for value in values]
        told = {repr(claim.value): claim.value for claim in claims if claim.field == field}
        told.pop("'some_plans'", None)  # right, and not said of the whole space
        score.add(field, false=sum(not any(_same(field, value, one) for value in known) for one in told.values()))


def _same(field: str, expected: Any, value: Any) -> bool:
    if field == "opening_hours":
        return agreement.same_hours(expected, value)
    if isinstance(expected, float | int) and not isinstance(expected, bool):
        return abs(expected - value) < 1e-4
    return fold(str(expected)) == fold(str(value))


def _plans(score: Score, spaces: list[dict[str, Any]], claims: list[Claim]) -> None:
    expected = [plan for space in spaces for plan in space["formulas"]]
    found = list({json.dumps(claim.value): claim.value for claim in claims if claim.field == "formulas"}.values())
    for name, same in (("price", agreement.same_price), ("formula", agreement.same_formula)):
        pairs, _ = pair(expected, found, lambda label, plan, same=same: 1.0 if same(label, plan) else None)
        spare = [plan for at, plan in enumerate(found) if at not in pairs.values()]
        told_again = sum(any(same(label, plan) for label in expected) for plan in spare)
        score.add(name, right=len(pairs), false=len(spare) - told_again, missed=len(expected) - len(pairs))
